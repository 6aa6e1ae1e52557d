/** The ways in, and the first start: data in, HTML out. */

import { roleNames, type HeldRole, type Role } from "#core/people.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, field, form, hidden, told, type Shown } from "#ui/form.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { CommitteeName, PersonLine } from "./queries.ts";

export type LoginFacts = {
  municipality: string | null;
  /** People one may be by a click; null when this is no demonstration. */ people: readonly PersonLine[] | null;
  committees: readonly CommitteeName[];
  /** Whether the municipality's login is set up. */ oidc: boolean;
  /** Where the person was going. */ to: string;
  expired: boolean;
};

export const loginPaths = {
  demonstration: `${deskPaths.logIn}/som`,
  oidc: `${deskPaths.logIn}/kommunen`,
  oidcBack: `${deskPaths.logIn}/tilbage`,
  passkeyBegin: `${deskPaths.logIn}/noegle/begynd`,
  passkey: `${deskPaths.logIn}/noegle`,
  invitation: (token: string): string => `${deskPaths.logIn}/invitation/${token}`,
  setup: "/foerste-gang",
} as const;

// Whom a card stands with: the first group that a person's roles fit.
const groups: readonly (readonly [name: string, what: string, roles: readonly Role[]])[] = [
  ["Politikere", "Læser, beslutter og skriver under", ["chair", "viceChair", "member", "substitute", "councilMember"]],
  ["Forvaltningen", "Skriver sager, bygger dagsordener og fører referat", ["secretary", "caseWorker", "approver"]],
  ["Huset", "Passer systemet og ser efter", ["administrator", "dataProtectionOfficer", "auditor", "observer"]],
];

/** "Udvalgssekretær i Børne- og Skoleudvalget". Several committees of one role are counted. */
export function roleWords(roles: readonly HeldRole[], committees: readonly CommitteeName[]): string[] {
  const named = new Map<Role, HeldRole[]>();
  for (const held of roles) named.set(held.role, [...(named.get(held.role) ?? []), held]);
  return [...named].map(([role, held]) => {
    const first = held[0]!;
    const where =
      held.length > 1 ? `${held.length} udvalg` : first.committee === null ? null : (committees.find((each) => each.id === first.committee)?.name ?? null);
    return where === null || role === "councilMember"
      ? role === "councilMember"
        ? "Kommunalbestyrelsesmedlem"
        : roleNames[role]
      : `${roleNames[role]} i ${where}`;
  });
}

export function logInPage(facts: LoginFacts, shown: Shown): DeskPage {
  return {
    title: "Log ind",
    modules: facts.people === null ? ["passkey"] : [],
    body: html`${refusalOnLogin(shown)}
    ${when(
      facts.expired && shown.refused === null,
      () =>
        html`<div class="alert alert-info" role="status">
          <div class="alert-body"><p class="alert-text">Du er logget ud, fordi du ikke har brugt siden i et stykke tid. Log ind igen.</p></div>
        </div>`,
    )}
    ${facts.people === null ? ordinary(facts) : demonstration(facts, facts.people, shown)}`,
  };
}

function refusalOnLogin(shown: Shown): Html | "" {
  return shown.refused === null
    ? ""
    : html`<div class="alert alert-error" role="alert" id="besked">
        <div class="alert-body">
          <p class="alert-heading">Du er ikke logget ind</p>
          <p class="alert-text">${sentenceOf(shown.refused)}</p>
        </div>
      </div>`;
}

function ordinary(facts: LoginFacts): Html {
  return html`<div class="login">
    <h1>Log ind</h1>
    <p class="lead">
      ${facts.municipality === null ? "Arbejdssiden for udvalgenes sager, møder og referater." : `${facts.municipality}: arbejdssiden for udvalgenes sager, møder og referater.`}
    </p>
    ${when(
      facts.oidc,
      () =>
        html`<section class="login-way" aria-labelledby="kommunens">
          <h2 id="kommunens">Med kommunens login</h2>
          <p>Brug det samme som til din mail.</p>
          <p>
            <a class="button button-primary" href="${loginPaths.oidc}${facts.to === "/" ? "" : `?til=${encodeURIComponent(facts.to)}`}"
              >Log ind med kommunens login</a
            >
          </p>
        </section>`,
    )}
    <section class="login-way" aria-labelledby="noegle">
      <h2 id="noegle">Med adgangsnøgle</h2>
      <p>Lås op med fingeraftryk, ansigt eller kode på den enhed, hvor du har gemt nøglen.</p>
      <form data-passkey="get" data-begin="${loginPaths.passkeyBegin}" data-finish="${loginPaths.passkey}" hidden>
        ${hidden("til", facts.to)}
        <button class="button button-${facts.oidc ? "secondary" : "primary"}" type="submit">Log ind med adgangsnøgle</button>
        <p class="quiet" role="status" data-passkey-told></p>
      </form>
      <noscript><p class="quiet">Adgangsnøgler kræver, at JavaScript er slået til i browseren.</p></noscript>
    </section>
    <p class="quiet">Kan du ikke komme ind? Bed en administrator i kommunen om en invitation.</p>
  </div>`;
}

function demonstration(facts: LoginFacts, people: readonly PersonLine[], shown: Shown): Html {
  const active = people.filter((person) => person.active);
  const groupOf = (person: PersonLine): number => {
    const at = groups.findIndex(([, , roles]) => person.roles.some((held) => roles.includes(held.role)));
    return at < 0 ? groups.length - 1 : at;
  };
  return html`<h1>Hvem vil du være?</h1>
    <p class="lead">
      Dette er en demonstration med opdigtede mennesker${facts.municipality === null ? "" : ` i ${facts.municipality}`}. Vælg en af dem, og prøv systemet, som
      de ser det. Alt, du gør, er på legeplads.
    </p>
    ${groups.map(([name, what], index) => {
      const those = active.filter((person) => groupOf(person) === index);
      return those.length === 0
        ? ""
        : html`<section aria-labelledby="gruppe-${index}">
            <h2 id="gruppe-${index}">${name}</h2>
            <p class="quiet">${what}.</p>
            <ul class="plain-list person-cards">
              ${those.map(
                (person) =>
                  html`<li>
                    ${form(
                      shown,
                      { action: loginPaths.demonstration },
                      hidden("person", person.id),
                      hidden("til", facts.to),
                      html`<button class="person-card" type="submit">
                        <span class="person-card-name">${person.name}</span>
                        ${person.title === null ? "" : html`<span class="person-card-title">${person.title}</span>`}
                        ${roleWords(person.roles, facts.committees)
                          .slice(0, 4)
                          .map((words) => html`<span class="person-card-role">${words}</span>`)}
                      </button>`,
                    )}
                  </li>`,
              )}
            </ul>
          </section>`;
    })}
    ${when(active.length === 0, () => html`<p>Der er ingen personer endnu.</p>`)}`;
}

export function invitationPage(token: string, municipality: string | null, shown: Shown): DeskPage {
  return {
    title: "Velkommen til Sagsgang",
    body: html`${refusalOnLogin(shown)}
      <div class="login">
        <h1>Velkommen til Sagsgang</h1>
        <p class="lead">
          Du er inviteret${municipality === null ? "" : ` af ${municipality}`}. Linket virker én gang: når du er inde, gemmer du en adgangsnøgle, som du logger
          ind med fremover.
        </p>
        ${form(shown, { action: loginPaths.invitation(token) }, button("Kom ind"))}
      </div>`,
  };
}

export function setUpPage(shown: Shown): DeskPage {
  return {
    title: "Sæt Sagsgang op",
    body: html`${told(shown)}
      <div class="login">
        <h1>Sæt Sagsgang op</h1>
        <p class="lead">Første gang skal Sagsgang vide, hvilken kommune det er, og hvem der er administrator. Det tager et minut.</p>
        ${form(
          shown,
          { action: loginPaths.setup },
          field(shown, {
            name: "kode",
            label: "Opsætningskode",
            required: true,
            hint: "Den står i det vindue, hvor Sagsgang blev startet. Så kan ingen fremmed komme først.",
          }),
          field(shown, { name: "kommune", label: "Kommunens navn", required: true, hint: "For eksempel Lindeborg Kommune." }),
          field(shown, { name: "navn", label: "Dit navn", required: true, autocomplete: "name" }),
          field(shown, { name: "email", label: "Din e-mail", type: "email", autocomplete: "email", hint: "Den samme, som kommunens login kender dig ved." }),
          button("Sæt op"),
        )}
      </div>`,
  };
}
