/** The addresses of KLE. */

import { Hono } from "hono";
import { mayNot } from "#core/rights.ts";
import { textOf } from "#platform/text-bytes.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, answered, callOf, formOf, NotAllowed, refusedTo, show, shownTo, type DeskApp, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { refuse } from "#core/verdict.ts";
import { mostKleCharacters } from "#core/kle.ts";
import { klePage } from "./kle-pages.ts";
import * as queries from "./queries.ts";
import { readKle } from "./read-kle.ts";

const mostFound = 100;

export function routesOfKle(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  app.get(deskPaths.kle, async (c) => {
    if (mayNot(actorOf(c), "see-kle", null) !== null && !actorOf(c).roles.some(({ committee }) => mayNot(actorOf(c), "see-kle", committee) === null))
      throw new NotAllowed();
    const words = (c.req.query("q") ?? "").trim().slice(0, 100);
    const [registers, found] = await Promise.all([queries.kleRegisters(web.sql), words === "" ? [] : queries.findInKle(web.sql, words, mostFound)]);
    return show(c, web, klePage(shownTo(c), registers, words, found));
  });
  app.post(deskPaths.kle, async (c) => {
    const file = (await c.req.parseBody())["fil"];
    const form = await formOf(c);
    if (!(file instanceof File) || file.name === "") return refusedTo(c, deskPaths.kle, refuse("file-empty"), form);
    if (file.size > mostKleCharacters * 2) return refusedTo(c, deskPaths.kle, refuse("kle-too-large"), form);
    return answered(c, await readKle(web.sql, callOf(c, web, form), { xml: textOf(new Uint8Array(await file.arrayBuffer())) }), deskPaths.kle, form, web.now());
  });
  return app;
}
