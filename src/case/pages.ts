/** The page of a case and of what was changed in it: data in, HTML out. */

import { dateInWords } from "#core/calendar.ts";
import type { ActionName } from "#core/actions.ts";
import { caseCan, unconfirmed, type CasePaper, type CaseSection } from "#core/case.ts";
import { plainText } from "#core/rich-text.ts";
import { may } from "#core/rights.ts";
import type { Change } from "#core/word-diff.ts";
import { askedBlock } from "#ui/asked.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, field, form, hidden, oneClick, told, type Shown } from "#ui/form.ts";
import { html, icon, type Html } from "#ui/html.ts";
import { richTextHtml } from "#ui/rich-text.ts";
import { changed } from "#ui/text.ts";
import type { HistoryEntry } from "./queries.ts";
import {
  attachmentsBlock,
  type CaseView,
  commentsBlock,
  detailsBlock,
  historyBlock,
  nextStep,
  routeBlock,
  stationsBlock,
  stillPublicBlock,
} from "./side-blocks.ts";
import { stateLabel } from "./list-pages.ts";

/** The case itself: its text to the left, all about it to the right. */
export function casePage(shown: Shown, view: CaseView): DeskPage {
  const { paper } = view;
  const can = (action: ActionName): boolean => may(shown.actor, action, paper.committee);
  const writing = caseCan("write", paper) && can("write-section");
  return {
    title: paper.title,
    here: "cases",
    trail: [["Sager", deskPaths.cases]],
    wide: true,
    modules: ["editor", "autosave", "reorder", "once"],
    body: html`${told(shown)}
      <div class="page-head">
        <div>
          <p class="over-title">${view.committee.name}${paper.caseNumber === null ? "" : ` · ${paper.caseNumber}`}</p>
          <h1>${paper.title}</h1>
          <p class="page-labels">
            ${stateLabel(paper.state)}
            ${paper.closed ? html`<span class="closed-label">${icon("lock")}Lukket: ${paper.closedReason}</span>` : html`<span class="open-label">Åben</span>`}
            ${paper.template ? html`<span class="outcome outcome-plain">Skabelon</span>` : ""}
            ${paper.deadline === null ? "" : html`<span class="quiet">Frist ${dateInWords(paper.deadline)}</span>`}
          </p>
        </div>
      </div>
      <div class="work-columns">
        <div class="work-main">
          ${stillPublicBlock(view)}
          ${
            unconfirmed(paper).length > 0 && writing
              ? html`<div class="alert alert-warning" role="note">
                  <div class="alert-body">
                    <p class="alert-heading">Kopieret tekst</p>
                    <p class="alert-text">
                      ${unconfirmed(paper).length} afsnit er kopieret fra en ældre sag. Læs dem, ret årstal og tal, og bekræft dem, før sagen sendes til
                      godkendelse.
                    </p>
                  </div>
                </div>`
              : ""
          }
          ${paper.sections.map((section) => sectionBlock(shown, paper, section, writing))} ${recommendationBlock(shown, paper, writing)}
          ${attachmentsBlock(shown, paper, can("attach-file"), writing)}
        </div>
        <aside class="work-side" aria-label="Om sagen">
          ${nextStep(shown, view, can)} ${can("accept-finding") ? askedBlock(shown, view.asked) : ""}
          ${detailsBlock(shown, view, can("describe-case") && caseCan("write", paper))} ${routeBlock(shown, view, can("set-route"))}
          ${stationsBlock(view.stations)} ${commentsBlock(shown, paper, can("comment-on-case"), can("settle-comment"))} ${historyBlock(paper, view.history)}
        </aside>
      </div>`,
  };
}

function copiedMark(shown: Shown, paper: CasePaper, key: string, copied: boolean, writing: boolean): Html | "" {
  if (!copied) return "";
  return html`<div class="copied-mark">
    <span
      >Kopieret fra ${paper.copiedFrom === null ? "en ældre sag" : html`<a href="${deskPaths.case(paper.copiedFrom)}">en ældre sag</a>`}, ikke læst
      igennem</span
    >
    ${writing ? oneClick(shown, { action: `${deskPaths.case(paper.id)}/bekraeft`, label: "Teksten passer stadig", kind: "secondary", fields: { afsnit: key } }) : ""}
  </div>`;
}

function sectionBlock(shown: Shown, paper: CasePaper, section: CaseSection, writing: boolean): Html {
  const id = `afsnit-${section.key}`;
  const heading = section.heading ?? "Afsnit";
  if (!writing) {
    const text = plainText(section.text);
    return html`<section class="case-section" id="${id}" aria-labelledby="${id}-h">
      <h2 id="${id}-h">${heading}</h2>
      ${text === "" ? html`<p class="quiet">Ikke skrevet.</p>` : richTextHtml(section.text, 3)}
    </section>`;
  }
  const url = `${deskPaths.case(paper.id)}/afsnit/${section.key}`;
  const mine = shown.given["afsnit"] === section.key ? shown.given["text"] : undefined;
  const conflict = mine !== undefined && shown.refused?.code === "text-changed-by-other";
  return html`<section class="case-section ${section.copied ? "is-copied" : ""}" id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${heading}</h2>
    ${copiedMark(shown, paper, section.key, section.copied, writing)}
    ${form(
      shown,
      { action: url, version: section.version, autosave: url, presence: `${deskPaths.case(paper.id)}/her?felt=${section.key}` },
      html`<div class="form-group">
        <label class="sr-only" for="${id}-tekst">${heading}</label>
        <textarea
          class="form-input"
          id="${id}-tekst"
          name="text"
          rows="6"
          data-editor
          ${mine === undefined ? html` data-doc="${JSON.stringify(section.text)}"` : ""}
        >
${mine ?? plainText(section.text)}</textarea>
      </div>`,
      conflict
        ? html`<div class="other-text">
            <p>
              <strong>Sådan står teksten nu</strong>, efter at en anden har skrevet. Din egen står i feltet ovenfor og er ikke gemt; gem den, når den har det
              hele med.
            </p>
            ${richTextHtml(section.text, 4)}
          </div>`
        : "",
      hidden("afsnit", section.key),
      html`<div class="save-row">${button("Gem", { kind: "secondary" })}<span data-autosave-status role="status" class="quiet"></span></div>`,
    )}
  </section>`;
}

function recommendationBlock(shown: Shown, paper: CasePaper, writing: boolean): Html {
  const { recommendation } = paper;
  return html`<section class="case-section ${recommendation.copied ? "is-copied" : ""}" id="indstilling" aria-labelledby="indstilling-h">
    <h2 id="indstilling-h">Indstilling</h2>
    ${copiedMark(shown, paper, "recommendation", recommendation.copied, writing)}
    ${
      writing
        ? form(
            shown,
            { action: `${deskPaths.case(paper.id)}/indstilling`, version: recommendation.version, autosave: `${deskPaths.case(paper.id)}/indstilling` },
            field(shown, {
              name: "hvem",
              label: "Hvem indstiller",
              unmarked: true,
              value: recommendation.by,
              hint: "For eksempel Forvaltningen eller Direktøren for Arbejdsmarked og Borgerservice.",
            }),
            area(shown, {
              name: "punkter",
              label: "Indstillingspunkter",
              unmarked: true,
              value: recommendation.points.join("\n"),
              rows: 4,
              hint: "Et punkt på hver linje, for eksempel: at orienteringen tages til efterretning.",
            }),
            html`<div class="save-row">
              ${button("Gem indstillingen", { kind: "secondary" })}<span data-autosave-status role="status" class="quiet"></span>
            </div>`,
          )
        : recommendation.points.length === 0
          ? html`<p class="quiet">Ingen indstilling.</p>`
          : html`<p>${recommendation.by ?? ""} indstiller,</p>
              <ol>
                ${recommendation.points.map((point) => html`<li>${point}</li>`)}
              </ol>`
    }
  </section>`;
}

/** An earlier text of a section beside what stands now. */
export function comparePage(
  shown: Shown,
  paper: CasePaper,
  section: CaseSection,
  entry: HistoryEntry,
  changes: readonly Change[],
  mayRestore: boolean,
): DeskPage {
  return {
    title: "Sammenlign med en tidligere tekst",
    here: "cases",
    trail: [
      ["Sager", deskPaths.cases],
      [paper.title, deskPaths.case(paper.id)],
    ],
    body: html`${told(shown)}
      <h1>
        ${section.heading ?? "Afsnit"}: fra ${entry.at.toLocaleString("da-DK", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Copenhagen" })} til nu
      </h1>
      <p>Skrevet af ${entry.by}. Det, der er kommet til siden, er understreget; det, der er taget ud, er streget over.</p>
      ${changed(changes)}
      ${mayRestore ? oneClick(shown, { action: `${deskPaths.case(paper.id)}/historik/${entry.id}`, label: "Hent den tidligere tekst frem", fields: { afsnit: section.key } }) : ""}
      <p><a href="${deskPaths.case(paper.id)}#afsnit-${section.key}">Tilbage til sagen</a></p>`,
  };
}
