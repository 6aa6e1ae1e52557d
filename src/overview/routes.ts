/** The address of the front page: who asks, what their roles call for, page out. */

import { Hono } from "hono";
import { danishClock, danishDay } from "#core/calendar.ts";
import { committeesOf, type Role } from "#core/people.ts";
import { addDays } from "#core/working-days.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, show, shownTo, type DeskApp, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { overviewPage } from "./pages.ts";
import * as queries from "./queries.ts";

const daysBack = 60;
const daysAhead = 60;
const mostRows = 100;

export function overviewRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  app.get(deskPaths.front, async (c) => {
    const actor = actorOf(c);
    const at = web.now();
    const today = danishDay(at);
    const has = (...wanted: readonly Role[]): boolean => actor.roles.some((held) => wanted.includes(held.role));
    const own = committeesOf(actor, [
      "caseWorker",
      "approver",
      "secretary",
      "chair",
      "viceChair",
      "member",
      "substitute",
      "councilMember",
      "observer",
      "auditor",
    ]);
    const [committees, meetings, signing, cases, approvals, counts, house, readings] = await Promise.all([
      queries.committeeFacts(sql),
      queries.meetingFacts(sql, own, addDays(today, -daysBack), addDays(today, daysAhead)),
      queries.toSign(sql, actor.person),
      queries.casesOf(sql, actor.person, mostRows),
      has("approver") ? queries.approvalsFor(sql, actor.person, committeesOf(actor, ["approver"]), mostRows) : [],
      has("secretary") ? queries.countsByCommittee(sql) : [],
      has("administrator") ? queries.houseFacts(sql, at) : null,
      has("dataProtectionOfficer") ? queries.readingsSince(sql, midnight(at, today)) : null,
    ]);
    const facts = { actor, today, committees, meetings, signing, cases, approvals, counts, house, readings, demonstration: web.demonstration };
    return show(c, web, overviewPage(shownTo(c), facts));
  });
  return app;
}

/** The beginning of the day in Denmark. */
function midnight(at: Date, today: string): Date {
  const [hours, minutes] = danishClock(at).split(":").map(Number);
  const guess = new Date(at.getTime() - (hours! * 60 + minutes!) * 60_000);
  // On the two days a year when the clock is moved the count is an hour off; then the day before is not counted in.
  return danishDay(guess) === today ? guess : at;
}
