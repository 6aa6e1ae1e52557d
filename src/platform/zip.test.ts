/** Files in one zip, read back by the reader that takes in strangers' zips. */

import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import test from "node:test";
import * as yauzl from "yauzl";
import { zipOf } from "./zip.ts";

async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes, {});
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry, {});
    found.set(entry.fileName, (await buffer(stream)).toString("utf8"));
  }
  return found;
}

test("a zip holds each file under its name, twice the same under two, and no name leads out of the folder", async () => {
  const zip = zipOf([
    { name: "Dagsorden 2026-03-04.pdf", bytes: Buffer.from("dagsorden") },
    { name: "punkt 2/A Oplæg om åer.pdf", bytes: Buffer.from("et") },
    { name: "punkt 2/A Oplæg om åer.pdf", bytes: Buffer.from("to") },
    { name: "punkt 3/../../etc/passwd", bytes: Buffer.from("ond") },
  ]);
  assert.deepEqual(
    await unpacked(await buffer(zip as never)),
    new Map([
      ["Dagsorden 2026-03-04.pdf", "dagsorden"],
      ["punkt 2/A Oplæg om åer.pdf", "et"],
      ["punkt 2/A Oplæg om åer (2).pdf", "to"],
      ["punkt 3/fil/fil/etc/passwd", "ond"],
    ]),
  );
});
