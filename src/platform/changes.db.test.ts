import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { testDatabase } from "#test/database.ts";
import { listenForChanges } from "./changes.ts";

test("the citizen's side hears of every change that is committed, and of none that is not", async (t) => {
  const { citizen, worker } = await testDatabase(t);
  const changes = await listenForChanges(citizen, "published_changed");
  t.after(() => changes.stop());
  const heard = async (work: () => Promise<unknown>): Promise<boolean> => {
    const before = changes.generation();
    await work().catch(() => {});
    for (let tries = 0; tries < 40 && changes.generation() === before; tries++) await wait(25);
    return changes.generation() > before;
  };
  assert.ok(await heard(() => worker`insert into published.municipality (slug, name) values ('lindeborg', 'Lindeborg Kommune')`));
  assert.ok(await heard(() => worker`update published.municipality set name = 'Lindeborg' where slug = 'lindeborg'`));
  assert.ok(
    !(await heard(() =>
      worker.begin(async (tx) => {
        await tx`delete from published.municipality`;
        throw new Error("not after all");
      }),
    )),
  );
  assert.ok(await heard(() => worker`delete from published.municipality`));
});
