import assert from "node:assert/strict";
import test from "node:test";
import { afterCommittee, type Committee, type CommitteeHappening } from "#core/committee.ts";
import { actions, type ActionName } from "#core/actions.ts";
import { entriesAbout } from "#journal/store.ts";
import { aCommittee, aHouse, answerOf, seatSome } from "#test/committees.ts";
import { appointSubstitute } from "./appoint-substitute.ts";
import { changeChair } from "./change-chair.ts";
import { changeParty } from "./change-party.ts";
import { renameCommittee } from "./rename-committee.ts";
import { loadCommittee } from "./store.ts";

test("the rows of a committee are what its journal replays to", async (t) => {
  const house = await aHouse(t);
  const [, , third, fourth] = house.people as [number, number, number, number];
  const committee = await aCommittee(house);
  await seatSome(house, committee);
  const by = house.secretaryOf(committee);
  answerOf(await changeChair(house.sql, by, { committee, person: third, office: "chair", from: "2026-06-01" }));
  answerOf(await changeParty(house.sql, by, { committee, person: third, party: null, from: "2026-09-01" }));
  answerOf(await renameCommittee(house.sql, by, { committee, name: "Børneudvalget", abbreviation: "BU", from: "2026-08-01" }));
  answerOf(
    await appointSubstitute(house.sql, by, {
      committee,
      person: fourth,
      party: "C",
      inPlaceOf: third,
      basis: "28-2",
      from: "2026-10-01",
      until: "2026-12-31",
      meeting: null,
    }),
  );
  const entries = await entriesAbout(house.sql, `committee:${committee}`);
  assert.deepEqual(
    (entries as unknown as CommitteeHappening[]).reduce<Committee | null>((state, each) => afterCommittee(state, each), null),
    await loadCommittee(house.sql, committee),
  );
  assert.equal(entries.at(-1)!.by, "person:901");
});

test("every action of the station has its verb's file, and its sentences no gap without a word", async () => {
  for (const [name, row] of Object.entries(actions)) {
    if (row.station !== "committee") continue;
    const verb = (await import(`./${name}.ts`)) as Record<string, unknown>;
    const called = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    assert.equal(typeof verb[called], "function", `${name as ActionName} is done by ${called}`);
  }
});
