/**
 * The invented municipality at work: people, committees, cases, and meetings at every station of the road. Made by the verbs themselves,
 * so that nothing stands in the demonstration that could not have come about.
 */

import { addDays, isWorkingDay } from "#core/working-days.ts";
import { danishDay } from "#core/calendar.ts";
import type { CaseDetails } from "#core/case.ts";
import { defaultRules, type StandingItem } from "#core/committee.ts";
import { houseActor, type Actor, type HeldRole, type Role } from "#core/people.ts";
import { richTextOfPlain } from "#core/rich-text.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import type { Refused } from "#core/verdict.ts";
import { closeItem } from "#agenda/close-item.ts";
import { openAgenda } from "#agenda/open-agenda.ts";
import { putCaseOnAgenda } from "#agenda/put-case-on-agenda.ts";
import { releaseAgenda } from "#agenda/release-agenda.ts";
import { approveCase } from "#case/approve-case.ts";
import { attachFile } from "#case/attach-file.ts";
import { openCase } from "#case/open-case.ts";
import { sendForApproval } from "#case/send-for-approval.ts";
import { writeRecommendation } from "#case/write-recommendation.ts";
import { writeSection } from "#case/write-section.ts";
import { foundCommittee } from "#committee/found-committee.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { seatMember } from "#committee/seat-member.ts";
import { setRules } from "#committee/set-rules.ts";
import { recordDecision } from "#decision/record-decision.ts";
import { closeMeeting } from "#meeting/close-meeting.ts";
import { openMeeting } from "#meeting/open-meeting.ts";
import { recordAttendance } from "#meeting/record-attendance.ts";
import { takeUpItem } from "#meeting/take-up-item.ts";
import { freezeMinutes } from "#minutes/freeze-minutes.ts";
import { addPerson } from "#people/add-person.ts";
import { giveRole } from "#people/give-role.ts";
import { sendForSignature } from "#signature/send-for-signature.ts";
import { signMinutes } from "#signature/sign-minutes.ts";
import { anybody } from "#people/queries.ts";
import { loadSetting, saveSetting } from "#people/store.ts";
import { agendas } from "#agenda/store.ts";
import { signings } from "#signature/store.ts";
import type { FileStore } from "#platform/files.ts";
import { printPdf } from "#platform/pdf.ts";
import type { Sql } from "#platform/sql.ts";
import { employmentCases } from "./cases-employment.ts";
import { childrenCases } from "./cases-children.ts";
import { climateCases } from "./cases-climate.ts";
import type { CaseFile, Handling } from "./case-file.ts";
import { committees as invented, type CommitteeKey } from "./lindeborg.ts";
import { makeSteering } from "./steering-data.ts";

const staff: readonly { name: string; title: string; initials: string; roles: readonly Role[] }[] = [
  { name: "Sofie Rask", title: "Udvalgssekretær", initials: "SRA", roles: ["secretary"] },
  { name: "Mikkel Bregendahl", title: "Sagsbehandler, Jobcenter Lindeborg", initials: "MBR", roles: ["caseWorker"] },
  { name: "Hanne Fuglsig", title: "Fagchef for beskæftigelse", initials: "HFU", roles: ["approver"] },
  { name: "Torben Aaskov", title: "Direktør for Arbejdsmarked og Borgerservice", initials: "TAA", roles: ["approver"] },
  { name: "Lise Overgaard", title: "It-administrator", initials: "LOV", roles: ["administrator"] },
  { name: "Jonas Vind", title: "Databeskyttelsesrådgiver", initials: "JVI", roles: ["dataProtectionOfficer"] },
  { name: "Grete Holt", title: "Revisor", initials: "GHO", roles: ["auditor"] },
  { name: "Alma Krogh", title: "Ungerådet", initials: "AKR", roles: ["observer"] },
];

type Person = { id: number; name: string };

function must<Answer>(done: { ok: true; answer: Answer } | Refused): Answer {
  if (!done.ok) throw new Error(`the demonstration was refused: ${sentenceOf(done)}`);
  return done.answer;
}

/**
 * Makes the house when nobody works there yet. Answers whether this is a demonstration: one that real people were made in first is never
 * one, or anybody could be its administrator by a click. `now` is the day it is shown: meetings lie around it.
 */
export async function makeDeskHouse(sql: Sql, files: FileStore, now: Date): Promise<boolean> {
  if ((await loadSetting(sql, "demonstration")) === "ja") return true;
  if (await anybody(sql)) return false;
  const today = danishDay(now);
  const long = new Date(`${addDays(today, -400)}T09:00:00Z`);
  const house = { actor: houseActor, at: long };
  await sql.begin(async (tx) => {
    await saveSetting(tx, "demonstration", "ja");
    await saveSetting(tx, "municipality", "Lindeborg Kommune");
  });

  const people = new Map<string, Person>();
  const add = async (name: string, title: string | null, initials: string | null): Promise<Person> => {
    const known = people.get(name);
    if (known) return known;
    const { person } = must(await addPerson(sql, house, { name, email: `${mailName(name)}@lindeborg.example`, initials, title }));
    const made = { id: person, name };
    people.set(name, made);
    return made;
  };
  for (const each of staff) {
    const { id } = await add(each.name, each.title, each.initials);
    for (const role of each.roles) must(await giveRole(sql, house, { person: id, role, committee: null, from: danishDay(long), until: null }));
  }

  // The term that holds on the day; the demonstration's own people sit in it.
  const year = Number(today.slice(0, 4));
  const firstYear = 2022 + 4 * Math.floor((year - 2022) / 4);
  const term = { from: firstYear, to: firstYear + 3 };
  const from = `${firstYear}-01-01`;
  const committees = new Map<CommitteeKey | "council", number>();
  const seat = async (committee: number, name: string, party: string | null, role: "chair" | "viceChair" | "member"): Promise<void> => {
    const { id } = await add(name, null, null);
    must(
      await seatMember(sql, house, {
        committee,
        version: null,
        person: id,
        party,
        role,
        from,
        until: null,
        group: party === null ? null : ["A", "F", "Ø", "B", "Å"].includes(party) ? "Valggruppe 1" : "Valggruppe 2",
      }),
    );
  };
  const members = invented.flatMap((each) => each.terms[1].members);
  const council = must(await foundCommittee(sql, house, { kind: "council", name: "Kommunalbestyrelsen", abbreviation: "KB", from, term })).committee;
  committees.set("council", council);
  const seated = new Set<string>();
  for (const { name, party } of members) {
    if (seated.has(name)) continue;
    await seat(council, name, party, seated.size === 0 ? "chair" : seated.size === 1 ? "viceChair" : "member");
    seated.add(name);
  }
  for (const each of invented) {
    const committee = must(
      await foundCommittee(sql, house, { kind: "committee", name: each.name, abbreviation: abbreviations[each.key], from, term }),
    ).committee;
    committees.set(each.key, committee);
    for (const [index, { name, party }] of each.terms[1].members.entries())
      await seat(committee, name, party, index === 0 ? "chair" : index === 1 ? "viceChair" : "member");
    must(await setRules(sql, house, { committee, version: null, rules: { ...defaultRules(`${firstYear}-01-02`), standingItems: standingItems(each.key) } }));
  }

  const employment = committees.get("employment")!;
  const actor = (name: string, ...roles: HeldRole[]): Actor => ({ person: people.get(name)!.id, name, roles });
  const secretary = actor("Sofie Rask", { role: "secretary", committee: null });
  const writer = actor("Mikkel Bregendahl", { role: "caseWorker", committee: null });
  const chief = actor("Hanne Fuglsig", { role: "approver", committee: null });
  const at = (day: string, time = "10:00"): Date => new Date(`${day}T${time}:00Z`);
  const workday = (day: string, step: 1 | -1): string => (isWorkingDay(day, { saturdays: false }) ? day : workday(addDays(day, step), step));

  const inTerm = (day: string): boolean => `${firstYear}-01-02` <= day && day <= `${term.to}-12-31`;
  const plan = async (committee: number, day: string): Promise<number> => {
    const found = invented.find((each) => committees.get(each.key) === committee);
    return must(
      await planMeeting(
        sql,
        { actor: secretary, at: long },
        { committee, date: day, start: found?.start ?? "18:00", end: null, place: found?.place ?? "Byrådssalen, Lindeborg Rådhus", kind: "ordinary" },
      ),
    ).meeting;
  };

  const write = async (committee: number, day: string, file: CaseFile, handling: Handling, ready: boolean): Promise<number> => {
    const call = { actor: writer, at: at(day, "08:00") };
    const details: CaseDetails = {
      title: handling.title,
      publicTitle: handling.closed ? neutralTitle : null,
      caseNumber: file.number,
      closed: handling.closed ?? false,
      closedReason: handling.closed ? closedReason : null,
      contact: "Mikkel Bregendahl",
      initials: "MBR",
      otherHandlers: null,
      parties: [],
      deadline: null,
      communication: null,
    };
    const { id } = must(await openCase(sql, call, { committee, details, from: null, template: false }));
    const texts: Record<string, string> = {
      summary: handling.resume ?? "",
      presentation: (handling.text ?? []).join("\n\n").replace(/\n\n(?=- |[^\n]*\t)/gu, "\n"),
      legalBasis: handling.law ?? "Ingen bemærkninger.",
      finances: handling.money ?? "Ingen økonomiske konsekvenser.",
      hearing: handling.hearing ?? "",
      authority: handling.decides ?? invented.find((each) => committees.get(each.key) === committee)?.name ?? "",
    };
    for (const [key, text] of Object.entries(texts)) {
      if (text === "") continue;
      const written = await writeSection(sql, call, { case: id, key, text: richTextOfPlain(text), version: 1 });
      if (!written.ok && written.code !== "section-unknown") must(written);
    }
    must(
      await writeRecommendation(sql, call, {
        case: id,
        by: handling.by ?? "Direktøren for Arbejdsmarked og Borgerservice",
        points: handling.points ?? ["at orienteringen tages til efterretning."],
        version: 1,
      }),
    );
    for (const name of handling.attachments ?? []) {
      const bytes = printPdf({
        title: name,
        blocks: [
          { kind: "title", text: name },
          { kind: "paragraph", text: "Bilag i demonstrationen. Kommunen, menneskene og tallene er opdigtede." },
        ],
      });
      must(
        await attachFile(sql, files, call, {
          case: id,
          upload: { fileName: `${name}.pdf`, bytes },
          name,
          open: !handling.closed,
          reason: handling.closed ? closedReason : null,
          replaces: null,
        }),
      );
    }
    if (ready) {
      must(await sendForApproval(sql, call, { case: id }));
      must(await approveCase(sql, { actor: chief, at: at(day, "12:00") }, { case: id }));
      must(await approveCase(sql, { actor: actor("Torben Aaskov", { role: "approver", committee: null }), at: at(day, "13:00") }, { case: id }));
    }
    return id;
  };

  /** A meeting from agenda to decisions; `stop` is the station it is left at. */
  const hold = async (
    committee: number,
    key: CommitteeKey,
    day: string,
    handlings: readonly (readonly [CaseFile, Handling])[],
    stop: "agenda" | "sent" | "held" | "forSignature" | "signed",
  ): Promise<void> => {
    // Around the turn of a term nobody has a seat when some of the meetings would be held.
    if (!inTerm(day)) return;
    const meeting = await plan(committee, day);
    const early = workday(addDays(day, -12), -1);
    const call = { actor: secretary, at: at(early, "11:00") };
    must(await openAgenda(sql, call, { meeting }));
    for (const [file, handling] of handlings) {
      const paper = await write(committee, workday(addDays(early, -3), -1), file, handling, true);
      must(await putCaseOnAgenda(sql, call, { meeting, case: paper, reading: null }));
    }
    const agenda = (await agendas.load(sql, meeting))!;
    for (const item of agenda.items)
      if (item.closed && item.closedReason === null)
        must(await closeItem(sql, call, { meeting, item: item.id, reason: "Orientering om en personalesag, forvaltningsloven § 27", publicTitle: item.title }));
    if (stop === "agenda") return;
    must(await releaseAgenda(sql, call, { meeting, lateBecause: null }));
    if (stop === "sent") return;

    const begun = { actor: secretary, at: at(day, "15:00") };
    must(await openMeeting(sql, begun, { meeting }));
    const seats = invented.find((each) => each.key === key)!.terms[1].members.map(({ name }) => people.get(name)!);
    const away = seats[seats.length - 1]!;
    const apology = { state: "apology", from: null, until: null, arrived: null, left: null } as const;
    must(await recordAttendance(sql, begun, { meeting, attendance: { [away.id]: apology } }));
    must(await recordAttendance(sql, begun, { meeting, attendance: "all" }));
    for (const item of (await agendas.load(sql, meeting))!.items) {
      const handled = handlings.find(([, handling]) => handling.title === item.title)?.[1];
      must(await takeUpItem(sql, begun, { meeting, item: item.id }));
      must(
        await recordDecision(sql, begun, {
          meeting,
          item: item.id,
          text: handled?.decision ?? item.own.proposedDecision ?? "Intet.",
          turn: null,
          shown: true,
          was: null,
        }),
      );
    }
    if (stop === "held") return;
    const after = { actor: secretary, at: at(day, "17:00") };
    must(await closeMeeting(sql, after, { meeting }));
    must(await freezeMinutes(sql, after, { meeting, municipality: "Lindeborg Kommune" }));
    must(await sendForSignature(sql, after, { meeting, link: null }));
    const signing = (await signings.load(sql, meeting))!;
    const those = stop === "signed" ? signing.signers : signing.signers.slice(0, 2);
    for (const [index, signer] of those.entries())
      must(
        await signMinutes(
          sql,
          { actor: { person: signer.person, name: signer.name, roles: [] }, at: at(day, `18:${String(10 + index)}`) },
          { meeting, sha256: signing.sha256, read: true, by: { how: "login" } },
        ),
      );
    return;
  };

  const pick = (all: readonly CaseFile[], key: CommitteeKey, ...months: string[]): [CaseFile, Handling][] =>
    all.flatMap((file) =>
      file.handlings.filter((each) => each.committee === key && months.includes(each.month)).map((handling): [CaseFile, Handling] => [file, handling]),
    );
  const weeksAgo = (weeks: number, offset: number): string => workday(addDays(today, -7 * weeks + offset), -1);
  await hold(employment, "employment", weeksAgo(5, 0), pick(employmentCases, "employment", "2025-09", "2025-10"), "signed");
  await hold(employment, "employment", weeksAgo(1, 0), pick(employmentCases, "employment", "2025-11", "2025-12"), "forSignature");
  await hold(committees.get("children")!, "children", weeksAgo(4, 1), pick(childrenCases, "children", "2025-10", "2025-12"), "signed");
  await hold(committees.get("climate")!, "climate", workday(addDays(today, 3), 1), pick(climateCases, "climate", "2025-09", "2025-11"), "sent");
  // The next meeting: its agenda is being put together, one case waits with an approver and one is being written.
  const next = workday(addDays(today, 10), 1);
  await hold(employment, "employment", next, pick(employmentCases, "employment", "2026-02", "2026-04"), "agenda");
  const waiting = pick(employmentCases, "employment", "2025-06", "2026-05", "2026-08");
  for (const [index, [file, handling]] of waiting.entries()) {
    const id = await write(employment, workday(addDays(today, -2), -1), file, handling, index === 0);
    if (index === 1) must(await sendForApproval(sql, { actor: writer, at: now }, { case: id }));
  }
  for (const weeks of [5, 9, 13]) {
    const day = workday(addDays(next, 7 * (weeks - 1)), 1);
    if (inTerm(day)) await plan(employment, day);
  }
  for (const [committee, day] of [
    [committees.get("children")!, workday(addDays(today, 17), 1)],
    [council, workday(addDays(today, 24), 1)],
  ] as const)
    if (inTerm(day)) await plan(committee, day);
  await makeSteering(sql, { committee: employment, by: secretary, now, lastMonth: addDays(`${today.slice(0, 7)}-01`, -1) });
  return true;
}

const closedReason = "Oplysninger om enkeltpersoners forhold, forvaltningsloven § 27";
const neutralTitle = "Sag om enkeltpersoners forhold";

const abbreviations: Record<CommitteeKey, string> = { employment: "BIU", children: "BSU", climate: "KTM" };

function standingItems(key: CommitteeKey): StandingItem[] {
  const rules = defaultRules("2026-01-01");
  // One house has closed announcements and one has none: what is closed by habit should not be.
  return rules.standingItems.filter((item) => item.key !== "meddelelser-lukket" || key === "employment");
}

function mailName(name: string): string {
  return name
    .toLocaleLowerCase("da")
    .replace(/æ/gu, "ae")
    .replace(/ø/gu, "oe")
    .replace(/å/gu, "aa")
    .replace(/[^a-z]+/gu, ".");
}
