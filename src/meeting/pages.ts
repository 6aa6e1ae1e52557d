/** The meeting while it is held, as the secretary has it. Data in, HTML out. */

import type { AgendaItem } from "#core/agenda.ts";
import { unrecorded } from "#core/compose-minutes.ts";
import { may } from "#core/rights.ts";
import { handlingOf, hasQuorum, presentAt, undecided, votingSeats, type Sitting } from "#core/sitting.ts";
import { quorumOf } from "#core/votes.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, field, folded, form, oneClick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import {
  attendanceForm,
  type Can,
  decisionBlock,
  disqualificationBlock,
  dissentBlock,
  doorsBlock,
  itemsOf,
  named,
  type SittingView,
  slidesBlock,
  stateWords,
  stopBlock,
  strikeStopBlock,
  substituteForm,
  votesBlock,
} from "./item-forms.ts";

/** The secretary's page: what is handled now, who is there, what is decided. */
export function sittingPage(shown: Shown, view: SittingView): DeskPage {
  const { meeting, agenda, sitting } = view;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const base = deskPaths.sitting(meeting.id);
  const head = meetingHead(meeting, view.committee, "sitting", placesFor(view.audience, can("open-agenda"), agenda !== null), "Mødet");
  const page = {
    title: meetingTitle("Mødet", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    wide: true,
    modules: ["once"],
  } as const;
  if (sitting === null)
    return {
      ...page,
      body: html`${told(shown)}${head}
      ${
        agenda?.state === "released"
          ? html`<p>Mødet er ikke begyndt. Når det begynder, tages udvalgets medlemmer og stedfortrædere den dag med ind.</p>
              ${can("open-meeting") ? oneClick(shown, { action: base, label: "Begynd mødet", kind: "primary" }) : ""}`
          : html`<p>Mødet kan begynde, når <a href="${deskPaths.agenda(meeting.id)}">dagsordenen</a> er sendt ud.</p>`
      }`,
    };
  const items = itemsOf(agenda);
  const order = items.map((item) => item.id);
  const chosen =
    items.find((item) => item.id === (view.chosen ?? sitting.current)) ?? items.find((item) => handlingOf(sitting, item.id).decision === null) ?? items[0];
  return {
    ...page,
    body: html`${told(shown)}${head}
      ${
        sitting.state === "closed"
          ? html`<p class="alert-line">Mødet er hævet. <a href="${deskPaths.minutes(meeting.id)}">Gå til referatet</a>.</p>`
          : unrecorded(sitting).length > 0
            ? html`<p class="alert-line">Fremmødet mangler for ${unrecorded(sitting).map(named).join(", ")}.</p>`
            : ""
      }
      <div class="meeting-columns">
        <nav class="meeting-items" aria-label="Punkter">
          <ol class="plain-list">
            ${items.map((item) => itemLink(view, sitting, item, item.id === chosen?.id))}
          </ol>
          ${closingBlock(shown, view, sitting, order, items, can)}
        </nav>
        <div class="meeting-now">
          ${chosen === undefined ? html`<p class="empty">Dagsordenen har ingen punkter.</p>` : itemBlock(shown, view, sitting, order, chosen, items, can)}
        </div>
        <aside class="meeting-people" aria-label="Fremmøde">${attendanceBlock(shown, view, sitting, items, can)}</aside>
      </div>`,
  };
}

function itemLink({ meeting }: SittingView, sitting: Sitting, item: AgendaItem, here: boolean): Html {
  const handling = handlingOf(sitting, item.id);
  const closed = handling.doors?.closed ?? item.closed;
  return html`<li class="${sitting.current === item.id ? "is-current" : ""}">
    <a href="${deskPaths.sitting(meeting.id)}?punkt=${item.id}" ${here ? html` aria-current="page"` : ""}
      ><span class="item-number">${item.number}</span>
      <span>${item.title}</span> ${closed ? html`<span class="lock" title="Lukket">${icon("lock")}<span class="sr-only">Lukket</span></span>` : ""}
      ${handling.decision === null ? "" : html`<span class="done-mark">${icon("check")}<span class="sr-only">Besluttet</span></span>`}</a
    >
  </li>`;
}

function closingBlock(
  shown: Shown,
  { meeting, minutesFrozen }: SittingView,
  sitting: Sitting,
  order: readonly number[],
  items: readonly AgendaItem[],
  can: Can,
): Html {
  const base = deskPaths.sitting(meeting.id);
  if (sitting.state === "closed")
    return html`${when(can("reopen-meeting") && !minutesFrozen, () =>
      folded(
        "Genåbn mødet",
        form(
          shown,
          { action: `${base}/genaabn` },
          field(shown, { name: "begrundelse", label: "Hvorfor", required: true }),
          button("Genåbn mødet", { kind: "secondary" }),
        ),
      ),
    )}`;
  const left = undecided(sitting, order);
  return html`<div class="closing">
    ${left.length === 0 ? html`<p>Alle punkter har en beslutning.</p>` : html`<p class="quiet">Mangler beslutning: punkt ${left.map((id) => items.find((item) => item.id === id)?.number).join(", ")}</p>`}
    ${can("close-meeting") ? oneClick(shown, { action: `${base}/haev`, label: "Hæv mødet", kind: left.length === 0 ? "primary" : "secondary" }) : ""}
  </div>`;
}

function itemBlock(
  shown: Shown,
  view: SittingView,
  sitting: Sitting,
  order: readonly number[],
  item: AgendaItem,
  items: readonly AgendaItem[],
  can: Can,
): Html {
  const base = `${deskPaths.sitting(view.meeting.id)}/punkt/${item.id}`;
  const handling = handlingOf(sitting, item.id);
  const present = presentAt(sitting, order, item.id);
  const open = sitting.state === "open";
  const closed = handling.doors?.closed ?? item.closed;
  const next = items[items.indexOf(item) + 1];
  const seats = votingSeats(sitting, item.id).length;
  return html`<article aria-labelledby="punkt-h" id="punkt">
    <h2 id="punkt-h"><span class="item-number">Punkt ${item.number}</span> ${item.title}</h2>
    <p class="page-labels">
      ${closed ? html`<span class="closed-label">${icon("lock")}Lukket${(handling.doors?.reason ?? item.closedReason) === null ? "" : `: ${handling.doors?.reason ?? item.closedReason}`}</span>` : html`<span class="open-label">Åbent</span>`}
      <span class="quiet">${present.length} af ${seats} til stede${hasQuorum(sitting, order, item.id) ? ", beslutningsdygtigt" : ""}</span>
      ${hasQuorum(sitting, order, item.id) ? "" : html`<strong class="no-quorum">Ikke beslutningsdygtigt: mindst ${quorumOf(seats)} skal være til stede</strong>`}
      ${handling.stopped === null ? "" : html`<span class="outcome outcome-open">${handling.stopped.name} har begæret sagen indbragt for kommunalbestyrelsen</span>`}
    </p>
    ${item.guests.length === 0 ? "" : html`<p>Gæster: ${item.guests.map((guest) => [guest.name, guest.title].filter((each) => each !== "").join(", ")).join("; ")}</p>`}
    ${
      item.paper?.recommendation
        ? html`<div class="recommended">
            <p>${item.paper.recommendation.by ?? "Det"} indstiller,</p>
            <ol>
              ${item.paper.recommendation.points.map((point) => html`<li>${point}</li>`)}
            </ol>
          </div>`
        : ""
    }
    <p><a href="${deskPaths.reading(view.meeting.id)}#punkt-${item.id}">Læs hele punktet</a></p>
    ${open && sitting.current !== item.id && can("take-up-item") ? oneClick(shown, { action: `${base}/tag-op`, label: "Gå til dette punkt", kind: "primary" }) : ""}
    ${decisionBlock(shown, base, item, handling, open && can("record-decision"))} ${votesBlock(shown, base, sitting, handling, present, open, can)}
    ${dissentBlock(shown, base, sitting, handling, open && can("record-dissent"))} ${disqualificationBlock(shown, base, sitting, handling, present, open, can)}
    ${when(open, () => html`<div class="meeting-tools">${stopBlock(shown, base, sitting, handling, can)} ${strikeStopBlock(shown, base, handling, can)} ${doorsBlock(shown, base, closed, can)}</div>`)}
    ${slidesBlock(shown, base, handling, can("add-slides") && !view.minutesFrozen)}
    ${
      open && next !== undefined && can("take-up-item")
        ? html`<div class="next-item">
            ${oneClick(shown, { action: `${deskPaths.sitting(view.meeting.id)}/punkt/${next.id}/tag-op`, label: `Videre til punkt ${next.number}`, kind: "primary" })}
          </div>`
        : ""
    }
  </article>`;
}

function attendanceBlock(shown: Shown, view: SittingView, sitting: Sitting, items: readonly AgendaItem[], can: Can): Html {
  const base = deskPaths.sitting(view.meeting.id);
  const mayRecord = sitting.state === "open" && can("record-attendance");
  const numberOf = (id: number | null): string => items.find((item) => item.id === id)?.number ?? "";
  return html`<h2 id="fremmoede">Fremmøde</h2>
    ${mayRecord && unrecorded(sitting).length > 0 ? oneClick(shown, { action: `${base}/fremmoede`, label: "Alle andre er til stede", kind: "primary", fields: { alle: "ja" } }) : ""}
    <ul class="plain-list people-list">
      ${sitting.participants.map((each) => {
        const attendance = sitting.attendance[each.person];
        const instead = sitting.participants.find((other) => other.inPlaceOf === each.person && other.only === undefined);
        const words = attendance === undefined ? (instead === undefined ? "Ikke registreret" : "Fraværende") : stateWords[attendance.state];
        return html`<li class="attendance attendance-${attendance?.state ?? "unknown"}">
          <span class="person-name">${named(each)}</span>
          <span class="quiet"
            >${words}${each.only === undefined ? "" : `, kun ved punkt ${numberOf(each.only)}`}${each.role === "chair" ? ", formand" : ""}${each.inPlaceOf === null ? "" : `, for ${sitting.participants.find((other) => other.person === each.inPlaceOf)?.name ?? ""}`}${instead === undefined ? "" : `, stedfortræder ${instead.name}`}${(attendance?.from ?? null) === null ? "" : `, kom til punkt ${numberOf(attendance!.from)}`}${(attendance?.until ?? null) === null ? "" : `, gik før punkt ${numberOf(attendance!.until)}`}</span
          >
          ${when(mayRecord, () => folded(html`Ret<span class="sr-only"> fremmøde for ${each.name}</span>`, attendanceForm(shown, base, each, attendance, items)))}
        </li>`;
      })}
    </ul>
    ${when(mayRecord && can("seat-substitute"), () => folded("Sæt en stedfortræder ind", substituteForm(shown, base, view, sitting, items)))}`;
}
