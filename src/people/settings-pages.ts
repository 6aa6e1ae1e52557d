/** The house's settings: what an administrator changes here, what the environment sets, and what is still missing. */

import type { Html } from "#ui/html.ts";
import { html, when } from "#ui/html.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, field, form, hidden, told, type Shown } from "#ui/form.ts";
import { facts } from "#ui/parts.ts";
import type { HouseBegun, MailFacts } from "./queries.ts";

export type SettingsView = {
  municipality: string | null;
  archiveKeeper: string | null;
  domain: string | null;
  phone: string | null;
  begun: HouseBegun;
  mailFacts: MailFacts;
  /** What the environment has set. */ mail: boolean;
  oidc: boolean;
  demonstration: boolean;
  origin: string;
  archive: string;
};

export function settingsPage(view: SettingsView, shown: Shown): DeskPage {
  const missing = stepsMissing(view);
  return {
    title: "Indstillinger",
    here: "settings",
    body: html`${told(shown)}
      <h1>Indstillinger</h1>
      ${when(
        missing.length > 0,
        () =>
          html`<section class="desk-section" aria-labelledby="mangler">
            <h2 id="mangler">Mangler endnu</h2>
            <ul class="plain-list rows">
              ${missing.map(([what, href, why]) => html`<li><a href="${href}">${what}</a> <span class="quiet">${why}</span></li>`)}
            </ul>
          </section>`,
      )}
      <section class="desk-section" aria-labelledby="kommunen">
        <h2 id="kommunen">Kommunen</h2>
        ${settingForm(shown, {
          setting: "municipality",
          label: "Kommunens navn",
          value: view.municipality,
          required: true,
          hint: "Står i den officielle tekst af referater, der låses fra nu af. Referater, der er låst, ændres ikke.",
        })}
        ${settingForm(shown, {
          setting: "domain",
          label: "Kommunens internetdomæne",
          value: view.domain,
          required: false,
          hint: "Som lindeborg.example. Adresser dér er ansattes egne: de vises før en offentliggørelse, men standser den ikke.",
        })}
        ${settingForm(shown, {
          setting: "phone",
          label: "Kommunens hovednummer",
          value: view.phone,
          required: false,
          hint: "Nummeret standser ikke en offentliggørelse.",
        })}
      </section>
      <section class="desk-section" aria-labelledby="arkivet">
        <h2 id="arkivet">Arkivet</h2>
        ${settingForm(shown, {
          setting: "archive-keeper",
          label: "Hvem der passer arkivet",
          value: view.archiveKeeper,
          required: false,
          hint: "Et navn eller en afdeling, og hvordan man får fat i dem. Står her, så en ny administrator ved, hvem der skal spørges.",
        })}
        <p><a href="${view.archive}">Se det åbne arkiv</a></p>
      </section>
      <section class="desk-section" aria-labelledby="driften">
        <h2 id="driften">Sat af driften</h2>
        <p class="quiet">Det ændres der, hvor Sagsgang startes, og ikke her.</p>
        ${facts([
          ["Arbejdssidens adresse", view.origin],
          ["Kommunens login", view.oidc ? "Sat op" : "Ikke sat op (SAGSGANG_OIDC_ISSUER). Man logger ind med adgangsnøgle"],
          ["Mail", mailTold(view)],
          ["Demonstration", view.demonstration ? "Ja: opdigtede personer, login med et klik, ingen mail" : "Nej"],
        ])}
        ${when(view.mailFacts.error, () => html`<p class="form-error">Mailserveren sagde: ${view.mailFacts.error!}</p>`)}
      </section>`,
  };
}

function settingForm(shown: Shown, given: { setting: string; label: string; value: string | null; required: boolean; hint: string }): Html {
  // A refusal is told with what was typed in the form it came from; the other form stands as it is.
  const own = shown.given["indstilling"] === given.setting ? shown : { ...shown, given: {} };
  return form(
    own,
    { action: deskPaths.settings, class: "narrow-form" },
    hidden("indstilling", given.setting),
    hidden("foer", given.value ?? ""),
    field(own, { name: "vaerdi", id: `vaerdi-${given.setting}`, label: given.label, value: given.value, required: given.required, hint: given.hint }),
    button(`Gem ${given.label[0]!.toLocaleLowerCase("da")}${given.label.slice(1)}`, { kind: "secondary" }),
  );
}

function mailTold({ mail, mailFacts: { waiting, failed } }: SettingsView): string {
  const counted = (count: number): string => `${count} ${count === 1 ? "mail" : "mails"}`;
  const state = [waiting > 0 ? `${counted(waiting)} venter` : "", failed > 0 ? `${counted(failed)} kunne ikke sendes` : ""].filter((each) => each !== "");
  return `${mail ? "Sat op" : "Ikke sat op (SAGSGANG_SMTP_URL): mail bliver liggende"}${state.length === 0 ? "" : `. ${state.join(", ")}`}`;
}

function stepsMissing({ municipality, begun, mail, demonstration }: SettingsView): (readonly [what: string, href: string, why: string])[] {
  const steps: readonly (readonly [missing: boolean, what: string, href: string, why: string])[] = [
    [municipality === null, "Skriv kommunens navn", "#kommunen", "Referater kan ikke stå uden"],
    [begun.people < 2, "Opret dem, der skal bruge Sagsgang", deskPaths.people, "En ad gangen, eller fra en liste"],
    [begun.administrators < 2, "Giv en anden rollen administrator", deskPaths.people, "Så huset ikke står stille, når den ene er væk"],
    [begun.committees === 0, "Opret det første udvalg", deskPaths.committees, "Navn, valgperiode og regler"],
    [begun.committees > 0 && begun.seats === 0, "Sæt medlemmerne ind i udvalget", deskPaths.committees, "De får deres roller af pladsen"],
    [begun.committees > 0 && begun.secretaries === 0, "Giv nogen rollen udvalgssekretær", deskPaths.people, "De lægger dagsordener og skriver referater"],
    [begun.committees > 0 && begun.meetings === 0, "Læg en mødeplan", deskPaths.committees, "Et år ad gangen, eller fra en fil"],
    [!mail && !demonstration, "Sæt mail op", "#driften", "Ellers får ingen besked"],
    [!demonstration && begun.noWayIn > 0, "Giv alle en vej ind", deskPaths.people, "Nogen har hverken adgangsnøgle, login eller invitation"],
  ];
  return steps.filter(([missing]) => missing).map(([, ...step]) => step);
}
