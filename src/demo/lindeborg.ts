/** The invented municipality of the demonstration: committees, members over two terms, when they meet. All people are made up. */

import type { NamedPerson } from "#core/published-minutes.ts";

export type CommitteeKey = "employment" | "children" | "climate";

export type Term = { from: number; to: number; members: readonly NamedPerson[] };

export type DemoCommittee = {
  key: CommitteeKey;
  name: string;
  place: string;
  start: string;
  weekdayOffset: number;
  firstNumber: number;
  terms: readonly [Term, Term];
  director: string;
};

const person = (name: string, party: string): NamedPerson => ({ name, party });

export const committees: readonly DemoCommittee[] = [
  {
    key: "employment",
    name: "Beskæftigelses- og Integrationsudvalget",
    place: "Mødelokale Bøgen, Lindeborg Rådhus",
    start: "16:00",
    weekdayOffset: 7,
    firstNumber: 61,
    director: "Direktøren for Arbejdsmarked og Borgerservice",
    terms: [
      {
        from: 2022,
        to: 2025,
        members: [
          person("Asta Brøndlund", "A"),
          person("Viggo Tranekær", "V"),
          person("Merete Sandager", "F"),
          person("Holger Lysdal", "C"),
          person("Yasmin Elkjær", "Ø"),
        ],
      },
      {
        from: 2026,
        to: 2029,
        members: [
          person("Viggo Tranekær", "V"),
          person("Asta Brøndlund", "A"),
          person("Rasmus Hvidbjerg", "I"),
          person("Yasmin Elkjær", "Ø"),
          person("Gudrun Aabo", "F"),
        ],
      },
    ],
  },
  {
    key: "children",
    name: "Børne- og Skoleudvalget",
    place: "Byrådssalen, Lindeborg Rådhus",
    start: "17:00",
    weekdayOffset: 8,
    firstNumber: 88,
    director: "Direktøren for Børn og Unge",
    terms: [
      {
        from: 2022,
        to: 2025,
        members: [
          person("Kirstine Møgelmose", "A"),
          person("Jens Ove Skovlund", "V"),
          person("Fatima Rosendal", "B"),
          person("Birger Holmsted", "O"),
          person("Merete Sandager", "F"),
        ],
      },
      {
        from: 2026,
        to: 2029,
        members: [
          person("Kirstine Møgelmose", "A"),
          person("Louise Ankerstjerne", "V"),
          person("Fatima Rosendal", "B"),
          person("Thyge Vestergård", "Æ"),
          person("Inger Ørum", "C"),
        ],
      },
    ],
  },
  {
    key: "climate",
    name: "Klima-, Teknik- og Miljøudvalget",
    place: "Mødelokale Åen, Lindeborg Rådhus",
    start: "08:30",
    weekdayOffset: 9,
    firstNumber: 140,
    director: "Direktøren for Teknik og Miljø",
    terms: [
      {
        from: 2022,
        to: 2025,
        members: [
          person("Poul Erik Nørgård", "V"),
          person("Sidsel Kragh", "Å"),
          person("Anton Bruun Dam", "A"),
          person("Ulla Fjelstrup", "C"),
          person("Holger Lysdal", "C"),
        ],
      },
      {
        from: 2026,
        to: 2029,
        members: [
          person("Sidsel Kragh", "F"),
          person("Anton Bruun Dam", "A"),
          person("Poul Erik Nørgård", "V"),
          person("Karen Margrethe Lind", "M"),
          person("Ulla Fjelstrup", "C"),
        ],
      },
    ],
  },
];

/** The months of the demonstration's two years; committees do not meet in July. */
export const meetingMonths: readonly string[] = [
  "2024-10",
  "2024-11",
  "2024-12",
  "2025-01",
  "2025-02",
  "2025-03",
  "2025-04",
  "2025-05",
  "2025-06",
  "2025-08",
  "2025-09",
  "2025-10",
  "2025-11",
  "2025-12",
  "2026-01",
  "2026-02",
  "2026-03",
  "2026-04",
  "2026-05",
  "2026-06",
  "2026-08",
  "2026-09",
];

/** The day a committee meets in a month: always the same weekday, in the second week. */
export function meetingDay(committee: DemoCommittee, month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay();
  const monday = 1 + ((8 - first) % 7);
  return `${month}-${String(monday + committee.weekdayOffset).padStart(2, "0")}`;
}
