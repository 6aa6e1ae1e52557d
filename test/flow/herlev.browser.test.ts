/**
 * One meeting from empty cases to signed minutes, through the pages people use: twelve items, two of them closed, an apology on every item,
 * one postponed without a date, one sent on to the council, a budget table, 25 attachments, a signature sheet. Its shape is that of a real
 * meeting of a Herlev committee (DOMAIN §7B); people, places and numbers are invented.
 */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import test, { after } from "node:test";
import type { Page } from "playwright-core";
import { agendaRoutes } from "#agenda/routes.ts";
import { caseRoutes } from "#case/routes.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { foundCommittee } from "#committee/found-committee.ts";
import { planMeeting } from "#committee/plan-meeting.ts";
import { seatMember } from "#committee/seat-member.ts";
import { setRules } from "#committee/set-rules.ts";
import { defaultRules, type StandingItem } from "#core/committee.ts";
import { composeMinutes } from "#core/compose-minutes.ts";
import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutesAsText } from "#core/house-styles/print-minutes.ts";
import { houseActor } from "#core/people.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { loadPapers } from "#minutes/store.ts";
import { signatureRoutes } from "#signature/routes.ts";
import { printPdf } from "#platform/pdf.ts";
import { aPage, endBrowser } from "#test/browser/browser.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { linesOfText } from "#import/parse/lines.ts";
import { readInHouseStyle } from "#import/parse/house-style-reader.ts";
import { sharedFolder } from "#test/shared.ts";

after(endBrowser);

type Paper = {
  title: string;
  number: string;
  resume: string;
  points: string;
  text: string;
  competence?: string;
  attachments: number;
  decision: string;
  turn?: "postponed" | "referred";
};

const table = [
  "I hele 1.000 kr.\tKorrigeret budget\tForbrug\tForbrugsprocent",
  "Job, Uddannelse og Borgerservice\t318.204\t241.835\t76,0",
  "I alt udvalgets områder\t318.204\t241.835\t76,0",
].join("\n");

const papers: readonly Paper[] = [
  {
    title: "Besøg af borgerrådgiveren",
    number: "00.14.00-G01-7-24",
    resume: "Borgerrådgiver Tove Ravnholt kommer på besøg og fortæller om et år med borgersager.",
    points: "at orientering om borgersager og tendenser tages til efterretning.",
    text: "Borgerrådgiver Tove Ravnholt har afsluttet sit første år. Hun orienterer udvalget om tendenserne i sager på udvalgets område.",
    attachments: 0,
    decision: "Punktet udsættes.",
    turn: "postponed",
  },
  {
    title: "Brugerundersøgelser i jobcentret fremadrettet",
    number: "00.01.00-G01-161-24",
    resume: "Forvaltningen fremlægger forslag om jobcentrets brugerundersøgelser.",
    points: "at brugerundersøgelserne sættes på pause.",
    text: "Der er gennemført fire undersøgelser. Svarprocenten har været faldende.",
    attachments: 1,
    decision:
      "Tiltrådt.\n\nEt enigt udvalg besluttede, at undersøgelserne sættes på pause og drøftes igen i udvalget i foråret 2027.\n\nOplæg vist på mødet bilægges referatet.",
  },
  {
    title: "Revision af Beskæftigelsesplan 2026-2027",
    number: "00.01.00-G01-134-24",
    resume: "Forvaltningen fremlægger endeligt udkast til den reviderede plan.",
    points: "at det endelige udkast til den reviderede Beskæftigelsesplan 2026-2027 godkendes.",
    text: "Planen blev vedtaget i december 2025. Udvalgets ønsker fra 1. behandlingen er skrevet ind.",
    competence: "Kommunalbestyrelsen",
    attachments: 1,
    decision: "Tiltrådt.",
    turn: "referred",
  },
  {
    title: "Benchmarking på beskæftigelsesområdet",
    number: "00.01.00-G01-152-24",
    resume: "Der er kommet nye tal for kommunernes resultater.",
    points: "at orienteringen om benchmarking tages til efterretning.",
    text: "Tabellen viser kommunens placering.\n\nYdelse\tPlads før\tPlads nu\nAlle ydelser\t31\t28\nDagpenge\t12\t17",
    attachments: 4,
    decision: "Taget til efterretning.",
  },
  {
    title: "Jobkonferencen 2026",
    number: "00.01.00-G01-154-24",
    resume: "Udvalget drøfter de vigtigste pointer fra årets konference.",
    points: "at drøftelsen tages til efterretning.",
    text: "Udvalget deltog i konferencen den 14. november. Oplæggene er vedlagt.",
    attachments: 13,
    decision: "Taget til efterretning.",
  },
  {
    title: "Årshjul 2027",
    number: "00.01.00-G01-160-24",
    resume: "Forvaltningen fremlægger årshjul for udvalgets møder i 2027.",
    points: "at årshjul 2027 tages til efterretning.",
    text: "Årshjulet viser de kendte punkter:\n\n- januar: Mål for året\n- marts: Regnskab\n- juni: Temamøde",
    attachments: 1,
    decision: "Taget til efterretning.",
  },
  {
    title: "Statistik på beskæftigelsesområdet",
    number: "00.01.00-G01-124-24",
    resume: "Forvaltningen fremlægger statistik med udvikling i ydelsesgrupper.",
    points: "at statistikken tages til efterretning.",
    text: "Antallet af ledige har samlet set været stabilt.",
    attachments: 3,
    decision: "Taget til efterretning.\n\nOplæg vist på mødet bilægges referatet.",
  },
  {
    title: "Budgetopfølgning pr. 30. september 2026",
    number: "00.30.14-G01-9-24",
    resume: "Forvaltningen har udarbejdet budgetopfølgning pr. 30. september 2026.",
    points: "at budgetopfølgningen tages til efterretning.",
    text: `Budgetopfølgningen fordelt på bevillinger.\n\n${table}\n\nDer ses et samlet forbrug på 241,8 mio. kr.`,
    attachments: 1,
    decision: "Taget til efterretning.",
  },
];
// Two of the 25 attachments are what was shown at the meeting and came after. The real minutes promise both and have the first only.
const shownAtMeeting: readonly (readonly [item: number, name: string])[] = [
  [1, "Oplæg om brugerundersøgelser"],
  [6, "Oplæg om statistikken"],
];

const standing = (key: string, title: string, rest: Partial<StandingItem>): StandingItem => ({
  key,
  title,
  place: "last",
  closed: false,
  sender: null,
  points: [],
  decision: "Intet.",
  kind: "other",
  ...rest,
});

const standingItems: StandingItem[] = [
  standing("aaben", "Meddelelser - Åbent møde", { kind: "announcements", caseNumber: "00.17.00-A00-1-21" }),
  standing("lukket", "Meddelelser - Lukket møde", { kind: "announcements", closed: true, caseNumber: "00.17.00-A00-1-21" }),
  standing("eventuelt", "Eventuelt", { kind: "anyOther", closed: true, caseNumber: "00.22.00-P35-1-21" }),
  standing("blad", "Underskriftsblad", {
    kind: "signature",
    caseNumber: "00.22.00-P35-1-21",
    text: "Godkendelse af digitalt underskriftsblad.",
    sender: "Forvaltningen",
    points: ["at protokol og deltagelse i mødet godkendes via det digitale underskriftsblad."],
    decision: "Protokollen blev underskrevet.",
  }),
];

const now = new Date("2026-11-18T09:00:00Z");
const day = "2026-11-25";

type House = { desk: Desk; meeting: number; secretary: number; writer: number; chief: number; director: number; members: number[] };

async function aHouse(desk: Desk): Promise<House> {
  const call = { actor: houseActor, at: new Date("2026-01-02T09:00:00Z") };
  const term = { from: 2026, to: 2029 };
  const must = <Answer>(done: { ok: true; answer: Answer } | { ok: false; code: string }): Answer => {
    assert.ok(done.ok, done.ok ? "" : done.code);
    return done.answer;
  };
  const council = must(
    await foundCommittee(desk.web.sql, call, { kind: "council", name: "Kommunalbestyrelsen", abbreviation: "KB", from: "2026-01-01", term }),
  ).committee;
  const { committee } = must(
    await foundCommittee(desk.web.sql, call, { kind: "committee", name: "Arbejdsmarkedsudvalget", abbreviation: "AMU", from: "2026-01-01", term }),
  );
  const names: [string, string, "chair" | "viceChair" | "member"][] = [
    ["Ellen Vibsø", "A", "chair"],
    ["Kaj Torsager", "F", "viceChair"],
    ["Bente Lyngdal", "A", "member"],
    ["Dagny Uhre", "C", "member"],
    ["Gorm Askholt", "A", "member"],
    ["Nadia Merling", "Ø", "member"],
    ["Preben Slotved", "C", "member"],
  ];
  const members: number[] = [];
  for (const [name, party, role] of names) {
    const person = await desk.person(name);
    members.push(person);
    for (const where of [committee, council])
      must(
        await seatMember(desk.web.sql, call, {
          committee: where,
          person,
          party,
          role: where === council && role !== "member" ? "member" : role,
          from: "2026-01-01",
          until: null,
          group: null,
        }),
      );
  }
  must(await setRules(desk.web.sql, call, { committee, rules: { ...defaultRules("2026-01-01"), houseStyle: "herlev", standingItems } }));
  const { meeting } = must(
    await planMeeting(desk.web.sql, call, { committee, date: day, start: "16:00", end: null, place: "Muldvarpen, Rådhuset", kind: "ordinary" }),
  );
  return {
    desk,
    meeting,
    members,
    secretary: await desk.person("Sofie Rask", "secretary"),
    writer: await desk.person("Mikkel Bregendahl", "caseWorker"),
    chief: await desk.person("Hanne Fuglsig", "approver"),
    director: await desk.person("Torben Aaskov", "approver"),
  };
}

function readBack(text: string): ReturnType<typeof readInHouseStyle>["minutes"] {
  return readInHouseStyle({ lines: linesOfText(text), pages: null, mediaType: "text/plain" }, herlev).minutes;
}

async function saved(page: Page): Promise<void> {
  const problem = page.locator(".alert-error");
  if ((await problem.count()) > 0) assert.fail(await problem.innerText());
  assert.match(page.url(), /gemt=ja/, await page.locator("main").innerText());
}

test("a meeting goes from empty cases to signed minutes through the pages, and its print has the shape of the real one", { timeout: 900_000 }, async (t) => {
  let clock = now;
  const desk = await deskFor(t, {
    demonstration: true,
    now: () => clock,
    stations: () => [caseRoutes, agendaRoutes, meetingRoutes, decisionRoutes, minutesRoutes, signatureRoutes],
  });
  const house = await aHouse(desk);
  const at = (address: string): string => `${desk.url}${address}`;
  const as = async (person: number): Promise<Page> => {
    const page = await aPage(t);
    await desk.logIn(page, person);
    return page;
  };

  // The case worker writes eight cases, attaches 24 files, and sends them for approval.
  const writer = await as(house.writer);
  const cases: number[] = [];
  for (const paper of papers) {
    await writer.goto(at("/sager/ny"));
    await writer.getByLabel("Udvalg").selectOption({ label: "Arbejdsmarkedsudvalget" });
    await writer.getByLabel("Overskrift").fill(paper.title);
    await writer.getByLabel("Journalnummer").fill(paper.number);
    await writer.getByRole("button", { name: "Opret sagen" }).click();
    cases.push(Number(/\/sager\/(\d+)/.exec(writer.url())?.[1]));
    const sections: [string, string][] = [
      ["Resume", paper.resume],
      ["Sagsfremstilling", paper.text],
      ["Lovgrundlag", "Intet at bemærke."],
      ["Økonomi", "Intet at bemærke."],
      ["Beslutningskompetence", paper.competence ?? "Arbejdsmarkedsudvalget"],
    ];
    for (const [heading, text] of sections) {
      const section = writer.locator("section", { has: writer.getByRole("heading", { name: heading, exact: true }) });
      await section.getByLabel(heading).fill(text);
      await section.getByRole("button", { name: "Gem" }).click();
      await saved(writer);
    }
    await writer.getByLabel("Indstillingspunkter").fill(paper.points);
    await writer.getByRole("button", { name: "Gem indstillingen" }).click();
    await saved(writer);
    for (let n = 1; n <= paper.attachments - (paper.title.startsWith("Brugerundersøgelser") ? 1 : 0); n++) {
      await writer.getByText("Læg et bilag ved").click();
      await writer.getByLabel("Fil", { exact: true }).setInputFiles({
        name: `bilag ${n}.pdf`,
        mimeType: "application/pdf",
        buffer: printPdf({ title: `Bilag ${n}`, blocks: [{ kind: "paragraph", text: `${paper.title}, bilag ${n}` }] }),
      });
      await writer.getByLabel("Navn på bilaget").fill(`${paper.title}, bilag ${n}`);
      await writer.getByLabel("Åbent: det må offentliggøres med punktet").check();
      await writer.getByRole("button", { name: "Læg ved" }).click();
      await saved(writer);
    }
    if (paper.turn === "referred") {
      await writer.getByText("Ret vejen").click();
      const steps = writer.locator(".route-step");
      await steps.nth(0).getByLabel("Organ").selectOption({ label: "Arbejdsmarkedsudvalget" });
      await steps.nth(1).getByLabel("Organ").selectOption({ label: "Kommunalbestyrelsen" });
      await writer.getByRole("button", { name: "Gem vejen" }).click();
      await saved(writer);
    }
    await writer.getByRole("button", { name: "Send til godkendelse" }).click();
    await saved(writer);
  }
  for (const [person, step] of [
    [house.chief, "fagchef"],
    [house.director, "direktør"],
  ] as const) {
    const approver = await as(person);
    for (const id of cases) {
      await approver.goto(at(`/sager/${id}`));
      await approver.getByRole("button", { name: `Godkend som ${step}` }).click();
      await saved(approver);
    }
  }

  // The secretary puts the agenda together, gives the closed items their reasons, and sends it in time.
  const secretary = await as(house.secretary);
  await secretary.goto(at(`/moeder/${house.meeting}/dagsorden`));
  await secretary.getByRole("button", { name: "Begynd dagsordenen" }).click();
  await saved(secretary);
  for (const paper of papers) {
    await secretary.locator(".waiting-list > li", { hasText: paper.title }).getByRole("button").click();
    await saved(secretary);
  }
  await secretary.getByRole("button", { name: "Send dagsordenen ud" }).click();
  assert.match(await secretary.locator(".alert-error").innerText(), /lukket uden en konkret grund/, "a habit of closing is no reason");
  for (const title of ["Meddelelser - Lukket møde", "Eventuelt"]) {
    const item = secretary.locator(".agenda-list > li", { hasText: new RegExp(`^\\s*\\S*\\s*\\d+\\s+${title}`, "u") });
    await item.getByText("Begrund lukningen").click();
    await item.getByLabel("Konkret grund og regel").fill("Orientering om en personalesag, forvaltningsloven § 27");
    await item.getByRole("button", { name: "Luk punktet" }).click();
    await saved(secretary);
  }
  await secretary.getByRole("button", { name: "Send dagsordenen ud" }).click();
  await saved(secretary);

  // A member reads it on the reading page; a citizen's eyes would not see the closed ones, the member's do.
  const chair = await as(house.members[0]!);
  await chair.goto(at(`/moeder/${house.meeting}/laes`));
  assert.equal(await chair.locator(".read-item").count(), 12);
  const pdf = await fetch(at(`/moeder/${house.meeting}/dagsorden.pdf`), { headers: { cookie: await desk.cookieOf(house.members[2]!) } });
  assert.equal(pdf.headers.get("content-type"), "application/pdf");

  // The meeting: one apology, everyone else in one click, then item by item.
  // A week has gone: the login of the other day holds no more.
  clock = new Date(`${day}T15:00:00Z`);
  await desk.logIn(secretary, house.secretary);
  await secretary.goto(at(`/moeder/${house.meeting}/moede`));
  await secretary.getByRole("button", { name: "Begynd mødet" }).click();
  await saved(secretary);
  const absent = secretary.locator(".people-list > li", { hasText: "Preben Slotved" });
  await absent.locator("summary").click();
  await absent.getByLabel("Afbud", { exact: true }).check();
  await absent.getByRole("button", { name: "Gem fremmøde" }).click();
  await saved(secretary);
  await secretary.getByRole("button", { name: "Alle andre er til stede" }).click();
  await saved(secretary);
  const items = await secretary.locator(".meeting-items li a").all();
  const addresses = await Promise.all(items.map((item) => item.getAttribute("href")));
  assert.equal(addresses.length, 12);
  // The page may be drawn anew with what was just saved while one reaches for the fold; then a person opens it again, and so does this.
  const unfold = async (): Promise<void> => {
    const inside = secretary.getByLabel("Hvad blev der af punktet");
    for (let tries = 0; tries < 10 && !(await inside.isVisible()); tries++) {
      await secretary.getByText("Udsat, trukket, tilbage eller videre").click();
      await inside.waitFor({ state: "visible", timeout: 2000 }).catch(() => {});
    }
  };
  for (const [index, address] of addresses.entries()) {
    await secretary.goto(at(address!));
    const paper = papers[index];
    if (paper?.turn === "postponed") {
      await unfold();
      await secretary.getByLabel("Hvad blev der af punktet").selectOption("postponed");
      await secretary.getByRole("button", { name: "Gem beslutningen" }).click();
    } else if (paper === undefined) {
      await secretary.getByRole("button", { name: index === 11 ? "Protokollen blev underskrevet." : "Intet.", exact: true }).click();
    } else if (paper.decision === "Taget til efterretning.") {
      await secretary.getByRole("button", { name: "Taget til efterretning.", exact: true }).click();
    } else {
      await secretary.getByLabel("Beslutningens ord").fill(paper.decision);
      if (paper.turn === "referred") {
        await unfold();
        await secretary.getByLabel("Hvad blev der af punktet").selectOption("referred");
        await secretary.getByLabel("Sendt videre til").fill("Kommunalbestyrelsen");
      }
      await secretary.getByRole("button", { name: "Gem beslutningen" }).click();
    }
    await saved(secretary);
  }
  for (const [index, name] of shownAtMeeting) {
    await secretary.goto(at(addresses[index]!));
    await secretary.getByText("Læg det viste ved").click();
    await secretary
      .getByLabel("Fil", { exact: true })
      .setInputFiles({ name: "oplæg.pdf", mimeType: "application/pdf", buffer: printPdf({ title: name, blocks: [{ kind: "paragraph", text: name }] }) });
    await secretary.getByLabel("Navn på bilaget").fill(name);
    await secretary.getByLabel("Åbent", { exact: true }).check();
    await secretary.getByRole("button", { name: "Læg ved" }).click();
    await saved(secretary);
  }
  await secretary.getByRole("button", { name: "Hæv mødet" }).click();
  await saved(secretary);

  // The minutes compose themselves, are frozen, and signed by those who took part.
  await secretary.goto(at(`/moeder/${house.meeting}/referat`));
  await secretary.getByRole("button", { name: "Lås teksten" }).click();
  await saved(secretary);
  await secretary.goto(at(`/moeder/${house.meeting}/underskrift`));
  await secretary.getByRole("button", { name: "Send til underskrift" }).click();
  await saved(secretary);
  for (const member of house.members.slice(0, 6)) {
    const page = await as(member);
    await page.goto(at(`/moeder/${house.meeting}/underskrift`));
    await page.getByLabel(/Jeg har læst/).check();
    await page.getByRole("button", { name: "Underskriv med dit login" }).click();
    await saved(page);
  }
  await secretary.goto(at(`/moeder/${house.meeting}/underskrift`));
  assert.match(await secretary.locator("main").innerText(), /underskrevet/i);
  const [state] = await desk.database.desk<{ state: string }[]>`select state from desk.minutes where id = ${house.meeting}`;
  assert.equal(state!.state, "signed");

  // The print: the same sections in the same order, and the same decision lines, as the real meeting's minutes.
  const loaded = (await loadPapers(desk.web.sql, house.meeting))!;
  const text = printMinutesAsText(composeMinutes(loaded), herlev);
  const read = readBack(text);
  assert.deepEqual(read.unplaced, []);
  const shape = read.agendaItem.map((item) => ({
    public: item.public,
    sections: item.section.map((section) => section.role),
    attachments: item.attachment.length,
    absent: item.decision!.absent.length,
    outcome: item.decision!.outcome,
  }));
  const usual = ["summary", "recommendation", "presentation", "legalBasis", "finances", "authority", "decision"];
  const full = [...usual, "attachments"];
  assert.deepEqual(
    shape.map((item) => item.sections),
    [usual, full, full, full, full, full, full, full, ["decision"], ["decision"], ["decision"], ["summary", "recommendation", "decision"]],
  );
  assert.deepEqual(
    shape.map((item) => item.public),
    [true, true, true, true, true, true, true, true, true, false, false, true],
  );
  assert.deepEqual(
    shape.map((item) => item.absent),
    Array.from({ length: 12 }, () => 1),
  );
  assert.equal(
    shape.reduce((sum, item) => sum + item.attachments, 0),
    25,
  );
  assert.deepEqual(
    read.agendaItem.map((item) => item.decision!.text),
    [
      ...papers.map((paper) => (paper.turn === "postponed" ? "Punktet udsættes." : paper.decision)),
      "Intet.",
      "Intet.",
      "Intet.",
      "Protokollen blev underskrevet.",
    ],
  );
  assert.ok(text.includes(table.split("\n")[1]!), "the budget table is there, row for row");

  const seed = sharedFolder("seeds", "001_1d8bc11da184b805.txt");
  if (seed === null) return t.diagnostic("the real minutes are not here to compare with");
  const real = readBack(fs.readFileSync(seed, "utf8"));
  assert.deepEqual(
    shape.map(({ public: open, sections, attachments }) => ({ open, sections, attachments })),
    real.agendaItem.map((item, index) => ({
      open: item.public,
      sections: item.section.map((section) => section.role),
      attachments: item.attachment.length + (index === 6 ? 1 : 0),
    })),
  );
  assert.deepEqual(
    shape.map((item) => item.outcome),
    real.agendaItem.map((item) => item.decision!.outcome),
  );
});
