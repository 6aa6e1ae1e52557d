/** The addresses of minutes: reading them, correcting the draft, locking the text, sending excerpts, approving. */

import { Hono } from "hono";
import { nameOn, rulesOn } from "#core/committee.ts";
import { findingsOfMinutes } from "#core/checks/own-papers.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { printMinutes, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { may } from "#core/rights.ts";
import { handlingOf } from "#core/sitting.ts";
import { audienceOf, isClosed, seen, withNamesToRead, type Audience } from "#core/visibility.ts";
import { loadSetting, logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, answered, callOf, formOf, numberIn, show, shownTo, type DeskApp, type DeskContext, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { acceptMinutesFinding } from "./accept-minutes-finding.ts";
import { addToMinutes } from "./add-to-minutes.ts";
import { approveMinutes } from "./approve-minutes.ts";
import { correctMinutes } from "./correct-minutes.ts";
import { freezeMinutes } from "./freeze-minutes.ts";
import * as pages from "./pages.ts";
import { excerptPdf, minutesPdf } from "./paper.ts";
import * as queries from "./queries.ts";
import { sendExcerpt } from "./send-excerpt.ts";
import { loadPapers, type LoadedPapers } from "./store.ts";

type Seen = { papers: LoadedPapers; audience: Audience; printed: MinutesToPrint | null; style: HouseStyle; items: pages.ItemInMinutes[] };

export function minutesRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}`;

  /** The minutes of the address as far as this person may see them; `printed` holds only the items that are theirs to read. */
  const seenMinutes = async (c: DeskContext): Promise<Seen | null> => {
    const id = numberIn(c.req.param("meeting"));
    const papers = id === null ? null : await loadPapers(sql, id);
    const audience = papers === null ? null : audienceOf(actorOf(c), papers.meeting.committee);
    if (papers === null || audience === null) return null;
    const { agenda, sitting, minutes } = papers;
    const style = minutes?.official ? styleNamed(minutes.official.houseStyle) : papers.houseStyle;
    const out = minutes?.state === "outForSignature" || minutes?.state === "signed";
    if (sitting === null || (audience !== "staff" && !out)) return { papers, audience, printed: null, style, items: [] };
    const whole = composeMinutes(papers);
    const printed: MinutesToPrint = { ...whole, agendaItem: [] };
    const items: pages.ItemInMinutes[] = [];
    for (const item of agenda.items) {
      const handling = handlingOf(sitting, item.id);
      const parts = seen(audience, agenda.state, item, handling, out);
      const words = whole.agendaItem.find((each) => each.number === item.number);
      if (item.number === null || !parts.item || words === undefined) continue;
      if (parts.body) printed.agendaItem.push(withNamesToRead(parts, words, [...(item.paper?.attachments ?? []), ...handling.slides]));
      const closed = isClosed(item, handling);
      items.push({ item, number: item.number, parts, closed, place: parts.body ? printed.agendaItem.length - 1 : null });
    }
    return { papers, audience, printed, style, items };
  };

  // Who has read closed material can be told afterwards (DOMAIN §1.8, Lejre).
  const logClosed = async (c: DeskContext, { papers, items }: Pick<Seen, "papers" | "items">, how: string): Promise<void> => {
    const closed = items.filter((each) => each.closed && each.parts.body).map((each) => each.number);
    if (closed.length === 0) return;
    const { meeting } = papers;
    const what = `${how}, lukkede punkter: ${closed.join(", ")}`;
    await logReading(sql, { at: web.now(), person: actorOf(c).person, what, about: `meeting:${meeting.id}`, committee: meeting.committee });
  };

  app.get(`${one}/referat`, async (c) => {
    const found = await seenMinutes(c);
    if (found === null) return c.notFound();
    const { papers, audience, printed, style, items } = found;
    const { meeting, committee, minutes, sitting } = papers;
    await logClosed(c, found, "referatet");
    const view: pages.MinutesView = {
      meeting,
      committee: nameOn(committee, meeting.date),
      audience,
      isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
      blocks: printed === null ? null : printMinutes(printed, style),
      items,
      sitting,
      minutes,
      names: await queries.namesOf(
        sql,
        (minutes?.corrections ?? []).map((each) => each.by),
      ),
      signatures: await queries.signatureCount(sql, meeting.id),
      approvesPrevious: rulesOn(committee, meeting.date).approvesPreviousMinutes,
      asked:
        sitting === null || !may(actorOf(c), "accept-minutes-finding", meeting.committee)
          ? null
          : {
              found: findingsOfMinutes(composeMinutes(papers), papers.agenda),
              accepted: [...(papers.agenda.acceptedFindings ?? []), ...(minutes?.acceptedFindings ?? [])],
              action: `${deskPaths.minutes(meeting.id)}/spoergsmaal`,
            },
      later: minutes?.state === "signed" ? await queries.heldAfter(sql, committee.id, meeting.date, 12) : [],
    };
    return show(c, web, pages.minutesPage(shownTo(c), view));
  });

  app.get(`${deskPaths.meetings}/:meeting{[0-9]{1,15}}/referat.pdf`, async (c) => {
    const found = await seenMinutes(c);
    if (found === null || found.printed === null || found.printed.agendaItem.length === 0) return c.notFound();
    const { papers, printed, style } = found;
    const wanted = c.req.query("punkt");
    const items = wanted === undefined ? found.items : found.items.filter((each) => each.item.id === numberIn(wanted) && each.place !== null);
    if (items.length === 0) return c.notFound();
    await logClosed(c, { papers, items }, wanted === undefined ? "referatet som PDF" : "protokoludskrift");
    const bytes =
      wanted === undefined
        ? minutesPdf(printed, style, papers.minutes)
        : excerptPdf({ ...printed, agendaItem: items.map((each) => printed.agendaItem[each.place!]!) }, style, papers.minutes);
    const name = wanted === undefined ? `Referat ${papers.meeting.date}.pdf` : `Protokoludskrift ${papers.meeting.date} punkt ${items[0]!.number}.pdf`;
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
    });
  });

  type Given = { meeting: number; item: number; form: Record<string, string>; by: ReturnType<typeof callOf> };
  const does = (path: string, place: (given: Given) => string, call: (given: Given) => Promise<Parameters<typeof answered>[1]>): void => {
    app.post(`${one}/referat${path}`, async (plain) => {
      const c = plain as unknown as DeskContext;
      const form = await formOf(c);
      const given = { meeting: numberIn(c.req.param("meeting"))!, item: numberIn(c.req.param("item")) ?? 0, form, by: callOf(c, web, form) };
      return answered(c, await call(given), `${deskPaths.minutes(given.meeting)}${place(given)}`, form, web.now());
    });
  };
  const top = (): string => "";
  const atItem = ({ item }: Given): string => `#punkt-${item}`;
  does("/punkt/:item{[0-9]{1,9}}/ret", atItem, ({ meeting, item, form, by }) =>
    correctMinutes(sql, by, { meeting, item, text: form["tekst"] ?? "", because: form["grund"] ?? "" }),
  );
  does("/punkt/:item{[0-9]{1,9}}/udskrift", atItem, ({ meeting, item, form, by }) =>
    sendExcerpt(sql, by, { meeting, item, to: form["til"] ?? "", link: `${web.origin}${deskPaths.minutes(meeting)}` }),
  );
  does("/laas", top, async ({ meeting, by }) => freezeMinutes(sql, by, { meeting, municipality: (await loadSetting(sql, "municipality")) ?? "" }));
  does("/tilfoej", top, async ({ meeting, form, by }) =>
    addToMinutes(sql, by, { meeting, text: form["tekst"] ?? "", municipality: (await loadSetting(sql, "municipality")) ?? "" }),
  );
  does(
    "/spoergsmaal",
    () => "#spoergsmaal",
    ({ meeting, form, by }) => acceptMinutesFinding(sql, by, { meeting, key: form["spoergsmaal"] ?? "", reason: form["grund"] ?? "" }),
  );
  does("/godkend", top, ({ meeting, form, by }) => approveMinutes(sql, by, { meeting, at: numberIn(form["moede"]) ?? 0 }));
  return app;
}
