/** Each verb of the register of promises against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import test from "node:test";
import { afterFollowup, type Followup, type FollowupHappening } from "#core/followup.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { answerOf, at } from "#test/committees.ts";
import { aHeldMeeting, aRoad, itemsOf, Met, type Road } from "#test/papers.ts";
import { acceptPromise } from "./accept-promise.ts";
import { dismissPromise } from "./dismiss-promise.ts";
import { dropPromise } from "./drop-promise.ts";
import { keepPromise } from "./keep-promise.ts";
import { movePromise } from "./move-promise.ts";
import { followups } from "./store.ts";
import { typePromise } from "./type-promise.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

async function typed(road: Road, words: string, due = ""): Promise<number> {
  return answerOf(await typePromise(road.sql, road.secretary, { committee: road.committee, words, owner: null, ownerPerson: null, due, closed: false })).id;
}

test("every verb of a promise does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary, committee } = road;
  const met = new Met();
  const held = await aHeldMeeting(road, "2026-02-18");
  const [item] = await itemsOf(road, held);

  const type = (over: Partial<Parameters<typeof typePromise>[2]>, by = secretary): ReturnType<typeof typePromise> =>
    typePromise(sql, by, { committee, words: "Belysning på stien", owner: null, ownerPerson: null, due: "foråret 2027", closed: false, ...over });
  await met.saw("type-promise", "done", type({ ownerPerson: road.people[0]! }));
  await met.saw("type-promise", "promise-empty", type({ words: "  " }));
  await met.saw("type-promise", "due-not-read", type({ due: "snart" }));
  await met.saw("type-promise", "owner-unknown", type({ ownerPerson: 99_999 }));
  await met.saw("type-promise", "not-allowed", type({}, nobody));
  await met.saw("type-promise", "not-allowed", type({}, road.member(0)));
  const elsewhere: Call = { ...secretary, actor: { ...secretary.actor, roles: [{ role: "secretary", committee: null }] } };
  await met.saw("type-promise", "not-found", type({ committee: 99_999 }, elsewhere));

  const proposal = async (): Promise<number> => {
    const id = await typed(road, "Noget");
    const state = (await followups.load(sql, id))!;
    await sql`update desk.followup set state = 'proposed', content = ${sql.json({ ...state, state: "proposed" } as never)} where id = ${id}`;
    return id;
  };
  const waiting = await proposal();
  const settled = await typed(road, "Afgjort");
  const accept = (promise: number, over: Partial<Parameters<typeof acceptPromise>[2]> = {}, by = secretary): ReturnType<typeof acceptPromise> =>
    acceptPromise(sql, by, { promise, words: "Belysning", owner: "Forvaltningen", ownerPerson: null, due: "maj 2026", ...over });
  await met.saw("drop-promise", "reason-missing", dropPromise(sql, secretary, { promise: settled, reason: " " }));
  await met.saw("drop-promise", "done", dropPromise(sql, secretary, { promise: settled, reason: "Ikke aktuelt." }));
  await met.saw("drop-promise", "promise-settled", dropPromise(sql, secretary, { promise: settled, reason: "Igen." }));
  await met.saw("drop-promise", "not-found", dropPromise(sql, secretary, { promise: 99_999, reason: "Ikke." }));
  await met.saw("drop-promise", "not-allowed", dropPromise(sql, nobody, { promise: waiting, reason: "Ikke." }));

  await met.saw("accept-promise", "promise-empty", accept(waiting, { words: "" }));
  await met.saw("accept-promise", "due-not-read", accept(waiting, { due: "engang" }));
  await met.saw("accept-promise", "owner-unknown", accept(waiting, { ownerPerson: 99_999 }));
  await met.saw("accept-promise", "not-allowed", accept(waiting, {}, nobody));
  await met.saw("accept-promise", "not-found", accept(99_999));
  await met.saw("accept-promise", "promise-settled", accept(settled));
  await met.saw("accept-promise", "done", accept(waiting));

  const wrong = await proposal();
  await met.saw("dismiss-promise", "reason-missing", dismissPromise(sql, secretary, { promise: wrong, reason: "" }));
  await met.saw("dismiss-promise", "not-allowed", dismissPromise(sql, nobody, { promise: wrong, reason: "Nej." }));
  await met.saw("dismiss-promise", "not-found", dismissPromise(sql, secretary, { promise: 99_999, reason: "Nej." }));
  await met.saw("dismiss-promise", "promise-settled", dismissPromise(sql, secretary, { promise: waiting, reason: "Nej." }));
  await met.saw("dismiss-promise", "done", dismissPromise(sql, secretary, { promise: wrong, reason: "Kun en omtale." }));

  const move = (promise: number, due: string, reason: string, by = secretary): ReturnType<typeof movePromise> => movePromise(sql, by, { promise, due, reason });
  await met.saw("move-promise", "reason-missing", move(waiting, "juni 2026", ""));
  await met.saw("move-promise", "due-not-read", move(waiting, "engang", "Travlt"));
  await met.saw("move-promise", "promise-settled", move(settled, "juni 2026", "Travlt"));
  await met.saw("move-promise", "not-found", move(99_999, "juni 2026", "Travlt"));
  await met.saw("move-promise", "not-allowed", move(waiting, "juni 2026", "Travlt", nobody));
  await met.saw("move-promise", "done", move(waiting, "juni 2026", "Travlt"));

  const keep = (promise: number, meeting: number | null, which: number | null, reason = "", by = secretary): ReturnType<typeof keepPromise> =>
    keepPromise(sql, by, { promise, meeting, item: which, reason });
  await met.saw("keep-promise", "item-unknown", keep(waiting, held, 999));
  await met.saw("keep-promise", "item-unknown", keep(waiting, 99_999, item!));
  await met.saw("keep-promise", "reason-missing", keep(waiting, null, null, "  "));
  await met.saw("keep-promise", "not-allowed", keep(waiting, held, item!, "", nobody));
  await met.saw("keep-promise", "not-found", keep(99_999, held, item!));
  const later = await typed(road, "Et svar til kommunalbestyrelsen");
  await sql`update desk.followup set content = content || ${sql.json({ madeOn: "2026-02-19" })} where id = ${later}`;
  await met.saw("keep-promise", "item-unknown", keep(later, held, item!));
  const elsewhereKept = await typed(road, "Et svar til kommunalbestyrelsen");
  await met.saw("keep-promise", "done", keep(elsewhereKept, null, null, "Brev af 3. juni 2026."));
  assert.deepEqual((await followups.load(sql, elsewhereKept))!.settled!.reason, "Brev af 3. juni 2026.");
  await met.saw("keep-promise", "done", keep(waiting, held, item!));
  await met.saw("keep-promise", "promise-settled", keep(waiting, held, item!));
  assert.deepEqual(met.left("followup"), []);

  // What the journal tells makes the record again as it stands.
  for (const id of [settled, elsewhereKept, await typed(road, "Endnu et", "2027")]) {
    const told = (await entriesAbout(sql, `followup:${id}`)) as unknown as FollowupHappening[];
    assert.deepEqual(
      told.reduce<Followup | null>((now, each) => afterFollowup(now, { kind: each.kind, what: each.what } as FollowupHappening), null),
      await followups.load(sql, id),
    );
  }
});
