/** What waits for a person, by their roles: facts in, rows for the front page out. No clock, no database. */

import { danishDay, dateInWords, dateLong } from "#core/calendar.ts";
import { deadlinesFor, nameOn, rulesOn } from "#core/committee.ts";
import { deadlineTold, type DeadlineTold } from "#core/deadline.ts";
import { committeesOf, holds, type Actor, type Role } from "#core/people.ts";
import { addDays } from "#core/working-days.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { counted } from "#ui/words.ts";
import type { ApprovalFacts, CaseFacts, CommitteeFacts, HouseFacts, MeetingFacts } from "./queries.ts";

/** One thing that waits. `when` tells how near it is, in a colour and in words. */
export type Task = { title: string; href: string; about: string; when: DeadlineTold | null; note?: string };
export type Group = {
  id: string;
  heading: string;
  /** Whether it waits for this person to do something; else it is told for information. */ waits: boolean;
  tasks: readonly Task[];
  /** Told when nothing waits, with a way on. */ empty: { text: string; link: readonly [string, string] | null };
};

/** Facts the page is made of; a part is empty for those whose roles do not ask for it. */
export type Facts = {
  actor: Actor;
  today: string;
  committees: readonly CommitteeFacts[];
  meetings: readonly MeetingFacts[];
  signing: readonly { meeting: number; committee: number; date: string }[];
  cases: readonly CaseFacts[];
  approvals: readonly ApprovalFacts[];
  counts: readonly { committee: number; ready: number; unreported: number; promises: number }[];
  house: HouseFacts | null;
  readings: number | null;
  /** In a demonstration people come in by a click and need no way in. */ demonstration: boolean;
};

const elected = ["chair", "viceChair", "member", "substitute"] as const;
// Work on an agenda begins so many days before it must be sent.
const agendaAhead = 14;

const has = (actor: Actor, ...roles: readonly Role[]): boolean => actor.roles.some((held) => roles.includes(held.role));
const among = (own: readonly number[] | "all", committee: number): boolean => own === "all" || own.includes(committee);

export function nameOf(facts: Pick<Facts, "committees" | "today">, committee: number): string {
  const found = facts.committees.find((each) => each.id === committee);
  return found === undefined ? "Udvalget" : nameOn(found, facts.today);
}

/** How near a meeting is. */
export function meetingTold(date: string, start: string, today: string): DeadlineTold {
  if (date === today) return { nearness: "today", words: `I dag kl. ${start}` };
  if (date === addDays(today, 1)) return { nearness: "soon", words: `I morgen kl. ${start}` };
  const words = date.slice(0, 4) === today.slice(0, 4) ? dateInWords(date).replace(/ \d{4}$/, "") : dateInWords(date);
  return { nearness: "calm", words: `${words[0]!.toLocaleUpperCase("da")}${words.slice(1)} kl. ${start}` };
}

/** Meetings of today and those that are being held: first on the page. */
export function meetingsNow(facts: Facts): { title: string; href: string; about: string; going: boolean }[] {
  const { actor, today } = facts;
  return facts.meetings
    .filter((each) => each.sitting === "open" || (each.date === today && each.sitting === null))
    .filter((each) => holds(actor, ["secretary", ...elected, "approver", "caseWorker", "councilMember", "observer", "auditor"], each.committee))
    .map((each) => {
      const leads = holds(actor, ["secretary"], each.committee) || (each.sitting === null && holds(actor, ["chair"], each.committee));
      const going = each.sitting === "open";
      return {
        title: going ? `${nameOf(facts, each.committee)}: mødet er i gang` : `Mødet i dag: ${nameOf(facts, each.committee)}`,
        href: leads ? deskPaths.sitting(each.id) : going ? deskPaths.watch(each.id) : deskPaths.reading(each.id),
        about: `${each.date === today ? `I dag kl. ${each.start}` : `${dateInWords(each.date)} kl. ${each.start}`}${each.place === null ? "" : `, ${each.place}`}`,
        going,
      };
    });
}

export function groupsFor(facts: Facts): Group[] {
  const { actor } = facts;
  return [
    ...(has(actor, "administrator") ? [houseGroup(facts)] : []),
    ...(facts.signing.length > 0 || has(actor, ...elected) ? [memberGroup(facts)] : []),
    ...(has(actor, "approver") ? [approverGroup(facts)] : []),
    ...(has(actor, "secretary") ? [secretaryGroup(facts), minutesGroup(facts)] : []),
    ...(has(actor, "caseWorker") || facts.cases.length > 0 ? caseGroups(facts) : []),
    ...(has(actor, "councilMember") ? [outsideGroup(facts)] : []),
    ...(has(actor, "observer") && !has(actor, ...elected) ? [observerGroup(facts)] : []),
    ...(has(actor, "auditor") ? [auditorGroup(facts)] : []),
    ...(has(actor, "dataProtectionOfficer") ? [readingGroup(facts)] : []),
  ];
}

function caseGroups(facts: Facts): Group[] {
  const task = (each: CaseFacts): Task => {
    const state =
      each.sentBack !== null
        ? `Sendt tilbage af ${each.sentBack.name}`
        : each.state === "draft"
          ? "Kladde"
          : each.state === "inApproval"
            ? `Venter på godkendelse${each.step === null ? "" : ` (${each.step})`}`
            : each.onAgenda
              ? "På dagsordenen"
              : "Klar til dagsorden";
    return {
      title: each.title,
      href: deskPaths.case(each.id),
      about: [
        state,
        each.unsettled === 0 ? null : counted(each.unsettled, "bemærkning er ikke klaret", "bemærkninger er ikke klaret"),
        nameOf(facts, each.committee),
      ]
        .filter((part) => part !== null)
        .join(" · "),
      when: each.deadline === null || each.state === "ready" ? null : deadlineTold(each.deadline, facts.today),
      ...(each.sentBack === null ? {} : { note: each.sentBack.remark }),
    };
  };
  // What has come back is first: somebody waits for it.
  const inOrder = [...facts.cases].sort((a, b) => Number(b.sentBack !== null) - Number(a.sentBack !== null));
  const waits = (each: CaseFacts): boolean => each.state === "draft" || each.unsettled > 0;
  const onTheWay = inOrder.filter((each) => !waits(each) && (each.state === "inApproval" || each.onAgenda || !each.handled));
  return [
    {
      id: "sager",
      waits: true,
      heading: "Dine sager",
      tasks: inOrder.filter(waits).map(task),
      empty: { text: "Ingen af dine sager venter på dig.", link: ["Opret en sag", deskPaths.newCase] },
    },
    ...(onTheWay.length === 0
      ? []
      : [{ id: "paa-vej", waits: false, heading: "På vej", tasks: onTheWay.map(task), empty: { text: "", link: null } } satisfies Group]),
  ];
}

function approverGroup(facts: Facts): Group {
  return {
    id: "godkend",
    waits: true,
    heading: "Venter på din godkendelse",
    tasks: facts.approvals.map((each) => ({
      title: each.title,
      href: deskPaths.case(each.id),
      about: `${each.step} · fra ${each.author ?? "forvaltningen"} · ${nameOf(facts, each.committee)}`,
      when: each.deadline === null ? waited(each.since, facts.today) : deadlineTold(each.deadline, facts.today),
    })),
    empty: { text: "Ingen sager venter på din godkendelse. Du får mail, når der kommer en.", link: null },
  };
}

function waited(since: Date, today: string): DeadlineTold {
  const days = Math.round((Date.parse(today) - Date.parse(danishDay(since))) / 86_400_000);
  return {
    nearness: days >= 5 ? "late" : days >= 2 ? "soon" : "calm",
    words: days <= 0 ? "Kom i dag" : days === 1 ? "Har ventet siden i går" : `Har ventet i ${days} dage`,
  };
}

function secretaryGroup(facts: Facts): Group {
  const own = committeesOf(facts.actor, ["secretary"]);
  const tasks: (Task & { sort: string })[] = [];
  for (const each of facts.meetings) {
    if (!among(own, each.committee) || each.date < facts.today || each.sitting !== null) continue;
    const committee = facts.committees.find(({ id }) => id === each.committee);
    if (committee === undefined) continue;
    const due = deadlinesFor(rulesOn(committee, each.date), each.date).agenda;
    const about = `${nameOf(facts, each.committee)} · mødet er ${dateInWords(each.date)}`;
    if (each.agenda !== "released" && due <= addDays(facts.today, agendaAhead))
      tasks.push({
        title: each.agenda === null ? "Begynd dagsordenen" : each.agenda === "inReview" ? "Send dagsordenen ud (er til gennemlæsning)" : "Send dagsordenen ud",
        href: deskPaths.agenda(each.id),
        about: `${about}${each.items === 0 ? "" : ` · ${counted(each.items, "punkt", "punkter")}`}`,
        when: deadlineTold(due, facts.today),
        sort: due,
      });
    if (each.supplement)
      tasks.push({
        title: "Send tillægsdagsordenen ud",
        href: deskPaths.agenda(each.id),
        about,
        when: meetingTold(each.date, each.start, facts.today),
        sort: each.date,
      });
    if (each.proposals > 0)
      tasks.push({
        title: each.proposals === 1 ? "Et forslag fra et medlem" : `${each.proposals} forslag fra medlemmer`,
        href: deskPaths.agenda(each.id),
        about,
        when: null,
        sort: due,
      });
  }
  for (const { committee, ready, unreported, promises } of facts.counts) {
    if (!among(own, committee)) continue;
    const next = facts.meetings.find((each) => each.committee === committee && each.date >= facts.today && each.sitting === null && each.agenda !== "released");
    if (ready > 0)
      tasks.push({
        title: ready === 1 ? "En sag er klar og står ikke på en dagsorden" : `${ready} sager er klar og står ikke på en dagsorden`,
        href: next === undefined ? `${deskPaths.cases}?tilstand=ready` : deskPaths.agenda(next.id),
        about: nameOf(facts, committee),
        when: null,
        sort: "z",
      });
    if (unreported > 0)
      tasks.push({
        title: unreported === 1 ? "En formandsafgørelse er ikke meddelt udvalget" : `${unreported} formandsafgørelser er ikke meddelt udvalget`,
        href: deskPaths.chairDecisions(committee),
        about: `${nameOf(facts, committee)} · kommer selv med på næste dagsorden`,
        when: null,
        sort: "z",
      });
    if (promises > 0)
      tasks.push({
        title: promises === 1 ? "Et løfte er fundet i et referat og ikke set på" : `${promises} løfter er fundet i referater og ikke set på`,
        href: deskPaths.promises(committee),
        about: nameOf(facts, committee),
        when: null,
        sort: "z",
      });
  }
  return {
    id: "dagsordener",
    waits: true,
    heading: "Dagsordener",
    tasks: tasks.sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0)),
    empty: { text: "Ingen dagsorden skal sendes inden for de næste uger.", link: ["Se møderne, eller læg en mødeplan", deskPaths.committees] },
  };
}

function minutesGroup(facts: Facts): Group {
  const own = committeesOf(facts.actor, ["secretary"]);
  const tasks = facts.meetings.flatMap((each): Task[] => {
    if (!among(own, each.committee)) return [];
    const about = `${nameOf(facts, each.committee)} · mødet ${dateLong(each.date)}`;
    const days = Math.round((Date.parse(facts.today) - Date.parse(each.date)) / 86_400_000);
    const when: DeadlineTold | null =
      days < 1 ? null : { nearness: days > 7 ? "late" : days > 2 ? "soon" : "calm", words: days === 1 ? "Mødet var i går" : `${days} dage siden mødet` };
    if (each.sitting === "open") return each.date < facts.today ? [{ title: "Mødet er ikke hævet", href: deskPaths.sitting(each.id), about, when }] : [];
    if (each.sitting === null)
      return each.date < facts.today && each.agenda === "released"
        ? [{ title: "Mødet er ikke begyndt i Sagsgang", href: deskPaths.sitting(each.id), about, when }]
        : [];
    if (each.minutes === null || each.minutes === "draft")
      return [{ title: "Gør referatet færdigt, og lås det", href: deskPaths.minutes(each.id), about, when }];
    if (each.minutes === "frozen") return [{ title: "Send referatet til underskrift", href: deskPaths.signing(each.id), about, when }];
    if (each.minutes === "outForSignature")
      return [
        {
          title: each.missing.length === 1 ? "En underskrift mangler" : `${each.missing.length} underskrifter mangler`,
          href: deskPaths.signing(each.id),
          about,
          when,
          note: `Mangler: ${each.missing.map(({ name }) => name).join(", ")}`,
        },
      ];
    return [];
  });
  return { id: "referater", waits: true, heading: "Referater", tasks, empty: { text: "Alle referater er underskrevet.", link: null } };
}

function memberGroup(facts: Facts): Group {
  const own = committeesOf(facts.actor, elected);
  const signing = facts.signing.map((each): Task => ({
    title: "Underskriv referatet",
    href: deskPaths.signing(each.meeting),
    about: `${nameOf(facts, each.committee)} · mødet ${dateLong(each.date)}`,
    when: { nearness: "soon", words: "Venter på din underskrift" },
  }));
  const reading = facts.meetings
    .filter((each) => among(own, each.committee) && each.date >= facts.today && each.sitting === null)
    .flatMap((each): Task[] => {
      const about = `${nameOf(facts, each.committee)} · ${counted(each.items, "punkt", "punkter")}`;
      const when = meetingTold(each.date, each.start, facts.today);
      if (each.agenda === "released") return [{ title: "Læs dagsordenen", href: deskPaths.reading(each.id), about, when }];
      return each.agenda === "inReview" && holds(facts.actor, ["chair"], each.committee)
        ? [{ title: "Læs dagsordenen igennem, før den sendes", href: deskPaths.agenda(each.id), about, when }]
        : [];
    });
  return {
    id: "medlem",
    waits: true,
    heading: "Til dig",
    tasks: [...signing, ...reading],
    empty: {
      text: "Der er ingen dagsorden at læse og intet at skrive under. Du får mail, når den næste dagsorden er sendt ud.",
      link: ["Se de planlagte møder", deskPaths.meetings],
    },
  };
}

const sentAgendas = (facts: Facts, own: readonly number[] | "all", title: string): Task[] =>
  facts.meetings
    .filter((each) => among(own, each.committee) && each.agenda === "released" && each.date >= facts.today && each.sitting === null)
    .map((each) => ({
      title,
      href: deskPaths.reading(each.id),
      about: `${nameOf(facts, each.committee)} · ${counted(each.items, "punkt", "punkter")}`,
      when: meetingTold(each.date, each.start, facts.today),
    }));

function outsideGroup(facts: Facts): Group {
  return {
    id: "andre-udvalg",
    waits: false,
    heading: "Andre udvalgs møder",
    tasks: sentAgendas(facts, committeesOf(facts.actor, ["councilMember"]), "Læs dagsordenen"),
    empty: {
      text: "Ingen andre udvalg har sendt en dagsorden ud til et kommende møde. Som medlem af kommunalbestyrelsen kan du læse den, når den kommer (kommunestyrelsesloven § 20).",
      link: null,
    },
  };
}

function observerGroup(facts: Facts): Group {
  return {
    id: "observatoer",
    waits: false,
    heading: "Kommende dagsordener",
    tasks: sentAgendas(facts, committeesOf(facts.actor, ["observer"]), "Læs de åbne punkter"),
    empty: { text: "Ingen dagsorden er sendt ud til et kommende møde.", link: ["Se de planlagte møder", deskPaths.meetings] },
  };
}

function auditorGroup(facts: Facts): Group {
  const open = facts.meetings.filter((each) => each.sitting === "closed" && each.minutes !== "signed");
  return {
    id: "revisor",
    waits: false,
    heading: "Revision",
    tasks: open.map((each) => ({
      title: each.minutes === "outForSignature" ? "Referatet er ikke underskrevet af alle" : "Referatet er ikke låst",
      href: deskPaths.minutes(each.id),
      about: `${nameOf(facts, each.committee)} · mødet ${dateLong(each.date)}`,
      when: null,
      ...(each.missing.length === 0 ? {} : { note: `Mangler: ${each.missing.map(({ name }) => name).join(", ")}` }),
    })),
    empty: { text: "Alle hævede møder har et underskrevet referat.", link: ["Se møderne", deskPaths.meetings] },
  };
}

function readingGroup(facts: Facts): Group {
  const count = facts.readings ?? 0;
  return {
    id: "laeselog",
    waits: false,
    heading: "Læselog",
    tasks: [
      {
        title:
          count === 0 ? "Ingen har åbnet lukket materiale i dag" : counted(count, "læsning af lukket materiale i dag", "læsninger af lukket materiale i dag"),
        href: `${deskPaths.readLog}?fra=${facts.today}`,
        about: "Hvem har læst hvad, og hvornår",
        when: null,
      },
    ],
    empty: { text: "", link: null },
  };
}

function houseGroup(facts: Facts): Group {
  const house = facts.house!;
  const step = (title: string, href: string, about: string): Task => ({ title, href, about, when: null });
  return {
    id: "huset",
    waits: true,
    heading: house.meetings === 0 ? "Kom i gang" : "Huset",
    tasks: [
      ...(house.people < 2 ? [step("Opret dem, der skal bruge Sagsgang", deskPaths.people, "En ad gangen, eller fra en liste")] : []),
      ...(house.committees === 0 ? [step("Opret det første udvalg", deskPaths.committees, "Navn, valgperiode og regler")] : []),
      ...(house.committees > 0 && house.seats === 0 ? [step("Sæt medlemmerne ind i udvalget", deskPaths.committees, "De får deres roller af pladsen")] : []),
      ...(house.committees > 0 && house.meetings === 0 ? [step("Læg en mødeplan", deskPaths.committees, "Et år ad gangen, eller fra en fil")] : []),
      ...(house.noWayIn > 0 && !facts.demonstration
        ? [
            step(
              house.noWayIn === 1 ? "En person har ingen vej ind" : `${house.noWayIn} personer har ingen vej ind`,
              deskPaths.people,
              "Hverken adgangsnøgle, kommunens login eller en invitation, der gælder",
            ),
          ]
        : []),
      ...(house.failedMails > 0
        ? [
            {
              ...step(
                house.failedMails === 1 ? "En mail kunne ikke sendes" : `${house.failedMails} mails kunne ikke sendes`,
                `${deskPaths.people}#mail`,
                "Se, hvad mailserveren sagde",
              ),
              when: { nearness: "late" as const, words: "Skal ses på" },
            },
          ]
        : []),
      ...(house.givenUp > 0
        ? [
            {
              ...step(
                house.givenUp === 1 ? "En opfølgning er opgivet efter flere forsøg" : `${house.givenUp} opfølgninger er opgivet efter flere forsøg`,
                deskPaths.people,
                "Grunden står i programmets log; sagsgang doctor ser det hele igennem",
              ),
              when: { nearness: "late" as const, words: "Skal ses på" },
            },
          ]
        : []),
    ],
    empty: { text: "Alle har en vej ind, og al mail er sendt.", link: ["Se personerne", deskPaths.people] },
  };
}
