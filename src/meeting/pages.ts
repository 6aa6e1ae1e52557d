/** The meeting while it is held: the secretary's page and the one members follow. Data in, HTML out. */

import type { Agenda, AgendaItem } from "#core/agenda.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import { standardDecisions, unrecorded, voteWords } from "#core/compose-minutes.ts";
import { mostAttachmentBytes } from "#core/case.ts";
import { holds } from "#core/people.ts";
import { may } from "#core/rights.ts";
import { handlingOf, hasQuorum, presentAt, undecided, votingSeats, type Attendance, type Handling, type Participant, type Sitting } from "#core/sitting.ts";
import { seen, titleFor, type Audience } from "#core/visibility.ts";
import { outvoted, quorumOf } from "#core/votes.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, hidden, oneClick, radios, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, raw, when, type Html } from "#ui/html.ts";
import { meetingHead, placesFor } from "#ui/meeting-frame.ts";
import { counted, size } from "#ui/words.ts";

export type SittingView = {
  meeting: PlannedMeeting;
  committee: string;
  agenda: Agenda | null;
  sitting: Sitting | null;
  audience: Audience;
  minutesFrozen: boolean;
  /** Who could stand in: members of the council. */ substitutes: readonly { person: number; name: string; party: string | null }[];
  /** The item that is shown; null: the one being handled, else the first. */ chosen: number | null;
  minutesOut: boolean;
};

const stateWords: Record<Attendance["state"], string> = { present: "Til stede", apology: "Afbud", absent: "Fraværende uden afbud" };

function named(participant: Pick<Participant, "name" | "party">): string {
  return participant.party === null ? participant.name : `${participant.name} (${participant.party})`;
}

function itemsOf(agenda: Agenda | null): readonly AgendaItem[] {
  return (agenda?.items ?? []).filter((item) => item.number !== null);
}

/** The secretary's page: what is handled now, who is there, what is decided. */
export function sittingPage(shown: Shown, view: SittingView): DeskPage {
  const { meeting, agenda, sitting } = view;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const base = deskPaths.sitting(meeting.id);
  const head = meetingHead(meeting, view.committee, "sitting", placesFor(view.audience, can("open-agenda")), "Mødet");
  const page = { title: `Mødet, ${view.committee}`, here: "meetings", trail: [["Møder", deskPaths.meetings]], wide: true, modules: ["once"] } as const;
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

type Can = (action: Parameters<typeof may>[1]) => boolean;

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

const turns = [
  ["", "Besluttet"],
  ["postponed", "Udsat"],
  ["withdrawn", "Taget af dagsordenen"],
  ["returned", "Sendt tilbage til forvaltningen"],
  ["referred", "Sendt videre til et andet organ"],
] as const;

function decisionBlock(shown: Shown, base: string, item: AgendaItem, handling: Handling, mayWrite: boolean): Html {
  const shownWords = handling.decision !== null && !handling.shown ? html`<span class="outcome outcome-open">Ikke vist for medlemmerne endnu</span>` : "";
  if (!mayWrite)
    return html`<section aria-labelledby="beslutning">
      <h3 id="beslutning">Beslutning</h3>
      ${handling.decision === null ? html`<p class="quiet">Ingen endnu.</p>` : html`<p class="decision-text">${handling.decision}</p>`} ${shownWords}
    </section>`;
  const offered = [...(item.own.proposedDecision === null ? [] : [item.own.proposedDecision]), ...standardDecisions(item.paper?.recommendation?.points ?? [])];
  return html`<section aria-labelledby="beslutning">
    <h3 id="beslutning">Beslutning</h3>
    ${form(
      shown,
      { action: `${base}/beslutning`, class: "decision-form" },
      hidden("var", handling.decision ?? ""),
      html`<fieldset class="standard-words">
        <legend>Med ét klik</legend>
        ${[...new Set(offered)].slice(0, 7).map((words) => html`<button class="button button-secondary" type="submit" name="ord" value="${words}">${words}</button>`)}
      </fieldset>`,
      area(shown, { name: "beslutning", id: "beslutning-tekst", label: "Beslutningens ord", unmarked: true, value: handling.decision, rows: 4 }),
      folded(
        "Udsat, trukket, tilbage eller videre",
        html`${choice(shown, { name: "vending", label: "Hvad blev der af punktet", value: handling.turn?.kind ?? "", of: turns })}
        ${field(shown, { name: "til-dato", label: "Udsat til mødet den", type: "date", value: handling.turn?.kind === "postponed" ? handling.turn.until : null, hint: "Lad den stå tom, når datoen ikke er bestemt." })}
        ${field(shown, { name: "til-organ", label: "Sendt videre til", value: handling.turn?.kind === "referred" ? handling.turn.to : null })}
        ${field(shown, { name: "hvorfor", label: "Hvorfor", value: handling.turn?.why ?? null })}`,
        { open: handling.turn !== null },
      ),
      tick(shown, { name: "skjult", label: "Vis den ikke for medlemmerne endnu", checked: handling.decision !== null && !handling.shown }),
      html`<div class="save-row">${button("Gem beslutningen")} ${shownWords}</div>`,
    )}
    ${handling.decision !== null && !handling.shown ? oneClick(shown, { action: `${base}/vis`, label: "Vis beslutningen for medlemmerne" }) : ""}
  </section>`;
}

const choices = [
  ["for", "For"],
  ["against", "Imod"],
  ["abstained", "Undlader"],
  ["blank", "Blank"],
] as const;

function votesBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, present: readonly Participant[], open: boolean, can: Can): Html {
  const parties = [...new Set(present.flatMap((each) => each.party ?? []))];
  return html`<section aria-labelledby="afstemning">
    <h3 id="afstemning">Afstemning</h3>
    ${handling.votes.length === 0 ? html`<p class="quiet">Ingen afstemning.</p>` : ""}
    ${handling.votes.map(
      (vote) =>
        html`<div class="vote">
          <p>${voteWords(vote, sitting)}</p>
          ${when(open && can("strike-vote"), () =>
            folded(
              "Stryg afstemningen",
              form(
                shown,
                { action: `${base}/stem/${vote.id}/stryg` },
                field(shown, { name: "begrundelse", id: `stryg-${vote.id}`, label: "Hvorfor", required: true }),
                button("Stryg", { kind: "secondary" }),
              ),
            ),
          )}
        </div>`,
    )}
    ${when(open && can("record-vote"), () =>
      folded(
        "Registrér en afstemning",
        form(
          shown,
          { action: `${base}/stem` },
          radios(shown, { name: "resten", label: "Alle til stede stemmer", value: "for", required: true, of: choices }),
          html`<p class="form-hint">Derefter undtagelserne: efter parti, og så efter person.</p>`,
          html`<div class="vote-grid">
            ${parties.map((party) => choice(shown, { name: `parti-${party}`, label: `Parti ${party}`, none: "Som de øvrige", of: choices }))}
            ${present.map((each) => choice(shown, { name: `person-${each.person}`, label: named(each), none: "Som de øvrige", of: choices }))}
          </div>`,
          field(shown, { name: "om", label: "Hvad der stemmes om", hint: "Kun når det ikke er indstillingen, som den står." }),
          tick(shown, { name: "aendring", label: "Det er et ændringsforslag" }),
          button("Gem afstemningen", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function dissentBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, mayWrite: boolean): Html | "" {
  const may = [...new Set(handling.votes.flatMap(outvoted))].flatMap((person) => sitting.participants.find((each) => each.person === person) ?? []);
  if (may.length === 0 && handling.dissents.length === 0) return "";
  return html`<section aria-labelledby="mindretal">
    <h3 id="mindretal">Afvigende mening</h3>
    ${handling.dissents.map(
      (each) =>
        html`<blockquote>
          <p>${each.text}</p>
          <p class="quiet">${each.name}${each.followsCase ? ", følger sagen til anden myndighed" : ""}</p>
        </blockquote>`,
    )}
    ${when(mayWrite && may.length > 0, () =>
      folded(
        "Tilfør en afvigende mening",
        form(
          shown,
          { action: `${base}/mindretal` },
          choice(shown, { name: "hvem", label: "Medlem", required: true, of: may.map((each) => [String(each.person), named(each)] as const) }),
          area(shown, { name: "mening", label: "Med medlemmets egne ord", required: true, rows: 3 }),
          tick(shown, { name: "foelger", label: "Meningen skal følge sagen, når en anden myndighed får den" }),
          button("Tilfør", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function disqualificationBlock(
  shown: Shown,
  base: string,
  sitting: Sitting,
  handling: Handling,
  present: readonly Participant[],
  open: boolean,
  can: Can,
): Html | "" {
  if (handling.disqualifications.length === 0 && !(open && can("settle-disqualification"))) return "";
  const nameOf = (person: number): string => named(sitting.participants.find((each) => each.person === person) ?? { name: "en anden", party: null });
  return html`<section aria-labelledby="inhabilitet">
    <h3 id="inhabilitet">Inhabilitet</h3>
    ${handling.disqualifications.map(
      (each) =>
        html`<div class="disqualification">
          <p>
            <strong>${nameOf(each.person)}</strong>: ${each.reason} <span class="quiet">(rejst af ${nameOf(each.raisedBy)})</span>
            ${each.found === null ? html`<span class="outcome outcome-open">Ikke afgjort</span>` : each.found === "disqualified" ? html`<span class="outcome outcome-no">Inhabil, forlod lokalet</span>` : html`<span class="outcome outcome-yes">Ikke inhabil</span>`}
          </p>
          ${when(open && can("settle-disqualification"), () =>
            folded(
              each.found === null ? "Afgør spørgsmålet" : "Afgør det anderledes",
              form(
                shown,
                { action: `${base}/inhabil/${each.person}` },
                radios(shown, {
                  name: "afgoerelse",
                  id: `afgoerelse-${each.person}`,
                  label: "Udvalget fandt, at medlemmet",
                  required: true,
                  of: [
                    ["disqualified", "er inhabilt"],
                    ["not", "ikke er inhabilt"],
                  ],
                }),
                tick(shown, { name: "stemt", id: `stemt-${each.person}`, label: "Der blev stemt om det" }),
                html`<fieldset>
                  <legend>Imod stemte</legend>
                  ${present.filter((member) => member.person !== each.person).map((member) => tick(shown, { name: "imod", id: `imod-${each.person}-${member.person}`, value: String(member.person), label: named(member) }))}
                </fieldset>`,
                button("Gem afgørelsen", { kind: "secondary" }),
              ),
            ),
          )}
        </div>`,
    )}
    ${when(open && can("settle-disqualification"), () =>
      folded(
        "Rejs spørgsmål om inhabilitet",
        form(
          shown,
          { action: `${base}/inhabil` },
          choice(shown, {
            name: "medlem",
            label: "Medlem",
            required: true,
            of: votingSeats(sitting).map((each) => [String(each.person), named(each)] as const),
          }),
          choice(shown, {
            name: "rejst",
            label: "Rejst af",
            none: "Medlemmet selv",
            of: sitting.participants.map((each) => [String(each.person), named(each)] as const),
          }),
          field(shown, {
            name: "begrundelse",
            id: "inhabil-grund",
            label: "Hvorfor",
            required: true,
            hint: "For eksempel: formand for den forening, der søger.",
          }),
          button("Rejs spørgsmålet", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function stopBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, can: Can): Html | "" {
  if (handling.stopped !== null || handling.decision === null || handling.turn !== null || !can("stop-decision")) return "";
  const isSecretary = holds(shown.actor, ["secretary"], sitting.committee);
  const members = sitting.participants.filter(
    (each) => sitting.attendance[each.person]?.state === "present" && (isSecretary || each.person === shown.actor.person),
  );
  if (members.length === 0) return "";
  return folded(
    "Begær sagen indbragt for kommunalbestyrelsen",
    form(
      shown,
      { action: `${base}/indbring` },
      html`<p class="form-hint">
        Standsningsret, kommunestyrelsesloven § 23: beslutningen føres ikke ud i livet, før kommunalbestyrelsen har behandlet sagen. Kan kun ske, til mødet er
        hævet.
      </p>`,
      choice(shown, {
        name: "medlem",
        id: "indbring-medlem",
        label: "Medlem",
        required: true,
        of: members.map((each) => [String(each.person), named(each)] as const),
      }),
      button("Indbring sagen", { kind: "warning" }),
    ),
  );
}

function strikeStopBlock(shown: Shown, base: string, handling: Handling, can: Can): Html | "" {
  if (handling.stopped === null || !can("strike-stop")) return "";
  return folded(
    "Stryg begæringen om indbringelse",
    form(
      shown,
      { action: `${base}/indbring/stryg` },
      field(shown, { name: "begrundelse", id: "stryg-indbring", label: "Hvorfor", required: true }),
      button("Stryg", { kind: "secondary" }),
    ),
  );
}

function doorsBlock(shown: Shown, base: string, closed: boolean, can: Can): Html | "" {
  if (!can("change-doors")) return "";
  return folded(
    closed ? "Åbn punktet på mødet" : "Luk punktet på mødet",
    form(
      shown,
      { action: `${base}/doere` },
      hidden("lukket", closed ? "nej" : "ja"),
      field(shown, { name: "begrundelse", id: "doere-grund", label: "Konkret grund", required: true }),
      button(closed ? "Åbn punktet" : "Luk punktet", { kind: "secondary" }),
    ),
  );
}

function slidesBlock(shown: Shown, base: string, handling: Handling, mayAdd: boolean): Html {
  return html`${handling.slides.length === 0 ? "" : html`<p>Lagt ved på mødet: ${handling.slides.map((each) => each.name).join(", ")}</p>`}
  ${when(mayAdd, () =>
    folded(
      "Læg det viste ved",
      form(
        shown,
        { action: `${base}/bilag`, files: true },
        html`<div class="form-group">
          <label class="form-label" for="slides-fil">Fil</label>
          <p class="form-hint" id="slides-hjaelp">Højst ${size(mostAttachmentBytes)}.</p>
          <input class="form-input" id="slides-fil" name="fil" type="file" required aria-describedby="slides-hjaelp" />
        </div>`,
        field(shown, { name: "bilagsnavn", label: "Navn på bilaget" }),
        radios(shown, {
          name: "aabent",
          label: "Hvem må se bilaget?",
          value: "nej",
          required: true,
          of: [
            ["ja", "Åbent"],
            ["nej", "Lukket: kun udvalget ser det"],
          ],
        }),
        button("Læg ved", { kind: "secondary" }),
      ),
    ),
  )}`;
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

function attendanceForm(shown: Shown, base: string, participant: Participant, attendance: Attendance | undefined, items: readonly AgendaItem[]): Html {
  const id = participant.person;
  const itemChoices = items.map((item) => [String(item.id), `Punkt ${item.number}: ${item.title.slice(0, 50)}`] as const);
  return form(
    shown,
    { action: `${base}/fremmoede` },
    hidden("person", id),
    radios(shown, {
      name: "tilstand",
      id: `tilstand-${id}`,
      label: "Fremmøde",
      value: attendance?.state ?? "present",
      required: true,
      of: Object.entries(stateWords),
    }),
    choice(shown, {
      name: "kom",
      id: `kom-${id}`,
      label: "Kom til",
      none: "Fra begyndelsen",
      value: (attendance?.from ?? null) === null ? "" : String(attendance!.from),
      of: itemChoices,
    }),
    field(shown, { name: "kom-kl", id: `kom-kl-${id}`, label: "Kom kl.", type: "time", value: attendance?.arrived ?? null }),
    choice(shown, {
      name: "gik",
      id: `gik-${id}`,
      label: "Gik før",
      none: "Blev til slut",
      value: (attendance?.until ?? null) === null ? "" : String(attendance!.until),
      of: itemChoices,
    }),
    field(shown, { name: "gik-kl", id: `gik-kl-${id}`, label: "Gik kl.", type: "time", value: attendance?.left ?? null }),
    button("Gem fremmøde", { kind: "secondary" }),
  );
}

function substituteForm(shown: Shown, base: string, view: SittingView, sitting: Sitting, items: readonly AgendaItem[]): Html {
  return form(
    shown,
    { action: `${base}/stedfortraeder` },
    choice(shown, {
      name: "for",
      label: "I stedet for",
      required: true,
      of: sitting.participants.filter((each) => each.inPlaceOf === null).map((each) => [String(each.person), named(each)] as const),
    }),
    choice(shown, {
      name: "stedfortraeder",
      label: "Stedfortræder",
      required: true,
      hint: "Et medlem af kommunalbestyrelsen (kommunestyrelsesloven § 28).",
      of: view.substitutes.map((each) => [String(each.person), named(each)] as const),
    }),
    choice(shown, {
      name: "kun",
      label: "Hvornår",
      none: "Resten af mødet, fordi medlemmet er fraværende",
      of: items
        .filter((item) => handlingOf(sitting, item.id).disqualifications.some((each) => each.found === "disqualified"))
        .map((item) => [String(item.id), `Kun ved punkt ${item.number}, hvor medlemmet er inhabilt`] as const),
    }),
    button("Sæt ind", { kind: "secondary" }),
  );
}

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
    title: `Følg mødet, ${view.committee}`,
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    modules: ["live", "once"],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "watch", placesFor(view.audience, can("open-agenda")), "Følg mødet")}
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
