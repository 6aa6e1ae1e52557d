/** The demonstration with a paper in every state there is, brought there by the forms people use. For looking at every page of the working side. */

import assert from "node:assert/strict";
import { agendas } from "#agenda/store.ts";
import { cases } from "#case/store.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { danishDay } from "#core/calendar.ts";
import { findingsOfCase } from "#core/checks/own-papers.ts";
import { addDays } from "#core/working-days.ts";
import { printPdf } from "#platform/pdf.ts";
import { findPromises } from "#followup/find-promises.job.ts";
import { sittings } from "#meeting/store.ts";
import type { Demonstration } from "./demonstration.ts";

const longWord = "Speciallægepraksisplanlægningsstabiliseringsperiodeordningen";
const longTitle = `Orientering om ${longWord} og om de øvrige forhold, som forvaltningen efter udvalgets beslutning i foråret har undersøgt hos leverandørerne, foreningerne, skolerne og de mange frivillige i hele kommunen`;

// What the minutes that were frozen promise, found by the job that follows.
async function findsPromises(desk: Demonstration, meeting: number): Promise<void> {
  await desk.database.desk.begin((tx) =>
    findPromises(
      tx,
      { id: 0, at: desk.web.now(), by: "", kind: "minutes-frozen", about: `minutes:${meeting}`, what: {} },
      { origin: desk.url, at: desk.web.now() },
    ),
  );
}

export type EveryState = {
  committee: number;
  cases: Record<"draft" | "inApproval" | "sentBack" | "ready" | "closed" | "copied" | "commented" | "asked" | "closedAttachment" | "long" | "template", number>;
  meetings: Record<
    | "none"
    | "draft"
    | "inReview"
    | "stops"
    | "released"
    | "supplement"
    | "cancelled"
    | "open"
    | "held"
    | "frozen"
    | "declined"
    | "out"
    | "signed"
    | "stopped"
    | "takenBack",
    number
  >;
  /** An item of the open meeting that was voted on. */ voted: number;
  /** Members of the committee, by name. */ chair: string;
  outvoted: string;
  /** A committee with a register of each kind the demonstration has, its newest report, and a committee with none. */
  steering: { committee: number; ledgers: number[]; report: number; empty: number };
};

const everyone = { secretary: "Sofie Rask", writer: "Mikkel Bregendahl", chief: "Hanne Fuglsig", director: "Torben Aaskov" } as const;

export async function everyState(desk: Demonstration): Promise<EveryState> {
  const { sql } = desk.web;
  const cookies = new Map<string, string>();
  const post = async (name: string, path: string, fields: Record<string, string | Blob> = {}): Promise<string> => {
    const cookie = cookies.get(name) ?? (await desk.cookieOf(await desk.someone(name)));
    cookies.set(name, cookie);
    const files = Object.values(fields).some((value) => typeof value !== "string");
    const body = files ? new FormData() : new URLSearchParams();
    for (const [key, value] of Object.entries(fields)) (body as FormData).append(key, value as string);
    const answer = await fetch(desk.at(path), { method: "POST", body, headers: { cookie, origin: desk.url }, redirect: "manual" });
    const to = answer.headers.get("location") ?? "";
    assert.equal(answer.status, 303, `${path}: ${answer.status}`);
    if (to.includes("besked=")) {
      const page = await (await fetch(desk.at(to), { headers: { cookie } })).text();
      assert.fail(`${name} ${path}: ${/class="alert-text">([^<]*)/.exec(page)?.[1] ?? to}`);
    }
    return to;
  };
  const { secretary, writer, chief, director } = everyone;
  const committees = await desk.database.desk<{ id: number; kind: string }[]>`
    select distinct c.id::int, c.kind from desk.committee c join desk.planned_meeting m on m.committee = c.id order by 1`;
  const council = committees.find((each) => each.kind === "council")!.id;
  const [{ committee, out }] = (await desk.database.desk`
    select m.committee::int as committee, m.id::int as out from desk.planned_meeting m join desk.minutes p on p.id = m.id where p.state = 'outForSignature'`) as unknown as [
    { committee: number; out: number },
  ];

  // Cases.
  const paper = async (title: string, fields: Record<string, string> = {}): Promise<number> => {
    const to = await post(writer, "/sager/ny", { udvalg: String(committee), overskrift: title, nummer: "15.00.00-G01-7-26", ...fields });
    return Number(/\d+/.exec(to)![0]);
  };
  const written = async (title: string): Promise<number> => {
    const id = await paper(title);
    await post(writer, `/sager/${id}/afsnit/summary`, { text: "Kort fortalt.", version: "1" });
    await post(writer, `/sager/${id}/afsnit/presentation`, { text: `Tal og ord.\n\n- ${longWord}\n\nÅr\tAntal\n2026\t1.204`, version: "1" });
    await post(writer, `/sager/${id}/indstilling`, { hvem: "Direktøren", punkter: "at orienteringen tages til efterretning.", version: "1" });
    return id;
  };
  const approved = async (title: string): Promise<number> => {
    const id = await written(title);
    await post(writer, `/sager/${id}/til-godkendelse`);
    await post(chief, `/sager/${id}/godkend`);
    await post(director, `/sager/${id}/godkend`);
    return id;
  };
  const pdf = (name: string): File =>
    new File([new Uint8Array(printPdf({ title: name, blocks: [{ kind: "paragraph", text: name }] }))], `${name}.pdf`, { type: "application/pdf" });
  const draft = await written("Cykelparkering ved stationen");
  const inApproval = await written("Ny aftale om tolke");
  await post(writer, `/sager/${inApproval}/til-godkendelse`);
  const sentBack = await written("Samarbejde med jobcentrene i nabokommunerne");
  await post(writer, `/sager/${sentBack}/til-godkendelse`);
  await post(chief, `/sager/${sentBack}/send-tilbage`, { bemaerkning: "Tallene for 2025 mangler." });
  const ready = await approved("Sommerjob til unge");
  const closed = await written("En sag, der ikke blev til noget");
  await post(writer, `/sager/${closed}/afslut`, { afslutningsgrund: "Ansøgningen er trukket tilbage." });
  const copied = await paper("Budgetopfølgning, tredje kvartal", { fra: String(ready) });
  const commented = await written("Mål for året");
  await post(chief, `/sager/${commented}/bemaerkning`, { bemaerkningstekst: `Se ${longWord} igennem.`, om: "summary" });
  await post(chief, `/sager/${commented}/bemaerkning`, { bemaerkningstekst: "Husk kortet." });
  const asked = await written("Svar fra brugerne");
  const odd = `Der var 57 ud af de 87 borgere (75 %), der var tilfredse med ${longWord}.\n\nMødet holdes mandag den 22. november 2026.`;
  await post(writer, `/sager/${asked}/afsnit/presentation`, { text: odd, version: "2" });
  const [answered] = findingsOfCase((await cases.load(sql, asked))!, "", danishDay(desk.web.now()));
  await post(writer, `/sager/${asked}/spoergsmaal`, { spoergsmaal: answered!.key, grund: `Procenten er af dem, der svarede: ${longWord}.` });
  const closedAttachment = await written("Ansøgning om støtte");
  await post(writer, `/sager/${closedAttachment}/bilag`, { fil: pdf("Ansøgning"), aabent: "nej", grund: "Personoplysninger om en ansøger" });
  await post(writer, `/sager/${closedAttachment}/bilag`, { fil: pdf(longWord), aabent: "ja" });
  const long = await approved(longTitle);
  const template = await paper("Orientering, skabelon", { skabelon: "ja" });

  // Meetings.
  const called = { actor: await desk.actor(await desk.someone(secretary)), at: desk.web.now() };
  let days = 40;
  const plan = async (): Promise<number> => {
    days += 7;
    const date = addDays(danishDay(desk.web.now()), days);
    const done = await planMeeting(sql, called, { committee, date, start: "17:00", end: null, place: "Mødelokale Bøgen, Lindeborg Rådhus", kind: "ordinary" });
    assert.ok(done.ok);
    return done.answer.meeting;
  };
  const begun = async (...papers: number[]): Promise<number> => {
    const meeting = await plan();
    await post(secretary, `/moeder/${meeting}/dagsorden`);
    for (const each of papers) await post(secretary, `/moeder/${meeting}/dagsorden/sag`, { sag: String(each) });
    return meeting;
  };
  const sent = async (...papers: number[]): Promise<number> => {
    const meeting = await begun(...papers);
    for (const item of (await agendas.load(sql, meeting))!.items)
      if (item.closed && item.closedReason === null)
        await post(secretary, `/moeder/${meeting}/dagsorden/punkt/${item.id}/luk`, { grund: "En personalesag, forvaltningsloven § 27", neutral: item.title });
    await post(secretary, `/moeder/${meeting}/dagsorden/udsend`);
    return meeting;
  };
  const opened = async (...papers: number[]): Promise<{ meeting: number; items: number[] }> => {
    const meeting = await sent(...papers);
    await post(secretary, `/moeder/${meeting}/moede`);
    const { participants } = (await sittings.load(sql, meeting))!;
    await post(secretary, `/moeder/${meeting}/moede/fremmoede`, { person: String(participants.at(-1)!.person), tilstand: "apology" });
    await post(secretary, `/moeder/${meeting}/moede/fremmoede`, { alle: "ja" });
    return { meeting, items: (await agendas.load(sql, meeting))!.items.map((item) => item.id) };
  };
  const held = async (...papers: number[]): Promise<number> => {
    const { meeting, items } = await opened(...papers);
    for (const item of items)
      await post(secretary, `/moeder/${meeting}/moede/punkt/${item}/beslutning`, { beslutning: `Taget til efterretning. ${longWord}.` });
    await post(secretary, `/moeder/${meeting}/moede/haev`);
    return meeting;
  };

  const inReview = await begun(await approved("Til gennemlæsning"));
  await post(secretary, `/moeder/${inReview}/dagsorden/gennemlaesning`);
  await post(chief, `/moeder/${inReview}/dagsorden/bemaerkning`, { bemaerkning: "Punkt 1 bør ligge sidst.", om: "1" });
  const stops = await begun(copied, long);
  const supplement = await sent(await approved("Før tillægget"));
  await post(secretary, `/moeder/${supplement}/dagsorden/tillaeg`);
  await post(secretary, `/moeder/${supplement}/dagsorden/nyt-punkt`, { slags: "theme", titel: longTitle, tekst: "Tema.", hvem: "Direktøren", punkter: "" });
  const cancelled = await plan();
  await post(secretary, `/udvalg/${committee}/moedeplan/${cancelled}/aflys`, { grund: "Ingen sager" });

  const open = await opened(await approved("Afstemning om støjværn"), await approved(longTitle), await approved("Med en inhabil"));
  const voted = open.items[0]!;
  const { participants } = (await sittings.load(sql, open.meeting))!;
  const [against, recused] = [participants[1]!, participants[2]!];
  const item = `/moeder/${open.meeting}/moede/punkt`;
  await post(secretary, `${item}/${voted}/tag-op`);
  await post(secretary, `${item}/${voted}/stem`, { resten: "for", [`person-${against.person}`]: "against" });
  await post(secretary, `${item}/${voted}/beslutning`, { beslutning: "Tiltrådt." });
  await post(secretary, `${item}/${voted}/mindretal`, { hvem: String(against.person), mening: "Støjen bliver ikke mindre." });
  await post(secretary, `${item}/${open.items[2]!}/inhabil`, { medlem: String(recused.person), begrundelse: "Formand for foreningen" });
  await post(secretary, `${item}/${open.items[2]!}/inhabil/${recused.person}`, { afgoerelse: "disqualified" });
  await post(secretary, `${item}/${open.items[1]!}/bilag`, { fil: pdf("Oplæg"), bilagsnavn: "Oplæg vist på mødet", aabent: "ja" });

  const done = await held(await approved(`${longTitle}, anden gang`), await approved("Rettet siden"));
  await post(secretary, `/moeder/${done}/referat/punkt/1/ret`, { tekst: "Taget til orientering.", grund: "Forkert ord." });
  const frozen = await held(await approved("Låst"));
  await post(secretary, `/moeder/${frozen}/referat/punkt/1/ret`, {
    tekst: "Udvalget ønsker en sag om stierne i foråret 2031.",
    grund: "Det var, hvad der blev besluttet.",
  });
  await post(secretary, `/moeder/${frozen}/referat/laas`);
  const declined = await held(await approved("Afslået"));
  await post(secretary, `/moeder/${declined}/referat/laas`);
  await post(secretary, `/moeder/${declined}/underskrift/send`);
  await post(against.name, `/moeder/${declined}/underskrift/afslaa`, { grund: "Min mening er ikke gengivet." });

  // What the guard finds stops one meeting; another was public and was taken back with personal data in it.
  const told = await written("Henvendelse fra en borger");
  await post(writer, `/sager/${told}/afsnit/presentation`, {
    text: `Borgeren kan træffes på ${["dorthea.lund", "postkasse.invalid"].join("@")}. ${longWord}.`,
    version: "2",
  });
  await post(writer, `/sager/${told}/til-godkendelse`);
  await post(chief, `/sager/${told}/godkend`);
  await post(director, `/sager/${told}/godkend`);
  const stopped = await sent(told);
  await post(secretary, `/moeder/${stopped}/offentlighed/gennemlaes`, { hvad: "agenda" });
  await post(secretary, `/moeder/${stopped}/offentlighed/planlaeg`, { hvad: "minutes", dag: "2031-01-01", klokken: "12:00" });
  await post(secretary, `/moeder/${stopped}/offentlighed/punkt/2/vent`, { part: "Borgeren" });
  const takenBack = await sent(await approved("Ude og hjemme igen"));
  await post(secretary, `/moeder/${takenBack}/offentlighed/punkt/2/del`, { del: "body", maa: "lukket", grund: "Et navn", hjemmel: "Offentlighedsloven § 30" });
  await post(secretary, `/moeder/${takenBack}/offentlighed/offentliggoer`, { hvad: "itemList\nagenda" });
  await post(secretary, `/moeder/${takenBack}/offentlighed/traek-tilbage`, {
    hvad: "meeting",
    grund: "Et navn",
    offentlig: "Trukket tilbage.",
    personoplysninger: "ja",
  });
  await post(secretary, `/moeder/${frozen}/offentlighed/offentliggoer`, { hvad: "agenda\ndecisions" });

  // Promises: found and not looked at, over their time, without one, moved, kept and given up, one of them closed; one comes up at the agenda being put together.
  await findsPromises(desk, frozen);
  const register = `/udvalg/${committee}/loefter`;
  const promise = async (fields: Record<string, string>): Promise<string> => {
    await post(secretary, register, { hvem: "Forvaltningen", frist: "", ...fields });
    const [{ id }] = (await desk.database.desk`select max(id)::int as id from desk.followup`) as unknown as [{ id: number }];
    return `${register}/${id}`;
  };
  await promise({ ord: `En status på ${longWord}`, frist: "1. marts 2020" });
  await promise({ ord: longTitle });
  await promise({ ord: "Ansøgerens svar", lukket: "ja", frist: "2026" });
  await post(secretary, `${await promise({ ord: "Lys på stien", frist: "foråret 2026" })}/flyt`, {
    frist: "foråret 2031",
    grund: "Leverandøren er forsinket.",
  });
  await post(secretary, `${await promise({ ord: "Et skilt ved skolen" })}/opgiv`, { grund: "Vejen er privat." });
  await post(secretary, `${await promise({ ord: "Sommerjob til unge" })}/fulgt-op`, { punkt: `${done}/1` });

  const only = async (query: Promise<{ id: number }[]>): Promise<number> => (await query)[0]!.id;
  const db = desk.database.desk;
  const [row] = await db<{ committee: number }[]>`select committee::int as committee from desk.ledger limit 1`;
  const steered = row!.committee;
  const ledgers = (await db<{ id: number }[]>`select id::int as id from desk.ledger where committee = ${steered} order by id`).map((each) => each.id);
  await post(secretary, `/udvalg/${steered}/styring/rapport`, {
    titel: longTitle,
    register: ledgers.slice(0, 4).join("\n"),
    [`kommentar-${ledgers[0]}`]: "Faldende.",
  });
  const report = await only(db<{ id: number }[]>`select id::int from desk.report order by id desc limit 1`);
  const empty = await only(
    db<{ id: number }[]>`select id::int from desk.committee c where not exists (select 1 from desk.ledger l where l.committee = c.id) limit 1`,
  );

  return {
    steering: { committee: steered, ledgers, report, empty },
    committee,
    voted,
    chair: participants[0]!.name,
    outvoted: against.name,
    cases: { draft, inApproval, sentBack, ready, closed, copied, commented, asked, closedAttachment, long, template },
    meetings: {
      none: await only(db<{ id: number }[]>`select id::int from desk.planned_meeting where committee = ${council} order by date limit 1`),
      draft: await only(
        db<{ id: number }[]>`select m.id::int from desk.agenda a join desk.planned_meeting m on m.id = a.id where a.state = 'draft' order by m.date limit 1`,
      ),
      released: await only(
        db<
          { id: number }[]
        >`select a.id::int from desk.agenda a left join desk.sitting s on s.id = a.id where a.state = 'released' and s.id is null order by a.id limit 1`,
      ),
      inReview,
      stops,
      supplement,
      cancelled,
      open: open.meeting,
      held: done,
      stopped,
      takenBack,
      frozen,
      declined,
      out,
      signed: await only(db<{ id: number }[]>`select id::int from desk.minutes where state = 'signed' order by id limit 1`),
    },
  };
}
