/** Following by mail, from the wish to the last letter: a real database, a real mail server, the pages as a browser asks for them. */

import assert from "node:assert/strict";
import test from "node:test";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import { anOpenTown, day, linkIn, mailbox, origin } from "#test/open-town.ts";

const bud = (date: string, decision: string, more: Parameters<typeof anItem>[0][] = []) =>
  aMeeting({
    date,
    items: [
      anItem({ number: "1", name: "Cykelsti langs Møllevej", caseNumber: "05.01.00-G01-4-26", text: "Stien skal gå fra skolen til stationen.", decision }),
      ...more.map(anItem),
    ],
  });

test("a citizen follows a committee: a letter to confirm, news once, and one click stops it", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const asta = mailbox("asta");
  const letter = await town.follow(asta, "/lyngbaek/arbejdsmarkedsudvalget");
  assert.match(letter.text, /Arbejdsmarkedsudvalget, Lyngbæk Kommune/);

  // What was there already is no news.
  await town.round();
  assert.equal(town.mails.to(asta).length, 1);

  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  await town.round();
  const [, news] = town.mails.to(asta);
  assert.equal(news!.subject, "En nyhed i det, du følger");
  assert.match(
    news!.text,
    /Nyt: Referat \(Arbejdsmarkedsudvalget, mødet den 11\. februar 2026\)\nhttps:\/\/arkiv\.example\/lyngbaek\/arbejdsmarkedsudvalget\/2026-02-11/,
  );
  const wayOut = linkIn(news!, "stop").replace(/\/\d+$/, "");
  assert.equal(news!.head.get("list-unsubscribe"), `<${origin}${wayOut}>`);
  assert.equal(news!.head.get("list-unsubscribe-post"), "List-Unsubscribe=One-Click");

  for (let times = 0; times < 3; times++) await town.round();
  town.days.passed = 2;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2, "nothing is told twice");

  const stopped = await town.post(wayOut, { "List-Unsubscribe": "One-Click" });
  assert.equal(stopped.status, 200);
  const left = await town.db.owner<{ text: string }[]>`
    select t::text as text from desk.follower t union all select t::text from desk.follow t union all select t::text from desk.follow_begun t
    union all select t::text from desk.mail t union all select t::text from desk.follow_way_out t union all select t::text from desk.follow_told t`;
  assert.deepEqual(
    left.map((row) => row.text),
    [],
    "nothing is left of the address",
  );
  await file(town.db.worker, bud("2026-03-11", "Godkendt."));
  town.days.passed = 5;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2);
  assert.equal((await town.post(wayOut, {})).status, 404);
  assert.deepEqual(town.faults, []);
});
