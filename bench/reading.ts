/**
 * `npm run bench -- reading [FILE.pdf…]`: CPU time a page of `pdftotext` alone, of reading (bytes → minutes), and of the whole road (bytes → filed
 * in the archive, PostgreSQL's time included), on the same PDFs. Without files: the demonstration's, copied with other dates.
 */

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { demonstrationMeetings } from "#demo/meetings.ts";
import { paperOf } from "#demo/print-demonstration.ts";
import { findFiles } from "#import/find-files.ts";
import { importDocuments } from "#import/import-documents.ts";
import { openReadingPool } from "#import/reading-pool.ts";
import { openDatabase } from "#platform/database.ts";
import { openFileStore } from "#platform/files.ts";
import { childrenCpuSeconds, median } from "./children-cpu.ts";

const rounds = 3;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-bench-"));
fs.chmodSync(folder, 0o755);
const given = process.argv.slice(2).filter((arg) => arg.endsWith(".pdf"));
const papers = path.join(folder, "papers");
fs.mkdirSync(papers);
if (given.length > 0) for (const file of given) fs.copyFileSync(file, path.join(papers, path.basename(file)));
else {
  // Other years, so that each is a meeting of its own.
  for (const years of [0, 2, 4, 6]) {
    for (const [index, meeting] of demonstrationMeetings().entries()) {
      const date = `${Number(meeting.meeting.date!.slice(0, 4)) - years}${meeting.meeting.date!.slice(4).replace("02-29", "02-28")}`;
      fs.writeFileSync(path.join(papers, `${years}-${index}.pdf`), paperOf({ ...meeting, meeting: { ...meeting.meeting, date } }));
    }
  }
}
const files = fs.readdirSync(papers).map((name) => path.join(papers, name));
let pages = 0;
for (const file of files) pages += Number(/Pages:\s+(\d+)/.exec(spawnSync("pdfinfo", [file], { encoding: "utf8" }).stdout ?? "")?.[1] ?? 0);

function timed(): () => { cpu: number; wall: number } {
  const cpu = childrenCpuSeconds();
  const own = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const used = process.cpuUsage(own);
    return { cpu: childrenCpuSeconds() - cpu + (used.user + used.system) / 1e6, wall: (performance.now() - wall) / 1000 };
  };
}

const rows: Record<string, { cpu: number[]; wall: number[] }> = { pdftotext: { cpu: [], wall: [] }, read: { cpu: [], wall: [] }, filed: { cpu: [], wall: [] } };
const note = (name: string, { cpu, wall }: { cpu: number; wall: number }): void => {
  rows[name]!.cpu.push(cpu);
  rows[name]!.wall.push(wall);
};

for (let round = 0; round < rounds; round++) {
  let stop = timed();
  for (const file of files) spawnSync("pdftotext", [file, "/dev/null"]);
  note("pdftotext", stop());

  stop = timed();
  const pool = openReadingPool();
  await Promise.all(
    files.map((file) =>
      pool.read({ path: file, fileName: path.basename(file), options: { hints: { municipality: "Lindeborg Kommune" } }, keepExtraction: false }),
    ),
  );
  await pool.stop();
  note("read", stop());

  stop = timed();
  const data = path.join(folder, `data-${round}`);
  const database = await openDatabase({ dataFolder: data });
  const filing = openReadingPool();
  const importer = {
    sql: database.as("worker", { max: filing.size + 3 }),
    files: openFileStore(path.join(data, "files")),
    pool: filing,
    by: "bench",
    now: () => new Date(),
  };
  const summary = await importDocuments(importer, papers, await findFiles([papers]), { hints: { municipality: "Lindeborg Kommune" } });
  await filing.stop();
  await database.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  note("filed", stop());
  const failed = summary.outcomes.filter((outcome) => outcome.state === "failed").length;
  if (failed > 0) process.stdout.write(`  (${failed} of ${files.length} could not be read)\n`);
}

const base = median(rows["pdftotext"]!.cpu);
process.stdout.write(`${files.length} documents, ${pages} pages, ${rounds} rounds, medians; starts of processes, database and word list included\n\n`);
process.stdout.write("| what | CPU ms a page | against pdftotext | documents a second (wall) |\n|---|---|---|---|\n");
for (const [name, { cpu, wall }] of Object.entries(rows)) {
  process.stdout.write(
    `| ${name} | ${((median(cpu) / pages) * 1000).toFixed(1)} | ${(median(cpu) / base).toFixed(1)} × | ${(files.length / median(wall)).toFixed(1)} |\n`,
  );
}
fs.rmSync(folder, { recursive: true, force: true });
