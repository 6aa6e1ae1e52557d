/** Papers to be published, with words of their own in every part that is closed, and the open side beside them. Invented. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { TestContext } from "node:test";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { archiveRoutes } from "#archive/routes.ts";
import { attachFile } from "#case/attach-file.ts";
import { writeRecommendation } from "#case/write-recommendation.ts";
import { writeSection } from "#case/write-section.ts";
import { cases } from "#case/store.ts";
import type { CaseDetails } from "#core/case.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { changeSetting } from "#people/change-setting.ts";
import { openFileStore, type FileStore } from "#platform/files.ts";
import type { PublicHouse } from "#publication/public-house.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { minutesOf } from "#minutes/store.ts";
import { openHouse } from "../src/open-house.ts";
import { answerOf } from "./committees.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { aHouse } from "./committees.ts";
import { aCase, aPlannedMeeting, link, roadOf, type Road } from "./papers.ts";

export const origin = "http://localhost:3000";

export type PublicRoad = Road & {
  database: TestDatabase;
  files: FileStore;
  house: PublicHouse;
  /** The open side as a citizen asks it. */ ask(path: string): Promise<{ status: number; text: string; type: string }>;
};

export async function aPublicRoad(t: Pick<TestContext, "after">): Promise<PublicRoad> {
  const database = await testDatabase(t);
  const road = await roadOf(await aHouse(t, database));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-offentlig-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  answerOf(await changeSetting(road.sql, road.administrator, { setting: "municipality", value: "Lindeborg Kommune", was: "" }));
  const app = archiveRoutes({ sql: database.citizen, files, origin });
  return {
    ...road,
    database,
    files,
    house: openHouse(files, origin),
    ask: async (address) => {
      // A busy machine answers that it took too long; what it would have said is then not known, so it is asked again.
      let answer = await app.request(address);
      for (let tries = 0; answer.status === 503 && tries < 20; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        answer = await app.request(address);
      }
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      return {
        status: answer.status,
        text: `${headers}\n\n${body.toString("latin1")}\n${body.toString("utf8")}`,
        type: answer.headers.get("content-type") ?? "",
      };
    },
  };
}

export type PaperGiven = {
  title: string;
  body: string;
  recommendation: string;
  decision: string;
  closed: boolean;
  publicTitle: string | null;
  parties?: string[];
  attachments: { name: string; text: string; open: boolean }[];
};

/** A case with its words and files. */
export async function aPaper(road: PublicRoad, given: PaperGiven): Promise<number> {
  const details: Partial<CaseDetails> = {
    title: given.title,
    publicTitle: given.publicTitle,
    closed: given.closed,
    closedReason: given.closed ? "Personlige forhold" : null,
    parties: given.parties ?? [],
  };
  const paper = await aCase(road, details);
  const section =
    (await cases.load(road.sql, paper))!.sections.find(({ role }) => role === "presentation") ?? (await cases.load(road.sql, paper))!.sections[0]!;
  answerOf(await writeSection(road.sql, road.caseWorker, { case: paper, key: section.key, text: richTextOfPlain(given.body), version: section.version }));
  answerOf(
    await writeRecommendation(road.sql, road.caseWorker, {
      case: paper,
      by: "Forvaltningen",
      points: [given.recommendation],
      version: (await cases.load(road.sql, paper))!.recommendation.version,
    }),
  );
  for (const attachment of given.attachments)
    answerOf(
      await attachFile(road.sql, road.files, road.caseWorker, {
        case: paper,
        upload: { fileName: `${attachment.name}.txt`, bytes: Buffer.from(attachment.text) },
        name: attachment.name,
        open: attachment.open,
        reason: attachment.open ? null : "Personlige forhold",
        replaces: null,
      }),
    );
  return paper;
}

/** An agenda of these papers, sent. The house's closed standing item gets its ground. */
export async function sentWith(road: PublicRoad, given: readonly PaperGiven[], date: string): Promise<{ meeting: number; items: number[] }> {
  const meeting = await aPlannedMeeting(road, date);
  answerOf(await openAgenda(road.sql, road.secretary, { meeting }));
  for (const item of (await agendas.load(road.sql, meeting))!.items)
    if (item.closed)
      answerOf(await closeItem(road.sql, road.secretary, { meeting, item: item.id, reason: "Personsag", publicTitle: "Orientering om en personsag" }));
  const papers: number[] = [];
  for (const each of given) {
    const paper = await aPaper(road, each);
    papers.push(paper);
    answerOf(await putCaseOnAgenda(road.sql, road.secretary, { meeting, case: paper, reading: null }));
  }
  answerOf(await releaseAgenda(road.sql, road.secretary, { meeting, lateBecause: null }));
  const agenda = (await agendas.load(road.sql, meeting))!;
  return { meeting, items: papers.map((paper) => agenda.items.find((item) => item.case === paper)!.id) };
}

/** Held, decided with these words, frozen. */
export async function heldWith(road: PublicRoad, meeting: number, decisions: ReadonlyMap<number, string>): Promise<void> {
  answerOf(await openMeeting(road.sql, road.secretary, { meeting }));
  answerOf(await recordAttendance(road.sql, road.secretary, { meeting, attendance: "all" }));
  for (const { id } of (await agendas.load(road.sql, meeting))!.items)
    answerOf(
      await recordDecision(road.sql, road.secretary, {
        meeting,
        item: id,
        text: decisions.get(id) ?? "Taget til efterretning.",
        turn: null,
        shown: true,
        was: null,
      }),
    );
  answerOf(await closeMeeting(road.sql, road.secretary, { meeting }));
  answerOf(await freezeMinutes(road.sql, road.secretary, { meeting, municipality: "Lindeborg Kommune" }));
}

export async function signedBy(road: PublicRoad, meeting: number): Promise<void> {
  answerOf(await sendForSignature(road.sql, road.secretary, { meeting, link }));
  const { sha256 } = (await minutesOf.load(road.sql, meeting))!.official!;
  for (const index of [0, 1, 2]) answerOf(await signMinutes(road.sql, road.member(index), { meeting, sha256, read: true, by: { how: "login" } }));
  assert.equal((await minutesOf.load(road.sql, meeting))!.state, "signed");
}
