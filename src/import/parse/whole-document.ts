/** A document read part by part, and the questions only the whole of it answers: when the meeting was, whose it was, of which kind. */

import { dateIn } from "#core/calendar.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import { sameBody } from "./decision-headings.ts";
import type { ItemDraft } from "./item-reader.ts";
import type { Layout } from "./layout.ts";
import type { Line } from "./lines.ts";
import type { Mark } from "./marks.ts";
import type { Header } from "./meeting-header.ts";
import type { Piece } from "./pieces.ts";

// "A. Sager til afgørelse i byrådet": groups of items, repeated over or under each heading (Odense).
export const groupLine = /^(?:[A-F]|[IVX]{1,4})\. \p{Lu}/u;

export type Whole = {
  layout: Layout;
  lines: readonly Line[];
  pieces: readonly Piece[];
  marks: readonly Mark[];
  header: Header;
  drafts: ItemDraft[];
  contents: ReadonlySet<number>;
  /** The document holds nothing but the list of items. */
  listOnly: boolean;
};

export type Doubting = (field: string, item: number | null, reason: string, text: string, index: number | null, proposal?: string) => void;

const approval = /(?:dagsorden(?:en)?|referat(?:et)?) (?:for|til|fra) .{0,60}?(?<date>\d{1,2}\. ?\p{L}{3,9} \d{4})/iu;

// The header says it; else the decisions' own headings do; else the approval of the agenda, and then a person is asked.
export function dateOfMeeting({ header, drafts, pieces }: Whole, doubt: Doubting): string | null {
  const [best, ...others] = header.dates;
  const rival = best && others.find((each) => each.date !== best.date && each.sure >= best.sure && each.sure > 3);
  if (rival) doubt("meeting/date", null, "Mødehovedet angiver to datoer.", pieces[rival.at]!.text, rival.at, rival.date);
  if (best) return best.date;
  const dated = drafts.flatMap((draft) => draft.decisions).filter((block) => block.heading.date !== null && !block.heading.handedOn);
  const latest = dated
    .map((block) => block.heading.date!)
    .sort()
    .at(-1);
  if (latest !== undefined) return latest;
  for (const draft of drafts.slice(0, 2)) {
    for (const part of [{ at: draft.start.at, text: draft.start.title ?? "" }, ...draft.sections.flatMap((section) => section.parts)]) {
      const written = approval.exec(part.text.slice(0, 500))?.groups?.date;
      const found = written === undefined ? null : dateIn(written);
      if (found === null) continue;
      doubt("meeting/date", null, "Mødehovedet har ingen dato; datoen er taget fra godkendelsen af dagsordenen.", part.text, part.at, found);
      return found;
    }
  }
  doubt("meeting/date", null, "Mødets dato står ikke i teksten.", "", null);
  return null;
}

export function bodyOfMeeting({ header, drafts }: Whole, date: string | null): string | null {
  const named = drafts
    .flatMap((draft) => draft.decisions)
    .filter((block) => block.heading.body !== null && !block.heading.handedOn && (block.heading.date === date || block.heading.date === null))
    .map((block) => block.heading.body!);
  const own = header.organization === null ? undefined : named.find((each) => sameBody(each, header.organization!));
  if (header.organization !== null && (named.length === 0 || own !== undefined)) return header.organization;
  const counts = new Map<string, number>();
  for (const each of named) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  return most?.replace(/^(\p{L}+råd)s$/u, "$1et") ?? header.organization ?? bodyOfFirstItem(drafts);
}

// "Godkendelse af dagsorden til dagens møde i Kommunalbestyrelsen." (Thisted, whose header names no body)
function bodyOfFirstItem(drafts: readonly ItemDraft[]): string | null {
  for (const part of drafts[0]?.sections.flatMap((section) => section.parts) ?? []) {
    const body = /dagens møde i (?<body>\p{Lu}[\p{L} ,&-]{3,80})\.?$/u.exec(part.text.slice(0, 300))?.groups?.body;
    if (body !== undefined) return body;
  }
  return null;
}

export function kindOf({ header, drafts }: Whole, date: string | null): MeetingKind {
  const decided = drafts.some((draft) =>
    draft.decisions.some((block) => block.parts.length > 0 && (block.heading.date === null || block.heading.date === date)),
  );
  if (header.kind !== null && !(header.kind === "agenda" && decided)) return header.kind;
  return decided || header.tellsAbsence ? "minutes" : "agenda";
}

export function municipalityIn(text: string): string | null {
  const found = /(?<name>\p{Lu}[\p{L}-]+(?:[ -]\p{Lu}[\p{L}-]+)?) Kommune(?!s|n)/u.exec(text)?.groups?.name;
  return found === undefined ? null : `${found} Kommune`;
}

export function termIn(text: string): { from: number; to: number } | null {
  const term = /\b(?<from>(?:19|20)\d\d) ?[-–] ?(?<to>(?:19|20)\d\d)\b/u.exec(text)?.groups ?? /\((?<from>\d\d)-(?<to>\d\d)\)/u.exec(text)?.groups;
  if (term === undefined) return null;
  const year = (written: string): number => (written.length === 2 ? 2000 + Number(written) : Number(written));
  const [from, to] = [year(term.from!), year(term.to!)];
  return to - from === 3 || to - from === 4 ? { from, to } : null;
}
