/** What the invented committee steers by: figures, goals, a budget, grants and a year wheel. All numbers are made up; the years follow the day it is shown. */

import type { Actor } from "#core/people.ts";
import { figureInDanish } from "#core/steering/danish-figure.ts";
import { periodName } from "#core/steering/period.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import type { Refused } from "#core/verdict.ts";
import type { Sql } from "#platform/sql.ts";
import { openLedger } from "#steering/open-ledger.ts";
import { readRows } from "#steering/read-rows.ts";

type Made = { name: string; kind: string; unit?: string; source?: string; comparison?: string; columns: string; rows: readonly string[] };

function must<Answer>(done: { ok: true; answer: Answer } | Refused): Answer {
  if (!done.ok) throw new Error(`the demonstration was refused: ${sentenceOf(done)}`);
  return done.answer;
}

export async function makeSteering(
  sql: Sql,
  given: {
    committee: number;
    /** The committee's secretary: a wheel is theirs to keep. */ by: Actor;
    now: Date;
    /** The last day of the month before. */ lastMonth: string;
  },
): Promise<void> {
  const call = { actor: given.by, at: given.now };
  for (const { name, kind, unit, source, comparison, columns, rows } of ledgersOf(given.lastMonth)) {
    const told = { name, unit: unit ?? null, source: source ?? null, comparison: comparison ?? null };
    const { id } = must(await openLedger(sql, call, { committee: given.committee, kind, own: [], ...told }));
    const bytes = Buffer.from([columns, ...rows].join("\n"));
    must(await readRows(sql, call, { ledger: id, fileName: `${name}.csv`, bytes, because: null, smaller: false }));
  }
}

function ledgersOf(lastMonth: string): Made[] {
  const year = Number(lastMonth.slice(0, 4));
  const month = Number(lastMonth.slice(5, 7));
  // Thirteen months that end with the last one, and a slow fall with a summer's rise in it.
  const months = Array.from({ length: 13 }, (_, index) => {
    const number = year * 12 + month - 1 - (12 - index);
    return { period: `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`, index };
  });
  const series = (start: number, fall: number, wave: number): string[] =>
    months.map(
      ({ period, index }) => `${periodName(period)};;${figureInDanish(Math.round(start - fall * index + wave * Math.sin((index / 12) * 2 * Math.PI)))}`,
    );

  const quarter = month >= 3 ? `${year}-${String(Math.floor(month / 3) * 3).padStart(2, "0")}` : `${year - 1}-12`;
  const ends = { "03": "31", "06": "30", "09": "30", "12": "31" }[quarter.slice(5)]!;
  const quarterDay = `${ends}-${quarter.slice(5)}-${quarter.slice(0, 4)}`;
  return [
    {
      name: "Fuldtidspersoner på offentlig forsørgelse",
      kind: "series",
      unit: "fuldtidspersoner",
      source: "Opdigtede tal til demonstrationen",
      comparison: "Bloktilskudsnøgle 0,41 procent.",
      columns: "Periode;Område;Værdi",
      rows: series(2412, 9, 14),
    },
    {
      name: "Sygedagpenge",
      kind: "series",
      unit: "fuldtidspersoner",
      source: "Opdigtede tal til demonstrationen",
      columns: "Periode;Område;Værdi",
      rows: series(388, 4, 11),
    },
    {
      name: "Ledighed i procent af arbejdsstyrken",
      kind: "series",
      unit: "procent",
      source: "Opdigtede tal til demonstrationen",
      comparison: "Nabokommunerne Nyborup og Vesterlund og hele landet.",
      columns: "Periode;Område;Værdi",
      rows: months.flatMap(({ period, index }) =>
        (
          [
            ["Lindeborg", 2.6 - index * 0.03],
            ["Nyborup", 3.1 - index * 0.02],
            ["Vesterlund", 2.2 + index * 0.02],
            ["Hele landet", 2.9],
          ] as const
        ).map(([area, value]) => `${periodName(period)};${area};${figureInDanish(value, 1)}`),
      ),
    },
    {
      name: "Budgetopfølgning",
      kind: "budget",
      unit: "1.000 kr.",
      source: "Opdigtede tal til demonstrationen",
      columns: "Opgjort pr.;Bevilling;Korrigeret budget;Forbrug;Forventet regnskab;Bemærkning",
      rows: [
        `${quarterDay};Forsørgelse;312.450;${figureInDanish(Math.round((312_450 * Number(quarter.slice(5)) * 1.01) / 12))};315.100;Flere på førtidspension end ventet`,
        `${quarterDay};Beskæftigelsesindsats;48.900;${figureInDanish(Math.round((48_900 * Number(quarter.slice(5)) * 0.94) / 12))};47.200;Ledige stillinger`,
      ],
    },
    {
      name: "Beskæftigelsesplanens mål",
      kind: "goals",
      source: "Beskæftigelsesplanen",
      columns: "Niveau;Mål;Indikator;Udgangspunkt;Udgangspunkt fra;Måltal;Skal nås;Serie;Ansvarlig;Behandling",
      rows: [
        `Lokalt mål;Færre borgere på sygedagpenge;Fuldtidspersoner på sygedagpenge;${figureInDanish(388)};${periodName(months[0]!.period)};320;${year + 1};Sygedagpenge;Jobcenterchefen;Vedtaget`,
        `Resultatmål;Færre på offentlig forsørgelse;Fuldtidspersoner i alt;2.412;${periodName(months[0]!.period)};2.000;${year + 1};Fuldtidspersoner på offentlig forsørgelse;Jobcenterchefen;Vedtaget`,
        `Pejlemærke;Borgerne oplever, at sagen går fremad;Brugerundersøgelse;;;;${year + 1};;Jobcenterchefen;1. behandling`,
      ],
    },
    {
      name: "Puljer og tilskud",
      kind: "grants",
      columns: "Pulje;Ansøger;Fra;Til;Ansøgt beløb;Indstilling;Afgørelse;Bevilget beløb;Rater;Vilkår;Regnskab senest",
      rows: [
        `§ 18-puljen;Frivilligcenter Lindeborg;01-01-${year};31-12-${year};400.000;Bevilges;Bevilget;320.000;Kvartalsvis forud;Årsberetning til udvalget;01-04-${year + 1}`,
        `§ 18-puljen;Foreningen Møllebækken;01-01-${year};;150.000;Afslag;Afslået;;;;`,
      ],
    },
    {
      name: "Jobordrer",
      kind: "jobOrders",
      source: "Opdigtede tal til demonstrationen",
      columns: "Slags;År;Oprettede jobordrer;Ansatte på jobordrer",
      rows: [year - 2, year - 1, year].flatMap((each, index) => [
        `Løntilskud;${each};${12 + 9 * index};${5 + 4 * index}`,
        `Ordinært job;${each};${140 + 85 * index};${77 + 40 * index}`,
        `Virksomhedspraktik;${each};${61 + 30 * index};${33 + 12 * index}`,
      ]),
    },
    {
      name: "Årshjul",
      kind: "wheel",
      columns: "Måned;Emne;Tal fra;Ansvarlig;Åbnes uger før;Bemærkning",
      rows: [
        "Januar;Opfølgning på årets mål;Beskæftigelsesplanens mål;Fagchefen;1;",
        "Februar;Nøgletal for beskæftigelsen;Fuldtidspersoner på offentlig forsørgelse;Sagsbehandler;1;",
        "Marts;Regnskab og overførsler;Budgetopfølgning;Økonomi;1;",
        "April;Første budgetopfølgning;Budgetopfølgning;Økonomi;1;",
        "Maj;Ansøgninger til § 18-puljen;Puljer og tilskud;Sagsbehandler;1;",
        "August;Nøgletal for beskæftigelsen;Fuldtidspersoner på offentlig forsørgelse;Sagsbehandler;1;",
        "September;Første behandling af beskæftigelsesplanen;Beskæftigelsesplanens mål;Fagchefen;1;",
        "Oktober;Anden behandling af beskæftigelsesplanen;Beskæftigelsesplanens mål;Fagchefen;1;",
        "November;Budgetopfølgning pr. tredje kvartal;Budgetopfølgning;Økonomi;1;",
        `December;Årshjul for ${year + 1};;Udvalgssekretær;1;`,
      ],
    },
  ];
}
