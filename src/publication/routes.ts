/** The addresses of what is public: judging parts, reading through, publishing, taking back. */

import { Hono } from "hono";
import { danishTime } from "#core/calendar.ts";
import { closedByHabit, closedByYear } from "#core/closed-statistics.ts";
import { nameOn, rulesOn } from "#core/committee.ts";
import { heldAttachments, howFar, itemsToPublish, openPapers } from "#core/open-minutes.ts";
import { editions, isPartName, mayPublish, usualEditions, type Edition, type Scope } from "#core/publication.ts";
import { actions } from "#core/actions.ts";
import { committeesOf } from "#core/people.ts";
import { may } from "#core/rights.ts";
import type { Refused } from "#core/verdict.ts";
import { audienceOf } from "#core/visibility.ts";
import { loadCommittee } from "#committee/store.ts";
import { loadPapers, type LoadedPapers } from "#minutes/store.ts";
import { logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  manyIn,
  NotAllowed,
  numberIn,
  onForm,
  refusedTo,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
  type FormGiven,
} from "#ui/desk-web.ts";
import { cancelPlannedPublication } from "./cancel-planned-publication.ts";
import { checkPapers } from "./check-papers.ts";
import { clearFinding } from "./clear-finding.ts";
import { confirmClearance } from "./confirm-clearance.ts";
import { gradePart } from "./grade-part.ts";
import { holdItemBack } from "./hold-item-back.ts";
import * as pages from "./pages.ts";
import { planPublication } from "./plan-publication.ts";
import { previewPage } from "./preview-pages.ts";
import { pageAsPublic } from "./preview.ts";
import type { PublicHouse } from "./public-house.ts";
import { publishPapers } from "./publish-papers.ts";
import * as queries from "./queries.ts";
import { retractPapers } from "./retract-papers.ts";
import { publications } from "./store.ts";
import { tellParty } from "./tell-party.ts";
import { closedItemsPage, publicationsPage } from "./watch-pages.ts";
import { writeBreachSheet } from "./write-breach-sheet.ts";

export function publicationRoutes(web: DeskWeb, house: PublicHouse): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}/offentlighed`;

  const seen = async (c: DeskContext): Promise<LoadedPapers | null> => {
    const id = numberIn(c.req.param("meeting"));
    const papers = id === null ? null : await loadPapers(sql, id);
    if (papers === null || papers.agenda.state !== "released") return null;
    if (!may(actorOf(c), "see-publication", papers.meeting.committee)) throw new NotAllowed();
    return papers;
  };
  // Titles and texts of closed items stand on these pages.
  const log = async (c: DeskContext, papers: LoadedPapers, what: string): Promise<void> => {
    const closed = papers.agenda.items.filter((item) => item.closed && item.number !== null).map((item) => item.number);
    if (closed.length > 0)
      await logReading(sql, {
        at: web.now(),
        person: actorOf(c).person,
        what: `${what}, lukkede punkter: ${closed.join(", ")}`,
        about: `meeting:${papers.meeting.id}`,
        committee: papers.meeting.committee,
      });
  };

  app.get(deskPaths.publications, async (c) => {
    const wanted = committeesOf(actorOf(c), actions["see-publication"].who);
    if (wanted !== "all" && wanted.length === 0) throw new NotAllowed();
    const rows = await queries.publicationsOf(sql, wanted, 200);
    const named = [];
    for (const row of rows) named.push({ ...row, name: nameOn((await loadCommittee(sql, row.committee))!, row.date) });
    return show(c, web, publicationsPage(shownTo(c), named));
  });

  app.get(one, async (c) => {
    const papers = await seen(c);
    if (papers === null) return c.notFound();
    const { meeting, committee } = papers;
    const publication = await publications.load(sql, meeting.id);
    const all = openPapers(papers, publication, { editions, excerpts: [] });
    const address = publication?.state === "published" ? await queries.addressOf(sql, meeting.id) : null;
    const rules = rulesOn(committee, meeting.date);
    const far = howFar(papers);
    // The data-protection officer sees what was out and what was found, not the committee's papers.
    const audience = audienceOf(actorOf(c), meeting.committee);
    const own = audience === "staff";
    if (own) await log(c, papers, "offentlighed");
    const view: pages.PublicationView = {
      meeting,
      committee: nameOn(committee, meeting.date),
      audience,
      isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
      far,
      items: own ? all.items : [],
      attachments: (own ? itemsToPublish(papers) : []).flatMap(({ item }) =>
        heldAttachments(papers, item.id).map(({ id, name, open }) => ({ item: item.id, id, name, open })),
      ),
      publication,
      address: address === null ? null : `${web.archive}${address}`,
      usual: usualEditions(rules.publishes).filter((edition) => mayPublish(edition, far) === null),
      fourEyes: rules.fourEyes === true,
      habits: !own
        ? []
        : closedByHabit(await queries.pastOf(sql, meeting.committee)).filter((habit) =>
            papers.agenda.items.some((item) => item.title.trim().toLowerCase() === habit.title.toLowerCase()),
          ),
    };
    return show(c, web, pages.publicationPage(shownTo(c), view));
  });

  app.get(`${one}/forhaandsvisning`, async (c) => {
    const papers = await seen(c);
    if (papers === null || audienceOf(actorOf(c), papers.meeting.committee) !== "staff") return c.notFound();
    const { meeting, committee } = papers;
    await log(c, papers, "forhåndsvisning af det offentlige");
    const open = openPapers(papers, await publications.load(sql, meeting.id), { editions, excerpts: [] });
    const view = {
      meeting,
      committee: nameOn(committee, meeting.date),
      audience: audienceOf(actorOf(c), meeting.committee),
      isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
    };
    return show(
      c,
      web,
      previewPage(shownTo(c), view, open, papers.houseStyle, (item) => heldAttachments(papers, item)),
    );
  });

  // The open side's own page, as it would be: laid in the published schema, read, and undone again.
  app.get(`${one}/side`, async (c) => {
    const papers = await seen(c);
    if (papers === null || audienceOf(actorOf(c), papers.meeting.committee) !== "staff") return c.notFound();
    const page = await pageAsPublic(sql, house, papers, await publications.load(sql, papers.meeting.id), web.now());
    // What could not be laid is told where it can be mended.
    return typeof page === "string"
      ? c.html(page, 200, { "Cache-Control": "private, no-store" })
      : refusedTo(c, deskPaths.publication(papers.meeting.id), page, {});
  });

  app.get(`${deskPaths.committees}/:committee{[0-9]{1,15}}/lukkede-punkter`, async (c) => {
    const committee = await loadCommittee(sql, numberIn(c.req.param("committee"))!);
    if (committee === null) return c.notFound();
    if (!may(actorOf(c), "see-publication", committee.id)) throw new NotAllowed();
    const past = await queries.pastOf(sql, committee.id);
    const name = nameOn(committee, past.at(-1)?.date ?? web.now().toISOString().slice(0, 10));
    return show(c, web, closedItemsPage(shownTo(c), { id: committee.id, name }, closedByYear(past), closedByHabit(past)));
  });

  const does = (
    path: string,
    place: string,
    call: (given: FormGiven & { meeting: number; item: number }) => Promise<{ ok: true; answer: object } | Refused>,
  ): void =>
    onForm(
      app,
      web,
      `${one}${path}`,
      ({ id }) => `${deskPaths.publication(id("meeting"))}${place}${place === "#punkt-" ? id("item") : ""}`,
      (given) => call({ ...given, meeting: given.id("meeting"), item: given.id("item") }),
    );
  const wantedIn = (form: Record<string, string>): { editions: Edition[]; excerpts: number[] } => ({
    editions: manyIn(form, "hvad").filter(isEdition),
    excerpts: manyIn(form, "udskrift").flatMap((each) => numberIn(each) ?? []),
  });

  // What is no part, edition or scope goes to the verb as one that is not there: it asks the right first, and says no in its own words.
  does("/punkt/:item{[0-9]{1,9}}/del", "#punkt-", ({ meeting, item, form, by }) => {
    const part = form["del"] ?? "";
    return gradePart(sql, by, {
      meeting,
      item,
      part: isPartName(part) ? part : "attachment:0",
      open: form["maa"] === "aaben",
      reason: form["grund"] ?? "",
      basis: form["hjemmel"] ?? "",
    });
  });
  does("/punkt/:item{[0-9]{1,9}}/vent", "#punkt-", ({ meeting, item, form, by }) => holdItemBack(sql, by, { meeting, item, party: form["part"] ?? "" }));
  does("/punkt/:item{[0-9]{1,9}}/besked", "#punkt-", ({ meeting, item, form, by }) => tellParty(sql, by, { meeting, item, on: form["dag"] ?? "" }));
  does("/bedoem", "#fund", ({ meeting, form, by }) => clearFinding(sql, by, { meeting, key: form["fund"] ?? "", reason: form["grund"] ?? "" }));
  does("/anden", "#fund", ({ meeting, form, by }) => confirmClearance(sql, by, { meeting, key: form["fund"] ?? "" }));
  does("/gennemlaes", "#fund", ({ meeting, form, by }) => checkPapers(sql, house, by, { meeting, ...wantedIn(form) }));
  does("/offentliggoer", "#besked", async ({ meeting, form, by }) => {
    const wanted = wantedIn(form);
    // What is found stands on the page whether anything goes out or not.
    const checked = await checkPapers(sql, house, { ...by, once: by.once === null ? null : `${by.once}-l` }, { meeting, ...wanted });
    return checked.ok ? publishPapers(sql, house, by, { meeting, ...wanted }) : checked;
  });
  does("/planlaeg", "#udgiv", ({ meeting, form, by }) =>
    planPublication(sql, by, { meeting, edition: editionIn(form), at: danishTime(form["dag"] ?? "", form["klokken"] ?? "")?.toISOString() ?? "" }),
  );
  does("/opgiv", "#udgiv", ({ meeting, form, by }) => cancelPlannedPublication(sql, by, { meeting, edition: editionIn(form) }));
  does("/traek-tilbage", "#besked", ({ meeting, form, by }) =>
    retractPapers(sql, house, by, {
      meeting,
      scope: scopeIn(form["hvad"] ?? "") ?? { kind: "item", item: 0 },
      reason: form["grund"] ?? "",
      publicReason: form["offentlig"] ?? "",
      personalData: form["personoplysninger"] === "ja",
    }),
  );
  does("/brud", "#brud", ({ meeting, form, by }) => {
    const day = form["anmeldt-dag"] ?? "";
    const at = day === "" ? null : (danishTime(day, form["anmeldt-klokken"] || "12:00")?.toISOString() ?? "");
    const text = (name: string): string => (form[name] ?? "").trim();
    return writeBreachSheet(sql, by, {
      meeting,
      sheet: {
        what: text("what"),
        whose: text("whose"),
        howMany: text("howMany"),
        consequences: text("consequences"),
        measures: text("measures"),
        because: text("because"),
        reportedAt: at,
      },
    });
  });
  return app;
}

function isEdition(text: string): text is Edition {
  return (editions as readonly string[]).includes(text);
}

function editionIn(form: Readonly<Record<string, string>>): Edition {
  const given = form["hvad"] ?? "";
  return isEdition(given) ? given : "itemList";
}

function scopeIn(text: string): Scope | null {
  if (text === "meeting") return { kind: "meeting" };
  const item = /^item:(\d{1,9})$/.exec(text);
  if (item) return { kind: "item", item: Number(item[1]) };
  const part = /^part:(\d{1,9}):(.+)$/.exec(text);
  return part && isPartName(part[2]!) ? { kind: "part", item: Number(part[1]), part: part[2] } : null;
}
