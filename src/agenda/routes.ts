/** The addresses of meetings, their agendas and the reading of them. */

import { Hono } from "hono";
import { numbersFor, remarksOn, type Agenda, type AgendaItem } from "#core/agenda.ts";
import { danishDay } from "#core/calendar.ts";
import { letterOf, readingNames, type Reading } from "#core/case.ts";
import { deadlinesFor, nameOn, rulesOn, type Committee, type PlannedMeeting } from "#core/committee.ts";
import { composeAgenda } from "#core/compose-minutes.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { comesUpAt } from "#core/followup.ts";
import { committeesOf, roles } from "#core/people.ts";
import { may } from "#core/rights.ts";
import { handlingOf, type Handling, type Sitting } from "#core/sitting.ts";
import { audienceOf, isClosed, mayOpen, seen, type Audience, type Parts } from "#core/visibility.ts";
import { cases } from "#case/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { logReading } from "#people/store.ts";
import { zipOf } from "#platform/zip.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  linesOf,
  numberIn,
  onForm,
  show,
  shownTo,
  textOrNull,
  type answered,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
  type FormGiven,
} from "#ui/desk-web.ts";
import { answerFile } from "#ui/file-answer.ts";
import { printedPdf } from "#ui/paper.ts";
import { addItem } from "./add-item.ts";
import { changeItem } from "./change-item.ts";
import { closeItem } from "./close-item.ts";
import { acceptAgendaFinding } from "./accept-agenda-finding.ts";
import { agendaAsked } from "./agenda-asked.ts";
import { commentOnAgenda } from "./comment-on-agenda.ts";
import { openAgenda } from "./open-agenda.ts";
import { openItem } from "./open-item.ts";
import { openSupplement } from "./open-supplement.ts";
import { orderAgenda } from "./order-agenda.ts";
import * as pages from "./pages.ts";
import * as readingPages from "./reading-pages.ts";
import { proposeItem } from "./propose-item.ts";
import { putCaseOnAgenda } from "./put-case-on-agenda.ts";
import * as queries from "./queries.ts";
import { releaseAgenda } from "./release-agenda.ts";
import { sendAgendaToReview } from "./send-agenda-to-review.ts";
import { agendas, lastNumberOf } from "./store.ts";
import { takeOffAgenda } from "./take-off-agenda.ts";

type Seen = { meeting: PlannedMeeting; committee: Committee; agenda: Agenda | null; audience: Audience };

export function agendaRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}`;

  /** The meeting of the address when the person has anything to do with its papers. */
  const seenMeeting = async (c: DeskContext): Promise<Seen | null> => {
    const id = numberIn(c.req.param("meeting"));
    const meeting = id === null ? null : await loadMeeting(sql, id);
    const committee = meeting === null ? null : await loadCommittee(sql, meeting.committee);
    const audience = meeting === null ? null : audienceOf(actorOf(c), meeting.committee);
    if (meeting === null || committee === null || audience === null) return null;
    return { meeting, committee, audience, agenda: await agendas.load(sql, meeting.id) };
  };

  app.get(deskPaths.meetings, async (c) => {
    const committees = committeesOf(
      actorOf(c),
      roles.filter((role) => role !== "administrator" && role !== "dataProtectionOfficer"),
    );
    const own = committees === "all" || committees.length > 0 ? committees : may(actorOf(c), "found-committee", null) ? "all" : [];
    const today = danishDay(web.now());
    return show(
      c,
      web,
      pages.meetingsPage(shownTo(c), await queries.meetingList(sql, own, today, true, 60), await queries.meetingList(sql, own, today, false, 60)),
    );
  });

  app.get(`${one}/dagsorden`, async (c) => {
    const found = await seenMeeting(c);
    if (found === null) return c.notFound();
    if (found.audience !== "staff") return c.redirect(deskPaths.reading(found.meeting.id), 302);
    const { meeting, committee, agenda } = found;
    await logItems(c, meeting, "dagsordenen", agenda?.items.filter((item) => item.closed) ?? []);
    const rules = rulesOn(committee, meeting.date);
    const papers =
      agenda === null
        ? new Map()
        : await cases.loadMany(
            sql,
            agenda.items.flatMap((item) => item.case ?? []),
          );
    const sentFirst = agenda?.items.find((item) => item.number !== null)?.number;
    const first = sentFirst
      ? Number(sentFirst)
      : rules.numbering === "perMeeting"
        ? 1
        : 1 + (await sql.begin((tx) => lastNumberOf(tx, committee.id, Number(meeting.date.slice(0, 4)), meeting.id)));
    const promises = may(actorOf(c), "see-promises", committee.id) && agenda !== null ? await promisesAt(committee.id, meeting.date) : [];
    if (promises.some((each) => each.closed)) await logClosed(c, meeting, "løfter, med lukkede");
    const view: pages.AgendaView = {
      meeting,
      committee: nameOn(committee, meeting.date),
      agenda,
      audience: found.audience,
      waiting: agenda === null ? [] : await queries.casesFor(sql, committee.id, 100),
      remarks: agenda === null ? [] : remarksOn(agenda, papers),
      asked: {
        ...(agenda === null ? { found: [], accepted: [] } : await agendaAsked(sql, agenda, danishDay(web.now()), numbersFor(agenda, first))),
        action: `${deskPaths.agenda(meeting.id)}/spoergsmaal`,
      },
      deadlines: deadlinesFor(rules, meeting.date),
      today: danishDay(web.now()),
      first,
      promises,
    };
    return show(c, web, pages.agendaPage(shownTo(c), view));
  });

  // What was promised and is due by this meeting; those who put the agenda together may read what is closed of it.
  const promisesAt = async (committee: number, date: string): Promise<pages.AgendaView["promises"]> => {
    const { promises, next } = await queries.promisesWaiting(sql, committee, date);
    return promises.filter((each) => comesUpAt(each, date, next));
  };

  app.get(`${one}/laes`, async (c) => {
    const found = await seenMeeting(c);
    if (found === null) return c.notFound();
    const { meeting, committee, audience } = found;
    const papers = await queries.laterPapers(sql, meeting.id);
    const view: readingPages.ReadingView = {
      meeting,
      committee: nameOn(committee, meeting.date),
      agenda: found.agenda ?? {
        meeting: meeting.id,
        committee: committee.id,
        state: "draft",
        items: [],
        releases: [],
        comments: [],
        openSupplement: 0,
        version: 0,
      },
      sitting: papers.sitting,
      minutesOut: papers.minutesOut,
      audience,
      isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
      cutOff: deadlinesFor(rulesOn(committee, meeting.date), meeting.date).memberItems,
      today: danishDay(web.now()),
    };
    const seenOf = (item: AgendaItem): Parts => seen(audience, view.agenda.state, item, handlingIn(papers, item), papers.minutesOut);
    await logItems(
      c,
      meeting,
      "til læsning",
      view.agenda.items.filter((item) => isClosed(item, handlingIn(papers, item)) && seenOf(item).body),
    );
    return show(c, web, readingPages.readingPage(shownTo(c), view));
  });

  // Who has read closed material can be told afterwards (DOMAIN §1.8, Lejre). By numbers: those who keep the log may not read the papers.
  const logClosed = (c: DeskContext, meeting: PlannedMeeting, what: string): Promise<void> =>
    sql
      .begin((tx) => logReading(tx, { at: web.now(), person: actorOf(c).person, what, about: `meeting:${meeting.id}`, committee: meeting.committee }))
      .then(() => {});
  const logItems = async (c: DeskContext, meeting: PlannedMeeting, how: string, closed: readonly AgendaItem[]): Promise<void> => {
    if (closed.length === 0) return;
    await logClosed(c, meeting, `${how}, lukkede punkter: ${closed.map((item) => item.number ?? "uden nummer").join(", ")}`);
  };

  app.get(`${one}/laes/:item{[0-9]{1,9}}/bilag/:attachment{[0-9]{1,9}}`, async (c) => {
    const found = await seenMeeting(c);
    const item = found?.agenda?.items.find((each) => each.id === numberIn(c.req.param("item")));
    if (found === null || item === undefined) return c.notFound();
    const papers = await queries.laterPapers(sql, found.meeting.id);
    const handling = papers.sitting === null ? null : handlingOf(papers.sitting, item.id);
    const parts = seen(found.audience, found.agenda!.state, item, handling, papers.minutesOut);
    const attachment = [...(item.paper?.attachments ?? []), ...(handling?.slides ?? [])].find((each) => each.id === numberIn(c.req.param("attachment")));
    if (attachment === undefined || !mayOpen(parts, attachment)) return c.notFound();
    if (!attachment.open || isClosed(item, handling)) await logClosed(c, found.meeting, `bilag ${attachment.id} til punkt ${item.number ?? "uden nummer"}`);
    return answerFile(c, web.files, attachment);
  });

  /** The agenda on paper as one person may have it: the items they may read, with the attachments they may open, under the whole agenda's numbers. */
  const paperFor = async (c: DeskContext): Promise<{ found: Seen; items: AgendaItem[]; pdf: () => Buffer } | null> => {
    const found = await seenMeeting(c);
    if (found === null || found.agenda === null) return null;
    const { agenda, meeting, committee, audience } = found;
    const only = numberIn(c.req.query("punkt"));
    const later = await queries.laterPapers(sql, meeting.id);
    // What was closed at the meeting itself is closed in the agenda too, and a closed attachment's name is part of what is closed.
    const items = agenda.items.flatMap((item, index): AgendaItem[] => {
      const parts = seen(audience, agenda.state, item, handlingIn(later, item), later.minutesOut);
      if (!parts.body || (only !== null && item.id !== only)) return [];
      const paper = item.paper === null ? null : { ...item.paper, attachments: item.paper.attachments.filter((each) => mayOpen(parts, each)) };
      return [{ ...item, number: item.number ?? String(index + 1), paper }];
    });
    if (items.length === 0) return null;
    await logItems(
      c,
      meeting,
      "dagsordenen på papir",
      items.filter((item) => isClosed(item, handlingIn(later, item))),
    );
    const houseStyle = styleNamed(rulesOn(committee, meeting.date).houseStyle);
    const papers = { committee, meeting, agenda: { ...agenda, items }, sitting: null, minutes: null, houseStyle };
    return { found, items, pdf: () => printedPdf(composeAgenda(papers, numberIn(c.req.query("tillaeg"))), houseStyle) };
  };

  app.get(`${one}/dagsorden.pdf`, async (c) => {
    const paper = await paperFor(c);
    if (paper === null) return c.notFound();
    return c.body(new Uint8Array(paper.pdf()), 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename*=UTF-8''${encodeURIComponent(`Dagsorden ${paper.found.meeting.date}.pdf`)}`,
      "Cache-Control": "private, no-store",
    });
  });

  app.get(`${one}/dagsorden.zip`, async (c) => {
    const paper = await paperFor(c);
    if (paper === null) return c.notFound();
    const { date } = paper.found.meeting;
    const attached = paper.items.flatMap((item) =>
      (item.paper?.attachments ?? [])
        .filter((each) => web.files.has(each.sha256))
        .map((each, index) => ({ name: `punkt ${item.number}/${letterOf(index)} ${each.fileName}`, path: web.files.pathOf(each.sha256) })),
    );
    return c.body(zipOf([{ name: `Dagsorden ${date}.pdf`, bytes: paper.pdf() }, ...attached]), 200, {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`Dagsorden ${date} med bilag.zip`)}`,
      "Cache-Control": "private, no-store",
    });
  });

  type Given = FormGiven & { meeting: number; item: number };
  const does = (
    path: string,
    place: (given: Given) => string,
    call: (given: Given) => Promise<Parameters<typeof answered>[1]>,
    back = deskPaths.agenda,
  ): void => {
    const whole = (given: FormGiven): Given => ({ ...given, meeting: given.id("meeting"), item: given.id("item") });
    onForm(
      app,
      web,
      `${one}${path}`,
      (given) => `${back(given.id("meeting"))}${place(whole(given)) === "" ? "" : `#${place(whole(given))}`}`,
      (given) => call(whole(given)),
    );
  };
  const top = (): string => "";
  const atItem = ({ item }: Given): string => `punkt-${item}`;
  does("/dagsorden", top, ({ meeting, by }) => openAgenda(sql, by, { meeting }));
  does(
    "/dagsorden/sag",
    () => "tilfoej",
    ({ meeting, form, by }) => putCaseOnAgenda(sql, by, { meeting, case: numberIn(form["sag"]) ?? 0, reading: null }),
  );
  does("/dagsorden/nyt-punkt", top, ({ meeting, form, by }) =>
    addItem(sql, by, {
      meeting,
      item: {
        kind: form["slags"] === "theme" ? "theme" : "standing",
        title: form["titel"] ?? "",
        caseNumber: null,
        text: form["tekst"] ?? "",
        sender: textOrNull(form["hvem"]),
        points: linesOf(form["punkter"]),
        proposedDecision: null,
      },
    }),
  );
  does("/dagsorden/raekkefoelge", top, ({ meeting, form, by }) =>
    orderAgenda(sql, by, { meeting, order: (form["id"] ?? "").split(/\s+/u).flatMap((id) => numberIn(id) ?? []) }),
  );
  does("/dagsorden/punkt/:item{[0-9]{1,9}}/flyt", atItem, ({ meeting, item, form, by }) =>
    orderAgenda(sql, by, { meeting, item, by: form["retning"] === "-1" ? -1 : 1 }),
  );
  does("/dagsorden/punkt/:item{[0-9]{1,9}}/tag-af", top, ({ meeting, item, by }) => takeOffAgenda(sql, by, { meeting, item, because: null }));
  does("/dagsorden/punkt/:item{[0-9]{1,9}}/luk", atItem, ({ meeting, item, form, by }) =>
    closeItem(sql, by, { meeting, item, reason: form["grund"] ?? "", publicTitle: form["neutral"] ?? "" }),
  );
  does("/dagsorden/punkt/:item{[0-9]{1,9}}/aabn", atItem, ({ meeting, item, form, by }) => openItem(sql, by, { meeting, item, reason: form["grund"] ?? "" }));
  does("/dagsorden/punkt/:item{[0-9]{1,9}}/ret", atItem, ({ meeting, item, form, by }) => changeItem(sql, by, { meeting, item, change: changeIn(form) }));
  does("/dagsorden/gennemlaesning", top, ({ meeting, by }) => sendAgendaToReview(sql, by, { meeting }));
  does(
    "/dagsorden/spoergsmaal",
    () => "spoergsmaal",
    ({ meeting, form, by }) => acceptAgendaFinding(sql, by, { meeting, key: form["spoergsmaal"] ?? "", reason: form["grund"] ?? "" }),
  );
  does(
    "/dagsorden/bemaerkning",
    () => "bemaerkninger",
    ({ meeting, form, by }) => commentOnAgenda(sql, by, { meeting, item: numberIn(form["om"]), text: form["bemaerkning"] ?? "" }),
  );
  does(
    "/dagsorden/udsend",
    () => "udsend",
    ({ meeting, form, by }) => releaseAgenda(sql, by, { meeting, lateBecause: textOrNull(form["sent"]) }),
  );
  does("/dagsorden/tillaeg", top, ({ meeting, by }) => openSupplement(sql, by, { meeting }));
  does(
    "/laes/forslag",
    top,
    ({ meeting, form, by }) => proposeItem(sql, by, { meeting, title: form["titel"] ?? "", text: form["tekst"] ?? "", points: linesOf(form["punkter"]) }),
    deskPaths.reading,
  );
  return app;
}

function handlingIn({ sitting }: { sitting: Sitting | null }, item: AgendaItem): Handling | null {
  return sitting === null ? null : handlingOf(sitting, item.id);
}

function changeIn(form: Readonly<Record<string, string>>): Parameters<typeof changeItem>[2]["change"] {
  const reading = form["behandling"] ?? "only";
  return {
    title: form["titel"] ?? "",
    group: textOrNull(form["gruppe"]),
    reading: (Object.hasOwn(readingNames, reading) ? reading : "only") as Reading,
    lateBecause: textOrNull(form["haster"]),
    guests: linesOf(form["gaester"]).map((line) => {
      const [name = "", title = "", purpose = ""] = line.split(";").map((part) => part.trim());
      return { name, title, purpose };
    }),
    ...(form["tekst"] === undefined
      ? {}
      : {
          own: {
            caseNumber: textOrNull(form["nummer"]),
            text: form["tekst"].trim(),
            sender: textOrNull(form["hvem"]),
            points: linesOf(form["punkter"]),
            proposedDecision: textOrNull(form["forslag"]),
          },
          subItems: linesOf(form["delpunkter"]).map((line) => {
            const at = line.indexOf(":");
            return at === -1 ? { title: line, text: "" } : { title: line.slice(0, at).trim(), text: line.slice(at + 1).trim() };
          }),
          programme: linesOf(form["program"]).map((line) => {
            const time = /^(?:kl\.?\s*)?(\d{1,2}[.:]\d{2})\s*:?\s*/iu.exec(line);
            return { time: time?.[1] ?? "", what: line.slice(time?.[0].length ?? 0) };
          }),
        }),
  };
}
