/** `sagsgang guard`: arguments in, call, report out. */

import * as fs from "node:fs";
import * as os from "node:os";
import type { GuardContext } from "#core/guard/finding.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { stopGuard } from "./guard-file.ts";
import { guardArchive, guardPaths } from "./guard-folder.ts";
import { reportPage } from "./report-pages.ts";
import { reportInMarkdown, sentenceOf, stops, type GuardReport } from "./report.ts";

export type GuardSettings = { out: string | undefined; domain: string | undefined; phone: string | undefined };
type Out = { out: (text: string) => void; err: { write(text: string): unknown } };

/**
 * `guard PATH…` or `guard --archive`, with `[--out rapport.html|.md|.json] [--domain kommune.dk] [--phone 12345678]`: guards files, folders or
 * the published archive and writes the report. Exit code 1 when something stops or could not be read.
 */
export async function guardCommand(
  what: { paths: readonly string[] } | { citizen: Sql; files: FileStore },
  settings: GuardSettings,
  now: Date,
  { out, err }: Out,
): Promise<number> {
  const form = settings.out === undefined ? "md" : /\.(html|md|json)$/iu.exec(settings.out)?.[1]?.toLowerCase();
  if (form === undefined) {
    err.write("Rapporten kan skrives som .html, .md eller .json: giv --out et navn, der ender på en af dem.\n");
    return 1;
  }
  const context: GuardContext = {
    today: now.toISOString().slice(0, 10),
    municipality: { domain: settings.domain ?? null, phone: settings.phone ?? null },
    closed: [],
    openText: "",
  };
  let shown = 0;
  const tell = (done: number, total: number): void => {
    if (done !== total && done - shown < Math.max(50, total / 50)) return;
    shown = done;
    err.write(`Ser igennem: ${done} af ${total}\n`);
  };
  try {
    const atOnce = Math.max(1, os.availableParallelism());
    const report =
      "paths" in what ? await guardPaths(what.paths, context, now, atOnce, tell) : await guardArchive(what.citizen, what.files, context, now, atOnce, tell);
    const written = await inForm(report, form);
    if (settings.out === undefined) out(written);
    else {
      // Others on the machine have no business with it.
      fs.writeFileSync(settings.out, written, { mode: 0o600 });
      out(`${sentenceOf(report)}\nRapporten ligger i ${settings.out}.\n`);
    }
    return stops(report) ? 1 : 0;
  } finally {
    await stopGuard();
  }
}

async function inForm(report: GuardReport, form: string): Promise<string> {
  if (form === "json") return `${JSON.stringify(report, null, 2)}\n`;
  return form === "html" ? String(await reportPage(report)) : reportInMarkdown(report);
}
