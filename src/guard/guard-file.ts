/** The guard on files: read the way a reader gets them, and on what stands behind (decision 0024). Never throws; what cannot be read stops. */

import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findingOfFile } from "#core/guard/guard-text.ts";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { mediaTypeOf, textOf } from "#import/extract/media-type.ts";
import { openProcessPool, type ProcessFailure, type ProcessPool } from "#platform/process-pool.ts";
import { isMail, looksBinary } from "./file-kind.ts";
import { guardLimits } from "./guard-limits.ts";
import { findingsOf, type Guarded, type GuardTask } from "./guard-parts.ts";
import { tellHtml, tellJson, tellPlain, tellXml } from "./text-parts.ts";

export type GuardedFile = {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** A PDF we printed ourselves from words that were read already: the words of its pages are passed over, everything else is read. */ pagesRead?: boolean;
};

/** Everything found in a file. Markup and plain text are read here, every other kind in a process that can be stopped. */
export async function guardFile(file: GuardedFile, context: GuardContext): Promise<Finding[]> {
  return (await guardAndTell(file, context)).findings;
}

/** Several files, as many at a time as there are cores, in the order given; `text` is guarded with its file, as "tekst på siden". */
export async function guardFiles(files: readonly (GuardedFile & { text?: string })[], context: GuardContext): Promise<Finding[]> {
  const answers = await Promise.all(
    files.map(async (file) => {
      const found = await guardFile(file, context);
      if (file.text === undefined) return found;
      const page = findingsOf(file.name, Buffer.from(file.text), { ...context, closedFiles: [] });
      page.tell("tekst på siden", file.text);
      return [...found, ...page.done().findings.filter((finding) => finding.place.part !== "filnavn")];
    }),
  );
  return answers.flat();
}

/** As guardFile, and what was looked at. */
export async function guardAndTell(file: GuardedFile, context: GuardContext): Promise<Guarded> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  try {
    return (
      readHere(file, bytes, context) ?? (await readApart({ name: file.name, bytes, context: sendable(context), pagesRead: file.pagesRead === true }, bytes))
    );
  } catch (error) {
    return failed(file.name, bytes, context, `Vagten gik i stå på filen (${(error as Error).name}).`);
  }
}

function readHere(file: GuardedFile, bytes: Buffer, context: GuardContext): Guarded | null {
  if (bytes.length === 0 || bytes.length > guardLimits.hereBytes) return null;
  const kind = mediaTypeOf(bytes, file.name);
  if (kind !== "text/plain" && kind !== "text/html" && kind !== "application/json" && kind !== "application/xml") return null;
  const start = bytes.toString("latin1", 0, 5);
  if (start === "{\\rtf" || isMail(file) || /data:[^,]{0,400};base64/iu.test(bytes.toString("latin1"))) return null;
  const text = textOf(bytes);
  // A "text" of marks nobody writes is some other kind of file.
  if (kind === "text/plain" && looksBinary(text)) return null;
  const found = findingsOf(file.name, bytes, context);
  const sink = { tell: found.tell, cannot: found.cannot, nested: async () => {}, image: async () => {} };
  if (kind === "text/html") tellHtml(text, sink);
  else if (kind === "application/json") tellJson(text, sink);
  else if (kind === "application/xml") tellXml(text, sink);
  else tellPlain(text, sink);
  return found.done();
}

// A function cannot be sent; the process asks its own word list.
function sendable(context: GuardContext): GuardContext {
  const { isCommonWord: _, ...rest } = context;
  return rest;
}

const failures: Record<ProcessFailure, string> = {
  crashed: "Filen fik læseprogrammet til at gå ned.",
  "too-slow": "Filen tog for lang tid at læse.",
  "too-much-memory": "Filen krævede for meget hukommelse at læse.",
};

let pool: ProcessPool<GuardTask, Guarded | ProcessFailure> | null = null;
let working = 0;

async function readApart(task: GuardTask, bytes: Buffer): Promise<Guarded> {
  pool ??= openProcessPool<GuardTask, Guarded | ProcessFailure>({
    program: path.join(import.meta.dirname, "guard-process.ts"),
    seconds: (each) => guardLimits.seconds + (each.bytes.length / 1048576) * guardLimits.secondsPerMegabyte,
    bytes: guardLimits.processBytes,
    tasksPerProcess: 2_000,
    failed: (why) => why,
  });
  working++;
  try {
    const answer = await pool.run(task);
    return typeof answer === "string" ? failed(task.name, bytes, task.context, failures[answer]) : answer;
  } finally {
    working--;
    if (working === 0) void restLater();
  }
}

function failed(name: string, bytes: Buffer, context: GuardContext, what: string): Guarded {
  const found = findingsOf(name, bytes, context).done();
  const unread = findingOfFile(
    {
      kind: "unreadable",
      file: name,
      part: "hele filen",
      what,
      todo: "Lav en ny udgave af filen, for eksempel ved at udskrive den til PDF, eller se den igennem i hånden og skriv, at det er gjort.",
    },
    String(bytes.length),
  );
  return { findings: [unread, ...found.findings], looked: found.looked };
}

// Processes that have had nothing to do for a while go.
async function restLater(): Promise<void> {
  const mine = pool;
  await wait(20_000, undefined, { ref: false });
  if (working > 0 || pool !== mine) return;
  await stopGuard();
}

/** Stops the guard's processes; the next file starts them again. */
export async function stopGuard(): Promise<void> {
  const stopping = pool;
  pool = null;
  await stopping?.stop();
}
