/** The addresses of the house's settings. */

import { Hono } from "hono";
import { danishDay } from "#core/calendar.ts";
import { mayNot } from "#core/rights.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, NotAllowed, onForm, show, shownTo, type DeskApp, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { changeSetting } from "./change-setting.ts";
import * as queries from "./queries.ts";
import { settingsPage } from "./settings-pages.ts";
import { loadSetting } from "./store.ts";

export function routesOfSettings(web: DeskWeb, house: { oidc: object | null; mail: boolean }): DeskApp {
  const app: DeskApp = new Hono<DeskVariables>();
  const { sql } = web;
  app.get(deskPaths.settings, async (c) => {
    if (mayNot(actorOf(c), "change-setting", null) !== null) throw new NotAllowed();
    const [municipality, archiveKeeper, domain, phone, begun, mailFacts] = await Promise.all([
      loadSetting(sql, "municipality"),
      loadSetting(sql, "archive-keeper"),
      loadSetting(sql, "domain"),
      loadSetting(sql, "phone"),
      queries.houseBegun(sql, danishDay(web.now()), web.now()),
      queries.mailFacts(sql),
    ]);
    const { demonstration, origin, archive } = web;
    const view = { municipality, archiveKeeper, domain, phone, begun, mailFacts, mail: house.mail, oidc: house.oidc !== null, demonstration, origin, archive };
    return show(c, web, settingsPage(view, shownTo(c)));
  });
  onForm(
    app,
    web,
    deskPaths.settings,
    () => deskPaths.settings,
    ({ form, by }) => changeSetting(sql, by, { setting: form["indstilling"] ?? "", value: form["vaerdi"] ?? "", was: form["foer"] ?? "" }),
  );
  return app;
}
