/** The working side's addresses for coming in, one's own page, people and the log of readings. */

import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { danishDay } from "#core/calendar.ts";
import { electedRoles } from "#core/people.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { mayNot } from "#core/rights.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { ServiceDown, type Oidc, type OidcBegun } from "#platform/oidc.ts";
import { assertionOptions, passkeySite, registrationOptions } from "#platform/passkey.ts";
import { hashOf, newToken } from "#platform/token.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  addressOf,
  callOf,
  formOf,
  NotAllowed,
  numberIn,
  saved,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
} from "#ui/desk-web.ts";
import type { Shown } from "#ui/form.ts";
import { addPasskey } from "./add-passkey.ts";
import { addPerson } from "./add-person.ts";
import { changePerson } from "./change-person.ts";
import { chooseMail } from "./choose-mail.ts";
import { deactivatePerson } from "./deactivate-person.ts";
import { endRole } from "./end-role.ts";
import { endSession } from "./end-session.ts";
import { giveRole } from "./give-role.ts";
import { importPeople } from "./import-people.ts";
import { invitePerson } from "./invite-person.ts";
import { logIn, type Came, type LoginCall } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import * as loginPages from "./login-pages.ts";
import { loginPaths } from "./login-pages.ts";
import { loadPasskeys, saveBegun, takeBegun } from "./login-store.ts";
import { makeCalendarAddress } from "./make-calendar-address.ts";
import * as pages from "./pages.ts";
import { peoplePaths } from "./pages.ts";
import * as queries from "./queries.ts";
import { reactivatePerson } from "./reactivate-person.ts";
import { removePasskey } from "./remove-passkey.ts";
import { routesOfSettings } from "./settings-routes.ts";
import { setUpHouse } from "./set-up-house.ts";
import { calendarAddressMade, loadMailChoice, loadPerson, loadSetting } from "./store.ts";

/** What the station needs beside what every station has. */
export type PeopleDesk = {
  /** The municipality's login; null when none is set up. */ oidc: Oidc | null;
  /** The code of the first start; null when there is none to be made. */ setupCode: string | null;
  /** Whether mail can leave. */ mail: boolean;
};

const begunCookie = "sagsgang-forsoeg";
const readingsPerPage = 100;

export function peopleRoutes(web: DeskWeb, house: PeopleDesk): DeskApp {
  const app: DeskApp = new Hono<DeskVariables>();
  const { sql } = web;
  app.route("/", routesOfSettings(web, house));
  const site = passkeySite(web.origin);
  const secure = web.origin.startsWith("https:");
  const cookie = { httpOnly: true, sameSite: "Lax", secure, path: "/" } as const;
  const today = (): string => danishDay(web.now());

  const toVisitor = (c: DeskContext, refused: Refused | null = null, given: Readonly<Record<string, string>> = {}): Shown => ({
    actor: c.get("actor") ?? { person: 0, name: "", roles: [] },
    refused,
    given,
    saved: false,
    once: randomUUID,
  });
  const loginCall = (c: DeskContext): LoginCall => ({
    at: web.now(),
    address: addressOf(c),
    userAgent: c.req.header("user-agent") ?? null,
    demonstration: web.demonstration,
    token: newToken(),
  });
  const letIn = (c: DeskContext, call: LoginCall): void => setCookie(c, "sagsgang", call.token.token, { ...cookie, maxAge: 14 * 24 * 60 * 60 });
  const retryAfter = (c: DeskContext, refused: Refused): void => {
    if (refused.code === "login-too-many") c.header("Retry-After", String(Number(refused.words?.["minutes"] ?? 1) * 60));
  };

  // What an answer must match lies with us under a cookie's hash; it can be taken once.
  const begin = async (c: DeskContext, what: object): Promise<void> => {
    const { token, hash } = newToken();
    await saveBegun(sql, hash, what, web.now());
    setCookie(c, begunCookie, token, { ...cookie, maxAge: 600 });
  };
  const begun = async <What extends object>(c: DeskContext, kind: string): Promise<What | null> => {
    const token = getCookie(c, begunCookie);
    if (token === undefined) return null;
    deleteCookie(c, begunCookie, { path: "/" });
    const what = (await takeBegun(sql, hashOf(token), web.now())) as { kind?: string } | null;
    return what?.kind === kind ? (what as What) : null;
  };

  const showLogIn = async (c: DeskContext, to: string, refused: Refused | null = null): Promise<Response> => {
    const [municipality, people, committees] = await Promise.all([
      loadSetting(sql, "municipality"),
      web.demonstration ? queries.people(sql, "", today()) : null,
      web.demonstration ? queries.committeeNames(sql) : [],
    ]);
    if (refused !== null) retryAfter(c, refused);
    const facts = { municipality, people, committees, oidc: house.oidc !== null, to, expired: c.req.query("udloebet") === "ja" };
    return show(c, web, loginPages.logInPage(facts, toVisitor(c, refused)), refused === null ? 200 : 422);
  };
  const comeIn = async (c: DeskContext, came: Came): Promise<{ ok: true } | Refused> => {
    const call = loginCall(c);
    const done = await logIn(sql, came, call);
    if (done.ok) letIn(c, call);
    return done;
  };

  app.get(deskPaths.logIn, async (c) => {
    const to = ownPath(c.req.query("til"));
    if (c.get("actor") !== null) return c.redirect(to, 303);
    if (house.setupCode !== null && !(await queries.anybody(sql))) return c.redirect(loginPaths.setup, 303);
    return showLogIn(c, to);
  });

  app.post(loginPaths.demonstration, async (c) => {
    const form = await formOf(c);
    const to = ownPath(form["til"]);
    const done = await comeIn(c, { how: "demonstration", person: numberIn(form["person"]) ?? 0 });
    return done.ok ? c.redirect(to, 303) : showLogIn(c, to, done);
  });

  app.get(loginPaths.oidc, async (c) => {
    const to = ownPath(c.req.query("til"));
    if (house.oidc === null) return c.notFound();
    try {
      const { url, begun: expected } = await house.oidc.begin(web.origin + loginPaths.oidcBack);
      await begin(c, { kind: "oidc", expected, to });
      return c.redirect(url, 303);
    } catch (error) {
      if (!(error instanceof ServiceDown)) throw error;
      web.log(`kommunens login: ${String(error.cause)}`);
      return showLogIn(c, to, refuse("login-service-down"));
    }
  });

  app.get(loginPaths.oidcBack, async (c) => {
    const what = await begun<{ expected: OidcBegun; to: string }>(c, "oidc");
    if (house.oidc === null || what === null) return showLogIn(c, "/", refuse("login-expired"));
    try {
      const identity = await house.oidc.finish(new URL(web.origin + c.req.path + new URL(c.req.url).search), what.expected);
      const done = identity === null ? refuse("login-failed") : await comeIn(c, { how: "oidc", identity });
      return done.ok ? c.redirect(ownPath(what.to), 303) : showLogIn(c, what.to, done);
    } catch (error) {
      if (!(error instanceof ServiceDown)) throw error;
      web.log(`kommunens login: ${String(error.cause)}`);
      return showLogIn(c, what.to, refuse("login-service-down"));
    }
  });

  // Browser modules ask by JSON; a no comes back as its sentence.
  const no = (c: DeskContext, refused: Refused): Response => {
    retryAfter(c, refused);
    return c.json({ ok: false, message: sentenceOf(refused) }, refused.code === "login-too-many" ? 429 : 422);
  };

  app.post(loginPaths.passkeyBegin, async (c) => {
    const options = await assertionOptions(site);
    await begin(c, { kind: "passkey", challenge: options.challenge });
    return c.json({ ok: true, options });
  });

  app.post(loginPaths.passkey, async (c) => {
    const body = await jsonIn(c);
    const what = await begun<{ challenge: string }>(c, "passkey");
    if (what === null) return no(c, refuse("login-expired"));
    const done = await comeIn(c, { how: "passkey", response: body["response"], challenge: what.challenge, site });
    return done.ok ? c.json({ ok: true, to: ownPath(textIn(body["til"])) }) : no(c, done);
  });

  const invitationPath = `${deskPaths.logIn}/invitation/:token{[A-Za-z0-9_-]{43}}` as const;
  app.get(invitationPath, async (c) =>
    show(c, web, loginPages.invitationPage(c.req.param("token") ?? "", await loadSetting(sql, "municipality"), toVisitor(c))),
  );

  // A link is opened by mail scanners too; only the button uses it up.
  app.post(invitationPath, async (c) => {
    const token = c.req.param("token") ?? "";
    const done = await comeIn(c, { how: "invitation", token });
    if (done.ok) return c.redirect(deskPaths.account, 303);
    retryAfter(c, done);
    return show(c, web, loginPages.invitationPage(token, await loadSetting(sql, "municipality"), toVisitor(c, done)), 422);
  });

  app.get(loginPaths.setup, async (c) =>
    house.setupCode === null || (await queries.anybody(sql)) ? c.redirect(deskPaths.logIn, 303) : show(c, web, loginPages.setUpPage(toVisitor(c))),
  );

  app.post(loginPaths.setup, async (c) => {
    const form = await formOf(c);
    const call = loginCall(c);
    const given = { code: form["kode"] ?? "", municipality: form["kommune"] ?? "", name: form["navn"] ?? "", email: form["email"] ?? null };
    const done = await setUpHouse(sql, given, house.setupCode, call);
    if (!done.ok) {
      retryAfter(c, done);
      return show(c, web, loginPages.setUpPage(toVisitor(c, done, form)), 422);
    }
    letIn(c, call);
    return c.redirect(deskPaths.account, 303);
  });

  app.post(deskPaths.logOut, async (c) => {
    const session = c.get("session");
    if (session !== null) await logOut(sql, { actor: actorOf(c), at: web.now() }, { session });
    deleteCookie(c, "sagsgang", { path: "/" });
    return c.redirect(deskPaths.logIn, 303);
  });

  const showAccount = async (
    c: DeskContext,
    refused: Refused | null = null,
    given: Record<string, string> = {},
    calendarLink: string | null = null,
  ): Promise<Response> => {
    const actor = actorOf(c);
    const [person, committees, sessions, passkeys, issuers, mail, calendarMade] = await Promise.all([
      loadPerson(sql, actor.person),
      queries.committeeNames(sql),
      queries.sessionsOf(sql, actor.person, web.now()),
      queries.passkeysOf(sql, actor.person),
      queries.issuersOf(sql, actor.person),
      loadMailChoice(sql, actor.person),
      calendarAddressMade(sql, actor.person),
    ]);
    const facts = {
      actor,
      person: person!,
      committees,
      sessions,
      here: c.get("session"),
      passkeys,
      issuers,
      oidc: house.oidc !== null,
      demonstration: web.demonstration,
      mail,
      calendar: { made: calendarMade, link: calendarLink },
    };
    return show(c, web, pages.accountPage(facts, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };
  app.get(deskPaths.account, (c) => showAccount(c));

  app.post(peoplePaths.endSession, async (c) => {
    const form = await formOf(c);
    const done = await endSession(sql, callOf(c, web, form), { session: numberIn(form["session"]) ?? 0 });
    return done.ok ? saved(c, ownPath(form["tilbage"]) === "/" ? deskPaths.account : ownPath(form["tilbage"])) : showAccount(c, done);
  });

  app.post(peoplePaths.passkeyBegin, async (c) => {
    const person = (await loadPerson(sql, actorOf(c).person))!;
    const user = { id: `sagsgang:${person.id}`, name: person.email ?? person.name, displayName: person.name };
    const options = await registrationOptions(site, user, await loadPasskeys(sql, person.id));
    await begin(c, { kind: "passkey-add", challenge: options.challenge });
    return c.json({ ok: true, options });
  });

  app.post(peoplePaths.passkeys, async (c) => {
    const body = await jsonIn(c);
    const what = await begun<{ challenge: string }>(c, "passkey-add");
    if (what === null) return no(c, refuse("login-expired"));
    const done = await addPasskey(
      sql,
      { actor: actorOf(c), at: web.now() },
      { name: textIn(body["navn"]), challenge: what.challenge, response: body["response"], site },
    );
    return done.ok ? c.json({ ok: true, to: `${deskPaths.account}?gemt=ja` }) : no(c, done);
  });

  app.post(peoplePaths.mail, async (c) => {
    const form = await formOf(c);
    const done = await chooseMail(sql, callOf(c, web, form), { choice: form["mail"] ?? "" });
    return done.ok ? saved(c, deskPaths.account, "mail") : showAccount(c, done, form);
  });

  app.post(peoplePaths.calendar, async (c) => {
    const { token, hash } = newToken();
    const done = await makeCalendarAddress(sql, callOf(c, web, await formOf(c)), { hash });
    return done.ok ? showAccount(c, null, {}, `${web.origin}/kalender/${token}.ics`) : showAccount(c, done);
  });

  app.post(peoplePaths.removePasskey, async (c) => {
    const form = await formOf(c);
    const done = await removePasskey(sql, callOf(c, web, form), { passkey: form["noegle"] ?? "", confirmed: form["sidste"] === "ja" });
    return done.ok ? saved(c, deskPaths.account) : showAccount(c, done);
  });

  for (const path of [deskPaths.people, `${deskPaths.people}/*`])
    app.use(path, async (c, next) => {
      if (mayNot(actorOf(c), "see-people", null) !== null) throw new NotAllowed();
      return next();
    });

  const showPeople = async (c: DeskContext, refused: Refused | null = null, given: Record<string, string> = {}): Promise<Response> => {
    const words = (c.req.query("q") ?? "").slice(0, 100);
    const [list, committees, mail] = await Promise.all([queries.people(sql, words, today()), queries.committeeNames(sql), queries.mailFacts(sql)]);
    return show(c, web, pages.peoplePage(list, words, committees, mail, house.mail, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };
  app.get(deskPaths.people, (c) => showPeople(c));

  app.post(peoplePaths.add, async (c) => {
    const form = await formOf(c);
    const done = await addPerson(sql, callOf(c, web, form), fieldsIn(form));
    return done.ok ? saved(c, deskPaths.person(done.answer.person)) : showPeople(c, done, form);
  });

  app.post(peoplePaths.import, async (c) => {
    const body = await c.req.parseBody();
    const form = { once: typeof body["once"] === "string" ? body["once"] : "" };
    const file = body["fil"];
    const text = file instanceof File ? textOf(new Uint8Array(await file.arrayBuffer())) : "";
    const done = await importPeople(sql, callOf(c, web, form), text);
    return done.ok ? saved(c, deskPaths.people) : showPeople(c, done);
  });

  const showPerson = async (
    c: DeskContext,
    id: number,
    refused: Refused | null = null,
    given: Record<string, string> = {},
    invitation: { link: string; mailed: boolean } | null = null,
  ): Promise<Response> => {
    const person = await loadPerson(sql, id);
    if (person === null) return c.notFound() as Response;
    const [asActor, roles, committees, sessions, passkeys, issuers] = await Promise.all([
      queries.actorOfPerson(sql, id, today()),
      queries.rolesOf(sql, id, today()),
      queries.committeeNames(sql),
      queries.sessionsOf(sql, id, web.now()),
      queries.passkeysOf(sql, id),
      queries.issuersOf(sql, id),
    ]);
    const seats = (asActor?.roles ?? []).filter((held) => (electedRoles as readonly string[]).includes(held.role) || held.role === "councilMember");
    const facts = { person, seats, roles, committees, sessions, here: c.get("session"), passkeys: passkeys.length, issuers, today: today(), invitation };
    return show(c, web, pages.personPage(facts, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };
  const personPath = `${deskPaths.people}/:person{[0-9]{1,15}}`;
  app.get(personPath, (c) => showPerson(c, Number(c.req.param("person"))));

  app.post(`${personPath}/ret`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const done = await changePerson(sql, callOf(c, web, form), { ...fieldsIn(form), person, version: numberIn(form["version"]) ?? 0 });
    return done.ok ? saved(c, deskPaths.person(person)) : showPerson(c, person, done, form);
  });

  app.post(`${personPath}/ud-af-brug`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const done = await deactivatePerson(sql, callOf(c, web, form), { person });
    return done.ok ? saved(c, deskPaths.person(person)) : showPerson(c, person, done);
  });

  app.post(`${personPath}/i-brug`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const done = await reactivatePerson(sql, callOf(c, web, form), { person });
    return done.ok ? saved(c, deskPaths.person(person)) : showPerson(c, person, done);
  });

  app.post(`${personPath}/invitation`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const token = newToken();
    const address = (secret: string): string => web.origin + loginPaths.invitation(secret);
    const done = await invitePerson(sql, callOf(c, web, form), { person, token, address });
    return done.ok ? showPerson(c, person, null, {}, { link: address(token.token), mailed: done.answer.mailed }) : showPerson(c, person, done);
  });

  app.post(`${personPath}/roller`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const wanted = {
      role: form["rolle"] ?? "",
      committee: form["udvalg"] ? (numberIn(form["udvalg"]) ?? 0) : null,
      from: form["fra"] ?? "",
      until: form["til"] || null,
    };
    const done = await giveRole(sql, callOf(c, web, form), { ...wanted, person });
    return done.ok ? saved(c, deskPaths.person(person), "roller") : showPerson(c, person, done, form);
  });

  app.post(`${personPath}/roller/afslut`, async (c) => {
    const [person, form] = [Number(c.req.param("person")), await formOf(c)];
    const done = await endRole(sql, callOf(c, web, form), { role: numberIn(form["rolle"]) ?? 0 });
    return done.ok ? saved(c, deskPaths.person(person), "roller") : showPerson(c, person, done);
  });

  app.get(deskPaths.readLog, async (c) => {
    if (mayNot(actorOf(c), "see-readings", null) !== null) throw new NotAllowed();
    const day = (text: string | undefined): string | null =>
      text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
    const search: queries.ReadingSearch = {
      person: numberIn(c.req.query("person")),
      committee: numberIn(c.req.query("udvalg")),
      from: day(c.req.query("fra")),
      until: day(c.req.query("til")),
      about: (c.req.query("om") ?? "").trim().slice(0, 100),
      before: numberIn(c.req.query("foer")),
    };
    const [list, people, committees] = await Promise.all([
      queries.readings(sql, search, readingsPerPage),
      queries.people(sql, "", today()),
      queries.committeeNames(sql),
    ]);
    const older = new URL(c.req.url).searchParams;
    older.set("foer", String(list.at(-1)?.id ?? 0));
    return show(
      c,
      web,
      pages.readLogPage(list, search, { people, committees }, list.length === readingsPerPage ? `${deskPaths.readLog}?${older}` : null, shownTo(c)),
    );
  });

  return app;
}

/** An address of our own to go on to; anything else is the front page. */
function ownPath(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(text) && text.length < 500 && !text.startsWith(deskPaths.logIn) ? text : "/";
}

function fieldsIn(form: Readonly<Record<string, string>>): { name: string; email: string | null; initials: string | null; title: string | null } {
  return { name: form["navn"] ?? "", email: form["email"] || null, initials: form["initialer"] || null, title: form["titel"] || null };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function jsonIn(c: DeskContext): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}

// A list saved by an older spreadsheet is in the Danish Windows alphabet.
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
