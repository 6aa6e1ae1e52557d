/**
 * Reads a municipality's FirstAgenda publication site through its JSON endpoints (PEERS D7): slowly, under our own name, within robots.txt,
 * giving way to 429 and 503. Each answer is kept as it comes, so an interrupted harvest goes on where it stopped.
 */

import { createHash } from "node:crypto";
import type { RefusalCode } from "#core/refusals.da.ts";
import { record } from "#journal/store.ts";
import type { FoundFile } from "./find-files.ts";
import * as harvest from "./harvest-store.ts";
import type { Importer } from "./importer.ts";
import { HarvestStopped, siteOf, visitorOf, type Answer } from "./polite-visitor.ts";

export type HarvestOptions = {
  /** The municipality the site belongs to; needed when the site itself does not say. */
  municipality?: string | undefined;
  /** Leave out meetings before this year. */
  fromYear?: number | undefined;
  /** Milliseconds between requests. */
  pause?: number;
  /** The longest we wait when told to come back later, in milliseconds; told longer, the harvest stops and keeps what it has. */
  patience?: number;
  /** Meetings younger than this many days are asked for again, since text changes without a new publication date. */
  freshDays?: number;
};

export type Harvested = {
  municipality: string;
  found: FoundFile[];
  fetched: number;
  unchanged: number;
  failed: { url: string; status: number }[];
  stopped: RefusalCode | null;
};

export type HarvestProgress = (done: number, total: number) => void;

/** Fetches what is new or changed on the site and answers the files to import. Throws HarvestStopped when nothing can be fetched at all. */
export async function harvestSite(importer: Importer, url: string, options: HarvestOptions = {}, onProgress: HarvestProgress = () => {}): Promise<Harvested> {
  const site = siteOf(url);
  const visit = visitorOf(site, options);
  await visit.readRobots();
  const front = await visit.get("/");
  const list = listOf(await visit.get("/api/agenda/udvalgsliste"));
  const municipality = options.municipality ?? municipalityIn(front.text) ?? null;
  if (municipality === null) throw new HarvestStopped("harvest-municipality-unknown");
  await importer.sql.begin((tx) => harvest.openSite(tx, site, municipality, importer.now()));

  const wanted = list.filter((meeting) => options.fromYear === undefined || Number(meeting.date.slice(0, 4)) >= options.fromYear);
  const known = await harvest.loadPages(importer.sql, site);
  const result: Harvested = { municipality, found: [], fetched: 0, unchanged: 0, failed: [], stopped: null };
  const fresh = importer.now().getTime() - (options.freshDays ?? 60) * 86_400_000;
  for (const [index, meeting] of wanted.entries()) {
    onProgress(index, wanted.length);
    const address = `${site}/api/agenda/dagsorden/${meeting.id}`;
    const before = known.get(address);
    const settled = before?.sha256 && before.fingerprint === meeting.fingerprint && Date.parse(meeting.date) < fresh;
    if (settled) {
      result.unchanged++;
      continue;
    }
    try {
      const answer = await visit.get(`/api/agenda/dagsorden/${meeting.id}`, before?.sha256 ? { etag: before.etag, modified: before.modified } : {});
      if (answer.status === 304) {
        result.unchanged++;
        await importer.sql.begin((tx) =>
          harvest.savePage(tx, site, { ...before!, url: address, fingerprint: meeting.fingerprint, status: 304, fetchedAt: importer.now() }),
        );
        continue;
      }
      if (answer.status !== 200) {
        result.failed.push({ url: address, status: answer.status });
        await importer.sql.begin((tx) =>
          harvest.savePage(tx, site, {
            url: address,
            etag: null,
            modified: null,
            sha256: before?.sha256 ?? null,
            status: answer.status,
            fetchedAt: importer.now(),
            fingerprint: null,
          }),
        );
        continue;
      }
      const sha256 = importer.files.keep(answer.bytes);
      if (sha256 === before?.sha256) result.unchanged++;
      else result.fetched++;
      await importer.sql.begin((tx) =>
        harvest.savePage(tx, site, {
          url: address,
          etag: answer.etag,
          modified: answer.modified,
          sha256,
          status: 200,
          fetchedAt: importer.now(),
          fingerprint: meeting.fingerprint,
        }),
      );
    } catch (error) {
      if (!(error instanceof HarvestStopped)) throw error;
      result.stopped = error.code;
      break;
    }
  }
  onProgress(wanted.length, wanted.length);
  // Everything kept is handed on: what was fetched before a kill but never filed is filed now, the rest is known as unchanged.
  for (const page of (await harvest.loadPages(importer.sql, site)).values()) {
    if (page.sha256) result.found.push(fileOf(importer, page.url, page.sha256, municipality));
  }
  if (result.stopped === null)
    await importer.sql.begin(async (tx) => {
      await harvest.finishSite(tx, site, importer.now());
      await record(tx, {
        kind: "harvest-finished",
        about: site,
        what: { fetched: result.fetched, unchanged: result.unchanged, failed: result.failed.length },
        by: importer.by,
        at: importer.now(),
      });
    });
  return result;
}

function fileOf(importer: Importer, url: string, sha256: string, municipality: string): FoundFile {
  return {
    path: `${url}#${sha256.slice(0, 12)}`,
    name: `${url.split("/").at(-1)}.json`,
    bytes: async () => importer.files.read(sha256),
    sourceUrl: url,
    hints: { municipality, url },
  };
}

type ListedMeeting = { id: string; date: string; fingerprint: string };

/** The meetings a committee list names (`Udvalg` is an object of groups, each a list of committees with `Moeder`). */
function listOf(answer: Answer): ListedMeeting[] {
  let json: unknown;
  try {
    json = JSON.parse(answer.text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new HarvestStopped("site-not-first-agenda", { cause: error });
  }
  const groups = (json as { Udvalg?: Record<string, unknown> } | null)?.Udvalg;
  if (answer.status !== 200 || groups === null || typeof groups !== "object") throw new HarvestStopped("site-not-first-agenda");
  const meetings: ListedMeeting[] = [];
  for (const committees of Object.values(groups)) {
    for (const committee of Array.isArray(committees) ? (committees as { Moeder?: unknown }[]) : []) {
      for (const meeting of Array.isArray(committee?.Moeder) ? (committee.Moeder as Record<string, unknown>[]) : []) {
        const id = meeting["Id"];
        if (typeof id !== "string" || !/^[0-9a-f-]{36}$/i.test(id)) continue;
        const fingerprint = createHash("sha256")
          .update(JSON.stringify([meeting["ReleasedDate"], meeting["Navn"], meeting["Dato"], meeting["Afsluttet"], meeting["Sted"]]))
          .digest("hex")
          .slice(0, 16);
        meetings.push({ id, date: String(meeting["Dato"] ?? ""), fingerprint });
      }
    }
  }
  return meetings;
}

function municipalityIn(html: string): string | null {
  return /\b(\p{Lu}[\p{L}-]+ Kommune)\b/u.exec(html.replace(/<[^>]*>/g, " "))?.[1] ?? null;
}
