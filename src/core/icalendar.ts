/** Meetings as iCalendar text (RFC 5545), for the open side and the working side alike. */

import { dateShort } from "./calendar.ts";
import type { PlannedMeeting } from "./committee.ts";

export type CalendarMeeting = {
  uid: string;
  path: string;
  name: string;
  date: string;
  start: string | null;
  end: string | null;
  place: string | null;
  stamp: string;
  description: string;
  /** How many times it was told anew; a calendar takes the highest. */
  sequence?: number;
  cancelled?: boolean;
};

/** Meetings as iCalendar (RFC 5545). Times are Danish clock times; a meeting without an hour is a whole day. */
export function icalendar({
  origin,
  title,
  meetings,
  product = "Arkiv",
}: {
  origin: string;
  title: string;
  meetings: readonly CalendarMeeting[];
  product?: string;
}): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Sagsgang//${product}//DA`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(title)}`,
    "X-WR-TIMEZONE:Europe/Copenhagen",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
  for (const meeting of meetings) {
    const compact = meeting.date.replaceAll("-", "");
    const clock = (time: string): string => `${compact}T${time.replace(":", "")}00`;
    lines.push("BEGIN:VEVENT", `UID:${meeting.uid}`, `DTSTAMP:${meeting.stamp.replace(/[-:]/g, "")}`);
    if (meeting.start === null) lines.push(`DTSTART;VALUE=DATE:${compact}`);
    else {
      lines.push(`DTSTART;TZID=Europe/Copenhagen:${clock(meeting.start)}`);
      if (meeting.end !== null && meeting.end > meeting.start) lines.push(`DTEND;TZID=Europe/Copenhagen:${clock(meeting.end)}`);
    }
    if (meeting.sequence !== undefined) lines.push(`SEQUENCE:${meeting.sequence}`);
    if (meeting.cancelled) lines.push("STATUS:CANCELLED");
    lines.push(`SUMMARY:${escaped(meeting.name)}`, `URL:${origin}${meeting.path}`);
    if (meeting.place !== null) lines.push(`LOCATION:${escaped(meeting.place)}`);
    if (meeting.description !== "") lines.push(`DESCRIPTION:${escaped(meeting.description)}`);
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** A planned meeting as a calendar knows it, wherever it is told: one name for ever, and a number that grows with each change. */
export function plannedInCalendar(meeting: PlannedMeeting, committee: string, at: { host: string; path: string; stamp: Date }): CalendarMeeting {
  return {
    uid: `moede.${meeting.id}@${at.host}`,
    path: at.path,
    name: `${meeting.state === "cancelled" ? "Aflyst: " : ""}${committee}`,
    date: meeting.date,
    start: meeting.start,
    end: meeting.end,
    place: meeting.place,
    stamp: at.stamp.toISOString().replace(/\.\d+/, ""),
    description: [
      meeting.cancelledBecause === null ? null : `Aflyst: ${meeting.cancelledBecause}`,
      ...meeting.was.map((was) => `Flyttet fra ${dateShort(was.date)} kl. ${was.start}: ${was.reason}`),
    ]
      .filter((each) => each !== null)
      .join("\n"),
    sequence: meeting.version - 1,
    cancelled: meeting.state === "cancelled",
  };
}

/** Several calendars of ours as one: a year's plan told at once is one file. Of one meeting told twice the newest stands. */
export function joinedCalendars(texts: readonly string[]): string {
  const first = texts[0] ?? "";
  const events = texts.flatMap((text) => text.match(/^BEGIN:VEVENT\r\n[\s\S]*?^END:VEVENT\r\n/gm) ?? []);
  const newest = new Map(events.map((event) => [/^UID:(.*)\r\n/m.exec(event)?.[1] ?? event, event]));
  return `${first.split(/^BEGIN:VEVENT\r\n/m)[0]!}${[...newest.values()].join("")}END:VCALENDAR\r\n`;
}

function escaped(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/[,;]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, "\\n")
    .replace(/[\u0000-\u001f]/g, " ");
}

// A line holds at most 75 octets; Danish letters are two.
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const width = octetsOf(letter.codePointAt(0)!);
    if (octets + width > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = "";
      octets = 0;
    }
    piece += letter;
    octets += width;
  }
  pieces.push(piece);
  return pieces.join("\r\n ");
}

function octetsOf(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
