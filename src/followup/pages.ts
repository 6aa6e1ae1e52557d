/** The register of promises of a committee: data in, HTML out. */

import type { Suggested } from "#core/promises/suggested.ts";
import { dateShort } from "#core/calendar.ts";
import { followupStateNames, type Followup } from "#core/followup.ts";
import { dueInWords, lastDayOf, resolvedInWords } from "#core/promises/due.ts";
import { promiseKinds } from "#core/promises/promise.ts";
import { may } from "#core/rights.ts";
import { day } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { counted } from "#ui/words.ts";
import type { AnsweringItem } from "./queries.ts";

export type RegisterView = {
  committee: { id: number; name: string };
  list: readonly Followup[];
  today: string;
  people: readonly { id: number; name: string }[];
  /** What may have answered each, best first. */ answers: ReadonlyMap<number, readonly Suggested<AnsweringItem>[]>;
  items: readonly AnsweringItem[];
};

export function registerPage(shown: Shown, view: RegisterView): DeskPage {
  const { committee, list, today } = view;
  const keeper = may(shown.actor, "accept-promise", committee.id);
  const of = (state: Followup["state"]): Followup[] => list.filter((each) => each.state === state);
  const open = of("open").toSorted((a, b) => (lastDayOf(a.due) ?? "9999").localeCompare(lastDayOf(b.due) ?? "9999"));
  const over = open.filter((each) => isOver(each, today));
  const undated = open.filter((each) => lastDayOf(each.due) === null);
  const coming = open.filter((each) => !over.includes(each) && !undated.includes(each));
  const settled = list.filter((each) => each.state === "kept" || each.state === "dropped");
  const section = (id: string, title: string, empty: string, promises: readonly Followup[]): Html =>
    html`<section class="desk-section" aria-labelledby="${id}">
      <h2 id="${id}">${title} (${promises.length})</h2>
      ${
        promises.length === 0
          ? html`<p class="quiet">${empty}</p>`
          : html`<ul class="plain-list decision-list">
              ${promises.map((each) => line(shown, view, each, keeper))}
            </ul>`
      }
    </section>`;
  return {
    title: "Lovet og fulgt op",
    here: "committees",
    trail: [
      ["Udvalg", deskPaths.committees],
      [committee.name, deskPaths.committee(committee.id)],
    ],
    body: html`${told(shown)}
      <p class="over-title">${committee.name}</p>
      <h1>Lovet og fulgt op</h1>
      <p class="lead">
        Hvad udvalget har bestilt, udsat eller fået lovet. Åbne løfter kommer selv på dagsordenen under Meddelelser som »Status på beslutninger«, og på
        dagsordenen for det møde, hvor tiden er inde.
      </p>
      ${keeper ? section("forslag", "Fundet i referaterne, ikke set på", "Ingen forslag venter. De kommer, når et referat låses.", of("proposed")) : ""}
      ${section("over", "Fristen er gået", "Ingen.", over)} ${section("kommer", "Kommer", "Ingen.", coming)} ${section("uden", "Uden dag", "Ingen.", undated)}
      ${when(
        keeper,
        () =>
          html`<section class="desk-section" aria-labelledby="nyt">
            <h2 id="nyt">Skriv et løfte ind</h2>
            ${form(
              shown,
              { action: deskPaths.promises(committee.id), class: "narrow-form" },
              area(shown, { name: "ord", id: "nyt-ord", label: "Hvad er lovet?", rows: 2, required: true }),
              ...ownerFields(shown, view, "nyt", null),
              dueField(shown, "nyt", ""),
              tick(shown, { name: "lukket", id: "nyt-lukket", label: "Må kun nævnes for lukkede døre" }),
              button("Skriv ind"),
            )}
          </section>`,
      )}
      ${section("afgjort", "Afgjort", "Intet endnu.", settled)}
      ${when(keeper && of("dismissed").length > 0, () => section("afvist", "Afviste forslag", "", of("dismissed")))}`,
  };
}

function isOver(promised: Followup, today: string): boolean {
  const last = lastDayOf(promised.due);
  return last !== null && last < today;
}

function line(shown: Shown, view: RegisterView, promised: Followup, keeper: boolean): Html {
  const { today } = view;
  const how = resolvedInWords(promised.resolved);
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(promised.madeOn)) / 86_400_000));
  return html`<li id="loefte-${promised.id}">
    <p>
      <strong>${promised.words}</strong>
      ${promised.closed ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}
      ${isOver(promised, today) && promised.state === "open" ? html`<span class="outcome outcome-no">Fristen er gået</span>` : ""}
    </p>
    ${promised.text !== null && promised.text !== promised.words ? html`<p class="quote">Referatet: ${promised.text}</p>` : ""}
    <p class="quiet">
      ${promised.meeting === null ? html`Skrevet ind ${day(promised.madeOn)}` : html`<a href="${deskPaths.minutes(promised.meeting)}">${day(promised.madeOn)}</a>, »${promised.itemTitle ?? ""}«`}
      · ${promiseKinds[promised.kind]} · ${counted(days, "dag", "dage")} gammelt
    </p>
    <p>
      Frist:
      ${dueInWords(promised.due)}${how === null ? "" : html` <span class="quiet">${how}</span>`}${promised.owner === null ? "" : html` · Hvem: ${promised.owner}`}
    </p>
    ${promised.moved.map((each) => html`<p class="quiet">Fristen er flyttet fra ${dueInWords(each.from)} til ${dueInWords(each.to)}: ${each.reason}</p>`)}
    ${promised.settled === null ? "" : html`<p>${followupStateNames[promised.state]}${settledWords(view, promised)}</p>`}
    ${keeper ? tools(shown, view, promised) : ""}
  </li>`;
}

function settledWords(view: RegisterView, promised: Followup): Html | string {
  const { settled } = promised;
  if (settled === null) return "";
  if (settled.meeting === null) return `: ${settled.reason ?? ""}`;
  const item = view.items.find((each) => each.meeting === settled.meeting && each.item === settled.item);
  return html`:
    <a href="${deskPaths.reading(settled.meeting)}">${item === undefined ? "på et møde" : html`${day(item.date)}, punkt ${item.number}`}</a
    >${settled.reason === null ? "" : `. ${settled.reason}`}`;
}

function tools(shown: Shown, view: RegisterView, promised: Followup): Html {
  const base = `${deskPaths.promises(view.committee.id)}/${promised.id}`;
  const id = (name: string): string => `${name}-${promised.id}`;
  // What was typed and refused belongs to the form it was typed in.
  const mine: Shown = shown.given["loefte"] === String(promised.id) ? shown : { ...shown, refused: null, given: {} };
  const which = html`<input type="hidden" name="loefte" value="${promised.id}" />`;
  const reason = (name: string, label: string): Html => field(mine, { name: "grund", id: id(name), label, required: true });
  const accept = form(
    mine,
    { action: `${base}/foelg` },
    which,
    area(mine, { name: "ord", id: id("ord"), label: "Hvad er lovet?", value: promised.words, rows: 2, required: true }),
    ...ownerFields(mine, view, String(promised.id), promised),
    promised.state === "proposed" ? dueField(mine, String(promised.id), dueInWords(promised.due)) : "",
    button(promised.state === "proposed" ? "Følg det" : "Gem", { kind: promised.state === "proposed" ? "primary" : "secondary" }),
  );
  if (promised.state === "proposed")
    return html`<div class="agenda-tools">
      ${folded("Følg det", accept)}
      ${folded("Det er ikke et løfte", form(mine, { action: `${base}/afvis` }, which, reason("afvis", "Hvorfor ikke"), button("Afvis forslaget", { kind: "secondary" })))}
    </div>`;
  if (promised.state !== "open") return html``;
  const suggested = view.answers.get(promised.id) ?? [];
  const later = view.items
    .filter((item) => item.date >= promised.madeOn && !suggested.some((each) => each.meeting === item.meeting && each.item === item.item))
    .slice(0, 120);
  const option = (item: AnsweringItem, why = ""): readonly [string, string] => [
    `${item.meeting}/${item.item}`,
    `${dateShort(item.date)}, punkt ${item.number}: ${item.title}${why === "" ? "" : ` – ${why}`}`,
  ];
  return html`${suggested.slice(0, 1).map((each) => html`<p class="remark remark-look">Måske fulgt op: ${each.title}, ${day(each.date)}. ${each.why}</p>`)}
    <div class="agenda-tools">
      ${folded(
        "Fulgt op",
        form(
          mine,
          { action: `${base}/fulgt-op` },
          which,
          suggested.length + later.length === 0
            ? ""
            : choice(mine, {
                name: "punkt",
                id: id("punkt"),
                label: "Hvilket punkt svarede på det?",
                none: "Intet punkt her i udvalget",
                of: [...suggested.map((each) => option(each, each.why)), ...later.map((item) => option(item))],
              }),
          field(mine, {
            name: "grund",
            id: id("hvor"),
            label: "Hvor blev der svaret?",
            hint: "Når det ikke var i et punkt her: for eksempel i et brev, eller i kommunalbestyrelsen den 3. juni 2026. Det står på næste dagsorden, så skriv intet af det, der ikke må ses.",
          }),
          button("Sæt som fulgt op", { kind: "secondary" }),
        ),
      )}
      ${folded("Ret", accept)}
      ${folded("Flyt fristen", form(mine, { action: `${base}/flyt` }, which, dueField(mine, `flyt-${promised.id}`, dueInWords(promised.due)), reason("flyt", "Hvorfor flyttes den"), button("Flyt fristen", { kind: "secondary" })))}
      ${folded("Opgiv", form(mine, { action: `${base}/opgiv` }, which, reason("opgiv", "Hvorfor opgives det"), button("Opgiv løftet", { kind: "secondary" })))}
    </div>`;
}

function ownerFields(shown: Shown, view: RegisterView, id: string, promised: Followup | null): Html[] {
  return [
    choice(shown, {
      name: "person",
      id: `person-${id}`,
      label: "Hvem mindes om det",
      none: "Udvalgssekretæren",
      value: promised?.ownerPerson === null || promised === null ? null : String(promised.ownerPerson),
      of: view.people.map((each) => [String(each.id), each.name] as const),
    }),
    field(shown, {
      name: "hvem",
      id: `hvem-${id}`,
      label: "Hvem skal gøre det",
      value: promised?.owner ?? null,
      hint: "Som det skal stå, for eksempel: Forvaltningen.",
    }),
  ];
}

function dueField(shown: Shown, id: string, value: string): Html {
  return field(shown, {
    name: "frist",
    id: `frist-${id}`,
    label: "Frist",
    value,
    unmarked: true,
    hint: "For eksempel: 1. maj 2026, maj 2026, 2. kvartal 2026, foråret 2026, 2026, næste møde, hvert halve år eller uden dato.",
  });
}
