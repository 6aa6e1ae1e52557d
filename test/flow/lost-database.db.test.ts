/** An import that works on another program's database, which is then killed under it. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inventedText } from "#test/invented-minutes.ts";

const root = path.join(import.meta.dirname, "..", "..");

test("when the database goes away the import says so in Danish, and the same command goes on afterwards", { timeout: 180_000 }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-lost-"));
  fs.chmodSync(folder, 0o755);
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const papers = path.join(folder, "referater");
  fs.mkdirSync(papers);
  for (let n = 0; n < 200; n++) fs.writeFileSync(path.join(papers, `${n}.md`), inventedText(n));
  const data = path.join(folder, "data");
  const importing = () =>
    spawn(process.execPath, [path.join(root, "bin/sagsgang.mjs"), "import", papers, "--municipality", "Lindeborg Kommune", "--data", data], { cwd: root });
  const ended = async (child: ReturnType<typeof importing>): Promise<{ code: number | null; said: string; told: string }> => {
    let said = "";
    let told = "";
    child.stdout.on("data", (part: Buffer) => (said += part.toString()));
    child.stderr.on("data", (part: Buffer) => (told += part.toString()));
    const [code] = (await once(child, "exit")) as [number | null];
    return { code, said, told };
  };

  const owner = spawn(process.execPath, [path.join(root, "test", "own-server.ts"), data], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => owner.kill("SIGKILL"));
  await once(owner.stdout, "data");
  const first = importing();
  const lost = ended(first);
  const files = path.join(data, "files");
  const kept = (): number => (fs.existsSync(files) ? fs.readdirSync(files, { recursive: true }).length : 0);
  while (first.exitCode === null && kept() < 60) await wait(20);
  owner.kill("SIGKILL");
  const { code, told } = await lost;
  assert.equal(code, 1);
  assert.match(told, /Forbindelsen til databasen gik tabt/);
  assert.doesNotMatch(told, /\n\s+at /, "a stack trace is no sentence");

  const again = await ended(importing());
  assert.equal(again.code, 0, again.told);
  assert.match(again.said, /Fortsatte en afbrudt indlæsning/);
});
