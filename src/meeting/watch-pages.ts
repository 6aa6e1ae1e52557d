/** The meeting while it is held, as members and others follow it. Data in, HTML out. */

import type { AgendaItem } from "#core/agenda.ts";
import { voteWords } from "#core/compose-minutes.ts";
import { may } from "#core/rights.ts";
import { handlingOf, presentAt, votingSeats, type Handling, type Sitting } from "#core/sitting.ts";
import { seen, titleFor } from "#core/visibility.ts";
import { outvoted } from "#core/votes.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, raw, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { counted } from "#ui/words.ts";
import { type Can, itemsOf, type SittingView } from "./item-forms.ts";

/** What everyone who follows sees and what is sent anew when something happens: the item now, and what has been shown. */
export function liveRegion(view: Omit<SittingView, "substitutes" | "chosen" | "minutesFrozen">): Html {
  const { agenda, sitting, audience } = view;
  if (agenda === null || sitting === null) return html`<p class="empty">Mødet er ikke begyndt.</p>`;
  const items = itemsOf(agenda).map((item) => ({
    item,
    handling: handlingOf(sitting, item.id),
    parts: seen(audience, agenda.state, item, handlingOf(sitting, item.id), view.minutesOut),
  }));
  const now = items.find(({ item }) => item.id === sitting.current);
  const order = items.map(({ item }) => item.id);
  return html`${
      sitting.state === "closed"
        ? html`<p class="alert-line">Mødet er hævet.</p>`
        : now === undefined
          ? html`<p class="alert-line">Mødet er begyndt.</p>`
          : html`<div class="now-card">
              <p class="over-title">Nu</p>
              <h2><span class="item-number">Punkt ${now.item.number}</span> ${titleFor(now.parts, now.item)}</h2>
              <p class="quiet">${presentAt(sitting, order, now.item.id).length} af ${votingSeats(sitting, now.item.id).length} til stede</p>
              ${
                now.parts.body && now.item.paper?.recommendation
                  ? html`<p>${now.item.paper.recommendation.by ?? "Det"} indstiller,</p>
                      <ol>
                        ${now.item.paper.recommendation.points.map((point) => html`<li>${point}</li>`)}
                      </ol>`
                  : ""
              }
              ${decisionSeen(now.handling, now.parts.decision, sitting)}
            </div>`
    }
    <h2>Punkter</h2>
    <ol class="plain-list watch-list">
      ${items.map(
        ({ item, handling, parts }) =>
          html`<li>
            <p>
              <span class="item-number">${item.number}</span> ${titleFor(parts, item)}
              ${(handling.doors?.closed ?? item.closed) ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}
            </p>
            ${decisionSeen(handling, parts.decision, sitting)}
          </li>`,
      )}
    </ol>`;
}

function decisionSeen(handling: Handling, visible: boolean, sitting: Sitting): Html | "" {
  if (!visible || handling.decision === null) return "";
  return html`<div class="decision-seen">
    <p class="decision-text">${handling.decision}</p>
    ${handling.votes.map((vote) => html`<p>${voteWords(vote, sitting)}</p>`)}
    ${handling.dissents.map(
      (each) =>
        html`<blockquote>
          ${each.text}
          <p class="quiet">${each.name}</p>
        </blockquote>`,
    )}
    ${handling.stopped === null ? "" : html`<p class="outcome outcome-open">${handling.stopped.name} har begæret sagen indbragt for kommunalbestyrelsen</p>`}
  </div>`;
}

/** The page a member follows on a tablet; `region` is what `liveRegion` made. */
export function watchPage(shown: Shown, view: SittingView, region: string): DeskPage {
  const { meeting, sitting, agenda } = view;
  const can: Can = (action) => may(shown.actor, action, meeting.committee);
  const items = itemsOf(agenda);
  const sits = sitting?.participants.some((each) => each.person === shown.actor.person) ?? false;
  const live = sitting === null || sitting.state === "open";
  return {
    title: meetingTitle("Følg mødet", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    modules: ["live", "once"],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "watch", placesFor(view.audience, can("open-agenda"), agenda !== null), "Følg mødet")}
      <div ${live ? html` data-live="${deskPaths.watch(meeting.id)}/live"` : ""}>
        <p data-live-status role="status" class="quiet">
          ${live ? html`<span class="no-script">Siden viser mødet, som det er nu. <a href="${deskPaths.watch(meeting.id)}">Hent den igen</a> for at se nyt.</span>` : ""}
        </p>
        <div id="nu">${raw(region)}</div>
      </div>
      ${when(sits && sitting?.state === "open", () => memberTools(shown, view, sitting!, items, can))}`,
  };
}

function memberTools(shown: Shown, { meeting }: SittingView, sitting: Sitting, items: readonly AgendaItem[], can: Can): Html {
  const base = deskPaths.watch(meeting.id);
  const own = shown.actor.person;
  const itemChoices = items.map((item) => [String(item.id), `Punkt ${item.number}: ${item.title.slice(0, 60)}`] as const);
  const lost = items.filter((item) => handlingOf(sitting, item.id).votes.some((vote) => outvoted(vote).includes(own)));
  const stoppable = items.filter((item) => {
    const handling = handlingOf(sitting, item.id);
    return handling.decision !== null && handling.shown && handling.turn === null && handling.stopped === null;
  });
  return html`<section class="member-tools" aria-labelledby="dine">
    <h2 id="dine">Det kan du gøre</h2>
    ${when(can("raise-disqualification"), () =>
      folded(
        "Jeg kan være inhabil",
        form(
          shown,
          { action: `${base}/inhabil` },
          choice(shown, { name: "punkt", id: "inhabil-punkt", label: "Ved", required: true, of: itemChoices }),
          field(shown, { name: "begrundelse", label: "Hvorfor", required: true }),
          button("Giv besked", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(lost.length > 0 && can("record-dissent"), () =>
      folded(
        "Tilfør min afvigende mening",
        form(
          shown,
          { action: `${base}/mindretal` },
          choice(shown, {
            name: "punkt",
            id: "mening-punkt",
            label: "Ved",
            required: true,
            of: lost.map((item) => [String(item.id), `Punkt ${item.number}: ${item.title.slice(0, 60)}`] as const),
          }),
          area(shown, { name: "mening", label: "Kort, med dine egne ord", required: true, rows: 3 }),
          tick(shown, { name: "foelger", label: "Meningen skal følge sagen, når en anden myndighed får den" }),
          button("Tilfør", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(stoppable.length > 0 && can("stop-decision"), () =>
      folded(
        "Begær en sag indbragt for kommunalbestyrelsen",
        form(
          shown,
          { action: `${base}/indbring` },
          html`<p class="form-hint">
            Standsningsret, kommunestyrelsesloven § 23. Beslutningen føres ikke ud i livet, før kommunalbestyrelsen har behandlet sagen.
          </p>`,
          choice(shown, {
            name: "punkt",
            id: "indbring-punkt",
            label: "Sagen ved",
            required: true,
            of: stoppable.map((item) => [String(item.id), `Punkt ${item.number}: ${item.title.slice(0, 60)}`] as const),
          }),
          button("Indbring sagen", { kind: "warning" }),
        ),
      ),
    )}
    <p class="quiet">${counted(sitting.participants.length, "deltager", "deltagere")} er registreret ved mødet.</p>
  </section>`;
}
