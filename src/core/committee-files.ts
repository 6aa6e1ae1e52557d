/** Members and meeting plans as a spreadsheet has them: every line is read, or told with what is wrong with it. */

import { dateIn, isDate, timeIn } from "./calendar.ts";
import type { MeetingTime } from "./meeting-plan.ts";
import type { PlannedMeeting, Seat } from "./committee.ts";
import { csvFaults, csvRecords, readCsv } from "./csv.ts";

export type LineFault = { line: number; why: string };
export type FileRead<Line> = { lines: (Line & { line: number })[]; faults: LineFault[] };

/** `from` null: as the term; `until` null: to its end. `person` is the number under Personer, where two have one name. */
export type MemberLine = Pick<Seat, "name" | "party" | "role" | "group"> & { person: number | null; from: string | null; until: string | null };

export const memberColumns = ["navn", "parti", "rolle", "valggruppe", "fra", "til", "person"] as const;
export const planColumns = ["dato", "start", "slut", "sted", "slags"] as const;

const roleWords: Record<string, Seat["role"]> = {
  "": "member",
  medlem: "member",
  formand: "chair",
  forkvinde: "chair",
  næstformand: "viceChair",
  næstforkvinde: "viceChair",
};
const kindWords: Record<string, PlannedMeeting["kind"]> = { "": "ordinary", ordinært: "ordinary", ekstraordinært: "extraordinary" };

export function membersInFile(text: string): FileRead<MemberLine> {
  return linesOf<MemberLine>(text, "navn", memberColumns, (values, fault) => {
    const name = values["navn"] ?? "";
    const role = roleWords[(values["rolle"] ?? "").toLocaleLowerCase("da")];
    const number = values["person"] ?? "";
    if (name === "") return fault("Navnet mangler.");
    if (role === undefined) return fault(`Rollen “${values["rolle"]}” kendes ikke. Skriv Medlem, Formand eller Næstformand.`);
    if (!/^\d{0,15}$/.test(number)) return fault(`“${number}” er ikke et personnummer fra Personer.`);
    const from = dayIn(values["fra"]);
    const until = dayIn(values["til"]);
    if (from === undefined || until === undefined)
      return fault(`Datoen “${from === undefined ? values["fra"] : values["til"]}” kan ikke læses. Skriv 31-12-2026.`);
    return { name, role, party: values["parti"] || null, group: values["valggruppe"] || null, person: number === "" ? null : Number(number), from, until };
  });
}

export function planInFile(text: string): FileRead<MeetingTime & { kind: PlannedMeeting["kind"] }> {
  return linesOf(text, "dato", planColumns, (values, fault) => {
    const date = dayIn(values["dato"]);
    const start = timeIn(values["start"] ?? "");
    const end = values["slut"] ? timeIn(values["slut"]) : null;
    const kind = kindWords[(values["slags"] ?? "").toLocaleLowerCase("da").replace(/ møde$/u, "")];
    if (!date) return fault(values["dato"] ? `Datoen “${values["dato"]}” kan ikke læses. Skriv 31-12-2026.` : "Datoen mangler.");
    if (start === null) return fault("Klokkeslættet for mødets begyndelse mangler eller kan ikke læses. Skriv 16:00.");
    if (values["slut"] && end === null) return fault(`Klokkeslættet “${values["slut"]}” kan ikke læses. Skriv 18:00.`);
    if (kind === undefined) return fault(`Slagsen “${values["slags"]}” kendes ikke. Skriv Ordinært eller Ekstraordinært.`);
    return { date, start, end, place: values["sted"] || null, kind };
  });
}

function linesOf<Line extends object>(
  text: string,
  needed: string,
  known: readonly string[],
  read: (values: Readonly<Record<string, string>>, fault: (why: string) => null) => Line | null,
): FileRead<Line> {
  const csv = readCsv(text);
  if (!csv.ok) return { lines: [], faults: [{ line: csv.fault.line, why: csvFaults[csv.fault.why] }] };
  const head = csv.rows[0]!.cells.map((name) => name.toLocaleLowerCase("da"));
  const unknown = head.filter((name) => name !== "" && !known.includes(name));
  if (!head.includes(needed) || unknown.length > 0 || new Set(head).size < head.length)
    return {
      lines: [],
      faults: [
        {
          line: csv.rows[0]!.line,
          why: `Den første linje skal have kolonnernes navne: ${known.join(", ")}. ${unknown.length > 0 ? `“${unknown[0]}” kendes ikke.` : `“${needed}” mangler, eller et navn står to gange.`}`,
        },
      ],
    };
  const faults: LineFault[] = [];
  const lines = csvRecords(csv.rows).flatMap(({ line, values }) => {
    const found = read(values, (why) => {
      faults.push({ line, why });
      return null;
    });
    return found === null ? [] : [{ ...found, line }];
  });
  if (lines.length === 0 && faults.length === 0) faults.push({ line: csv.rows[0]!.line, why: "Der er ingen linjer under kolonnernes navne." });
  return { lines, faults };
}

// Null when nothing is written, undefined when what is written is no day.
function dayIn(text: string | undefined): string | null | undefined {
  if (text === undefined || text === "") return null;
  const date = dateIn(text);
  return date !== null && isDate(date) ? date : undefined;
}

/** The faults as lines for people. A long list is cut, with how many there are. */
export function faultLines(faults: readonly LineFault[]): string {
  const shown = [...faults].sort((a, b) => a.line - b.line).slice(0, 50);
  return [
    ...shown.map(({ line, why }) => `Linje ${line}: ${why}`),
    ...(faults.length > shown.length ? [`… og ${faults.length - shown.length} til.`] : []),
  ].join("\n");
}
