/** Front page, municipality, committee, person. Data in, HTML out. */

import { day, period } from "#ui/dates.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { absenceWords, cancelledLabel, followButton, followLinks, meetingList, searchBox } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { counted, kindNames, thousands } from "#ui/words.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import type { CommitteePage, MeetingInList, MemberPeriod, MunicipalityInList, MunicipalityPage, Numbers, PersonPage } from "./queries.ts";

/** The front page. */
export function frontPage({
  numbers,
  newest,
  municipalities,
  origin,
}: {
  numbers: Numbers;
  newest: MeetingInList[];
  municipalities: MunicipalityInList[];
  origin: string;
}): Page {
  return {
    title: "Åbent arkiv over udvalgenes arbejde",
    description: "Søg og læs, hvad kommunernes udvalg har besluttet. Dagsordener og referater fra danske kommuner, samlet ét sted og altid med kilde.",
    path: paths.front,
    trail: [],
    searchInHeader: false,
    feeds: [["Nye dagsordener og referater", paths.feed]],
    data: [
      {
        "@type": "WebSite",
        name: "Sagsgang",
        url: `${origin}/`,
        inLanguage: "da",
        potentialAction: { "@type": "SearchAction", target: `${origin}/soeg?q={search_term_string}`, "query-input": "required name=search_term_string" },
      },
    ],
    body: html`<div class="hero">
        <h1>Hvad har udvalget besluttet?</h1>
        <p class="lead">Her kan du søge i og læse kommunale udvalgs dagsordener og referater. Alt er læst fra det, kommunerne selv har offentliggjort.</p>
        ${searchBox("")}
        <p class="quiet">
          Arkivet rummer ${counted(numbers.items, "punkt", "punkter")} fra ${counted(numbers.meetings, "møde", "møder")} i
          ${counted(numbers.municipalities, "kommune", "kommuner")}.
        </p>
      </div>
      <div class="two-columns">
        <section aria-labelledby="nyeste">
          <h2 id="nyeste">Nyeste møder</h2>
          ${newest.length === 0 ? html`<p>Der er endnu ikke lagt noget i arkivet.</p>` : meetingList(newest, { municipality: true, committee: true })}
          ${followLinks([["Nye papirer som Atom", paths.feed]])}
        </section>
        <section aria-labelledby="kommuner">
          <h2 id="kommuner">Kommuner</h2>
          <ul class="plain-list place-list">
            ${municipalities.map((each) => html`<li><a href="${paths.municipality(each.slug)}">${each.name}</a> <span class="quiet">${counted(each.committees, "udvalg", "udvalg")} · ${counted(each.meetings, "møde", "møder")}</span></li>`)}
          </ul>
        </section>
      </div>`,
  };
}

/** A municipality: its committees and newest meetings. */
export function municipalityPage({ place, newest }: { place: MunicipalityPage; newest: MeetingInList[] }): Page {
  return {
    title: place.name,
    description: `Dagsordener og referater fra udvalg i ${place.name}.`,
    path: paths.municipality(place.slug),
    trail: [[place.name, paths.municipality(place.slug)]],
    feeds: [
      [`Nyt fra ${place.name}`, paths.municipalityFeed(place.slug)],
      [`Møder i ${place.name}`, paths.municipalityCalendar(place.slug)],
    ],
    body: html`<h1>${place.name}</h1>
      ${followButton(paths.municipality(place.slug), place.name)}
      <p class="lead">
        ${counted(place.committees.length, "udvalg", "udvalg")} og
        ${counted(
          place.committees.reduce((sum, each) => sum + each.meetings, 0),
          "møde",
          "møder",
        )}
        i arkivet.
      </p>
      ${placeSearch("kommune", place.slug, place.name)}
      <p><a href="${paths.promises(place.slug, null)}">Lovet og fulgt op i ${place.name}</a></p>
      <div class="two-columns">
        <section aria-labelledby="udvalg">
          <h2 id="udvalg">Udvalg</h2>
          <ul class="plain-list place-list">
            ${place.committees.map((each) => html`<li><a href="${paths.committee(place.slug, each.slug)}">${each.name}</a> <span class="quiet">${counted(each.meetings, "møde", "møder")}, ${period(each.first, each.newest)}</span></li>`)}
          </ul>
        </section>
        <section aria-labelledby="nyeste">
          <h2 id="nyeste">Nyeste møder</h2>
          ${meetingList(newest, { municipality: false, committee: true })}
          ${followLinks([
            ["Nyt som Atom", paths.municipalityFeed(place.slug)],
            ["Møder til kalenderen", paths.municipalityCalendar(place.slug)],
          ])}
        </section>
      </div>`,
  };
}

/** A committee: meetings by year, terms, members. */
export function committeePage(committee: CommitteePage): Page {
  const here = paths.committee(committee.municipalitySlug, committee.slug);
  const years = Map.groupBy(committee.meetings, (meeting) => meeting.date.slice(0, 4));
  const [newestYear] = years.keys();
  return {
    title: `${committee.name}, ${committee.municipality}`,
    description: `Møder, medlemmer og beslutninger i ${committee.name}, ${committee.municipality}.`,
    path: here,
    trail: [
      [committee.municipality, paths.municipality(committee.municipalitySlug)],
      [committee.name, here],
    ],
    feeds: [
      [`Nyt fra ${committee.name}`, paths.committeeFeed(committee.municipalitySlug, committee.slug)],
      [`Møder i ${committee.name}`, paths.committeeCalendar(committee.municipalitySlug, committee.slug)],
    ],
    data: [
      { "@type": "GovernmentOrganization", name: committee.name, parentOrganization: { "@type": "GovernmentOrganization", name: committee.municipality } },
    ],
    body: html`<p class="over-title">${committee.municipality}</p>
      <h1>${committee.name}</h1>
      ${followButton(here, committee.name)} ${placeSearch("udvalg", `${committee.municipalitySlug}/${committee.slug}`, committee.name)}
      <p><a href="${paths.promises(committee.municipalitySlug, committee.slug)}">Lovet og fulgt op i udvalget</a></p>
      <div class="main-and-aside">
        <div>
          <section aria-labelledby="moeder">
            <h2 id="moeder">Møder</h2>
            ${[...years].map(([year, meetings]) =>
              years.size <= 3
                ? html`<h3>${year}</h3>
                    ${meetingsOfYear(committee, meetings)}`
                : html`<details class="details year" ${year === newestYear ? html` open` : ""}>
                    <summary class="details-summary">
                      <span class="details-summary-text">${year}</span> <span class="quiet">${counted(meetings.length, "møde", "møder")}</span>
                    </summary>
                    ${meetingsOfYear(committee, meetings)}
                  </details>`,
            )}
          </section>
        </div>
        <aside aria-label="Om udvalget">
          ${when(
            committee.figures,
            () =>
              html`<section aria-labelledby="tal">
                <h2 id="tal">Tal</h2>
                <p><a href="${paths.figures(committee.municipalitySlug, committee.slug)}">Tal fra referaterne</a></p>
              </section>`,
          )}
          ${when(
            committee.terms.some((term) => term.from !== null),
            () =>
              html`<section aria-labelledby="perioder">
                <h2 id="perioder">Valgperioder</h2>
                <ul class="plain-list">
                  ${committee.terms.filter((term) => term.from !== null).map((term) => html`<li>${term.from}–${term.to} <span class="quiet">${counted(term.meetings, "møde", "møder")}</span></li>`)}
                </ul>
              </section>`,
          )}
          <section aria-labelledby="medlemmer">
            <h2 id="medlemmer">Personer</h2>
            <p class="quiet">Nævnt som deltager eller fraværende i udvalgets referater.</p>
            ${committee.members.length === 0 ? html`<p>Referaterne nævner ingen deltagere.</p>` : members(committee)}
          </section>
          ${followLinks([
            ["Nyt som Atom", paths.committeeFeed(committee.municipalitySlug, committee.slug)],
            ["Møder til kalenderen", paths.committeeCalendar(committee.municipalitySlug, committee.slug)],
          ])}
        </aside>
      </div>`,
  };
}

function meetingsOfYear(committee: CommitteePage, meetings: CommitteePage["meetings"]): Html {
  return html`<ul class="plain-list meeting-list">
    ${meetings.map(
      (meeting) =>
        html`<li>
          <a class="meeting-link" href="${paths.meeting({ municipality: committee.municipalitySlug, committee: committee.slug, meeting: meeting.slug })}"
            ><span class="meeting-date">${day(meeting.date)}</span></a
          >
          ${cancelledLabel(meeting.cancelled)}<span class="quiet"
            >${kindNames[meeting.kind as MeetingKind] ?? meeting.kind} ·
            ${counted(meeting.items, "punkt", "punkter")}${meeting.versions > 1 ? ` · ${meeting.versions} versioner` : ""}</span
          >
        </li>`,
    )}
  </ul>`;
}

// Members of the newest year first; earlier ones folded away.
function members(committee: CommitteePage): Html {
  const newest = committee.meetings[0]?.date ?? "";
  const sinceYear = String(Number(newest.slice(0, 4)) - 1) + newest.slice(4);
  const now = committee.members.filter((member) => member.last >= sinceYear);
  const before = committee.members.filter((member) => member.last < sinceYear);
  const list = (people: readonly MemberPeriod[]): Html =>
    html`<ul class="plain-list member-list">
      ${people.map((member) => html`<li><a href="${paths.person(committee.municipalitySlug, member.slug)}">${member.name}</a>${member.parties.length === 0 ? "" : ` (${member.parties.join(", ")})`}${member.roles.length === 0 ? "" : html`, ${member.roles.join(", ")}`}<br /><span class="quiet">${period(member.first, member.last)} · ${counted(member.meetings, "møde", "møder")}</span></li>`)}
    </ul>`;
  return html`${list(now)}${when(
    before.length > 0,
    () =>
      html`<details class="details">
        <summary class="details-summary"><span class="details-summary-text">Tidligere (${before.length})</span></summary>
        ${list(before)}
      </details>`,
  )}`;
}

/** A person: what the minutes of one municipality tell. */
export function personPage(person: PersonPage): Page {
  const here = paths.person(person.municipalitySlug, person.slug);
  return {
    title: `${person.name}, ${person.municipality}`,
    path: here,
    trail: [
      [person.municipality, paths.municipality(person.municipalitySlug)],
      [person.name, here],
    ],
    feeds: [[`Nyt om ${person.name}`, paths.personFeed(person.municipalitySlug, person.slug)]],
    body: html`<p class="over-title">${person.municipality}</p>
      <h1>${person.name}</h1>
      ${followButton(here, person.name)}
      <p class="lead">Sådan er navnet nævnt i kommunens offentliggjorte referater.</p>
      <p class="quiet">
        Arkivet kender kun navnet. To personer med samme navn i samme kommune står på samme side. Partiet er det, der står i referatet den dag.
      </p>
      ${person.committees.map(
        (committee) =>
          html`<section class="card-like" aria-labelledby="u-${committee.slug}">
            <h2 id="u-${committee.slug}"><a href="${paths.committee(person.municipalitySlug, committee.slug)}">${committee.name}</a></h2>
            <p>
              Nævnt
              ${period(committee.first, committee.last)}${committee.roles.length === 0 ? "" : html`, ${committee.roles.join(", ")}`}.${committee.parties.length === 0 ? "" : html` Parti i referaterne: ${committee.parties.join(", ")}.`}
            </p>
            <dl class="numbers">
              <div>
                <dt>møder nævnt som deltager</dt>
                <dd>${thousands(committee.named)}</dd>
              </div>
              <div>
                <dt>møder med fravær, helt eller delvist</dt>
                <dd>${thousands(committee.absent)}</dd>
              </div>
            </dl>
            <details class="details">
              <summary class="details-summary"><span class="details-summary-text">Vis møderne</span></summary>
              <ul class="plain-list">
                ${committee.meetings.map(
                  (meeting) =>
                    html`<li>
                      <a href="${paths.meeting({ municipality: person.municipalitySlug, committee: committee.slug, meeting: meeting.slug })}"
                        >${day(meeting.date)}</a
                      >${
                        meeting.absences.length === 0
                          ? ""
                          : html`<ul>
                              ${meeting.absences.map((absence) => html`<li>${absence.item === null ? "Hele mødet" : html`<a href="${paths.item({ municipality: person.municipalitySlug, committee: committee.slug, meeting: meeting.slug }, absence.item)}">${absence.number === null ? "Et punkt uden nummer" : `Punkt ${absence.number}`}</a>`}: ${absenceWords(absence)}</li>`)}
                            </ul>`
                      }
                    </li>`,
                )}
              </ul>
            </details>
          </section>`,
      )}`,
  };
}

function placeSearch(name: string, value: string, where: string): Html {
  return html`<form class="place-search" action="${paths.search}" method="get" role="search" aria-label="Søg i ${where}">
    <label class="form-label" for="soeg-her">Søg i ${where}</label><input type="hidden" name="${name}" value="${value}" />
    <div class="search">
      <input class="form-input" id="soeg-her" name="q" type="search" maxlength="200" autocomplete="off" /><button class="button button-search" type="submit">
        Søg
      </button>
    </div>
  </form>`;
}
