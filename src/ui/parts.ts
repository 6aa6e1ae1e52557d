/** Pieces of HTML that several pages show alike. */

import { html, icon, when, type Html } from "./html.ts";
import { day } from "./dates.ts";
import { paths, type MeetingAddress } from "./paths.ts";
import { absenceNames, counted, decisionInWords, kindNames, outcomeName, outcomeTone } from "./words.ts";
import type { Absence, MeetingKind } from "#core/published-minutes.ts";

/** The outcome as a small label; nothing when the minutes told none. */
export function outcomeLabel(outcome: string | null): Html | "" {
  const name = outcomeName(outcome);
  return name === null ? "" : html`<span class="outcome outcome-${outcomeTone(outcome)}">${name}</span>`;
}

/** What the outcome means, in a sentence. */
export function outcomeSentence(phrase: string | null, outcome: string | null): Html | "" {
  const words = decisionInWords(phrase, outcome);
  return words === null ? "" : html`<p class="in-words"><span class="in-words-lead">I almindelige ord:</span> ${words}</p>`;
}

/** "Punkt 66" or, without a number, nothing. */
export function itemNumber(number: string | null): Html | "" {
  return number === null ? "" : html`<span class="item-number">Punkt ${number}</span>`;
}

/** An item's title; an item without one says so. */
export function itemTitle(name: string | null, isPublic = true): string {
  return name ?? (isPublic ? "Punkt uden overskrift" : "Lukket punkt");
}

/** The title where the label of a closed item stands beside it: without the words that say the same. */
export function titleBesideLabel(name: string | null, isPublic: boolean): string {
  const title = itemTitle(name, isPublic);
  return isPublic ? title : title.replace(/^lukket(?: punkt| sag)?\s*[:–-]\s*(?=\S)/iu, "");
}

/** The mark of a closed item. */
export function closedLabel(): Html {
  return html`<span class="closed-label">${icon("lock")}Lukket punkt</span>`;
}

/** "Maria Holm (A)", linked to the person's page. */
export function personLink(municipality: string, person: { slug: string; name: string; party: string | null }): Html {
  return html`<a href="${paths.person(municipality, person.slug)}">${person.name}</a>${person.party === null ? "" : ` (${person.party})`}`;
}

/** "Afbud, stedfortræder: Inge Sortkær". */
export function absenceWords(absence: { kind: string | null; substitute: string | null; note: string | null }): string {
  const kind = absence.kind !== null && absence.kind in absenceNames ? absenceNames[absence.kind as NonNullable<Absence["kind"]>] : "Ikke til stede";
  return [kind, absence.note, absence.substitute === null ? null : `stedfortræder: ${absence.substitute}`].filter((part) => part !== null).join(", ");
}

/** A list of facts: name and value. Empty values are left out. */
export function facts(rows: readonly (readonly [name: string, value: Html | string | null])[]): Html {
  return html`<dl class="facts">
    ${rows
      .filter(([, value]) => value !== null && value !== "")
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}

/** The mark of a meeting that was called off. */
export function cancelledLabel(cancelled: boolean): Html | "" {
  return cancelled ? html`<strong class="cancelled-label">Aflyst</strong> ` : "";
}

/** Meetings in a list, with municipality and committee where the page does not say them already. */
export function meetingList(
  meetings: readonly {
    municipalitySlug: string;
    municipality: string;
    committeeSlug: string;
    committee: string;
    slug: string;
    kind: string;
    date: string;
    cancelled: boolean;
    items: number;
  }[],
  say: { municipality: boolean; committee: boolean },
): Html {
  return html`<ul class="plain-list meeting-list">
    ${meetings.map((meeting) => {
      const where = [say.committee ? meeting.committee : null, say.municipality ? meeting.municipality : null].filter((part) => part !== null).join(", ");
      const href = paths.meeting({ municipality: meeting.municipalitySlug, committee: meeting.committeeSlug, meeting: meeting.slug });
      return html`<li>
        <a class="meeting-link" href="${href}"
          ><span class="meeting-date">${day(meeting.date)}</span>${where === "" ? "" : html`<span class="meeting-where">${where}</span>`}</a
        >
        ${cancelledLabel(meeting.cancelled)}<span class="quiet"
          >${kindNames[meeting.kind as MeetingKind] ?? meeting.kind} · ${counted(meeting.items, "punkt", "punkter")}</span
        >
      </li>`;
    })}
  </ul>`;
}

/** The search box in the middle of a page. */
export function searchBox(q: string, options: { hidden?: readonly (readonly [string, string])[]; autofocus?: boolean } = {}): Html {
  return html`<form class="big-search" action="${paths.search}" method="get" role="search" aria-label="Søg i dagsordener og referater">
    <label class="form-label" for="soeg">Søg i dagsordener og referater</label>
    <div class="search">
      <input class="form-input" id="soeg" name="q" type="search" maxlength="200" value="${q}" autocomplete="off" aria-describedby="soeg-hjaelp" /><button
        class="button button-search"
        type="submit"
      >
        Søg
      </button>
    </div>
    ${(options.hidden ?? []).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p class="form-hint" id="soeg-hjaelp">
      For eksempel et emne, et sagsnummer eller flere ord. Sæt ”anførselstegn” om ord, der skal stå sammen, og − foran ord, der ikke må være med.
    </p>
  </form>`;
}

/** Where the words come from: document, page, SHA-256. On every page that shows a document's content. */
export function sourceNote(
  municipality: string,
  document: {
    sha256: string;
    fileName: string;
    mediaType: string;
    pages: number | null;
    ocrPages: number[];
    partial: boolean;
    sourceUrl: string | null;
    receivedAt: string;
  },
  page: number | null = null,
): Html {
  const isPdf = document.mediaType.startsWith("application/pdf");
  return html`<section class="source-note" aria-labelledby="kilde">
    <h2 id="kilde">Kilde</h2>
    <p>
      Læst fra
      <a href="${paths.document(municipality, document.sha256)}">${document.fileName}</a
      >${page === null || (document.pages ?? 1) < 2 ? "" : html`, <a href="${paths.documentFile(municipality, document.sha256, isPdf ? page : null)}">side ${page}</a>`}.
      Modtaget ${day(document.receivedAt.slice(0, 10))}.
      ${document.sourceUrl === null || !/^https?:\/\//.test(document.sourceUrl) ? "" : html`<a href="${document.sourceUrl}" rel="nofollow noopener">Se hos kommunen${icon("open-in-new")}</a>`}
    </p>
    <p class="hash"><span>SHA-256</span> <code>${document.sha256}</code></p>
  </section>`;
}

/** Warnings a reader must have: scanned text, parts that could not be read, a version that no longer stands. */
export function cautions(
  head: { document: { ocrPages: number[]; partial: boolean }; current: boolean; cancelled: boolean },
  newest: string | null,
  page: number | null = null,
): Html {
  const scanned = head.document.ocrPages.length > 0 && (page === null || head.document.ocrPages.includes(page));
  return html`${when(
    head.cancelled,
    () =>
      html`<div class="alert alert-warning">
        <div class="alert-body">
          ${icon("warning")}
          <p class="alert-text"><strong>Mødet er aflyst.</strong> Her står dagsordenen, som den var offentliggjort.</p>
        </div>
      </div>`,
  )}
  ${when(
    !head.current && newest !== null,
    () =>
      html`<div class="alert alert-warning">
        <div class="alert-body">
          ${icon("warning")}
          <p class="alert-text">Dette er en ældre version. <a href="${newest!}">Se den version, der gælder.</a></p>
        </div>
      </div>`,
  )}
  ${when(
    head.document.partial,
    () =>
      html`<div class="alert alert-warning">
        <div class="alert-body">
          ${icon("warning")}
          <p class="alert-text">Dokumentet kunne kun læses delvist. Noget kan mangle her; se altid kilden.</p>
        </div>
      </div>`,
  )}
  ${when(
    scanned,
    () =>
      html`<div class="alert alert-info">
        <div class="alert-body">
          ${icon("info")}
          <p class="alert-text">
            ${page === null ? `${head.document.ocrPages.length === 1 ? "Side" : "Siderne"} ${listed(head.document.ocrPages)} er indscannet. Teksten derfra` : "Denne side er indscannet. Teksten"}
            er læst af en maskine (OCR) og kan have fejl.
          </p>
        </div>
      </div>`,
  )}`;
}

/** "Side 2 af 5" with links. `href` gives the address of a page. */
export function pagination(current: number, pages: number, href: (page: number) => string): Html | "" {
  if (pages <= 1) return "";
  const near = [...new Set([1, current - 1, current, current + 1, pages])].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
  return html`<nav class="pages" aria-label="Sider med resultater">
    <ul>
      ${when(current > 1, () => html`<li><a class="step" rel="prev" href="${href(current - 1)}">${icon("chevron-left")}Forrige</a></li>`)}
      ${near.map(
        (page, index) =>
          html`${index > 0 && page - near[index - 1]! > 1 ? html`<li class="gap" aria-hidden="true">…</li>` : ""}
            <li>
              ${page === current ? html`<span class="page-number" aria-current="page"><span class="sr-only">Side </span>${page}</span>` : html`<a class="page-number" href="${href(page)}"><span class="sr-only">Side </span>${page}</a>`}
            </li>`,
      )}
      ${when(current < pages, () => html`<li><a class="step" rel="next" href="${href(current + 1)}">Næste${icon("chevron-right")}</a></li>`)}
    </ul>
  </nav>`;
}

/** Links to follow something: Atom and calendar. */
export function followLinks(links: readonly (readonly [name: string, href: string])[]): Html {
  return html`<p class="follow">
    <span class="follow-lead">Følg med:</span> ${links.map(([name, href], index) => html`${index > 0 ? " · " : ""}<a href="${href}">${name}</a>`)}
  </p>`;
}

/** The way to follow what a page shows. */
export function followButton(address: string, name: string): Html {
  return html`<p class="follow-way">
    <a class="button button-secondary follow-button" href="${paths.follow(address)}" rel="nofollow">Følg<span class="sr-only"> ${name}</span></a>
  </p>`;
}

/** The address of a meeting as its head tells it; an older version has its own. */
export function addressOf(head: { municipalitySlug: string; committeeSlug: string; slug: string; version: number; current: boolean }): MeetingAddress {
  return { municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: head.slug, version: head.current ? null : head.version };
}

function listed(pages: readonly number[]): string {
  return pages.length < 2 ? pages.join("") : `${pages.slice(0, -1).join(", ")} og ${pages.at(-1)}`;
}
