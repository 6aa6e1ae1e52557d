/** The guard over files and folders, and over the archive already published. A few documents at a time; only findings are kept. */

import * as fs from "node:fs";
import * as path from "node:path";
import { findingOfFile, guardText } from "#core/guard/guard-text.ts";
import type { GuardContext } from "#core/guard/finding.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import { publishedFiles, publishedPageCount, publishedPages } from "./archive-queries.ts";
import { guardAndTell } from "./guard-file.ts";
import { guardLimits } from "./guard-limits.ts";
import { newReport, type GuardedDocument, type GuardReport } from "./report.ts";

type Tell = (done: number, total: number) => void;

/** Every file below the paths, hidden ones too; a report on all of them. */
export async function guardPaths(given: readonly string[], context: GuardContext, made: Date, atOnce: number, tell: Tell): Promise<GuardReport> {
  const report = newReport(given.join(", "), made, ["Ord fra lukkede punkter: dem kender vagten kun, når et møde offentliggøres fra Sagsgang."]);
  const found = given.flatMap((each) => below(path.resolve(each), each));
  let done = 0;
  await inTurn(found, atOnce, async (file) => {
    report.add(await guardPath(file, context));
    tell(++done, found.length);
  });
  return report.done();
}

type Found = { at: string; name: string };

function below(at: string, name: string): Found[] {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return [{ at, name }];
  return fs
    .readdirSync(at)
    .sort((a, b) => a.localeCompare(b, "da"))
    .flatMap((each) => (fs.lstatSync(path.join(at, each)).isSymbolicLink() ? [] : below(path.join(at, each), path.join(name, each))));
}

const nothingLooked = { parts: 0, characters: 0, pages: 0, ocrPages: 0 };

async function guardPath({ at, name }: Found, context: GuardContext): Promise<GuardedDocument> {
  const refused = (what: string, todo: string): GuardedDocument => ({
    name,
    findings: [findingOfFile({ kind: "unreadable", file: path.basename(name), part: "hele filen", what, todo }, name)],
    looked: nothingLooked,
  });
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refused("Filen findes ikke.", "Ret stien.");
  if (stat.size > guardLimits.fileBytes) return refused("Filen er for stor til at blive læst.", "Del den i mindre filer.");
  try {
    const bytes = await fs.promises.readFile(at);
    return { name, ...(await guardAndTell({ name: path.basename(at).normalize("NFC"), mediaType: "", bytes }, context)) };
  } catch (error) {
    return refused(`Filen kan ikke åbnes (${(error as NodeJS.ErrnoException).code ?? "ukendt fejl"}).`, "Giv programmet lov til at læse den.");
  }
}

/** All that the open side shows now: the words of every item, older versions too, and every file that can be fetched. */
export async function guardArchive(sql: Sql, files: FileStore, context: GuardContext, made: Date, atOnce: number, tell: Tell): Promise<GuardReport> {
  const report = newReport("det offentlige arkiv", made, [
    "Ord fra lukkede punkter: dem kender vagten kun, når et møde offentliggøres fra Sagsgang.",
    "Kopier hos søgemaskiner og andre, der har hentet siderne.",
  ]);
  const kept = await publishedFiles(sql);
  const total = (await publishedPageCount(sql)) + kept.length;
  let done = 0;
  let after = { municipality: 0, item: 0 };
  for (;;) {
    const pages = await publishedPages(sql, after, 200);
    if (pages.length === 0) break;
    for (const page of pages) {
      const address = paths.item(
        { municipality: page.municipality, committee: page.committee, meeting: page.meeting, version: page.version || null },
        page.item,
      );
      const findings = guardText({ file: address, part: `punkt ${page.number ?? page.item}`, text: page.text }, context);
      report.add({ name: address, findings, looked: { ...nothingLooked, parts: 1, characters: page.text.length } });
    }
    done += pages.length;
    after = pages.at(-1)!.at;
    tell(Math.min(done, total), total);
    // Others on the same program get their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await inTurn(kept, atOnce, async (file) => {
    const name = `${paths.documentFile(file.municipality, file.sha256)} (${file.fileName})`;
    if (!files.has(file.sha256))
      report.add({
        name,
        findings: [
          findingOfFile(
            {
              kind: "unreadable",
              file: file.fileName,
              part: "hele filen",
              what: "Filen ligger ikke i arkivets mappe.",
              todo: "Læg den tilbage fra sikkerhedskopien, eller træk den tilbage.",
            },
            file.sha256,
          ),
        ],
        looked: nothingLooked,
      });
    else
      report.add({
        name,
        ...(await guardAndTell({ name: file.fileName, mediaType: file.mediaType, bytes: await fs.promises.readFile(files.pathOf(file.sha256)) }, context)),
      });
    tell(Math.min(++done, total), total);
  });
  return report.done();
}

async function inTurn<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.max(1, atOnce) }, async () => {
      while (next < all.length) await work(all[next++]!);
    }),
  );
}
