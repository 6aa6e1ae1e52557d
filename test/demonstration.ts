/** The demonstration as a person meets it: Lindeborg at work, every station mounted, logged in by a click or as someone by name. */

import type { TestContext } from "node:test";
import type { Page } from "playwright-core";
import { makeDeskHouse } from "#demo/desk-house.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { deskFor, type Desk } from "./desk-app.ts";

export type Demonstration = Desk & {
  /** A person by name, as `Sofie Rask`. */ someone(name: string): Promise<number>;
  /** The address on this desk. */ at(path: string): string;
  be(page: Page, name: string): Promise<void>;
};

export async function theDemonstration(t: Pick<TestContext, "after" | "diagnostic">, now: () => Date = () => new Date()): Promise<Demonstration> {
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const desk = await deskFor(t, { demonstration: true, now, whole: ({ worker }, files) => ({ sql: worker, files, pool, by: "kommandolinjen", now }) });
  await makeDeskHouse(desk.web.sql, desk.web.files, now());
  const someone = async (name: string): Promise<number> => {
    const [found] = await desk.database.desk<{ id: number }[]>`select id from desk.person where name = ${name}`;
    if (found === undefined) throw new Error(`nobody in the demonstration is called ${name}`);
    return Number(found.id);
  };
  return { ...desk, someone, at: (path) => desk.url + path, be: async (page, name) => desk.logIn(page, await someone(name)) };
}
