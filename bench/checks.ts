/**
 * `npm run bench -- checks [documents]`: what the checks cost beside reading the same documents: invented minutes, then the real ones of ../shared where
 * they are. CPU time of this process alone; text and JSON, so that no PDF's opening flatters the checks.
 */

import * as fs from "node:fs";
import * as path from "node:path";
import { findingsOf } from "#core/checks/findings.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import { extract, parse, sha256Of } from "#import/read-bytes.ts";
import { isCommonDanish } from "#platform/common-danish.ts";
import { inventedText } from "#test/invented-minutes.ts";
import { missing, sharedFolder } from "#test/shared.ts";

const documents = Number(process.argv[2] ?? 10_000);
const out = (line: string): void => void process.stdout.write(`${line}\n`);

type Given = { name: string; bytes: Buffer };

async function read({ name, bytes }: Given): Promise<PublishedMinutes> {
  return parse(await extract(bytes, name), { file: name, sha256: sha256Of(bytes) });
}

async function measured(what: string, given: readonly Given[], times: number): Promise<void> {
  const spent = { read: 0, check: 0 };
  let findings = 0;
  let letters = 0;
  // The first round warms up.
  for (let round = 0; round <= times; round++)
    for (const each of given) {
      const before = process.cpuUsage();
      const minutes = await read(each);
      const between = process.cpuUsage();
      const found = findingsOf(minutes, { isWord: isCommonDanish }).length;
      const after = process.cpuUsage();
      if (round === 0) continue;
      spent.read += between.user + between.system - before.user - before.system;
      spent.check += after.user + after.system - between.user - between.system;
      findings += found;
      letters += each.bytes.length;
    }
  const count = given.length * times;
  const ms = (micro: number): string => (micro / 1000 / count).toFixed(2);
  out(
    `${what}: ${count} documents of ${Math.round(letters / count / 1000)} kB; read ${ms(spent.read)} ms each, checked ${ms(spent.check)} ms each (${(spent.check / spent.read).toFixed(2)} of reading), ${findings} findings`,
  );
}

const invented = Array.from({ length: 500 }, (_, n): Given => ({ name: `${n}.txt`, bytes: Buffer.from(inventedText(n)) }));
await measured("invented", invented, Math.max(1, Math.round(documents / invented.length)));
for (const folder of [["seeds"], ["samples", "firstagenda-json"]]) {
  const root = sharedFolder(...folder);
  if (root === null) {
    out(`skipped: ${missing(...folder)}`);
    continue;
  }
  const real = fs
    .readdirSync(root)
    .filter((name) => /\.(?:txt|json)$/u.test(name))
    .map((name): Given => ({ name, bytes: fs.readFileSync(path.join(root, name)) }));
  await measured(folder.at(-1)!, real, Math.max(1, Math.round(documents / 20 / real.length)));
}
