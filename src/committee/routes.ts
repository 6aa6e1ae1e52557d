/** The committees' addresses: form in, verb called, page out. */

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { dateShort, danishDay } from "#core/calendar.ts";
import { memberColumns, planColumns } from "#core/committee-files.ts";
import { nameOn, rulesOn, seatNames, seatsOn, type Committee, type Office, type PlannedMeeting, type Seat } from "#core/committee.ts";
import { csvBounds } from "#core/csv.ts";
import { icalendar, plannedInCalendar } from "#core/icalendar.ts";
import { proposedDays, type YearPattern } from "#core/meeting-plan.ts";
import { committeesOf, roles } from "#core/people.ts";
import { committeeWarnings, type CommitteeWarning } from "#core/refusals/committee.da.ts";
import type { Refused } from "#core/verdict.ts";
import { approversOf } from "#people/store.ts";
import { textOf } from "#platform/text-bytes.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { answerCsv } from "#ui/file-answer.ts";
import {
  actorOf,
  callOf,
  formOf,
  manyIn,
  numberIn,
  saved,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
} from "#ui/desk-web.ts";
import { appointSubstitute } from "./appoint-substitute.ts";
import { beginTerm } from "./begin-term.ts";
import { routesOfCalendar } from "./calendar-routes.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { changeChair } from "./change-chair.ts";
import { changeParty } from "./change-party.ts";
import { endSeat } from "./end-seat.ts";
import { foundCommittee } from "./found-committee.ts";
import { importMembers } from "./import-members.ts";
import { importPlan } from "./import-plan.ts";
import { moveMeeting } from "./move-meeting.ts";
import * as pages from "./pages.ts";
import { committeePaths } from "./parts.ts";
import * as planPages from "./plan-pages.ts";
import { planMeeting } from "./plan-meeting.ts";
import { planYear } from "./plan-year.ts";
import * as queries from "./queries.ts";
import { renameCommittee } from "./rename-committee.ts";
import { restoreMeeting } from "./restore-meeting.ts";
import { rulesIn } from "./rules-in-form.ts";
import { rulesPage } from "./rules-pages.ts";
import { seatMember } from "./seat-member.ts";
import { setRules } from "./set-rules.ts";
import { loadCommittee, loadMeeting } from "./store.ts";

type Form = Readonly<Record<string, string>>;
type Answered = { ok: true; answer: object } | Refused;

// Half a year back and a year and a half ahead: what a calendar is given.
const calendarDays = { back: 180, ahead: 550 };

export function committeeRoutes(web: DeskWeb): DeskApp {
  const { sql } = web;
  const app = new Hono<DeskVariables>();
  app.route("/", routesOfCalendar(web));
  const today = (): string => danishDay(web.now());
  const nothing = (c: DeskContext): Response | Promise<Response> => show(c, web, pages.noSuchPage(), 404);

  const listPage = async (c: DeskContext, refused: Refused | null = null, given: Form = {}): Promise<Response> =>
    show(c, web, pages.committeesPage(await queries.committeeCards(sql, today()), today(), shownTo(c, refused, given)), refused === null ? 200 : 422);

  const committeePage = async (c: DeskContext, id: number, refused: Refused | null = null, given: Form = {}): Promise<Response> => {
    const committee = await loadCommittee(sql, id);
    if (committee === null) return nothing(c);
    const year = Number(today().slice(0, 4));
    const [people, meetings] = await Promise.all([queries.peopleToChoose(sql), queries.meetingsBetween(sql, `${year}-01-01`, `${year + 1}-12-31`, [id])]);
    const data = { committee, people, meetings, today: today(), warnings: warningsIn(c) };
    return show(c, web, pages.committeePage(data, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };

  const planPage = async (c: DeskContext, id: number, year: number, refused: Refused | null = null, given: Form = {}): Promise<Response> => {
    const committee = await loadCommittee(sql, id);
    if (committee === null) return nothing(c);
    const [meetings, years] = await Promise.all([queries.meetingsBetween(sql, `${year}-01-01`, `${year}-12-31`, [id]), queries.yearsWithMeetings(sql, id)]);
    const data = { committee, meetings, years, year, today: today(), warnings: warningsIn(c) };
    return show(c, web, planPages.planPage(data, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };

  const yearIn = (text: string | undefined): number => {
    const year = numberIn(text);
    return year !== null && year >= 1900 && year <= 2199 ? year : Number(today().slice(0, 4));
  };

  app.get(deskPaths.committees, async (c) => listPage(c));
  app.post(deskPaths.committees, async (c) => {
    const given = await formOf(c);
    const kind = (["committee", "economy", "council"] as const).find((each) => each === given["slags"]) ?? "committee";
    const term = { from: numberIn(given["foerste"]) ?? 0, to: numberIn(given["sidste"]) ?? 0 };
    const founded = { kind, name: given["navn"] ?? "", abbreviation: given["forkortelse"] ?? null, from: given["fra"] ?? "", term };
    const done = await foundCommittee(sql, callOf(c, web, given), founded);
    return done.ok ? saved(c, deskPaths.committee(done.answer.committee)) : listPage(c, done, { ...given, hvor: "found-committee" });
  });

  app.get(committeePaths.calendar, async (c) => {
    const year = yearIn(c.req.query("aar"));
    const [meetings, years] = await Promise.all([queries.meetingsBetween(sql, `${year}-01-01`, `${year}-12-31`, null), queries.yearsWithMeetings(sql, null)]);
    return show(c, web, planPages.calendarPage(meetings, years, year, today(), shownTo(c)));
  });

  app.get(committeePaths.ownCalendar, async (c) => {
    const own = committeesOf(actorOf(c), roles);
    // One who keeps the whole house follows the committees they have a part in, and all when they have none.
    const parts = actorOf(c).roles.flatMap((role) => role.committee ?? []);
    return calendarAnswer(c, web, "Mine møder", parts.length > 0 ? [...new Set(parts)] : own === "all" ? null : []);
  });

  app.get(`${deskPaths.committees}/:id{[0-9]+}`, async (c) => committeePage(c, Number(c.req.param("id"))));
  app.get(`${deskPaths.committees}/:id{[0-9]+}/moedeplan`, async (c) => planPage(c, Number(c.req.param("id")), yearIn(c.req.query("aar"))));
  app.get(`${deskPaths.committees}/:id{[0-9]+}/moedeplan.ics`, async (c) => {
    const committee = await loadCommittee(sql, Number(c.req.param("id")));
    return committee === null ? nothing(c) : calendarAnswer(c, web, nameOn(committee, today()), [committee.id]);
  });
  app.get(`${deskPaths.committees}/:id{[0-9]+}/moedeplan.csv`, async (c) => {
    const committee = await loadCommittee(sql, Number(c.req.param("id")));
    if (committee === null) return nothing(c);
    const year = yearIn(c.req.query("aar"));
    const meetings = await queries.meetingsBetween(sql, `${year}-01-01`, `${year}-12-31`, [committee.id]);
    const rows = meetings
      .filter((meeting) => meeting.state === "planned")
      .map((meeting) => [
        dateShort(meeting.date),
        meeting.start,
        meeting.end ?? "",
        meeting.place ?? "",
        meeting.kind === "ordinary" ? "Ordinært" : "Ekstraordinært",
      ]);
    return answerCsv(c, `moedeplan-${year}`, [planColumns, ...rows]);
  });
  app.get(`${deskPaths.committees}/:id{[0-9]+}/medlemmer.csv`, async (c) => {
    const committee = await loadCommittee(sql, Number(c.req.param("id")));
    if (committee === null) return nothing(c);
    const rows = seatsOn(committee, today()).map((seat) => [
      seat.name,
      seat.party ?? "",
      seatNames[seat.role],
      seat.group ?? "",
      dateShort(seat.from),
      seat.until === null ? "" : dateShort(seat.until),
      String(seat.person),
    ]);
    return answerCsv(c, "medlemmer", [memberColumns, ...rows]);
  });

  // One form of the committee's page: what it does, and where its words stand when it is refused.
  const onCommittee = (
    address: string,
    place: string,
    does: (c: DeskContext, given: Form, of: { committee: number; version: number | null }) => Promise<Answered>,
  ): void => {
    app.post(`${deskPaths.committees}/:id{[0-9]+}/${address}`, async (c) => {
      const id = Number(c.req.param("id"));
      const given = await formOf(c);
      const done = await does(c, given, { committee: id, version: numberIn(given["version"]) });
      return done.ok ? saved(c, withWarnings(deskPaths.committee(id), done.answer)) : committeePage(c, id, done, { ...given, hvor: place });
    });
  };

  onCommittee("navn", "rename-committee", async (c, given, of) =>
    renameCommittee(sql, callOf(c, web, given), { ...of, name: given["navn"] ?? "", abbreviation: given["forkortelse"] ?? null, from: given["fra"] ?? "" }),
  );
  onCommittee("valgperiode", "begin-term", async (c, given, of) =>
    beginTerm(sql, callOf(c, web, given), { ...of, from: numberIn(given["foerste"]) ?? 0, to: numberIn(given["sidste"]) ?? 0 }),
  );
  onCommittee("medlem", "seat-member", async (c, given, of) =>
    seatMember(sql, callOf(c, web, given), {
      ...of,
      person: numberIn(given["person"]) ?? 0,
      party: given["parti"] ?? null,
      group: given["gruppe"] ?? null,
      role: oneOf<Seat["role"]>(given["rolle"], ["chair", "viceChair", "member"], "member"),
      from: given["fra"] ?? "",
      until: given["til"] || null,
    }),
  );
  onCommittee("udtraeder", "end-seat", async (c, given, of) =>
    endSeat(sql, callOf(c, web, given), { ...of, person: numberIn(given["person"]) ?? 0, until: given["til"] ?? "" }),
  );
  onCommittee("formand", "change-chair", async (c, given, of) =>
    changeChair(sql, callOf(c, web, given), {
      ...of,
      person: numberIn(given["person"]) ?? 0,
      office: oneOf<Office>(given["hverv"], ["chair", "viceChair"], "chair"),
      from: given["fra"] ?? "",
    }),
  );
  onCommittee("parti", "change-party", async (c, given, of) =>
    changeParty(sql, callOf(c, web, given), { ...of, person: numberIn(given["person"]) ?? 0, party: given["parti"] || null, from: given["fra"] ?? "" }),
  );
  onCommittee("stedfortraeder", "appoint-substitute", async (c, given, of) =>
    appointSubstitute(sql, callOf(c, web, given), {
      ...of,
      person: numberIn(given["person"]) ?? 0,
      party: given["parti"] || null,
      inPlaceOf: numberIn(given["for"]) ?? 0,
      basis: oneOf<"28-2" | "28-3">(given["grund"], ["28-2", "28-3"], "28-2"),
      from: given["fra"] ?? "",
      until: given["til"] ?? "",
      meeting: numberIn(given["moede"]),
    }),
  );

  const smallFile = bodyLimit({ maxSize: csvBounds.letters * 4 });
  app.post(`${deskPaths.committees}/:id{[0-9]+}/medlemmer`, smallFile, async (c) => {
    const id = Number(c.req.param("id"));
    const given = await formOf(c);
    const done = await importMembers(sql, callOf(c, web, given), { committee: id, text: await fileIn(c) });
    return done.ok ? saved(c, deskPaths.committee(id), "medlemmer") : committeePage(c, id, done, { hvor: "import-members" });
  });

  const namesForRules = async (committee: number): Promise<Parameters<typeof rulesPage>[2]> => {
    const [approvers, people] = await Promise.all([approversOf(sql, committee, today()), queries.everyName(sql)]);
    return { approvers, people };
  };
  app.get(`${deskPaths.committees}/:id{[0-9]+}/regler`, async (c) => {
    const committee = await loadCommittee(sql, Number(c.req.param("id")));
    return committee === null ? nothing(c) : show(c, web, rulesPage(committee, today(), await namesForRules(committee.id), shownTo(c)));
  });
  app.post(`${deskPaths.committees}/:id{[0-9]+}/regler`, async (c) => {
    const id = Number(c.req.param("id"));
    const given = await formOf(c);
    const done = await setRules(sql, callOf(c, web, given), { committee: id, version: numberIn(given["version"]), rules: rulesIn(given) });
    if (done.ok) return saved(c, committeePaths.rules(id));
    const committee = await loadCommittee(sql, id);
    return committee === null ? nothing(c) : show(c, web, rulesPage(committee, today(), await namesForRules(id), shownTo(c, done, given)), 422);
  });

  app.post(`${deskPaths.committees}/:id{[0-9]+}/moedeplan`, async (c) => {
    const id = Number(c.req.param("id"));
    const given = await formOf(c);
    const kind = oneOf<PlannedMeeting["kind"]>(given["slags"], ["ordinary", "extraordinary"], "ordinary");
    const done = await planMeeting(sql, callOf(c, web, given), { committee: id, ...timeIn(given), kind });
    const year = yearIn(given["dato"]?.slice(0, 4));
    return done.ok
      ? saved(c, withWarnings(planIn(id, year), done.answer), `moede-${done.answer.meeting}`)
      : planPage(c, id, year, done, { ...given, hvor: "plan-meeting" });
  });
  app.post(`${deskPaths.committees}/:id{[0-9]+}/moedeplan/fil`, smallFile, async (c) => {
    const id = Number(c.req.param("id"));
    const given = await formOf(c);
    const done = await importPlan(sql, callOf(c, web, given), { committee: id, text: await fileIn(c) });
    if (!done.ok) return planPage(c, id, yearIn(undefined), done, { hvor: "import-plan" });
    const first = done.answer.meetings[0] === undefined ? null : await loadMeeting(sql, done.answer.meetings[0]);
    return saved(c, planIn(id, yearIn(first?.date.slice(0, 4))));
  });

  const yearPage = async (
    c: DeskContext,
    committee: Committee,
    wish: planPages.YearWish,
    proposal: boolean,
    refused: Refused | null = null,
    given: Form = {},
  ): Promise<Response> => {
    const [from, until] = [`${wish.year}-01-01`, `${wish.year}-12-31`];
    const begin = from > today() ? from : until < today() ? from : today();
    const proposed = proposal ? proposedDays(wish.pattern, begin, until, rulesOn(committee, begin)) : null;
    const taken = (await queries.meetingsBetween(sql, from, until, [committee.id]))
      .filter((meeting) => meeting.state === "planned")
      .map((meeting) => meeting.date);
    return show(c, web, planPages.yearPage({ committee, wish, proposed, taken, today: today() }, shownTo(c, refused, given)), refused === null ? 200 : 422);
  };
  app.get(`${deskPaths.committees}/:id{[0-9]+}/moedeplan/nyt-aar`, async (c) => {
    const committee = await loadCommittee(sql, Number(c.req.param("id")));
    if (committee === null) return nothing(c);
    const given = Object.fromEntries(Object.entries(c.req.queries()).map(([name, values]) => [name, values.join("\n")]));
    return yearPage(c, committee, wishIn(given, yearIn(given["aar"])), given["vis"] === "ja");
  });
  app.post(`${deskPaths.committees}/:id{[0-9]+}/moedeplan/nyt-aar`, async (c) => {
    const id = Number(c.req.param("id"));
    const given = await formOf(c);
    const year = yearIn(given["aar"]);
    const { start, end, place } = timeIn(given);
    const done = await planYear(sql, callOf(c, web, given), { committee: id, dates: manyIn(given, "dato"), start, end, place });
    if (done.ok) return saved(c, withWarnings(planIn(id, year), done.answer));
    const committee = await loadCommittee(sql, id);
    return committee === null ? nothing(c) : yearPage(c, committee, wishIn(given, year), true, done, given);
  });

  // One form of one meeting in the plan.
  const onMeeting = (
    address: string,
    place: string,
    does: (c: DeskContext, given: Form, of: { meeting: number; version: number | null }) => Promise<Answered>,
  ): void => {
    app.post(`${deskPaths.committees}/:id{[0-9]+}/moedeplan/:meeting{[0-9]+}/${address}`, async (c) => {
      const [id, meeting] = [Number(c.req.param("id")), Number(c.req.param("meeting"))];
      const given = await formOf(c);
      const stood = await loadMeeting(sql, meeting);
      if (stood === null || stood.committee !== id) return nothing(c);
      const done = await does(c, given, { meeting, version: numberIn(given["version"]) });
      if (!done.ok) return planPage(c, id, yearIn(stood.date.slice(0, 4)), done, { ...given, hvor: `${place}-${meeting}` });
      const stands = await loadMeeting(sql, meeting);
      return saved(c, withWarnings(planIn(id, yearIn((stands ?? stood).date.slice(0, 4))), done.answer), `moede-${meeting}`);
    });
  };
  onMeeting("flyt", "move", async (c, given, of) => moveMeeting(sql, callOf(c, web, given), { ...of, ...timeIn(given), reason: given["grund"] ?? "" }));
  onMeeting("aflys", "cancel", async (c, given, of) => cancelMeeting(sql, callOf(c, web, given), { ...of, reason: given["grund"] ?? "" }));
  onMeeting("genindkald", "restore", async (c, given, of) => restoreMeeting(sql, callOf(c, web, given), of));

  return app;
}

const planIn = (committee: number, year: number): string => `${deskPaths.calendar(committee)}?aar=${year}`;

function oneOf<Value extends string>(text: string | undefined, known: readonly Value[], otherwise: Value): Value {
  return known.find((each) => each === text) ?? otherwise;
}

function timeIn(given: Form): { date: string; start: string; end: string | null; place: string | null } {
  return { date: given["dato"] ?? "", start: given["start"] ?? "", end: given["slut"] || null, place: given["sted"] || null };
}

function wishIn(given: Form, year: number): planPages.YearWish {
  const skip = manyIn(given, "uden")
    .map(Number)
    .filter((month) => month >= 1 && month <= 12);
  const weekday = Math.min(5, Math.max(1, numberIn(given["ugedag"]) ?? 2));
  const week = numberIn(given["uge"]);
  const pattern: YearPattern =
    given["hver"] === undefined
      ? { every: "month", weekday: 2, week: 2, skip: [7] }
      : given["hver"] === "weeks"
        ? { every: "weeks", weekday, skip, weeks: Math.min(26, Math.max(1, numberIn(given["uger"]) ?? 4)) }
        : { every: "month", weekday, skip, week: week === 1 || week === 2 || week === 3 || week === 4 ? week : "last" };
  return { year, pattern, start: given["start"] ?? "16:00", end: given["slut"] ?? "", place: given["sted"] ?? "" };
}

function warningsIn(c: DeskContext): CommitteeWarning[] {
  return (c.req.query("advarsel") ?? "").split(",").filter((code): code is CommitteeWarning => Object.hasOwn(committeeWarnings, code));
}

// What a verb warned of goes along in the address, since the page it is told on is another than the form's.
function withWarnings(to: string, answer: { warnings?: readonly CommitteeWarning[] }): string {
  const { warnings = [] } = answer;
  return warnings.length === 0 ? to : `${to}${to.includes("?") ? "&" : "?"}advarsel=${warnings.join(",")}`;
}

async function fileIn(c: DeskContext): Promise<string> {
  const file = (await c.req.parseBody({ all: true }))["fil"];
  return file instanceof File ? textOf(new Uint8Array(await file.arrayBuffer())) : "";
}

async function calendarAnswer(c: DeskContext, web: DeskWeb, title: string, committees: readonly number[] | null): Promise<Response> {
  const shift = (days: number): string => danishDay(new Date(web.now().getTime() + days * 86_400_000));
  const meetings = await queries.meetingsBetween(web.sql, shift(-calendarDays.back), shift(calendarDays.ahead), committees);
  const told = await queries.lastTold(
    web.sql,
    meetings.map((meeting) => meeting.id),
  );
  const host = new URL(web.origin).host;
  const text = icalendar({
    origin: web.origin,
    title,
    product: "Arbejdsside",
    meetings: meetings.map((meeting) =>
      plannedInCalendar(meeting, meeting.committeeName, { host, path: deskPaths.agenda(meeting.id), stamp: told.get(meeting.id) ?? web.now() }),
    ),
  });
  return c.body(text, 200, { "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-store" });
}
