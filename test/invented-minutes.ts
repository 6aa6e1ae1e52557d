/** Invented minutes for tests: an invented municipality's committee, one meeting a fortnight, in the text a house style prints. */

import { herlev } from "#core/house-styles/herlev.ts";
import { printMinutesAsText, type MinutesToPrint } from "#core/house-styles/print-minutes.ts";
import { parseCaseNumber } from "#core/case-number.ts";
import { outcomeOf, phraseOf } from "#core/decision.ts";
import type { AgendaItem } from "#core/published-minutes.ts";

const subjects = [
  "Cykelsti langs Møllevej",
  "Ny daginstitution i Skovby",
  "Støtte til foreningslivet",
  "Klimatilpasning ved åen",
  "Renovering af svømmehallen",
  "Kontanthjælp og småjobs",
];
const decisions = ["Godkendt.", "Taget til efterretning.", "Udsat til næste møde.", "Drøftet.", "Tiltrådt."];

/** Meeting number n (from 0) of a committee; every other fact follows from n. */
export function inventedMeeting(n: number, options: { decision?: string; committee?: string } = {}): MinutesToPrint {
  const day = new Date(Date.UTC(2015, 0, 7 + n * 14)).toISOString().slice(0, 10);
  const item = (position: number): AgendaItem => {
    const decision = options.decision ?? decisions[(n + position) % decisions.length]!;
    const points = ["at sagen godkendes."];
    return {
      number: String(n * 3 + position),
      name: `${subjects[(n + position) % subjects.length]} ${n}-${position}`,
      public: position !== 3,
      caseNumber: parseCaseNumber(`00.01.00G01-${n * 3 + position}-15`),
      section:
        position === 3
          ? []
          : [
              {
                role: "summary",
                heading: "Resume",
                text: `Sagen om ${subjects[(n + position) % subjects.length]!.toLowerCase()} i Lindeborg Kommune forelægges.`,
              },
            ],
      recommendation: position === 3 ? null : { by: "Forvaltningen", points },
      decision: { text: decision, phrase: phraseOf(decision), outcome: outcomeOf(phraseOf(decision), points), absent: [], vote: null },
      attachment: [],
    };
  };
  return {
    organization: { name: options.committee ?? "Kultur- og Fritidsudvalget", term: null },
    meeting: {
      kind: "minutes",
      date: day,
      start: "16:00",
      place: "Rådhuset",
      participants: [
        { name: "Asta Brøndlund", party: "A" },
        { name: "Viggo Tranekær", party: "V" },
      ],
    },
    agendaItem: [item(1), item(2), item(3)],
  };
}

/** The meeting as a published text. */
export function inventedText(n: number, options: { decision?: string; committee?: string } = {}): string {
  return printMinutesAsText(inventedMeeting(n, options), herlev);
}
