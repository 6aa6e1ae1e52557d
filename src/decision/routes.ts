/** The addresses where decisions are made. Their forms stand on the meeting's own pages, and lead back there. */

import { Hono } from "hono";
import { danishDay, isDate } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { turnWords } from "#core/compose-minutes.ts";
import { may } from "#core/rights.ts";
import type { Turn } from "#core/sitting.ts";
import type { VoteChoice } from "#core/votes.ts";
import { loadCommittee } from "#committee/store.ts";
import { logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  answered,
  callOf,
  formOf,
  manyIn,
  numberIn,
  onForm,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
  type FormGiven,
} from "#ui/desk-web.ts";
import { decideAsChair } from "./decide-as-chair.ts";
import * as pages from "./pages.ts";
import * as queries from "./queries.ts";
import { raiseDisqualification } from "./raise-disqualification.ts";
import { recordDecision } from "./record-decision.ts";
import { recordDissent } from "./record-dissent.ts";
import { recordVote } from "./record-vote.ts";
import { settleDisqualification } from "./settle-disqualification.ts";
import { showDecision } from "./show-decision.ts";
import { stopDecision } from "./stop-decision.ts";
import { strikeStop } from "./strike-stop.ts";
import { strikeVote } from "./strike-vote.ts";

export function decisionRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;

  type Given = FormGiven & { meeting: number; item: number };
  const whole = (given: FormGiven): Given => ({ ...given, meeting: given.id("meeting"), item: given.id("item") || (numberIn(given.form["punkt"]) ?? 0) });
  const does = (address: string, back: (given: Given) => string, call: (given: Given) => Promise<Parameters<typeof answered>[1]>): void =>
    onForm(
      app,
      web,
      `${deskPaths.meetings}/:meeting{[0-9]{1,15}}${address}`,
      (given) => back(whole(given)),
      (given) => call(whole(given)),
    );
  const item = "/moede/punkt/:item{[0-9]{1,9}}";
  const atItem = ({ meeting, item: id }: Given): string => `${deskPaths.sitting(meeting)}?punkt=${id}`;
  const watching = ({ meeting }: Given): string => deskPaths.watch(meeting);

  does(`${item}/beslutning`, atItem, ({ meeting, item: id, form, by }) => {
    const turn = turnIn(form);
    // A standard wording is one click; what is written otherwise is taken as it stands, and a turn without words gets the usual ones.
    const words = form["ord"] ?? "";
    const written = (form["beslutning"] ?? "").trim();
    const text = words !== "" ? words : turn !== null && (written === "" || written === (form["var"] ?? "").trim()) ? turnWords(turn) : written;
    return recordDecision(sql, by, { meeting, item: id, text, turn: words !== "" ? null : turn, shown: form["skjult"] !== "ja", was: form["var"] ?? null });
  });
  does(`${item}/vis`, atItem, ({ meeting, item: id, by }) => showDecision(sql, by, { meeting, item: id }));
  does(`${item}/stem`, atItem, ({ meeting, item: id, form, by }) => {
    const given = (prefix: string): [string, VoteChoice][] =>
      Object.entries(form).flatMap(([name, value]) => {
        const choice = choiceIn(value);
        return name.startsWith(prefix) && choice !== null ? [[name.slice(prefix.length), choice]] : [];
      });
    return recordVote(sql, by, {
      meeting,
      item: id,
      subject: form["om"] ?? null,
      amendment: form["aendring"] === "ja",
      rest: choiceIn(form["resten"]) ?? "for",
      persons: Object.fromEntries(given("person-")),
      parties: Object.fromEntries(given("parti-")),
    });
  });
  does(`${item}/stem/:vote{[0-9]{1,9}}/stryg`, atItem, ({ c, meeting, item: id, form, by }) =>
    strikeVote(sql, by, { meeting, item: id, vote: numberIn(c.req.param("vote"))!, reason: form["begrundelse"] ?? "" }),
  );
  does(`${item}/mindretal`, atItem, ({ meeting, item: id, form, by }) =>
    recordDissent(sql, by, { meeting, item: id, person: numberIn(form["hvem"]) ?? 0, text: form["mening"] ?? "", followsCase: form["foelger"] === "ja" }),
  );
  does(`${item}/inhabil`, atItem, ({ meeting, item: id, form, by }) => {
    const person = numberIn(form["medlem"]) ?? 0;
    return raiseDisqualification(sql, by, { meeting, item: id, person, raisedBy: numberIn(form["rejst"]) ?? person, reason: form["begrundelse"] ?? "" });
  });
  does(`${item}/inhabil/:person{[0-9]{1,15}}`, atItem, ({ c, meeting, item: id, form, by }) =>
    settleDisqualification(sql, by, {
      meeting,
      item: id,
      person: numberIn(c.req.param("person"))!,
      found: form["afgoerelse"] === "disqualified" ? "disqualified" : "not",
      against: form["stemt"] === "ja" ? manyIn(form, "imod").flatMap((each) => numberIn(each) ?? []) : null,
    }),
  );
  does(`${item}/indbring`, atItem, ({ meeting, item: id, form, by }) => stopDecision(sql, by, { meeting, item: id, person: numberIn(form["medlem"]) ?? 0 }));

  const chairs = `${deskPaths.committees}/:committee{[0-9]{1,15}}/formandsafgoerelser`;
  app.get(chairs, async (c) => {
    const id = numberIn(c.req.param("committee"))!;
    const committee = await loadCommittee(sql, id);
    if (committee === null || !may(actorOf(c), "see-chair-decisions", id)) return c.notFound();
    const list = await queries.chairDecisions(sql, id, 200);
    const closed = list.filter((each) => each.closed);
    if (closed.length > 0)
      await logReading(sql, {
        at: web.now(),
        person: actorOf(c).person,
        what: "formandsafgørelser, med lukkede",
        about: `committee:${id}`,
        committee: id,
      });
    const cases = may(actorOf(c), "decide-as-chair", id) ? await queries.casesToDecide(sql, id, 100) : [];
    return show(c, web, pages.chairDecisionsPage(shownTo(c), { id, name: nameOn(committee, danishDay(web.now())) }, list, cases));
  });
  app.post(chairs, async (plain) => {
    const c = plain as unknown as DeskContext;
    const form = await formOf(c);
    const committee = numberIn(c.req.param("committee"))!;
    const given = { committee, text: form["afgoerelse"] ?? "", because: form["grund"] ?? "", case: numberIn(form["sag"]), closed: form["lukket"] === "ja" };
    return answered(c, await decideAsChair(sql, callOf(c, web, form), given), deskPaths.chairDecisions(committee), form, web.now());
  });
  does(`${item}/indbring/stryg`, atItem, ({ meeting, item: id, form, by }) => strikeStop(sql, by, { meeting, item: id, reason: form["begrundelse"] ?? "" }));

  // What a member does for themselves, from the page they follow.
  does("/foelg/inhabil", watching, ({ c, meeting, item: id, form, by }) =>
    raiseDisqualification(sql, by, { meeting, item: id, person: actorOf(c).person, raisedBy: null, reason: form["begrundelse"] ?? "" }),
  );
  does("/foelg/mindretal", watching, ({ c, meeting, item: id, form, by }) =>
    recordDissent(sql, by, { meeting, item: id, person: actorOf(c).person, text: form["mening"] ?? "", followsCase: form["foelger"] === "ja" }),
  );
  does("/foelg/indbring", watching, ({ c, meeting, item: id, by }) => stopDecision(sql, by, { meeting, item: id, person: actorOf(c).person }));
  return app;
}

const voteChoices = ["for", "against", "abstained", "blank"] as const;

function choiceIn(text: string | undefined): VoteChoice | null {
  return voteChoices.find((each) => each === text) ?? null;
}

function turnIn(form: Readonly<Record<string, string>>): Turn | null {
  const why = (form["hvorfor"] ?? "").trim() || null;
  switch (form["vending"]) {
    case "postponed":
      return { kind: "postponed", until: isDate(form["til-dato"] ?? "") ? form["til-dato"]! : null, why };
    case "withdrawn":
    case "returned":
      return { kind: form["vending"], why };
    case "referred":
      return { kind: "referred", to: (form["til-organ"] ?? "").trim(), why };
    default:
      return null;
  }
}
