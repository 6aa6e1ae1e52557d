/** When are two documents papers of the same meeting, and which of them stands? Pure rules for the archive's versions. */

import type { MeetingKind, PublishedMinutes } from "./published-minutes.ts";

export type KnownMeeting = {
  slug: string;
  kind: MeetingKind;
  start: string | null;
  document: string;
  items: readonly { number: string | null; name: string | null }[];
  /** Known to be another meeting, whatever it looks like; its place is taken. */ another?: boolean;
};

export type Place =
  /** The very same bytes stand there already: the rows are made anew under the same version. */
  | { kind: "same-document"; slug: string }
  /** Another paper of a meeting we have. `stands`: it becomes what the reader sees first. */
  | { kind: "another-version"; slug: string; stands: boolean }
  | { kind: "new-meeting"; slug: string };

/**
 * Where a document belongs among the meetings its committee has on that date. Minutes stand before an agenda whatever the order they
 * came in; of two equals the newest stands. Two meetings on one day are told apart by start time and by having no item in common.
 */
export function placeAmong(known: readonly KnownMeeting[], minutes: PublishedMinutes): Place {
  const date = minutes.meeting.date!;
  const here = known.find((each) => each.document === minutes.source.sha256 && each.another !== true);
  if (here) return { kind: "same-document", slug: here.slug };
  const supplementary = minutes.meeting.kind === "supplementaryAgenda";
  const family = known.filter((each) => (each.kind === "supplementaryAgenda") === supplementary && each.another !== true);
  const same = family.find((each) => sameMeeting(each, minutes));
  if (same) return { kind: "another-version", slug: same.slug, stands: !(same.kind === "minutes" && minutes.meeting.kind === "agenda") };
  const base = supplementary ? `${date}-tillaeg` : date;
  const taken = new Set(known.map((each) => each.slug));
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  return { kind: "new-meeting", slug };
}

function sameMeeting(known: KnownMeeting, minutes: PublishedMinutes): boolean {
  const start = minutes.meeting.start;
  if (known.start === null || start === null || known.start === start) return true;
  const names = new Set(known.items.map(itemName));
  return minutes.agendaItem.some((item) => item.name !== null && !standingItem.test(item.name) && names.has(itemName(item)));
}

// Items every meeting has say nothing of which meeting it is.
const standingItem = /^(?:godkendelse af dagsorden|meddelelser|eventuelt|underskrift|orientering)/iu;

function itemName(item: { number: string | null; name: string | null }): string {
  return `${item.number ?? ""} ${(item.name ?? "").toLowerCase().replace(/\s+/g, " ")}`;
}
