/** The demonstration's meetings, put together from the case files: two years, three committees, standing items, absences, closed items. */

import { parseCaseNumber } from "#core/case-number.ts";
import { dateLong } from "#core/calendar.ts";
import type { MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import type { AgendaItem, NamedPerson, Section } from "#core/published-minutes.ts";
import { childrenCases } from "./cases-children.ts";
import { climateCases } from "./cases-climate.ts";
import { employmentCases } from "./cases-employment.ts";
import type { CaseFile, Handling } from "./case-file.ts";
import { committees, meetingDay, meetingMonths, type CommitteeKey, type DemoCommittee } from "./lindeborg.ts";

const cases: readonly CaseFile[] = [...employmentCases, ...childrenCases, ...climateCases];

/** Every meeting, oldest first. The same every time. */
export function demonstrationMeetings(): MinutesToPrint[] {
  const nextNumber = new Map<CommitteeKey, number>(committees.map((committee) => [committee.key, committee.firstNumber]));
  return meetingMonths.flatMap((month, monthIndex) =>
    committees.map((committee, committeeIndex) => {
      // Numbers run through the year, as most houses do, and begin again in January.
      if (month.endsWith("-01")) nextNumber.set(committee.key, 1);
      return meetingOf(committee, month, monthIndex * 3 + committeeIndex, () => {
        const number = nextNumber.get(committee.key)!;
        nextNumber.set(committee.key, number + 1);
        return String(number);
      });
    }),
  );
}

function meetingOf(committee: DemoCommittee, month: string, seed: number, number: () => string): MinutesToPrint {
  const date = meetingDay(committee, month);
  const year = Number(month.slice(0, 4));
  const term = committee.terms.find((each) => year <= each.to)!;
  const absent = seed % 3 === 1 ? [term.members[seed % term.members.length]!] : seed % 7 === 5 ? [term.members[1]!, term.members[4]!] : [];
  // Some houses list the whole committee as participants, absent or not; the reader must doubt that (DOMAIN §0.12).
  const listed = seed % 11 === 1;
  const latest = seed >= (meetingMonths.length - 1) * 3;
  const agendaOnly = latest && committee.key === "climate";
  const handled = cases.flatMap((file) =>
    file.handlings.filter((each) => each.committee === committee.key && each.month === month).map((handling) => ({ file, handling })),
  );
  const open = handled.filter(({ handling }) => !handling.closed);
  const closed = handled.filter(({ handling }) => handling.closed);
  const items = [
    standing(committee, "Godkendelse af dagsorden", "A00", { by: "Formanden", points: ["at dagsordenen godkendes."], decision: "Godkendt." }),
    ...open.map(({ file, handling }) => caseItem(committee, file, handling)),
    ...seriesItems(committee, month, seed),
    standing(committee, "Meddelelser - Åbent møde", "P35", { decision: seed % 4 === 0 ? "Formanden orienterede om næste måneds temamøde." : "Intet." }),
    ...closed.map(({ file, handling }) => caseItem(committee, file, handling)),
    ...(seed % 2 === 0 ? [standing(committee, "Meddelelser - Lukket møde", "P35", { closed: true, decision: "Intet." })] : []),
    standing(committee, "Underskriftsblad", "P35", {
      resume: "Godkendelse af digitalt underskriftsblad.",
      points: ["at protokol og deltagelse i mødet godkendes via det digitale underskriftsblad."],
      by: "Forvaltningen",
      decision: "Protokollen blev underskrevet.",
    }),
  ];
  const agendaItem = items.map((item) => ({
    ...item,
    number: number(),
    decision: agendaOnly || item.decision === null ? null : { ...item.decision, absent: withKind(absent) },
  }));
  return {
    organization: { name: committee.name, term: { from: term.from, to: term.to } },
    meeting: {
      kind: agendaOnly ? "agenda" : "minutes",
      date,
      start: committee.start,
      place: committee.place,
      participants: term.members.filter((member) => listed || !absent.includes(member)),
    },
    agendaItem,
  };
}

const withKind = (people: readonly NamedPerson[]) => people.map((each) => ({ ...each, kind: "apology" as const }));

function caseItem(committee: DemoCommittee, file: CaseFile, handling: Handling): AgendaItem {
  return item(committee, file.number, handling.title, handling);
}

type Content = Pick<Handling, "decision"> & Partial<Omit<Handling, "committee" | "month" | "title" | "decision">>;

function standing(committee: DemoCommittee, name: string, facet: string, content: Content): AgendaItem {
  const serial = { employment: 1, children: 2, climate: 3 }[committee.key];
  return item(committee, `00.22.04-${facet}-${serial}-22`, name, { by: null, ...content });
}

function item(committee: DemoCommittee, caseNumber: string, name: string, content: Content): AgendaItem {
  const section: Section[] = [];
  const add = (role: Section["role"], heading: string, text: string | undefined): void => {
    if (text !== undefined) section.push({ role, heading, text });
  };
  const isPublic = content.closed !== true;
  if (isPublic) {
    add("summary", "Resume", content.resume);
    add("presentation", "Sagsfremstilling", content.text && proseOf(content.text));
    add("legalBasis", "Lovgrundlag", content.law);
    add("finances", "Økonomi", content.money ?? (content.text ? "Intet at bemærke." : undefined));
    add("hearing", "Høring", content.hearing);
    add("authority", "Beslutningskompetence", content.text ? (content.decides ?? committee.name) : undefined);
  }
  const by = content.by === undefined ? committee.director : content.by;
  return {
    number: null,
    name,
    public: isPublic,
    caseNumber: parseCaseNumber(caseNumber),
    section,
    recommendation: isPublic && content.points && by !== null ? { by, points: [...content.points] } : null,
    decision: { text: content.decision, phrase: "other", outcome: null, absent: [], vote: null },
    attachment: isPublic ? (content.attachments ?? []).map((each) => ({ label: null, name: each })) : [],
  };
}

// Lines that begin "- " or hold tabs stand close together; all else are paragraphs.
function proseOf(lines: readonly string[]): string {
  let text = "";
  let before = "";
  for (const line of lines) {
    const kind = line.startsWith("- ") ? "list" : line.includes("\t") ? "table" : "paragraph";
    text += text === "" ? line : kind !== "paragraph" && kind === before ? `\n${line}` : `\n\n${line}`;
    before = kind;
  }
  return text;
}

/** Items that come back: key figures each quarter, budget follow-up four times a year. */
function seriesItems(committee: DemoCommittee, month: string, seed: number): AgendaItem[] {
  const [year, monthNumber] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const items: AgendaItem[] = [];
  if (committee.key === "employment" && [2, 5, 8, 11].includes(monthNumber)) {
    const change = (year - 2024) * 12 + monthNumber;
    const row = (name: string, base: number, step: number): string =>
      `${name}\t${(base - step * (change - 1)).toLocaleString("da-DK")}\t${(base - step * change).toLocaleString("da-DK")}`;
    items.push(
      item(
        committee,
        `00.01.00-G01-41-${String(year).slice(2)}`,
        `Nøgletal på beskæftigelsesområdet, ${dateLong(`${month}-01`).split(" ").slice(1).join(" ")}`,
        {
          resume: "Forvaltningen forelægger udviklingen i antallet af borgere på offentlig forsørgelse.",
          text: [
            "Tabellen viser antal fuldtidspersoner i måneden før og i den seneste måned.",
            "Ydelse\tForrige måned\tSeneste måned",
            row("A-dagpenge", 842, 3),
            row("Kontanthjælp", 655, 4),
            row("Sygedagpenge", 498, 2),
            row("Ledighedsydelse", 121, 1),
            row("Fleksjob", 588, -2),
            "Tallene er hentet i jobindsats og kan blive reguleret bagud.",
          ],
          points: ["at nøgletallene tages til efterretning."],
          decision: "Taget til efterretning.",
          attachments: [`Nøgletal ${month}`],
        },
      ),
    );
  }
  const quarterEnd = { 5: "31. marts", 8: "30. juni", 11: "30. september", 2: "31. december" }[monthNumber];
  if (quarterEnd) {
    const budget = { employment: 412.6, children: 688.1, climate: 203.4 }[committee.key];
    const share = { 5: 0.25, 8: 0.5, 11: 0.75, 2: 1 }[monthNumber]!;
    const spent = budget * share + ((seed % 5) - 2) * 1.3;
    const expected = budget + ((seed % 5) - 2) * 2.1;
    const million = (value: number): string => value.toLocaleString("da-DK", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    items.push(
      item(
        committee,
        `00.30.14-G01-${seed + 3}-${String(year).slice(2)}`,
        `Budgetopfølgning pr. ${quarterEnd} ${monthNumber === 2 ? year - 1 : year} for ${committee.name}`,
        {
          resume: `Der er brugt ${million((spent / budget) * 100)} procent af budgettet.`,
          text: [
            "Mio. kr.\tKorrigeret budget\tForbrug\tForventet regnskab\tAfvigelse",
            `Drift i alt\t${million(budget)}\t${million(spent)}\t${million(expected)}\t${million(expected - budget)}`,
          ],
          points: ["at budgetopfølgningen tages til efterretning."],
          decision: "Taget til efterretning.",
          attachments: ["Bilag til budgetopfølgningen"],
        },
      ),
    );
  }
  return items;
}
