/** Benefits of the employment field, with when they came, when they ended as benefits of their own, and jobindsats' table (DOMAIN §4.1). What is not known is not told. */

export type Benefit = {
  name: string;
  about: string;
  /** First day, yyyy-mm-dd; null where it is older than what we follow. */ from: string | null;
  /** Last day as a benefit of its own; null while it is one. */ until: string | null;
  table: string | null;
  note: string | null;
};

export const benefits: readonly Benefit[] = [
  {
    name: "A-dagpenge",
    about: "Forsikrede ledige",
    from: null,
    until: null,
    table: "y01a02",
    note: "A-kasserne har kontaktforløbet de første tre måneder fra 1. januar 2024 (lov 727/2023).",
  },
  {
    name: "Kontanthjælp",
    about: "Job- eller aktivitetsparate uden anden forsørgelse",
    from: null,
    until: null,
    table: "y36a02",
    note: "Én ydelse med flere satser fra 1. juli 2025.",
  },
  {
    name: "Uddannelseshjælp",
    about: "Under 30 år uden uddannelse",
    from: null,
    until: "2025-06-30",
    table: "y38a02",
    note: "Afløst af kontanthjælpssystemet fra 1. juli 2025.",
  },
  {
    name: "Selvforsørgelses- og hjemrejseydelse",
    about: "Opfylder ikke kravet om ophold eller beskæftigelse; kaldes også overgangsydelse",
    from: null,
    until: "2025-06-30",
    table: "y35a02",
    note: "Hed tidligere integrationsydelse. Afløst af kontanthjælpssystemet fra 1. juli 2025.",
  },
  {
    name: "Revalidering",
    about: "Uddannelse eller træning efter en plan; forrevalidering går forud",
    from: null,
    until: null,
    table: "y04a02",
    note: "Ophører for nye borgere i 2026 (lov 1750/2025).",
  },
  { name: "Sygedagpenge", about: "Sygemeldte; revurderes efter 22 uger", from: null, until: null, table: "y07a02", note: null },
  {
    name: "Jobafklaringsforløb",
    about: "Syge, hvis sygedagpenge ikke kan forlænges efter 22 uger; får ressourceforløbsydelse",
    from: null,
    until: null,
    table: "y12a02",
    note: null,
  },
  {
    name: "Ressourceforløb",
    about: "Langt, tværfagligt forløb; giver ressourceforløbsydelse",
    from: null,
    until: null,
    table: "y11a02",
    note: "Ophører for nye borgere i 2026 (lov 1750/2025).",
  },
  { name: "Ledighedsydelse", about: "Venter på et fleksjob", from: null, until: null, table: "y09a02", note: null },
  { name: "Fleksjob", about: "Varigt nedsat arbejdsevne", from: null, until: null, table: "y08a02", note: null },
  { name: "Førtidspension", about: "Varig", from: null, until: null, table: null, note: null },
  {
    name: "Seniorpension",
    about: "Højst seks år til folkepension, 20-25 års arbejde, højst 15 timer om ugen",
    from: "2020-01-01",
    until: null,
    table: null,
    note: "Seniorpensionsenheden afgør fra 1. januar 2021.",
  },
  { name: "Tidlig pension", about: "Ret efter mange år på arbejdsmarkedet (Arne-pension)", from: "2022-01-01", until: null, table: null, note: null },
];

/** Those there were on a day. */
export function benefitsOn(day: string): readonly Benefit[] {
  return benefits.filter((benefit) => (benefit.from ?? day) <= day && (benefit.until ?? day) >= day);
}
