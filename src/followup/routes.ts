/** The addresses of a committee's register of promises. */

import { Hono } from "hono";
import { loadCommittee } from "#committee/store.ts";
import { danishDay } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { suggestedAnswers } from "#core/promises/suggested.ts";
import { may } from "#core/rights.ts";
import { audienceOf } from "#core/visibility.ts";
import { loadSetting, logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, numberIn, onForm, show, shownTo, textOrNull, type DeskApp, type DeskVariables, type DeskWeb, type FormGiven } from "#ui/desk-web.ts";
import { acceptPromise } from "./accept-promise.ts";
import { dismissPromise } from "./dismiss-promise.ts";
import { dropPromise } from "./drop-promise.ts";
import { keepPromise } from "./keep-promise.ts";
import { movePromise } from "./move-promise.ts";
import { registerPage } from "./pages.ts";
import * as queries from "./queries.ts";
import { typePromise } from "./type-promise.ts";

export function followupRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const all = `${deskPaths.committees}/:committee{[0-9]{1,15}}/loefter`;
  const one = `${all}/:promise{[0-9]{1,15}}`;

  app.get(all, async (c) => {
    const id = numberIn(c.req.param("committee"))!;
    const actor = actorOf(c);
    const committee = await loadCommittee(sql, id);
    if (committee === null || !may(actor, "see-promises", id)) return c.notFound();
    const audience = audienceOf(actor, id);
    const closed = audience === "staff" || audience === "member";
    const keeper = may(actor, "accept-promise", id);
    const list = await queries.register(sql, id, { closed, proposals: keeper });
    const shut = list.filter((each) => each.closed);
    if (shut.length > 0) await logReading(sql, { at: web.now(), person: actor.person, what: "løfter, med lukkede", about: `committee:${id}`, committee: id });
    const today = danishDay(web.now());
    const oldest = list.filter((each) => each.state === "open" || each.state === "kept").reduce((day, each) => (each.madeOn < day ? each.madeOn : day), today);
    const items = await queries.itemsSince(sql, id, oldest, 400);
    const name = nameOn(committee, today);
    const view = {
      committee: { id, name },
      list,
      today,
      people: keeper ? await queries.peopleFor(sql, id, today) : [],
      items,
      answers: keeper ? suggestedAnswers(list, items, { committee: name, place: await loadSetting(sql, "municipality") }) : new Map(),
    };
    return show(c, web, registerPage(shownTo(c), view));
  });

  const back = ({ c }: FormGiven): string => `${deskPaths.promises(numberIn(c.req.param("committee"))!)}`;
  const does = (address: string, call: (given: FormGiven & { promise: number }) => ReturnType<Parameters<typeof onForm>[4]>): void =>
    onForm(
      app,
      web,
      `${one}${address}`,
      (given) => `${back(given)}#loefte-${given.id("promise")}`,
      (given) => call({ ...given, promise: given.id("promise") }),
    );
  const owner = (form: Readonly<Record<string, string>>): { owner: string | null; ownerPerson: number | null } => ({
    owner: textOrNull(form["hvem"]),
    ownerPerson: numberIn(form["person"]),
  });
  onForm(app, web, all, back, ({ form, by, id }) =>
    typePromise(sql, by, { committee: id("committee"), words: form["ord"] ?? "", ...owner(form), due: form["frist"] ?? "", closed: form["lukket"] === "ja" }),
  );
  does("/foelg", ({ form, by, promise }) => acceptPromise(sql, by, { promise, words: form["ord"] ?? "", ...owner(form), due: form["frist"] ?? "" }));
  does("/afvis", ({ form, by, promise }) => dismissPromise(sql, by, { promise, reason: form["grund"] ?? "" }));
  does("/fulgt-op", ({ form, by, promise }) => {
    const [meeting = null, item = null] = (form["punkt"] ?? "").split("/").map((part) => numberIn(part));
    return keepPromise(sql, by, { promise, meeting, item, reason: form["grund"] ?? "" });
  });
  does("/opgiv", ({ form, by, promise }) => dropPromise(sql, by, { promise, reason: form["grund"] ?? "" }));
  does("/flyt", ({ form, by, promise }) => movePromise(sql, by, { promise, due: form["frist"] ?? "", reason: form["grund"] ?? "" }));
  return app;
}
