/** The head of the minutes: when, where, who. Labels where the layout has them, else what the line itself shows (a date, a room, names). */

import { dateIn, timeIn } from "#core/calendar.ts";
import { onlyPeople, parsePeople, parsePerson, twoColumnsOfNames } from "#core/person-name.ts";
import type { Absence, MeetingKind, NamedPerson } from "#core/published-minutes.ts";
import { absenceTold, absenteesIn, pairSubstitutes } from "./absence.ts";
import { attendanceRows } from "./attendance-table.ts";
import { bodyIn, bodyWord, headerLabel, weekday } from "./header-labels.ts";
import type { HeaderField, Layout } from "./layout.ts";
import type { Mark } from "./marks.ts";
import type { Piece } from "./pieces.ts";

export type Header = {
  kind: MeetingKind | null;
  /** Every date the header gives, best first, with the line it stood in. */
  dates: { date: string; at: number; sure: number }[];
  start: string | null;
  end: string | null;
  place: string | null;
  /** The line the place was taken from without anything that said it was one. */
  placeGuessed: number | null;
  organization: string | null;
  participants: NamedPerson[];
  absent: Absence[];
  /** True when the header has a place for the absent, as minutes have and agendas have not. */
  tellsAbsence: boolean;
  /** Pieces read to no field: a title without number may be among them. */
  leftover: number[];
  doubts: { field: string; reason: string; text: string; at: number }[];
  /** Field path each piece went to. */
  placed: Map<number, string>;
};

const kinds: readonly (readonly [MeetingKind, RegExp])[] = [
  ["supplementaryAgenda", /tillægsdagsorden/iu],
  ["minutes", /referat|r e f e r a t|protokol|beslutninger fra/iu],
  ["agenda", /dagsorden|d a g s o r d e n/iu],
];

const roomWord =
  /lokale|lok\.|sal(?:en)?\b|rådhus|vej \d|vej\b|gade|skype|teams|webex|zoom|virtuelt|online|telefonmøde|kontor|værelse|kantine|slot\b|skole|bibliotek|center|centret|hotel|\bM\d|\b\d{4} \p{Lu}|administrationsbygning|hus(?:et)?\b|stræde|torv|sal\b/iu;

/** The date of a header line; "12/3 2019" and "14/9-2009", as people write it by hand, are dates there. */
function dayIn(text: string): string | null {
  return dateIn(text) ?? dateIn(text.replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})[- ]+(?=(?:19|20)\d{2}(?!\d))/u, "$1-$2-"));
}

/** Reads the pieces before the first item. */
export function readHeader(
  pieces: readonly Piece[],
  marks: readonly Mark[],
  end: number,
  layout: Pick<Layout, "labels" | "unlabelledNames">,
  skip: ReadonlySet<number>,
): Header {
  const header: Header = {
    kind: null,
    dates: [],
    start: null,
    end: null,
    place: null,
    placeGuessed: null,
    organization: null,
    participants: [],
    absent: [],
    tellsAbsence: false,
    leftover: [],
    doubts: [],
    placed: new Map(),
  };
  const names: { at: number; text: string }[] = [];
  const substitutes: NamedPerson[] = [];
  const bareNames: { at: number; people: NamedPerson[] }[] = [];
  // The label that still waits for its value: an empty one takes no line that cannot be its value (LAYOUTS case 7).
  let open: { field: HeaderField | "substitutes"; lists: "apology" | "absent"; taken: number } | null = null;
  let dated = -9;
  // Labels that stood empty right before: their values may follow all together (LAYOUTS D5).
  let empty: HeaderField[] = [];

  const take = (at: number, field: HeaderField | "substitutes", text: string, lists: "apology" | "absent"): boolean => {
    switch (field) {
      case "date":
      case "time":
      case "end":
        return takeMoment(header, at, text, field);
      case "place":
        if (text.length > 250 || /^ikke registreret/iu.test(text)) return false;
        // What a label says is the place outweighs a line that only looked like one.
        if (header.placeGuessed !== null && header.placeGuessed !== at) {
          header.placed.delete(header.placeGuessed);
          header.leftover.push(header.placeGuessed);
          header.place = null;
          header.placeGuessed = null;
        }
        return put(header, at, "meeting/place", () => (header.place ??= text.replace(/[.,]$/, "")));
      case "organization":
        if (text.length > 160) return false;
        takeMoment(header, at, text, "time");
        return put(header, at, "organization/name", () => (header.organization = bodyIn(text) ?? text));
      case "participants": {
        if (/^ikke registreret/iu.test(text)) return put(header, at, "meeting/participants");
        // "Til stede: Alle undtagen Bo Holm"
        const but = /^alle(?: medlemmer)?,? (?=undtagen|bortset fra|på nær)/iu.exec(text);
        const missing = but === null ? null : absenceTold(`Alle var til stede ${text.slice(but[0].length)}`);
        if (missing !== null) {
          header.absent.push(...missing.absent);
          return put(header, at, "meeting/absent");
        }
        if (peopleOf(withoutStandIn(text)).length === 0 || (absenceTold(text) !== null && withoutStandIn(text) === text)) return false;
        names.push({ at, text });
        return put(header, at, "meeting/participants");
      }
      case "absent": {
        const absent = absenteesIn(text, lists) ?? absenceTold(text)?.absent ?? null;
        if (absent === null) return false;
        const day = /^Den \d{1,2}\. \p{L}{3,9} \d{4}:/u.exec(text)?.[0];
        const onDay = day === undefined ? null : dateIn(day);
        if (onDay !== null) header.dates.push({ date: onDay, at, sure: 2 });
        header.absent.push(...absent);
        return put(header, at, "meeting/absent");
      }
      case "substitutes": {
        const people = onlyPeople(text);
        if (people === null) return false;
        substitutes.push(...people);
        return put(header, at, "meeting/absent");
      }
      case "remarks":
      case "other": {
        const told = field === "remarks" ? absenceTold(text.replace(/^afbud fra: */iu, "Afbud fra ")) : null;
        if (told) header.absent.push(...told.absent);
        const closing = /mødet (?:sluttede|slut|blev hævet|hævet)\b.*kl/iu.test(text) ? timeIn(text, { marked: true }) : null;
        if (closing !== null) header.end ??= closing;
        return put(header, at, told ? "meeting/absent" : "meeting/remarks");
      }
    }
  };

  // "Mødested: Deltagere: Fraværende: Referent: Salen Bo Holm, Ida Krog Ingen Per Lund": the values in the order of their labels.
  const takeStacked = (fields: readonly HeaderField[], values: string, at: number): boolean => {
    let rest = values;
    const begins = fields.includes("place") ? roomAtStart.exec(rest) : null;
    const day = fields.includes("date") ? dateAtStart.exec(rest) : null;
    if (begins === null && day === null) return false;
    for (const field of fields) {
      const value = valueAtStart(field, rest);
      if (value === null) continue;
      take(at, field, value.trim(), "apology");
      rest = rest.slice(value.length).trim();
    }
    return put(header, at, "meeting/place");
  };
  // Members and absentees in two columns read line by line: members have their party, those named again without it are the absent.
  const takeColumns = (at: number, text: string): boolean => {
    const people = runTogether(text);
    if (people.length === 0) return false;
    names.push({ at, text: people.map((each) => `${each.name} (${each.party})`).join(", ") });
    put(header, at, "meeting/participants");
    const after = text.slice(text.lastIndexOf(")") + 1);
    const members = names.flatMap((each) => parsePeople(each.text));
    for (const each of members) if (after.includes(each.name)) header.absent.push({ name: each.name, party: each.party, kind: "absent" });
    return true;
  };

  const attendance = attendanceRows(pieces.slice(0, end));
  for (let at = 0; at < end; at += 1) {
    const mark = marks[at]!;
    const { text } = pieces[at]!;
    if (skip.has(at) || mark.is === "furniture") continue;
    if (mark.is === "contents" || mark.is === "group" || mark.is === "status") {
      // "HANDICAPRÅDET" over the page is the body; over items further down it is the group they came from.
      const body = mark.is === "group" && header.organization === null ? bodyIn(text) : null;
      if (body !== null) header.organization = body;
      header.placed.set(at, body === null ? "furniture" : "organization/name");
      open = null;
      continue;
    }
    if (mark.is === "absence") {
      const field = mark.lists === "substitutes" ? "substitutes" : mark.lists === "attendance" ? "remarks" : "absent";
      const lists = mark.lists === "absent" ? "absent" : "apology";
      header.placed.set(at, "meeting/absent");
      header.tellsAbsence = true;
      open = { field, lists, taken: 0 };
      if (mark.rest === "" && field === "absent") empty.push("absent");
      if (mark.rest !== "" && empty.length > 0 && takeStacked([...empty, "absent"], mark.rest, at)) {
        empty = [];
        open = null;
        continue;
      }
      if (mark.rest !== "") empty = [];
      if (mark.rest !== "" && take(at, field, mark.rest, lists)) open.taken = 1;
      else if (mark.rest !== "") header.doubts.push({ field: "meeting/absent", reason: "Ordene efter etiketten er ikke navne.", text: mark.rest, at });
      if (/^ingen\b/iu.test(mark.rest)) open = null;
      continue;
    }
    const row = attendance.get(at);
    if (row !== undefined) {
      if (row !== "head") {
        header.participants.push(row.person);
        if (row.away !== null) header.absent.push({ name: row.person.name, party: row.person.party, kind: row.away });
      }
      put(header, at, "meeting/participants");
      continue;
    }
    const label = mark.is === "decision" || text.length > 400 ? null : headerLabel(text, layout.labels);
    if (label !== null) {
      const path = label.field === "other" ? "furniture" : `meeting/${label.field === "organization" ? "organization" : label.field}`;
      header.placed.set(at, path);
      open = { field: label.field, lists: "apology", taken: 0 };
      if (label.rest === "" || /^kl\.?$/iu.test(label.rest)) {
        empty.push(label.field);
        continue;
      }
      const stacked = empty.length > 0 && takeStacked([...empty, label.field], label.rest, at);
      empty = [];
      if (stacked) {
        open = null;
        continue;
      }
      if (label.rest !== "" && take(at, label.field, label.rest, "apology"))
        open = ["participants", "remarks"].includes(label.field) ? { ...open, taken: 1 } : null;
      else if (label.rest !== "") {
        if (runTogether(label.rest).length >= 3) take(at, "participants", label.rest, "apology");
        open = null;
      }
      continue;
    }
    if (empty.includes("participants") && empty.at(-1) === "absent" && takeColumns(at, text)) continue;
    empty = [];
    if (open !== null) {
      const lists = open.field === "participants" || open.field === "absent" || open.field === "substitutes" || open.field === "remarks";
      const room = lists ? true : open.taken === 0;
      if (room && (open.field !== "organization" || bodyIn(text) !== null || open.taken === 0) && take(at, open.field, text, open.lists)) {
        open.taken += 1;
        if (!lists) open = null;
        if (/^ingen\.?$/iu.test(text)) open = null;
        continue;
      }
      open = null;
    }
    if (unlabelled(header, at, text, at - dated <= 2)) {
      if (header.placed.get(at) === "meeting/date") dated = at;
      continue;
    }
    const run = runTogether(text);
    const people =
      text.length > 400 || bodyWord.test(text)
        ? null
        : (onlyPeople(text) ?? (run.length > 0 && text.replace(personWithBracket, "").trim() === "" ? run : null));
    if (people !== null && people.every((each) => each.party !== null || each.role !== undefined)) {
      bareNames.push({ at, people });
      continue;
    }
    header.leftover.push(at);
  }

  header.place = header.place?.replace(/^(?:Mødelokale|Lokale) (?=Mødelokale|Lokale)/u, "") ?? null;
  header.participants = [...header.participants, ...participantsOf(names, header)];
  if (substitutes.length > 0 && substitutes.length !== header.absent.length)
    header.doubts.push({
      field: "meeting/absent",
      reason: "Det fremgår ikke, hvem stedfortræderne er mødt for.",
      text: substitutes.map((each) => each.name).join(", "),
      at: 0,
    });
  header.absent = pairSubstitutes(header.absent, substitutes);
  takeBareNames(header, bareNames, pieces, layout);
  header.dates.sort((a, b) => b.sure - a.sure || a.at - b.at);
  header.absent = distinct(header.absent);
  return header;
}

const roomAtStart = /^.{0,60}?(?:værelset?|lokaler?|salen?|rådhus(?:et)?|kontoret?)(?!\p{L})[^\p{Lu}]*/u;
const dateAtStart = /^(?:\p{Lu}\p{L}+dag )?(?:den )?\d{1,2}(?:\. ?|[-/.])(?:\p{L}{3,9}|\d{1,2})[-/. ]\d{4}/u;

function valueAtStart(field: HeaderField, text: string): string | null {
  switch (field) {
    case "date":
      return dateAtStart.exec(text)?.[0] ?? null;
    case "place":
      return roomAtStart.exec(text)?.[0] ?? null;
    case "absent":
      return /^Ingen\.?/u.exec(text)?.[0] ?? null;
    case "participants":
      return /^.+?(?= Ingen(?: |$)|$)/u.exec(text)?.[0] ?? null;
    default:
      return null;
  }
}

const personWithBracket = /\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3} \((?:\p{Lu}{1,3}|Løsgænger|Uden for parti)\)(?: \([^()]{3,25}\))?/gu;

// People whose brackets are all that parts them: "Asta Holm (T) Valde Krog (V)". A committee's name before the first is no part of it.
function runTogether(text: string): NamedPerson[] {
  if (text.length > 4000) return [];
  return [...text.matchAll(personWithBracket)].flatMap(([found]) => parsePerson(found) ?? parsePerson(found.replace(/^\S+ /u, "")) ?? []);
}

function put(header: Header, at: number, path: string, set?: () => void): true {
  set?.();
  header.placed.set(at, path);
  return true;
}

function takeMoment(header: Header, at: number, text: string, field: "date" | "time" | "end"): boolean {
  if (text.length > 300) return false;
  const date = dayIn(text);
  const [from, to] = timesIn(text);
  if (date === null && from === null) return false;
  if (field === "end") {
    header.end ??= from;
    return put(header, at, "meeting/end");
  }
  if (date !== null) header.dates.push({ date, at, sure: 5 });
  header.start ??= from;
  if (to !== null) header.end ??= to;
  const place = placeAfterTime(text);
  if (place !== null) header.place ??= place;
  return put(header, at, date === null ? "meeting/start" : "meeting/date");
}

const clock = "(?:kl\\.? ?)?(?<![\\d.-])(\\d{1,2})(?:[.:](\\d{2}))?(?:[.:]\\d{2})?(?![\\d/]|\\.\\d|-\\d)";
const range = new RegExp(`${clock.replace("|-\\d", "")} ?(?:-|–|til) ?${clock.replace("(?<![\\d.-])", "")}`, "iu");

// "kl. 14:00 - 17:00", "9:30-11:00", "17.00". A date on the line is taken out first, so that "04.06" is no time.
function timesIn(text: string): [string | null, string | null] {
  const withoutDate = text
    .replace(/(?<!\d)\d{4}-\d{2}-\d{2}/u, " ")
    .replace(/(?<![\d.])(?:\d{1,2}([-./])\d{1,2}\1\d{2,4}|\d{1,2}\/\d{1,2}[- ]+(?:\d{4}|\d{2}(?!\d|[.:])))/u, " ")
    .replace(/(?:\d{1,2}\.? ?-?)?\p{L}{3,9}\.?,?(?: \d{1,2},)? ?-?\d{4}/u, " ");
  const span = range.exec(withoutDate);
  if (span && (span[2] !== undefined || /kl/iu.test(withoutDate)))
    return [timeIn(`kl. ${span[1]}.${span[2] ?? "00"}`), timeIn(`kl. ${span[3]}.${span[4] ?? "00"}`)];
  return [timeIn(withoutDate, { marked: true }) ?? timeIn(withoutDate), null];
}

const afterTime =
  /\bkl\.? ?(?:\d{1,2}(?:[.:]\d{2})?(?: ?(?:-|–|til) ?(?:kl\.? ?)?\d{1,2}(?:[.:]\d{2})?)?)?,? +(?:i|på|in|via|over) +(?<place>\p{L}.{2,150})$/iu;

const roomAfterTime = /(?:\b[Kk][Ll]\.?(?: \d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?)?|\d{4}),? (?<place>(?!Kl\b)\p{Lu}[^:]{3,120})$/u;

// "5. september 2023 kl. 09:00, Vandværket": after day and time nothing else is told so shortly.
const lastAfterTime =
  /\b[Kk]l\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?(?:,| [-–]) +(?<place>(?:\p{Lu}[\p{L} -]|(?:møde)?lokale \p{L}?\d)[\p{L}\d. -]{0,60})$/u;
// "i byrådssalen, onsdag den 30. januar 2008, kl. 18.30"
const placeBeforeDay = new RegExp(`^[Ii] (?<place>[^,\\d]{3,60}), ?(?:${weekday} |den \\d)`, "iu");

function placeAfterTime(text: string): string | null {
  const before = placeBeforeDay.exec(text)?.groups?.place;
  if (before !== undefined && roomWord.test(before)) return before;
  const room = roomAfterTime.exec(text)?.groups?.place;
  if (room !== undefined && roomWord.test(room)) return room.replace(/[.,]$/, "");
  const last = lastAfterTime.exec(text)?.groups?.place;
  if (last !== undefined && dayIn(text) !== null && !bodyWord.test(last) && (onlyPeople(last) === null || roomWord.test(last)) && last.split(" ").length <= 4)
    return last;
  const place = afterTime.exec(text)?.groups?.place;
  return place === undefined || (bodyWord.test(place) && !/sal|lokale/iu.test(place)) ? null : place.replace(/[.,]$/, "");
}

// A line without a label says what it is by what stands in it.
function unlabelled(header: Header, at: number, text: string, besideDate: boolean): boolean {
  if (text.length > 300) return absenceInProse(header, at, text);
  const kind = kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const date = /^(?:publiceret|udskrevet|offentliggjort|opdateret)/iu.test(text) ? null : dayIn(text);
  // "Mødet fandt sted torsdag den 3. oktober 2013 kl. 19.00 i Foreningshuset." tells the meeting; other sentences with dates don't.
  const tellsMeeting =
    date !== null && (whenAndWhere.test(text) || (text.length < 100 && /^(?:referat|protokol|beslutningsprotokol|dagsorden|beslutninger)\b/iu.test(text)));
  const sentence = /[.!?]$/u.test(text) && text.length > 45 && !tellsMeeting;
  if (date !== null && !sentence) {
    const sure = 3 + (/kl\b|møde/iu.test(text) ? 1 : 0) + (new RegExp(weekday, "iu").test(text) ? 1 : 0) - (/periode|20\d\d-20\d\d/u.test(text) ? 1 : 0);
    header.dates.push({ date, at, sure });
    const [from, to] = timesIn(text);
    header.start ??= from;
    if (to !== null) header.end ??= to;
    header.place ??= placeAfterTime(text);
    header.organization ??= bodyIn(text);
    if (kind !== null) header.kind ??= kind;
    return put(header, at, "meeting/date");
  }
  const held =
    /^mødet (?:blev |bliver )?(?:af)?hold(?:t|es) (?:i|på) (?<place>\p{Lu}(?:(?! kl\b)[^.]){2,60})\.(?: Mødet begyndte kl\.? ?(?<time>\d{1,2}(?:[.:]\d{2})?))?/iu.exec(
      text,
    )?.groups;
  if (held && dayIn(text) === null) {
    if (held.time !== undefined) header.start ??= timeIn(`kl. ${held.time}`);
    return put(header, at, "meeting/place", () => (header.place ??= held.place!));
  }
  const course =
    /^mødet (?:begyndte|startede|blev sat|åbnede|varede fra)(?: kl\.?)? ?(?<from>\d{1,2}(?:[.:]\d{2})?)(?: og (?:sluttede|blev hævet|slut)| til| -)(?: kl\.?)? ?(?<to>\d{1,2}(?:[.:]\d{2})?)\.?$/iu.exec(
      text,
    )?.groups;
  if (course) {
    header.start ??= timeIn(`kl. ${course.from}`);
    return put(header, at, "meeting/start", () => (header.end ??= timeIn(`kl. ${course.to}`)));
  }
  const closing = /^mødet (?:blev )?(?:hævet|sluttede|slut|afsluttet)/iu.test(text) ? timesIn(text)[0] : null;
  if (closing !== null) return put(header, at, "meeting/end", () => (header.end ??= closing));
  if (/^(?:publiceret|udskrevet|offentliggjort|opdateret)/iu.test(text)) return put(header, at, "furniture");
  if (/^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? Kommune$/u.test(text)) return put(header, at, "municipality");
  const told = absenceTold(text);
  if (told !== null && told.absent.length > 0) return absenceInProse(header, at, text);
  const timeAndPlace =
    /^(?:kl\.? ?)?(?<time>\d{1,2}[.:]\d{2}),? +(?<place>\p{Lu}.{2,100})$/u.exec(text)?.groups ??
    /^(?:.{3,60} - |[Mm]ødet (?:blev |bliver )?(?:holdt|afholdt|afholdes|holdes) (?:på|i) )?(?<place>\p{Lu}.{2,120}?)[ ,·•–-]+kl\.? ?(?<time>\d{1,2}[.:]\d{2})(?: ?[-–] ?(?:kl\.? ?)?\d{1,2}[.:]\d{2})?$/u.exec(
      text,
    )?.groups;
  const roomLast = /\bkl\.? ?\d/iu.test(text) && !sentence ? placeAfterTime(text) : null;
  if (roomLast !== null && header.start === null) {
    const [from, to] = timesIn(text);
    header.start = from;
    header.end ??= to;
    if (kind !== null) header.kind ??= kind;
    header.organization ??= bodyIn(text);
    return put(header, at, "meeting/place", () => (header.place ??= roomLast));
  }
  if (timeAndPlace && header.start === null && !bodyWord.test(timeAndPlace.place!)) {
    header.start = timeIn(timeAndPlace.time!);
    return put(header, at, "meeting/place", () => (header.place ??= timeAndPlace.place!));
  }
  if (/^(?:kl\.? ?)\d{1,2}(?:[.:]\d{2})?(?: ?(?:-|–|til) ?(?:kl\.? ?)?\d{1,2}(?:[.:]\d{2})?)?$/iu.test(text)) {
    const [from, to] = timesIn(text);
    header.start ??= from;
    header.end ??= to;
    return put(header, at, "meeting/start");
  }
  if (kind !== null && text.length <= 120 && !sentence) {
    if (!/^mødedato|dagsordener og referater|^se /iu.test(text)) header.kind ??= kind;
    header.organization ??= bodyIn(text);
    return put(header, at, "meeting/kind");
  }
  if (sentence) return false;
  const inPlace = /^(?:i|på) (?=\p{Lu})|^[Ii] (?=mødelokale|lokale|byrådssal|kommunalbestyrelsessal|mødesal|udvalgsværelse)/u.exec(text);
  const place = inPlace ? text.slice(inPlace[0].length) : text;
  const body = bodyIn(text);
  if (
    besideDate &&
    header.place === null &&
    (inPlace !== null || body === null || roomWord.test(text)) &&
    text.length <= 150 &&
    onlyPeopleWithParty(text) === null &&
    !text.endsWith(":")
  ) {
    if (inPlace !== null || roomWord.test(text) || (text.split(" ").length <= 4 && /^\p{Lu}/u.test(text) && !statusOfMeeting.test(text)))
      return put(header, at, "meeting/place", () => ([header.place, header.placeGuessed] = [place, at]));
  }
  if (body !== null && text.length <= 120 && !text.endsWith(":")) return put(header, at, "organization/name", () => (header.organization ??= body));
  if (header.place === null && header.dates.length > 0 && roomWord.test(text) && text.length <= 150 && /^\p{Lu}|^i \p{Lu}/u.test(text))
    return put(header, at, "meeting/place", () => (header.place = place));
  if (/^(?:til|for|af|mødet|til møde i|for mødet|møde i|ordinært møde|ekstraordinært møde|konstituerende møde|referat|møde)$/iu.test(text))
    return put(header, at, "meeting/kind");
  return false;
}

const statusOfMeeting = /^(?:mødet (?:er|blev) (?:afholdt|slut|aflyst|åbent)|afholdt|planlagt|aflyst|ordinært|ekstraordinært)\b/iu;

const whenAndWhere = new RegExp(
  `^(?:mødet? (?:fandt sted |blev |er )?(?:holdt |afholdt |holdes |afholdes )?)?(?:${weekday} )?(?:den |d\\. )?\\d{1,2}\\.? \\p{L}{3,9} \\d{4},? kl`,
  "iu",
);

function onlyPeopleWithParty(text: string): NamedPerson[] | null {
  const people = onlyPeople(text);
  return people !== null && people.every((each) => each.party !== null) ? people : null;
}

function absenceInProse(header: Header, at: number, text: string): boolean {
  const told = absenceTold(text);
  if (told === null || told.absent.length === 0) return false;
  header.absent.push(...told.absent);
  return put(header, at, "meeting/absent");
}

function withoutStandIn(text: string): string {
  return text
    .replace(/(?:,| (?:og|samt))$/u, "")
    .replace(/,? *\(?(?:suppleant|stedfortræder) for [^,;)]{3,60}\)?/giu, "")
    .replace(/(?:^|(?<= ))(?:formand|næstformand|borgmester|udvalgsformand) *: */giu, "");
}

// A list printed in two columns comes out as lines of two names; with two or more lines of four plain words, that is how it is read.
function participantsOf(lines: readonly { at: number; text: string }[], header: Header): NamedPerson[] {
  const inColumns = lines.filter((line) => twoColumnsOfNames(line.text) !== null).length;
  const columns = inColumns >= 2 && inColumns >= lines.length / 2;
  if (columns)
    header.doubts.push({
      field: "meeting/participants",
      reason: "Navnene står i to spalter uden tegn imellem.",
      text: lines.map((line) => line.text).join(" / "),
      at: lines[0]!.at,
    });
  const people = lines.flatMap(({ text }) => (columns ? (twoColumnsOfNames(text) ?? parsePeople(text)) : peopleOf(withoutStandIn(text))));
  // "Per Holm (afbud)" in the list of members.
  for (const each of people)
    if (/^(?:afbud|fraværende)/iu.test(each.role ?? ""))
      header.absent.push({ name: each.name, party: each.party, kind: /^afbud/iu.test(each.role!) ? "apology" : "absent" });
  return people;
}

function peopleOf(written: string): NamedPerson[] {
  // "Birthe Aagren (C) Formand": the office behind the party.
  const offices = written.replace(/(?<=^|[,;:] ?)(\p{Ll}[\p{L}-]{4,30}) (\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3})(?=[,;]|$)/gu, "$2 ($1)");
  const text = offices.replace(/(\(\p{Lu}{1,3}\)),? ((?:[Uu]dvalgs)?(?:[Ff]ormand|[Nn]æstformand)|[Bb]orgmester)(?=[,;]|$)/gu, "$1 ($2)");
  // "Asta Holm (T) Valde Krog (V)": brackets end each name where no comma does.
  const run = runTogether(text);
  if (run.length >= 2 && !text.includes(",")) return run;
  const spaced = text.replace(/(\([^()]{1,25}\)) +(?=\p{Lu}[\p{L}-]+ \p{Lu})/gu, "$1, ");
  return parsePeople(spaced);
}

function takeBareNames(
  header: Header,
  lines: readonly { at: number; people: NamedPerson[] }[],
  pieces: readonly Piece[],
  layout: Pick<Layout, "unlabelledNames">,
): void {
  if (lines.length === 0) return;
  const people = lines.flatMap((line) => line.people);
  const text = lines.map((line) => pieces[line.at]!.text).join(", ");
  const absent = layout.unlabelledNames === "absent" || header.participants.length > 0;
  header.doubts.push({ field: absent ? "meeting/absent" : "meeting/participants", reason: "Navnene står uden etiket.", text, at: lines[0]!.at });
  if (absent) header.absent.push(...people.map((each) => ({ name: each.name, party: each.party, kind: "absent" as const })));
  else header.participants.push(...people);
  for (const line of lines) header.placed.set(line.at, absent ? "meeting/absent" : "meeting/participants");
}

/** Each person once, the fullest telling first. */
export function distinct(absences: readonly Absence[]): Absence[] {
  const seen = new Map<string, Absence>();
  for (const each of absences) {
    const key = `${each.name}|${each.kind === "partial" ? (each.note ?? "") : ""}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, each);
    else if (known.substitute === undefined && each.substitute !== undefined) seen.set(key, { ...known, substitute: each.substitute });
  }
  return [...seen.values()];
}

/** True when the text is a person alone: what a list of members is made of. */
export function isPersonLine(text: string): boolean {
  return text.length <= 120 && parsePerson(text) !== null;
}
