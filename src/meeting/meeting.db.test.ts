/** Each verb of the station against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { cancelMeeting } from "#committee/cancel-meeting.ts";
import { loadMeeting } from "#committee/store.ts";
import { mostAttachmentBytes } from "#core/case.ts";
import type { Attendance } from "#core/sitting.ts";
import { raiseDisqualification } from "#decision/raise-disqualification.ts";
import { settleDisqualification } from "#decision/settle-disqualification.ts";
import type { Call } from "#journal/change.ts";
import { openFileStore } from "#platform/files.ts";
import { answerOf, at } from "#test/committees.ts";
import { anAgenda, anOpenMeeting, aRoad, aSentAgenda, decideAll, frozenMinutes, itemsOf, Met } from "#test/papers.ts";
import { addSlides } from "./add-slides.ts";
import { changeDoors } from "./change-doors.ts";
import { closeMeeting } from "./close-meeting.ts";
import { openMeeting } from "./open-meeting.ts";
import { recordAttendance } from "./record-attendance.ts";
import { reopenMeeting } from "./reopen-meeting.ts";
import { seatSubstitute } from "./seat-substitute.ts";
import { takeUpItem } from "./take-up-item.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

test("every verb of a meeting does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, secretary, people } = road;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-meeting-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  const met = new Met();
  const frozen = await frozenMinutes(road, "2026-02-18");
  const unsent = await anAgenda(road, "2026-02-25");
  const cancelled = await aSentAgenda(road, "2026-03-11");
  answerOf(await cancelMeeting(sql, secretary, { meeting: cancelled, reason: "Ingen sager", version: (await loadMeeting(sql, cancelled))!.version }));

  const meeting = await aSentAgenda(road, "2026-03-04");
  await met.saw("open-meeting", "agenda-not-sent", openMeeting(sql, secretary, { meeting: unsent }));
  await met.saw("open-meeting", "meeting-cancelled", openMeeting(sql, secretary, { meeting: cancelled }));
  await met.saw("open-meeting", "not-found", openMeeting(sql, secretary, { meeting: 999 }));
  await met.saw("open-meeting", "not-allowed", openMeeting(sql, nobody, { meeting }));
  await met.saw("open-meeting", "done", openMeeting(sql, secretary, { meeting }));
  await met.saw("open-meeting", "meeting-already-open", openMeeting(sql, secretary, { meeting }));

  const items = await itemsOf(road, meeting);
  const [chair, deputy, member] = people as [number, number, number];
  const attend = (on: number, given: Readonly<Record<number, Attendance>> | "all", by = secretary): ReturnType<typeof recordAttendance> =>
    recordAttendance(sql, by, { meeting: on, attendance: given });
  const here: Attendance = { state: "present", from: null, until: null, arrived: null, left: null };
  await met.saw("close-meeting", "attendance-missing", closeMeeting(sql, secretary, { meeting }));
  await met.saw("record-attendance", "done", attend(meeting, { [member]: { ...here, state: "apology" } }));
  await met.saw("record-attendance", "not-a-participant", attend(meeting, { 990: here }));
  await met.saw("record-attendance", "item-unknown", attend(meeting, { [chair]: { ...here, from: 99 } }));
  await met.saw("record-attendance", "times-wrong", attend(meeting, { [chair]: { ...here, from: items[2]!, until: items[1]! } }));
  await met.saw("record-attendance", "not-found", attend(999, "all"));
  await met.saw("record-attendance", "not-allowed", attend(meeting, "all", nobody));

  const seat = (on: number, person: number, inPlaceOf: number, by = secretary): ReturnType<typeof seatSubstitute> =>
    seatSubstitute(sql, by, { meeting: on, person, name: "Holger Lysdal", party: "F", inPlaceOf, only: null });
  await met.saw("seat-substitute", "done", seat(meeting, people[3]!, member));
  await met.saw("seat-substitute", "substitute-sits-already", seat(meeting, people[3]!, member));
  await met.saw(
    "seat-substitute",
    "disqualification-unknown",
    seatSubstitute(sql, secretary, { meeting, person: people[4]!, name: "Yasmin Elkjær", party: "Ø", inPlaceOf: chair, only: items[1]! }),
  );
  await met.saw("seat-substitute", "not-a-participant", seat(meeting, people[4]!, 990));
  await met.saw("seat-substitute", "not-found", seat(999, people[4]!, member));
  await met.saw("seat-substitute", "not-allowed", seat(meeting, people[4]!, member, nobody));
  await met.saw("record-attendance", "done", attend(meeting, "all"));

  await met.saw("take-up-item", "done", takeUpItem(sql, secretary, { meeting, item: items[0]! }));
  await met.saw("take-up-item", "item-unknown", takeUpItem(sql, secretary, { meeting, item: 99 }));
  await met.saw("take-up-item", "not-found", takeUpItem(sql, secretary, { meeting: 999, item: items[0]! }));
  await met.saw("take-up-item", "not-allowed", takeUpItem(sql, nobody, { meeting, item: items[0]! }));

  const doors = (on: number, item: number, reason: string, by = secretary): ReturnType<typeof changeDoors> =>
    changeDoors(sql, by, { meeting: on, item, closed: true, reason });
  await met.saw("change-doors", "done", doors(meeting, items[1]!, "Forvaltningsloven § 27"));
  await met.saw("change-doors", "reason-missing", doors(meeting, items[1]!, ""));
  await met.saw("change-doors", "item-unknown", doors(meeting, 99, "x"));
  await met.saw("change-doors", "not-found", doors(999, items[1]!, "x"));
  await met.saw("change-doors", "not-allowed", doors(meeting, items[1]!, "x", nobody));

  const slides = (on: number, item: number, fileName: string, bytes: Uint8Array, by = secretary): ReturnType<typeof addSlides> =>
    addSlides(sql, files, by, { meeting: on, item, upload: { fileName, bytes }, name: null, open: true, reason: null });
  const words = new TextEncoder().encode("Hvad vi så på mødet");
  await met.saw("add-slides", "done", slides(meeting, items[1]!, "oplæg.txt", words));
  await met.saw("add-slides", "item-unknown", slides(meeting, 99, "oplæg.txt", words));
  await met.saw("add-slides", "attachment-empty", slides(meeting, items[1]!, "oplæg.txt", new Uint8Array()));
  await met.saw("add-slides", "attachment-too-large", slides(meeting, items[1]!, "oplæg.txt", new Uint8Array(mostAttachmentBytes + 1)));
  await met.saw("add-slides", "attachment-dangerous", slides(meeting, items[1]!, "oplæg.exe", words));
  await met.saw("add-slides", "minutes-frozen", slides(frozen, (await itemsOf(road, frozen))[0]!, "oplæg.txt", words));
  await met.saw("add-slides", "not-found", slides(999, items[1]!, "oplæg.txt", words));
  await met.saw("add-slides", "not-allowed", slides(meeting, items[1]!, "oplæg.txt", words, nobody));

  const question = { meeting, item: items[0]!, person: deputy };
  await met.saw("close-meeting", "items-undecided", closeMeeting(sql, secretary, { meeting }));
  answerOf(await raiseDisqualification(sql, secretary, { ...question, raisedBy: null, reason: "Ejer nabogrunden" }));
  await met.saw("close-meeting", "disqualification-open", closeMeeting(sql, secretary, { meeting }));
  answerOf(await settleDisqualification(sql, secretary, { ...question, found: "not", against: null }));
  await decideAll(road, meeting);
  await met.saw("close-meeting", "not-allowed", closeMeeting(sql, nobody, { meeting }));
  await met.saw("close-meeting", "not-found", closeMeeting(sql, secretary, { meeting: 999 }));
  const reopen = (on: number, reason: string, by = secretary): ReturnType<typeof reopenMeeting> => reopenMeeting(sql, by, { meeting: on, reason });
  await met.saw("reopen-meeting", "meeting-still-open", reopen(meeting, "Et punkt blev glemt"));
  await met.saw("close-meeting", "done", closeMeeting(sql, secretary, { meeting }));
  await met.saw("close-meeting", "meeting-closed", closeMeeting(sql, secretary, { meeting }));
  await met.saw("record-attendance", "meeting-closed", attend(meeting, "all"));
  await met.saw("seat-substitute", "meeting-closed", seat(meeting, people[4]!, member));
  await met.saw("take-up-item", "meeting-closed", takeUpItem(sql, secretary, { meeting, item: items[0]! }));
  await met.saw("change-doors", "meeting-closed", doors(meeting, items[1]!, "x"));
  await met.saw("reopen-meeting", "reason-missing", reopen(meeting, ""));
  await met.saw("reopen-meeting", "minutes-frozen", reopen(frozen, "Et punkt blev glemt"));
  await met.saw("reopen-meeting", "not-found", reopen(999, "x"));
  await met.saw("reopen-meeting", "not-allowed", reopen(meeting, "x", nobody));
  await met.saw("reopen-meeting", "done", reopen(meeting, "Et punkt blev glemt"));
  assert.deepEqual(met.left("meeting"), []);
});

test("an open meeting does not stand in the way of the next one", async (t) => {
  const road = await aRoad(t);
  await anOpenMeeting(road, "2026-02-18");
  assert.ok(await anOpenMeeting(road, "2026-02-25"));
});
