/** What is done at an item while the meeting is held, a form each; and who is there. Data in, HTML out. */

import type { Agenda, AgendaItem } from "#core/agenda.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import { standardDecisions, voteWords } from "#core/compose-minutes.ts";
import { mostAttachmentBytes } from "#core/case.ts";
import { holds } from "#core/people.ts";
import type { may } from "#core/rights.ts";
import { handlingOf, votingSeats, type Attendance, type Handling, type Participant, type Sitting } from "#core/sitting.ts";
import type { Audience } from "#core/visibility.ts";
import { outvoted } from "#core/votes.ts";
import { area, button, choice, field, folded, form, hidden, oneClick, radios, tick, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { size } from "#ui/words.ts";

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

export const stateWords: Record<Attendance["state"], string> = { present: "Til stede", apology: "Afbud", absent: "Fraværende uden afbud" };

export function named(participant: Pick<Participant, "name" | "party">): string {
  return participant.party === null ? participant.name : `${participant.name} (${participant.party})`;
}

export function itemsOf(agenda: Agenda | null): readonly AgendaItem[] {
  return (agenda?.items ?? []).filter((item) => item.number !== null);
}

export type Can = (action: Parameters<typeof may>[1]) => boolean;

const turns = [
  ["", "Besluttet"],
  ["postponed", "Udsat"],
  ["withdrawn", "Taget af dagsordenen"],
  ["returned", "Sendt tilbage til forvaltningen"],
  ["referred", "Sendt videre til et andet organ"],
] as const;

export function decisionBlock(shown: Shown, base: string, item: AgendaItem, handling: Handling, mayWrite: boolean): Html {
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

export function votesBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, present: readonly Participant[], open: boolean, can: Can): Html {
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

export function dissentBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, mayWrite: boolean): Html | "" {
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

export function disqualificationBlock(
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

export function stopBlock(shown: Shown, base: string, sitting: Sitting, handling: Handling, can: Can): Html | "" {
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

export function strikeStopBlock(shown: Shown, base: string, handling: Handling, can: Can): Html | "" {
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

export function doorsBlock(shown: Shown, base: string, closed: boolean, can: Can): Html | "" {
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

export function slidesBlock(shown: Shown, base: string, handling: Handling, mayAdd: boolean): Html {
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

export function attendanceForm(shown: Shown, base: string, participant: Participant, attendance: Attendance | undefined, items: readonly AgendaItem[]): Html {
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

export function substituteForm(shown: Shown, base: string, view: SittingView, sitting: Sitting, items: readonly AgendaItem[]): Html {
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
