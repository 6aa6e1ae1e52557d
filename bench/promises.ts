/**
 * Promises over many generated documents, beside reading them: `npm run bench -- promises [DOCUMENTS]` (10,000). One process and no database: what
 * it costs to find promises when a document has been read, and to hold later items against them.
 */

import { answerOf, readLater, readMade } from "#core/promises/kept-by.ts";
import { promisesOf } from "#core/promises/promises-of.ts";
import { linesOfText } from "#import/parse/lines.ts";
import { readDocument } from "#import/parse/read-document.ts";
import { inventedText } from "#test/invented-minutes.ts";

const documents = Number(process.argv[2] ?? 10_000);
// What committees say, so that there is something to find; spread over the documents by their number.
const said = [
  "Udvalget ønsker et orienteringspunkt om stierne på mødet den 14. maj 2027.",
  "Punktet udsættes til et senere møde i udvalget.",
  "Sagen forelægges Økonomiudvalget den 3. april 2027 og Byrådet den 10. april 2027.",
  "Undersøgelserne sættes på pause og drøftes igen i udvalget i foråret 2027.",
  "Udviklingen på området følges tæt.",
  "Projektet forventes afsluttet ved udgangen af 2027.",
  "Oplæg vist på mødet bilægges referatet.",
];

let [reading, finding, promises, sentences, bytes] = [0, 0, 0, 0, 0];
const kept: { read: ReturnType<typeof readDocument>["minutes"] }[] = [];
for (let n = 0; n < documents; n++) {
  const text = `${inventedText(n)}\n\n${said[n % said.length]!}\n\n${said[(n * 3 + 1) % said.length]!}\n`;
  bytes += text.length;
  const began = performance.now();
  const { minutes } = readDocument({ lines: linesOfText(text), pages: null, mediaType: "text/plain" });
  const read = performance.now();
  const found = promisesOf(minutes);
  finding += performance.now() - read;
  reading += read - began;
  promises += found.length;
  sentences += minutes.agendaItem.reduce((sum, item) => sum + item.section.length, 0);
  if (kept.length < 200) kept.push({ read: minutes });
}
const perDocument = (ms: number): string => `${(ms / documents).toFixed(3)} ms`;
process.stdout.write(
  `${documents} documents, ${(bytes / 1e6).toFixed(1)} MB, ${sentences} sections, ${promises} promises\n` +
    `reading ${(reading / 1000).toFixed(1)} s (${perDocument(reading)} each), promises ${(finding / 1000).toFixed(1)} s (${perDocument(finding)} each): ` +
    `${(finding / reading).toFixed(2)} of the time of reading\n`,
);

// Each of two hundred meetings' items against each promise of the others.
const items = kept.flatMap(({ read }) =>
  read.agendaItem.map((item) =>
    readLater({
      date: "2027-05-14",
      committee: read.organization.name ?? "",
      name: item.name,
      caseKey: item.caseNumber?.text ?? null,
      text: item.section.map(({ text }) => text).join("\n"),
    }),
  ),
);
const made = kept.flatMap(({ read }) =>
  promisesOf(read).map((found) =>
    readMade({
      kind: found.kind,
      clause: found.clause,
      body: found.body,
      due: found.due,
      date: "2026-01-01",
      committee: read.organization.name ?? "",
      itemName: read.agendaItem[found.index]!.name,
      caseKey: read.agendaItem[found.index]!.caseNumber?.text ?? null,
    }),
  ),
);
const began = performance.now();
let answers = 0;
for (const promised of made) {
  for (const item of items) if (answerOf(promised, item) !== null) answers++;
}
const took = performance.now() - began;
process.stdout.write(
  `${made.length} promises against ${items.length} items: ${((took / (made.length * items.length)) * 1000).toFixed(2)} µs a pair, ${answers} answers\n`,
);
