/** What a committee steers by, on one page it can read in a minute; and one register with its table, chart, sources and forms. */

import { dateLong, dateShort, danishDay } from "#core/calendar.ts";
import { goalStateNames, goalStanding, type GoalStanding } from "#core/steering/goals.ts";
import { grantNotices, instalmentsOf } from "#core/steering/grants.ts";
import { figureInDanish } from "#core/steering/danish-figure.ts";
import {
  cellInDanish,
  computed,
  knownBy,
  rowName,
  rowsOf,
  versionsOf,
  type Field,
  type Ledger,
  type LedgerKind,
  type Row,
  type TableShape,
  type Values,
} from "#core/steering/ledger.ts";
import { kindOf, ledgerKinds } from "#core/steering/ledger-kinds.ts";
import { tableOf } from "#core/steering/ledger-table.ts";
import { chartOf } from "#core/steering/chart.ts";
import { mayWriteIn } from "#core/steering/wheel.ts";
import { comparePeriods, yearPassed } from "#core/steering/period.ts";
import { leadOf, sectionOf, type Report } from "#core/steering/report.ts";
import { may } from "#core/rights.ts";
import { chartFigure } from "#ui/chart.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, foldedForm, form, hidden, shownIn, tick, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { sourceHtml, tableHtml } from "./table-parts.ts";
import { wheelSection, type WheelView } from "./wheel-pages.ts";

export type CommitteeNamed = { id: number; name: string };

const trailOf = (committee: CommitteeNamed): NonNullable<DeskPage["trail"]> => [
  ["Udvalg", deskPaths.committees],
  [committee.name, deskPaths.committee(committee.id)],
];

export type SteeringView = {
  committee: CommitteeNamed;
  ledgers: readonly Ledger[];
  reports: readonly { id: number; title: string; at: Date; paper: number | null }[];
  wheel: WheelView | null;
  today: string;
};

/** Goals first, then money, figures, and what comes. */
export function steeringPage(shown: Shown, view: SteeringView): DeskPage {
  const { committee, ledgers, today } = view;
  const open = ledgers.filter((ledger) => ledger.state === "open");
  const of = (kind: string): Ledger[] => open.filter((ledger) => ledger.kind === kind);
  const rest = open.filter((ledger) => !["goals", "budget", "grants", "wheel"].includes(ledger.kind));
  const closed = ledgers.filter((ledger) => ledger.state === "closed");
  const keeper = may(shown.actor, "open-ledger", committee.id);
  return {
    title: `Nøgletal og mål, ${committee.name}`,
    here: "committees",
    trail: trailOf(committee),
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${committee.name}</p>
          <h1>Nøgletal og mål</h1>
        </div>
      </div>
      ${when(
        open.length === 0,
        () =>
          html`<p class="empty">
            Udvalget har endnu ingen registre. Et register holder et nøgletal, et budget, mål, tilskud eller et årshjul, og det følger med til møderne som tabel
            og diagram.
          </p>`,
      )}
      ${of("goals").map((ledger) => goalsSection(ledger, open, today))} ${of("budget").map((ledger) => budgetSection(ledger))}
      ${of("grants").map((ledger) => grantsSection(ledger, today))}
      ${when(
        rest.length > 0,
        () =>
          html`<section aria-labelledby="tal">
            <h2 id="tal">Nøgletal</h2>
            <ul class="figure-cards">
              ${rest.map((ledger) => figureCard(ledger))}
            </ul>
          </section>`,
      )}
      ${view.wheel === null ? "" : wheelSection(shown, view.wheel, { short: true })}
      ${when(
        view.reports.length > 0,
        () =>
          html`<section aria-labelledby="rapporter">
            <h2 id="rapporter">Rapporter</h2>
            <ul class="plain-list">
              ${view.reports.map((report) => html`<li><a href="${deskPaths.report(committee.id, report.id)}">${report.title}</a> <span class="quiet">${dateLong(danishDay(report.at))}</span></li>`)}
            </ul>
          </section>`,
      )}
      ${when(closed.length > 0, () =>
        folded(
          "Lukkede registre",
          html`<ul class="plain-list">
            ${closed.map((ledger) => html`<li><a href="${deskPaths.ledger(committee.id, ledger.id)}">${ledger.name}</a></li>`)}
          </ul>`,
        ),
      )}
      <p class="page-links"><a href="${deskPaths.reference}">Opslag: ydelser, partibogstaver, kommuner</a><a href="${deskPaths.refund}">Refusionstrappen</a></p>
      ${when(
        keeper,
        () =>
          html`<section class="forms-below" aria-label="Opret">
            ${openForm(shown, committee)}
            ${when(open.length > 0, () => html`<p><a class="button button-secondary" href="${deskPaths.steering(committee.id)}/rapport">Skriv rapporten Nøgletal</a></p>`)}
          </section>`,
      )}`,
  };
}

function openForm(shown: Shown, committee: CommitteeNamed): Html {
  return foldedForm(
    shown,
    "open-ledger",
    "Opret et register",
    { action: deskPaths.steering(committee.id) },
    (own) =>
      html`${hidden("hvor", "open-ledger")}
      ${choice(own, {
        name: "slags",
        label: "Hvad skal det holde?",
        required: true,
        none: "Vælg",
        of: [...Object.entries(ledgerKinds).map(([key, kind]) => [key, kind.name] as const), ["own", "Noget andet: jeg beskriver kolonnerne"]],
      })}
      ${field(own, { name: "navn", label: "Navn", required: true, hint: "Som det skal stå i rapporten, for eksempel Fuldtidspersoner på offentlig forsørgelse." })}
      ${field(own, { name: "enhed", label: "Enhed", hint: "For eksempel fuldtidspersoner, 1.000 kr. eller procent." })}
      ${field(own, { name: "kilde", label: "Kilde", hint: "For eksempel Jobindsats, y01a02." })}
      ${field(own, { name: "sammenligning", label: "Sammenlignes med", hint: "For eksempel bloktilskudsnøglen 0,54 procent, eller nabokommunerne." })}
      ${area(own, {
        name: "kolonner",
        label: "Egne kolonner",
        rows: 4,
        hint: "Kun når du selv beskriver dem: én på hver linje, “Periode; periode”. Slags: tekst, tal, antal, beløb, procent, dato, periode. Sæt * efter dem, der kender rækkerne fra hinanden.",
      })}
      ${button("Opret registret")}`,
  );
}

function goalsSection(ledger: Ledger, all: readonly Ledger[], today: string): Html {
  const rows = rowsOf(ledger, kindOf(ledger));
  const standings = rows.map((row) => ({ row, standing: standingOf(row.values, all, today) }));
  const counts = Object.entries(goalStateNames)
    .map(([state, name]) => [name, standings.filter(({ standing }) => standing.state === state).length] as const)
    .filter(([, count]) => count > 0);
  return html`<section aria-labelledby="maal-${ledger.id}">
    <h2 id="maal-${ledger.id}"><a href="${deskPaths.ledger(ledger.committee, ledger.id)}">${ledger.name}</a></h2>
    ${rows.length === 0 ? html`<p class="empty">Der er ikke skrevet mål endnu.</p>` : html`<p class="lead">${counts.map(([name, count]) => `${count} ${name.toLocaleLowerCase("da")}`).join(", ")}.</p>`}
    <ul class="goal-list">
      ${standings.map(
        ({ row, standing }) =>
          html`<li class="goal">
            <p class="goal-head">
              <span class="goal-state goal-${standing.state}">${goalStateNames[standing.state]}</span> <strong>${String(row.values["goal"])}</strong>
            </p>
            <p class="quiet">
              ${String(row.values["level"])}${row.values["reading"] === "Vedtaget" ? "" : `, ${String(row.values["reading"]).toLocaleLowerCase("da")}`}.
              ${standing.says}
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function standingOf(goal: Values, all: readonly Ledger[], today: string): GoalStanding {
  const named = String(goal["series"] ?? "").toLocaleLowerCase("da");
  const series = named === "" ? undefined : all.find((ledger) => ledger.kind === "series" && ledger.name.toLocaleLowerCase("da") === named);
  return goalStanding(goal, series === undefined ? null : rowsOf(series, kindOf(series)), today);
}

function newestDay(rows: readonly Row[]): string | null {
  return (
    rows
      .map((row) => String(row.values["day"]))
      .sort()
      .at(-1) ?? null
  );
}

function budgetSection(ledger: Ledger): Html {
  const kind = kindOf(ledger);
  const rows = rowsOf(ledger, kind);
  const day = newestDay(rows);
  return html`<section aria-labelledby="budget-${ledger.id}">
    <h2 id="budget-${ledger.id}"><a href="${deskPaths.ledger(ledger.committee, ledger.id)}">${ledger.name}</a></h2>
    ${
      day === null
        ? html`<p class="empty">Der er ingen opfølgning endnu.</p>`
        : html`<p class="lead">
              ${budgetLead(
                rows.map((row) => row.values),
                day,
              )}
            </p>
            ${tableHtml(
              tableOf(
                kind,
                kind.tables[0]!,
                rows.map((row) => row.values),
                day,
              ),
            )}`
    }
  </section>`;
}

/** "Pr. 30. september 2024 er 75,0 % af budgettet brugt, og 75,0 % af året er gået." */
export function budgetLead(rows: readonly Values[], day: string): string {
  const of = rows.filter((values) => values["day"] === day);
  const sum = (key: string): number => of.reduce((all, values) => all + (values[key] as number), 0);
  const percent = computed({ does: "share", part: "spent", of: "budget" }, { spent: sum("spent"), budget: sum("budget") }, []);
  const used = percent === null ? "" : ` er ${figureInDanish(percent, 1)} % af budgettet brugt, og`;
  return `Pr. ${dateLong(day)}${used} ${figureInDanish(yearPassed(day) * 100, 1)} % af året er gået.`;
}

function grantsSection(ledger: Ledger, today: string): Html {
  const kind = kindOf(ledger);
  const rows = rowsOf(ledger, kind);
  return html`<section aria-labelledby="tilskud-${ledger.id}">
    <h2 id="tilskud-${ledger.id}"><a href="${deskPaths.ledger(ledger.committee, ledger.id)}">${ledger.name}</a></h2>
    ${rows.length === 0 ? html`<p class="empty">Der er ingen ansøgninger endnu.</p>` : ""}
    <ul class="goal-list">
      ${rows.map((row) => {
        const notices = grantNotices(row.values, today);
        const next = instalmentsOf(row.values).find((each) => each.due >= today);
        return html`<li class="goal">
          <p class="goal-head">
            <span class="goal-state">${String(row.values["decision"])}</span> <strong>${String(row.values["applicant"])}</strong>, ${String(row.values["pool"])}
          </p>
          <p class="quiet">
            ${typeof row.values["granted"] === "number" ? `Bevilget ${figureInDanish(row.values["granted"])} kr. ` : ""}${next === undefined ? "" : `Næste rate ${figureInDanish(next.amount, Number.isInteger(next.amount) ? null : 2)} kr. ${dateShort(next.due)}. `}${notices.join(" ")}
          </p>
        </li>`;
      })}
    </ul>
  </section>`;
}

function figureCard(ledger: Ledger): Html {
  const kind = kindOf(ledger);
  const values = rowsOf(ledger, kind).map((row) => row.values);
  const lead = leadOf(ledger, kind, values);
  return html`<li>
    <h3><a href="${deskPaths.ledger(ledger.committee, ledger.id)}">${ledger.name}</a></h3>
    <p>
      ${lead !== "" ? lead : values.length === 0 ? "Der er ingen tal endnu." : `${values.length} ${values.length === 1 ? "række" : "rækker"}, senest ${rowName(kind, values.at(-1)!)}.`}
    </p>
    <p class="quiet">${kind.name}${ledger.source === null ? "" : ` · ${ledger.source}`}</p>
  </li>`;
}

export type LedgerView = {
  /** The open side's address with a final slash. */ archive: string;
  committee: CommitteeNamed;
  ledger: Ledger;
  all: readonly Ledger[];
  names: ReadonlyMap<number, string>;
  meetings: readonly { id: number; date: string }[];
  /** The day it is shown as known on; null: now. */ asKnown: string | null;
  wheel: WheelView | null;
  fetches: boolean;
  today: string;
};

export function ledgerPage(shown: Shown, view: LedgerView): DeskPage {
  const { committee, ledger, asKnown } = view;
  const kind = kindOf(ledger);
  const rows = rowsOf(ledger, kind, asKnown === null ? null : knownBy(asKnown));
  const values = rows.map((row) => row.values);
  const here = deskPaths.ledger(committee.id, ledger.id);
  const keeper = mayWriteIn(shown.actor, ledger) && ledger.state === "open" && asKnown === null;
  return {
    title: ledger.name,
    here: "committees",
    trail: [...trailOf(committee), ["Nøgletal og mål", deskPaths.steering(committee.id)]],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${kind.name}${ledger.state === "closed" ? " · lukket" : ""}</p>
          <h1>${ledger.name}</h1>
          <p class="quiet">
            ${[ledger.unit === null ? null : `Enhed: ${ledger.unit}`, ledger.source === null ? null : `Kilde: ${ledger.source}`, ledger.comparison].filter((each) => each !== null).join(" · ")}
          </p>
        </div>
      </div>
      ${ledger.kind === "wheel" ? "" : thenForm(view, here)}
      ${ledger.kind === "series" && rows.length > 0 ? html`<p class="lead">${leadOf(ledger, kind, values)}</p>` : ""}
      ${rows.length === 0 && ledger.kind !== "wheel" ? html`<p class="empty">${asKnown === null ? "Der er ingen tal endnu." : `Der stod ingen tal ${dateLong(asKnown)}.`}</p>` : ""}
      ${kind.charts.map((shape, index) => {
        const chart = chartOf(kind, shape, values, ledger.unit);
        return chart === null ? "" : chartFigure(chart, `diagram-${index}`);
      })}
      ${view.wheel === null ? (rows.length === 0 ? "" : kind.tables.map((shape) => tablesOf(kind, shape, values))) : wheelSection(shown, view.wheel, { short: false })}
      ${ledger.kind === "goals" ? goalsSection(ledger, view.all, view.today) : ""} ${ledger.kind === "grants" ? instalmentTables(rows) : ""}
      ${when(rows.length > 0, () => rowsSection(shown, view, kind, rows, keeper))} ${when(keeper, () => writingForms(shown, view, kind, here))}
      ${when(rows.length > 0, () => html`<p class="page-links"><a href="${here}/raekker.csv${asKnown === null ? "" : `?som=${asKnown}`}">Hent som CSV</a></p>`)}`,
  };
}

function tablesOf(kind: LedgerKind, shape: TableShape, values: readonly Values[]): Html {
  if (shape.shape !== "list" || shape.of === undefined) return tableHtml(tableOf(kind, shape, values));
  const of = [...new Set(values.map((row) => String(row[shape.of!] ?? "")))].sort(comparePeriods).reverse();
  const [newest, ...older] = of;
  const field = kind.fields.find((each) => each.key === shape.of)!;
  return html`${newest === undefined ? "" : tableHtml(tableOf(kind, shape, values, newest))}
  ${older.map((day) => folded(`${shape.name}, ${cellInDanish(field, day)}`, tableHtml(tableOf(kind, shape, values, day))))}`;
}

function thenForm(view: LedgerView, here: string): Html | "" {
  if (view.meetings.length === 0) return "";
  return html`<form class="then-form" method="get" action="${here}">
    <div class="form-group">
      <label class="form-label" for="som">Vis tallene</label>
      <select class="form-select" id="som" name="som">
        <option value="">som kendt nu</option>
        ${view.meetings.map(({ date }) => html`<option value="${date}" ${date === view.asKnown ? html` selected` : ""}>som kendt på mødet ${dateLong(date)}</option>`)}
      </select>
    </div>
    <button class="button button-secondary" type="submit">Vis</button>
  </form>`;
}

function instalmentTables(rows: readonly Row[]): Html {
  return html`${rows.map((row) => {
    const instalments = instalmentsOf(row.values);
    if (instalments.length < 2) return "";
    const printed = instalments.map((each) => [dateShort(each.due), figureInDanish(each.amount, 2)]);
    return tableHtml({ name: `Rater til ${String(row.values["applicant"])}`, rows: [["Betales", "Beløb i kr."], ...printed], numbers: [false, true] });
  })}`;
}

function rowsSection(shown: Shown, view: LedgerView, kind: LedgerKind, rows: readonly Row[], keeper: boolean): Html {
  const nameOf = (by: number): string => view.names.get(by) ?? "Sagsgang";
  return folded(
    `Rækkerne og hvor de kommer fra (${rows.length})`,
    html`<ul class="row-list">
      ${rows.map((row) => {
        const earlier = versionsOf(view.ledger, row.key).slice(0, -1);
        return html`<li>
          <p><strong>${rowName(kind, row.values)}</strong>: ${figuresTold(kind, row.values)}</p>
          <p class="quiet">${sourceHtml(row.source, nameOf(row.by), row.at, view.archive)}${row.because === null ? "" : `. ${row.because}`}</p>
          ${when(
            earlier.length > 0,
            () =>
              html`<ul class="quiet">
                ${earlier.map((each) => html`<li>${"gone" in each ? `Taget ud ${dateShort(danishDay(new Date(each.at)))}: ${each.because}` : html`Før stod: ${figuresTold(kind, each.values)} (${sourceHtml(each.source, nameOf(each.by), each.at, view.archive)})`}</li>`)}
              </ul>`,
          )}
          ${when(keeper, () =>
            form(
              shownIn(shown, `fjern-${row.key}`),
              { action: `${deskPaths.ledger(view.committee.id, view.ledger.id)}/fjern`, class: "row-out" },
              hidden("hvor", `fjern-${row.key}`),
              hidden("noegle", row.key),
              outField(shown, row.key),
              button("Tag ud", { kind: "tertiary" }),
            ),
          )}
        </li>`;
      })}
    </ul>`,
    { open: rows.some((row) => shown.given["hvor"] === `fjern-${row.key}`) },
  );
}

function outField(shown: Shown, key: string): Html {
  return field(shownIn(shown, `fjern-${key}`), {
    name: "grund",
    id: `grund-${key.replaceAll(/[^a-z0-9]+/gu, "-")}`,
    label: "Tag rækken ud, fordi",
    unmarked: true,
  });
}

function figuresTold(kind: LedgerKind, values: Values): string {
  return kind.fields
    .filter((each) => !kind.key.includes(each.key) && values[each.key] !== null && values[each.key] !== undefined)
    .map((each) => `${each.name.toLocaleLowerCase("da")} ${cellInDanish(each, values[each.key]!)}`)
    .join(", ");
}

function inputFor(shown: Shown, each: Field): Html {
  const options = { name: `felt-${each.key}`, label: each.unit === undefined ? each.name : `${each.name} (${each.unit})`, required: each.needed === true };
  if (each.kind === "choice") return choice(shown, { ...options, none: "Vælg", of: (each.choices ?? []).map((name) => [name, name] as const) });
  if (each.kind === "day") return field(shown, { ...options, type: "date" });
  if (each.kind === "period") return field(shown, { ...options, hint: "2024, juli 2024, 3. kvartal 2024 eller 30-09-2024" });
  return field(shown, options);
}

function writingForms(shown: Shown, view: LedgerView, kind: LedgerKind, here: string): Html {
  const { ledger } = view;
  return html`<section class="forms-below" aria-label="Skriv i registret">
    ${foldedForm(
      shown,
      "write-row",
      "Skriv en række",
      { action: here },
      (own) =>
        html`${hidden("hvor", "write-row")} ${kind.fields.map((each) => inputFor(own, each))}
        ${field(own, { name: "grund", id: "grund-raekke", label: "Hvorfor det ændres", hint: "Kun når der allerede står tal for det samme." })}
        ${button("Gem rækken")}`,
    )}
    ${foldedForm(
      shown,
      "read-rows",
      "Læg tal ind fra CSV eller regneark",
      { action: `${here}/fil`, files: true },
      (own) =>
        html`${hidden("hvor", "read-rows")}
          <div class="form-group">
            <label class="form-label" for="fil">Fil</label>
            <p class="form-hint" id="fil-hjaelp">
              Den første linje har kolonnernes navne: ${kind.fields.map((each) => each.name).join("; ")}. <a href="${here}/skabelon.csv">Hent en tom fil</a>.
            </p>
            <input class="form-input" type="file" id="fil" name="fil" accept=".csv,.txt,.xlsx" required aria-describedby="fil-hjaelp" />
          </div>
          ${field(own, { name: "grund", id: "grund-fil", label: "Hvorfor tal ændres", hint: "Når filen retter tal, der allerede står." })}
          ${tick(own, { name: "mindre", label: "Filen må mangle rækker, som registret har for den samme tid" })} ${button("Læg tallene ind")}`,
    )}
    ${when(ledger.kind === "series", () => html`<p><a class="button button-secondary" href="${here}/referater">Tag tal med fra referater</a></p>`)}
    ${when(ledger.kind === "series", () =>
      foldedForm(
        shown,
        "fetch-series",
        "Hent fra jobindsats",
        { action: `${here}/hent` },
        (own) =>
          html`${hidden("hvor", "fetch-series")}
          ${view.fetches ? "" : html`<p class="quiet">Der er ikke sat en nøgle til jobindsats endnu. Den, der driver systemet, kan gøre det.</p>`}
          ${field(own, { name: "tabel", label: "Tabel", required: true, hint: "Nummeret hos jobindsats, for eksempel y01a02." })}
          ${field(own, { name: "omraade", label: "Område", hint: "Kommunens navn; tomt for hele landet." })}
          ${field(own, { name: "maaneder", label: "Antal måneder", type: "number", value: "13", required: true })}
          ${field(own, { name: "tal", label: "Tal", hint: "Kolonnens navn, hvis tabellen har flere tal." })} ${button("Hent")}`,
      ),
    )}
    ${foldedForm(
      shown,
      "describe-ledger",
      "Ret navn, enhed og kilde",
      { action: `${here}/beskriv` },
      (own) =>
        html`${hidden("hvor", "describe-ledger")} ${field(own, { name: "navn", label: "Navn", value: ledger.name, required: true })}
        ${field(own, { name: "enhed", label: "Enhed", value: ledger.unit })} ${field(own, { name: "kilde", label: "Kilde", value: ledger.source })}
        ${field(own, { name: "sammenligning", label: "Sammenlignes med", value: ledger.comparison })} ${button("Gem")}`,
    )}
    ${foldedForm(
      shown,
      "close-ledger",
      "Luk registret",
      { action: `${here}/luk` },
      (own) =>
        html`${hidden("hvor", "close-ledger")} ${field(own, { name: "grund", id: "grund-luk", label: "Hvorfor", required: true })}
        ${button("Luk registret", { kind: "warning" })}`,
    )}
  </section>`;
}

/** The form of the report: which registers, in which order they stand, with what comment. */
export function reportFormPage(shown: Shown, committee: CommitteeNamed, ledgers: readonly Ledger[], cases: readonly { id: number; title: string }[]): DeskPage {
  const usable = ledgers.filter((ledger) => ledger.state === "open" && ledger.kind !== "wheel" && ledger.written.length > 0);
  return {
    title: "Skriv rapporten Nøgletal",
    here: "committees",
    trail: [...trailOf(committee), ["Nøgletal og mål", deskPaths.steering(committee.id)]],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${committee.name}</p>
          <h1>Skriv rapporten Nøgletal</h1>
          <p class="quiet">Rapporten skrives af tallene, som de står nu, og beholder dem. Den kan lægges ved en sag som bilag (PDF).</p>
        </div>
      </div>
      ${
        usable.length === 0
          ? html`<p class="empty">Der er ingen registre med tal endnu.</p>`
          : form(
              shown,
              { action: `${deskPaths.steering(committee.id)}/rapport` },
              field(shown, { name: "titel", label: "Overskrift", value: "Nøgletal", required: true }),
              html`<fieldset class="form-group">
                <legend class="form-label">Hvad skal være med?</legend>
                ${usable.map(
                  (ledger) =>
                    html`${tick(shown, { name: "register", value: String(ledger.id), label: ledger.name, checked: true })}
                    ${field(shown, { name: `kommentar-${ledger.id}`, label: `Kommentar til ${ledger.name}` })}`,
                )}
              </fieldset>`,
              choice(shown, { name: "sag", label: "Læg den ved sagen", none: "Ingen sag", of: cases.map((each) => [String(each.id), each.title] as const) }),
              tick(shown, { name: "aaben", label: "Bilaget er åbent for offentligheden" }),
              button("Skriv rapporten"),
            )
      }`,
  };
}

export function reportPage(shown: Shown, committee: CommitteeNamed, report: Report): DeskPage {
  return {
    title: `Rapport: ${report.title}`,
    here: "committees",
    trail: [...trailOf(committee), ["Nøgletal og mål", deskPaths.steering(committee.id)]],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${committee.name}</p>
          <h1>${report.title}</h1>
          <p class="quiet">
            Tallene, som de var kendt
            ${dateLong(danishDay(new Date(report.asKnown)))}.${report.case === null ? "" : html` Bilag til <a href="${deskPaths.case(report.case)}">sagen</a>.`}
          </p>
        </div>
      </div>
      ${report.parts.map((part, index) => {
        const section = sectionOf(part);
        return html`<section aria-labelledby="del-${index}">
          <h2 id="del-${index}">${section.name}</h2>
          ${section.lead === "" ? "" : html`<p class="lead">${section.lead}</p>`} ${section.comment === "" ? "" : html`<p>${section.comment}</p>`}
          ${section.charts.map((chart, number) => chartFigure(chart, `d${index}-${number}`, section.name))}
          ${section.tables.map((table) => tableHtml(table, section.name))} ${section.source === "" ? "" : html`<p class="quiet">${section.source}</p>`}
        </section>`;
      })}`,
  };
}
