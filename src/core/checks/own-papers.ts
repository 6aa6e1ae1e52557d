/** The same rules over our own papers: a case while it is written, an agenda while it is put together, minutes as they stand. Pure. */

import { frozenPaper, itemOfCase, type Agenda, type AgendaItem, type ItemPaper } from "../agenda.ts";
import { parseCaseNumber } from "../case-number.ts";
import type { CasePaper } from "../case.ts";
import type { MinutesToPrint } from "../house-styles/print-minutes.ts";
import type { AgendaItem as PrintedItem, CheckFinding } from "../published-minutes.ts";
import type { AcceptedFinding, OwnFinding } from "./accepted.ts";
import { findingKey, findingsOf, placeOf } from "./findings.ts";
import type { MinutesToCheck } from "./read-items.ts";

// What the agenda's own remarks and the case's page say already.
const saidElsewhere = new Set(["recommendation-sender", "empty-section"]);

/** What is asked of a case on a day; `older` is the case it was copied from. */
export function findingsOfCase(paper: CasePaper, committee: string, today: string, older: CasePaper | null = null): OwnFinding[] {
  const of = (each: CasePaper, date: string | null): MinutesToCheck => ({
    organization: { name: committee, term: null },
    meeting: { kind: "agenda", date, start: null, place: null, participants: [] },
    agendaItem: [printed(frozenPaper(each, itemOfCase(1, each, "only", 0)), { title: each.title, closed: each.closed, number: null })],
  });
  const minutes = of(paper, today);
  return findingsOf(minutes, { today, earlier: older === null ? [] : [of(older, null)] }).flatMap((finding) =>
    saidElsewhere.has(finding.rule)
      ? []
      : [{ ...finding, key: findingKey(finding, null), place: placeOf(finding, minutes).replace(/^Punkt 1(?:, )?/u, "") || "Sagen" }],
  );
}

/** What is asked of an agenda as it stands: its items as sent, and those to come as their cases are. What was answered in a case is answered here. */
export function findingsOfAgenda(
  agenda: Agenda,
  cases: ReadonlyMap<number, CasePaper>,
  about: { committee: string; date: string; today: string; numbers: Readonly<Record<number, string>> },
): { found: OwnFinding[]; accepted: AcceptedFinding[] } {
  const minutes: MinutesToCheck = {
    organization: { name: about.committee, term: null },
    meeting: { kind: "agenda", date: about.date, start: null, place: null, participants: [] },
    agendaItem: agenda.items.map((item) => {
      const paper = item.paper ?? (item.case === null || !cases.has(item.case) ? null : frozenPaper(cases.get(item.case)!, item));
      return printed(paper, { title: item.title, closed: item.closed, number: item.number ?? about.numbers[item.id] ?? null });
    }),
  };
  const found = named(findingsOf(minutes, { today: about.today }), minutes, agenda.items);
  const inCases = found.flatMap((finding): AcceptedFinding[] => {
    const item = finding.index === null ? undefined : agenda.items[finding.index];
    const paper = item?.case === null || item === undefined ? undefined : cases.get(item.case!);
    return (paper?.acceptedFindings ?? []).filter(({ key }) => key === findingKey(finding, null)).map((each) => ({ ...each, key: finding.key }));
  });
  return { found, accepted: [...inCases, ...(agenda.acceptedFindings ?? [])] };
}

/** What is asked of the minutes of a meeting as they would be printed. */
export function findingsOfMinutes(minutes: MinutesToPrint, agenda: Agenda): OwnFinding[] {
  const items = minutes.agendaItem.map(({ number }) => agenda.items.find((item) => item.number === number));
  return named(findingsOf(minutes), minutes, items);
}

function named(found: readonly CheckFinding[], minutes: MinutesToCheck, items: readonly (AgendaItem | undefined)[]): OwnFinding[] {
  return found.flatMap((finding) =>
    saidElsewhere.has(finding.rule)
      ? []
      : [{ ...finding, key: findingKey(finding, finding.index === null ? null : (items[finding.index]?.id ?? null)), place: placeOf(finding, minutes) }],
  );
}

function printed(paper: ItemPaper | null, about: { title: string; closed: boolean; number: string | null }): PrintedItem {
  const recommendation = paper?.recommendation ?? null;
  return {
    number: about.number,
    name: about.title,
    public: !about.closed,
    caseNumber: paper === null || paper.caseNumber === null ? null : parseCaseNumber(paper.caseNumber, { labelled: true }),
    section: [
      ...(paper?.sections ?? []).map(({ role, heading, text }) => ({ role, heading, text })),
      ...(recommendation === null ? [] : [{ role: "recommendation" as const, heading: "Indstilling", text: recommendation.points.join("\n") }]),
    ],
    recommendation: recommendation === null ? null : { by: recommendation.by, points: [...recommendation.points] },
    decision: null,
    attachment: (paper?.attachments ?? []).map(({ name }) => ({ label: null, name })),
  };
}
