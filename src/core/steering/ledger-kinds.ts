/** The registers that committees keep, each a description and nothing more (DOMAIN §4.9, §7J). What a house has of its own it describes itself. */

import type { Field, Ledger, LedgerKind } from "./ledger.ts";

const text = (key: string, name: string, more: Partial<Field> = {}): Field => ({ key, name, kind: "text", ...more });
const needed = { needed: true } as const;
const year: Field = { key: "year", name: "År", kind: "period", ...needed };
const period: Field = { key: "period", name: "Periode", kind: "period", ...needed };
const remark = text("remark", "Bemærkning");

export const ledgerKinds = {
  series: {
    name: "Nøgletalsserie",
    about: "Ét tal over tid, for et eller flere områder: fuldtidspersoner på en ydelse, ledighed, sager.",
    fields: [period, text("area", "Område"), { key: "value", name: "Værdi", kind: "number", below: true, ...needed }],
    key: ["period", "area"],
    computed: [],
    tables: [{ shape: "crossed", name: "Tal", down: "period", across: "area", cell: "value", corner: "Periode", average: true }],
    charts: [{ name: "Udvikling", along: "period", height: "value", by: "area", bars: false }],
  },
  targetGroups: {
    name: "Målgrupper: ydelser, landsandel og bloktilskudsnøgle",
    about: "Fuldtidspersoner på hver ydelse måned for måned, kommunens andel af landet, og hvad den er over eller under bloktilskudsnøglen (DOMAIN §4.3).",
    fields: [
      period,
      text("group", "Målgruppe", needed),
      { key: "persons", name: "Fuldtidspersoner", kind: "number", ...needed },
      { key: "country", name: "Hele landet", kind: "number" },
      { key: "blockKey", name: "Bloktilskudsnøgle", kind: "percent", unit: "%" },
    ],
    key: ["period", "group"],
    computed: [
      { key: "share", name: "Landsandel i procent", formula: { does: "share", part: "persons", of: "country" }, decimals: 2, unit: "%" },
      {
        key: "above",
        name: "Over eller under nøglen, procentpoint",
        formula: { does: "share", part: "persons", of: "country", less: "blockKey" },
        decimals: 2,
      },
    ],
    tables: [
      { shape: "crossed", name: "Måned for måned", down: "period", across: "group", cell: "persons", corner: "Fuldtidspersoner", average: true },
      { shape: "list", name: "Andel af landet", columns: ["group", "persons", "country", "share", "blockKey", "above"], of: "period" },
    ],
    charts: [{ name: "Fuldtidspersoner", along: "period", height: "persons", by: "group", bars: false }],
  },
  budget: {
    name: "Budgetopfølgning",
    about: "Korrigeret budget, forbrug og forbrugsprocent pr. bevilling, fire gange om året.",
    fields: [
      { key: "day", name: "Opgjort pr.", kind: "day", ...needed },
      text("grant", "Bevilling", needed),
      { key: "budget", name: "Korrigeret budget", kind: "amount", unit: "1.000 kr.", below: true, ...needed },
      { key: "spent", name: "Forbrug", kind: "amount", unit: "1.000 kr.", below: true, ...needed },
      { key: "expected", name: "Forventet regnskab", kind: "amount", unit: "1.000 kr.", below: true },
      remark,
    ],
    key: ["day", "grant"],
    computed: [
      { key: "percent", name: "Forbrugsprocent", formula: { does: "share", part: "spent", of: "budget" }, decimals: 1, unit: "%" },
      { key: "deviation", name: "Forventet afvigelse", formula: { does: "minus", from: "expected", take: "budget" }, decimals: 0 },
    ],
    tables: [
      {
        shape: "list",
        name: "Budgetopfølgning",
        columns: ["grant", "budget", "spent", "percent"],
        of: "day",
        headings: {
          grant: "I hele 1.000 kr.",
          budget: "Korrigeret budget {year}",
          spent: "Forbrug pr. den {day}",
          percent: "Forbrugsprocent pr. den {day}",
        },
        total: "I alt",
      },
      { shape: "list", name: "Forventet regnskab", columns: ["grant", "budget", "expected", "deviation", "remark"], of: "day", total: "I alt" },
    ],
    charts: [{ name: "Forbrug", along: "day", height: "spent", by: "grant", bars: true }],
  },
  benchmark: {
    name: "Benchmarking: placering på rangliste",
    about: "Placeringer på en rangliste for hver ydelse i to eller flere perioder (DOMAIN §4.5).",
    fields: [text("benefit", "Ydelse", needed), period, { key: "place", name: "Placering", kind: "rank", ...needed }],
    key: ["period", "benefit"],
    computed: [],
    tables: [{ shape: "crossed", name: "Placeringer", down: "benefit", across: "period", cell: "place", corner: "Ydelse" }],
    charts: [{ name: "Placering (lavere er bedre)", along: "period", height: "place", by: "benefit", bars: false }],
  },
  jobOrders: {
    name: "Jobordrer og ansættelser",
    about: "Oprettede jobordrer og ansatte på dem pr. år, efter slags.",
    fields: [
      text("type", "Slags", needed),
      year,
      { key: "created", name: "Oprettede jobordrer", kind: "count" },
      { key: "placed", name: "Ansatte på jobordrer", kind: "count" },
    ],
    key: ["year", "type"],
    computed: [{ key: "filled", name: "Besat", formula: { does: "share", part: "placed", of: "created" }, decimals: 0, unit: "%" }],
    tables: [
      {
        shape: "crossed",
        name: "Oprettede jobordrer pr. år",
        down: "type",
        across: "year",
        cell: "created",
        corner: "Oprettede jobordrer pr. år",
        total: "Samlet",
      },
      {
        shape: "crossed",
        name: "Ansatte på jobordrer pr. år",
        down: "type",
        across: "year",
        cell: "placed",
        corner: "Ansatte på jobordrer pr. år",
        total: "Samlet",
      },
      { shape: "list", name: "Besatte jobordrer", columns: ["year", "type", "created", "placed", "filled"] },
    ],
    charts: [
      { name: "Oprettede jobordrer", along: "year", height: "created", by: "type", bars: true },
      { name: "Ansatte på jobordrer", along: "year", height: "placed", by: "type", bars: true },
    ],
  },
  companies: {
    name: "Virksomhedskontakter",
    about: "Kontakter til virksomheder pr. år, og hvor mange virksomheder de er fordelt på.",
    fields: [
      year,
      { key: "contacts", name: "Virksomhedskontakter", kind: "count" },
      { key: "contacted", name: "Kontaktede virksomheder", kind: "count" },
      { key: "larger", name: "Heraf med tre ansatte eller flere", kind: "count" },
      { key: "all", name: "Aktive virksomheder i kommunen", kind: "count" },
    ],
    key: ["year"],
    computed: [{ key: "reached", name: "Andel kontaktet", formula: { does: "share", part: "contacted", of: "all" }, decimals: 1, unit: "%" }],
    tables: [{ shape: "list", name: "Virksomhedskontakter", columns: ["year", "contacts", "contacted", "larger", "all", "reached"] }],
    charts: [{ name: "Virksomhedskontakter", along: "year", height: "contacts", by: null, bars: true }],
  },
  appeals: {
    name: "Ankestyrelsens afgørelser",
    about: "Klagesager og omgørelsesprocent: hjemvist og ændret af de realitetsbehandlede; afviste tæller ikke med (DOMAIN §4.10).",
    fields: [
      year,
      text("area", "Lovområde"),
      { key: "upheld", name: "Stadfæstet", kind: "count", ...needed },
      { key: "returned", name: "Hjemvist", kind: "count", ...needed },
      { key: "changed", name: "Ændret eller ophævet", kind: "count", ...needed },
      { key: "dismissed", name: "Afvist", kind: "count", ...needed },
    ],
    key: ["year", "area"],
    computed: [
      { key: "total", name: "Afgørelser i alt", formula: { does: "sum", of: ["upheld", "returned", "changed", "dismissed"] }, decimals: 0 },
      {
        key: "rate",
        name: "Omgørelsesprocent",
        formula: { does: "share", part: ["returned", "changed"], of: ["upheld", "returned", "changed"] },
        decimals: 1,
        unit: "%",
      },
    ],
    tables: [{ shape: "list", name: "Afgørelser", columns: ["year", "area", "total", "upheld", "returned", "changed", "dismissed", "rate"] }],
    charts: [{ name: "Omgørelsesprocent", along: "year", height: "rate", by: "area", bars: true }],
  },
  refugees: {
    name: "Flygtninge: kvote og fordeling",
    about: "Fordeling af et antal mellem regioner eller kommuner, og hvor mange der er modtaget.",
    fields: [
      period,
      text("place", "Sted", needed),
      { key: "number", name: "Antal", kind: "count", ...needed },
      { key: "received", name: "Modtaget", kind: "count" },
    ],
    key: ["period", "place"],
    computed: [{ key: "share", name: "Andel i procent", formula: { does: "ofTotal", of: "number" }, decimals: 1, unit: "%" }],
    tables: [
      { shape: "list", name: "Fordeling", columns: ["place", "number", "share"], of: "period", total: "I alt" },
      { shape: "list", name: "Modtaget", columns: ["period", "place", "number", "received"] },
    ],
    charts: [{ name: "Fordeling", along: "place", height: "number", by: null, bars: true }],
  },
  surveys: {
    name: "Brugerundersøgelser",
    about: "Hvem der er spurgt, hvor mange der svarede, og hvad svarene handlede om.",
    fields: [
      period,
      text("survey", "Undersøgelse", needed),
      { key: "asked", name: "Adspurgte", kind: "count" },
      { key: "answers", name: "Svar", kind: "count", ...needed },
      text("themes", "Temaer"),
      text("findings", "Det viste den"),
    ],
    key: ["period", "survey"],
    computed: [{ key: "rate", name: "Svarprocent", formula: { does: "share", part: "answers", of: "asked" }, decimals: 0, unit: "%" }],
    tables: [{ shape: "list", name: "Undersøgelser", columns: ["period", "survey", "asked", "answers", "rate", "themes", "findings"] }],
    charts: [{ name: "Svarprocent", along: "period", height: "rate", by: "survey", bars: true }],
  },
  youth: {
    name: "Unge uden job og uddannelse",
    about: "Unge efter alder, og hvor mange af dem der hverken er i job eller uddannelse.",
    fields: [
      period,
      text("age", "Alder", needed),
      { key: "all", name: "Unge i alt", kind: "count" },
      { key: "inactive", name: "Hverken i job eller uddannelse", kind: "count", ...needed },
    ],
    key: ["period", "age"],
    computed: [{ key: "share", name: "Andel", formula: { does: "share", part: "inactive", of: "all" }, decimals: 1, unit: "%" }],
    tables: [{ shape: "list", name: "Unge", columns: ["period", "age", "all", "inactive", "share"] }],
    charts: [{ name: "Hverken i job eller uddannelse", along: "period", height: "inactive", by: "age", bars: false }],
  },
  projects: {
    name: "Projekter",
    about: "Hvad et projekt skal nå, hvad der er målt, og hvornår det evalueres.",
    fields: [
      text("project", "Projekt", needed),
      period,
      text("unit", "Måles i"),
      { key: "target", name: "Mål", kind: "number" },
      { key: "effect", name: "Målt", kind: "number" },
      text("funding", "Finansiering"),
      { key: "evaluated", name: "Næste evaluering", kind: "day" },
      remark,
    ],
    key: ["period", "project"],
    computed: [{ key: "reached", name: "Målopfyldelse", formula: { does: "share", part: "effect", of: "target" }, decimals: 0, unit: "%" }],
    tables: [{ shape: "list", name: "Projekter", columns: ["project", "period", "unit", "target", "effect", "reached", "funding", "evaluated", "remark"] }],
    charts: [{ name: "Målopfyldelse", along: "period", height: "reached", by: "project", bars: true }],
  },
  partners: {
    name: "Samarbejdspartnere og tilbud",
    about: "Hvem kommunen samarbejder med, om hvad, fra hvornår.",
    fields: [
      text("partner", "Partner eller tilbud", needed),
      text("about", "Om hvad", needed),
      { key: "from", name: "Fra", kind: "day" },
      { key: "until", name: "Til", kind: "day" },
      { key: "people", name: "Deltagere", kind: "count" },
      remark,
    ],
    key: ["partner", "about"],
    computed: [],
    tables: [{ shape: "list", name: "Partnere og tilbud", columns: ["partner", "about", "from", "until", "people", "remark"] }],
    charts: [],
  },
  conferences: {
    name: "Opfølgning på konferencer",
    about: "Hvad udvalget tog med hjem, og hvad der blev gjort ved det.",
    fields: [
      { key: "day", name: "Dato", kind: "day", ...needed },
      text("conference", "Konference", needed),
      text("theme", "Emne", needed),
      text("done", "Opfølgning"),
      text("owner", "Ansvarlig"),
    ],
    key: ["day", "conference", "theme"],
    computed: [],
    tables: [{ shape: "list", name: "Opfølgning", columns: ["day", "conference", "theme", "done", "owner"] }],
    charts: [],
  },
  questions: {
    name: "Spørgsmål og svar",
    about: "Hvad et medlem spurgte om på et møde, og hvad forvaltningen svarede.",
    fields: [
      { key: "day", name: "Møde", kind: "day", ...needed },
      text("question", "Spørgsmål", needed),
      text("by", "Stillet af"),
      text("answer", "Svar"),
      { key: "answered", name: "Besvaret", kind: "day" },
    ],
    key: ["day", "question"],
    computed: [],
    tables: [{ shape: "list", name: "Spørgsmål og svar", columns: ["day", "question", "by", "answer", "answered"] }],
    charts: [],
  },
  goals: {
    name: "Mål",
    about: "Beskæftigelsesplanens og andre mål med indikator, udgangspunkt, måltal og det punkt, der vedtog dem (DOMAIN §4.7).",
    fields: [
      {
        key: "level",
        name: "Niveau",
        kind: "choice",
        choices: ["Nationalt mål", "Lokalt mål", "Resultatmål", "Pejlemærke", "Årsmål", "Administrativt mål"],
        ...needed,
      },
      text("goal", "Mål", needed),
      text("indicator", "Indikator"),
      text("unit", "Måles i"),
      { key: "baseline", name: "Udgangspunkt", kind: "number", below: true },
      { key: "baselinePeriod", name: "Udgangspunkt fra", kind: "period" },
      { key: "target", name: "Måltal", kind: "number", below: true },
      { key: "deadline", name: "Skal nås", kind: "period", ...needed },
      text("series", "Serie"),
      text("area", "Område i serien"),
      text("owner", "Ansvarlig"),
      { key: "reading", name: "Behandling", kind: "choice", choices: ["Udkast", "1. behandling", "2. behandling", "Vedtaget", "Bortfaldet"], ...needed },
      text("item", "Vedtaget i punkt"),
    ],
    key: ["deadline", "goal"],
    computed: [],
    tables: [{ shape: "list", name: "Mål", columns: ["level", "goal", "indicator", "baseline", "target", "deadline", "owner", "reading", "item"] }],
    charts: [],
  },
  grants: {
    name: "Puljer og tilskud",
    about: "Ansøgning, indstilling, afgørelse, vilkår, rater og regnskab (§ 18, integrationspulje, STAR, EU).",
    fields: [
      text("pool", "Pulje", needed),
      text("applicant", "Ansøger", needed),
      { key: "from", name: "Fra", kind: "day", ...needed },
      { key: "until", name: "Til", kind: "day" },
      { key: "applied", name: "Ansøgt beløb", kind: "amount", unit: "kr." },
      { key: "recommended", name: "Indstilling", kind: "choice", choices: ["Bevilges", "Bevilges delvist", "Afslag", "Ingen"] },
      { key: "decision", name: "Afgørelse", kind: "choice", choices: ["Venter", "Bevilget", "Delvist bevilget", "Afslået", "Trukket"], ...needed },
      { key: "granted", name: "Bevilget beløb", kind: "amount", unit: "kr." },
      {
        key: "instalments",
        name: "Rater",
        kind: "choice",
        choices: ["Ét beløb", "Årligt forud", "Halvårligt forud", "Kvartalsvis forud", "Månedligt forud", "Kvartalsvis bagud"],
      },
      { key: "index", name: "Regulering i procent om året", kind: "percent", below: true },
      text("conditions", "Vilkår"),
      text("wishes", "Udvalgets ønsker"),
      { key: "accounts", name: "Regnskab senest", kind: "day" },
      { key: "accounted", name: "Regnskab modtaget", kind: "day" },
      text("item", "Besluttet i punkt"),
    ],
    key: ["from", "pool", "applicant"],
    computed: [],
    tables: [
      {
        shape: "list",
        name: "Tilskud",
        columns: ["pool", "applicant", "from", "until", "applied", "recommended", "decision", "granted", "instalments", "accounts", "accounted"],
      },
    ],
    charts: [],
  },
  wheel: {
    name: "Årshjul",
    about: "Emner, der kommer igen: hvilken måned, fra hvilken skabelon, med hvilke tal.",
    fields: [
      {
        key: "month",
        name: "Måned",
        kind: "choice",
        choices: ["Januar", "Februar", "Marts", "April", "Maj", "Juni", "Juli", "August", "September", "Oktober", "November", "December"],
        ...needed,
      },
      text("topic", "Emne", needed),
      { key: "template", name: "Skabelon (sagens nummer)", kind: "count" },
      text("figures", "Tal fra"),
      text("owner", "Ansvarlig"),
      { key: "weeks", name: "Åbnes uger før", kind: "count" },
      remark,
    ],
    key: ["month", "topic"],
    computed: [],
    tables: [{ shape: "list", name: "Årshjul", columns: ["month", "topic", "owner", "figures", "weeks", "remark"] }],
    charts: [],
  },
} as const satisfies Record<string, LedgerKind>;

/** What a register is made of; a house's own has its fields in one table, told apart by the first. */
export function kindOf(ledger: Pick<Ledger, "kind" | "own" | "name" | "unit">): LedgerKind {
  const known = (ledgerKinds as Readonly<Record<string, LedgerKind>>)[ledger.kind];
  if (known !== undefined)
    return ledger.kind === "series"
      ? { ...known, fields: known.fields.map((field) => (field.key === "value" && ledger.unit ? { ...field, unit: ledger.unit } : field)) }
      : known;
  const time = ledger.own.find((field) => field.kind === "period" || field.kind === "day");
  const figure = ledger.own.find((field) => field.kind === "count" || field.kind === "amount" || field.kind === "number" || field.kind === "percent");
  const by = ledger.own.find((field) => field.kind === "text");
  return {
    name: ledger.name,
    about: "Et register, kommunen selv har beskrevet.",
    fields: ledger.own,
    key: ledger.own.filter((field) => field.needed === true).map((field) => field.key),
    computed: [],
    tables: [{ shape: "list", name: ledger.name, columns: ledger.own.map((field) => field.key) }],
    charts: time && figure ? [{ name: figure.name, along: time.key, height: figure.key, by: by?.key ?? null, bars: false }] : [],
  };
}
