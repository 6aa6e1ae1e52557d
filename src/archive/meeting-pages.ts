/** A meeting. Data in, HTML out. */

import { dateInWords, dateLong } from "#core/calendar.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import { day, dayOf } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import {
  absenceWords,
  addressOf,
  cautions,
  closedLabel,
  facts,
  itemNumber,
  itemTitle,
  outcomeLabel,
  personLink,
  sourceNote,
  titleBesideLabel,
} from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { counted, kindNames } from "#ui/words.ts";
import type { AbsenceTold, MeetingHead, MeetingPage } from "./meeting-queries.ts";

/** A meeting's papers: items with outcomes, attendance, versions, doubts, source. */
export function meetingPage(meeting: MeetingPage, origin: string): Page {
  const address = addressOf(meeting);
  const here = paths.meeting(address);
  const kind = kindNames[meeting.kind];
  const absentAll = meeting.absences.filter((absence) => absence.item === null);
  const byPerson = Map.groupBy(
    meeting.absences.filter((absence) => absence.item !== null),
    (absence) => absence.slug,
  );
  // An agenda that has become minutes is the road of a meeting; minutes that have become other minutes are worth a word.
  const replaced = meeting.versions.find((version) => !version.current && version.kind === meeting.kind && version.version < meeting.version);
  return {
    title: `${meeting.cancelled ? "Aflyst: " : ""}${meeting.committee} ${dateLong(meeting.date)}`,
    description: `${kind} fra mødet i ${meeting.committee}, ${meeting.municipality}, ${dateInWords(meeting.date)}: ${meeting.items
      .slice(0, 4)
      .map((item) => itemTitle(item.name, item.public))
      .join("; ")}`.slice(0, 300),
    path: here,
    trail: trailOf(meeting),
    hidden: !meeting.current,
    data: [eventData(meeting, origin)],
    body: html`${cautions(meeting, paths.meeting({ ...address, version: null }))}
      ${when(meeting.current && replaced !== undefined, () => changedNote(meeting, replaced!))}
      <p class="over-title">${kind} · ${meeting.committee}</p>
      <h1>${weekdayTitle(meeting.date)}</h1>
      <div class="main-and-aside">
        <div>
          <section aria-labelledby="punkter">
            <h2 id="punkter">${meeting.kind === "minutes" ? "Punkter og beslutninger" : "Dagsorden"}</h2>
            <ol class="plain-list item-list">
              ${meeting.items.map(
                (item) =>
                  html`<li class="${item.public ? "" : "closed"}">
                    <p class="item-line">${itemNumber(item.number)}${item.public ? "" : closedLabel()}</p>
                    <a class="item-link" href="${paths.item(address, item.slug)}">${titleBesideLabel(item.name, item.public)}</a>
                    <p class="item-line">
                      ${outcomeLabel(item.outcome)}${item.attachments > 0 ? html`<span class="quiet">${icon("attach-file")}${counted(item.attachments, "bilag", "bilag")}</span>` : ""}${item.caseKey === null ? "" : html`<a class="quiet-link" href="${paths.case(meeting.municipalitySlug, item.caseKey)}">Sag ${item.caseText ?? item.caseKey}</a>`}
                    </p>
                  </li>`,
              )}
            </ol>
            ${when(meeting.items.length === 0, () => html`<p>Der er ikke fundet punkter i dokumentet.</p>`)}
          </section>
          <nav class="neighbours" aria-label="Udvalgets andre møder">
            ${
              meeting.previous === null
                ? html`<span></span>`
                : html`<a rel="prev" href="${paths.meeting({ ...address, version: null, meeting: meeting.previous.slug })}"
                    >${icon("arrow-back")}<span>Forrige møde<br />${day(meeting.previous.date)}</span></a
                  >`
            }${
              meeting.next === null
                ? ""
                : html`<a class="next" rel="next" href="${paths.meeting({ ...address, version: null, meeting: meeting.next.slug })}"
                    ><span>Næste møde<br />${day(meeting.next.date)}</span>${icon("arrow-forward")}</a
                  >`
            }
          </nav>
        </div>
        <aside aria-label="Om mødet">
          ${facts([
            ["Udvalg", html`<a href="${paths.committee(meeting.municipalitySlug, meeting.committeeSlug)}">${meeting.committee}</a>`],
            ["Kommune", html`<a href="${paths.municipality(meeting.municipalitySlug)}">${meeting.municipality}</a>`],
            ["Tid", meeting.start === null ? null : `kl. ${meeting.start}${meeting.end === null ? "" : ` til ${meeting.end}`}`],
            ["Sted", meeting.place],
            ["Valgperiode", meeting.termFrom === null ? null : `${meeting.termFrom}–${meeting.termTo}`],
          ])}
          <section aria-labelledby="fremmoede">
            <h2 id="fremmoede">Deltagere og fravær</h2>
            ${
              meeting.participants.length === 0
                ? html`<p>Dokumentet nævner ikke, hvem der deltog.</p>`
                : html`<ul class="plain-list">
                    ${meeting.participants.map((person) => html`<li>${personLink(meeting.municipalitySlug, person)}${person.role === null ? "" : html`, ${person.role}`}</li>`)}
                  </ul>`
            }
            ${when(
              absentAll.length > 0,
              () =>
                html`<h3>Fravær hele mødet</h3>
                  <ul class="plain-list">
                    ${absentAll.map((absence) => html`<li>${personLink(meeting.municipalitySlug, absence)}: ${absenceWords(absence)}</li>`)}
                  </ul>`,
            )}
            ${when(
              byPerson.size > 0,
              () =>
                html`<h3>Fravær ved punkter</h3>
                  <ul class="plain-list">
                    ${[...byPerson.values()].map((absences) => absenceByItems(meeting, absences))}
                  </ul>`,
            )}
          </section>
          ${when(
            meeting.current && meeting.figures > 0,
            () =>
              html`<section aria-labelledby="tal">
                <h2 id="tal">Tal</h2>
                <p>
                  <a href="${paths.figures(meeting.municipalitySlug, meeting.committeeSlug, meeting.slug)}"
                    >${counted(meeting.figures, "tal", "tal")} fra mødets papirer</a
                  >
                </p>
              </section>`,
          )}
          ${when(
            meeting.versions.length > 1,
            () =>
              html`<section aria-labelledby="versioner">
                <h2 id="versioner">Versioner</h2>
                <p><a href="${paths.changes(address)}">Se, hvad der er ændret</a></p>
                <ul class="plain-list">
                  ${meeting.versions.map((version) => html`<li>${version.version === meeting.version ? html`<strong>Version ${version.version} (denne)</strong>` : html`<a href="${paths.meeting({ ...address, version: version.current ? null : version.version })}">Version ${version.version}</a>`}<br /><span class="quiet">${kindNames[version.kind as MeetingKind] ?? version.kind}, lagt i arkivet ${dayOf(version.filedAt)}${version.current ? ", gælder" : ""}</span></li>`)}
                </ul>
              </section>`,
          )}
          ${when(
            meeting.doubts.length > 0,
            () =>
              html`<section aria-labelledby="tvivl">
                <h2 id="tvivl">Læst med tvivl</h2>
                <p class="quiet">Her var arkivet ikke sikker på, hvad der står. Se kilden.</p>
                <ul class="plain-list">
                  ${meeting.doubts.map((doubt) => html`<li>${doubt.item === null ? "" : html`<a href="${paths.item(address, doubt.item)}">${doubt.number === null ? "Punkt uden nummer" : `Punkt ${doubt.number}`}</a>: `}${doubt.reason}</li>`)}
                </ul>
              </section>`,
          )}
          ${sourceNote(meeting.municipalitySlug, meeting.document)}
        </aside>
      </div>`,
  };
}

function changedNote(meeting: MeetingPage, replaced: { kind: string }): Html {
  return html`<div class="alert alert-info">
    <div class="alert-body">
      ${icon("info")}
      <p class="alert-text">
        ${kindNames[replaced.kind as MeetingKind] ?? "Papirerne"} er ændret ${dayOf(meeting.filedAt)}, efter at det var offentliggjort.
        <a href="${paths.changes(addressOf(meeting))}">Se, hvad der er ændret.</a>
      </p>
    </div>
  </div>`;
}

function absenceByItems(meeting: MeetingHead, absences: readonly AbsenceTold[]): Html {
  const first = absences[0]!;
  const address = addressOf(meeting);
  return html`<li>
    ${personLink(meeting.municipalitySlug, first)}: ${absenceWords(first)}<br /><span class="quiet"
      >${absences.length === 1 ? "punkt" : "punkterne"}
      ${absences.map((absence, index) => html`${index > 0 ? ", " : ""}<a href="${paths.item(address, absence.item!)}">${absence.number ?? "uden nummer"}</a>`)}</span
    >
  </li>`;
}

/** The steps from the front page to a meeting. */
export function trailOf(head: MeetingHead): [string, string][] {
  return [
    [head.municipality, paths.municipality(head.municipalitySlug)],
    [head.committee, paths.committee(head.municipalitySlug, head.committeeSlug)],
    [`${dateLong(head.date)}${head.current ? "" : ` (version ${head.version})`}`, paths.meeting(addressOf(head))],
  ];
}

function weekdayTitle(date: string): Html {
  const words = dateInWords(date);
  return html`<time datetime="${date}">${words.charAt(0).toUpperCase()}${words.slice(1)}</time>`;
}

/** A meeting as schema.org tells it. */
export function eventData(head: MeetingHead, origin: string): object {
  return {
    "@type": "Event",
    name: `${head.committee}, møde ${dateLong(head.date)}`,
    startDate: head.start === null ? head.date : `${head.date}T${head.start}`,
    url: `${origin}${paths.meeting({ ...addressOf(head), version: null })}`,
    eventStatus: `https://schema.org/${head.cancelled ? "EventCancelled" : "EventScheduled"}`,
    organizer: { "@type": "GovernmentOrganization", name: head.committee, parentOrganization: { "@type": "GovernmentOrganization", name: head.municipality } },
    location: { "@type": "Place", name: head.place ?? head.municipality, address: head.municipality },
  };
}
