/** The guard's report on many documents, for a data-protection officer: what was found where, what was not read, what is not looked at. */

import { dateLong } from "#core/calendar.ts";
import { findingKindNames, findingKinds, type Finding, type FindingKind } from "#core/guard/finding.ts";
import { maskedName } from "#core/guard/guard-text.ts";
import type { Looked } from "./guard-parts.ts";

export type GuardedDocument = { /** Path, or address on the open side. */ name: string; findings: readonly Finding[]; looked: Looked };

export type GuardReport = {
  made: string;
  source: string;
  documents: number;
  pages: number;
  ocrPages: number;
  characters: number;
  totals: { kind: FindingKind; name: string; stop: number; look: number; documents: number }[];
  /** Only documents with a finding; those that stop first. */
  found: { name: string; stops: number; findings: readonly Finding[] }[];
  unread: { name: string; part: string; words: string }[];
  notLookedAt: readonly string[];
};

/** What the guard cannot see at all: said in every report, so that nobody takes silence for cleanness. */
export const blindSpots: readonly string[] = [
  "Håndskrift, tale, video og hvad et billede forestiller, for eksempel et ansigt eller en nummerplade.",
  "Privatpersoners navne uden et ord som »ansøger«, »borger« eller »indsigelse fra« foran og uden en adresse bagefter.",
  "Beskrivelser, som gør en person genkendelig uden navn eller nummer.",
  "Om et fund er lovligt at offentliggøre. Det afgør et menneske.",
  "Indholdet på steder, som dokumenterne linker til.",
];

/** Makes a report of the documents, as they come; keeps only findings. */
export function newReport(
  source: string,
  made: Date,
  alsoNotLookedAt: readonly string[] = [],
): { add: (document: GuardedDocument) => void; done: () => GuardReport } {
  const found: GuardReport["found"] = [];
  const unread: GuardReport["unread"] = [];
  const sums = { documents: 0, pages: 0, ocrPages: 0, characters: 0 };
  return {
    add({ name, findings, looked }) {
      sums.documents++;
      sums.pages += looked.pages || Math.ceil(looked.characters / 3000);
      sums.ocrPages += looked.ocrPages;
      sums.characters += looked.characters;
      const shown = maskedName(name).slice(1, -1);
      for (const each of findings) if (each.kind === "unreadable") unread.push({ name: shown, part: each.place.part, words: each.words });
      const told = findings.filter((each) => each.kind !== "unreadable");
      if (told.length > 0)
        found.push({
          name: shown,
          stops: told.filter((each) => each.level === "stop").length,
          findings: told.map((each) => ({ ...each, place: { ...each.place, file: maskedName(each.place.file).slice(1, -1) } })),
        });
    },
    done() {
      const worth = (document: GuardReport["found"][number]): number =>
        document.findings.filter((each) => each.kind === "cpr" && each.level === "stop").length * 1000 + document.stops;
      const totals = findingKinds.map((kind) => {
        const of = found.map((document) => document.findings.filter((each) => each.kind === kind));
        const count = (level: string): number => of.flat().filter((each) => each.level === level).length;
        return kind === "unreadable"
          ? { kind, name: findingKindNames[kind], stop: unread.length, look: 0, documents: new Set(unread.map((each) => each.name)).size }
          : { kind, name: findingKindNames[kind], stop: count("stop"), look: count("look"), documents: of.filter((each) => each.length > 0).length };
      });
      return {
        made: made.toISOString(),
        source,
        ...sums,
        totals,
        found: found.sort((a, b) => worth(b) - worth(a) || a.name.localeCompare(b.name, "da")),
        unread,
        notLookedAt: [...alsoNotLookedAt, ...blindSpots],
      };
    },
  };
}

/** Does anything in the report stop? */
export function stops(report: GuardReport): boolean {
  return report.unread.length > 0 || report.found.some((document) => document.stops > 0);
}

/** The first sentence of every form of the report. */
export function sentenceOf(report: GuardReport): string {
  const stopping = report.found.filter((document) => document.stops > 0).length;
  const read = `${amount(report.documents, "dokument", "dokumenter")}, ${amount(report.pages, "side", "sider")}${report.ocrPages > 0 ? `, heraf ${report.ocrPages} læst som billeder` : ""}`;
  if (!stops(report)) return `Der er set igennem: ${read}. Intet skal stoppes.`;
  return `Der er set igennem: ${read}. ${amount(stopping, "dokument", "dokumenter")} rummer noget, som et menneske skal tage stilling til${report.unread.length > 0 ? `, og ${report.unread.length === 1 ? "ét sted" : `${report.unread.length} steder`} kunne ikke læses` : ""}.`;
}

function amount(count: number, one: string, more: string): string {
  return `${count.toLocaleString("da-DK")} ${count === 1 ? one : more}`;
}

export const levelNames = { stop: "Skal afgøres", look: "Se efter" } as const;

/** The certainty in words and per cent. */
export function certaintyOf(finding: Finding): string {
  const word = finding.certainty >= 0.85 ? "så godt som sikkert" : finding.certainty >= 0.6 ? "sandsynligt" : "muligt";
  return `${word}, ${Math.round(finding.certainty * 100)} %`;
}

/** The report as Markdown. */
export function reportInMarkdown(report: GuardReport): string {
  const safe = (text: string): string => text.replace(/[\\`*_[\]<>|#]/gu, "\\$&");
  const lines = [
    "# Vagtens rapport",
    "",
    `Lavet den ${dateLong(report.made.slice(0, 10))} over ${safe(report.source)}.`,
    "",
    sentenceOf(report),
    "",
    "## Fund i alt",
    "",
    "| Slags | Skal afgøres | Se efter | Dokumenter |",
    "|---|---:|---:|---:|",
    ...report.totals.filter((each) => each.documents > 0).map((each) => `| ${each.name} | ${each.stop} | ${each.look} | ${each.documents} |`),
    "",
    "## Kunne ikke læses",
    "",
    ...(report.unread.length === 0 ? ["Alt kunne læses."] : report.unread.map((each) => `- **${safe(each.name)}**, ${safe(each.part)}: ${safe(each.words)}`)),
    "",
    "## Dokument for dokument",
    "",
    ...report.found.flatMap((document) => [
      `### ${safe(document.name)}`,
      "",
      ...document.findings.map(
        (each) =>
          `- **${levelNames[each.level]}** · ${findingKindNames[each.kind]} · ${safe(each.place.part)} · ${certaintyOf(each)}${each.count > 1 ? ` · ${each.count} steder` : ""}\n  »${safe(each.excerpt)}«\n  ${safe(each.words)}`,
      ),
      "",
    ]),
    "## Det er der ikke set efter",
    "",
    ...report.notLookedAt.map((each) => `- ${each}`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}
