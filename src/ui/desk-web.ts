/** What every station's routes share: who asks, the form that came, the answer. The app itself is put together in desk.ts. */

import { randomUUID } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import type { Actor } from "#core/people.ts";
import { danishClock } from "#core/calendar.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import type { Subjects } from "#platform/changes.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { clientModule } from "./client-assets.ts";
import { styleAddress } from "./assets.ts";
import { deskLayout, type DeskPage } from "./desk-layout.ts";
import type { Shown } from "./form.ts";

export type DeskVariables = { Variables: { actor: Actor | null; session: string | null } };
export type DeskApp = Hono<DeskVariables>;
export type DeskContext = Context<DeskVariables>;

/** What routes work with. `archive` is the open side's address with a final slash; `demonstration` says that one may log in by a click. */
export type DeskWeb = {
  sql: Sql;
  files: FileStore;
  now: () => Date;
  /** What is told of changes as they are committed, for pages that follow them. */ subjects: Subjects;
  archive: string;
  /** The working side's own address without a final slash, as people write it. */ origin: string;
  demonstration: boolean;
  log: (message: string) => void;
};

/** The person who asks. A page that only those who are logged in reach may count on there being one. */
export function actorOf(c: DeskContext): Actor {
  const actor = c.get("actor");
  if (actor === null) throw new Error("a page for those who are logged in was reached by someone who is not");
  return actor;
}

// What was typed in a form that was refused, until the page it came from has been shown again. Kept in memory: a browser's own
// back button has the same, should the program be started anew in between.
const refusedForms = new Map<string, { person: number; refused: Refused; given: Readonly<Record<string, string>> }>();
const mostRefusedForms = 2000;

/** Where a call comes from. Behind a proxy on this machine it is the address the proxy tells last; else the caller's own. */
export function addressOf(c: DeskContext): string {
  const direct = c.env !== undefined && "incoming" in (c.env as object) ? (getConnInfo(c).remote.address ?? "") : "";
  const told = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return told !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(direct) ? told : direct;
}

/** How a page is to be shown: as it is, or again with a refusal and what was typed. */
export function shownTo(c: DeskContext, refused: Refused | null = null, given: Readonly<Record<string, string>> = {}): Shown {
  const actor = actorOf(c);
  const kept = refusedForms.get(c.req.query("besked") ?? "");
  const before = refused === null && kept?.person === actor.person ? kept : { refused, given };
  return { actor, refused: before.refused, given: before.given, saved: c.req.query("gemt") === "ja", once: randomUUID };
}

/** Whether the asker is a browser module that reads JSON, not a page. */
export function wantsJson(c: DeskContext): boolean {
  return (c.req.header("accept") ?? "").includes("application/json");
}

/** A refused form: back to its page with the sentence and what was typed; to a browser module as JSON. */
export function refusedTo(c: DeskContext, to: string, refused: Refused, form: Readonly<Record<string, string>>): Response | Promise<Response> {
  if (wantsJson(c)) {
    const { by, text, doc, field, version } = refused.words ?? {};
    const theirs =
      refused.code === "text-changed-by-other"
        ? {
            theirs: {
              by: by ?? "",
              text: text ?? "",
              ...(doc === undefined ? {} : { doc: JSON.parse(doc) as unknown }),
              ...(field === undefined ? {} : { field }),
            },
            version: Number(version ?? 0),
          }
        : {};
    return c.json({ ok: false, code: refused.code, message: sentenceOf(refused), ...theirs }, 422);
  }
  const { once: _once, version: _version, ...given } = form;
  const key = randomUUID();
  if (refusedForms.size >= mostRefusedForms) refusedForms.delete(refusedForms.keys().next().value!);
  refusedForms.set(key, { person: actorOf(c).person, refused, given });
  const [path, place] = to.split("#");
  return c.redirect(`${path}${path!.includes("?") ? "&" : "?"}besked=${key}#${place ?? "besked"}`, 303);
}

/** What a verb answered, as an answer to the form: back to the page, saved or refused. */
export function answered(
  c: DeskContext,
  done: { ok: true; answer: object } | Refused,
  to: string,
  form: Readonly<Record<string, string>>,
  at: Date,
): Response | Promise<Response> {
  if (!done.ok) return refusedTo(c, to, done, form);
  if (wantsJson(c)) return c.json({ ok: true, ...done.answer, at: danishClock(at), once: randomUUID() });
  const [path, place] = to.split("#");
  return saved(c, path!, place);
}

/** Answers a page; a refusal is 422, so that nothing takes it for done. */
export function show(
  c: DeskContext,
  web: Pick<DeskWeb, "archive" | "demonstration">,
  page: DeskPage,
  status: 200 | 403 | 404 | 422 | 500 = 200,
): Response | Promise<Response> {
  return c.html(
    deskLayout(page, {
      styles: [styleAddress(), styleAddress("desk")],
      archive: web.archive,
      actor: c.get("actor"),
      demonstration: web.demonstration,
      scripts: (page.modules ?? []).map(clientModule),
    }),
    status,
    { "Cache-Control": "private, no-store" },
  );
}

/** The fields of a form as text; of several with one name, see `manyIn`. */
export async function formOf(c: DeskContext): Promise<Record<string, string>> {
  const form = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === "string"
        ? [[name, value.replace(/\r\n/g, "\n")]]
        : Array.isArray(value) && typeof value[0] === "string"
          ? [[name, value.join("\n")]]
          : [],
    ),
  );
}

/** All values of a field that may stand several times, such as boxes ticked. */
export function manyIn(form: Readonly<Record<string, string>>, name: string): string[] {
  return (form[name] ?? "").split("\n").filter((value) => value !== "");
}

/** The call of a verb from a form: who, when, and the form's own mark. */
export function callOf(c: DeskContext, web: Pick<DeskWeb, "now">, form: Readonly<Record<string, string>>): { actor: Actor; at: Date; once: string | null } {
  const once = form["once"] ?? "";
  return { actor: actorOf(c), at: web.now(), once: /^[\w-]{8,64}$/.test(once) ? once : null };
}

/** Back to a page after something was done; `place` is an id on it. */
export function saved(c: DeskContext, to: string, place = ""): Response {
  return c.redirect(`${to}${to.includes("?") ? "&" : "?"}gemt=ja${place === "" ? "" : `#${place}`}`, 303);
}

export type FormGiven = {
  c: DeskContext;
  form: Record<string, string>;
  by: ReturnType<typeof callOf>;
  /** A number of the address; 0 when it has none of that name. */ id(name: string): number;
};

/** One form of a page: what it calls, and the page (with a place on it) it leads back to. */
export function onForm(
  app: DeskApp,
  web: Pick<DeskWeb, "now">,
  address: string,
  back: (given: FormGiven) => string,
  call: (given: FormGiven) => Promise<{ ok: true; answer: object } | Refused>,
): void {
  app.post(address, async (plain) => {
    const c = plain as unknown as DeskContext;
    const form = await formOf(c);
    const given: FormGiven = { c, form, by: callOf(c, web, form), id: (name) => numberIn(c.req.param(name)) ?? 0 };
    return answered(c, await call(given), back(given), form, web.now());
  });
}

/** What was typed, without the space around it; null for nothing. */
export function textOrNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text.trim();
}

/** The lines that hold something. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A whole number in a form or an address; null when it is none. */
export function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Thrown by routes where a whole page is not for this person; shown as such by desk.ts. */
export class NotAllowed extends Error {}

export function notFound(): Refused<"not-found"> {
  return refuse("not-found");
}
