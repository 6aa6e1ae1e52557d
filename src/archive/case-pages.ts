/** Case, attachment and document. Data in, HTML out. */

import { dateLong } from "#core/calendar.ts";
import { kleGroups } from "#core/kle.ts";
import { Anchors } from "#core/paragraph.ts";
import { wordDiff, wordsDiffer } from "#core/word-diff.ts";
import { day } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { addressOf, cautions, closedLabel, facts, followButton, itemTitle, outcomeLabel, outcomeSentence, sourceNote, titleBesideLabel } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { changed, prose } from "#ui/text.ts";
import { counted, kindNames, size, typeName } from "#ui/words.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import type { AttachmentPage, CasePage, DocumentFacts, DocumentPage, Handling } from "./meeting-queries.ts";
import { trailOf } from "./meeting-pages.ts";

/** A case: every handling on one time line, with what changed in the recommendation from one to the next. */
export function casePage(page: CasePage): Page {
  const here = paths.case(page.municipalitySlug, page.caseKey);
  const newest = page.handlings.at(-1)!;
  const bodies = new Set(page.handlings.map((handling) => handling.committee));
  const sessions = new Set(page.handlings.map((handling) => `${handling.committeeSlug}/${handling.meeting}`)).size;
  // Some municipalities keep one number for a whole field; its items then have nothing in common but the number.
  const mixed = page.handlings.some((handling) => !alike(handling.name ?? "", newest.name ?? ""));
  const anchors = new Anchors();
  return {
    title: `Sag ${page.caseText}, ${page.municipality}`,
    description: `${itemTitle(newest.name)}: sagens forløb gennem ${[...bodies].join(", ")} i ${page.municipality}.`,
    path: here,
    trail: [
      [page.municipality, paths.municipality(page.municipalitySlug)],
      [`Sag ${page.caseText}`, here],
    ],
    feeds: [[`Nyt i sag ${page.caseText}`, paths.caseFeed(page.municipalitySlug, page.caseKey)]],
    body: html`<p class="over-title">${mixed ? page.municipality : `Sag ${page.caseText} · ${page.municipality}`}</p>
      <h1>${mixed ? `Sag ${page.caseText}` : itemTitle(newest.name)}</h1>
      ${followButton(here, `sag ${page.caseText}`)}
      <p class="lead">${counted(page.handlings.length, "punkt", "punkter")} på ${counted(sessions, "møde", "møder")} i ${listed([...bodies])}.</p>
      ${mixed ? html`<p class="quiet">Kommunen bruger dette sagsnummer til flere emner, så punkterne hører ikke nødvendigvis sammen.</p>` : ""}
      <div class="main-and-aside">
        <div>
          <h2>Sagens forløb</h2>
          <ol class="timeline">
            ${page.handlings.map((handling, index) => shownHandling(page, handling, comparable(page.handlings, index), anchors))}
          </ol>
        </div>
        <aside aria-label="Om sagen">
          ${facts([
            ["Sagsnummer", page.caseText],
            [
              "Emne (KLE-nummer)",
              kleGroups(page.kle) === null
                ? null
                : html`<a href="${paths.searchFor(`kommune=${page.municipalitySlug}&emne=${kleGroups(page.kle)!.group}`)}">${page.kle}</a>`,
            ],
            ["Sagen er fra", page.year === null ? null : String(page.year)],
            ["Første behandling", day(page.handlings[0]!.date)],
            ["Seneste behandling", day(newest.date)],
          ])}
          <p class="quiet">Forløbet er samlet på sagsnummeret. Behandlinger, som kommunen har givet et andet nummer, kan mangle.</p>
        </aside>
      </div>`,
  };
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} og ${names.at(-1)}`;
}

// Only two open handlings of the same matter are worth comparing: their titles share most of their words.
function comparable(handlings: readonly Handling[], index: number): Handling | null {
  const here = handlings[index]!;
  if (here.recommendation.length === 0) return null;
  for (let before = index - 1; before >= 0; before--) {
    const other = handlings[before]!;
    if (other.recommendation.length > 0 && alike(other.name ?? "", here.name ?? "")) return other;
  }
  return null;
}

function alike(a: string, b: string): boolean {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const [one, two] = [words(a), words(b)];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared > 0 && shared >= Math.min(one.size, two.size) / 2;
}

function shownHandling(page: CasePage, handling: Handling, before: Handling | null, anchors: Anchors): Html {
  const address = { municipality: page.municipalitySlug, committee: handling.committeeSlug, meeting: handling.meeting };
  const [was, is] = [before?.recommendation.join("\n") ?? "", handling.recommendation.join("\n")];
  return html`<li>
    <h3><a href="${paths.item(address, handling.slug)}">${day(handling.date)}: ${handling.committee}</a></h3>
    <p>
      ${handling.number === null ? "" : `Punkt ${handling.number}: `}${titleBesideLabel(handling.name, handling.public)} ${handling.public ? "" : closedLabel()}
    </p>
    ${handling.cancelled ? html`<p><strong>Mødet er aflyst.</strong></p>` : handling.kind === "minutes" ? "" : html`<p class="quiet">${kindNames[handling.kind as MeetingKind]}, endnu ikke referat</p>`}
    ${outcomeLabel(handling.outcome)}
    ${handling.decision === null || handling.decision.trim() === "" ? "" : html`<div class="handling-decision">${prose(handling.decision, anchors, 4)}</div>`}
    ${handling.phrase === "followed" ? outcomeSentence(handling.phrase, handling.outcome) : ""}
    ${
      handling.recommendation.length === 0
        ? ""
        : before !== null && wordsDiffer(was, is)
          ? html`<details class="details">
              <summary class="details-summary">
                <span class="details-summary-text">Hvad er ændret i indstillingen siden ${dateLong(before.date)}?</span>
              </summary>
              <div class="details-text">
                ${changed(wordDiff(was, is))}
                <p class="quiet">Understreget tekst er tilføjet, overstreget tekst er udgået.</p>
              </div>
            </details>`
          : html`<details class="details">
              <summary class="details-summary">
                <span class="details-summary-text">${before === null ? "Indstillingen" : "Indstillingen (uændret)"}</span>
              </summary>
              <div class="details-text">${prose(is, anchors, 4)}</div>
            </details>`
    }
  </li>`;
}

/** An attachment: its name, where it lies, our copy and its words. */
export function attachmentPage(page: AttachmentPage): Page {
  const address = addressOf(page);
  const { attachment, copy } = page;
  const here = paths.attachment(address, page.item.slug, attachment.position);
  const title = `${attachment.label === null ? "" : `${attachment.label}: `}${attachment.name}`;
  const outside = attachment.href !== null && /^https?:\/\//.test(attachment.href) ? attachment.href : null;
  return {
    title: `${title}, ${page.committee} ${dateLong(page.date)}`,
    path: here,
    trail: [
      ...trailOf(page),
      [page.item.number === null ? itemTitle(page.item.name) : `Punkt ${page.item.number}`, paths.item(address, page.item.slug)],
      [attachment.label ?? "Bilag", here],
    ],
    hidden: !page.current,
    body: html`<p class="over-title">
        Bilag til
        <a href="${paths.item(address, page.item.slug)}">${page.item.number === null ? "" : `punkt ${page.item.number}: `}${itemTitle(page.item.name)}</a>
      </p>
      <h1>${title}</h1>
      <ul class="plain-list actions">
        ${copy === null ? "" : html`<li><a class="button button-primary" href="${paths.documentFile(page.municipalitySlug, copy.sha256)}">${icon("download")}Hent arkivets kopi (${typeName(copy.mediaType)}, ${size(copy.bytes)})</a></li>`}
        ${outside === null ? "" : html`<li><a href="${outside}" rel="nofollow noopener">Se bilaget hos kommunen${icon("open-in-new")}</a></li>`}
        ${copy === null && outside === null ? html`<li><p>Kilden nævner bilaget, men det er ikke offentliggjort sammen med dokumentet.</p></li>` : ""}
      </ul>
      ${
        attachment.text === null
          ? ""
          : html`<section aria-labelledby="tekst">
              <h2 id="tekst">Bilagets tekst</h2>
              ${copy !== null && copy.ocrPages.length > 0 ? html`<p class="quiet">Dele af bilaget er indscannet og læst af en maskine (OCR). Der kan være fejl.</p>` : ""}${prose(attachment.text, new Anchors())}
            </section>`
      }
      ${sourceNote(page.municipalitySlug, copy ?? page.document)}`,
  };
}

/** A document we hold: facts, our copy, and what was read from it. */
export function documentPage(document: DocumentPage): Page {
  const here = paths.document(document.municipalitySlug, document.sha256);
  const isPdf = document.mediaType.startsWith("application/pdf");
  return {
    title: `${document.fileName}, ${document.municipality}`,
    path: here,
    trail: [
      [document.municipality, paths.municipality(document.municipalitySlug)],
      ["Dokument", here],
    ],
    hidden: true,
    body: html`${cautions({ document, current: true, cancelled: false }, null)}
      <p class="over-title">Kildedokument</p>
      <h1>${document.fileName}</h1>
      <ul class="plain-list actions">
        <li>
          ${
            document.withheld
              ? "Filen vises ikke: den fortæller også om punkter, der er lukket for offentligheden."
              : html`<a class="button button-primary" href="${paths.documentFile(document.municipalitySlug, document.sha256)}"
                  >${icon("download")}Hent arkivets kopi (${typeName(document.mediaType)}, ${size(document.bytes)})</a
                >`
          }
        </li>
        ${document.sourceUrl !== null && /^https?:\/\//.test(document.sourceUrl) ? html`<li><a href="${document.sourceUrl}" rel="nofollow noopener">Se dokumentet hos kommunen${icon("open-in-new")}</a></li>` : ""}
      </ul>
      ${facts(documentFacts(document))}
      <p class="hash"><span>SHA-256</span> <code>${document.sha256}</code></p>
      <p class="quiet">
        Fingeraftrykket (SHA-256) er regnet ud af filens indhold. Har du en fil med samme fingeraftryk, er den bit for bit den samme som arkivets.
      </p>
      ${document.meetings.map((meeting) => {
        const address = {
          municipality: document.municipalitySlug,
          committee: meeting.committeeSlug,
          meeting: meeting.slug,
          version: meeting.current ? null : meeting.version,
        };
        return html`<section aria-labelledby="m-${meeting.slug}-${meeting.version}">
          <h2 id="m-${meeting.slug}-${meeting.version}">
            <a href="${paths.meeting(address)}">${kindNames[meeting.kind as MeetingKind]}: ${meeting.committee}, ${day(meeting.date)}</a>
          </h2>
          <div class="table-scroll" tabindex="0" role="region" aria-label="Punkter i dokumentet">
            <table class="table table--compact">
              <thead>
                <tr>
                  <th scope="col">Punkt</th>
                  <th scope="col">Overskrift</th>
                  <th scope="col">Side</th>
                </tr>
              </thead>
              <tbody>
                ${meeting.items.map(
                  (item) =>
                    html`<tr>
                      <td>${item.number ?? "–"}</td>
                      <td><a href="${paths.item(address, item.slug)}">${itemTitle(item.name)}</a></td>
                      <td>
                        ${item.page === null ? "–" : html`<a href="${paths.documentFile(document.municipalitySlug, document.sha256, isPdf ? item.page : null)}"><span class="sr-only">Side </span>${item.page}<span class="sr-only"> i dokumentet, ${itemTitle(item.name)}</span></a>`}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>`;
      })}
      ${when(
        document.attachedTo.length > 0,
        () =>
          html`<section aria-labelledby="bilag-til">
            <h2 id="bilag-til">Bilag til</h2>
            <ul>
              ${document.attachedTo.map((each) => html`<li><a href="${paths.attachment({ municipality: document.municipalitySlug, committee: each.committeeSlug, meeting: each.meeting }, each.item, each.position)}">${each.name}</a></li>`)}
            </ul>
          </section>`,
      )}`,
  };
}

function documentFacts(document: DocumentFacts): [string, Html | string | null][] {
  return [
    ["Type", typeName(document.mediaType)],
    ["Størrelse", size(document.bytes)],
    ["Sider", document.pages === null ? null : counted(document.pages, "side", "sider")],
    ["Indscannede sider", document.ocrPages.length === 0 ? null : document.ocrPages.join(", ")],
    ["Modtaget", day(document.receivedAt.slice(0, 10))],
  ];
}
