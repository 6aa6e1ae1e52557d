/** A house with two committees whose papers each hold a word of their own, so that whoever has seen a word has seen that part of that paper. Invented people. */

import { addItem } from "#agenda/add-item.ts";
import { commentOnAgenda } from "#agenda/comment-on-agenda.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { agendas } from "#agenda/store.ts";
import { attachFile } from "#case/attach-file.ts";
import { commentOnCase } from "#case/comment-on-case.ts";
import { openCase } from "#case/open-case.ts";
import { sendForApproval } from "#case/send-for-approval.ts";
import { writeRecommendation } from "#case/write-recommendation.ts";
import { writeSection } from "#case/write-section.ts";
import { appointSubstitute } from "#committee/appoint-substitute.ts";
import { foundCommittee } from "#committee/found-committee.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { seatMember } from "#committee/seat-member.ts";
import { setRules } from "#committee/set-rules.ts";
import { noDetails } from "#core/case.ts";
import { defaultRules, type Seat } from "#core/committee.ts";
import { houseActor, type Actor, type Role } from "#core/people.ts";
import type { GivenRole } from "#core/person.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import { decideAsChair } from "#decision/decide-as-chair.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { recordDissent } from "#decision/record-dissent.ts";
import { recordVote } from "#decision/record-vote.ts";
import { typePromise } from "#followup/type-promise.ts";
import type { Call } from "#journal/change.ts";
import { addSlides } from "#meeting/add-slides.ts";
import { changeDoors } from "#meeting/change-doors.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { correctMinutes } from "#minutes/correct-minutes.ts";
import { stopDecision } from "#decision/stop-decision.ts";
import { sendExcerpt } from "#minutes/send-excerpt.ts";
import { openLedger } from "#steering/open-ledger.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { must } from "#test/town.ts";

/** The day of the house; the ongoing meeting is held then. */
export const houseDay = "2026-04-20";
const at = (day: string, time = "10:00"): Date => new Date(`${day}T${time}:00Z`);

export type Word = (part: string) => string;
export type Body = {
  id: number;
  /** The word of a part of this committee's papers. */ word: Word;
  signed: number;
  ongoing: number;
  coming: number;
  held: number;
  planned: number;
  draft: number;
  closedCase: number;
  ledger: number;
  wheel: number;
  promise: number;
};
export type Secrets = { people: Record<string, number>; a: Body; b: Body; council: number; parts: string[] };

export async function houseOfSecrets(sql: Sql, files: FileStore): Promise<Secrets> {
  const people: Record<string, number> = {};
  const parts: string[] = [];
  const house: Call = { actor: houseActor, at: at("2026-01-02") };
  const person = async (name: string): Promise<number> =>
    (people[name] ??= must(
      await addPerson(sql, house, { name, email: `p${Object.keys(people).length}@lindeborg.example`, initials: null, title: null }),
    ).person);
  const give = async (name: string, role: GivenRole, committee: number | null): Promise<void> =>
    void must(await giveRole(sql, house, { person: await person(name), role, committee, from: "2026-01-02", until: null }));
  const seat = async (committee: number, name: string, role: Seat["role"]): Promise<void> =>
    void must(
      await seatMember(sql, house, {
        committee,
        version: null,
        person: await person(name),
        party: null,
        group: null,
        role,
        from: "2026-01-01",
        until: null,
      }),
    );
  const found = async (kind: "council" | "committee", name: string, abbreviation: string): Promise<number> =>
    must(await foundCommittee(sql, house, { kind, name, abbreviation, from: "2026-01-01", term: { from: 2026, to: 2029 } })).committee;

  const council = await found("council", "Kommunalbestyrelsen", "KB");
  for (const [index, name] of ["councilChair", "councilVice", "councillor"].entries())
    await seat(council, name, index === 0 ? "chair" : index === 1 ? "viceChair" : "member");

  const body = async (letter: "A" | "B"): Promise<Body> => {
    const id = await found("committee", letter === "A" ? "Fritidsudvalget" : "Teknikudvalget", letter === "A" ? "FU" : "TU");
    for (const role of ["caseWorker", "approver", "secretary"] as const) await give(`${role}${letter}`, role, id);
    for (const [index, name] of ["chair", "viceChair", "member", "other", "away"].entries())
      await seat(id, `${name}${letter}`, index === 0 ? "chair" : index === 1 ? "viceChair" : "member");
    const stand = { person: await person(`substitute${letter}`), inPlaceOf: people[`away${letter}`]!, basis: "28-2" as const, party: null, meeting: null };
    must(await appointSubstitute(sql, house, { committee: id, version: null, ...stand, from: "2026-01-03", until: "2026-12-31" }));
    must(
      await setRules(sql, house, {
        committee: id,
        version: null,
        rules: { ...defaultRules("2026-01-02"), approvalSteps: [], standingItems: [], agendaDays: 0, materialDays: 0 },
      }),
    );

    const word: Word = (part) => {
      if (!parts.includes(part)) parts.push(part);
      const index = parts.indexOf(part);
      return `xq${letter.toLowerCase()}${"bcdfghjklm"[Math.floor(index / 10)]}${"bcdfghjklm"[index % 10]}zv`;
    };
    const as = (name: string, role: Role): Actor => ({ person: people[`${name}${letter}`]!, name: `${name} ${letter}`, roles: [{ role, committee: id }] });
    const [secretary, worker, chair] = [as("secretary", "secretary"), as("caseWorker", "caseWorker"), as("chair", "chair")];
    const file = (part: string): { fileName: string; bytes: Buffer } => ({
      fileName: `${word(`${part} name`)}.txt`,
      bytes: Buffer.from(word(`${part} bytes`)),
    });

    /** A case; `closed` with everything in it, each under its own word. */
    const write = async (part: string, closed: boolean, ready: boolean): Promise<number> => {
      const call: Call = { actor: worker, at: at("2026-02-02") };
      const details = {
        ...noDetails,
        title: `${word(`${part} title`)} sag`,
        ...(closed ? { closed, closedReason: "Forvaltningsloven § 27", publicTitle: `Sag om ${word(`${part} neutral`)}` } : {}),
      };
      const { id: paper } = must(await openCase(sql, call, { committee: id, details, from: null, template: false }));
      must(await writeSection(sql, call, { case: paper, key: "presentation", text: richTextOfPlain(`Om ${word(`${part} text`)} her.`), version: 1 }));
      must(await writeRecommendation(sql, call, { case: paper, by: "Forvaltningen", points: [`at ${word(`${part} point`)} godkendes.`], version: 1 }));
      for (const open of closed ? [false] : [true, false])
        must(
          await attachFile(sql, files, call, {
            case: paper,
            upload: file(`${part} ${open ? "open" : "shut"} file`),
            name: word(`${part} ${open ? "open" : "shut"} file name`),
            open,
            reason: open ? null : "Forvaltningsloven § 27",
            replaces: null,
          }),
        );
      must(await commentOnCase(sql, call, { case: paper, text: `Se ${word(`${part} comment`)}.`, section: null }));
      if (ready) must(await sendForApproval(sql, call, { case: paper }));
      return paper;
    };
    const plan = async (day: string): Promise<number> =>
      must(
        await planMeeting(
          sql,
          { actor: secretary, at: house.at },
          { committee: id, date: day, start: "16:00", end: null, place: "Lokale 3", kind: "ordinary" },
        ),
      ).meeting;
    const agenda = async (day: string, sent: string, put: readonly number[]): Promise<{ meeting: number; items: number[] }> => {
      const [meeting, call] = [await plan(day), { actor: secretary, at: at(sent) }];
      must(await openAgenda(sql, call, { meeting }));
      for (const paper of put) must(await putCaseOnAgenda(sql, call, { meeting, case: paper, reading: null }));
      return { meeting, items: (await agendas.load(sql, meeting))!.items.filter((item) => item.case !== null).map((item) => item.id) };
    };
    const send = async (meeting: number, sent: string): Promise<void> =>
      void must(await releaseAgenda(sql, { actor: secretary, at: at(sent) }, { meeting, lateBecause: "Kom sent frem." }));
    const begin = async (meeting: number, call: Call): Promise<void> => {
      must(await openMeeting(sql, call, { meeting }));
      must(await recordAttendance(sql, call, { meeting, attendance: "all" }));
    };
    const decide = async (call: Call, meeting: number, item: number, text: string, shown: boolean): Promise<void> =>
      void must(await recordDecision(sql, call, { meeting, item, text, turn: null, shown, was: null }));
    const finish = async (call: Call, meeting: number): Promise<void> => {
      for (const item of (await agendas.load(sql, meeting))!.items)
        if (item.standing === "announcements") await decide(call, meeting, item.id, "Taget til efterretning.", true);
      must(await closeMeeting(sql, call, { meeting }));
    };

    const draft = await write("draft", false, false);
    const closedCase = await write("closed draft", true, false);
    const plain = { committee: id, unit: null, source: null, comparison: null, own: [] };
    const ledger = must(await openLedger(sql, { actor: secretary, at: at("2026-03-01") }, { ...plain, kind: "series", name: "Ledighed" })).id;
    const wheel = must(await openLedger(sql, { actor: secretary, at: at("2026-03-01") }, { ...plain, kind: "wheel", name: "Årshjul" })).id;

    // Held in March; its minutes are out for signature.
    const one = await agenda("2026-03-18", "2026-03-02", [
      await write("signed open", false, true),
      await write("signed closed", true, true),
      await write("signed doors", false, true),
    ]);
    const early: Call = { actor: chair, at: at("2026-03-03") };
    must(await decideAsChair(sql, early, { committee: id, text: `Gav ${word("chair reported")}.`, because: "Kunne ikke vente.", case: null, closed: true }));
    const promised = async (part: string, closed: boolean, day: string): Promise<number> =>
      must(
        await typePromise(
          sql,
          { actor: secretary, at: at(day) },
          { committee: id, words: `En sag om ${word(part)}`, owner: null, ownerPerson: null, due: "2027", closed },
        ),
      ).id;
    await promised("promise reported", true, "2026-03-03");
    await send(one.meeting, "2026-03-04");
    const march: Call = { actor: secretary, at: at("2026-03-18", "16:00") };
    await begin(one.meeting, march);
    const [open, closed, doors] = one.items as [number, number, number];
    must(await changeDoors(sql, march, { meeting: one.meeting, item: doors, closed: true, reason: "Det blev følsomt." }));
    const slide = { fileName: "vist.txt", bytes: Buffer.from(word("slide bytes")) };
    must(
      await addSlides(sql, files, march, { meeting: one.meeting, item: open, upload: slide, name: word("slide name"), open: false, reason: "Vist på mødet" }),
    );
    const vote = { subject: null, amendment: false, rest: "for" as const, persons: { [people[`member${letter}`]!]: "against" as const }, parties: {} };
    must(await recordVote(sql, march, { meeting: one.meeting, item: closed, ...vote }));
    must(
      await recordDissent(sql, march, {
        meeting: one.meeting,
        item: closed,
        person: people[`member${letter}`]!,
        text: `Imod ${word("dissent")}.`,
        followsCase: false,
      }),
    );
    await decide(march, one.meeting, open, `Godkendt ${word("signed open decision")}.`, true);
    await decide(march, one.meeting, closed, `Godkendt ${word("signed closed decision")}.`, false);
    must(await stopDecision(sql, march, { meeting: one.meeting, item: closed, person: people[`member${letter}`]! }));
    const on = { meeting: one.meeting, item: doors, text: `Sendes videre ${word("signed doors decision")}.`, shown: true, was: null };
    must(await recordDecision(sql, march, { ...on, turn: { kind: "referred", to: "Kommunalbestyrelsen", why: null } }));
    await finish(march, one.meeting);
    must(await freezeMinutes(sql, march, { meeting: one.meeting, municipality: "Lindeborg Kommune" }));
    for (const item of [open, closed])
      must(await sendExcerpt(sql, march, { meeting: one.meeting, item, to: "afdeling@lindeborg.example", link: "https://sagsgang.lindeborg.example/" }));
    must(await sendForSignature(sql, march, { meeting: one.meeting, link: null }));

    // Held in April; its minutes are a draft.
    const four = await agenda("2026-04-08", "2026-03-30", [await write("held open", false, true), await write("held closed", true, true)]);
    await send(four.meeting, "2026-03-31");
    const april: Call = { actor: secretary, at: at("2026-04-08", "16:00") };
    await begin(four.meeting, april);
    await decide(april, four.meeting, four.items[0]!, `Drøftet ${word("held shown decision")}.`, true);
    await decide(april, four.meeting, four.items[1]!, `Drøftet ${word("held hidden decision")}.`, false);
    await finish(april, four.meeting);
    must(await correctMinutes(sql, april, { meeting: four.meeting, item: four.items[0]!, text: `Drøftet ${word("correction")}.`, because: "Slåfejl" }));

    // Under way today.
    const two = await agenda(houseDay, "2026-04-10", [await write("live open", false, true), await write("live closed", true, true)]);
    await send(two.meeting, "2026-04-11");
    const today: Call = { actor: secretary, at: at(houseDay, "14:00") };
    await begin(two.meeting, today);
    await decide(today, two.meeting, two.items[0]!, `Udsat ${word("live hidden decision")}.`, false);
    await decide(today, two.meeting, two.items[1]!, `Udsat ${word("live shown decision")}.`, true);

    // To come; its agenda is being put together.
    const three = await agenda("2026-05-20", houseDay, [await write("unsent open", false, true), await write("unsent closed", true, true)]);
    const own = { kind: "theme" as const, caseNumber: null, sender: null, points: [], proposedDecision: null };
    must(await addItem(sql, today, { meeting: three.meeting, item: { ...own, title: word("unsent item title"), text: word("unsent item text") } }));
    must(await commentOnAgenda(sql, today, { meeting: three.meeting, item: null, text: `Se ${word("agenda comment")}.` }));
    must(
      await decideAsChair(
        sql,
        { actor: chair, at: at(houseDay) },
        { committee: id, text: `Gav ${word("chair unreported")}.`, because: "Kunne ikke vente.", case: null, closed: true },
      ),
    );
    const promise = await promised("promise open", false, houseDay);
    await promised("promise closed", true, houseDay);
    return {
      id,
      word,
      signed: one.meeting,
      ongoing: two.meeting,
      coming: three.meeting,
      held: four.meeting,
      planned: await plan("2026-06-17"),
      draft,
      closedCase,
      ledger,
      wheel,
      promise,
    };
  };
  const [a, b] = [await body("A"), await body("B")];
  await give("councilSecretary", "secretary", council);
  await give("observer", "observer", null);
  for (const role of ["auditor", "administrator", "dataProtectionOfficer"] as const) await give(role, role, null);
  await person("stranger");
  return { people, a, b, council, parts };
}
