/** Each verb of the station against the database: done once, and refused for every reason its row names. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { readKle } from "./read-kle.ts";
import { mostKleCharacters } from "#core/kle.ts";
import { houseActor } from "#core/people.ts";
import test from "node:test";
import { mostAttachmentBytes } from "#core/case.ts";
import { findingsOfCase } from "#core/checks/own-papers.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import type { Call } from "#journal/change.ts";
import { entriesAbout } from "#journal/store.ts";
import { openFileStore } from "#platform/files.ts";
import { answerOf, at } from "#test/committees.ts";
import { aCase, anAgenda, aRoad, details, Met } from "#test/papers.ts";
import { setRules } from "#committee/set-rules.ts";
import { defaultRules } from "#core/committee.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
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
import { removeAttachment } from "./remove-attachment.ts";
import { reopenCase } from "./reopen-case.ts";
import { restoreSection } from "./restore-section.ts";
import { sendCaseBack } from "./send-case-back.ts";
import { sendForApproval } from "./send-for-approval.ts";
import { setRoute } from "./set-route.ts";
import { settleComment } from "./settle-comment.ts";
import { cases } from "./store.ts";
import { writeRecommendation } from "./write-recommendation.ts";
import { writeSection } from "./write-section.ts";

const nobody: Call = { actor: { person: 990, name: "Ingen", roles: [] }, at };

test("every verb of a case does what its row says, and refuses for each reason in it", { timeout: 120_000 }, async (t) => {
  const road = await aRoad(t);
  const { sql, caseWorker: worker, approver, committee } = road;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sagsgang-case-"));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  const met = new Met();

  const open = (own: Partial<typeof details>, from: number | null = null, by = worker): ReturnType<typeof openCase> =>
    openCase(sql, by, { committee, details: { ...details, ...own }, from, template: false });
  await met.saw("open-case", "not-allowed", open({}, null, nobody));
  await met.saw("open-case", "title-missing", open({ title: " " }));
  await met.saw("open-case", "closed-reason-missing", open({ closed: true, publicTitle: "Personsag" }));
  await met.saw("open-case", "public-title-missing", open({ closed: true, closedReason: "Forvaltningsloven § 27" }));
  await met.saw("open-case", "not-found", open({}, 999));
  await met.saw("open-case", "done", open({}));

  const draft = await aCase(road);
  const [waiting, ended, other] = [await aCase(road), await aCase(road), await aCase(road)];

  // Something to copy, to confirm and to go back to.
  const write = (text: unknown, version: number, by = worker, paper = draft, key = "presentation"): ReturnType<typeof writeSection> =>
    writeSection(sql, by, { case: paper, key, text, version });
  await met.saw("write-section", "done", write(richTextOfPlain("Skoven er stor."), 1));
  await met.saw("write-section", "text-changed-by-other", write(richTextOfPlain("Skoven er lille."), 1));
  await met.saw("write-section", "section-unknown", write(richTextOfPlain("Skoven."), 1, worker, draft, "findes-ikke"));
  await met.saw("write-section", "text-not-understood", write({ type: "noget andet" }, 2));
  await met.saw("write-section", "text-too-long", write(richTextOfPlain("a".repeat(200_001)), 2));
  const cell = { type: "table_cell", content: [{ type: "paragraph" }] };
  const wide = { type: "doc", content: [{ type: "table", content: [{ type: "table_row", content: Array.from({ length: 31 }, () => cell) }] }] };
  await met.saw("write-section", "table-too-large", write(wide, 2));
  await met.saw("write-section", "not-found", write(richTextOfPlain("Skoven."), 1, worker, 999));
  await met.saw("write-section", "not-allowed", write(richTextOfPlain("Skoven."), 2, nobody));
  const recommend = (version: number, by = worker, paper = draft): ReturnType<typeof writeRecommendation> =>
    writeRecommendation(sql, by, { case: paper, by: "Forvaltningen", points: ["at der anlægges en legeplads."], version });
  await met.saw("write-recommendation", "done", recommend(1));
  await met.saw("write-recommendation", "text-changed-by-other", recommend(1));
  await met.saw("write-recommendation", "not-found", recommend(1, worker, 999));
  await met.saw("write-recommendation", "not-allowed", recommend(2, nobody));

  const copy = answerOf(await open({}, draft)).id;
  await met.saw("send-for-approval", "copied-not-confirmed", sendForApproval(sql, worker, { case: copy }));
  const confirm = (key: string, by = worker, paper = copy): ReturnType<typeof confirmCopiedText> => confirmCopiedText(sql, by, { case: paper, key });
  await met.saw("confirm-copied-text", "section-unknown", confirm("findes-ikke"));
  await met.saw("confirm-copied-text", "not-allowed", confirm("presentation", nobody));
  await met.saw("confirm-copied-text", "not-found", confirm("presentation", worker, 999));
  await met.saw("confirm-copied-text", "done", confirm("presentation"));

  const entry = (await entriesAbout(sql, `case:${draft}`)).find((each) => each.kind === "section-written")!.id;
  const restore = (from: number, by = worker, paper = draft): ReturnType<typeof restoreSection> =>
    restoreSection(sql, by, { case: paper, key: "presentation", entry: from });
  await met.saw("restore-section", "done", restore(entry));
  await met.saw("restore-section", "section-unknown", restore(entry + 1000));
  await met.saw("restore-section", "not-found", restore(entry, worker, 999));
  await met.saw("restore-section", "not-allowed", restore(entry, nobody));

  const describe = (own: Partial<typeof details>, was: string | null = null, by = worker, paper = draft): ReturnType<typeof describeCase> =>
    describeCase(sql, by, { case: paper, details: { ...details, ...own }, was });
  await met.saw("describe-case", "done", describe({ contact: "Karen Holm" }));
  await met.saw("describe-case", "title-missing", describe({ title: "" }));
  await met.saw("describe-case", "closed-reason-missing", describe({ closed: true, publicTitle: "Personsag" }));
  await met.saw("describe-case", "public-title-missing", describe({ closed: true, closedReason: "Forvaltningsloven § 27" }));
  await met.saw("describe-case", "changed-meanwhile", describe({}, "Noget, der stod før"));
  await met.saw("describe-case", "not-found", describe({}, null, worker, 999));
  await met.saw("describe-case", "not-allowed", describe({}, null, nobody));

  const attach = (fileName: string, bytes: Uint8Array, own: { by?: Call; paper?: number; replaces?: number } = {}): ReturnType<typeof attachFile> =>
    attachFile(sql, files, own.by ?? worker, {
      case: own.paper ?? draft,
      upload: { fileName, bytes },
      name: null,
      open: true,
      reason: null,
      replaces: own.replaces ?? null,
    });
  const words = new TextEncoder().encode("Et kort over skoven");
  await met.saw("attach-file", "done", attach("kort.txt", words));
  await met.saw("attach-file", "attachment-empty", attach("tom.txt", new Uint8Array()));
  await met.saw("attach-file", "attachment-too-large", attach("stor.txt", new Uint8Array(mostAttachmentBytes + 1)));
  await met.saw("attach-file", "attachment-dangerous", attach("spil.exe", words));
  await met.saw("attach-file", "attachment-unknown", attach("kort.txt", words, { replaces: 99 }));
  await met.saw("attach-file", "not-found", attach("kort.txt", words, { paper: 999 }));
  await met.saw("attach-file", "not-allowed", attach("kort.txt", words, { by: nobody }));
  await met.saw("attach-file", "done", attach("kort.txt", new TextEncoder().encode("Et nyere kort"), { replaces: 1 }));
  assert.equal((await cases.load(sql, draft))!.attachments[0]!.earlier.length, 1);

  const grade = (attachment: number, reason: string | null, by = worker, paper = draft): ReturnType<typeof gradeAttachment> =>
    gradeAttachment(sql, by, { case: paper, attachment, open: false, reason });
  await met.saw("grade-attachment", "done", grade(1, "Forvaltningsloven § 27"));
  await met.saw("grade-attachment", "attachment-unknown", grade(99, "Forvaltningsloven § 27"));
  await met.saw("grade-attachment", "closed-reason-missing", grade(1, null));
  await met.saw("grade-attachment", "not-found", grade(1, "x", worker, 999));
  await met.saw("grade-attachment", "not-allowed", grade(1, "x", nobody));

  const order = (wanted: number[], by = worker, paper = draft): ReturnType<typeof orderAttachments> =>
    orderAttachments(sql, by, { case: paper, order: wanted });
  await met.saw("order-attachments", "done", order([1]));
  await met.saw("order-attachments", "order-not-whole", order([1, 2]));
  await met.saw("order-attachments", "not-found", order([1], worker, 999));
  await met.saw("order-attachments", "not-allowed", order([1], nobody));

  const remove = (attachment: number, by = worker, paper = draft): ReturnType<typeof removeAttachment> =>
    removeAttachment(sql, by, { case: paper, attachment });
  await met.saw("remove-attachment", "attachment-unknown", remove(99));
  await met.saw("remove-attachment", "not-found", remove(1, worker, 999));
  await met.saw("remove-attachment", "not-allowed", remove(1, nobody));
  await met.saw("remove-attachment", "done", remove(1));

  const route = (by = worker, paper = draft): ReturnType<typeof setRoute> =>
    setRoute(sql, by, { case: paper, route: [{ committee, body: "Børne- og Skoleudvalget", reading: "only" }] });
  await met.saw("set-route", "done", route());
  await met.saw("set-route", "not-found", route(worker, 999));
  await met.saw("set-route", "not-allowed", route(nobody));

  const comment = (text: string, by = worker, paper = draft): ReturnType<typeof commentOnCase> => commentOnCase(sql, by, { case: paper, text, section: null });
  await met.saw("comment-on-case", "done", comment("Skriv om støj."));
  await met.saw("comment-on-case", "remark-missing", comment(" "));
  await met.saw("comment-on-case", "not-found", comment("Hvor?", worker, 999));
  await met.saw("comment-on-case", "not-allowed", comment("Jeg vil også.", nobody));
  await met.saw("settle-comment", "done", settleComment(sql, worker, { case: draft, comment: 1 }));
  await met.saw("settle-comment", "not-found", settleComment(sql, worker, { case: draft, comment: 99 }));
  await met.saw("settle-comment", "not-allowed", settleComment(sql, nobody, { case: draft, comment: 1 }));

  const { sections } = (await cases.load(sql, draft))!;
  const text = richTextOfPlain("57 ud af de 87 borgere (75 %) var tilfredse.");
  answerOf(await writeSection(sql, worker, { case: draft, key: sections[0]!.key, text, version: sections[0]!.version }));
  const [asked] = findingsOfCase((await cases.load(sql, draft))!, "", "2026-01-01");
  const accept = (reason: string, own: { by?: Call; paper?: number; key?: string } = {}): ReturnType<typeof acceptFinding> =>
    acceptFinding(sql, own.by ?? worker, { case: own.paper ?? draft, key: own.key ?? asked!.key, reason });
  await met.saw("accept-finding", "reason-missing", accept(" "));
  await met.saw("accept-finding", "finding-gone", accept("Rigtigt.", { key: "percent-of-x" }));
  await met.saw("accept-finding", "not-found", accept("Rigtigt.", { paper: 999 }));
  await met.saw("accept-finding", "not-allowed", accept("Rigtigt.", { by: nobody }));
  await met.saw("accept-finding", "done", accept("Tallet er fra et andet år."));
  await met.saw("accept-finding", "finding-gone", accept("En gang til."));

  await met.saw("send-for-approval", "not-found", sendForApproval(sql, worker, { case: 999 }));
  await met.saw("send-for-approval", "not-allowed", sendForApproval(sql, nobody, { case: waiting }));
  await met.saw("approve-case", "case-not-in-approval", approveCase(sql, approver, { case: waiting }));
  await met.saw("send-case-back", "case-not-in-approval", sendCaseBack(sql, approver, { case: waiting, remark: "Regn efter." }));
  await met.saw("send-for-approval", "done", sendForApproval(sql, worker, { case: waiting }));
  await met.saw("send-for-approval", "case-not-draft", sendForApproval(sql, worker, { case: waiting }));
  await met.saw("approve-case", "not-allowed", approveCase(sql, worker, { case: waiting }));
  await met.saw("approve-case", "not-found", approveCase(sql, approver, { case: 999 }));
  await met.saw("approve-case", "done", approveCase(sql, approver, { case: waiting }));
  await met.saw("approve-case", "already-approved-by-you", approveCase(sql, approver, { case: waiting }));
  const director: Call = { ...approver, actor: { ...approver.actor, person: 905, name: "Torben Aaskov" } };
  const named = await aCase(road);
  const rules = { ...defaultRules("2026-01-02"), approvers: { Fagchef: [905] } };
  answerOf(await setRules(sql, { ...road.administrator, at: new Date("2026-01-02T10:00:00Z") }, { committee, rules }));
  answerOf(await sendForApproval(sql, worker, { case: named }));
  await met.saw("approve-case", "not-your-step", approveCase(sql, approver, { case: named }));
  await met.saw("send-case-back", "not-your-step", sendCaseBack(sql, approver, { case: named, remark: "Regn efter." }));
  await met.saw("approve-case", "done", approveCase(sql, director, { case: named }));
  await met.saw("send-case-back", "remark-missing", sendCaseBack(sql, approver, { case: waiting, remark: "" }));
  await met.saw("send-case-back", "not-found", sendCaseBack(sql, approver, { case: 999, remark: "Regn efter." }));
  await met.saw("send-case-back", "not-allowed", sendCaseBack(sql, nobody, { case: waiting, remark: "Regn efter." }));

  // What stands still while others have the case.
  await met.saw("describe-case", "case-not-draft", describe({}, null, worker, waiting));
  await met.saw("write-section", "case-not-draft", write(richTextOfPlain("Mere"), 1, worker, waiting));
  await met.saw("restore-section", "case-not-draft", restore(entry, worker, waiting));
  await met.saw("write-recommendation", "case-not-draft", recommend(1, worker, waiting));
  await met.saw("confirm-copied-text", "case-not-draft", confirm("presentation", worker, waiting));
  await met.saw("order-attachments", "case-not-draft", order([], worker, waiting));
  await met.saw("remove-attachment", "case-not-draft", remove(1, worker, waiting));
  await met.saw("send-case-back", "done", sendCaseBack(sql, approver, { case: waiting, remark: "Regn efter." }));

  const meeting = await anAgenda(road);
  answerOf(await putCaseOnAgenda(sql, road.secretary, { meeting, case: other, reading: null }));
  await met.saw("close-case", "case-still-on-agenda", closeCase(sql, worker, { case: other, reason: null }));
  await met.saw("close-case", "not-allowed", closeCase(sql, nobody, { case: ended, reason: null }));
  await met.saw("close-case", "not-found", closeCase(sql, worker, { case: 999, reason: null }));
  await met.saw("close-case", "done", closeCase(sql, worker, { case: ended, reason: "Trukket" }));
  await met.saw("close-case", "case-not-draft", closeCase(sql, worker, { case: ended, reason: null }));
  await met.saw("attach-file", "case-not-draft", attach("kort.txt", words, { paper: ended }));
  await met.saw("grade-attachment", "case-not-draft", grade(1, "x", worker, ended));
  await met.saw("set-route", "case-not-draft", route(worker, ended));
  await met.saw("reopen-case", "case-not-draft", reopenCase(sql, worker, { case: draft, reason: "Igen" }));
  await met.saw("reopen-case", "reason-missing", reopenCase(sql, worker, { case: ended, reason: "" }));
  await met.saw("reopen-case", "not-found", reopenCase(sql, worker, { case: 999, reason: "Igen" }));
  await met.saw("reopen-case", "not-allowed", reopenCase(sql, nobody, { case: ended, reason: "Igen" }));
  await met.saw("reopen-case", "done", reopenCase(sql, worker, { case: ended, reason: "Ansøgeren vendte tilbage." }));

  // The register of subject numbers is the house's, and an administrator's to read in.
  const administrator: Call = { actor: houseActor, at };
  const kle = (xml: string, by = administrator): ReturnType<typeof readKle> => readKle(sql, by, { xml });
  const whole =
    "<KLE-Emneplan><UdgivelsesDato>2026-11-01</UdgivelsesDato><Hovedgruppe><HovedgruppeNr>91</HovedgruppeNr><HovedgruppeTitel>Opdigtet</HovedgruppeTitel><Gruppe><GruppeNr>91.02</GruppeNr><GruppeTitel>Fyr</GruppeTitel><Emne><EmneNr>91.02.03</EmneNr><EmneTitel>Fyrvagt</EmneTitel></Emne></Gruppe></Hovedgruppe></KLE-Emneplan>";
  await met.saw("read-kle", "not-allowed", kle(whole, worker));
  await met.saw("read-kle", "xml-damaged", kle("<KLE-Emneplan><Hovedgruppe>"));
  await met.saw("read-kle", "xml-unknown", kle("<rss></rss>"));
  await met.saw("read-kle", "xml-declares", kle("<!DOCTYPE x><KLE-Emneplan/>"));
  await met.saw("read-kle", "kle-too-large", kle(" ".repeat(mostKleCharacters + 1)));
  await met.saw("read-kle", "done", kle(whole));
  assert.deepEqual(met.left("case"), []);
});

test("a section written by two at once keeps one and tells the other, and both texts are kept", async (t) => {
  const road = await aRoad(t);
  const paper = await aCase(road);
  const [first, second] = await Promise.all(
    ["Den ene skrev dette.", "Den anden skrev dette."].map((text) =>
      writeSection(road.sql, road.caseWorker, { case: paper, key: "presentation", text: richTextOfPlain(text), version: 1 }),
    ),
  );
  assert.equal([first, second].filter((each) => each!.ok).length, 1);
  const refused = [first, second].find((each) => !each!.ok) as { ok: false; code: string; words: Record<string, string> };
  assert.equal(refused.code, "text-changed-by-other");
  assert.match(refused.words["text"]!, /skrev dette/, "the other's words come back with the refusal");
  assert.equal((await entriesAbout(road.sql, `case:${paper}`)).filter((entry) => entry.kind === "section-written").length, 1);
});
