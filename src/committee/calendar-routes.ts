/** A person's meetings at a secret address, for a calendar that cannot log in. */

import { Hono } from "hono";
import { danishDay } from "#core/calendar.ts";
import { calledTo } from "#core/committee.ts";
import { icalendar, plannedInCalendar } from "#core/icalendar.ts";
import { personOfCalendarAddress } from "#people/store.ts";
import { boundedCalls } from "#platform/bounded-calls.ts";
import { hashOf } from "#platform/token.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { addressOf, type DeskApp, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import * as queries from "./queries.ts";
import { loadCommittee } from "./store.ts";

// Half a year back and a year and a half ahead, as the calendar one gets when logged in.
const days = { back: 180, ahead: 550 };
// A whole town hall may come from one address, each calendar asking a few times an hour.
const [mostCalls, windowMs] = [600, 15 * 60_000];

export function routesOfCalendar(web: DeskWeb): DeskApp {
  const app: DeskApp = new Hono<DeskVariables>();
  const { sql } = web;
  const waitFor = boundedCalls(mostCalls, windowMs);
  app.get("/kalender/:file{[A-Za-z0-9_-]{43}\\.ics}", async (c) => {
    const wait = waitFor(addressOf(c), web.now());
    if (wait !== null) return c.text("Kalenderen er hentet for mange gange. Prøv igen senere.", 429, { "Retry-After": String(wait) });
    const person = await personOfCalendarAddress(sql, hashOf(c.req.param("file").slice(0, -".ics".length)));
    if (person === null) return c.text("Kalenderadressen findes ikke. Måske er der lavet en ny.", 404, { "Cache-Control": "no-store" });
    const shift = (by: number): string => danishDay(new Date(web.now().getTime() + by * 86_400_000));
    const kept = await queries.committeesAttended(sql, person, danishDay(web.now()));
    const all = await queries.meetingsBetween(sql, shift(-days.back), shift(days.ahead), null);
    const committees = new Map(
      await Promise.all([...new Set(all.map((each) => each.committee))].map(async (id) => [id, await loadCommittee(sql, id)] as const)),
    );
    const own = all.filter((meeting) => {
      const committee = committees.get(meeting.committee) ?? null;
      return kept === "all" || kept.includes(meeting.committee) || (committee !== null && calledTo(committee, meeting.date, meeting.id).includes(person));
    });
    const told = await queries.lastTold(
      sql,
      own.map((meeting) => meeting.id),
    );
    const host = new URL(web.origin).host;
    const text = icalendar({
      origin: web.origin,
      title: "Mine møder",
      product: "Arbejdsside",
      // Whoever has the address reads this: why a meeting was moved or called off is said to those who log in.
      meetings: own.map((meeting) => ({
        ...plannedInCalendar(meeting, meeting.committeeName, { host, path: deskPaths.agenda(meeting.id), stamp: told.get(meeting.id) ?? web.now() }),
        description: "",
      })),
    });
    return c.body(text, 200, { "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-store" });
  });
  return app;
}
