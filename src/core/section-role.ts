/** What a section of an item is for, whatever the house calls it (DESIGN §6). Headings seen: shared corpus of some 50 authorities. */

export const sectionRoles = [
  "summary",
  "occasion",
  "recommendation",
  "presentation",
  "legalBasis",
  "finances",
  "staffing",
  "hearing",
  "authority",
  "history",
  "communication",
  "decision",
  "attachments",
  "other",
] as const;

export type SectionRole = (typeof sectionRoles)[number];

const headings: readonly (readonly [SectionRole, readonly string[]])[] = [
  ["summary", ["resume", "resumé", "sagsresume", "sagsresumé", "sammendrag", "sammenfatning", "præsentation", "indledning", "sagens kerne", "beslutningstema", "sagstema", "sagens formål", "formål med sagen"]],
  ["occasion", ["anledning", "baggrund", "problemstilling", "sagens opståen"]],
  ["recommendation", ["indstilling", "indstillinger", "forvaltningen indstiller", "administrationen indstiller", "administrationens indstilling", "forvaltningens indstilling", "forvaltningen foreslår", "forslag", "beslutningspunkter", "supplerende indstilling", "direktionen indstiller"]],
  ["presentation", ["sagsfremstilling", "sagsbeskrivelse", "fremstilling", "redegørelse", "beskrivelse af sagen", "beskrivelse", "løsning", "sagsfremstilling og økonomi", "supplerende sagsfremstilling", "supplerende sagsbeskrivelse"]],
  ["legalBasis", ["lovgrundlag", "retsgrundlag", "retligt grundlag", "lov- og plangrundlag", "juridiske og planmæssige forhold"]],
  ["finances", ["økonomi", "økonomiske konsekvenser", "økonomiske konsekvenser og finansiering", "økonomiske forhold og konsekvenser", "økonomi og finansiering", "økonomiske og erhvervsmæssige konsekvenser", "økonomiske og personalemæssige konsekvenser", "økonomi og organisatoriske konsekvenser"]],
  ["staffing", ["personale", "personalemæssige konsekvenser", "personaleforhold"]],
  ["hearing", ["høring", "inddragelse og høring", "inddragelse", "borgerinddragelse"]],
  ["authority", ["beslutningskompetence", "kompetence", "sagen afgøres i", "sagen afgøres af", "beslutningen træffes af", "hvem beslutter", "sagsprocedure", "sagsgang og sagstype"]],
  ["history", ["historik", "sagsforløb", "sagens forløb", "sagens gang", "sagsgang", "høring og sagsgang", "forventet sagsgang", "tidligere behandling", "punktet behandlet tidligere", "politiske beslutninger og aftaler"]],
  ["communication", ["kommunikation", "kommunikationsmatrix"]],
  ["decision", ["beslutning", "beslutninger"]],
  ["attachments", ["bilag", "bilagsliste", "bilagsfortegnelse"]],
];

const roleOfHeading = new Map<string, SectionRole>(headings.flatMap(([role, names]) => names.map((name) => [name, role] as const)));

/** The role of a section heading as written, or null when the words are not a known heading. Case, a final colon or comma and bold marks don't matter. */
export function sectionRole(heading: string): SectionRole | null {
  const key = heading.toLocaleLowerCase("da").replace(/[*_#]/g, "").replace(/[:,.]\s*$/, "").replace(/\s+/g, " ").trim();
  return roleOfHeading.get(key) ?? null;
}
