/** The open side as it would answer inside a transaction: what publishing reads before it lets anything out. */

import { archiveRoutes } from "#archive/routes.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import type { PublicHouse } from "#publication/public-house.ts";

export function openHouse(files: FileStore, origin: string, seal: PublicHouse["seal"] = null): PublicHouse {
  return {
    files,
    seal,
    openSide: (tx) => {
      // A transaction asks as a connection does; what the archive asks is reading alone.
      const app = archiveRoutes({
        sql: tx as unknown as Sql,
        files,
        origin,
        askedOnce: true,
        report: (number, error) => void process.stderr.write(`fejl ${number}: ${String(error)}\n`),
      });
      return async (path) => {
        const answer = await app.request(path);
        const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
        const type = answer.headers.get("content-type") ?? "";
        // The bytes of files are read by themselves; here only what stands around them.
        const body = /^(?:text|application\/(?:json|atom\+xml|xml))/u.test(type) ? await answer.text() : (await answer.body?.cancel(), "");
        return { status: answer.status, text: `${headers}\n\n${body}` };
      };
    },
  };
}
