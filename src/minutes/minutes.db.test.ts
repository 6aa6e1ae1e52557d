/** Each verb of the station against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import type { Call } from "#journal/change.ts";
import { openSupplement } from "#agenda/open-supplement.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { answerOf, at, kindsAbout } from "#test/committees.ts";
import { addTheme, aHeldMeeting, anOpenMeeting, aRoad, aSentAgenda, frozenMinutes, itemsOf, link, Met, minutesToSign } from "#test/papers.ts";
import { acceptMinutesFinding } from "./accept-minutes-finding.ts";
import { addToMinutes } from "./add-to-minutes.ts";
import { approveMinutes } from "./approve-minutes.ts";
import { correctMinutes } from "./correct-minutes.ts";
import { freezeMinutes } from "./freeze-minutes.ts";
import { sendExcerpt } from "./send-excerpt.ts";
import { findingsOfMinutes } from "#core/checks/own-papers.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { readableText } from "#core/minutes.ts";
import { copyHolds, verifyCopy } from "#core/minutes-text.ts";
import { loadPapers, minutesOf } from "./store.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

test("every verb of the minutes does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const met = new Met();
  const { meeting: signed, sha256 } = await minutesToSign(road, "2026-02-11");
  for (const index of [0, 1, 2]) answerOf(await signMinutes(sql, road.member(index), { meeting: signed, sha256, read: true, by: { how: "login" } }));
  const frozen = await frozenMinutes(road, "2026-02-18");
  const running = await anOpenMeeting(road, "2026-02-25");
  const held = await aHeldMeeting(road, "2026-03-04");
  const [item] = (await itemsOf(road, held)) as [number];

  const correct = (on: number, own: { item?: number; text?: string; because?: string; by?: Call } = {}): ReturnType<typeof correctMinutes> =>
    correctMinutes(sql, own.by ?? secretary, { meeting: on, item: own.item ?? item, text: own.text ?? "Godkendt.", because: own.because ?? "Stavefejl" });
  await met.saw("correct-minutes", "not-allowed", correct(held, { by: nobody }));
  await met.saw("correct-minutes", "not-found", correct(999));
  await met.saw("correct-minutes", "item-unknown", correct(held, { item: 99 }));
  await met.saw("correct-minutes", "decision-empty", correct(held, { text: "" }));
  await met.saw("correct-minutes", "reason-missing", correct(held, { because: "" }));
  assert.equal(await minutesOf.load(sql, held), null, "what was refused has begun no minutes");

  const papers = (await loadPapers(sql, frozen))!;
  const [asked] = findingsOfMinutes(composeMinutes(papers), papers.agenda);
  assert.equal(asked!.rule, "recommendation-missing", "the standing items have no recommendation to follow");
  const accept = (reason: string, own: { on?: number; key?: string; by?: Call } = {}): ReturnType<typeof acceptMinutesFinding> =>
    acceptMinutesFinding(sql, own.by ?? secretary, { meeting: own.on ?? frozen, key: own.key ?? asked!.key, reason });
  await met.saw("accept-minutes-finding", "not-allowed", accept("Rigtigt.", { by: nobody }));
  await met.saw("accept-minutes-finding", "not-found", accept("Rigtigt.", { on: 999 }));
  await met.saw("accept-minutes-finding", "reason-missing", accept(""));
  await met.saw("accept-minutes-finding", "finding-gone", accept("Rigtigt.", { key: "weekday-x" }));
  await met.saw("accept-minutes-finding", "done", accept("Indstillingen blev fremlagt mundtligt."));
  await met.saw("accept-minutes-finding", "finding-gone", accept("Indstillingen blev fremlagt mundtligt."));
  assert.deepEqual(await kindsAbout(road, `minutes:${held}`), []);
  await met.saw("correct-minutes", "done", correct(held));
  await met.saw("correct-minutes", "minutes-not-draft", correct(frozen));

  const freeze = (on: number, by = secretary): ReturnType<typeof freezeMinutes> => freezeMinutes(sql, by, { meeting: on, municipality: "Lindeborg Kommune" });
  await met.saw("freeze-minutes", "meeting-still-open", freeze(running));
  await met.saw("freeze-minutes", "not-found", freeze(999));
  await met.saw("freeze-minutes", "not-allowed", freeze(held, nobody));
  const excerpt = (on: number, own: { item?: number; to?: string; by?: Call } = {}): ReturnType<typeof sendExcerpt> =>
    sendExcerpt(sql, own.by ?? secretary, { meeting: on, item: own.item ?? item, to: own.to ?? "Økonomiudvalget", link });
  await met.saw("send-excerpt", "minutes-not-frozen", excerpt(held));
  await met.saw("freeze-minutes", "done", freeze(held));
  await met.saw("freeze-minutes", "minutes-not-draft", freeze(held));
  await met.saw("send-excerpt", "item-unknown", excerpt(held, { item: 99 }));
  await met.saw("send-excerpt", "referred-where", excerpt(held, { to: " " }));
  await met.saw("send-excerpt", "not-found", excerpt(999));
  await met.saw("send-excerpt", "not-allowed", excerpt(held, { by: nobody }));
  await met.saw("send-excerpt", "done", excerpt(held));

  const approve = (on: number, by: number, call = secretary): ReturnType<typeof approveMinutes> => approveMinutes(sql, call, { meeting: on, at: by });
  await met.saw("approve-minutes", "minutes-not-signed", approve(frozen, held));
  await met.saw("approve-minutes", "not-allowed", approve(signed, held, nobody));
  await met.saw("approve-minutes", "not-found", approve(held, signed));
  await met.saw("approve-minutes", "done", approve(signed, held));

  const add = (on: number, text: string, call = secretary): ReturnType<typeof addToMinutes> =>
    addToMinutes(sql, call, { meeting: on, text, municipality: "Lindeborg Kommune" });
  await met.saw("add-to-minutes", "minutes-not-signed", add(frozen, "Et navn manglede."));
  await met.saw("add-to-minutes", "not-allowed", add(signed, "Et navn manglede.", nobody));
  await met.saw("add-to-minutes", "not-found", add(999, "Et navn manglede."));
  await met.saw("add-to-minutes", "addition-empty", add(signed, "  "));
  const before = (await minutesOf.load(sql, signed))!.official;
  await met.saw("add-to-minutes", "done", add(signed, "Et navn manglede."));
  const after = (await minutesOf.load(sql, signed))!;
  assert.deepEqual(after.official, before, "what is signed stands as it was");
  assert.deepEqual(
    after.additions!.map(({ number, text }) => [number, text]),
    [[1, "Et navn manglede."]],
  );
  assert.match(after.additions![0]!.parts[0]!.text, new RegExp(before!.sha256), "an addition says which text it belongs to");
  assert.deepEqual(met.left("minutes"), []);
});

test("the frozen text is the one its fingerprint is taken of, and a correction stands in it", async (t) => {
  const road = await aRoad(t);
  const meeting = await aHeldMeeting(road);
  const [item] = (await itemsOf(road, meeting)) as [number];
  answerOf(await correctMinutes(road.sql, road.secretary, { meeting, item, text: "Godkendt uden bemærkninger.", because: "Stavefejl" }));
  answerOf(await freezeMinutes(road.sql, road.secretary, { meeting, municipality: "Lindeborg Kommune" }));
  const { official } = (await minutesOf.load(road.sql, meeting))!;
  assert.equal(createHash("sha256").update(official!.text, "utf8").digest("hex"), official!.sha256);
  const parts = official!.parts!;
  const textOf = (name: string): string => parts.find((part) => part.name === name)!.text;
  assert.match(textOf("punkt 1/beslutning"), /Godkendt uden bemærkninger\./);
  assert.match(textOf("fremmøde"), /Asta Brøndlund \(A\): til stede/);
  const check = await verifyCopy({ manifest: official!.text, parts: [...parts] }, async (text) => createHash("sha256").update(text, "utf8").digest("hex"));
  assert.ok(copyHolds(check) && check.closed.length === 0 && check.sha256 === official!.sha256);
  assert.equal(new Set(parts.map((part) => part.salt)).size, parts.length, "no two parts share a salt");
});

test("a supplementary agenda that was begun and never sent is no part of the minutes", async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const meeting = await aSentAgenda(road);
  const items = await itemsOf(road, meeting);
  answerOf(await openSupplement(sql, secretary, { meeting }));
  await addTheme(road, meeting, "Et punkt, der aldrig blev sendt");
  answerOf(await openMeeting(sql, secretary, { meeting }));
  answerOf(await recordAttendance(sql, secretary, { meeting, attendance: "all" }));
  for (const item of items) answerOf(await recordDecision(sql, secretary, { meeting, item, text: "Godkendt.", turn: null, shown: true, was: null }));
  answerOf(await closeMeeting(sql, secretary, { meeting }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  assert.doesNotMatch(readableText((await minutesOf.load(sql, meeting))!.official!), /aldrig blev sendt/);
});

test("an excerpt goes by mail to an address, and of a closed item only word that it is there", async (t) => {
  const road = await aRoad(t);
  const meeting = await frozenMinutes(road);
  const items = await itemsOf(road, meeting);
  const send = async (item: number): Promise<void> => {
    answerOf(await sendExcerpt(road.sql, road.secretary, { meeting, item, to: "arkiv@lindeborg.example", link }));
  };
  await send(items[0]!);
  await send(items[2]!);
  const mails = await road.sql<{ text: string; files: number }[]>`select text, jsonb_array_length(attachments) as files from desk.mail order by id`;
  assert.deepEqual(
    mails.map((mail) => mail.files),
    [1, 0],
  );
  assert.match(mails[1]!.text, /Punktet er lukket/);
});
