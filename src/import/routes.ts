/** The working side's addresses for importing and doubts: form in, verb called, page out. */

import * as fs from "node:fs";
import * as path from "node:path";
import { Hono } from "hono";
import { holds, type Actor, type Role } from "#core/people.ts";
import { refusals, type RefusalCode } from "#core/refusals.da.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, NotAllowed, show, type DeskApp, type DeskContext, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { findFiles } from "./find-files.ts";
import { harvestSite } from "./harvest-site.ts";
import { importDocuments, type ImportOptions } from "./import-documents.ts";
import type { Importer } from "./importer.ts";
import * as pages from "./pages.ts";
import { HarvestStopped } from "./polite-visitor.ts";
import * as queries from "./queries.ts";
import { settleDoubt, type Answer } from "./settle-doubt.ts";
import { loadDocument, type FileState } from "./store.ts";

/** What importing needs beside what every station has. */
export type ImportDesk = {
  importer: Importer;
  /** Where uploaded files wait until they are read. */ inbox: string;
};

const filesPerPage = 200;
const doubtsPerPage = 50;
const readers = ["secretary", "administrator"] as const;

// What the server can read, and the addresses it can reach, are more than an archive keeper may: such roads in are an administrator's.
const mayReachOut = (actor: Actor): boolean => holds(actor, ["administrator"], null);
const mayImport = (actor: Actor): boolean => actor.roles.some((held) => (readers as readonly Role[]).includes(held.role));

/** The routes; for those who keep the archive. */
export function importRoutes(web: DeskWeb, { importer, inbox }: ImportDesk): DeskApp {
  const app: DeskApp = new Hono<DeskVariables>();
  const { sql, archive, log } = web;
  const refusedIn = (c: DeskContext): RefusalCode | null => {
    const code = c.req.query("fejl") ?? "";
    return Object.hasOwn(refusals, code) ? (code as RefusalCode) : null;
  };

  for (const place of [deskPaths.import, deskPaths.doubts, deskPaths.archiveNumbers, "/dokument"])
    for (const path of [place, `${place}/*`])
      app.use(path, async (c, next) => {
        if (!mayImport(actorOf(c))) throw new NotAllowed();
        return next();
      });
  for (const path of [deskPaths.importPath, deskPaths.harvest])
    app.use(path, async (c, next) => {
      if (!mayReachOut(actorOf(c))) throw new NotAllowed();
      return next();
    });

  app.get(deskPaths.archiveNumbers, async (c) => show(c, web, pages.numbersPage(await queries.overview(sql), archive)));
  app.get(deskPaths.import, async (c) => show(c, web, pages.importPage(await queries.recentRuns(sql, 30), refusedIn(c), mayReachOut(actorOf(c)))));

  // Work goes on after the answer; its progress is read from the run's own rows, also after a restart.
  const begin = (paths: string[], options: ImportOptions): void => {
    void findFiles(paths)
      .then((found) => importDocuments(importer, paths.map((each) => path.resolve(each)).join("\n"), found, options))
      .catch((error: unknown) => log(`indlæsning: ${String((error as Error).stack)}`));
  };

  app.post(deskPaths.upload, async (c) => {
    const form = await c.req.parseBody({ all: true });
    const files = [form["filer"]].flat().filter((file): file is File => file instanceof File && file.name !== "");
    if (files.length === 0) return c.redirect(`${deskPaths.import}?fejl=nothing-found`, 303);
    const folder = path.join(inbox, web.now().toISOString().replace(/[:.]/g, "-"));
    fs.mkdirSync(folder, { recursive: true });
    for (const [index, file] of files.entries())
      fs.writeFileSync(path.join(folder, `${String(index + 1).padStart(4, "0")} ${path.basename(file.name)}`), Buffer.from(await file.arrayBuffer()));
    begin([folder], optionsIn(form));
    return c.redirect(deskPaths.import, 303);
  });

  app.post(deskPaths.importPath, async (c) => {
    const form = await c.req.parseBody();
    const at = textIn(form["sti"]);
    // What the house keeps, closed attachments with it, is not read in as if it came from outside.
    if (at === "" || !fs.existsSync(at) || importer.files.liesIn(at)) return c.redirect(`${deskPaths.import}?fejl=file-missing`, 303);
    begin([at], optionsIn(form));
    return c.redirect(deskPaths.import, 303);
  });

  app.post(deskPaths.harvest, async (c) => {
    const form = await c.req.parseBody();
    const address = textIn(form["adresse"]);
    const municipality = textIn(form["kommune"]) || undefined;
    if (!URL.canParse(address)) return c.redirect(`${deskPaths.import}?fejl=site-not-an-address`, 303);
    void harvestSite(importer, address, { municipality })
      .then((harvested) => importDocuments(importer, `harvest ${address}`, harvested.found))
      .catch((error: unknown) => log(error instanceof HarvestStopped ? `${address}: ${refusals[error.code]}` : String((error as Error).stack)));
    return c.redirect(deskPaths.import, 303);
  });

  app.get(`${deskPaths.import}/:run{[0-9]{1,9}}`, async (c) => {
    const id = Number(c.req.param("run"));
    const run = await queries.oneRun(sql, id);
    if (!run) return c.notFound();
    const states = await queries.statesOfRun(sql, id);
    const wanted = c.req.query("vis") as FileState | undefined;
    const state = wanted !== undefined && states.has(wanted) ? wanted : null;
    const files = await queries.filesOfRun(sql, id, state, Number(c.req.query("efter") ?? 0) || 0, filesPerPage);
    return show(c, web, pages.runPage(run, states, files, state, archive, files.length === filesPerPage ? files.at(-1)!.position : null));
  });

  // The paper itself, for whoever is to settle a doubt. A stranger's web page is shown as text, never run.
  app.get("/dokument/:sha256{[0-9a-f]{64}}", async (c) => {
    const document = await loadDocument(sql, c.req.param("sha256"));
    if (!document || !importer.files.has(document.sha256)) return c.notFound();
    const shown = document.mediaType === "application/pdf" || /^(?:text\/|application\/(?:json|xml))/.test(document.mediaType);
    return c.body(new Uint8Array(importer.files.read(document.sha256)), 200, {
      "Content-Type": document.mediaType === "application/pdf" ? "application/pdf" : shown ? "text/plain; charset=utf-8" : "application/octet-stream",
      "Content-Disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      "Cache-Control": "private, no-store",
    });
  });

  app.get(deskPaths.doubts, async (c) => {
    const filter: queries.DoubtFilter = {
      field: c.req.query("felt") ?? null,
      municipality: c.req.query("kommune") ?? null,
      answered: c.req.query("besvaret") === "ja",
      after: null,
    };
    const [list, kinds] = await Promise.all([queries.doubts(sql, filter, doubtsPerPage), queries.doubtKinds(sql)]);
    return show(c, web, pages.doubtsPage(list, kinds, filter, archive, refusedIn(c), c.req.query("gemt") === "ja"));
  });

  app.post(`${deskPaths.doubts}/:key{[0-9a-f]{32}}`, async (c) => {
    const form = await c.req.parseBody();
    const answer = textIn(form["svar"]);
    if (answer !== "accepted" && answer !== "corrected" && answer !== "dismissed") return c.redirect(`${deskPaths.doubts}?fejl=answer-not-valid`, 303);
    const given: Answer = { key: c.req.param("key"), answer, value: textIn(form["vaerdi"]) || null };
    const settled = await settleDoubt(importer.sql, given, `person:${actorOf(c).person}`, web.now(), actorOf(c).name);
    return c.redirect(settled.ok ? `${deskPaths.doubts}?gemt=ja` : `${deskPaths.doubts}?fejl=${settled.code}`, 303);
  });
  return app;
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function optionsIn(form: Record<string, unknown>): ImportOptions {
  const municipality = textIn(form["kommune"]);
  return { ...(textIn(form["ocr"]) === "ja" ? { ocr: true } : {}), ...(municipality === "" ? {} : { hints: { municipality } }) };
}
