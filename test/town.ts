/** A town with one committee and its council, made by the verbs, and meetings held in it from plan to signature. Every name is invented. */

import { randomUUID } from "node:crypto";
import { addItem } from "#agenda/add-item.ts";
import { changeItem, type ItemChange } from "#agenda/change-item.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { approveCase } from "#case/approve-case.ts";
import { attachFile } from "#case/attach-file.ts";
import { openCase } from "#case/open-case.ts";
import { sendForApproval } from "#case/send-for-approval.ts";
import { cases } from "#case/store.ts";
import { writeRecommendation } from "#case/write-recommendation.ts";
import { writeSection } from "#case/write-section.ts";
import { foundCommittee } from "#committee/found-committee.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { seatMember } from "#committee/seat-member.ts";
import { setRules } from "#committee/set-rules.ts";
import type { AgendaItem, NewItem } from "#core/agenda.ts";
import type { CaseDetails } from "#core/case.ts";
import { defaultRules, type Rules, type Seat } from "#core/committee.ts";
import { houseActor, type Actor, type Role } from "#core/people.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import type { Refused } from "#core/verdict.ts";
import type { Call } from "#journal/change.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";

/** What a verb answered, or the sentence it refused with as a failure. */
export function must<Answer>(done: { ok: true; answer: Answer } | Refused): Answer {
  if (!done.ok) throw new Error(`${done.code}: ${sentenceOf(done)}`);
  return done.answer;
}

export type Member = { name: string; party: string | null; role?: Seat["role"] };

/** A case as it is to be written; `sections` by the key of the house's section. */
export type WrittenCase = {
  title: string;
  number: string | null;
  sections: Readonly<Record<string, string>>;
  by: string | null;
  points: readonly string[];
  attachments?: readonly string[];
  details?: Partial<CaseDetails>;
};

export type Town = {
  sql: Sql;
  files: FileStore;
  committee: number;
  council: number;
  secretary: Actor;
  writer: Actor;
  /** By name. */ person(name: string): number;
  plan(day: string, start?: string): Promise<number>;
  /** A case with its text, approved by whoever the rules say. */ write(day: string, written: WrittenCase, approved?: boolean): Promise<number>;
};

const noDetails: CaseDetails = {
  title: "",
  publicTitle: null,
  caseNumber: null,
  closed: false,
  closedReason: null,
  contact: null,
  initials: null,
  otherHandlers: null,
  parties: [],
  deadline: null,
  communication: null,
};

export function instant(day: string, time = "10:00"): Date {
  return new Date(`${day}T${time}:00Z`);
}

export async function aTown(
  sql: Sql,
  files: FileStore,
  given: {
    committee: string;
    abbreviation: string;
    members: readonly Member[];
    place: string;
    start: string;
    rules: Partial<Rules>;
    councillors?: readonly Member[];
    /** The first year of the term. */ year?: number;
  },
): Promise<Town> {
  const year = given.year ?? 2026;
  const [beginning, early] = [`${year}-01-01`, `${year}-01-02`];
  const founded = instant(early, "09:00");
  const house: Call = { actor: houseActor, at: founded };
  const people = new Map<string, number>();
  const add = async (name: string): Promise<number> => {
    const known = people.get(name);
    if (known !== undefined) return known;
    const { person } = must(await addPerson(sql, house, { name, email: `p${people.size}.${randomUUID()}@lindeborg.example`, initials: null, title: null }));
    people.set(name, person);
    return person;
  };
  const staff = async (name: string, role: Exclude<Role, "chair" | "viceChair" | "member" | "substitute" | "councilMember">): Promise<Actor> => {
    const person = await add(name);
    must(await giveRole(sql, house, { person, role: role as never, committee: null, from: early, until: null }));
    return { person, name, roles: [{ role, committee: null }] };
  };
  const term = { from: year, to: year + 3 };
  const council = must(await foundCommittee(sql, house, { kind: "council", name: "Kommunalbestyrelsen", abbreviation: "KB", from: beginning, term })).committee;
  const committee = must(
    await foundCommittee(sql, house, { kind: "committee", name: given.committee, abbreviation: given.abbreviation, from: beginning, term }),
  ).committee;
  const seat = async (body: number, { name, party, role }: Member, fallback: Seat["role"]): Promise<void> => {
    const person = await add(name);
    must(await seatMember(sql, house, { committee: body, version: null, person, party, role: role ?? fallback, from: beginning, until: null, group: null }));
  };
  for (const [index, member] of given.members.entries()) await seat(committee, member, index === 0 ? "chair" : index === 1 ? "viceChair" : "member");
  for (const [index, member] of [...given.members, ...(given.councillors ?? [])].entries())
    await seat(council, { name: member.name, party: member.party }, index === 0 ? "chair" : index === 1 ? "viceChair" : "member");
  const secretary = await staff("Solvej Rask", "secretary");
  const writer = await staff("Mads Brejnholt", "caseWorker");
  must(
    await setRules(sql, house, {
      committee,
      version: null,
      rules: { ...defaultRules(early), approvalSteps: [], standingItems: [], ...given.rules },
    }),
  );
  return {
    sql,
    files,
    committee,
    council,
    secretary,
    writer,
    person: (name) => people.get(name)!,
    plan: async (day, start = given.start) =>
      must(await planMeeting(sql, { actor: secretary, at: founded }, { committee, date: day, start, end: null, place: given.place, kind: "ordinary" })).meeting,
    write: async (day, written, approved = true) => {
      const call: Call = { actor: writer, at: instant(day, "08:00") };
      const details = { ...noDetails, ...written.details, title: written.title, caseNumber: written.number };
      const { id } = must(await openCase(sql, call, { committee, details, from: null, template: false }));
      for (const [key, text] of Object.entries(written.sections))
        must(await writeSection(sql, call, { case: id, key, text: richTextOfPlain(text), version: 1 }));
      must(await writeRecommendation(sql, call, { case: id, by: written.by, points: written.points, version: 1 }));
      for (const name of written.attachments ?? [])
        must(
          await attachFile(sql, files, call, {
            case: id,
            upload: { fileName: `${name.replace(/[/\\]/gu, "-")}.txt`, bytes: Buffer.from(`${name}: opdigtet bilag`) },
            name,
            open: true,
            reason: null,
            replaces: null,
          }),
        );
      if (approved) {
        must(await sendForApproval(sql, call, { case: id }));
        const { approvals } = (await cases.load(sql, id))!;
        for (let step = 0; step < approvals.length; step++)
          must(
            await approveCase(sql, { actor: { ...secretary, person: 9000 + step, roles: [{ role: "approver", committee: null }] }, at: call.at }, { case: id }),
          );
      }
      return id;
    },
  };
}

/** One item of an agenda to be: a case, or what the agenda has of its own. */
export type Entry = {
  case?: WrittenCase;
  again?: number;
  own?: Partial<NewItem> & { title: string };
  change?: ItemChange;
  closed?: { reason: string; publicTitle: string };
};

/** Puts together and sends the agenda of a meeting; answers its items in order. */
export async function sendAgenda(town: Town, meeting: number, day: string, entries: readonly Entry[]): Promise<AgendaItem[]> {
  const call: Call = { actor: town.secretary, at: instant(day, "11:00") };
  must(await openAgenda(town.sql, call, { meeting }));
  for (const entry of entries) {
    if (entry.own)
      must(
        await addItem(town.sql, call, {
          meeting,
          item: { kind: "standing", caseNumber: null, text: "", sender: null, points: [], proposedDecision: null, ...entry.own },
        }),
      );
    else must(await putCaseOnAgenda(town.sql, call, { meeting, case: entry.again ?? (await town.write(day, entry.case!)), reading: null }));
    const item = (await agendas.load(town.sql, meeting))!.items.toSorted((a, b) => a.id - b.id).at(-1)!.id;
    if (entry.change) must(await changeItem(town.sql, call, { meeting, item, change: entry.change }));
    if (entry.closed) must(await closeItem(town.sql, call, { meeting, item, ...entry.closed }));
  }
  must(await releaseAgenda(town.sql, call, { meeting, lateBecause: "Sagerne kom sent frem." }));
  return [...(await agendas.load(town.sql, meeting))!.items];
}
