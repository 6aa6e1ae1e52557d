/** "Tal fra referaterne": the figures that minutes tell, put together as the minutes themselves do. Data in, HTML out. */

import { dateLong } from "#core/calendar.ts";
import { printNumber } from "#core/figures/danish-number.ts";
import { periodInWords } from "#core/figures/periods.ts";
import { seriesAcross, seriesOf, type FoundSeries, type SeriesPoint } from "#core/figures/series.ts";
import type { Figure } from "#core/published-minutes.ts";
import { day, weekday } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { itemTitle, pagination, titleBesideLabel } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { counted } from "#ui/words.ts";
import type { FiguresPage, MeetingInFigures, ToldFigure } from "./figure-queries.ts";

export type FiguresShown = {
  head: FiguresPage;
  /** The meetings this page shows, newest first, with their figures. */ meetings: { meeting: MeetingInFigures; figures: ToldFigure[] }[];
  /** Figures of the newest meetings, for what several tell; oldest meeting first. */ across: ToldFigure[][];
  page: number;
  pages: number;
};

const heading = "Tal fra referaterne";

/** A committee's figures: what several meetings tell, and then meeting by meeting. */
export function committeeFiguresPage({ head, meetings, across, page, pages }: FiguresShown): Page {
  const here = paths.figures(head.municipalitySlug, head.committeeSlug);
  const series = page === 1 ? seriesAcross(across) : [];
  const all = head.meetings.reduce((sum, meeting) => sum + meeting.figures, 0);
  return {
    title: `${heading}: ${head.committee}, ${head.municipality}`,
    description: `Tal, som referaterne fra ${head.committee} i ${head.municipality} fortæller, med periode og link til sætningen.`,
    path: here,
    trail: [...trail(head), [heading, here]],
    hidden: page > 1,
    body: html`<p class="over-title"><a href="${paths.committee(head.municipalitySlug, head.committeeSlug)}">${head.committee}</a></p>
      <h1>${heading}</h1>
      ${caution()}
      ${
        all === 0
          ? html`<p>Der er ikke fundet tal i udvalgets dagsordener og referater.</p>`
          : html`<p class="lead">
                ${counted(all, "tal", "tal")} fundet i
                ${counted(head.meetings.length, "møde", "møder")}.${pages > 1 ? ` Her vises ${counted(meetings.length, "møde", "møder")} ad gangen, det nyeste først.` : ""}
                Datoer og aldre er kun med i dataene.
              </p>
              ${dataLinks(`${here}.json${page > 1 ? `?side=${page}` : ""}`, `${paths.figuresFile(head.municipalitySlug, head.committeeSlug)}${page > 1 ? `?side=${page}` : ""}`)}`
      }
      ${when(
        series.length > 0,
        () =>
          html`<section aria-labelledby="flere-moeder">
            <h2 id="flere-moeder">Det samme på flere møder</h2>
            <p>Ens ord og ens enhed på flere møder. Om tallene er opgjort ens, må sætningerne vise.</p>
            ${series.map((each) => acrossTable(head, each))}
          </section>`,
      )}
      ${meetings.map(({ meeting, figures }) => meetingSection(head, meeting, figures))}
      ${pagination(page, pages, (to) => (to === 1 ? here : `${here}?side=${to}`))}`,
  };
}

/** The figures of one meeting. */
export function meetingFiguresPage(head: FiguresPage, meeting: MeetingInFigures, figures: readonly ToldFigure[]): Page {
  const here = paths.figures(head.municipalitySlug, head.committeeSlug, meeting.slug);
  const address = { municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: meeting.slug };
  return {
    title: `Tal fra mødet: ${head.committee} ${dateLong(meeting.date)}`,
    description: `Tal, som papirerne fra mødet i ${head.committee} ${dateLong(meeting.date)} fortæller, med periode og link til sætningen.`,
    path: here,
    trail: [...trail(head), [dateLong(meeting.date), paths.meeting(address)], ["Tal", here]],
    body: html`<p class="over-title"><a href="${paths.meeting(address)}">${head.committee}, ${day(meeting.date)}</a></p>
      <h1>Tal fra mødet</h1>
      ${caution()}
      ${
        figures.length === 0
          ? html`<p>Der er ikke fundet tal i mødets papirer.</p>`
          : html`<p class="lead">${counted(figures.length, "tal", "tal")} fundet. Datoer og aldre er kun med i dataene.</p>
              ${dataLinks(`${here}.json`, paths.figuresFile(head.municipalitySlug, head.committeeSlug, meeting.slug))}`
      }
      ${itemSections(head, figures, 2)}
      <p><a href="${paths.figures(head.municipalitySlug, head.committeeSlug)}">Tal fra alle udvalgets møder</a></p>`,
  };
}

function trail(head: FiguresPage): [string, string][] {
  return [
    [head.municipality, paths.municipality(head.municipalitySlug)],
    [head.committee, paths.committee(head.municipalitySlug, head.committeeSlug)],
  ];
}

function caution(): Html {
  return html`<div class="alert alert-info">
    <div class="alert-body">
      ${icon("info")}
      <p class="alert-text">
        Tallene er fundet af en maskine i mødernes tekst. Ingen har efterprøvet dem, og enhed og periode kan være læst forkert. Følg linket på tallet til
        sætningen, før du bruger det.
      </p>
    </div>
  </div>`;
}

function dataLinks(json: string, csv: string): Html {
  return html`<p class="follow"><span class="follow-lead">Som data:</span> <a href="${csv}">CSV til regneark</a> · <a href="${json}">JSON</a></p>`;
}

function meetingSection(head: FiguresPage, meeting: MeetingInFigures, figures: readonly ToldFigure[]): Html {
  const address = { municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: meeting.slug };
  return html`<section aria-labelledby="moede-${meeting.slug}" class="figures-of-meeting">
    <h2 id="moede-${meeting.slug}"><a href="${paths.meeting(address)}">Mødet ${weekday(meeting.date)}</a></h2>
    ${itemSections(head, figures, 3)}
  </section>`;
}

function itemSections(head: FiguresPage, figures: readonly ToldFigure[], level: 2 | 3): Html {
  const items = [...Map.groupBy(figures, (figure) => figure.index).values()];
  return html`${items.map((told) => itemSection(head, told, level))}`;
}

// Dates and ages are told in the data: on a page they would hide the others.
const inDataAlone: ReadonlySet<string> = new Set(["date", "age"]);

function itemSection(head: FiguresPage, told: readonly ToldFigure[], level: 2 | 3): Html | "" {
  const [first] = told;
  const series = seriesOf(told);
  const shown = new Set(series.flatMap((each) => figuresIn(each)));
  const ends = new Set(told.flatMap((figure) => figure.relation.flatMap(({ kind, figure: n }) => (kind === "rangeTo" ? [n] : []))));
  const rest = told.filter((figure) => !shown.has(figure) && !inDataAlone.has(figure.kind) && !ends.has(figure.n));
  if (series.length === 0 && rest.length === 0) return "";
  const address = { municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: first!.meeting };
  const title = titleBesideLabel(itemTitle(first!.itemName, first!.itemPublic), first!.itemPublic);
  const id = `tal-${first!.meeting}-${first!.itemSlug}`;
  const link = html`<a href="${paths.item(address, first!.itemSlug)}">${first!.item === null ? "" : `Punkt ${first!.item}: `}${title}</a>`;
  return html`<div class="figures-of-item">
    ${level === 2 ? html`<h2 id="${id}">${link}</h2>` : html`<h3 id="${id}">${link}</h3>`} ${groupsOf(series).map((group) => shownGroup(head, group))}
    ${when(
      rest.length > 0,
      () =>
        html`<ul class="plain-list figure-list" ${series.length > 0 ? html`aria-label="Andre tal under punktet"` : html`aria-label="Tal under punktet"`}>
          ${rest.map((figure) => html`<li class="figure-line">${single(head, figure, told)}</li>`)}
        </ul>`,
    )}
  </div>`;
}

function figuresIn(series: FoundSeries<ToldFigure>): ToldFigure[] {
  return [...series.points.flatMap(({ figure, share }) => (share === null ? [figure] : [figure, share])), ...(series.whole === null ? [] : [series.whole])];
}

type Series = FoundSeries<ToldFigure>;

// Rows of one table stand as a table again, with what its columns come to told below.
type Group = { rows: Series[]; sums: Series[] } | { one: Series };

function groupsOf(series: readonly Series[]): Group[] {
  const groups: Group[] = [];
  const tables = new Map<string, { rows: Series[]; sums: Series[] }>();
  for (const each of series) {
    const figure = each.points[0]!.figure;
    if (figure.table === null) {
      groups.push({ one: each });
      continue;
    }
    const key = `${figure.at.section ?? figure.at.role} ${figure.table.title} ${tableColumns(each, series)}`;
    let group = tables.get(key);
    if (group === undefined) {
      tables.set(key, (group = { rows: [], sums: [] }));
      groups.push(group);
    }
    group[each.kind === "row" ? "rows" : "sums"].push(each);
  }
  return groups.filter((group) => "one" in group || group.rows.length > 0);
}

// A sum belongs with the rows whose figures it adds.
function tableColumns(each: Series, all: readonly Series[]): string {
  const row = each.kind === "row" ? each : all.find((other) => other.kind === "row" && other.points.some(({ figure }) => figure === each.points[0]!.figure));
  return row?.points.map(({ name }) => name).join("|") ?? "";
}

function shownGroup(head: FiguresPage, group: Group): Html {
  if (!("one" in group)) return tableAgain(head, group.rows, group.sums);
  const { one } = group;
  if (one.points.length === 1) return html`<p class="figure-line">${onePart(head, one)}</p>`;
  return one.kind === "parts" ? partsTable(head, one) : comparedTable(head, one);
}

function tableAgain(head: FiguresPage, rows: readonly Series[], sums: readonly Series[]): Html {
  const columns = rows[0]!.points.map(({ name, figure }) => columnName(name, figure));
  const title = rows[0]!.points[0]!.figure.table!.title;
  const unit = rows.every((row) => row.unit === rows[0]!.unit) ? rows[0]!.unit : null;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">
      <table class="table table--compact figures-table">
        <caption>
          ${title ?? "Tabel fra teksten"}${unit === null || (title ?? "").toLowerCase().includes(unit) ? "" : ` (${unit})`}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.points[0]!.figure.table!.row}</th>
                ${row.points.map(({ figure }) => html`<td>${figureLink(head, figure, figure.told)}${doubtMark(figure)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${when(
      sums.some((sum) => sum.adds === true),
      () =>
        html`<ul class="plain-list quiet">
          ${sums.filter((sum) => sum.adds === true).map((sum) => html`<li>${sum.whole!.table!.column ?? ""}${sum.whole!.table!.column === null ? "" : ": "}${sumInWords(sum)}</li>`)}
        </ul>`,
    )}
    ${doubtNotes(rows.flatMap((row) => row.points.map(({ figure }) => figure)))}`;
}

function columnName(name: string | null, figure: Figure): string {
  return name === null ? "Uden overskrift" : name === figure.period ? periodInWords(name) : name;
}

// "57 af 87 borgere", "152 personer (1,5 %)": a table of one row says no more than a line.
function onePart(head: FiguresPage, { points: [point], whole }: Series): Html {
  const { figure, share } = point!;
  const label = besideTold(figure);
  const what = label === null ? "" : html` <span class="figure-what">${label}</span>`;
  const of = whole === null ? "" : html` af ${figureLink(head, whole, toldWithUnit(whole))}${periodAfter(whole.period)}`;
  return html`${figureLink(head, figure, toldWithUnit(figure))}${share === null ? "" : html` (${figureLink(head, share, share.told)})`}${of}${what}
    <q class="quiet figure-sentence">${shortened(figure)}</q>`;
}

function partsTable(head: FiguresPage, series: Series): Html {
  const whole = series.whole!;
  const shares = series.points.some(({ share }) => share !== null);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">
      <table class="table table--compact figures-table">
        <caption>
          ${figureLink(head, whole, toldWithUnit(whole))}${whole.label === null || whole.label === whole.unit ? "" : `: ${whole.label}`}${periodAfter(whole.period)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Heraf</th>
            <th scope="col">Tal</th>
            ${shares ? html`<th scope="col">Andel</th>` : ""}
          </tr>
        </thead>
        <tbody>
          ${series.points.map((point) => pointRow(head, point, shares))}
        </tbody>
      </table>
    </div>
    ${series.adds !== true ? "" : html`<p class="quiet">${sumInWords(series)}</p>`} ${doubtNotes(figuresIn(series))}`;
}

// Only what comes out is told here: totals stand within totals, and whether a difference is one is for the checks to say.
function sumInWords({ points, whole }: Series): string {
  const parts = points.map(({ figure }) => printNumber(figure.value!, figure.decimals)).join(" + ");
  return `${parts} = ${printNumber(whole!.value!, whole!.decimals)}${whole!.unit === null ? "" : ` ${whole!.unit}`}. Delene giver tilsammen det hele.`;
}

function comparedTable(head: FiguresPage, series: Series): Html {
  const shares = series.points.some(({ share }) => share !== null);
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">
      <table class="table table--compact figures-table">
        <caption>
          ${captionOf(series, "Sammen i teksten")}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              ${series.points.every(({ name, figure }) => name !== null && name === figure.period) ? "Periode" : series.kind === "change" ? "Fra og til" : "Hvad"}
            </th>
            <th scope="col">Tal</th>
            ${shares ? html`<th scope="col">Andel</th>` : ""}
          </tr>
        </thead>
        <tbody>
          ${series.points.map((point, index) => pointRow(head, point.name === null && series.kind === "change" ? { ...point, name: index === 0 ? "Fra" : "Til" } : point, shares))}
        </tbody>
      </table>
    </div>
    ${onlySentence(series)} ${doubtNotes(figuresIn(series))}`;
}

// The sentence that tells all of it, when one does.
function onlySentence({ points }: Series): Html | "" {
  const [first] = points;
  return points.every(({ figure }) => figure.text === first!.figure.text)
    ? html`<p class="figure-of-table"><q class="quiet figure-sentence">${shortened(first!.figure)}</q></p>`
    : "";
}

function captionOf({ title, unit }: Series, without: string): string {
  const words = title ?? without;
  return `${words.charAt(0).toLocaleUpperCase("da")}${words.slice(1)}${unit === null || words.toLowerCase().includes(unit) ? "" : ` (${unit})`}`;
}

function pointRow(head: FiguresPage, { figure, name, share }: SeriesPoint<ToldFigure>, shares: boolean): Html {
  return html`<tr>
    <th scope="row">${name === null ? "Ikke oplyst" : nameOf(name)}</th>
    <td>${figureLink(head, figure, toldWithUnit(figure))}${doubtMark(figure)}</td>
    ${shares ? html`<td>${share === null ? "" : figureLink(head, share, toldWithUnit(share))}</td>` : ""}
  </tr>`;
}

function acrossTable(head: FiguresPage, series: Series): Html {
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel">
    <table class="table table--compact figures-table">
      <caption>
        ${captionOf(series, "Uden navn")}
      </caption>
      <thead>
        <tr>
          <th scope="col">Periode</th>
          <th scope="col">Tal</th>
          <th scope="col">Møde</th>
        </tr>
      </thead>
      <tbody>
        ${series.points.map(
          ({ figure }) =>
            html`<tr>
              <th scope="row">${figure.period === null ? "Ikke oplyst" : periodInWords(figure.period)}</th>
              <td>${figureLink(head, figure, toldWithUnit(figure))}</td>
              <td class="figure-meeting">${day(figure.heldOn)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function single(head: FiguresPage, figure: ToldFigure, told: readonly ToldFigure[]): Html {
  const end = told.find(({ n }) => figure.relation.some((each) => each.kind === "rangeTo" && each.figure === n));
  const period = figure.period === null ? null : periodInWords(figure.period);
  const label = besideTold(figure);
  const what = [label, period !== null && label?.includes(period) === true ? null : period];
  const facts = what.filter((each) => each !== null).join(", ");
  const words = end === undefined ? toldWithUnit(figure) : `${figure.told}–${toldWithUnit(end)}`;
  return html`${figureLink(head, figure, words)}${facts === "" ? "" : html` <span class="figure-what">${facts}</span>`}${doubtMark(figure)}
    <q class="quiet figure-sentence">${shortened(figure)}</q
    >${figure.doubt === null ? "" : html` <span class="figure-doubt">${doubtWords[figure.doubt]}</span>`}`;
}

function figureLink(head: FiguresPage, figure: ToldFigure, words: string): Html {
  const address = { municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: figure.meeting };
  return html`<a class="figure-link" href="${paths.figure(address, figure.itemSlug, figure.n)}">${words}</a>`;
}

// "fire brugerundersøgelser" and then "i Jobcenteret": what the number has said with its unit is not said again.
function besideTold({ label, told, unit }: Figure): string | null {
  const words = told.replace(/^\S+\s/, "");
  if (label === null || label === unit || label === words) return null;
  return label.startsWith(`${words} `) ? label.slice(words.length + 1) : label;
}

const qualifierWords: Record<NonNullable<Figure["qualifier"]>, string> = {
  about: "ca.",
  justUnder: "knap",
  justOver: "godt",
  moreThan: "over",
  atLeast: "mindst",
  lessThan: "under",
  atMost: "højst",
};

/** What a reader is told of a doubt. */
export const doubtWords: Record<NonNullable<Figure["doubt"]>, string> = {
  decimalPoint: "Et punktum, hvor dansk har komma. Tallet er ikke brugt.",
  englishThousands: "Et komma, hvor dansk har punktum. Tallet er ikke brugt.",
  notANumber: "Kan ikke læses som et tal. Det er ikke brugt.",
  unitUnclear: "Sætningen har flere tal og kun enhed på nogle af dem.",
  headerLost: "Tabellen har ingen overskrifter.",
  headerMismatch: "Tabellens overskrifter passer ikke til dens kolonner.",
  looksLikeYear: "Tallet er det samme som kolonnens årstal. Det kan være en skrivefejl i kilden.",
};

/** The number as the minutes write it, with its unit where they leave it to another number to tell. */
function toldWithUnit(figure: ToldFigure): string {
  const lead = figure.qualifier === null || /^top/iu.test(figure.told) ? "" : `${qualifierWords[figure.qualifier]} `;
  const bare = /^[-–−+]?[\d.,\s]+$/u.test(figure.told);
  return `${lead}${figure.told}${bare && figure.unit !== null && figure.value !== null && figure.table === null ? ` ${figure.unit}` : ""}`;
}

function doubtMark(figure: Figure): Html | "" {
  return figure.doubt === null ? "" : html` <abbr class="figure-doubt-mark" title="${doubtWords[figure.doubt]}">?</abbr>`;
}

function doubtNotes(figures: readonly ToldFigure[]): Html | "" {
  const told = figures.filter((figure) => figure.doubt !== null);
  return told.length === 0
    ? ""
    : html`<ul class="plain-list quiet">
        ${told.map((figure) => html`<li>${figure.told}: ${doubtWords[figure.doubt!]}</li>`)}
      </ul>`;
}

function nameOf(name: string): string {
  return /^(?:\d{4}|-)(?:-|$|\/)/.test(name) ? periodInWords(name) : name;
}

function periodAfter(period: string | null): string {
  return period === null ? "" : `, ${periodInWords(period)}`;
}

// The sentence around the number, where the whole is long.
function shortened({ text, told }: ToldFigure): string {
  const words = text.replaceAll("\t", " · ");
  if (words.length <= 220) return words;
  const at = Math.max(0, words.indexOf(told));
  const from = at < 120 ? 0 : words.indexOf(" ", at - 100) + 1;
  const to = Math.min(words.length, from + 220);
  return `${from > 0 ? "… " : ""}${words.slice(from, to)}${to < words.length ? " …" : ""}`;
}
