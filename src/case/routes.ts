/** The addresses of cases: form in, verb called, page out. */

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { stillPublic } from "#core/still-public.ts";
import { danishDay, isDate } from "#core/calendar.ts";
import { caseStateNames, noDetails, mostAttachmentBytes, readingNames, type CaseDetails, type CasePaper, type CaseState, type Reading } from "#core/case.ts";
import { findingsOfCase } from "#core/checks/own-papers.ts";
import { committeesOf } from "#core/people.ts";
import { plainText, richTextOfPlain } from "#core/rich-text.ts";
import { may } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import { wordDiff } from "#core/word-diff.ts";
import { approversOf, logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  answered,
  callOf,
  formOf,
  linesOf,
  notFound,
  numberIn,
  onForm,
  refusedTo,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  textOrNull,
  type DeskWeb,
  type FormGiven,
} from "#ui/desk-web.ts";
import { answerFile } from "#ui/file-answer.ts";
import { acceptFinding } from "./accept-finding.ts";
import { approveCase } from "./approve-case.ts";
import { attachFile } from "./attach-file.ts";
import { closeCase } from "./close-case.ts";
import { commentOnCase } from "./comment-on-case.ts";
import { confirmCopiedText } from "./confirm-copied-text.ts";
import { describeCase } from "./describe-case.ts";
import { gradeAttachment } from "./grade-attachment.ts";
import { openCase } from "./open-case.ts";
import { orderAttachments } from "./order-attachments.ts";
import { routesOfKle } from "./kle-routes.ts";
import * as listPages from "./list-pages.ts";
import * as pages from "./pages.ts";
import * as queries from "./queries.ts";
import { removeAttachment } from "./remove-attachment.ts";
import { reopenCase } from "./reopen-case.ts";
import { restoreSection } from "./restore-section.ts";
import { sendCaseBack } from "./send-case-back.ts";
import { sendForApproval } from "./send-for-approval.ts";
import { setRoute } from "./set-route.ts";
import { settleComment } from "./settle-comment.ts";
import type { CaseView } from "./side-blocks.ts";
import { cases, notePresence } from "./store.ts";
import { writeRecommendation } from "./write-recommendation.ts";
import { writeSection } from "./write-section.ts";

const writers = ["caseWorker", "secretary"] as const;
const readers = [...writers, "approver", "auditor", "chair"] as const;

export function caseRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  app.route("/", routesOfKle(web));

  /** The case of the address when the person may see it; null otherwise, as if it were not there. */
  const seenCase = async (c: DeskContext): Promise<CasePaper | null> => {
    const id = numberIn(c.req.param("case"));
    const paper = id === null ? null : await cases.load(sql, id);
    // Those who work for a body the case is on its way to read it as well.
    const bodies = paper === null ? [] : [paper.committee, ...paper.route.flatMap((step) => step.committee ?? [])];
    return bodies.some((committee) => may(actorOf(c), "see-case", committee)) ? paper : null;
  };

  // Who has read closed material can be told afterwards (DOMAIN §1.8, Lejre).
  const logClosed = (c: DeskContext, paper: CasePaper, what: string): Promise<void> =>
    logReading(sql, { at: web.now(), person: actorOf(c).person, what, about: `case:${paper.id}`, committee: paper.committee });

  app.get(deskPaths.cases, async (c) => {
    const state = c.req.query("tilstand") ?? "";
    const filter: listPages.ListFilter = {
      q: (c.req.query("q") ?? "").slice(0, 200),
      state: Object.hasOwn(caseStateNames, state) ? (state as CaseState) : null,
      mine: c.req.query("mine") === "ja",
      templates: c.req.query("skabeloner") === "ja",
    };
    const actor = actorOf(c);
    const list = await queries.caseList(
      sql,
      { committees: committeesOf(actor, readers), q: filter.q, state: filter.state, template: filter.templates, author: filter.mine ? actor.person : null },
      200,
    );
    return show(c, web, listPages.listPage(shownTo(c), list, filter, committeesOf(actor, writers).length > 0));
  });

  app.get(deskPaths.newCase, async (c) => {
    const own = committeesOf(actorOf(c), writers);
    const committees = (await queries.committeeNames(sql)).filter(({ id }) => own === "all" || own.includes(id));
    const filter = { committees: own, q: "", state: null, author: null };
    return show(
      c,
      web,
      listPages.newPage(
        shownTo(c),
        committees,
        await queries.caseList(sql, { ...filter, template: false }, 100),
        await queries.caseList(sql, { ...filter, template: true }, 50),
        await queries.kleSuggestions(sql, null),
      ),
    );
  });

  app.post(deskPaths.newCase, async (c) => {
    const form = await formOf(c);
    const committee = numberIn(form["udvalg"]);
    if (committee === null) return refusedTo(c, deskPaths.newCase, notFound(), form);
    const older = numberIn(form["fra"]);
    const before = older === null ? null : await cases.load(sql, older);
    // What is told of the older case comes along, its number and closing do not: they are decided anew.
    const details: CaseDetails = {
      ...noDetails,
      ...(before === null
        ? {}
        : { contact: before.contact, initials: before.initials, otherHandlers: before.otherHandlers, communication: before.communication }),
      title: (form["overskrift"] ?? "").trim(),
      caseNumber: textOrNull(form["nummer"]),
    };
    const done = await openCase(sql, callOf(c, web, form), { committee, details, from: older, template: form["skabelon"] === "ja" });
    return done.ok ? c.redirect(deskPaths.case(done.answer.id), 303) : refusedTo(c, deskPaths.newCase, done, form);
  });

  const one = `${deskPaths.cases}/:case{[0-9]{1,15}}`;
  app.get(one, async (c) => {
    const paper = await seenCase(c);
    if (paper === null) return c.notFound();
    if (paper.closed) await logClosed(c, paper, "lukket sag");
    const committees = await queries.committeeNames(sql);
    const older = paper.copiedFrom === null ? null : await cases.load(sql, paper.copiedFrom);
    const view: CaseView = {
      paper,
      asked: {
        found: findingsOfCase(paper, "", danishDay(web.now()), older),
        accepted: paper.acceptedFindings ?? [],
        action: `${deskPaths.case(paper.id)}/spoergsmaal`,
      },
      committees,
      committee: committees.find(({ id }) => id === paper.committee) ?? { id: paper.committee, name: "" },
      author: await queries.nameOfPerson(sql, paper.author),
      approvers: await approversOf(sql, paper.committee, danishDay(web.now())),
      stations: await queries.stationsOf(sql, paper.id),
      stillPublic: stillPublic(paper, await queries.sentOpenly(sql, paper.id)),
      history: await queries.historyOf(sql, paper.id, 200),
      kle: { remarks: await queries.kleRemarks(sql, paper.caseNumber, web.now()), suggestions: await queries.kleSuggestions(sql, paper.caseNumber) },
    };
    return show(c, web, pages.casePage(shownTo(c), view));
  });

  type Given = FormGiven & { paper: number };
  /** One form of the case's page: what it calls, and where on the page it is. */
  const does = (path: string, place: string, call: (given: Given) => Promise<Parameters<typeof answered>[1]>): void =>
    onForm(
      app,
      web,
      `${one}${path}`,
      ({ id }) => `${deskPaths.case(id("case"))}${place === "" ? "" : `#${place}`}`,
      (given) => call({ ...given, paper: given.id("case") }),
    );

  app.post(`${one}/afsnit/:key{[A-Za-z0-9-]{1,40}}`, async (c) => {
    const id = numberIn(c.req.param("case"))!;
    const form = await formOf(c);
    const done = await writeSection(sql, callOf(c, web, form), {
      case: id,
      key: c.req.param("key"),
      text: textIn(form),
      version: numberIn(form["version"]) ?? 0,
    });
    if (done.ok || done.code !== "text-changed-by-other") return answered(c, done, `${deskPaths.case(id)}#afsnit-${c.req.param("key")}`, form, web.now());
    const [newest] = (await queries.historyOf(sql, id, 50)).filter((entry) => entry.kind.startsWith("section-") && entry.what["key"] === c.req.param("key"));
    return refusedTo(c, `${deskPaths.case(id)}#afsnit-${c.req.param("key")}`, { ...done, words: { ...done.words, by: newest?.by ?? "en anden" } }, form);
  });
  does("/indstilling", "indstilling", ({ paper, form, by }) =>
    writeRecommendation(sql, by, {
      case: paper,
      by: textOrNull(form["hvem"]),
      points: (form["punkter"] ?? "").split("\n"),
      version: numberIn(form["version"]) ?? 0,
    }),
  );
  does("/bekraeft", "", ({ paper, form, by }) => confirmCopiedText(sql, by, { case: paper, key: form["afsnit"] ?? "" }));
  does("/oplysninger", "om", ({ paper, form, by }) => describeCase(sql, by, { case: paper, details: detailsIn(form), was: form["var"] ?? null }));
  does("/til-godkendelse", "", ({ paper, by }) => sendForApproval(sql, by, { case: paper }));
  does("/godkend", "", ({ paper, by }) => approveCase(sql, by, { case: paper }));
  does("/send-tilbage", "", ({ paper, form, by }) => sendCaseBack(sql, by, { case: paper, remark: form["bemaerkning"] ?? "" }));
  does("/genaabn", "", ({ paper, form, by }) => reopenCase(sql, by, { case: paper, reason: form["begrundelse"] ?? "" }));
  does("/afslut", "", ({ paper, form, by }) => closeCase(sql, by, { case: paper, reason: textOrNull(form["afslutningsgrund"]) }));
  does("/bemaerkning", "bemaerkninger", ({ paper, form, by }) =>
    commentOnCase(sql, by, { case: paper, text: form["bemaerkningstekst"] ?? "", section: textOrNull(form["om"]) }),
  );
  does("/spoergsmaal", "spoergsmaal", ({ paper, form, by }) =>
    acceptFinding(sql, by, { case: paper, key: form["spoergsmaal"] ?? "", reason: form["grund"] ?? "" }),
  );
  does("/bemaerkning/:comment{[0-9]{1,9}}", "bemaerkninger", ({ id, paper, by }) => settleComment(sql, by, { case: paper, comment: id("comment") }));
  does("/vej", "vej", async ({ paper, form, by }) => {
    const committees = await queries.committeeNames(sql);
    const route = Object.keys(form).flatMap((name) => {
      const index = /^organ(\d{1,2})$/.exec(name)?.[1];
      const found = index === undefined ? undefined : committees.find((each) => String(each.id) === form[name]);
      const reading = form[`behandling${index}`] ?? "only";
      return found === undefined
        ? []
        : [{ committee: found.id, body: found.name, reading: (Object.hasOwn(readingNames, reading) ? reading : "only") as Reading }];
    });
    return setRoute(sql, by, { case: paper, route });
  });

  app.post(
    `${one}/bilag`,
    bodyLimit({
      maxSize: mostAttachmentBytes + 1_000_000,
      onError: (c) =>
        refusedTo(c as unknown as DeskContext, `${deskPaths.case(numberIn(c.req.param("case")) ?? 0)}#bilag`, refuse("attachment-too-large"), {}) as Response,
    }),
    async (c) => {
      const id = numberIn(c.req.param("case"))!;
      const body = await c.req.parseBody();
      const file = body["fil"];
      const form = await formOf(c);
      const back = `${deskPaths.case(id)}#bilag`;
      if (!(file instanceof File) || file.name === "") return refusedTo(c, back, refuse("attachment-empty"), form);
      const open = form["aabent"] === "ja";
      const done = await attachFile(sql, web.files, callOf(c, web, form), {
        case: id,
        upload: { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
        name: textOrNull(form["bilagsnavn"]),
        open,
        reason: textOrNull(form["grund"]),
        replaces: numberIn(form["erstatter"]),
      });
      return answered(c, done, back, form, web.now());
    },
  );
  app.get(`${one}/bilag/:attachment{[0-9]{1,9}}`, async (c) => {
    const paper = await seenCase(c);
    const attachment = paper?.attachments.find((each) => each.id === numberIn(c.req.param("attachment")));
    if (paper === null || attachment === undefined) return c.notFound();
    if (!attachment.open || paper.closed) await logClosed(c, paper, `bilag ${attachment.id}`);
    return answerFile(c, web.files, attachment);
  });
  does("/bilag/:attachment{[0-9]{1,9}}/adgang", "bilag", ({ id, paper, form, by }) =>
    gradeAttachment(sql, by, { case: paper, attachment: id("attachment"), open: form["aabent"] === "ja", reason: textOrNull(form["grund"]) }),
  );
  does("/bilag/:attachment{[0-9]{1,9}}/fjern", "bilag", ({ id, paper, by }) => removeAttachment(sql, by, { case: paper, attachment: id("attachment") }));
  does("/bilag/:attachment{[0-9]{1,9}}/flyt", "bilag", async ({ id, paper, form, by }) => {
    const order = (await cases.load(sql, paper))?.attachments.map((each) => each.id) ?? [];
    const at = order.indexOf(id("attachment"));
    const to = Math.max(0, Math.min(order.length - 1, at + (form["retning"] === "-1" ? -1 : 1)));
    if (at !== -1) order.splice(to, 0, ...order.splice(at, 1));
    return orderAttachments(sql, by, { case: paper, order });
  });
  does("/bilag/raekkefoelge", "bilag", ({ paper, form, by }) => orderAttachments(sql, by, { case: paper, order: orderIn(form) }));

  app.get(`${one}/her`, async (c) => {
    const paper = await seenCase(c);
    if (paper === null) return c.json({ people: [] });
    const { person, name } = actorOf(c);
    const section = (c.req.query("felt") ?? "").slice(0, 40);
    const field = c.req.query("field");
    const names = await notePresence(sql, paper.id, { person, name, field: field ? section : null }, section, web.now());
    return c.json({ people: names.map((each) => ({ name: each, field: "text" })) });
  });

  app.get(`${one}/historik/:entry{[0-9]{1,15}}`, async (c) => {
    const paper = await seenCase(c);
    const entry = paper === null ? undefined : (await queries.historyOf(sql, paper.id, 10_000)).find((each) => each.id === numberIn(c.req.param("entry")));
    const section = paper?.sections.find((each) => each.key === entry?.what["key"]);
    if (paper === null || entry === undefined || section === undefined) return c.notFound();
    if (paper.closed) await logClosed(c, paper, "lukket sag, tidligere tekst");
    const before = plainText(entry.what["text"] as CasePaper["sections"][number]["text"]);
    return show(
      c,
      web,
      pages.comparePage(
        shownTo(c),
        paper,
        section,
        entry,
        wordDiff(before, plainText(section.text)),
        may(actorOf(c), "restore-section", paper.committee) && paper.state === "draft",
      ),
    );
  });
  does("/historik/:entry{[0-9]{1,15}}", "", ({ id, paper, form, by }) =>
    restoreSection(sql, by, { case: paper, key: form["afsnit"] ?? "", entry: id("entry") }),
  );

  return app;
}

function wordsIn(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,;]+/u).filter((word) => word !== "");
}

// The editor sends its document; without it the plain text is taken as it stands.
function textIn(form: Readonly<Record<string, string>>): unknown {
  const document = form["text.doc"];
  if (document === undefined || document === "") return richTextOfPlain(form["text"] ?? "");
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return null;
  }
}

function orderIn(form: Readonly<Record<string, string>>): number[] {
  return (form["id"] ?? "").split(/\s+/u).flatMap((id) => numberIn(id) ?? []);
}

function detailsIn(form: Readonly<Record<string, string>>): CaseDetails {
  const bodies = wordsIn(form["organer"]);
  const closed = form["lukket"] === "ja";
  return {
    title: (form["overskrift"] ?? "").trim(),
    caseNumber: textOrNull(form["nummer"]),
    deadline: isDate(form["frist"] ?? "") ? form["frist"]! : null,
    contact: textOrNull(form["kontakt"]),
    initials: textOrNull(form["initialer"]),
    otherHandlers: textOrNull(form["oevrige"]),
    parties: linesOf(form["parter"]),
    communication: bodies.length === 0 ? null : { bodies, marked: wordsIn(form["markeret"]).filter((body) => bodies.includes(body)) },
    closed,
    closedReason: closed ? textOrNull(form["lukketgrund"]) : null,
    publicTitle: textOrNull(form["neutral"]),
  };
}
