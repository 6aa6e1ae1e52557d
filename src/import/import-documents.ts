/**
 * Imports files, folders and zips into the archive. Each file is one piece of work in one transaction: a kill leaves every file either
 * filed or waiting, and the next run of the same paths goes on with the waiting ones.
 */

import { createHash } from "node:crypto";
import { canBeFiled, canBeSettled, doubtSubject, missingForFiling, withAnswers, type DoubtAnswer } from "#core/doubts.ts";
import { isInnerPaper, withoutItsClosedItems } from "#core/inner-paper.ts";
import type { Doubt, PublishedMinutes } from "#core/published-minutes.ts";
import { refusals, type RefusalCode } from "#core/refusals.da.ts";
import { slugOf } from "#core/slug.ts";
import { record } from "#journal/store.ts";
import type { Tx } from "#platform/sql.ts";
import { attachByName } from "./attach-document.ts";
import { fileInArchive, isOurs, isWithdrawn, municipalitySlugOf, wordsOfClosing } from "#publication/published-store.ts";
import { extractionVersion, readingVersion, type ReadOptions } from "./read-bytes.ts";
import { indexItems } from "#publication/search-store.ts";
import * as store from "./store.ts";
import type { FoundFile } from "./find-files.ts";
import type { Importer } from "./importer.ts";

export type FileOutcome = {
  path: string;
  state: store.FileState;
  code: RefusalCode | null;
  message: string | null;
  meeting: string | null;
  doubts: number;
  houseStyle: string | null;
};

export type ImportProgress = { done: number; total: number; outcome: FileOutcome };

export type ImportSummary = { run: number; resumed: boolean; total: number; skipped: number; outcomes: FileOutcome[] };

export type ImportOptions = ReadOptions & { sourceUrlOf?: (path: string) => string | null };

/**
 * Imports what `found` lists. `source` names the run (the paths as given): an interrupted run of the same source is gone on with.
 * Files are read in parallel by the pool; one that fails is told in its outcome and the rest go on.
 */
export async function importDocuments(
  importer: Importer,
  source: string,
  found: readonly FoundFile[],
  options: ImportOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportSummary> {
  const { sql, by, now } = importer;
  const paths = found.map((file) => file.path);
  const { run, resumed, waiting } = await sql.begin(async (tx) => {
    const opened = await store.openRun(tx, source, by, now());
    return { ...opened, waiting: await store.listFiles(tx, opened.run, paths) };
  });
  const todo = found.filter((file) => waiting.has(file.path));
  const outcomes: FileOutcome[] = [];
  let done = found.length - todo.length;
  const queue = todo.values();
  const work = async (): Promise<void> => {
    for (const file of queue) {
      const outcome = await importOne(importer, run, file, options);
      outcomes.push(outcome);
      done++;
      onProgress({ done, total: found.length, outcome });
    }
  };
  await Promise.all(Array.from({ length: importer.pool.size + 1 }, work));
  await attachTheRest(importer, run, todo, outcomes);
  await sql.begin((tx) => store.finishRun(tx, run, now()));
  return { run, resumed, total: found.length, skipped: found.length - todo.length, outcomes };
}

async function importOne(importer: Importer, run: number, file: FoundFile, options: ImportOptions): Promise<FileOutcome> {
  const started = performance.now();
  const result = await importFile(importer, file, options).catch((error: unknown) => failed(file.path, codeOf(error)));
  const saved: store.FileResult = {
    sha256: result.sha256,
    state: result.outcome.state,
    code: result.outcome.code,
    message: result.outcome.message,
    meeting: result.outcome.meeting,
    doubts: result.outcome.doubts,
    seconds: (performance.now() - started) / 1000,
  };
  await importer.sql.begin(async (tx) => {
    await result.save?.(tx);
    await store.saveFileResult(tx, run, file.path, { ...saved, state: result.outcome.state, meeting: result.outcome.meeting, doubts: result.outcome.doubts });
  });
  return result.outcome;
}

// What came beside minutes in the same folders and zips may be their attachments. That shows only when all the minutes have been read.
async function attachTheRest(importer: Importer, run: number, files: readonly FoundFile[], outcomes: readonly FileOutcome[]): Promise<void> {
  const folderOf = (path: string): string => path.replace(/[/!][^/!]*$/, "");
  const meetings = new Map<string, string[]>();
  for (const { path, meeting } of outcomes) if (meeting !== null) meetings.set(folderOf(path), [...(meetings.get(folderOf(path)) ?? []), meeting]);
  for (const outcome of outcomes) {
    const beside = meetings.get(folderOf(outcome.path));
    if (outcome.code !== "not-minutes" || !beside) continue;
    const file = files.find((each) => each.path === outcome.path)!;
    const sha256 = importer.files.keep(await file.bytes());
    await importer.sql.begin(async (tx) => {
      const document = await store.loadDocument(tx, sha256);
      const extraction = await store.loadPackedExtraction(tx, sha256, extractionVersion);
      const attachment = document && extraction ? await attachByName(tx, importer, document, extraction, beside) : null;
      if (!attachment) return;
      Object.assign(outcome, { state: "attachment", code: null, message: null, meeting: attachment.address });
      await store.saveFileResult(tx, run, outcome.path, {
        sha256,
        state: "attachment",
        code: null,
        message: null,
        meeting: attachment.address,
        doubts: 0,
        seconds: 0,
      });
    });
  }
}

type Imported = { sha256: string | null; outcome: FileOutcome; save?: (tx: Tx) => Promise<void> };

async function importFile(importer: Importer, file: FoundFile, options: ImportOptions): Promise<Imported> {
  const { sql, files } = importer;
  if (file.refused) return failed(file.path, file.refused);
  const bytes = await file.bytes();
  if (bytes.length === 0) return failed(file.path, "file-empty");
  const sha256 = files.keep(bytes);
  const document: store.ReceivedDocument = {
    sha256,
    fileName: file.name,
    mediaType: "application/octet-stream",
    bytes: bytes.length,
    sourceUrl: file.sourceUrl ?? options.sourceUrlOf?.(file.path) ?? null,
    receivedAt: importer.now(),
  };

  const already = await store.loadReading(sql, sha256, readingVersion);
  if (already) {
    const filed = await store.filedAs(sql, sha256);
    if (filed)
      return {
        sha256,
        outcome: {
          path: file.path,
          state: "unchanged",
          code: null,
          message: null,
          meeting: filed.address,
          doubts: already.doubt.length,
          houseStyle: already.houseStyle,
        },
      };
  }

  const packed = await store.loadExtraction(sql, sha256, extractionVersion);
  const readOptions: ReadOptions = {
    ...(options.ocr ? { ocr: true } : {}),
    ...((file.hints ?? options.hints) ? { hints: { ...options.hints, ...file.hints } } : {}),
  };
  const answer = await importer.pool.read({
    path: files.pathOf(sha256),
    fileName: file.name,
    ...(packed && !options.ocr ? { extraction: packed } : {}),
    options: readOptions,
    keepExtraction: true,
  });
  if (!answer.ok) {
    const outcome = failed(file.path, answer.code).outcome;
    return {
      sha256,
      outcome,
      save: async (tx) => {
        await receive(importer, tx, { ...document, mediaType: answer.mediaType ?? document.mediaType });
        if (answer.extraction) await store.saveExtraction(tx, sha256, extractionVersion, answer.extraction);
      },
    };
  }

  const outcome: FileOutcome = { path: file.path, state: "filed", code: null, message: null, meeting: null, doubts: 0, houseStyle: answer.minutes.houseStyle };
  return {
    sha256,
    outcome,
    save: async (tx) => {
      await receive(importer, tx, { ...document, mediaType: answer.minutes.source.mediaType });
      // The same bytes under two names may be read side by side; the second finds the first one's work done.
      const other = (await store.loadReading(tx, sha256, readingVersion)) ? await store.filedAs(tx, sha256) : null;
      if (other) return void Object.assign(outcome, { state: "unchanged", meeting: other.address, doubts: answer.minutes.doubt.length });
      if (answer.extraction) await store.saveExtraction(tx, sha256, extractionVersion, answer.extraction);
      const filed = await fileReading(importer, tx, answer.minutes);
      Object.assign(outcome, filed);
    },
  };
}

async function receive(importer: Importer, tx: Tx, document: store.ReceivedDocument): Promise<void> {
  if (await store.saveDocument(tx, document)) {
    await record(tx, {
      kind: "document-received",
      about: document.sha256,
      what: { fileName: document.fileName, bytes: document.bytes, sourceUrl: document.sourceUrl },
      by: importer.by,
      at: importer.now(),
    });
  }
}

/** Files what was read: saves the reading, puts people's earlier answers in, raises the doubts that are left, and files if it can be filed. */
export async function fileReading(
  importer: Pick<Importer, "by" | "now">,
  tx: Tx,
  read: PublishedMinutes,
): Promise<Pick<FileOutcome, "state" | "meeting" | "doubts"> & Partial<Pick<FileOutcome, "code" | "message">>> {
  const at = importer.now();
  const { sha256 } = read.source;
  await store.saveReading(tx, sha256, readingVersion, read, at);
  const asked: PublishedMinutes = { ...read, doubt: [...read.doubt, ...missingForFiling(read)] };
  const meeting = addressOf(asked) ?? sha256;
  const keyOf = (doubt: Doubt): string =>
    createHash("sha256")
      .update(doubtSubject(meeting, asked, doubt))
      .digest("hex")
      .slice(0, 32);
  const raised = new Map(asked.doubt.map((doubt) => [keyOf(doubt), doubt]));
  const answers = await store.loadAnswers(tx, [...raised.keys()]);
  const settled = withAnswers({ ...asked, doubt: [...raised.values()] }, (doubt): DoubtAnswer | undefined => answers.get(keyOf(doubt)));

  const document = (await store.loadDocument(tx, sha256))!;
  if (canBeFiled(settled) && (await isWithdrawn(tx, municipalitySlugOf(settled.municipality!), sha256)))
    return { state: "failed", code: "document-retracted", message: refusals["document-retracted"], meeting: null, doubts: 0 };
  if (canBeFiled(settled) && (await isOurs(tx, placeOf(settled))))
    return { state: "failed", code: "meeting-is-ours", message: refusals["meeting-is-ours"], meeting: null, doubts: 0 };
  const inner = isInnerPaper(settled);
  const filed = canBeFiled(settled) ? await fileInArchive(tx, inner ? withoutItsClosedItems(settled) : settled, { ...document, withheld: inner }, at) : null;
  if (filed?.current) await indexItems(tx, { municipality: filed.municipality, meeting: filed.meeting });
  const fresh = await store.saveDoubts(
    tx,
    sha256,
    [...raised].map(([key, doubt]) => raisedDoubt(key, doubt, asked, filed?.address ?? null)),
    at,
  );
  for (const key of fresh) {
    const doubt = raised.get(key)!;
    await record(tx, { kind: "doubt-raised", about: key, what: { sha256, field: doubt.field, reason: doubt.reason }, by: importer.by, at });
  }
  if (filed) {
    await record(tx, {
      kind: "minutes-filed",
      about: filed.address,
      by: importer.by,
      at,
      what: { sha256, place: filed.place.kind, items: settled.agendaItem.length, doubts: settled.doubt.length, houseStyle: settled.houseStyle, readingVersion },
    });
  }
  if (filed !== null && filed.withdrawn.length > 0)
    await record(tx, {
      kind: "versions-withdrawn",
      about: filed.address,
      what: { because: wordsOfClosing, sha256, addresses: filed.withdrawn },
      by: importer.by,
      at,
    });
  return {
    state: filed === null ? "doubtful" : filed.place.kind === "another-version" ? "replaced" : "filed",
    meeting: filed?.address ?? null,
    doubts: settled.doubt.length,
  };
}

function addressOf(minutes: PublishedMinutes): string | null {
  if (!canBeFiled(minutes)) return null;
  return `${municipalitySlugOf(minutes.municipality!)}/${slugOf(minutes.organization.name!)}/${minutes.meeting.date}`;
}

function raisedDoubt(key: string, doubt: Doubt, minutes: PublishedMinutes, address: string | null): store.RaisedDoubt {
  const item = doubt.item === null ? null : (minutes.agendaItem[doubt.item] ?? null);
  return {
    key,
    municipality: minutes.municipality,
    meeting: address,
    item: doubt.item,
    itemName: item ? [item.number, item.name].filter(Boolean).join(": ") : null,
    field: doubt.field,
    reason: doubt.reason,
    text: doubt.text,
    proposal: canBeSettled(doubt) ? (doubt.proposal ?? null) : null,
    page: doubt.at?.page ?? null,
    line: doubt.at?.line ?? null,
  };
}

function failed(path: string, code: RefusalCode): Imported {
  return { sha256: null, outcome: { path, state: "failed", code, message: refusals[code], meeting: null, doubts: 0, houseStyle: null } };
}

function codeOf(error: unknown): RefusalCode {
  const code = (error as { code?: string }).code;
  if (code === "ENOENT") return "file-missing";
  if (code && Object.hasOwn(refusals, code)) return code as RefusalCode;
  throw error;
}

function placeOf({ municipality, organization, meeting }: PublishedMinutes): { municipality: string; committee: string; date: string } {
  return { municipality: municipalitySlugOf(municipality!), committee: slugOf(organization.name!), date: meeting.date! };
}
