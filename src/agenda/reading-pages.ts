/** An agenda as it is read by those who are called and by others: data in, HTML out. */

import type { Agenda, AgendaItem, ItemPaper } from "#core/agenda.ts";
import { dateInWords } from "#core/calendar.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import { Anchors } from "#core/paragraph.ts";
import { may } from "#core/rights.ts";
import { handlingOf, type Sitting } from "#core/sitting.ts";
import { mayOpen, seen, titleFor, type Audience, type Parts } from "#core/visibility.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, field, folded, form, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { prose } from "#ui/text.ts";
import { communicationInWords, size } from "#ui/words.ts";

export type ReadingView = {
  meeting: PlannedMeeting;
  committee: string;
  agenda: Agenda;
  sitting: Sitting | null;
  audience: Audience;
  minutesOut: boolean;
  isSecretary: boolean;
  cutOff: string;
  today: string;
};

/** What a member reads before the meeting: contents, then each item as far as this person may see it. */
export function readingPage(shown: Shown, view: ReadingView): DeskPage {
  const { meeting, agenda, audience } = view;
  const visible = agenda.items
    .map((item, index) => ({
      item,
      number: item.number ?? String(index + 1),
      parts: seen(audience, agenda.state, item, view.sitting === null ? null : handlingOf(view.sitting, item.id), view.minutesOut),
    }))
    .filter(({ parts }) => parts.item);
  const anchors = new Anchors();
  const mayPropose = may(shown.actor, "propose-item", meeting.committee);
  return {
    title: meetingTitle("Læs dagsordenen", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "reading", placesFor(audience, view.isSecretary, agenda.version > 0), "Dagsorden")}
    ${
      visible.length === 0
        ? html`<p class="empty">Dagsordenen er ikke sendt ud endnu.</p>`
        : html`<p class="page-links">
              <a href="${deskPaths.agenda(meeting.id)}.pdf">Hent som PDF</a> <a href="${deskPaths.agenda(meeting.id)}.zip">Hent med alle bilag (zip)</a>
            </p>
            ${agenda.releases.filter((release) => release.lateBecause !== null).map((release) => html`<p class="remark">Sendt efter fristen: ${release.lateBecause}</p>`)}
            <nav class="contents" aria-label="Punkter">
              <ol class="plain-list">
                ${visible.map(({ item, number, parts }) => html`<li><span class="item-number">${number}</span> <a href="#punkt-${item.id}">${titleFor(parts, item)}</a> ${item.closed ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}</li>`)}
              </ol>
            </nav>
            ${visible.map(({ item, number, parts }) => readItem(view, item, number, parts, anchors))}`
    }
    ${when(mayPropose && agenda.state !== "released", () =>
      folded(
        "Foreslå et punkt",
        form(
          shown,
          { action: `${deskPaths.reading(meeting.id)}/forslag` },
          html`<p class="form-hint">
            Skal være inde senest ${dateInWords(view.cutOff)}.${view.today > view.cutOff ? " Fristen er passeret; tal med formanden." : ""}
          </p>`,
          field(shown, { name: "titel", label: "Overskrift", required: true }),
          area(shown, { name: "tekst", label: "Begrundelse", rows: 4 }),
          area(shown, { name: "punkter", label: "Forslag", rows: 2, hint: "Et på hver linje, for eksempel: at forvaltningen undersøger …" }),
          button("Foreslå punktet"),
        ),
      ),
    )}`,
  };
}

function readItem(view: ReadingView, item: AgendaItem, number: string, parts: Parts, anchors: Anchors): Html {
  const { paper } = item;
  const slides = view.sitting === null ? [] : handlingOf(view.sitting, item.id).slides;
  return html`<article class="read-item" id="punkt-${item.id}" aria-labelledby="punkt-${item.id}-h">
    <h2 id="punkt-${item.id}-h"><span class="item-number">Punkt ${number}</span> ${titleFor(parts, item)}</h2>
    ${item.closed ? html`<p><span class="closed-label">${icon("lock")}Lukket punkt</span>${parts.title && item.closedReason !== null ? html` ${item.closedReason}` : ""}</p>` : ""}
    ${
      parts.body
        ? html`<p>
            <a href="${deskPaths.agenda(view.meeting.id)}.pdf?punkt=${item.id}">Punktet som PDF<span class="sr-only">: ${item.title}</span></a>
          </p>`
        : ""
    }
    ${parts.body ? itemBody(item, paper, anchors) : html`<p class="quiet">Punktet behandles for lukkede døre.</p>`}
    ${attachmentLinks(view, item, parts, [...(paper?.attachments ?? []), ...slides])}
  </article>`;
}

function itemBody(item: AgendaItem, paper: ItemPaper | null, anchors: Anchors): Html {
  return html`${paper?.caseNumber ? html`<p class="quiet">Sag ${paper.caseNumber}</p>` : ""}
  ${item.lateBecause === null ? "" : html`<p class="remark">Haster: ${item.lateBecause}</p>`}
  ${item.guests.length === 0 ? "" : html`<p>Gæster: ${item.guests.map((guest) => [guest.name, guest.title].filter((each) => each !== "").join(", ")).join("; ")}</p>`}
  ${(paper?.sections ?? []).map((section) =>
    section.role === "communication"
      ? html`<h3>${section.heading ?? "Kommunikation"}</h3>
          <p>${communicationInWords(section.text)}</p>`
      : html`<h3>${section.heading ?? ""}</h3>
          ${prose(section.text, anchors, 4)}`,
  )}
  ${
    paper?.recommendation
      ? html`<h3>Indstilling</h3>
          <p>${paper.recommendation.by === null ? "Det indstilles," : `${paper.recommendation.by} indstiller,`}</p>
          <ol>
            ${paper.recommendation.points.map((point) => html`<li>${point}</li>`)}
          </ol>`
      : ""
  }`;
}

function attachmentLinks({ meeting }: ReadingView, item: AgendaItem, parts: Parts, attachments: ItemPaper["attachments"]): Html | "" {
  const open = attachments.filter((attachment) => mayOpen(parts, attachment));
  if (open.length === 0) return "";
  return html`<h3>Bilag</h3>
    <ul>
      ${open.map(
        (attachment) =>
          html`<li>
            <a href="${deskPaths.reading(meeting.id)}/${item.id}/bilag/${attachment.id}">${attachment.name}</a>
            <span class="quiet">${size(attachment.bytes)}</span>
            ${attachment.open ? "" : html`<span class="closed-label">${icon("lock")}Lukket</span>`}
          </li>`,
      )}
    </ul>`;
}
