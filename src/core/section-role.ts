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
  [
    "summary",
    [
      "resume",
      "resumé",
      "sagsresume",
      "sagsresumé",
      "sammendrag",
      "sammenfatning",
      "præsentation",
      "indledning",
      "sagens kerne",
      "beslutningstema",
      "sagstema",
      "sagens formål",
      "formål med sagen",
      "kort resume",
      "kort resumé",
      "sagens indhold",
      "sagsresumé og indstilling",
    ],
  ],
  ["occasion", ["anledning", "baggrund", "problemstilling", "sagens opståen", "formål", "sagens baggrund"]],
  [
    "recommendation",
    [
      "indstilling",
      "indstillinger",
      "forvaltningen indstiller",
      "administrationen indstiller",
      "administrationens indstilling",
      "forvaltningens indstilling",
      "forvaltningen foreslår",
      "forslag",
      "beslutningspunkter",
      "supplerende indstilling",
      "direktionen indstiller",
      "borgmesteren indstiller",
      "fagafdelingen indstiller",
      "det indstilles",
      "indstilling og beslutning",
      "ordstyrers indstilling",
      "forvaltningens forslag",
      "administrationen foreslår",
      "direktørens indstilling",
      "indstilling om",
    ],
  ],
  [
    "presentation",
    [
      "sagsfremstilling",
      "sagsbeskrivelse",
      "fremstilling",
      "redegørelse",
      "beskrivelse af sagen",
      "beskrivelse",
      "løsning",
      "sagsfremstilling og økonomi",
      "supplerende sagsfremstilling",
      "supplerende sagsbeskrivelse",
      "beskrivelse af sag",
      "sagens fremstilling",
      "supplerende fremstilling",
      "supplerende oplysninger",
      "uddybende sagsfremstilling",
    ],
  ],
  [
    "legalBasis",
    [
      "lovgrundlag",
      "retsgrundlag",
      "retligt grundlag",
      "lov- og plangrundlag",
      "juridiske og planmæssige forhold",
      "juridiske forhold",
      "lovgivning",
      "jura",
      "hjemmel",
      "juridisk grundlag",
    ],
  ],
  [
    "finances",
    [
      "økonomi",
      "økonomiske konsekvenser",
      "økonomiske konsekvenser og finansiering",
      "økonomiske forhold og konsekvenser",
      "økonomi og finansiering",
      "økonomiske og erhvervsmæssige konsekvenser",
      "økonomiske og personalemæssige konsekvenser",
      "økonomi og organisatoriske konsekvenser",
      "økonomiske forhold",
      "økonomi og personale",
      "bevillingsmæssige konsekvenser",
      "finansiering",
    ],
  ],
  ["staffing", ["personale", "personalemæssige konsekvenser", "personaleforhold"]],
  ["hearing", ["høring", "inddragelse og høring", "inddragelse", "borgerinddragelse", "høringssvar", "inddragelse af borgere og virksomheder", "høringer"]],
  [
    "authority",
    [
      "beslutningskompetence",
      "kompetence",
      "sagen afgøres i",
      "sagen afgøres af",
      "beslutningen træffes af",
      "hvem beslutter",
      "sagsprocedure",
      "sagsgang og sagstype",
      "sagen behandles i",
      "sagen afgøres endeligt i",
      "beslutning træffes af",
      "afgørelseskompetence",
    ],
  ],
  [
    "history",
    [
      "historik",
      "sagsforløb",
      "sagens forløb",
      "sagens gang",
      "sagsgang",
      "høring og sagsgang",
      "forventet sagsgang",
      "tidligere behandling",
      "punktet behandlet tidligere",
      "politiske beslutninger og aftaler",
      "tidligere politisk behandling",
      "tidligere beslutninger",
      "behandling",
      "videre proces",
      "den videre proces",
      "videre sagsgang",
      "politisk behandling",
    ],
  ],
  ["communication", ["kommunikation", "kommunikationsmatrix"]],
  ["decision", ["beslutning", "beslutninger"]],
  // Names that fit no role, but are headings wherever they stand alone on a line.
  [
    "other",
    [
      "andre konsekvenser",
      "alternativer",
      "handlemuligheder",
      "vurdering",
      "administrationens vurdering",
      "forvaltningens vurdering",
      "forvaltningens bemærkninger",
      "administrationens bemærkninger",
      "handicapaspekter",
      "handicappolitik",
      "tidsperspektiv",
      "tidsplan",
      "konsekvenser for andre udvalg",
      "co2-konsekvensvurdering",
      "øvrige konsekvenser",
      "øvrige forhold",
      "miljøkonsekvenser",
      "miljømæssige konsekvenser",
      "konsekvenser",
      "sundhedsmæssige konsekvenser",
      "bæredygtighed",
      "klima",
      "risikovurdering",
      "effekt",
      "borgmesterens afdelings påtegning",
      "sagsbehandling",
    ],
  ],
  ["attachments", ["bilag", "bilagsliste", "bilagsfortegnelse", "vedlagte bilag", "bilag til sagen", "dokumenter"]],
];

/** Every heading known by name, lower case: what a flattened text can be cut at. */
export const knownHeadings: readonly string[] = headings.flatMap(([, names]) => names);

const roleOfHeading = new Map<string, SectionRole>(headings.flatMap(([role, names]) => names.map((name) => [name, role] as const)));

/** The role of a section heading as written, or null when the words are not a known heading. Case, a final colon or comma and bold marks don't matter. */
export function sectionRole(heading: string): SectionRole | null {
  if (heading.length > 80) return null;
  const key = heading
    .toLocaleLowerCase("da")
    .replace(/[*_#]/g, "")
    .replace(/[:,.]\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return roleOfHeading.get(key) ?? null;
}
