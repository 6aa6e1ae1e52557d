/** The search: box, filters, results, help when there are none. Data in, HTML out. */

import { dateShort } from "#core/calendar.ts";
import { outcomeNames } from "#core/decision.ts";
import { kleGroups } from "#core/kle.ts";
import { slugOf } from "#core/slug.ts";
import { day } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { closedLabel, followButton, followLinks, itemNumber, itemTitle, outcomeLabel, pagination, searchBox } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { marked } from "#ui/text.ts";
import { counted, thousands } from "#ui/words.ts";
import { asksSomething, wishesQuery, type FacetValue, type SearchAnswer, type SearchResult, type SearchWishes } from "./search.ts";

/** The page of a search. */
export function searchPage(answer: SearchAnswer, names: { municipality: string | null; committee: string | null }): Page {
  const { wishes } = answer;
  const query = wishesQuery({ ...wishes, page: 1 });
  const asked = asksSomething(wishes);
  const title = wishes.q.trim() === "" ? "Søg og afgræns" : `Søgning: ${answer.question.typed}`;
  return {
    title,
    path: paths.searchFor(wishesQuery(wishes)),
    trail: [["Søg", paths.search]],
    hidden: true,
    searchInHeader: false,
    feeds: asked
      ? [
          [`Nyt for søgningen ${answer.question.typed}`, paths.searchFeed(query)],
          ["Møder med hits", paths.searchCalendar(query)],
        ]
      : [],
    body: html`<h1 class="search-title">Søg</h1>
      ${searchBox(wishes.q, { hidden: hiddenWishes(wishes) })} ${chosen(wishes, names)} ${answer.cases.length > 0 ? caseHits(answer) : ""}
      ${answer.names.length > 0 ? nameHits(answer) : ""} ${subjectHit(answer)}
      <div class="results-and-filters">
        <div class="results">
          ${answer.total > 1 ? html`<p class="to-filters"><a href="#afgraens">Afgræns efter kommune, udvalg, år og udfald</a></p>` : ""}
          <div class="results-head">
            <p class="count" role="status">
              ${answer.total === 0 ? "Ingen punkter fundet" : html`<strong>${answer.more ? `${thousands(answer.total)}+` : thousands(answer.total)}</strong> ${answer.total === 1 ? "punkt" : "punkter"}${answer.more ? html` <span class="quiet">(de nyeste ${thousands(answer.total)} kan bladres; afgræns for at nå længere tilbage)</span>` : ""}`}
            </p>
            ${when(answer.total > 1 && wishes.q.trim() !== "", () => html`<p class="order">Sortér efter ${orderLink(wishes, "relevans", "relevans")} · ${orderLink(wishes, "dato", "dato, nyeste først")}</p>`)}
          </div>
          ${answer.bounded ? html`<p class="quiet">Ordene er så almindelige, at der kun er ledt efter dem side om side i de nyeste punkter. Vælg et år eller en kommune for at lede grundigere.</p>` : ""}
          ${
            answer.total === 0
              ? nothingFound(answer)
              : html`<ol class="plain-list result-list">
                  ${answer.results.map(shownResult)}
                </ol>`
          }
          ${pagination(wishes.page, answer.pages, (page) => paths.searchFor(wishesQuery({ ...wishes, page })))}
          ${when(
            asked && answer.total > 0,
            () =>
              html`<div class="after-results">
                ${followButton(paths.searchFor(query), "søgningen")}
                ${wishes.q.trim() === "" ? "" : html`<p class="quiet">Relevans lægger vægt på overskriften og på nyere møder. Leder du efter noget gammelt, så vælg et år.</p>`}${followLinks(
                  [
                    ["Nye hits som Atom", paths.searchFeed(query)],
                    ["Møder med hits til kalenderen", paths.searchCalendar(query)],
                  ],
                )}
              </div>`,
          )}
        </div>
        ${when(
          answer.total > 0,
          () =>
            html`<aside class="filters" aria-label="Afgræns søgningen">
              <h2 id="afgraens">Afgræns</h2>
              ${facet("Kommune", answer.facets.municipality, wishes.municipality, (value) => ({ ...wishes, municipality: value, committee: null }))}
              ${facet("Udvalg", answer.facets.committee, wishes.committee === null ? null : `${wishes.municipality}/${wishes.committee}`, (value) => ({ ...wishes, municipality: value?.split("/")[0] ?? wishes.municipality, committee: value?.split("/")[1] ?? null }))}
              ${facet("År", answer.facets.year, wishes.year, (value) => ({ ...wishes, year: value }))}
              ${facet("Udfald", answer.facets.outcome, wishes.outcome === null ? null : slugOf(outcomeNames[wishes.outcome]), (value) => ({ ...wishes, outcome: (Object.keys(outcomeNames) as (keyof typeof outcomeNames)[]).find((each) => slugOf(outcomeNames[each]) === value) ?? null }))}
              ${facet("Emne (KLE-nummer)", answer.facets.subject, wishes.subject, (value) => ({ ...wishes, subject: value }))}
              ${facet("Åbent eller lukket", answer.facets.access, wishes.access, (value) => ({ ...wishes, access: value as SearchWishes["access"] }))}
              ${facet("Bilag", answer.facets.attachment, wishes.attachment ? "ja" : null, (value) => ({ ...wishes, attachment: value === "ja" }))}
              ${periodForm(wishes)} ${answer.more ? html`<p class="quiet">Tallene gælder de nyeste ${thousands(answer.total)} punkter.</p>` : ""}
            </aside>`,
        )}
      </div>`,
  };
}

function shownResult(result: SearchResult): Html {
  const { item } = result;
  const address = { municipality: item.municipalitySlug, committee: item.committeeSlug, meeting: item.meetingSlug };
  return html`<li>
    <p class="item-line"><span>${item.municipality} · ${item.committee} · ${day(item.date)}</span></p>
    <h2 class="result-title"><a href="${paths.item(address, item.slug)}">${item.name === null ? itemTitle(null, item.public) : marked(result.title)}</a></h2>
    ${quoted(result)}
    <p class="item-line">
      ${itemNumber(item.number)}${outcomeLabel(item.outcome)}${item.public ? "" : closedLabel()}${item.caseText === null ? "" : html`<span class="quiet">Sag ${item.caseText}</span>`}
    </p>
  </li>`;
}

function quoted({ quoted: quote, item }: SearchResult): Html {
  if (quote === null) {
    const opening = (item.body ?? item.decision ?? "").replace(/\s+/g, " ").trim();
    return opening === "" ? html`` : html`<p class="quote">${opening.length > 220 ? `${opening.slice(0, 220).replace(/\s\S*$/, "")} …` : opening}</p>`;
  }
  const from = quote.from === "decision" ? "Beslutning: " : quote.from === "attachment" ? `${quote.name === null ? "Bilag" : `Bilaget ”${quote.name}”`}: ` : "";
  return html`<p class="quote">
    ${from === "" ? "" : html`<span class="quote-from">${from}</span>`}${quote.pieces.map((piece, index) => html`${index > 0 || piece.cutBefore ? "… " : ""}${marked(piece.marked)}${piece.cutAfter && index === quote.pieces.length - 1 ? " …" : " "}`)}
  </p>`;
}

function facet(name: string, values: readonly FacetValue[], chosenValue: string | null, wish: (value: string | null) => SearchWishes): Html | "" {
  if (values.length === 0 && chosenValue === null) return "";
  if (values.length === 1 && chosenValue === null && name !== "Bilag") return "";
  return html`<details class="facet" open>
    <summary>${name}</summary>
    <ul class="plain-list">
      ${values.map((value) =>
        value.value === chosenValue
          ? html`<li>
              <a class="chosen" aria-current="true" href="${link({ ...wish(null), page: 1 })}"
                >${icon("close")}<span>${value.name}<span class="sr-only"> (valgt, fjern)</span></span></a
              >
            </li>`
          : html`<li><a href="${link({ ...wish(value.value), page: 1 })}">${value.name}</a> <span class="quiet">${thousands(value.count)}</span></li>`,
      )}
    </ul>
  </details>`;
}

function periodForm(wishes: SearchWishes): Html {
  return html`<details class="facet" ${wishes.from !== null || wishes.to !== null ? html` open` : ""}>
    <summary>Periode</summary>
    <form action="${paths.search}" method="get">
      ${[...(wishes.q === "" ? [] : [["q", wishes.q] as const]), ...hiddenWishes({ ...wishes, from: null, to: null })].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <label class="form-label" for="fra">Fra og med</label><input class="form-input" type="date" id="fra" name="fra" value="${wishes.from ?? ""}" />
      <label class="form-label" for="til">Til og med</label><input class="form-input" type="date" id="til" name="til" value="${wishes.to ?? ""}" />
      <button class="button button-secondary" type="submit">Vis perioden</button>
    </form>
  </details>`;
}

// What is chosen is always shown and can be taken away, also when nothing was found.
function chosen(wishes: SearchWishes, names: { municipality: string | null; committee: string | null }): Html | "" {
  const rows: [string, SearchWishes][] = [];
  if (wishes.committee !== null) rows.push([names.committee ?? wishes.committee, { ...wishes, committee: null }]);
  if (wishes.municipality !== null) rows.push([names.municipality ?? wishes.municipality, { ...wishes, municipality: null, committee: null }]);
  if (wishes.year !== null) rows.push([wishes.year, { ...wishes, year: null }]);
  if (wishes.from !== null) rows.push([`fra ${dateShort(wishes.from)}`, { ...wishes, from: null }]);
  if (wishes.to !== null) rows.push([`til ${dateShort(wishes.to)}`, { ...wishes, to: null }]);
  if (wishes.outcome !== null) rows.push([outcomeNames[wishes.outcome], { ...wishes, outcome: null }]);
  if (wishes.subject !== null) rows.push([`Emne ${wishes.subject}`, { ...wishes, subject: null }]);
  if (wishes.access !== null) rows.push([wishes.access === "aaben" ? "Åbne punkter" : "Lukkede punkter", { ...wishes, access: null }]);
  if (wishes.attachment) rows.push(["Med bilag", { ...wishes, attachment: false }]);
  if (rows.length === 0) return "";
  return html`<div class="chosen-filters">
    <h2 class="sr-only">Valgte afgrænsninger</h2>
    <ul class="plain-list">
      ${rows.map(
        ([name, without]) =>
          html`<li>
            <a class="filter-tag" href="${link({ ...without, page: 1 })}">${name}${icon("close")}<span class="sr-only"> (fjern)</span></a>
          </li>`,
      )}
    </ul>
  </div>`;
}

function caseHits(answer: SearchAnswer): Html {
  return html`<section class="case-hits" aria-labelledby="sager">
    <h2 id="sager">${answer.cases.length === 1 ? "Sagen med dette nummer" : "Sager med dette nummer"}</h2>
    <ul class="plain-list">
      ${answer.cases.map((each) => html`<li><a href="${paths.case(each.municipalitySlug, each.caseKey)}">Sag ${each.caseText}, ${each.municipality}</a><br />${itemTitle(each.name)} <span class="quiet">${counted(each.handlings, "behandling", "behandlinger")}, senest ${day(each.last)}</span></li>`)}
    </ul>
  </section>`;
}

function nameHits(answer: SearchAnswer): Html {
  return html`<section class="case-hits" aria-labelledby="navne">
    <h2 id="navne">Personer og udvalg</h2>
    <ul class="plain-list">
      ${answer.names.map((each) => html`<li><a href="${each.kind === "person" ? paths.person(each.municipalitySlug, each.slug) : paths.committee(each.municipalitySlug, each.slug)}">${each.name}</a> <span class="quiet">${each.municipality}</span></li>`)}
    </ul>
  </section>`;
}

// Who types a KLE number alone wants its subject.
function subjectHit(answer: SearchAnswer): Html | "" {
  const typed = answer.question.typed;
  const group = /^\d{2}\.\d{2}(?:\.\d{2})?$/.test(typed) ? kleGroups(typed) : null;
  return group === null
    ? ""
    : html`<section class="case-hits" aria-labelledby="emne">
        <h2 id="emne">Emnet ${group.group}</h2>
        <p><a href="${link({ ...answer.wishes, q: "", subject: group.group, page: 1 })}">Vis alle punkter, hvis sagsnummer begynder med ${group.group}</a></p>
      </section>`;
}

function nothingFound(answer: SearchAnswer): Html {
  const { wishes } = answer;
  const narrowed =
    [wishes.municipality, wishes.year, wishes.from, wishes.to, wishes.outcome, wishes.subject, wishes.access].some((each) => each !== null) ||
    wishes.attachment;
  return html`<div class="nothing">
    ${
      answer.suggestion === null
        ? ""
        : html`<p class="suggestion">
            Mente du <a href="${link({ ...wishes, q: answer.suggestion, page: 1 })}"><strong>${answer.suggestion}</strong></a
            >?
          </p>`
    }
    ${answer.commonOnly ? html`<p>Der er kun søgt efter småord som ”og” og ”skal”. De står i alle referater og søges der ikke efter. Tilføj et ord, der siger, hvad sagen handler om.</p>` : ""}
    <h2>Det kan du prøve</h2>
    <ul>
      ${narrowed ? html`<li><a href="${link({ ...readNothing(wishes) })}">Søg uden afgrænsninger</a></li>` : ""}
      ${answer.question.loose === null ? "" : html`<li><a href="${link({ ...wishes, q: answer.question.loose, page: 1 })}">Søg uden anførselstegn</a></li>`}
      <li>Brug færre eller mere almindelige ord.</li>
      <li>Prøv et ord, som kommunen selv ville bruge: ”sygedagpenge” frem for ”sygepenge”.</li>
      <li>Sagsnumre kan skrives, som de står i referatet, med eller uden punktummer og streger.</li>
      <li><a href="${paths.front}#kommuner">Se, hvilke kommuner arkivet rummer.</a></li>
    </ul>
  </div>`;
}

function readNothing(wishes: SearchWishes): SearchWishes {
  return {
    q: wishes.q,
    municipality: null,
    committee: null,
    year: null,
    from: null,
    to: null,
    outcome: null,
    subject: null,
    access: null,
    attachment: false,
    order: wishes.order,
    page: 1,
  };
}

function orderLink(wishes: SearchWishes, order: SearchWishes["order"], name: string): Html {
  return wishes.order === order ? html`<strong aria-current="true">${name}</strong>` : html`<a href="${link({ ...wishes, order, page: 1 })}">${name}</a>`;
}

function hiddenWishes(wishes: SearchWishes): [string, string][] {
  return [...new URLSearchParams(wishesQuery({ ...wishes, q: "", page: 1 }))];
}

function link(wishes: SearchWishes): string {
  return paths.searchFor(wishesQuery(wishes));
}
