/** Fills an empty archive with the demonstration: printed as PDF and HTML, then read back in by the importer like any other documents. */

import * as fs from "node:fs";
import * as path from "node:path";
import { slugOf } from "#core/slug.ts";
import { findFiles } from "#import/find-files.ts";
import { importDocuments } from "#import/import-documents.ts";
import type { Importer } from "#import/importer.ts";
import { progressLine } from "#import/progress.ts";
import { demonstrationMeetings } from "./meetings.ts";
import { loosePaper } from "./loose-paper.ts";
import { pageOf, paperOf } from "./print-demonstration.ts";

/** Prints and imports the demonstration when the archive is empty, or goes on with it when it was interrupted. Tells its progress on `out`. */
export async function importDemonstration(importer: Importer, dataFolder: string, out: NodeJS.WriteStream): Promise<void> {
  const folder = path.join(dataFolder, "demonstration");
  const done = path.join(folder, "indlæst");
  if (fs.existsSync(done)) return;
  if (!fs.existsSync(folder)) {
    const [row] = await importer.sql<{ documents: number }[]>`select count(*)::int as documents from desk.document`;
    if (row!.documents > 0) return;
  }
  fs.mkdirSync(folder, { recursive: true });
  const meetings = demonstrationMeetings();
  const printing = progressLine("Trykker den opdigtede Lindeborg Kommunes referater", "møder", out);
  for (const [index, meeting] of meetings.entries()) {
    const base = path.join(folder, `${meeting.meeting.date} ${slugOf(meeting.organization.name!)}`);
    // Every fourth as a web page, since municipalities publish both.
    if (index % 4 === 3) writeWhole(`${base}.html`, Buffer.from(await pageOf(meeting)));
    else writeWhole(`${base}.pdf`, paperOf(meeting));
    printing.tell(index + 1, meetings.length);
  }
  printing.end();
  writeWhole(path.join(folder, loosePaper.name), Buffer.from(loosePaper.text));
  const reading = progressLine("Læser dem ind i arkivet", "møder", out);
  const found = (await findFiles([folder]))
    .filter((file) => /\.(?:pdf|html|txt)$/.test(file.name))
    .map((file) => (file.name === loosePaper.name ? file : { ...file, hints: { municipality: "Lindeborg Kommune" } }));
  await importDocuments(importer, "demonstration", found, {}, ({ done: read, total }) => reading.tell(read, total));
  reading.end();
  fs.writeFileSync(done, new Date().toISOString());
}

function writeWhole(file: string, bytes: Buffer): void {
  if (fs.existsSync(file)) return;
  fs.writeFileSync(`${file}.half`, bytes);
  fs.renameSync(`${file}.half`, file);
}
