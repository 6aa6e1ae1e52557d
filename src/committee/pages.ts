/** The committees' pages: who sits, since when, for whom. */

import { dateShort } from "#core/calendar.ts";
import { abbreviationOn, basisNames, kindNames, nameOn, seatNames, seatsOn, termOn, type Committee, type Seat, type Substitution } from "#core/committee.ts";
import { memberColumns } from "#core/committee-files.ts";
import { may } from "#core/rights.ts";
import type { CommitteeWarning } from "#core/refusals/committee.da.ts";
import { day, weekday } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, choice, field, folded, foldedForm, radios, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { committeePaths, daysBetween, fileField, personChoice, tabs, warned } from "./parts.ts";
import type { CommitteeCard, MeetingInPlan, PersonOption } from "./queries.ts";

export function committeesPage(cards: readonly CommitteeCard[], today: string, shown: Shown): DeskPage {
  return {
    title: "Udvalg",
    here: "committees",
    body: html`<h1>Udvalg</h1>
      ${told(shown)}
      <p class="page-links">
        <a href="${committeePaths.calendar}">Alle udvalgs møder i én kalender</a
        ><a href="${committeePaths.ownCalendar}">Mine møder til min kalender (iCalendar)</a>
      </p>
      ${cards.length === 0 ? html`<p>Der er ikke oprettet udvalg endnu.</p>` : ""}
      <ul class="committee-cards">
        ${cards.map(
          (card) =>
            html`<li>
              <h2><a href="${deskPaths.committee(card.id)}">${card.name}</a></h2>
              <p class="quiet">${kindNames[card.kind]}${card.abbreviation === null ? "" : ` · ${card.abbreviation}`}</p>
              <dl>
                <div>
                  <dt>Formand</dt>
                  <dd>${chairIn(card.seats)}</dd>
                </div>
                <div>
                  <dt>Medlemmer</dt>
                  <dd>${card.seats.length}</dd>
                </div>
                <div>
                  <dt>Næste møde</dt>
                  <dd>${card.next === null ? "Ikke planlagt" : html`${day(card.next.date)} kl. ${card.next.start}`}</dd>
                </div>
              </dl>
            </li>`,
        )}
      </ul>
      ${when(may(shown.actor, "found-committee", null), () => foundForm(today, shown))}`,
  };
}

function chairIn(seats: readonly Seat[]): string {
  const chair = seats.find((seat) => seat.role === "chair");
  return chair === undefined ? "Ikke valgt" : withParty(chair);
}

const withParty = ({ name, party }: { name: string; party: string | null }): string => (party === null ? name : `${name} (${party})`);

function foundForm(today: string, shown: Shown): Html {
  const year = today.slice(0, 4);
  return foldedForm(
    shown,
    "found-committee",
    "Opret et udvalg",
    { action: deskPaths.committees },
    (own) =>
      html`${field(own, { name: "navn", id: "opret-navn", label: "Navn", required: true, hint: "Som det står på dagsordenen, for eksempel Børne- og Skoleudvalget." })}
        ${field(own, { name: "forkortelse", id: "opret-forkortelse", label: "Forkortelse" })}
        ${radios(own, { name: "slags", id: "opret-slags", label: "Hvad er det?", value: "committee", required: true, of: Object.entries(kindNames) })}
        <div class="field-row">
          ${field(own, { name: "fra", id: "opret-fra", label: "Navnet gælder fra", type: "date", value: `${year}-01-01`, required: true })}
          ${field(own, { name: "foerste", id: "opret-foerste", label: "Valgperiodens første år", type: "number", value: year, required: true })}
          ${field(own, { name: "sidste", id: "opret-sidste", label: "Valgperiodens sidste år", type: "number", value: String(Number(year) + 3), required: true })}
        </div>
        ${button("Opret udvalget")}`,
  );
}

export type CommitteeData = {
  committee: Committee;
  people: readonly PersonOption[];
  meetings: readonly MeetingInPlan[];
  today: string;
  warnings: readonly CommitteeWarning[];
};

export function committeePage({ committee, people, meetings, today, warnings }: CommitteeData, shown: Shown): DeskPage {
  const name = nameOn(committee, today);
  const abbreviation = abbreviationOn(committee, today);
  const term = termOn(committee, today);
  const seated = seatsOn(committee, today);
  const others = committee.seats.filter((seat) => !seated.includes(seat));
  const next = meetings.find((meeting) => meeting.state === "planned" && meeting.date >= today);
  return {
    title: name,
    here: "committees",
    trail: [["Udvalg", deskPaths.committees]],
    body: html`<h1>${name}</h1>
      <p class="committee-lead">
        ${kindNames[committee.kind]}${abbreviation === null ? "" : ` · ${abbreviation}`}${term === null ? "" : ` · valgperioden ${term.from}–${term.to}`}
        ${next === undefined ? "" : html`<br />Næste møde: <a href="${deskPaths.agenda(next.id)}">${weekday(next.date)}</a> kl. ${next.start}`}
      </p>
      ${told(shown)}${warned(warnings)} ${tabs(committee.id, "members", shown.actor)}
      <section aria-labelledby="medlemmer">
        <h2 id="medlemmer">Medlemmer i dag</h2>
        ${seated.length === 0 ? html`<p>Der sidder ingen i udvalget i dag.</p>` : byParty(seated, committee.substitutions, today)}
        ${when(others.length > 0, () =>
          folded(
            "Tidligere og kommende",
            html`<ul class="seat-list">
              ${others.map((seat) => html`<li>${seatLine(seat)}</li>`)}
            </ul>`,
          ),
        )}
      </section>
      ${substitutes(committee.substitutions, committee, today)} ${histories(committee)}
      ${when(may(shown.actor, "seat-member", committee.id), () => forms(committee, people, meetings, seated, today, shown))}
      <p class="page-links"><a href="${committeePaths.members(committee.id)}">Hent medlemmerne som regneark (CSV)</a></p>`,
  };
}

/** Members by their list: the list first, its members under it. */
function byParty(seats: readonly Seat[], substitutions: readonly Substitution[], today: string): Html {
  const parties = [...Map.groupBy(seats, (seat) => seat.party)].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, "da")));
  return html`<div class="parties">
    ${parties.map(
      ([party, members]) =>
        html`<section class="party">
          <h3>${party === null ? "Uden for partierne" : html`<span class="party-letter"><span class="sr-only">Liste </span>${party}</span>`}</h3>
          <ul class="seat-list">
            ${members.map((seat) => {
              const away = substitutions.find((each) => each.basis === "28-2" && each.inPlaceOf === seat.person && each.from <= today && today <= each.until);
              return html`<li>
                ${seatLine(seat, true)}${away === undefined ? "" : html`<span class="seat-note">Fraværende; ${withParty(away)} er stedfortræder til ${day(away.until)}</span>`}
              </li>`;
            })}
          </ul>
        </section>`,
    )}
  </div>`;
}

function seatLine(seat: Seat, underParty = false): Html {
  return html`<span class="seat-name">${underParty ? seat.name : withParty(seat)}</span>
    ${seat.role === "member" ? "" : html`<span class="office">${seatNames[seat.role]}</span>`}
    <span class="seat-days">${daysBetween(seat.from, seat.until)}${seat.group === null ? "" : ` · valggruppe: ${seat.group}`}</span>`;
}

function substitutes(substitutions: readonly Substitution[], committee: Committee, today: string): Html | "" {
  if (substitutions.length === 0) return "";
  const nameOf = (person: number): string => committee.seats.find((seat) => seat.person === person)?.name ?? "et medlem";
  const inOrder = [...substitutions].sort((a, b) => (a.from < b.from ? 1 : -1));
  return html`<section aria-labelledby="stedfortraedere">
    <h2 id="stedfortraedere">Stedfortrædere</h2>
    <ul class="seat-list">
      ${inOrder.map(
        (each) =>
          html`<li>
            <span class="seat-name">${withParty(each)}</span> for ${nameOf(each.inPlaceOf)}
            ${each.from <= today && today <= each.until ? html`<span class="office">Nu</span>` : ""}
            <span class="seat-days"
              >${daysBetween(each.from, each.until)} ·
              ${basisNames[each.basis]}${each.meeting === null ? "" : html` · <a href="${deskPaths.agenda(each.meeting)}">kun ved ét møde</a>`}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function histories(committee: Committee): Html {
  const chairs = committee.seats.filter((seat) => seat.role !== "member").sort((a, b) => (a.from < b.from ? 1 : -1));
  return html`<div class="desk-columns committee-history">
    <section aria-labelledby="formaend">
      <h2 id="formaend">Formænd og næstformænd</h2>
      ${chairs.length === 0 ? html`<p>Ingen er valgt endnu.</p>` : ""}
      <ul class="seat-list">
        ${chairs.map((seat) => html`<li>${seatLine(seat)}</li>`)}
      </ul>
    </section>
    <section aria-labelledby="navne">
      <h2 id="navne">Navne og valgperioder</h2>
      <ul class="seat-list">
        ${[...committee.names].reverse().map((each) => html`<li><span class="seat-name">${each.name}</span>${each.abbreviation === null ? "" : ` (${each.abbreviation})`} <span class="seat-days">fra ${day(each.from)}</span></li>`)}
      </ul>
      <ul class="seat-list">
        ${committee.terms.map((term) => html`<li>Valgperioden ${term.from}–${term.to}</li>`)}
      </ul>
    </section>
  </div>`;
}

function forms(
  committee: Committee,
  people: readonly PersonOption[],
  meetings: readonly MeetingInPlan[],
  seated: readonly Seat[],
  today: string,
  shown: Shown,
): Html {
  const at = deskPaths.committee(committee.id);
  const version = committee.version;
  const sitting = [...new Map(committee.seats.filter((seat) => seat.until === null || seat.until >= today).map((seat) => [seat.person, seat.name]))].map(
    ([person, name]) => [String(person), name] as const,
  );
  const member = (own: Shown, id: string, label = "Medlem", name = "person"): Html =>
    choice(own, { name, id, label, required: true, none: "Vælg et medlem", of: sitting });
  const from = (own: Shown, id: string, label = "Fra og med"): Html => field(own, { name: "fra", id, label, type: "date", value: today, required: true });
  const groups = [...new Set(seated.flatMap((seat) => seat.group ?? []))];
  return html`<section class="committee-change" aria-labelledby="ret">
    <h2 id="ret">Ret udvalget</h2>
    ${foldedForm(
      shown,
      "seat-member",
      "Sæt et medlem ind",
      { action: `${at}/medlem`, version },
      (own) =>
        html`${personChoice(own, people, { id: "ind-person", hint: "Nye personer oprettes under Personer." })}
          <div class="field-row">
            ${field(own, { name: "parti", id: "ind-parti", label: "Parti eller liste", hint: "Bogstavet eller listens navn." })}
            ${field(own, { name: "gruppe", id: "ind-gruppe", label: "Valggruppe", hint: groups.length > 0 ? `For eksempel ${groups[0]}.` : "Gruppen, som valgte medlemmet." })}
          </div>
          ${radios(own, { name: "rolle", id: "ind-rolle", label: "Hverv", value: "member", required: true, of: Object.entries(seatNames).reverse() })}
          <div class="field-row">
            ${from(own, "ind-fra")} ${field(own, { name: "til", id: "ind-til", label: "Til og med", type: "date", hint: "Tom: til valgperiodens udløb." })}
          </div>
          ${button("Sæt medlemmet ind")}`,
    )}
    ${foldedForm(
      shown,
      "change-chair",
      "Skift formand eller næstformand",
      { action: `${at}/formand`, version },
      (own) =>
        html`${member(own, "formand-person", "Den, der er valgt")}
          ${radios(own, {
            name: "hverv",
            id: "formand-hverv",
            label: "Hverv",
            value: "chair",
            required: true,
            of: [
              ["chair", "Formand"],
              ["viceChair", "Næstformand"],
            ],
          })}
          ${from(own, "formand-fra")}
          <p class="form-hint">Den, der havde hvervet, bliver siddende som medlem.</p>
          ${button("Skift")}`,
    )}
    ${foldedForm(
      shown,
      "appoint-substitute",
      "Indkald en stedfortræder",
      { action: `${at}/stedfortraeder`, version },
      (own) =>
        html`${member(own, "sted-for", "Medlemmet, der er væk", "for")}
          ${personChoice(own, people, { id: "sted-person", label: "Stedfortræder", hint: "Skal være medlem af kommunalbestyrelsen (§ 28)." })}
          ${field(own, { name: "parti", id: "sted-parti", label: "Stedfortræderens parti eller liste" })}
          ${radios(own, { name: "grund", id: "sted-grund", label: "Grund", value: "28-2", required: true, of: Object.entries(basisNames) })}
          <div class="field-row">
            ${from(own, "sted-fra")} ${field(own, { name: "til", id: "sted-til", label: "Til og med", type: "date", required: true })}
          </div>
          ${choice(own, {
            name: "moede",
            id: "sted-moede",
            label: "Kun ved ét møde",
            none: "Alle møder i perioden",
            of: meetings
              .filter((meeting) => meeting.state === "planned" && meeting.date >= today)
              .map((meeting) => [String(meeting.id), `${dateShort(meeting.date)} kl. ${meeting.start}`] as const),
          })}
          ${button("Indkald stedfortræderen")}`,
    )}
    ${foldedForm(
      shown,
      "change-party",
      "Et medlem skifter parti eller forlader sin liste",
      { action: `${at}/parti`, version },
      (own) =>
        html`${member(own, "parti-person")}
        ${field(own, { name: "parti", id: "parti-parti", label: "Nyt parti eller ny liste", hint: "Tom: uden for partierne. Plads og valggruppe er de samme." })}
        ${from(own, "parti-fra")} ${button("Gem partiet")}`,
    )}
    ${foldedForm(
      shown,
      "end-seat",
      "Et medlem udtræder",
      { action: `${at}/udtraeder`, version },
      (own) =>
        html`${member(own, "ud-person")} ${field(own, { name: "til", id: "ud-til", label: "Sidste dag", type: "date", value: today, required: true })}
        ${button("Lad medlemmet udtræde", { kind: "secondary" })}`,
    )}
    ${foldedForm(
      shown,
      "import-members",
      "Læs medlemmer ind fra et regneark",
      { action: `${at}/medlemmer`, files: true },
      () =>
        html`${fileField(
          "medlemsfil",
          "CSV-fil med medlemmer",
          html`Første linje har kolonnernes navne: ${memberColumns.join("; ")}. Kun navn skal udfyldes. Er der fejl i en linje, gemmes intet, og hver fejl
          vises.`,
        )}
        ${button("Læs medlemmerne ind")}`,
    )}
    ${foldedForm(
      shown,
      "rename-committee",
      "Giv udvalget et nyt navn",
      { action: `${at}/navn`, version },
      (own) =>
        html`${field(own, { name: "navn", id: "navn-navn", label: "Nyt navn", required: true, value: committee.names.at(-1)!.name })}
        ${field(own, { name: "forkortelse", id: "navn-forkortelse", label: "Forkortelse", value: committee.names.at(-1)!.abbreviation })}
        ${from(own, "navn-fra", "Gælder fra")} ${button("Gem navnet")}`,
    )}
    ${foldedForm(
      shown,
      "begin-term",
      "Opret en valgperiode",
      { action: `${at}/valgperiode`, version },
      (own) =>
        html`<div class="field-row">
            ${field(own, { name: "foerste", id: "periode-foerste", label: "Første år", type: "number", value: String(committee.terms.at(-1)!.to + 1), required: true })}
            ${field(own, { name: "sidste", id: "periode-sidste", label: "Sidste år", type: "number", value: String(committee.terms.at(-1)!.to + 4), required: true })}
          </div>
          ${button("Opret perioden")}`,
    )}
  </section>`;
}

/** A committee that is not there. */
export function noSuchPage(): DeskPage {
  return {
    title: "Findes ikke",
    here: "committees",
    trail: [["Udvalg", deskPaths.committees]],
    body: html`<h1>Det findes ikke</h1>
      <p>Udvalget eller mødet findes ikke. <a href="${deskPaths.committees}">Se alle udvalg</a>.</p>`,
  };
}
