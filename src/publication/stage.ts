/**
 * Lays what is open in the published schema, inside the caller's transaction, and then reads it as a stranger would: every page, feed and
 * search answer that shows it. What does not pass is undone with the transaction, so that nothing unread is ever public.
 */

import { createHash } from "node:crypto";
import { nameOn } from "#core/committee.ts";
import { frozenOtherwise } from "#core/frozen-text.ts";
import { leakIn, probesFor, type Probe } from "#core/leak.ts";
import { closedTexts, laidIn, openPapers, openText, stillFit, type OpenPapers, type Wanted } from "#core/open-minutes.ts";
import { outNow, wordsOfCorrecting, wordsOfMoving, type Ended, type Laid, type Publication } from "#core/publication.ts";
import type { PublishedMinutes } from "#core/published-minutes.ts";
import { slugOf } from "#core/slug.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import type { LoadedPapers } from "#minutes/store.ts";
import { loadSetting } from "#people/store.ts";
import { digest } from "#platform/proof-tools.ts";
import type { Tx } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import { publicPdf } from "./paper.ts";
import type { OpenSide, PublicHouse } from "./public-house.ts";
import {
  fileAttachment,
  fileInArchive,
  liftRetractions,
  markCancelled,
  saveRetractions,
  textOfMeeting,
  withdrawEarlierVersions,
  withdrawElsewhere,
  withdrawFromElsewhere,
  wordsOfClosing,
  type Filed,
} from "./published-store.ts";
import { copiesOf, copiesOfOthers } from "./queries.ts";
import { sealedCopy } from "./sealed-copy.ts";
import { indexItems } from "./search-store.ts";

export type Staged = { open: OpenPapers; address: string; document: string; laid: Laid; ended: Ended };

export type StageRefusal = "closed-text-would-leak" | "file-gone" | "frozen-otherwise" | "municipality-not-named" | "nothing-to-publish";

/** The papers as the open side will have them; refused when a file is not whole, or when closed text could be read anywhere. */
export async function stage(
  tx: Tx,
  house: PublicHouse,
  given: {
    papers: LoadedPapers;
    publication: Publication;
    wanted: Wanted;
    at: Date;
    /** Laid anew by itself, or after something was taken back: no more than was out, since nobody has read the rest. */ anew?: boolean;
    /** For a look alone: nothing is kept. */ look?: boolean;
    /** The public copy of exactly these papers, when it was printed and read already. */ printed?: Buffer;
  },
): Promise<{ ok: true; staged: Staged } | Refused<StageRefusal>> {
  const { papers, publication, at } = given;
  const within = given.anew ? (publication.laid ?? null) : null;
  const wanted = given.anew ? stillFit(papers, given.wanted, within) : given.wanted;
  if (given.anew && wanted.editions.length + wanted.excerpts.length === 0) return refuse("nothing-to-publish");
  const municipality = await loadSetting(tx, "municipality");
  if (!municipality) return refuse("municipality-not-named");
  const open = openPapers(papers, publication, wanted, within);
  // What is signed is what is published: the data that are printed here against the text that was hashed.
  const official = papers.minutes?.official ?? null;
  if (official !== null && open.minutes.meeting.kind === "minutes" && (await frozenOtherwise(official, papers.meeting.id, digest)).length > 0)
    return refuse("frozen-otherwise");
  const gone = open.attachments.find(({ sha256 }) => !isWhole(house, sha256));
  if (gone !== undefined) return refuse("file-gone", { name: gone.name });

  const closed = closedTexts(papers, publication);
  const probes = probesFor(closed, openText(open));
  const sealed = wanted.editions.includes("minutes") && !given.look ? await sealedCopy(tx, house, papers, open, municipality, at) : null;
  // The parts of the sealed copy are chosen by their names; their words are read here before anybody else does.
  const inSeal = sealed === null ? null : leakIn(sealed.json.toString("utf8"), probes);
  if (inSeal !== null) return refuse("closed-text-would-leak", { number: inSeal.item, where: "det forseglede referat" });
  const pdf = sealed?.pdf ?? given.printed ?? publicPdf(open.minutes, papers.houseStyle);
  const document = createHash("sha256").update(pdf).digest("hex");
  const fileName = `${slugOf(nameOn(papers.committee, papers.meeting.date))}-${papers.meeting.date}-${open.minutes.meeting.kind === "minutes" ? "referat" : "dagsorden"}.pdf`;
  const minutes: PublishedMinutes = {
    schema: "sagsgang.minutes/1",
    source: { file: fileName, sha256: document, mediaType: "application/pdf", pages: null },
    houseStyle: papers.houseStyle.name,
    municipality,
    ...open.minutes,
    tableOfContents: [],
    furniture: [],
    commitment: [],
    figure: [],
    finding: [],
    doubt: [],
    unplaced: [],
  };
  const filed = await fileInArchive(
    tx,
    minutes,
    { sha256: document, fileName, mediaType: "application/pdf", bytes: pdf.length, sourceUrl: null, receivedAt: at },
    at,
    "anew",
    await copiesOfOthers(tx, papers.meeting),
  );
  // What is read below is what was filed; were something else to stand at the address, it would be read by nobody.
  if (!filed.current) throw new Error(`${filed.address}: what was published does not stand`);
  await markCancelled(tx, [document], papers.meeting.state === "cancelled");
  await layAttachments(tx, filed, open, at);
  const copies = await copiesOf(tx, papers.meeting.id);
  const elsewhere = await withdrawElsewhere(tx, copies, filed.address);
  await saveRetractions(tx, elsewhere.addresses, wordsOfMoving, at);
  const slug = filed.address.split("/")[0]!;
  const files = [document, ...open.attachments.map(({ sha256 }) => sha256)];
  await liftRetractions(tx, slug, [`/${filed.address}`, ...files.map((sha256) => `/dokument/${slug}/${sha256}`)]);
  await indexItems(tx, filed);
  const out = outNow(publication);
  const ended = {
    editions: out.editions.filter((each) => !wanted.editions.includes(each)),
    excerpts: out.excerpts.filter((each) => !wanted.excerpts.includes(each)),
  };
  // What is no longer out stands in the older versions still, whole. A copy from elsewhere tells openly what ours may keep closed.
  if (ended.editions.length + ended.excerpts.length > 0)
    await saveRetractions(tx, (await withdrawEarlierVersions(tx, filed.address))?.addresses ?? [], wordsOfCorrecting, at);
  else if (closed.length > 0)
    await saveRetractions(tx, (await withdrawFromElsewhere(tx, filed.address, [...copies, document]))?.addresses ?? [], wordsOfClosing, at);
  const leak = await leakOutside(house.openSide(tx), { address: filed.address, document, text: await textOfMeeting(tx, filed) }, probes, open);
  if (leak !== null) return refuse("closed-text-would-leak", { number: leak.probe.item, where: leak.where });
  if (!given.look) house.files.keep(pdf);
  // The frozen text a person chose is what is compared with the next time, too.
  const laid = within === null ? laidIn(papers, open) : { ...laidIn(papers, open), official: within.official };
  return { ok: true, staged: { open, address: filed.address, document, laid, ended } };
}

// A file that was changed on the disk is not what was attached.
function isWhole({ files }: PublicHouse, sha256: string): boolean {
  return files.has(sha256) && createHash("sha256").update(files.read(sha256)).digest("hex") === sha256;
}

async function layAttachments(tx: Tx, filed: Filed, open: OpenPapers, at: Date): Promise<void> {
  const { municipality, meeting, address } = filed;
  for (const { item, position, name, sha256, fileName, mediaType, bytes } of open.attachments) {
    const index = open.items.findIndex(({ source }) => source.item.id === item);
    const row = filed.items.find((each) => each.position === index + 1)!;
    await fileAttachment(
      tx,
      { municipality, meeting, address, item: row.id, position, name, href: null },
      { sha256, fileName, mediaType, bytes, sourceUrl: null, receivedAt: at, pages: null, ocrPages: [], partial: false },
      null,
    );
  }
}

/** Every open address that shows a meeting, or that answers with words of it. */
export function openAddresses(address: string, documents: readonly string[], open: Pick<OpenPapers, "items" | "attachments">): string[] {
  const [municipality, committee, meeting] = address.split("/") as [string, string, string];
  const at = { municipality, committee, meeting };
  const items = open.items.flatMap(({ number, open: item }) => {
    const slug = `punkt-${slugOf(number)}`;
    return [paths.item(at, slug), ...item.attachment.map((_, index) => paths.attachment(at, slug, index + 1))];
  });
  const figures = [paths.figures(municipality, committee), paths.figures(municipality, committee, meeting)];
  const promises = [paths.promises(municipality, committee), paths.promises(municipality, null)];
  const pages = [paths.meeting(at), ...items, ...figures, ...promises, paths.committee(municipality, committee), paths.municipality(municipality), paths.front];
  return [
    ...pages,
    ...pages.map(paths.json),
    ...promises.map((address) => `${address}.csv`),
    paths.figuresFile(municipality, committee),
    paths.figuresFile(municipality, committee, meeting),
    paths.feed,
    paths.municipalityFeed(municipality),
    paths.municipalityCalendar(municipality),
    paths.committeeFeed(municipality, committee),
    paths.committeeCalendar(municipality, committee),
    ...documents.flatMap((sha256) => [
      paths.document(municipality, sha256),
      paths.json(paths.document(municipality, sha256)),
      paths.documentFile(municipality, sha256),
    ]),
  ];
}

type Leak = { probe: Probe; where: string };

/**
 * Where closed text could be read outside; null when nowhere. In what was filed of the meeting itself none may stand. Pages tell of other meetings
 * too: what one of those tells openly, a title borne twice, is no secret there.
 */
export async function leakOutside(
  openSide: OpenSide,
  filed: { address: string; document: string; /** All that was filed of the meeting. */ text: string },
  probes: readonly Probe[],
  open: Pick<OpenPapers, "items" | "attachments">,
): Promise<Leak | null> {
  const { address, document } = filed;
  const own = leakIn(filed.text, probes);
  if (own !== null) return { probe: own, where: `/${address}` };
  let secret = [...probes];
  const documents = [...new Set([document, ...open.attachments.map(({ sha256 }) => sha256)])];
  for (const path of secret.length === 0 ? [] : openAddresses(address, documents, open)) {
    const { text } = await openSide(path);
    for (let probe = leakIn(text, secret); probe !== null; probe = leakIn(text, secret)) {
      if (leakIn((await searchedFor(openSide, probe, address)).others, [probe]) === null) return { probe, where: path };
      secret = secret.filter((each) => each !== probe);
    }
  }
  for (const probe of secret.slice(0, mostSearches)) {
    const { ours, others } = await searchedFor(openSide, probe, address);
    if (leakIn(ours, [probe]) !== null && leakIn(others, [probe]) === null) return { probe, where: paths.search };
  }
  return null;
}

const mostSearches = 12;

/** What a search for closed words answers, of this meeting and of the others; the question itself, told back to the asker, left out. */
async function searchedFor(openSide: OpenSide, probe: Probe, address: string): Promise<{ ours: string; others: string }> {
  const { text } = await openSide(`${paths.search}.json?${new URLSearchParams({ q: probe.bare.slice(0, 200) }).toString()}`);
  const answer = JSON.parse(text.slice(text.indexOf("\n\n") + 2)) as {
    results: { address: string }[];
    cases: unknown;
    facets: unknown;
    names: unknown;
    suggestion: unknown;
  };
  const isOurs = (each: { address: string }): boolean => `${each.address}/`.includes(`/${address}/`);
  return {
    ours: JSON.stringify([answer.results.filter(isOurs), answer.cases, answer.facets, answer.names, answer.suggestion]),
    others: JSON.stringify(answer.results.filter((each) => !isOurs(each))),
  };
}
