/** Everything that is to be released, read the way a reader gets it, and what was found in it (DESIGN §8, decision 0024). */

import { createHash } from "node:crypto";
import { danishDay } from "#core/calendar.ts";
import type { Finding, GuardContext } from "#core/guard/finding.ts";
import { guardText } from "#core/guard/guard-text.ts";
import { closedTexts, heldAttachments, openPapers, openText, stillFit, type OpenPapers, type Wanted } from "#core/open-minutes.ts";
import { editions, outNow, type FoundInPapers, type Publication } from "#core/publication.ts";
import type { AgendaItem } from "#core/published-minutes.ts";
import { cases } from "#case/store.ts";
import { guardFile } from "#guard/guard-file.ts";
import type { LoadedPapers } from "#minutes/store.ts";
import { loadSetting } from "#people/store.ts";
import { danishWords } from "#platform/danish-words.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql, Tx } from "#platform/sql.ts";
import { publicPdf } from "./paper.ts";

/** `digest` tells exactly what was read: the open text and each file's hash. `printed` is the public copy that was read. */
export type ReadAsPublic = { digest: string; found: FoundInPapers[]; printed: Buffer };

/** What will be out when these go out beside what is out already, and still may be: what was taken back to be corrected waits to be chosen anew. */
export function withWhatIsOut(papers: LoadedPapers, publication: Publication | null, wanted: Wanted): Wanted {
  const now = stillFit(papers, outNow(publication), publication?.laid ?? null);
  return {
    editions: editions.filter((edition) => now.editions.includes(edition) || wanted.editions.includes(edition)),
    excerpts: [...new Set([...now.excerpts, ...wanted.excerpts])],
  };
}

/** One text for all that is to be released, as it is set: the same text, the same release. */
export function digestOf(open: OpenPapers, { houseStyle }: Pick<LoadedPapers, "houseStyle">): string {
  return createHash("sha256")
    .update(JSON.stringify([open.minutes, open.attachments, houseStyle]))
    .digest("hex");
}

/** Reads text and files. A file that is missing is told by the stage, which opens it again. */
export async function readAsPublic(
  sql: Sql | Tx,
  files: FileStore,
  { papers, publication, wanted, at }: { papers: LoadedPapers; publication: Publication | null; wanted: Wanted; at: Date },
): Promise<ReadAsPublic> {
  const open = openPapers(papers, publication, wanted);
  const context = await contextOf(sql, papers, publication, open, at);
  const { meeting, organization } = open.minutes;
  const head = [organization.name ?? "", meeting.place ?? "", ...meeting.participants.map((each) => `${each.name}${each.role ? `, ${each.role}` : ""}`)];
  // A place has an address and a member a name, both for everybody to read; a person's number is neither.
  const found: Finding[] = guardText({ file: "Mødet", part: "udvalg, sted og deltagere", text: head.join("\n") }, context).filter(({ kind }) => kind === "cpr");
  for (const { number, open: item } of open.items)
    found.push(...partsOf(item).flatMap(([part, text]) => guardText({ file: `Punkt ${number}`, part, text }, context)));
  for (const { name, fileName, mediaType, sha256 } of open.attachments)
    if (files.has(sha256)) found.push(...(await guardFile({ name: fileName, mediaType, bytes: files.read(sha256) }, context)).map((each) => named(each, name)));
  // The words of the printed copy are those read above; what else the file carries is read from its bytes.
  const printed = publicPdf(open.minutes, papers.houseStyle);
  const inPrint = await guardFile({ name: "Den offentlige udgave.pdf", mediaType: "application/pdf", bytes: printed, pagesRead: true }, context);
  found.push(...inPrint.filter(({ place }) => !/^side \d/u.test(place.part)));
  return {
    digest: digestOf(open, papers),
    printed,
    found: found.map(({ key, kind, place, excerpt, words, level, certainty }) => ({
      key,
      kind,
      place: `${place.file}, ${place.part}`,
      excerpt,
      words,
      level,
      certainty,
    })),
  };
}

function named(finding: Finding, name: string): Finding {
  return finding.place.file.includes(name) ? finding : { ...finding, place: { ...finding.place, file: `Bilag “${name}”, ${finding.place.file}` } };
}

function partsOf(item: AgendaItem): [part: string, text: string][] {
  const parts: [string, string][] = [
    ["titel", item.name ?? ""],
    ...item.section
      .filter(({ role }) => role !== "decision" && role !== "recommendation" && role !== "attachments")
      .map((section): [string, string] => [section.heading ?? "sagsfremstilling", section.text]),
    ["indstilling", [item.recommendation?.by ?? "", ...(item.recommendation?.points ?? [])].join("\n")],
    ["beslutning", [item.decision?.text ?? "", ...(item.decision?.dissent ?? []).map((each) => each.text)].join("\n")],
    ["bilagenes navne", item.attachment.map(({ label, name }) => (label === null ? name : `${label} ${name}`)).join("\n")],
    ["sagsnummer", item.caseNumber?.text ?? ""],
    ["overskrifter", item.section.map(({ heading }) => heading ?? "").join("\n")],
  ];
  return parts.filter(([, text]) => text.trim() !== "");
}

async function contextOf(sql: Sql | Tx, papers: LoadedPapers, publication: Publication | null, open: OpenPapers, at: Date): Promise<GuardContext> {
  const whole = openPapers(papers, publication, { editions, excerpts: [] });
  const caseOf = new Map(papers.agenda.items.flatMap((item) => (item.number === null || item.case === null ? [] : [[item.number, item.case] as const])));
  const loaded = await cases.loadMany(sql, [...caseOf.values()]);
  const words = danishWords();
  return {
    today: danishDay(at),
    municipality: { domain: await loadSetting(sql, "domain"), phone: await loadSetting(sql, "phone") },
    closed: closedTexts(papers, publication).map(({ item, title, text }) => ({
      item,
      title,
      text,
      parties: loaded.get(caseOf.get(item) ?? -1)?.parties ?? [],
    })),
    openText: openText(open),
    closedFiles: whole.items.flatMap(({ source, number, parts }) =>
      heldAttachments(papers, source.item.id)
        .filter(({ id }) => !parts.attachments.has(id))
        .map(({ sha256, name }) => ({ sha256, item: number, name })),
    ),
    isCommonWord: (word) => words.has(word),
  };
}
