/** "Lovet og fulgt op": what a committee promised, when it was due, and what is known of it. Data in, HTML out. */

import { dateShort } from "#core/calendar.ts";
import { csvCell } from "#core/csv.ts";
import { dueInWords, resolvedInWords } from "#core/promises/due.ts";
import { promiseKinds, type PromiseKind } from "#core/promises/promise.ts";
import { promiseStatusMeans, promiseStatusNames, type PromiseStatus } from "#core/promises/status.ts";
import { day } from "#ui/dates.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { closedLabel, facts, itemTitle, pagination } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { counted, thousands } from "#ui/words.ts";
import type { AnswerRow, PromiseCounts, PromisePlaceNames, PromiseRow, PromiseWishes } from "./promise-queries.ts";

const statusOrder: readonly PromiseStatus[] = ["overdue", "undated", "open", "standing", "notReached", "kept"];

/** The page of a committee or a whole municipality. */
export function promisesPage(
  place: PromisePlaceNames,
  {
    rows,
    found,
    pages,
    counts,
    wishes,
    today,
  }: { rows: readonly PromiseRow[]; found: number; pages: number; counts: PromiseCounts; wishes: PromiseWishes; today: string },
): Page {
  const here = paths.promises(place.municipalitySlug, place.committeeSlug);
  const where = place.committee ?? place.municipality;
  const query = promiseQuery({ ...wishes, page: 1 });
  return {
    title: `Lovet og fulgt op: ${where}`,
    description: `Hvad ${where} har bedt om, udsat eller lovet at vende tilbage til, hvornår, og hvad der kom ud af det.`,
    path: promiseQuery(wishes) === "" ? here : `${here}?${promiseQuery(wishes)}`,
    trail: [
      [place.municipality, paths.municipality(place.municipalitySlug)],
      ...(place.committee === null ? [] : [[place.committee, paths.committee(place.municipalitySlug, place.committeeSlug!)] as [string, string]]),
      ["Lovet og fulgt op", here],
    ],
    hidden: query !== "",
    body: html`<p class="over-title">${where}</p>
      <h1>Lovet og fulgt op</h1>
      <p class="lead">
        Hvad ${place.committee === null ? "udvalgene" : "udvalget"} har bestilt, udsat, fået stillet i udsigt eller lovet at vende tilbage til, og hvad der
        senere stod på en dagsorden om det.
      </p>
      <p class="quiet">
        Listen er fundet af et program i referaternes egne ord, og et svar er fundet på samme måde. Den kan overse noget, og den kan tage fejl: sætningen og
        punktet står ved hvert løfte. Står der, at intet er fundet, betyder det ikke, at intet er sket.
      </p>
      ${
        counts.total === 0
          ? html`<p>Sagsgang har ikke fundet nogen løfter i de referater, der er i arkivet.</p>`
          : html`${summary(here, counts, wishes)} ${filters(here, counts, wishes)}
              <p class="count" role="status">
                <strong>${thousands(found)}</strong>
                ${found === 1 ? "løfte" : "løfter"}${query === "" ? "" : html` af ${thousands(counts.total)} · <a href="${here}">Vis alle</a>`}
              </p>
              <ol class="plain-list result-list promise-list">
                ${rows.map((row) => shown(row, place, today))}
              </ol>
              ${pagination(wishes.page, pages, (page) => `${here}?${promiseQuery({ ...wishes, page })}`)}
              <p class="follow">
                <span class="follow-lead">Hent listen:</span> <a href="${here}.csv${query === "" ? "" : `?${query}`}">CSV</a> ·
                <a href="${here}.json${query === "" ? "" : `?${query}`}">JSON</a>
              </p>`
      }`,
  };
}

function summary(here: string, counts: PromiseCounts, wishes: PromiseWishes): Html {
  return html`<nav aria-label="Løfterne efter status">
    <ul class="plain-list place-list">
      ${statusOrder
        .filter((status) => counts.status[status] !== undefined)
        .map(
          (status) =>
            html`<li>
              <a href="${here}?status=${status}" ${wishes.status === status ? html` aria-current="true"` : ""}>${promiseStatusNames[status]}</a>
              <strong>${thousands(counts.status[status]!)}</strong> <span class="quiet">${promiseStatusMeans[status]}</span>
            </li>`,
        )}
      ${when(
        counts.lost > 0,
        () =>
          html`<li>
            <a href="${here}?status=lost" ${wishes.status === "lost" ? html` aria-current="true"` : ""}>Lovet, og ikke fundet igen</a>
            <strong>${thousands(counts.lost)}</strong>
            <span class="quiet">Det, man kunne vente på en dagsorden, de ældste først.</span>
          </li>`,
      )}
    </ul>
  </nav>`;
}

function filters(here: string, counts: PromiseCounts, wishes: PromiseWishes): Html {
  const option = (value: string, name: string, chosen: boolean): Html => html`<option value="${value}" ${chosen ? html` selected` : ""}>${name}</option>`;
  return html`<form class="promise-filters" action="${here}" method="get" aria-label="Afgræns løfterne">
    <div class="form-group">
      <label class="form-label" for="status">Status</label>
      <select class="form-select" id="status" name="status">
        ${option("", "Alle", wishes.status === null)} ${option("lost", "Lovet, og ikke fundet igen", wishes.status === "lost")}
        ${statusOrder.map((status) => option(status, promiseStatusNames[status], wishes.status === status))}
      </select>
    </div>
    <div class="form-group">
      <label class="form-label" for="slags">Hvad</label>
      <select class="form-select" id="slags" name="slags">
        ${option("", "Alt", wishes.kind === null)}
        ${(Object.keys(promiseKinds) as PromiseKind[]).filter((kind) => counts.kind[kind] !== undefined).map((kind) => option(kind, `${promiseKinds[kind]} (${counts.kind[kind]!})`, wishes.kind === kind))}
      </select>
    </div>
    <div class="form-group">
      <label class="form-label" for="aar">Lovet i</label>
      <select class="form-select" id="aar" name="aar">
        ${option("", "Alle år", wishes.year === null)} ${counts.years.map((year) => option(year, year, wishes.year === year))}
      </select>
    </div>
    <button class="button button-secondary" type="submit">Vis</button>
  </form>`;
}

function shown(row: PromiseRow, place: PromisePlaceNames, today: string): Html {
  const address = { municipality: row.municipalitySlug, committee: row.committeeSlug, meeting: row.meeting };
  const sure = row.answers.filter((answer) => answer.sure);
  const maybe = sure.length > 0 || row.kept !== null ? [] : row.answers.filter((answer) => !answer.sure).slice(0, 3);
  const how = resolvedInWords(row.resolved);
  return html`<li>
    <p class="item-line"><span>${place.committee === null ? `${row.committee} · ` : ""}${day(row.date)} · ${promiseKinds[row.kind]}</span></p>
    <h2 class="result-title">
      <a href="${paths.item(address, row.item)}">${row.number === null ? "" : `Punkt ${row.number}: `}${itemTitle(row.name, row.public)}</a>
    </h2>
    ${row.public ? "" : html`<p class="item-line">${closedLabel()} <span class="quiet">Sætningen har kommunen selv offentliggjort.</span></p>`}
    <p class="quote">${row.text}</p>
    ${row.clause !== row.text ? html`<p class="quiet">Her gælder det: ${row.clause}</p>` : ""}
    ${facts([
      ["Status", html`<strong>${promiseStatusNames[row.status]}</strong><br /><span class="quiet">${statusTold(row, sure)}</span>`],
      [
        "Frist",
        html`${dueInWords(row.due)}${row.dueWords !== null && row.due.kind === "none" ? html` <span class="quiet">(”${row.dueWords}”)</span>` : ""}${how === null ? "" : html`<br /><span class="quiet">${how}</span>`}`,
      ],
      ["Alder", age(row.date, today)],
      ["Til", row.body !== null && row.body !== row.committee ? row.body : null],
      ["Hvem skal", row.owner],
      ["Fulgt op", sure.length === 0 ? null : html`${sure.map((answer) => answerLink(row, answer))}`],
      ["Måske fulgt op", maybe.length === 0 ? null : html`${maybe.map((answer) => answerLink(row, answer))}`],
    ])}
  </li>`;
}

function statusTold(row: PromiseRow, sure: readonly AnswerRow[]): string {
  if (row.kept?.how === "told")
    return row.kept.madeOn === null
      ? "Punktet svarer selv på en tidligere bestilling."
      : `Punktet svarer selv på en bestilling fra ${dateShort(row.kept.madeOn)}.`;
  if (row.kept?.how === "laid") return row.kept.why;
  if (row.status === "kept") return sure.length === 1 ? "Et senere punkt svarer på det." : `${sure.length} senere punkter svarer på det.`;
  return promiseStatusMeans[row.status];
}

function answerLink(row: PromiseRow, answer: AnswerRow): Html {
  return html`<p>
    <a href="${paths.item({ municipality: row.municipalitySlug, committee: answer.committeeSlug, meeting: answer.meeting }, answer.item)}"
      >${day(answer.date)}: ${answer.number === null ? "" : `Punkt ${answer.number}: `}${itemTitle(answer.name)}</a
    >${answer.committee === row.committee ? "" : html`, ${answer.committee}`}<br /><span class="quiet">${answer.why}</span>
  </p>`;
}

function age(from: string, today: string): string {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(from)) / 86_400_000));
  if (days < 60) return counted(days, "dag", "dage");
  if (days < 730) return counted(Math.round(days / 30.44), "måned", "måneder");
  return counted(Math.floor(days / 365.25), "år", "år");
}

/** The wishes as an address tells them. */
export function promiseQuery({ status, kind, year, page }: PromiseWishes): string {
  const query = new URLSearchParams();
  if (status !== null) query.set("status", status);
  if (kind !== null) query.set("slags", kind);
  if (year !== null) query.set("aar", year);
  if (page > 1) query.set("side", String(page));
  return query.toString();
}

/** Utvalg–Møtedato–Tittel–Vedtak–Status, the Norwegian model, with the sentence and the answer beside. */
export function promisesCsv(rows: readonly PromiseRow[], origin: string): string {
  const head = [
    "Udvalg",
    "Mødedato",
    "Punkt",
    "Titel",
    "Slags",
    "Lovet",
    "Til",
    "Hvem",
    "Frist",
    "Seneste dag",
    "Status",
    "Fulgt op den",
    "Fulgt op i",
    "Hvorfor",
    "Adresse",
  ];
  const lines = rows.map((row) => {
    const [answer] = row.answers.filter((each) => each.sure);
    const address = paths.item({ municipality: row.municipalitySlug, committee: row.committeeSlug, meeting: row.meeting }, row.item);
    return [
      row.committee,
      row.date,
      row.number ?? "",
      itemTitle(row.name, row.public),
      promiseKinds[row.kind],
      row.clause,
      row.body ?? "",
      row.owner ?? "",
      dueInWords(row.due),
      row.lastDay ?? "",
      promiseStatusNames[row.status],
      answer?.date ?? "",
      answer === undefined
        ? ""
        : origin + paths.item({ municipality: row.municipalitySlug, committee: answer.committeeSlug, meeting: answer.meeting }, answer.item),
      answer?.why ?? row.kept?.why ?? "",
      origin + address,
    ];
  });
  return `\uFEFF${[head, ...lines].map((cells) => cells.map(csvCell).join(";")).join("\r\n")}\r\n`;
}
