/** The page that shows what comes out beside what stays. */

import type { HouseStyle } from "#core/house-styles/house-style.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import type { ItemOut, OpenPapers } from "#core/open-minutes.ts";
import type { AgendaItem } from "#core/published-minutes.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { printedItem } from "#ui/printed.ts";
import type { PublicationView } from "./pages.ts";

/** What comes out beside what stays, in two columns that are read one under the other on a phone. */
export function previewPage(
  shown: Shown,
  view: Pick<PublicationView, "meeting" | "committee" | "audience" | "isSecretary">,
  { minutes, items, attachments }: OpenPapers,
  style: HouseStyle,
  heldNames: (item: number) => readonly { id: number; name: string }[],
): DeskPage {
  const { meeting } = view;
  const printed = (item: AgendaItem): Html => printedItem(printMinutes({ ...minutes, agendaItem: [item] }, style), 0, 4);
  return {
    title: meetingTitle("Forhåndsvisning", view.committee, meeting),
    here: "meetings",
    trail: [
      ["Møder", deskPaths.meetings],
      ["Offentlighed", deskPaths.publication(meeting.id)],
    ],
    wide: true,
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "publication", placesFor(view.audience, view.isSecretary, true), "Forhåndsvisning af det offentlige")}
      <p>
        Til venstre det, offentligheden får, når alt er ude. Til højre det, der bliver tilbage.
        <a href="${deskPaths.publication(meeting.id)}/side">Se selve siden, som den bliver</a>.
      </p>
      ${items.map((each) => {
        const names = heldNames(each.source.item.id);
        return html`<section class="minutes-item preview-pair" aria-labelledby="f-${each.source.item.id}">
          <h2 id="f-${each.source.item.id}">Punkt ${each.number}</h2>
          <div class="preview-sides">
            <div class="preview-open" role="group" aria-label="Offentligt, punkt ${each.number}">
              <h3>Kommer ud</h3>
              <p><strong>${each.open.name}</strong></p>
              ${printed(each.open)} ${attachments.filter((one) => one.item === each.source.item.id).map((one) => html`<p>Bilagets fil: ${one.fileName}</p>`)}
            </div>
            <div class="preview-closed" role="group" aria-label="Ikke offentligt, punkt ${each.number}">
              <h3>Bliver tilbage</h3>
              ${left(each, names, printed)}
            </div>
          </div>
        </section>`;
      })}`,
  };
}

function left({ whole, open, parts }: ItemOut, names: readonly { id: number; name: string }[], printed: (item: AgendaItem) => Html): Html {
  const section = whole.section.filter((each) => each.role !== "attachments" && !open.section.some((one) => one.role === each.role && one.text === each.text));
  const caseNumber = open.caseNumber === null ? whole.caseNumber : null;
  const closed = names.filter(({ id }) => !parts.attachments.has(id));
  const title = !parts.title && whole.name !== open.name;
  if (!title && caseNumber === null && section.length === 0 && closed.length === 0) return html`<p class="quiet">Intet.</p>`;
  return html`${when(title, () => html`<p><strong>${whole.name}</strong></p>`)}
  ${printed({ ...whole, caseNumber, section, recommendation: null, decision: null, attachment: [] })} ${closed.map(({ name }) => html`<p>Bilag: ${name}</p>`)}`;
}
