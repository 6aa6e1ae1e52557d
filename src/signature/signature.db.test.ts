/** Each verb of the station against the database: done once, and refused for every reason its row names; and what signing is. */

import assert from "node:assert/strict";
import test from "node:test";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { correctMinutes } from "#minutes/correct-minutes.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { minutesOf } from "#minutes/store.ts";
import { passkeySite } from "#platform/passkey.ts";
import { aHouse, answerOf, at, kindsAbout } from "#test/committees.ts";
import { testDatabase } from "#test/database.ts";
import { aHeldMeeting, aRoad, frozenMinutes, itemsOf, link, Met, minutesToSign, roadOf, type Road } from "#test/papers.ts";
import { declineToSign } from "./decline-to-sign.ts";
import { signaturesOf } from "./queries.ts";
import { remindSigners } from "./remind-signers.ts";
import { sendForSignature } from "./send-for-signature.ts";
import { signMinutes } from "./sign-minutes.ts";
import { signings } from "./store.ts";
import { takeBackMinutes } from "./take-back-minutes.ts";
import { undoSignature } from "./undo-signature.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };
const site = passkeySite("https://sagsgang.example");

const sign = (road: Road, meeting: number, index: number, sha256: string): ReturnType<typeof signMinutes> =>
  signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } });

test("every verb of signing does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const database = await testDatabase(t);
  const road = await roadOf(await aHouse(t, database));
  const { sql, secretary } = road;
  const met = new Met();
  const draft = await aHeldMeeting(road, "2026-02-11");
  answerOf(await correctMinutes(sql, secretary, { meeting: draft, item: (await itemsOf(road, draft))[0]!, text: "Godkendt.", because: "Stavefejl" }));
  const meeting = await frozenMinutes(road, "2026-03-04");
  const { sha256 } = (await minutesOf.load(sql, meeting))!.official!;

  await met.saw("send-for-signature", "minutes-not-frozen", sendForSignature(sql, secretary, { meeting: draft, link }));
  await met.saw("send-for-signature", "not-found", sendForSignature(sql, secretary, { meeting: 999, link }));
  await met.saw("send-for-signature", "not-allowed", sendForSignature(sql, nobody, { meeting, link }));
  // Whoever writes in the database puts other words where those that are shown are kept.
  const behind = (title: string): Promise<unknown> =>
    database.owner`update desk.minutes set content = jsonb_set(content, '{official,minutes,agendaItem,0,name}', to_jsonb(${title}::text)) where id = ${meeting}`;
  const title = (await minutesOf.load(sql, meeting))!.official!.minutes.agendaItem[0]!.name!;
  await behind("Noget andet");
  await met.saw("send-for-signature", "frozen-otherwise", sendForSignature(sql, secretary, { meeting, link }));
  await behind(title);
  await met.saw("send-for-signature", "done", sendForSignature(sql, secretary, { meeting, link }));

  await met.saw("remind-signers", "not-found", remindSigners(sql, secretary, { meeting: 999, link }));
  await met.saw("remind-signers", "not-allowed", remindSigners(sql, nobody, { meeting, link }));
  await met.saw("remind-signers", "done", remindSigners(sql, secretary, { meeting, link }));

  type Own = { on?: number; sha256?: string; read?: boolean; call?: Call; by?: Parameters<typeof signMinutes>[2]["by"] };
  const signs = (own: Own): ReturnType<typeof signMinutes> =>
    signMinutes(sql, own.call ?? road.member(0), {
      meeting: own.on ?? meeting,
      sha256: own.sha256 ?? sha256,
      read: own.read ?? true,
      by: own.by ?? { how: "login" },
    });
  await met.saw("sign-minutes", "not-found", signs({ on: 999 }));
  await met.saw("sign-minutes", "not-a-signer", signs({ call: nobody }));
  await met.saw("sign-minutes", "text-changed-since-read", signs({ sha256: "0".repeat(64) }));
  await behind("Noget andet");
  await met.saw("sign-minutes", "frozen-otherwise", signs({}));
  await behind(title);
  await met.saw("sign-minutes", "reading-not-confirmed", signs({ read: false }));
  await met.saw("sign-minutes", "passkey-wrong", signs({ by: { how: "passkey", statement: "{}", response: { id: "ukendt" }, site } }));
  await met.saw("sign-minutes", "done", signs({}));

  const declines = (own: { on?: number; call?: Call; reason?: string }): ReturnType<typeof declineToSign> =>
    declineToSign(sql, own.call ?? road.member(1), { meeting: own.on ?? meeting, reason: own.reason ?? "Min mening mangler" });
  await met.saw("decline-to-sign", "not-found", declines({ on: 999 }));
  await met.saw("decline-to-sign", "not-a-signer", declines({ call: nobody }));
  await met.saw("decline-to-sign", "already-signed", declines({ call: road.member(0) }));
  await met.saw("decline-to-sign", "reason-missing", declines({ reason: "" }));
  await met.saw("decline-to-sign", "done", declines({}));

  const undo = (own: { on?: number; person?: number; reason?: string; call?: Call }): ReturnType<typeof undoSignature> =>
    undoSignature(sql, own.call ?? secretary, {
      meeting: own.on ?? meeting,
      person: own.person ?? road.people[0]!,
      reason: own.reason ?? "Underskrev for en anden",
    });
  await met.saw("undo-signature", "not-found", undo({ on: 999 }));
  await met.saw("undo-signature", "not-allowed", undo({ call: nobody }));
  await met.saw("undo-signature", "not-signed", undo({ person: road.people[2]! }));
  await met.saw("undo-signature", "reason-missing", undo({ reason: "" }));
  await met.saw("undo-signature", "done", undo({}));
  await met.saw("sign-minutes", "done", signs({}));
  assert.equal((await signaturesOf(sql, meeting)).length, 2, "the one undone stays, with the time it was undone");

  const takeBack = (on: number, reason: string, call = secretary): ReturnType<typeof takeBackMinutes> => takeBackMinutes(sql, call, { meeting: on, reason });
  await met.saw("take-back-minutes", "minutes-not-frozen", takeBack(draft, "Stavefejl"));
  await met.saw("take-back-minutes", "reason-missing", takeBack(meeting, ""));
  await met.saw("take-back-minutes", "not-found", takeBack(999, "Stavefejl"));
  await met.saw("take-back-minutes", "not-allowed", takeBack(meeting, "Stavefejl", nobody));
  await met.saw("take-back-minutes", "done", takeBack(meeting, "Stavefejl"));

  await met.saw("sign-minutes", "not-out-for-signature", signs({ call: road.member(2) }));
  await met.saw("decline-to-sign", "not-out-for-signature", declines({ call: road.member(2) }));
  await met.saw("undo-signature", "not-out-for-signature", undo({}));
  await met.saw("remind-signers", "not-out-for-signature", remindSigners(sql, secretary, { meeting, link }));
  // Anyone who is logged in may ask to sign; who may is on the sheet.
  assert.deepEqual(met.left("signature"), ["sign-minutes: not-allowed", "decline-to-sign: not-allowed"]);
});

test("in whatever order they sign, the last one makes the minutes signed, and the journal says so", async (t) => {
  const road = await aRoad(t);
  for (const [place, order] of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ].entries()) {
    const { meeting, sha256 } = await minutesToSign(road, `2026-03-${String(4 + 7 * place).padStart(2, "0")}`);
    for (const [count, index] of order.entries()) {
      assert.equal((await minutesOf.load(road.sql, meeting))!.state, "outForSignature", `${count} have signed`);
      answerOf(await sign(road, meeting, index, sha256));
    }
    assert.equal((await minutesOf.load(road.sql, meeting))!.state, "signed");
    assert.equal((await signings.load(road.sql, meeting))!.state, "complete");
    assert.equal((await kindsAbout(road, `minutes:${meeting}`)).at(-1), "minutes-signed");
    assert.deepEqual((await kindsAbout(road, `signing:${meeting}`)).slice(-2), ["signature-given", "signing-completed"]);
  }
});

test("signing twice changes nothing, even at the same time", async (t) => {
  const road = await aRoad(t);
  const { meeting, sha256 } = await minutesToSign(road);
  const both = await Promise.all([sign(road, meeting, 0, sha256), sign(road, meeting, 0, sha256)]);
  assert.ok(both.every((each) => each.ok));
  answerOf(await sign(road, meeting, 0, sha256));
  assert.equal((await signings.load(road.sql, meeting))!.signatures.length, 1);
  assert.equal((await signaturesOf(road.sql, meeting)).length, 1);
  assert.equal((await entriesAbout(road.sql, `signing:${meeting}`)).filter((entry) => entry.kind === "signature-given").length, 1);
});

test("all sign at once, and the minutes are signed once", async (t) => {
  const road = await aRoad(t);
  const { meeting, sha256 } = await minutesToSign(road);
  for (const done of await Promise.all([0, 1, 2].map((index) => sign(road, meeting, index, sha256)))) answerOf(done);
  assert.equal((await kindsAbout(road, `minutes:${meeting}`)).filter((kind) => kind === "minutes-signed").length, 1);
});

test("minutes taken back void the signatures given, and the new text wants new ones", async (t) => {
  const road = await aRoad(t);
  const { sql, secretary } = road;
  const { meeting, sha256 } = await minutesToSign(road);
  answerOf(await sign(road, meeting, 0, sha256));
  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "Et navn er stavet forkert" }));
  assert.equal((await signings.load(sql, meeting))!.state, "void");
  assert.ok((await signaturesOf(sql, meeting)).every((each) => each.undoneAt !== null));
  answerOf(await correctMinutes(sql, secretary, { meeting, item: (await itemsOf(road, meeting))[0]!, text: "Godkendt.", because: "Stavefejl" }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  answerOf(await sendForSignature(sql, secretary, { meeting, link }));
  const again = (await signings.load(sql, meeting))!;
  assert.notEqual(again.sha256, sha256);
  assert.deepEqual(again.signatures, []);
  const refused = await sign(road, meeting, 1, sha256);
  assert.equal(refused.ok ? "done" : refused.code, "text-changed-since-read");
  // The same words locked again have new salts and so another fingerprint: they want new signatures.
  answerOf(await sign(road, meeting, 0, again.sha256));
  answerOf(await takeBackMinutes(sql, secretary, { meeting, reason: "Vi så forkert" }));
  answerOf(await freezeMinutes(sql, secretary, { meeting, municipality: "Lindeborg Kommune" }));
  answerOf(await sendForSignature(sql, secretary, { meeting, link }));
  const third = (await signings.load(sql, meeting))!;
  assert.notEqual(third.sha256, again.sha256);
  for (const index of [0, 1, 2]) answerOf(await sign(road, meeting, index, third.sha256));
  assert.equal((await minutesOf.load(sql, meeting))!.state, "signed");
});

test("signed minutes are not taken back, and the database itself would refuse it", async (t) => {
  const road = await aRoad(t);
  const { meeting, sha256 } = await minutesToSign(road);
  for (const index of [0, 1, 2]) answerOf(await sign(road, meeting, index, sha256));
  const done = await takeBackMinutes(road.sql, road.secretary, { meeting, reason: "Stavefejl" });
  assert.equal(done.ok ? "done" : done.code, "minutes-not-frozen");
  await assert.rejects(
    road.sql`update desk.minutes set content = jsonb_set(content, '{official,text}', '"andet"') where id = ${meeting}`,
    /signed minutes are not changed/,
  );
});
