/** The page of a meeting's minutes: data in, HTML out. */

import type { AgendaItem } from "#core/agenda.ts";
import { dateLong } from "#core/calendar.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import type { Block } from "#core/house-styles/print-minutes.ts";
import { decisionText, minutesCan, minutesStateNames, type Minutes, type MinutesState } from "#core/minutes.ts";
import { may } from "#core/rights.ts";
import { handlingOf, type Sitting } from "#core/sitting.ts";
import { titleFor, type Audience, type Parts } from "#core/visibility.ts";
import { moment } from "#ui/dates.ts";
import { askedBlock, type Asked } from "#ui/asked.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, oneClick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { fingerprint } from "#ui/fingerprint.ts";
import { printedHead, printedItem } from "#ui/printed.ts";
import type { LaterMeeting } from "./queries.ts";

/** One item as far as the reader may see it; `place` is where it stands among the printed ones, null when its words are not for them. */
export type ItemInMinutes = { item: AgendaItem; number: string; parts: Parts; closed: boolean; place: number | null };

export type MinutesView = {
  meeting: PlannedMeeting;
  committee: string;
  audience: Audience;
  isSecretary: boolean;
  /** Null before there is anything this person may see. */ blocks: readonly Block[] | null;
  items: readonly ItemInMinutes[];
  sitting: Sitting | null;
  minutes: Minutes | null;
  names: ReadonlyMap<number, string>;
  signatures: { signed: number; signers: number } | null;
  approvesPrevious: boolean;
  later: readonly LaterMeeting[];
  /** What the checks ask about in the text; null for those who do not keep the minutes. */ asked: Asked | null;
};

/** The minutes as they stand. */
export function minutesPage(shown: Shown, view: MinutesView): DeskPage {
  const { meeting, blocks } = view;
  const state = view.minutes?.state ?? "draft";
  return {
    title: meetingTitle("Referat", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    modules: ["once"],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "minutes", placesFor(view.audience, view.isSecretary, true), view.audience === "staff" ? `Referat (${minutesStateNames[state].toLowerCase()})` : "Referat")}
    ${
      blocks === null
        ? html`<p class="empty">
            ${view.sitting === null ? "Mødet er ikke begyndt. Referatet bliver til, mens mødet holdes." : "Referatet er ikke klar endnu. Det kan læses her, når det er sendt til underskrift."}
          </p>`
        : html`${view.audience === "staff" ? standing(shown, view, state) : readerNote(view, state)}
            <p class="minutes-links">
              <a href="${deskPaths.minutes(meeting.id)}.pdf">Hent referatet som PDF</a>
            </p>
            <article class="minutes-paper" aria-label="Referatet">
              ${printedHead(blocks)}
              <nav class="contents" aria-label="Punkter">
                <ol class="plain-list">
                  ${view.items.map(
                    ({ item, number, parts, closed }) =>
                      html`<li>
                        <span class="item-number">${number}</span>
                        <a href="#punkt-${item.id}">${titleFor(parts, item)}</a> ${closed ? closedLabel("Lukket") : ""}
                      </li>`,
                  )}
                </ol>
              </nav>
              ${view.items.map((each) => itemBlock(shown, view, state, each, blocks))}
            </article>
            ${view.asked === null ? "" : askedBlock(shown, view.asked)} ${additions(shown, view)}`
    }`,
  };
}

function closedLabel(words: string): Html {
  return html`<span class="closed-label">${icon("lock")}${words}</span>`;
}

function itemBlock(
  shown: Shown,
  view: MinutesView,
  state: MinutesState,
  { item, number, parts, closed, place }: ItemInMinutes,
  blocks: readonly Block[],
): Html {
  return html`<section class="minutes-item" id="punkt-${item.id}" aria-labelledby="punkt-${item.id}-h">
    <h2 id="punkt-${item.id}-h"><span class="item-number">Punkt ${number}</span> ${titleFor(parts, item)}</h2>
    ${closed ? html`<p>${closedLabel("Lukket punkt")}</p>` : ""}
    ${place === null ? html`<p class="quiet">Punktet blev behandlet for lukkede døre.</p>` : printedItem(blocks, place)}
    ${place === null ? "" : html`<p class="minutes-links"><a href="${deskPaths.minutes(view.meeting.id)}.pdf?punkt=${item.id}">Protokoludskrift af punkt ${number} som PDF</a></p>`}
    ${view.audience === "staff" ? earlierWords(view, item) : ""} ${correctionForm(shown, view, state, item, number)} ${excerpts(shown, view, item, number)}
  </section>`;
}

// What the meeting wrote and what was corrected since, oldest first; the last stands in the minutes.
function earlierWords({ minutes, sitting, names }: MinutesView, item: AgendaItem): Html | "" {
  const corrections = (minutes?.corrections ?? []).filter((each) => each.item === item.id);
  const recorded = handlingOf(sitting, item.id).decision;
  if (corrections.length === 0 || recorded === null) return "";
  const texts = [recorded, ...corrections.map((each) => each.text)];
  return folded(
    corrections.length === 1 ? "Beslutningens ord er rettet" : `Beslutningens ord er rettet ${corrections.length} gange`,
    html`<ol class="plain-list earlier-words">
      ${corrections.map(
        (each, index) =>
          html`<li>
            <p>Før: <del>${texts[index]!}</del></p>
            <p>Nu: <ins>${each.text}</ins></p>
            <p class="quiet">Rettet ${moment(each.at)} af ${names.get(each.by) ?? "ukendt"}: ${each.because}</p>
          </li>`,
      )}
    </ol>`,
  );
}

function correctionForm(shown: Shown, view: MinutesView, state: MinutesState, item: AgendaItem, number: string): Html | "" {
  const recorded = handlingOf(view.sitting, item.id).decision;
  if (
    !minutesCan("correct", { state }) ||
    view.sitting?.state !== "closed" ||
    recorded === null ||
    !may(shown.actor, "correct-minutes", view.meeting.committee)
  )
    return "";
  return folded(
    `Ret beslutningens ord${"\u00a0"}i punkt ${number}`,
    form(
      shown,
      { action: `${deskPaths.minutes(view.meeting.id)}/punkt/${item.id}/ret` },
      area(shown, {
        name: "tekst",
        id: `tekst-${item.id}`,
        label: "Beslutning",
        value: decisionText(view.minutes, item.id, recorded),
        rows: 4,
        required: true,
      }),
      field(shown, {
        name: "grund",
        id: `grund-${item.id}`,
        label: "Hvorfor det rettes",
        required: true,
        hint: "Det, der blev skrevet på mødet, bliver stående i journalen sammen med grunden.",
      }),
      button("Ret ordene", { kind: "secondary" }),
    ),
  );
}

function excerpts(shown: Shown, view: MinutesView, item: AgendaItem, number: string): Html | "" {
  const { minutes, meeting } = view;
  if (view.audience !== "staff" || minutes === null || minutes.official === null) return "";
  const sent = minutes.excerpts.filter((each) => each.item === item.id);
  return html`${sent.map((each) => html`<p class="quiet">Protokoludskrift sendt til ${each.to} ${moment(each.at)}.</p>`)}
  ${when(may(shown.actor, "send-excerpt", meeting.committee), () =>
    folded(
      `Send protokoludskrift af punkt ${number}`,
      form(
        shown,
        { action: `${deskPaths.minutes(meeting.id)}/punkt/${item.id}/udskrift` },
        field(shown, {
          name: "til",
          id: `til-${item.id}`,
          label: "Hvem får den",
          required: true,
          hint: "Sagen, et organ eller en afdeling. En e-mailadresse får udskriften som PDF; af et lukket punkt sendes kun besked om, at den ligger her.",
        }),
        button("Send udskriften", { kind: "secondary" }),
      ),
    ),
  )}`;
}

function readerNote({ minutes, meeting, audience }: MinutesView, state: MinutesState): Html {
  return html`<p class="minutes-state">
    ${state === "signed" ? "Referatet er underskrevet." : "Referatet er låst og til underskrift hos dem, der deltog."}
    ${minutes?.approvedBy ? "Det er godkendt på et senere møde." : ""}
    ${state !== "signed" ? html`<a href="${deskPaths.signing(meeting.id)}">Til underskrift</a>` : audience === "member" ? html`<a href="${deskPaths.seal(meeting.id)}">Se seglet</a>` : ""}
  </p>`;
}

/** Where the minutes are, and what can be done with them now. */
function standing(shown: Shown, view: MinutesView, state: MinutesState): Html {
  const { meeting, minutes, sitting, signatures } = view;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const official = minutes?.official ?? null;
  return html`<section class="minutes-state" aria-labelledby="stand">
    <h2 id="stand">Hvor referatet er</h2>
    <ol class="minutes-steps">
      ${(["draft", "frozen", "outForSignature", "signed"] as const).map((each) => html`<li ${each === state ? html` aria-current="step"` : ""}>${minutesStateNames[each]}</li>`)}
    </ol>
    ${when(state === "draft", () =>
      sitting?.state === "closed"
        ? html`<p>Referatet er sat sammen af dagsordenen og det, der blev skrevet på mødet. Læs det igennem, ret ordene, og lås så teksten.</p>`
        : html`<p>Mødet er ikke hævet endnu, og referatet følger med, mens det holdes. Teksten kan låses, når mødet er hævet.</p>`,
    )}
    ${(minutes?.takenBack ?? []).slice(-1).map((each) => (state === "draft" ? html`<p class="quiet">Taget tilbage til kladde ${moment(each.at)}: ${each.reason}</p>` : ""))}
    ${when(state === "frozen", () => html`<p>Teksten ligger fast. Når den er sendt til underskrift, kan medlemmerne læse den.</p>`)}
    ${when(
      state === "outForSignature",
      () =>
        html`<p>
          ${signatures === null ? "" : `${signatures.signed} af ${signatures.signers} har underskrevet. `}<a href="${deskPaths.signing(meeting.id)}"
            >Se underskrifterne</a
          >
        </p>`,
    )}
    ${when(state === "signed", () => html`<p>Referatet er underskrevet og ændres ikke mere. Rettelser kommer som tilføjelser. <a href="${deskPaths.signing(meeting.id)}">Se underskrifterne</a> og <a href="${deskPaths.seal(meeting.id)}">seglet</a></p>`)}
    ${official === null ? "" : fingerprint(official.sha256)}
    <div class="minutes-tools">
      ${when(state === "draft" && sitting?.state === "closed" && can("freeze-minutes"), () => oneClick(shown, { action: `${deskPaths.minutes(meeting.id)}/laas`, label: "Lås teksten", kind: "primary" }))}
      ${when(state === "frozen" && can("send-for-signature"), () => oneClick(shown, { action: `${deskPaths.signing(meeting.id)}/send`, label: "Send til underskrift", kind: "primary" }))}
    </div>
    ${when(minutesCan("takeBack", { state }) && can("take-back-minutes"), () =>
      folded(
        "Tag referatet tilbage til kladde",
        form(
          shown,
          { action: `${deskPaths.signing(meeting.id)}/tag-tilbage` },
          html`<p>
            ${state === "outForSignature" ? "De underskrifter, der er givet, falder bort: de gjaldt den tekst, der stod her." : "Teksten kan så rettes og låses igen."}
          </p>`,
          field(shown, { name: "grund", id: "tag-tilbage-grund", label: "Hvorfor", required: true }),
          button("Tag tilbage", { kind: "secondary" }),
        ),
      ),
    )}
    ${approval(shown, view, state, can("approve-minutes"))}
  </section>`;
}

/** What was told after the signing, beside the text. An addition may tell of a closed item, so those who read none of it read none of these. */
function additions(shown: Shown, { audience, minutes, meeting }: MinutesView): Html | "" {
  if (minutes === null || !minutesCan("add", minutes) || (audience !== "staff" && audience !== "member")) return "";
  const made = minutes.additions ?? [];
  const mayAdd = may(shown.actor, "add-to-minutes", meeting.committee);
  if (made.length === 0 && !mayAdd) return "";
  return html`<section class="minutes-additions" id="tilfoejelser" aria-labelledby="tilfoejelser-h">
    <h2 id="tilfoejelser-h">Tilføjelser til protokollen</h2>
    ${
      made.length === 0
        ? html`<p class="quiet">Der er ingen tilføjelser.</p>`
        : made.map(
            (each) =>
              html`<article id="tilfoejelse-${each.number}" aria-labelledby="tilfoejelse-${each.number}-h">
                <h3 id="tilfoejelse-${each.number}-h">Tilføjelse nr. ${each.number}</h3>
                ${each.text
                  .split(/\n+/u)
                  .filter((line) => line.trim() !== "")
                  .map((line) => html`<p>${line}</p>`)}
                <p class="quiet">Skrevet af ${each.name} ${moment(each.at)}</p>
                ${fingerprint(each.sha256)}
              </article>`,
          )
    }
    ${when(mayAdd, () =>
      folded(
        "Skriv en tilføjelse",
        form(
          shown,
          { action: `${deskPaths.minutes(meeting.id)}/tilfoej` },
          area(shown, {
            name: "tekst",
            id: "tilfoejelse-tekst",
            label: "Tilføjelse til protokollen",
            rows: 4,
            required: true,
            hint: "Det underskrevne referat ændres ikke. Tilføjelsen forsegles og står ved siden af det, og den kan ikke slettes.",
          }),
          button("Føj til protokollen", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function approval(shown: Shown, { minutes, meeting, later, approvesPrevious }: MinutesView, state: MinutesState, mayApprove: boolean): Html | "" {
  if (minutes !== null && minutes.approvedBy !== null) {
    const by = later.find((each) => each.id === minutes.approvedBy);
    return html`<p>Godkendt på mødet${by === undefined ? "" : ` den ${dateLong(by.date)}`}.</p>`;
  }
  if (!approvesPrevious || state !== "signed" || !mayApprove) return "";
  if (later.length === 0) return html`<p class="quiet">Referatet godkendes på udvalgets næste møde.</p>`;
  return form(
    shown,
    { action: `${deskPaths.minutes(meeting.id)}/godkend` },
    choice(shown, {
      name: "moede",
      label: "Godkendt på mødet",
      required: true,
      value: String(later[0]!.id),
      of: later.map((each) => [String(each.id), dateLong(each.date)] as const),
    }),
    button("Godkend referatet", { kind: "secondary" }),
  );
}
