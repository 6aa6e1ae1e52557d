/** Atom, what goes in calendars, sitemap and robots as text. Data in, text out. */

import { dateLong } from "#core/calendar.ts";
import type { CalendarMeeting } from "#core/icalendar.ts";
import { paths } from "#ui/paths.ts";
import { itemTitle } from "#ui/parts.ts";
import { kindNames, outcomeName } from "#ui/words.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import type { FeedMeeting } from "./feed-queries.ts";
import type { SearchAnswer } from "./search.ts";

export type AtomEntry = { path: string; title: string; updated: string; summary: string; revision?: number };
/** What an entry was that has been taken back: its address, how many versions it had, and when it went. No words. */
export type AtomGone = { path: string; revisions: number; when: string };

/** An Atom feed (RFC 4287). An entry is the same for as long as its address and version are. What is gone is told as RFC 6721 does. */
export function atom({
  origin,
  path,
  title,
  entries,
  gone = [],
  now,
}: {
  origin: string;
  path: string;
  title: string;
  entries: readonly AtomEntry[];
  gone?: readonly AtomGone[];
  now: string;
}): string {
  const updated = [...entries.map((entry) => entry.updated), ...gone.map((each) => each.when)].sort().at(-1) ?? now;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"${gone.length === 0 ? "" : ' xmlns:at="http://purl.org/atompub/tombstones/1.0"'} xml:lang="da">
<id>${xml(origin + path)}</id>
<title>${xml(title)}</title>
<updated>${updated}</updated>
<author><name>Sagsgang</name></author>
<link rel="self" type="application/atom+xml" href="${xml(origin + path)}"/>
${entries
  .map(
    (entry) =>
      `<entry><id>${xml(origin + entry.path)}${revisionMark(entry.revision)}</id><title>${xml(entry.title)}</title><updated>${entry.updated}</updated><link rel="alternate" type="text/html" href="${xml(origin + entry.path)}"/><summary>${xml(entry.summary)}</summary></entry>`,
  )
  .join("\n")}
${gone
  .flatMap(({ path, revisions, when }) =>
    Array.from({ length: revisions }, (_, index) => `<at:deleted-entry ref="${xml(origin + path)}${revisionMark(index + 1)}" when="${when}"/>`),
  )
  .join("\n")}
</feed>
`;
}

function revisionMark(revision: number | undefined): string {
  return revision !== undefined && revision > 1 ? `#version-${revision}` : "";
}

/** Meetings as Atom entries: each new version is news. */
export function meetingEntries(meetings: readonly FeedMeeting[]): AtomEntry[] {
  return meetings.map((meeting) => ({
    path: paths.meeting({ municipality: meeting.municipalitySlug, committee: meeting.committeeSlug, meeting: meeting.slug }),
    title: `${meeting.cancelled ? "Aflyst møde. " : ""}${meeting.changed ? "Ændret " : ""}${meeting.changed ? (kindNames[meeting.kind as MeetingKind] ?? meeting.kind).toLowerCase() : (kindNames[meeting.kind as MeetingKind] ?? meeting.kind)}: ${meeting.committee}, ${meeting.municipality}, ${dateLong(meeting.date)}`,
    updated: meeting.changedAt,
    revision: meeting.version,
    summary: meeting.items
      .map(
        (item) =>
          `${item.number === null ? "" : `${item.number}. `}${itemTitle(item.name, item.public)}${outcomeName(item.outcome) === null ? "" : ` – ${outcomeName(item.outcome)}`}`,
      )
      .join("\n"),
  }));
}

/** Results of a search as Atom entries. */
export function resultEntries(answer: SearchAnswer): AtomEntry[] {
  return answer.results.map(({ item, quoted }) => ({
    path: paths.item({ municipality: item.municipalitySlug, committee: item.committeeSlug, meeting: item.meetingSlug }, item.slug),
    title: `${itemTitle(item.name, item.public)} (${item.committee}, ${item.municipality}, ${dateLong(item.date)})`,
    updated: `${item.date}T00:00:00Z`,
    summary: quoted === null ? (outcomeName(item.outcome) ?? "") : quoted.pieces.map((piece) => piece.marked.map((part) => part.text).join("")).join(" … "),
  }));
}

/** Meetings for a calendar. */
export function meetingDates(origin: string, meetings: readonly FeedMeeting[]): CalendarMeeting[] {
  const host = new URL(origin).host;
  return meetings.map((meeting) => {
    const path = paths.meeting({ municipality: meeting.municipalitySlug, committee: meeting.committeeSlug, meeting: meeting.slug });
    return {
      uid: `${path.slice(1).replaceAll("/", ".")}@${host}`,
      path,
      name: `${meeting.cancelled ? "Aflyst: " : ""}${meeting.committee}, ${meeting.municipality}`,
      date: meeting.date,
      start: meeting.start,
      end: meeting.end,
      place: meeting.place,
      stamp: meeting.cancelled ? meeting.changedAt : meeting.filedAt,
      ...(meeting.cancelled ? { sequence: 1, cancelled: true } : {}),
      description: meeting.items.map((item) => `${item.number === null ? "" : `${item.number}. `}${itemTitle(item.name, item.public)}`).join("\n"),
    };
  });
}

/** Meetings with hits of a search, for a calendar: each once. */
export function resultDates(origin: string, answer: SearchAnswer, stamp: string): CalendarMeeting[] {
  const host = new URL(origin).host;
  const byMeeting = Map.groupBy(answer.results, ({ item }) =>
    paths.meeting({ municipality: item.municipalitySlug, committee: item.committeeSlug, meeting: item.meetingSlug }),
  );
  return [...byMeeting].map(([path, results]) => ({
    uid: `${path.slice(1).replaceAll("/", ".")}@${host}`,
    path,
    name: `${results[0]!.item.committee}, ${results[0]!.item.municipality}`,
    date: results[0]!.item.date,
    start: null,
    end: null,
    place: null,
    stamp,
    description: results.map(({ item }) => itemTitle(item.name, item.public)).join("\n"),
  }));
}

/** The list of the sitemap's parts. */
export function sitemapIndex(origin: string, parts: readonly { part: string; changed: string | null }[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map(({ part, changed }) => `<sitemap><loc>${xml(origin + paths.sitemapPart(part))}</loc>${changed === null ? "" : `<lastmod>${changed}</lastmod>`}</sitemap>`).join("\n")}
</sitemapindex>
`;
}

/** One part of the sitemap. */
export function sitemap(origin: string, pages: readonly { path: string; changed: string | null }[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(({ path, changed }) => `<url><loc>${xml(origin + path)}</loc>${changed === null ? "" : `<lastmod>${changed}</lastmod>`}</url>`).join("\n")}
</urlset>
`;
}

/** Searches are endless and make no sense in a search engine; everything else is welcome. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /soeg\nDisallow: /foelg\nAllow: /\n\nSitemap: ${origin}${paths.sitemap}\n`;
}

// Control characters are not allowed in XML at all.
function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
