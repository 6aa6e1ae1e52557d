/** One item of a meeting. Data in, HTML out. */

import { dateLong } from "#core/calendar.ts";
import { Anchors } from "#core/paragraph.ts";
import type { SectionRole } from "#core/section-role.ts";
import { day, weekday } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import {
  absenceWords,
  addressOf,
  cautions,
  closedLabel,
  facts,
  itemTitle,
  outcomeLabel,
  outcomeSentence,
  personLink,
  sourceNote,
  titleBesideLabel,
} from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { Mark, prose, type Sought } from "#ui/text.ts";
import { roleNames } from "#ui/words.ts";
import type { SoughtFigure } from "./figure-queries.ts";
import { eventData, trailOf } from "./meeting-pages.ts";
import type { ItemPage } from "./meeting-queries.ts";

/** One item: sections, recommendation, decision, absence, votes, attachments, its case elsewhere. The sentence of a figure that is sought is marked. */
export function itemPage(page: ItemPage, origin: string, figure: SoughtFigure | null = null): Page {
  const { item } = page;
  const address = addressOf(page);
  const here = paths.item(address, item.slug);
  const title = titleBesideLabel(item.name, item.public);
  const anchors = new Anchors();
  const inPoints = new Mark(figure?.role === "recommendation" ? figure.sought : null);
  const soughtIn = (role: string): Sought | null => (figure?.role === role ? figure.sought : null);
  const sections = item.sections.filter(
    (section) => section.role !== "decision" && section.role !== "attachments" && !(section.role === "recommendation" && item.recommendation.length > 0),
  );
  return {
    title: `${title}, ${page.committee} ${dateLong(page.date)}`,
    description:
      `${item.number === null ? "" : `Punkt ${item.number}: `}${title}. ${page.committee}, ${page.municipality}, ${dateLong(page.date)}. ${item.decision ?? ""}`
        .trim()
        .slice(0, 300),
    path: here,
    trail: [...trailOf(page), [item.number === null ? title : `Punkt ${item.number}`, here]],
    hidden: !page.current,
    data: [
      {
        "@type": "DigitalDocument",
        name: title,
        url: `${origin}${here}`,
        inLanguage: "da",
        dateCreated: page.date,
        isPartOf: eventData(page, origin),
        ...(item.caseText === null ? {} : { identifier: item.caseText }),
        isBasedOn: `${origin}${paths.document(page.municipalitySlug, page.document.sha256)}`,
      },
    ],
    body: html`${cautions(page, paths.meeting({ ...address, version: null }), item.page)}
      <p class="over-title">
        <a href="${paths.meeting(address)}">${page.committee}, ${day(page.date)}</a>${item.number === null ? "" : html` · Punkt ${item.number}`}
      </p>
      <h1>${title}</h1>
      <div class="main-and-aside">
        <article>
          ${item.public ? "" : closedBox(page)} ${decisionBox(page, anchors, soughtIn("decision"))}
          ${when(
            item.recommendation.length > 0,
            () =>
              html`<section aria-labelledby="indstilling">
                <h2 id="indstilling">Indstilling</h2>
                ${item.recommendationBy === null ? "" : html`<p class="quiet">${item.recommendationBy} indstiller,</p>`}${
                  item.recommendation.length === 1
                    ? prose(item.recommendation[0]!, anchors, 3, soughtIn("recommendation"))
                    : html`<ol class="points">
                        ${item.recommendation.map((point) => html`<li id="${anchors.for(point)}">${inPoints.in(point.replace(/^\s*(?:\d+[.)]|[a-z][.)]|[-•])\s*/u, ""))}</li>`)}
                      </ol>`
                }
              </section>`,
          )}
          ${sections.map(
            (section, index) =>
              html`<section aria-labelledby="afsnit-${index + 1}">
                <h2 id="afsnit-${index + 1}">${section.heading ?? roleNames[section.role as SectionRole] ?? "Øvrigt"}</h2>
                ${prose(section.text, anchors, 3, figure !== null && figure.section !== null && item.sections[figure.section] === section ? figure.sought : null)}
              </section>`,
          )}
          ${when(
            item.earlier.length > 0,
            () =>
              html`<section aria-labelledby="tidligere">
                <h2 id="tidligere">Tidligere beslutninger, som dokumentet gengiver</h2>
                ${item.earlier.map(
                  (earlier) =>
                    html`<div class="earlier">
                      <h3>${earlier.body ?? "Tidligere behandling"}${earlier.date === null ? "" : html`, ${day(earlier.date)}`}</h3>
                      ${prose(earlier.text, anchors)}
                    </div>`,
                )}
              </section>`,
          )}
          ${when(
            item.attachments.length > 0,
            () =>
              html`<section aria-labelledby="bilag">
                <h2 id="bilag">Bilag</h2>
                <ul class="plain-list attachment-list">
                  ${item.attachments.map(
                    (attachment) =>
                      html`<li>
                        ${icon("attach-file")}<span
                          ><a href="${paths.attachment(address, item.slug, attachment.position)}"
                            >${attachment.label === null ? "" : `${attachment.label}: `}${attachment.name}</a
                          ><br /><span class="quiet"
                            >${attachment.document !== null ? "Kopi i arkivet" : attachment.href !== null ? "Ligger hos kommunen" : "Kun navnet er offentliggjort her"}</span
                          ></span
                        >
                      </li>`,
                  )}
                </ul>
              </section>`,
          )}
          <nav class="neighbours" aria-label="Andre punkter på mødet">
            ${
              page.previous === null
                ? html`<span></span>`
                : html`<a rel="prev" href="${paths.item(address, page.previous.slug)}"
                    >${icon("arrow-back")}<span>Forrige punkt<br />${neighbour(page.previous)}</span></a
                  >`
            }${
              page.next === null
                ? ""
                : html`<a class="next" rel="next" href="${paths.item(address, page.next.slug)}"
                    ><span>Næste punkt<br />${neighbour(page.next)}</span>${icon("arrow-forward")}</a
                  >`
            }
          </nav>
        </article>
        <aside aria-label="Om punktet">
          ${facts([
            ["Møde", html`<a href="${paths.meeting(address)}">${weekday(page.date)}</a>`],
            ["Udvalg", html`<a href="${paths.committee(page.municipalitySlug, page.committeeSlug)}">${page.committee}</a>`],
            [
              "Sagsnummer",
              item.caseText === null
                ? null
                : item.caseKey === null
                  ? item.caseText
                  : html`<a href="${paths.case(page.municipalitySlug, item.caseKey)}">${item.caseText}</a>`,
            ],
            ["Adgang", item.public ? "Åbent punkt" : "Lukket punkt"],
          ])}
          ${when(
            item.absences.length > 0,
            () =>
              html`<section aria-labelledby="fravaer">
                <h2 id="fravaer">Fravær ved punktet</h2>
                <ul class="plain-list">
                  ${item.absences.map((absence) => html`<li>${personLink(page.municipalitySlug, absence)}: ${absenceWords(absence)}</li>`)}
                </ul>
              </section>`,
          )}
          ${when(
            page.elsewhere.length > 0 && item.caseKey !== null,
            () =>
              html`<section aria-labelledby="ogsaa">
                <h2 id="ogsaa">Andre punkter i samme sag</h2>
                <ul class="plain-list">
                  ${page.elsewhere.slice(0, 8).map((other) => html`<li><a href="${paths.item({ municipality: page.municipalitySlug, committee: other.committeeSlug, meeting: other.meeting }, other.slug)}">${other.committee}, ${day(other.date)}</a>${other.number === null ? "" : html`, punkt ${other.number}`}<br /><span class="quiet">${itemTitle(other.name)}</span> ${outcomeLabel(other.outcome)}</li>`)}
                </ul>
                <p><a href="${paths.case(page.municipalitySlug, item.caseKey!)}">Hele sagens forløb</a></p>
              </section>`,
          )}
          ${when(
            item.doubts.length > 0,
            () =>
              html`<section aria-labelledby="tvivl">
                <h2 id="tvivl">Læst med tvivl</h2>
                <ul class="plain-list">
                  ${item.doubts.map((doubt) => html`<li>${doubt.reason}</li>`)}
                </ul>
              </section>`,
          )}
          ${sourceNote(page.municipalitySlug, page.document, item.page)}
        </aside>
      </div>`,
  };
}

function decisionBox({ item, kind }: ItemPage, anchors: Anchors, sought: Sought | null): Html | "" {
  if (item.decision === null && item.vote === null && item.dissent.length === 0) {
    return kind === "minutes" && item.public
      ? html`<section class="decision decision-none" aria-labelledby="beslutning">
          <h2 id="beslutning">Beslutning</h2>
          <p>Dokumentet gengiver ingen beslutning under punktet.</p>
        </section>`
      : "";
  }
  return html`<section class="decision" aria-labelledby="beslutning">
    <h2 id="beslutning">Beslutning</h2>
    ${outcomeLabel(item.outcome)} ${item.decision === null || item.decision.trim() === "" ? "" : prose(item.decision, anchors, 3, sought)}
    ${outcomeSentence(item.phrase, item.outcome)} ${item.vote === null ? "" : voteTable(item.vote)}
    ${item.dissent.map(
      (dissent) =>
        html`<figure class="dissent">
          <figcaption>${dissent.by === null ? "Tilført protokollen" : html`Tilført protokollen af ${dissent.by}`}</figcaption>
          <blockquote>${prose(dissent.text, anchors)}</blockquote>
        </figure>`,
    )}
  </section>`;
}

function voteTable(vote: NonNullable<ItemPage["item"]["vote"]>): Html {
  const rows = (
    [
      ["For", vote.for, vote.counts?.for],
      ["Imod", vote.against, vote.counts?.against],
      ["Hverken for eller imod", vote.abstained, vote.counts?.abstained],
    ] as const
  ).filter(([, names, count]) => names.length > 0 || (count !== null && count !== undefined));
  return html`<div class="vote">
    <h3>Afstemning</h3>
    ${vote.unanimous === true ? html`<p>Enstemmigt, siger referatet.</p>` : ""}
    ${
      rows.length === 0
        ? ""
        : html`<table class="table table--compact">
            <thead>
              <tr>
                <th scope="col">Stemte</th>
                <th scope="col">Antal</th>
                <th scope="col">Hvem</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ([name, names, count]) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td>${count ?? (names.length > 0 ? names.length : "Ikke oplyst")}</td>
                    <td>${names.length > 0 ? names.join(", ") : count === 0 ? "Ingen" : "Ikke oplyst"}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <p class="quiet">Referatets ord: ${vote.text}</p>
  </div>`;
}

// What the source published is shown, and nothing else: the reader is told that this is all there is.
function closedBox(page: ItemPage): Html {
  const told = page.item.decision !== null || page.item.sections.length > 0;
  return html`<div class="closed-box">
    <p>${closedLabel()}</p>
    <p>
      Punktet blev behandlet for lukkede døre, typisk fordi det handler om personer eller forretningsforhold.
      ${told ? "Her vises kun det, kommunen selv har offentliggjort om det." : "Kommunen har kun offentliggjort overskriften, og arkivet kender ikke mere."}
    </p>
  </div>`;
}

function neighbour(item: { number: string | null; name: string | null }): string {
  return `${item.number === null ? "" : `${item.number}: `}${itemTitle(item.name)}`;
}
