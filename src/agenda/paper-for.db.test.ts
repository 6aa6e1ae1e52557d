/** The agenda on paper and in one zip: each gets what they may have. */

import assert from "node:assert/strict";
import test from "node:test";
import yauzl from "yauzl";
import { attachFile } from "#case/attach-file.ts";
import { aHouse, answerOf, at } from "#test/committees.ts";
import { deskFor } from "#test/desk-app.ts";
import { aCase, aSentAgenda, roadOf } from "#test/papers.ts";
import { linesOfPdf } from "#import/extract/pdf.ts";
import { agendaRoutes } from "./routes.ts";

async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), {});
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  return names.sort();
}

async function wordsOf(pdf: Uint8Array): Promise<string> {
  return JSON.stringify(await linesOfPdf(pdf));
}

test("a member gets the agenda with all its papers in one file, an observer only what is open", async (t) => {
  const desk = await deskFor(t, { now: () => at, stations: () => [agendaRoutes] });
  const road = await roadOf(await aHouse(t, desk.database));
  const paper = await aCase(road);
  const attach = async (name: string, open: boolean): Promise<void> => {
    const upload = { fileName: `${name}.txt`, bytes: new TextEncoder().encode(`ord i ${name}`) };
    answerOf(
      await attachFile(road.sql, desk.web.files, road.caseWorker, {
        case: paper,
        upload,
        name,
        open,
        reason: open ? null : "Personoplysninger",
        replaces: null,
      }),
    );
  };
  await attach("Tegning", true);
  await attach("Helbredsattest", false);
  const meeting = await aSentAgenda(road, "2026-03-04", [paper]);
  const fetched = async (person: number, file: string): Promise<Uint8Array> => {
    const answer = await fetch(`${desk.url}/moeder/${meeting}/${file}`, { headers: { cookie: await desk.cookieOf(person) } });
    assert.equal(answer.status, 200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const observer = await desk.person("Alma Krogh", "observer");
  const member = road.people[2]!;
  assert.deepEqual(await namesIn(await fetched(member, "dagsorden.zip")), [
    "Dagsorden 2026-03-04.pdf",
    "punkt 2/A Tegning.txt",
    "punkt 2/B Helbredsattest.txt",
  ]);
  assert.deepEqual(await namesIn(await fetched(observer, "dagsorden.zip")), ["Dagsorden 2026-03-04.pdf", "punkt 2/A Tegning.txt"]);
  assert.match(await wordsOf(await fetched(member, "dagsorden.pdf")), /Helbredsattest/);
  assert.doesNotMatch(await wordsOf(await fetched(observer, "dagsorden.pdf")), /Helbredsattest/, "the name of a closed attachment tells as much as it");
});
