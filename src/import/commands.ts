/** `sagsgang read` and `sagsgang import`: arguments in, call, answer out. */

import * as fs from "node:fs";
import * as path from "node:path";
import { refusals } from "#core/refusals.da.ts";
import { findingsOf, placeOf } from "#core/checks/findings.ts";
import { outcomeNames } from "#core/decision.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import { isCommonDanish } from "#platform/common-danish.ts";
import type { Sql } from "#platform/sql.ts";
import { findFiles } from "./find-files.ts";
import { importDocuments, type FileOutcome, type ImportSummary } from "./import-documents.ts";
import type { Importer } from "./importer.ts";
import { harvestAttachments } from "./harvest-attachments.ts";
import { harvestSite, type Harvested } from "./harvest-site.ts";
import { HarvestStopped } from "./polite-visitor.ts";
import { progressLine } from "./progress.ts";
import type { ReadOptions } from "./read-bytes.ts";
import { openReadingPool } from "./reading-pool.ts";
import { reindexArchive } from "./reindex-archive.ts";

type Out = { out: (text: string) => void; err: NodeJS.WriteStream };

/**
 * `read FILE… [--json] [--ocr]`: one JSON object per file (JSON Lines), or a summary for people. Files come out in the order given.
 * Exit code 0 when all were read, 1 when one or more could not be.
 */
export async function readCommand(files: readonly string[], options: { json: boolean; ocr: boolean }, { out, err }: Out): Promise<number> {
  const failures = await readEach(files, options, err, (minutes) =>
    out(options.json ? `${JSON.stringify({ ...minutes, finding: findingsOf(minutes, { isWord: isCommonDanish }) })}\n` : summary(minutes)),
  );
  return failures > 0 ? 1 : 0;
}

/** Reads files and hands their minutes on in the order given; answers how many could not be read, each told with its reason. */
async function readEach(
  files: readonly string[],
  options: { ocr: boolean },
  err: NodeJS.WriteStream,
  then: (minutes: PublishedMinutes) => void,
): Promise<number> {
  const pool = openReadingPool();
  const readOptions: ReadOptions = options.ocr ? { ocr: true } : {};
  let failures = 0;
  try {
    const answers = files.map((file) =>
      fs.statSync(file, { throwIfNoEntry: false })?.isFile()
        ? pool.read({ path: path.resolve(file), fileName: path.basename(file).normalize("NFC"), options: readOptions, keepExtraction: false })
        : Promise.resolve({ ok: false as const, code: "file-missing" as const }),
    );
    for (const [index, answer] of answers.entries()) {
      const result = await answer;
      if (result.ok) then(result.minutes);
      else {
        failures++;
        err.write(`${files[index]}: ${refusals[result.code]}\n`);
      }
    }
  } finally {
    await pool.stop();
  }
  return failures;
}

/**
 * `check FILE… [--json] [--ocr]`: what a careful reader would ask about, file by file; older papers of the same committee among the files are held against
 * the newer. Exit code 0 also with findings, 1 when a file could not be read.
 */
export async function checkCommand(files: readonly string[], options: { json: boolean; ocr: boolean }, { out, err }: Out): Promise<number> {
  const read: PublishedMinutes[] = [];
  const failures = await readEach(files, options, err, (minutes) => void read.push(minutes));
  const rules = new Map<string, number>();
  for (const minutes of read) {
    const earlier = read.filter((other) => isEarlier(other, minutes));
    const finding = findingsOf(minutes, { earlier, isWord: isCommonDanish });
    for (const { rule } of finding) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    if (options.json) out(`${JSON.stringify({ file: minutes.source.file, sha256: minutes.source.sha256, finding })}\n`);
    else out(told({ ...minutes, finding }));
  }
  if (!options.json && read.length > 1) out(`${read.length} filer, ${[...rules.values()].reduce((all, each) => all + each, 0)} spørgsmål.\n`);
  return failures > 0 ? 1 : 0;
}

function isEarlier(other: PublishedMinutes, minutes: PublishedMinutes): boolean {
  return (
    other !== minutes &&
    other.municipality === minutes.municipality &&
    other.organization.name === minutes.organization.name &&
    other.meeting.date !== null &&
    minutes.meeting.date !== null &&
    other.meeting.date < minutes.meeting.date
  );
}

function told(minutes: PublishedMinutes): string {
  const { source, organization, meeting, finding } = minutes;
  const head = `${source.file}: ${organization.name ?? "ukendt udvalg"}, ${meeting.date ?? "ukendt dato"}`;
  if (finding.length === 0) return `${head}\n  Ingen spørgsmål.\n\n`;
  const lines = finding.flatMap((each) => [
    `  ${placeOf(each, minutes)}: ${each.message}`,
    ...(each.computed === null ? [] : [`      regnet: ${each.computed}`]),
    `      “${each.text.replace(/\s+/gu, " ").slice(0, 160)}”`,
  ]);
  return `${[head, ...lines, `  ${finding.length} spørgsmål. Der er regnet og læst af en maskine: se efter, før noget rettes.`].join("\n")}\n\n`;
}

function summary(minutes: PublishedMinutes): string {
  const { meeting, organization } = minutes;
  const lines = [
    `${minutes.source.file}`,
    `  ${minutes.municipality ?? "ukendt kommune"} · ${organization.name ?? "ukendt udvalg"} · ${meeting.date ?? "ukendt dato"}${meeting.start ? ` kl. ${meeting.start}` : ""} · ${meeting.kind === "minutes" ? "referat" : "dagsorden"} · læst som "${minutes.houseStyle}"`,
    ...minutes.agendaItem.map((item) => {
      const outcome = item.decision?.outcome ? outcomeNames[item.decision.outcome] : item.decision ? "beslutning" : "ingen beslutning";
      return `  ${(item.number ?? "–").padStart(4)}  ${item.public ? "" : "[lukket] "}${item.name ?? "(titel mangler)"}  →  ${outcome}`;
    }),
    `  ${minutes.agendaItem.length} punkter, ${minutes.doubt.length} tvivl, ${minutes.unplaced.length} linjer uden plads`,
    ...minutes.doubt.map((doubt) => `    ? ${doubt.reason} (${doubt.text.slice(0, 80).replace(/\s+/g, " ")})`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/** `import PATH…`: files, folders and zips into the archive, with a progress line and a report. Exit code 1 when something failed. */
export async function importCommand(
  importer: Importer,
  paths: readonly string[],
  options: { ocr: boolean; municipality: string | undefined },
  { out, err }: Out,
): Promise<number> {
  const found = await findFiles(paths);
  if (found.length === 0) {
    err.write(`${refusals["nothing-found"]}\n`);
    return 1;
  }
  const source = paths.map((each) => path.resolve(each)).join("\n");
  const line = progressLine("Indlæser", "filer", err);
  const result = await importDocuments(
    importer,
    source,
    found,
    { ...(options.ocr ? { ocr: true } : {}), ...(options.municipality ? { hints: { municipality: options.municipality } } : {}) },
    ({ done, total }) => line.tell(done, total),
  );
  line.end();
  out(report(result));
  return result.outcomes.some((outcome) => outcome.state === "failed") ? 1 : 0;
}

/** `harvest ADDRESS`: fetches a FirstAgenda publication site and files what is new. Exit code 1 when it stopped early or some could not be had. */
export async function harvestCommand(
  importer: Importer,
  address: string,
  options: { municipality: string | undefined; from: string | undefined; attachments: boolean },
  { out, err }: Out,
): Promise<number> {
  const fetching = progressLine("Henter", "møder", err);
  let harvested: Harvested;
  try {
    harvested = await harvestSite(
      importer,
      address,
      { municipality: options.municipality, fromYear: options.from ? Number(options.from) : undefined },
      (done, total) => fetching.tell(done, total),
    );
  } catch (error) {
    if (!(error instanceof HarvestStopped)) throw error;
    err.write(`${refusals[error.code]}\n`);
    return 1;
  }
  fetching.end();
  const filing = progressLine("Lægger i arkivet", "møder", err);
  const result = await importDocuments(importer, `harvest ${address}`, harvested.found, {}, ({ done, total }) => filing.tell(done, total));
  filing.end();
  out(`${harvested.fetched} møder hentet fra ${harvested.municipality}, ${harvested.unchanged} uændrede, ${harvested.failed.length} kunne ikke hentes.\n`);
  for (const { url, status } of harvested.failed) out(`  ${url}: serveren svarede ${status}\n`);
  out(report(result));
  if (options.attachments && !harvested.stopped) {
    const bringing = progressLine("Henter bilag", "bilag", err);
    const brought = await harvestAttachments(importer, address, {}, (done, total) => bringing.tell(done, total));
    bringing.end();
    out(`${brought.attached} bilag hentet, ${brought.failed} kunne ikke hentes.\n`);
    if (brought.stopped) err.write(`${refusals[brought.stopped]}\n`);
  }
  if (harvested.stopped) err.write(`${refusals[harvested.stopped]}\n`);
  return harvested.stopped || harvested.failed.length > 0 || result.outcomes.some((outcome) => outcome.state === "failed") ? 1 : 0;
}

/** `reindex`: makes everything in the archive findable anew, and gives the search the room it needs. */
export async function reindexCommand(database: { worker: Sql; owner: Sql }, { out, err }: Out): Promise<number> {
  const line = progressLine("Gør søgbart", "møder", err);
  const done = await reindexArchive(database, {}, (at, total) => line.tell(at, total));
  line.end();
  out(`${done.items} punkter fra ${done.meetings} møder kan nu søges frem, og der er fundet ${done.promises} løfter i dem.\n`);
  if (done.newBuckets > 0) out(`Søgningen er delt i ${done.newBuckets} flere dele, fordi arkivet er vokset.\n`);
  return 0;
}

const stateNames: Record<FileOutcome["state"], string> = {
  waiting: "venter",
  filed: "lagt i arkivet",
  replaced: "lagt i arkivet som ny udgave",
  unchanged: "uændret, var der i forvejen",
  attachment: "lagt ved et punkt som bilag",
  doubtful: "venter på svar, før de kan lægges i arkivet",
  failed: "kunne ikke læses",
};

/** The report after an import: how many of each, and for each failure its reason. */
export function report(result: ImportSummary): string {
  const lines: string[] = [];
  if (result.resumed && result.skipped > 0) lines.push(`Fortsatte en afbrudt indlæsning: ${result.skipped} filer var klaret før.`);
  const counts = new Map<FileOutcome["state"], number>();
  for (const outcome of result.outcomes) counts.set(outcome.state, (counts.get(outcome.state) ?? 0) + 1);
  for (const [state, count] of counts) lines.push(`${count} ${count === 1 ? "fil" : "filer"} ${stateNames[state]}.`);
  const doubts = result.outcomes.reduce((sum, outcome) => sum + outcome.doubts, 0);
  if (doubts > 0) lines.push(`${doubts} steder er læseren i tvivl. Se dem og svar på arbejdssiden under Tvivl.`);
  const failures = result.outcomes.filter((outcome) => outcome.state === "failed");
  for (const outcome of failures.slice(0, 200)) lines.push(`  ${outcome.path}: ${outcome.message}`);
  if (failures.length > 200) lines.push(`  … og ${failures.length - 200} mere; hele listen er på arbejdssiden under Indlæsning.`);
  return `${lines.join("\n")}\n`;
}
