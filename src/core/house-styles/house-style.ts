/**
 * A house style is how one municipality's minutes look, described once: the same description reads what they have published
 * and prints what they will publish (DESIGN §3). `read(print(minutes)) = minutes` holds for every style.
 */

import type { SectionRole } from "../section-role.ts";

/** A section heading of the house. `inline`: heading and text share a line, "Øvrige sagsbehandlere: -". */
export type SectionTitle = { role: SectionRole; title: string; inline?: true };

/**
 * How the recommendation names its sender: as the section's own heading ("Forvaltningen indstiller"), or on a line under the
 * heading ("Indstilling", then "Formanden indstiller,"). Points stand as paragraphs, or numbered.
 */
export type RecommendationForm = {
  sender: "asHeading" | "underHeading";
  /** What stands after "indstiller" when the sender has a line of its own. */
  close: "" | "," | ":";
  points: "paragraphs" | "numbered";
};

/** How the house says, in each decision, who was not there. */
export type AbsenceForm =
  | { form: "list"; label: string; kind: "apology" | "absent" }
  | { form: "line"; label: string; kind: "apology" | "absent" }
  | { form: "sentence"; predicate: string; kind: "apology" | "absent" };

export type HouseStyle = {
  /** Stands as `houseStyle` in what it read. */
  name: string;
  /** Null for a vendor's layout that many municipalities share. */
  municipality: string | null;
  /** Section headings in the order the house prints them; of several titles for one role the first is printed. */
  sections: readonly SectionTitle[];
  recommendation: RecommendationForm;
  /** Null: the house does not tell absence in the decisions. */
  absence: AbsenceForm | null;
  /** Whether the header lists those who took part. */
  participants: "listed" | "untold";
  /** The section that opens with who wrote the case, by initials, and the committee's own: "HB / ACB - AMU". Not told: the house prints none. */
  initialsOpen?: SectionRole;
  /** A KLE number with its facet glued on (15.00.00G01-22-21) or dashed (15.00.00-G01-22-21). */
  caseNumber: "glued" | "dashed";
  /** Whether the decision of a closed item stands under a heading when the house publishes it. */
  closedDecision: "headed" | "bare";
  /** Whether the text form marks its headings (#, **) or leaves them as bare lines. */
  headings: "marked" | "bare";
  /** Whether headings outside `sections` that every municipality knows ("Høring", "Historik") also open a section. */
  otherHeadings?: "openSections";
  /** What the house did differently until a day: the newest description above, the older ones here. */
  formerly?: readonly FormerStyle[];
};

export type FormerStyle = { until: string } & Partial<Omit<HouseStyle, "name" | "municipality" | "formerly">>;

/** The style as the house used it on a day (yyyy-mm-dd). */
export function styleOn(style: HouseStyle, date: string | null): HouseStyle {
  const former = date === null ? undefined : style.formerly?.filter((each) => date <= each.until).sort((a, b) => (a.until < b.until ? -1 : 1))[0];
  if (former === undefined) return style;
  const { until: _until, ...differences } = former;
  return { ...style, ...differences };
}

/** The heading the house prints for a role, or null when its minutes have no such section. */
export function titleFor(style: HouseStyle, role: SectionRole): string | null {
  return style.sections.find((section) => section.role === role)?.title ?? null;
}

/** The words that open the first line of a document, by the kind of meeting paper. */
export const documentWords = {
  minutes: "REFERAT",
  agenda: "DAGSORDEN",
  supplementaryAgenda: "TILLÆGSDAGSORDEN",
} as const;

/** The labels of the header lines, the same in every house that publishes through FirstAgenda (LAYOUTS D1). */
export const headerLabels = { date: "Mødedato", place: "Mødested", participants: "Mødedeltagere" } as const;

export const contentsHeading = "Indholdsfortegnelse";

/** Stands before the title of an item handled behind closed doors. It is the only mark to trust (LAYOUTS D3). */
export const closedMark = "Lukket: ";
