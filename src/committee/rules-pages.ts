/** A committee's rules of procedure: those in force, those before and after, and a form that sets new ones from a day. */

import { dateShort } from "#core/calendar.ts";
import { nameOn, rulesOn, type Committee, type Rules, type StandingItem } from "#core/committee.ts";
import { printableStyles } from "#core/house-styles/printable.ts";
import { may } from "#core/rights.ts";
import { day } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, hidden, radios, tick, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import { facts } from "#ui/parts.ts";
import { committeePaths, tabs } from "./parts.ts";
import { itemKinds, numberingNames, placeNames, signerNames } from "./rules-in-form.ts";

type Named = { id: number; name: string };

/** `approvers`: those with the role today, whom a step may be given to. `people` names those the rules name, today's or not. */
export function rulesPage(
  committee: Committee,
  today: string,
  { approvers, people }: { approvers: readonly Named[]; people: readonly Named[] },
  shown: Shown,
): DeskPage {
  const name = nameOn(committee, today);
  const rules = rulesOn(committee, today);
  const others = committee.rules.filter((each) => each !== rules);
  return {
    title: "Regler",
    here: "committees",
    trail: [
      ["Udvalg", deskPaths.committees],
      [name, deskPaths.committee(committee.id)],
    ],
    body: html`<h1>Regler for ${name}</h1>
      <p class="committee-lead">Forretningsordenens frister og faste punkter. Gælder fra ${day(rules.from)}.</p>
      ${told(shown)} ${tabs(committee.id, "rules", shown.actor)}
      <h2>Regler i dag</h2>
      ${rulesTold(rules, people)}
      ${others.map((each) => folded(`${each.from > today ? "Kommende" : "Tidligere"} regler, fra ${dateShort(each.from)}`, rulesTold(each, people)))}
      ${when(
        may(shown.actor, "set-rules", committee.id),
        () =>
          html`<section class="committee-change" aria-labelledby="nye">
            <h2 id="nye">Ret reglerne</h2>
            ${folded("Fastsæt regler fra en dag", rulesForm(committee, rules, today, approvers, shown), { open: shown.refused !== null })}
          </section>`,
      )}`,
  };
}

function rulesTold(rules: Rules, people: readonly Named[]): Html {
  const step = (name: string): string => {
    const named = approversOf(rules, name).map((id) => people.find((each) => each.id === id)?.name ?? `person ${id}`);
    return named.length === 0 ? name : `${name} (${named.join(", ")})`;
  };
  const days = (count: number): string => `${count} ${count === 1 ? "hverdag" : "hverdage"} før mødet`;
  const published = [rules.publishes.agenda ? "dagsorden" : "", rules.publishes.minutes ? "referat" : "", rules.publishes.attachments ? "bilag" : ""].filter(
    (each) => each !== "",
  );
  return html`${facts([
      ["Dagsordenen sendes senest", `${days(rules.agendaDays)}${rules.saturdays ? ", lørdag talt med" : ""}`],
      ["Materialet sendes senest", days(rules.materialDays)],
      ["Medlemmers egne punkter", `${rules.memberItemDays} dage før mødet`],
      ["Underskriver referatet", signerNames[rules.signers]],
      ["Punkternes numre", numberingNames[rules.numbering]],
      ["Skabelon", styleName(rules.houseStyle)],
      ["Godkendelse før dagsordenen", rules.approvalSteps.length === 0 ? "Ingen" : rules.approvalSteps.map(step).join(" → ")],
      ["Sidste referat godkendes på næste møde", rules.approvesPreviousMinutes ? "Ja" : "Nej"],
      ["Stedfortræder", rules.substituteAtAnyAbsence ? "Ved fravær af enhver længde (styrelsesvedtægten)" : "Ved fravær i mindst en måned (§ 28 stk. 2)"],
      ["Offentliggøres", published.length === 0 ? "Intet uden videre" : published.join(", ")],
      ["Fund før offentliggørelse bedømmes af", rules.fourEyes ? "To" : "Én"],
    ])}
    <h3>Faste punkter</h3>
    <ol class="standing-items">
      ${rules.standingItems.map(
        (item) =>
          html`<li>
            <span class="seat-name">${item.title}</span> ${item.closed ? html`<span class="office">Lukket</span>` : ""}
            <span class="seat-days">${placeNames[item.place]}${item.decision === null ? "" : html` · beslutning foreslået: “${item.decision}”`}</span>
          </li>`,
      )}
    </ol>`;
}

const approversOf = (rules: Rules, step: string): readonly number[] =>
  rules.approvers !== undefined && Object.hasOwn(rules.approvers, step) ? rules.approvers[step]! : [];

// Boxes stand under each step the rules have now; a step typed anew gets its people when it has been saved.
function approverFields(rules: Rules, approvers: readonly Named[], shown: Shown): Html {
  if (approvers.length === 0 || rules.approvalSteps.length === 0) return html``;
  return html`${rules.approvalSteps.map(
    (step, index) =>
      html`<fieldset class="form-group">
        <legend class="form-label">Hvem godkender som ${step.toLocaleLowerCase("da")}?</legend>
        <p class="form-hint">Ingen valgt: enhver godkender. Den samme kan ikke godkende to trin, medmindre kun den ene er valgt.</p>
        ${hidden(`trin${index}-navn`, step)}
        ${approvers.map((each) => tick(shown, { name: `trin${index}-godkender`, value: String(each.id), label: each.name, checked: approversOf(rules, step).includes(each.id) }))}
      </fieldset>`,
  )}`;
}

const styleName = (name: string): string => printableStyles[name]?.municipality ?? name;

function rulesForm(committee: Committee, rules: Rules, today: string, approvers: readonly Named[], shown: Shown): Html {
  const empty: StandingItem = { key: "", title: "", place: "last", closed: false, sender: null, points: [], decision: null, kind: "other" };
  const items = [...rules.standingItems, empty, empty];
  return form(
    shown,
    { action: committeePaths.rules(committee.id), version: committee.version },
    html`${field(shown, { name: "fra", label: "Gælder fra", type: "date", value: today, required: true, hint: "Ikke før et møde, der er holdt." })}
      <div class="field-row">
        ${field(shown, { name: "dagsorden", label: "Dagsorden, hverdage før", type: "number", value: String(rules.agendaDays), required: true })}
        ${field(shown, { name: "materiale", label: "Materiale, hverdage før", type: "number", value: String(rules.materialDays), required: true })}
        ${field(shown, { name: "egne", label: "Medlemmers punkter, dage før", type: "number", value: String(rules.memberItemDays), required: true })}
      </div>
      ${tick(shown, { name: "loerdage", label: "Lørdag tæller som hverdag", checked: rules.saturdays })}
      ${tick(shown, { name: "enhver", label: "Stedfortræder ved fravær af enhver længde", checked: rules.substituteAtAnyAbsence ?? false, hint: "når styrelsesvedtægten siger det" })}
      ${tick(shown, { name: "sidste", label: "Sidste mødes referat godkendes på næste møde", checked: rules.approvesPreviousMinutes })}
      ${radios(shown, { name: "underskriver", label: "Hvem underskriver referatet?", value: rules.signers, required: true, of: Object.entries(signerNames) })}
      ${radios(shown, { name: "numre", label: "Punkternes numre", value: rules.numbering, required: true, of: Object.entries(numberingNames) })}
      ${choice(shown, { name: "skabelon", label: "Skabelon", value: rules.houseStyle, required: true, of: Object.keys(printableStyles).map((name) => [name, styleName(name)] as const) })}
      ${area(shown, { name: "trin", label: "Godkendelse, før en sag kan på dagsordenen", value: rules.approvalSteps.join("\n"), hint: "Et trin på hver linje, i rækkefølge. Hvem der godkender et nyt trin, vælges, når det er gemt." })}
      ${approverFields(rules, approvers, shown)}
      <fieldset class="form-group">
        <legend class="form-label">Offentliggøres, når intet andet er besluttet</legend>
        ${tick(shown, { name: "offentlig", value: "dagsorden", label: "Dagsorden", checked: rules.publishes.agenda })}
        ${tick(shown, { name: "offentlig", value: "referat", label: "Referat", checked: rules.publishes.minutes })}
        ${tick(shown, { name: "offentlig", value: "bilag", label: "Bilag", checked: rules.publishes.attachments })}
        ${tick(shown, { name: "fireoejne", label: "To skal bedømme det, vagten finder", checked: rules.fourEyes ?? false, hint: "før det kan blive offentligt" })}
      </fieldset>
      <h3>Faste punkter</h3>
      <p class="form-hint">Et punkt uden overskrift fjernes. Nummeret er rækkefølgen.</p>
      ${hidden("antal", items.length)} ${items.map((item, index) => itemFields(shown, item, index))} ${button("Gem reglerne")}`,
  );
}

function itemFields(shown: Shown, item: StandingItem, index: number): Html {
  const name = (part: string): string => `punkt${index}-${part}`;
  return html`<fieldset class="standing-item">
    <legend class="form-label">${item.title === "" ? "Nyt fast punkt" : item.title}</legend>
    ${hidden(name("noegle"), item.key)}
    <div class="field-row">
      ${field(shown, { name: name("titel"), label: "Overskrift", value: item.title })}
      ${field(shown, { name: name("nr"), label: "Nummer", type: "number", value: String(index + 1) })}
    </div>
    <div class="field-row">
      ${choice(shown, { name: name("sted"), label: "Sted", value: item.place, required: true, of: Object.entries(placeNames) })}
      ${choice(shown, { name: name("slags"), label: "Hvad er det?", value: item.kind, required: true, of: Object.entries(itemKinds) })}
    </div>
    ${tick(shown, { name: name("lukket"), label: "Behandles for lukkede døre", checked: item.closed, hint: "lukningen afgøres konkret hver gang" })}
    ${field(shown, { name: name("afsender"), label: "Hvem indstiller?", value: item.sender })}
    ${area(shown, { name: name("indstilling"), label: "Indstilling", value: item.points.join("\n"), rows: 2, hint: "Et at-led på hver linje." })}
    ${field(shown, { name: name("beslutning"), label: "Foreslået beslutning", value: item.decision })}
  </fieldset>`;
}
