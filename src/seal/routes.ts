/** The addresses of a meeting's seal: the page, the sealed files, excerpts. For those who may read all of the minutes. */

import { Hono } from "hono";
import { nameOn } from "#core/committee.ts";
import { frozenOtherwise } from "#core/frozen-text.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import { may } from "#core/rights.ts";
import { audienceOf } from "#core/visibility.ts";
import { loadPapers, type LoadedPapers } from "#minutes/store.ts";
import { loadSetting, logReading } from "#people/store.ts";
import { docxOf } from "#platform/docx.ts";
import { outlineOf } from "#platform/pdf-outline.ts";
import { digest } from "#platform/proof-tools.ts";
import type { SealKeys } from "#sealing/keys.ts";
import { KeyMissing } from "#sealing/keys.ts";
import { sealExcerpt, type Stamp } from "#sealing/seal-copy.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, numberIn, show, shownTo, type DeskApp, type DeskContext, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { paperAsPage } from "#ui/paper.ts";
import { paths } from "#ui/paths.ts";
import { sealPage } from "./pages.ts";
import { loadEntry, loadSealed } from "./store.ts";

/** What excerpts are sealed with. */
export type SealDesk = { keys: SealKeys; stamp: Stamp };

const types = {
  pdf: "application/pdf",
  json: "application/json; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

export function sealRoutes(web: DeskWeb, seal: SealDesk | null): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql, files } = web;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}/segl`;

  // Sealed files hold the closed items, so they are for those who read these in the minutes themselves.
  const seenPapers = async (c: DeskContext): Promise<LoadedPapers | null> => {
    const id = numberIn(c.req.param("meeting"));
    const papers = id === null ? null : await loadPapers(sql, id);
    if (papers === null) return null;
    const audience = audienceOf(actorOf(c), papers.meeting.committee);
    const out = papers.minutes?.state === "outForSignature" || papers.minutes?.state === "signed";
    return audience === "staff" || (audience === "member" && out) ? papers : null;
  };
  const logClosed = async (c: DeskContext, { minutes, meeting }: LoadedPapers, what: string, only: string | null = null): Promise<void> => {
    const closed = minutes!
      .official!.minutes.agendaItem.filter((item) => !item.public && (only === null || item.number === only))
      .map((item) => item.number ?? "");
    if (closed.length === 0) return;
    await logReading(sql, {
      at: web.now(),
      person: actorOf(c).person,
      what: `${what}, lukkede punkter: ${closed.join(", ")}`,
      about: `meeting:${meeting.id}`,
      committee: meeting.committee,
    });
  };
  const file = (c: DeskContext, bytes: Uint8Array, kind: keyof typeof types, name: string): Response =>
    c.body(new Uint8Array(bytes), 200, {
      "Content-Type": types[kind],
      "Content-Disposition": `${kind === "pdf" ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    });

  app.get(one, async (c) => {
    const papers = await seenPapers(c);
    if (papers === null) return c.notFound();
    const { meeting, committee, minutes } = papers;
    const official = minutes?.official ?? null;
    const additions = minutes?.additions ?? [];
    const entry = official === null ? null : await loadEntry(sql, official.sha256);
    const bookmarks = entry !== null && files.has(entry.pdf) ? await outlineOf(files.read(entry.pdf)) : [];
    const pageOf = (number: string): number | null => bookmarks.find((each) => each.level === 1 && each.title.startsWith(`Punkt ${number}: `))?.page ?? null;
    return show(
      c,
      web,
      sealPage(shownTo(c), {
        meeting,
        committee: nameOn(committee, meeting.date),
        audience: audienceOf(actorOf(c), meeting.committee)!,
        isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
        signed: minutes?.state === "signed",
        entry,
        additions: await Promise.all(additions.map(async ({ number, at, sha256 }) => ({ number, at, entry: await loadEntry(sql, sha256) }))),
        items:
          official?.parts === undefined
            ? []
            : official.minutes.agendaItem.map((item) => ({ number: item.number ?? "", title: item.name ?? "", page: pageOf(item.number ?? "") })),
        register: `${web.archive.replace(/\/$/, "")}${paths.register}`,
        check: `${web.archive.replace(/\/$/, "")}${paths.check}`,
      }),
    );
  });

  app.get(`${one}/:file{.+[.](?:pdf|json|docx)}`, async (c) => {
    const papers = await seenPapers(c);
    const official = papers?.minutes?.official ?? null;
    if (papers === null || official === null) return c.notFound();
    const [, what, which, kind] = /^(referat|tilfoejelse|udskrift)(?:-(.+))?\.(pdf|json|docx)$/.exec(c.req.param("file")) ?? [];
    const { date } = papers.meeting;
    if (what === "referat" && which === undefined && kind === "docx") {
      const otherwise = await frozenOtherwise(official, papers.meeting.id, digest);
      if (otherwise.length > 0)
        return c.text(
          `Referatets data er ikke det, der blev låst (${otherwise.join(", ")}). Sig det til en administrator, og brug det forseglede referat.`,
          409,
        );
      await logClosed(c, papers, "referatet som Word-dokument");
      const blocks = printMinutes(official.minutes, styleNamed(official.houseStyle));
      return file(c, await docxOf({ title: blocks[0]?.text ?? "Referat", blocks: paperAsPage(blocks) }), kind, `Referat ${date}`);
    }
    if (kind !== "pdf" && kind !== "json") return c.notFound();
    const addition = what === "tilfoejelse" ? papers.minutes?.additions?.find((each) => String(each.number) === which) : undefined;
    if (what === "tilfoejelse" && addition === undefined) return c.notFound();
    const sealed = await loadSealed(sql, files, addition?.sha256 ?? official.sha256);
    if (sealed === null) return c.notFound();
    if (what !== "udskrift") {
      if (what === "referat" && which !== undefined) return c.notFound();
      await logClosed(c, papers, what === "referat" ? "det forseglede referat" : "en forseglet tilføjelse");
      return file(c, files.read(sealed.entry[kind]), kind, what === "referat" ? `Referat ${date} forseglet` : `Tilføjelse ${which} til referat ${date}`);
    }
    if (seal === null || official.parts === undefined || !official.minutes.agendaItem.some((item) => item.number === which)) return c.notFound();
    await logClosed(c, papers, "protokoludskrift med bevis", which);
    try {
      const house = { ...seal, municipality: (await loadSetting(sql, "municipality")) ?? "" };
      const made = await sealExcerpt(sealed.whole, which!, () => true, web.now(), house);
      return file(c, made[kind], kind, `Protokoludskrift ${date} punkt ${which}`);
    } catch (error) {
      if (!(error instanceof KeyMissing)) throw error;
      web.log(error.message);
      return c.text("Der mangler en nøgle at forsegle udskriften med. Bed en administrator se efter.", 503);
    }
  });
  return app;
}
