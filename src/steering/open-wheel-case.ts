/** A topic of the year wheel becomes a case: from its template, with its figures filled in, on the agenda of its meeting. */

import { isOpenForItems, putCaseOnAgenda } from "#core/agenda.ts";
import { danishDay } from "#core/calendar.ts";
import { noDetails, type CaseHappening, type CasePaper } from "#core/case.ts";
import { caseOpened } from "#core/case-opening.ts";
import { rulesOn, type Committee } from "#core/committee.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { isEmpty } from "#core/rich-text.ts";
import { rowsOf, type Ledger } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { partsOf, sectionOf } from "#core/steering/report.ts";
import { tableBlocks } from "#core/steering/table-in-text.ts";
import { turnsOf, type Turn } from "#core/steering/wheel.ts";
import { mayNot } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { agendaBegun, agendas } from "#agenda/store.ts";
import { cases, nextCaseId } from "#case/store.ts";
import { loadCommittee, loadMeetingForChange } from "#committee/store.ts";
import { change, type Call } from "#journal/change.ts";
import type { Answer } from "#journal/record-store.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { ledgers, ledgersOf, meetingsFrom } from "./store.ts";

/** `topic` is the row's key. Answers the new case. */
export function openWheelCase(sql: Sql, call: Call, given: { ledger: number; topic: string; year: number }): Answer<"open-wheel-case"> {
  return change(sql, call, async (tx) => {
    const wheel = await ledgers.loadForChange(tx, given.ledger);
    if (wheel === null || wheel.kind !== "wheel") return refuse("not-found");
    const no = mayNot(call.actor, "open-wheel-case", wheel.committee);
    if (no) return no;
    const row = rowsOf(wheel, kindOf(wheel)).find((each) => each.key === given.topic);
    if (row === undefined) return refuse("topic-unknown");
    // The year's own meetings, those that are over too: else a topic would come again when its meeting has been.
    const [turn] = turnsOf([row], given.year, await meetingsFrom(tx, wheel.committee, `${given.year}-01-01`)) as [Turn];
    if (wheel.turned.some((each) => each.topic === given.topic && each.year === given.year)) return refuse("wheel-case-open");
    if (turn.meeting === null || turn.meeting.date < danishDay(call.at)) return refuse("wheel-has-no-meeting");

    const [meeting, committee] = [(await loadMeetingForChange(tx, turn.meeting.id))!, (await loadCommittee(tx, wheel.committee))!];
    const agenda = (await agendas.loadForChange(tx, meeting.id)) ?? (await agendas.save(tx, meeting.id, null, await agendaBegun(tx, meeting, committee), call));
    if (!isOpenForItems(agenda)) return refuse("agenda-already-sent");
    const template = typeof row.values["template"] === "number" ? await cases.load(tx, row.values["template"]) : null;
    if (typeof row.values["template"] === "number" && template?.committee !== wheel.committee) return refuse("template-unknown");
    const id = await nextCaseId(tx);
    const happened = await caseBegun(tx, call, {
      id,
      topic: turn.topic,
      deadline: meeting.date,
      wheel,
      committee,
      template,
      figures: String(row.values["figures"] ?? ""),
    });
    const paper = await cases.save(tx, id, null, happened, call);
    const verdict = putCaseOnAgenda(agenda, paper, "only");
    if (!verdict.ok) throw new Error(`a new case of the committee's own could not be put on its agenda: ${verdict.code}`);
    await agendas.save(tx, meeting.id, agenda, verdict.change, call);
    await ledgers.save(tx, wheel.id, wheel, [{ kind: "topic-turned", what: { topic: given.topic, year: given.year, meeting: meeting.id, case: id } }], call);
    return { ok: true, answer: { id, version: paper.version } };
  });
}

type Begun = { id: number; topic: string; deadline: string; wheel: Ledger; committee: Committee; template: CasePaper | null; figures: string };

// The case as opened, and its presentation with the tables of the register the wheel names.
async function caseBegun(tx: Tx, call: Call, given: Begun): Promise<CaseHappening[]> {
  const style = styleNamed(rulesOn(given.committee, danishDay(call.at)).houseStyle);
  const details = { ...noDetails, title: given.topic, deadline: given.deadline };
  const opened = caseOpened({ id: given.id, committee: given.committee.id, author: call.actor.person, details, style, older: given.template, template: false });
  if (opened.kind !== "case-opened" || given.figures === "") return [opened];
  const ledger = (await ledgersOf(tx, given.committee.id)).find((each) => each.name.toLocaleLowerCase("da") === given.figures.toLocaleLowerCase("da"));
  const section = opened.what.sections.find((each) => each.role === "presentation");
  if (ledger === undefined || section === undefined) return [opened];
  const [part] = partsOf([{ ledger, comment: "" }], call.at.toISOString());
  const printed = sectionOf(part!);
  const blocks = printed.tables.flatMap((table) => tableBlocks(table, printed.source));
  if (blocks.length === 0) return [opened];
  const before = isEmpty(section.text) ? [] : section.text.content;
  return [opened, { kind: "section-written", what: { key: section.key, text: { type: "doc", content: [...before, ...blocks] } } }];
}
