/** What the eye takes a line for, before anything is known of the document it stands in. */

import { labelledCaseNumber, parseCaseNumber, type CaseNumber } from "#core/case-number.ts";
import { absenceLabel, type AbsenceLabel } from "./absence.ts";
import { decisionHeading, type DecisionHeading } from "./decision-headings.ts";
import { isFurniture } from "./furniture.ts";
import type { Layout } from "./layout.ts";
import type { Piece } from "./pieces.ts";
import { sectionHeading, type SectionHeading } from "./section-headings.ts";

export type Mark =
  | { is: "furniture" }
  /** "Indholdsfortegnelse": what follows is a list of the items, not the items. */
  | { is: "contents" }
  /** "Åbne sager", "Lukkede punkter": holds for the items after it. */
  | { is: "group"; closed: boolean }
  /** "Åbent punkt" standing for one item. */
  | { is: "status"; closed: boolean }
  | { is: "case"; number: CaseNumber | null; closed: boolean | null; labelled: boolean }
  | ({ is: "absence" } & AbsenceLabel)
  | ({ is: "decision" } & DecisionHeading)
  | ({ is: "section" } & SectionHeading)
  /** "Dok.nr.: …", "Initialer: …": what stands with a case number and is kept nowhere else. */
  | { is: "detail" }
  | { is: "text" };

const contents =
  /^(?:indholdsfortegnelse:?(?: (?:side|pkt\. tekst side|sag tekst sidenr\.))?|indhold|(?:åbne )?dagsorden(?:s)?punkter|punkter(?: på dagsordenen)?|sagsliste|sagsoversigt|oversigt over (?:punkter|sager))\s*:?$/iu;
const group =
  /^(?<open>åbne?|åbne (?:punkter|sager|dagsordenspunkter)|åben (?:dagsorden|del)|efterretningssager|for åbne døre|(?:til (?:behandling|efterretning) - )?for åbne døre|tema: .{3,50})\s*:?$|^(?:lukkede|lukkede (?:punkter|sager|dagsordenspunkter)|lukket (?:dagsorden|del|referat)|(?:til (?:behandling|efterretning) - )?for lukkede døre)\s*:?$/iu;
// "ØKONOMIUDVALGET" in capitals over the items that came from it (Ballerup).
const committeeAbove = /^\p{Lu}{5,}(?:UDVALGET|BESTYRELSEN|(?<!OM)RÅDET)$/u;
const status = /^(?:(?<open>åbent?(?: *punkt| sag| dagsordenspunkt)?)|lukket(?: punkt| sag| dagsordenspunkt)?)$/iu;
const statusAndCase = /^(?<status>åbent?|lukket)\s*[-–:]\s*(?<number>\S.*)$/iu;
const statusAtEnd = /(?:^|\s)(?:(?<open>åbent?(?: punkt| sag)?)|lukket(?: punkt| sag)?)$/iu;

/** The marks of all pieces. A status table's head, "Åbent punkt / Lukket punkt" on lines after each other, says nothing (LAYOUTS case 16). */
export function marksOf(pieces: readonly Piece[], layout: Layout): Mark[] {
  const marks = pieces.map((piece) => markOf(piece, layout));
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1];
    if (mark.is !== "status" || next?.is !== "status" || mark.closed === next.closed) continue;
    marks[i] = marks[i + 1] = { is: "furniture" };
    for (const above of [i - 2, i - 1]) if (/^(?:Behandling|Mødedato)$/.test(pieces[above]?.text ?? "")) marks[above] = { is: "furniture" };
  }
  return marks;
}

function markOf(piece: Piece, layout: Layout): Mark {
  const { text } = piece;
  if (isFurniture(text) || (layout.furniture !== undefined && text.length <= 300 && layout.furniture.some((each) => each.test(text))))
    return { is: "furniture" };
  if (text.length <= 60) {
    if (contents.test(text)) return { is: "contents" };
    const ofGroup = group.exec(text);
    if (committeeAbove.test(text)) return { is: "group", closed: false };
    if (ofGroup && !status.test(text)) return { is: "group", closed: ofGroup.groups?.open === undefined };
    const ofItem = status.exec(text);
    if (ofItem) return { is: "status", closed: ofItem.groups?.open === undefined };
  }
  const absence = absenceLabel(text);
  if (absence !== null) return { is: "absence", ...absence };
  const decision = decisionHeading(text);
  if (decision !== null) return { is: "decision", ...decision };
  return caseMark(text) ?? (caseDetail.test(text.slice(0, 40)) ? { is: "detail" } : null) ?? sectionMark(piece) ?? { is: "text" };
}

const caseDetail =
  /^(?:dok\.? ?nr\.?|dokumentnr\.?|dok\.|initialer|sagsinitialer|sagsbehandler|sagsansvarlig|j\.? ?nr\.?|journalnr\.?|kontaktperson|acadre|sagstype) *[.:]|^dok\. \d/iu;

function sectionMark(piece: Piece): Mark | null {
  const section = sectionHeading(piece);
  return section === null ? null : { is: "section", ...section };
}

function caseMark(text: string): Mark | null {
  if (text.length > 400) return null;
  const labelled = labelledCaseNumber(text);
  if (labelled !== null) {
    const said = statusAtEnd.exec(labelled.rest);
    return { is: "case", number: labelled.number, closed: said === null ? null : said.groups?.open === undefined, labelled: true };
  }
  const said = statusAndCase.exec(text);
  const bare = parseCaseNumber((said?.groups?.number ?? text).replace(/\s+-$/, ""));
  if (bare === null) return null;
  return { is: "case", number: bare, closed: said ? /^lukket/iu.test(said.groups!.status!) : null, labelled: false };
}
