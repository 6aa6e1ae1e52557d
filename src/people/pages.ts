/** Pages on people, one's own page and the log of readings: data in, HTML out. */

import { houseRoles, roleNames, type Actor, type HeldRole } from "#core/people.ts";
import { givenRoles, mailChoices, waysIn, type MailChoice, type Person } from "#core/person.ts";
import { may } from "#core/rights.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { button, choice, field, folded, form, hidden, oneClick, radios, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { day } from "#ui/dates.ts";
import { roleWords } from "./login-pages.ts";
import type { CommitteeName, MailFacts, PasskeyLine, PersonLine, ReadingLine, ReadingSearch, RoleLine, SessionLine } from "./queries.ts";

export const peoplePaths = {
  add: `${deskPaths.people}/ny`,
  import: `${deskPaths.people}/indlaes`,
  change: (person: number): string => `${deskPaths.person(person)}/ret`,
  deactivate: (person: number): string => `${deskPaths.person(person)}/ud-af-brug`,
  reactivate: (person: number): string => `${deskPaths.person(person)}/i-brug`,
  invite: (person: number): string => `${deskPaths.person(person)}/invitation`,
  giveRole: (person: number): string => `${deskPaths.person(person)}/roller`,
  endRole: (person: number): string => `${deskPaths.person(person)}/roller/afslut`,
  endSession: `${deskPaths.account}/sessioner/afslut`,
  passkeys: `${deskPaths.account}/noegler`,
  passkeyBegin: `${deskPaths.account}/noegler/begynd`,
  removePasskey: `${deskPaths.account}/noegler/fjern`,
  mail: `${deskPaths.account}/mail`,
  calendar: `${deskPaths.account}/kalender`,
} as const;

const moments = new Intl.DateTimeFormat("da-DK", { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Copenhagen" });

function moment(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${moments.format(at)}</time>`;
}

// What a browser calls itself, in words a person knows. The rest is left out.
function deviceOf(agent: string | null): string {
  if (agent === null) return "Ukendt browser";
  const browsers = [
    ["Edg/", "Edge"],
    ["Firefox/", "Firefox"],
    ["Chrome/", "Chrome"],
    ["Safari/", "Safari"],
  ] as const;
  const systems = [
    ["iPhone", "iPhone"],
    ["iPad", "iPad"],
    ["Android", "Android"],
    ["Windows", "Windows"],
    ["Mac OS", "Mac"],
    ["Linux", "Linux"],
  ] as const;
  const named = (list: readonly (readonly [string, string])[]): string | null => list.find(([sign]) => agent.includes(sign))?.[1] ?? null;
  const words = [named(browsers) ?? "Browser", named(systems)].filter((part) => part !== null);
  return words.join(" på ");
}

export type AccountFacts = {
  actor: Actor;
  person: Person;
  committees: readonly CommitteeName[];
  sessions: readonly SessionLine[];
  /** The hash of this session. */ here: string | null;
  passkeys: readonly PasskeyLine[];
  issuers: readonly string[];
  oidc: boolean;
  demonstration: boolean;
  mail: MailChoice;
  /** `link` was just made and is shown this once. */ calendar: { made: Date | null; link: string | null };
};

export function accountPage(facts: AccountFacts, shown: Shown): DeskPage {
  const { person, actor } = facts;
  const noWayIn = facts.passkeys.length === 0 && facts.issuers.length === 0 && !facts.demonstration;
  return {
    title: "Min side",
    modules: ["passkey"],
    body: html`${told(shown)}
      <h1>${person.name}</h1>
      <p class="lead">${[person.title, person.initials, person.email].filter((part) => part !== null).join(" · ") || "Din egen side"}</p>
      ${when(
        noWayIn,
        () =>
          html`<div class="alert alert-warning">
            <div class="alert-body">
              ${icon("warning")}
              <p class="alert-heading">Sørg for at kunne komme ind igen</p>
              <p class="alert-text">
                Du har ingen adgangsnøgle endnu. Tilføj en herunder${facts.oidc ? ", eller log ind én gang med kommunens login" : ""}, før du logger ud.
              </p>
            </div>
          </div>`,
      )}
      <section class="desk-section" aria-labelledby="roller">
        <h2 id="roller">Mine roller</h2>
        ${actor.roles.length === 0 ? html`<p>Du har ingen roller endnu. Bed en administrator om dem, du skal bruge.</p>` : roleList(actor.roles, facts.committees)}
      </section>
      <section class="desk-section" aria-labelledby="noegler">
        <h2 id="noegler">Mine adgangsnøgler</h2>
        <p>
          En adgangsnøgle ligger på din telefon, computer eller sikkerhedsnøgle og åbnes med fingeraftryk, ansigt eller kode. Du kan logge ind og skrive
          referater under med den.
        </p>
        ${
          facts.passkeys.length === 0
            ? html`<p class="quiet">Ingen endnu.</p>`
            : html`<ul class="plain-list rows">
                ${facts.passkeys.map(
                  (key, index) =>
                    html`<li>
                      <div>
                        <strong>${key.name}</strong><br /><span class="quiet"
                          >Tilføjet
                          ${moment(key.createdAt)}${key.lastUsedAt === null ? ", ikke brugt endnu" : html`, sidst brugt ${moment(key.lastUsedAt)}`}</span
                        >
                      </div>
                      ${form(
                        shown,
                        { action: peoplePaths.removePasskey, class: "one-click" },
                        hidden("noegle", key.id),
                        when(facts.passkeys.length === 1 && facts.issuers.length === 0, () =>
                          tick(shown, { name: "sidste", id: `sidste-${index}`, label: "Jeg ved, at det er min sidste vej ind" }),
                        ),
                        button(`Fjern ${key.name}`, { kind: "secondary" }),
                      )}
                    </li>`,
                )}
              </ul>`
        }
        <form class="inline-form" data-passkey="create" data-begin="${peoplePaths.passkeyBegin}" data-finish="${peoplePaths.passkeys}" hidden>
          <div class="form-group">
            <label class="form-label" for="navn">Navn på den nye nøgle</label>
            <p class="form-hint" id="navn-hjaelp">Så du kan kende den igen, for eksempel Min telefon.</p>
            <input class="form-input" id="navn" name="navn" maxlength="80" autocomplete="off" required aria-describedby="navn-hjaelp" />
          </div>
          <button class="button button-primary" type="submit">Tilføj adgangsnøgle</button>
          <p class="quiet" role="status" data-passkey-told></p>
        </form>
        <noscript><p class="quiet">Adgangsnøgler kræver, at JavaScript er slået til i browseren.</p></noscript>
        ${when(facts.issuers.length > 0, () => html`<p class="quiet">Du kan også logge ind med ${facts.issuers.map((issuer) => hostOf(issuer)).join(", ")}.</p>`)}
      </section>
      <section class="desk-section" aria-labelledby="mail">
        <h2 id="mail">Mail til mig</h2>
        ${
          person.email === null
            ? html`<p class="quiet">Der er ingen e-mailadresse på dig, så du får ingen mail. Bed en administrator om at skrive den.</p>`
            : html`<p>
                  Du får mail om dagsordener, møder og sager, der venter på dig, til ${person.email}. Lukkede punkter nævnes kun med nummer og neutral
                  overskrift.
                </p>
                ${form(
                  shown,
                  { action: peoplePaths.mail },
                  radios(shown, {
                    name: "mail",
                    id: "mail-valg",
                    label: "Hvornår vil du have mail?",
                    value: facts.mail,
                    required: true,
                    of: Object.entries(mailChoices),
                  }),
                  button("Gem", { kind: "secondary" }),
                )}`
        }
      </section>
      ${calendarSection(facts.calendar, shown)}
      <section class="desk-section" aria-labelledby="sessioner">
        <h2 id="sessioner">Her er du logget ind</h2>
        <p>Kender du ikke et af stederne, så afslut det, og tal med en administrator.</p>
        ${sessionList(facts.sessions, facts.here, shown, deskPaths.account)}
      </section>`,
  };
}

function calendarSection({ made, link }: AccountFacts["calendar"], shown: Shown): Html {
  return html`<section class="desk-section" aria-labelledby="kalender">
    <h2 id="kalender">Møder i min kalender</h2>
    <p>
      Med en kalenderadresse henter din egen kalender selv dine møder: udvalg, tid, sted og link. Dagsordenens indhold er ikke med. Enhver, der har adressen,
      kan se møderne, så giv den ikke videre.
    </p>
    ${when(
      link,
      () =>
        html`<div class="alert alert-success" role="status">
          <div class="alert-body">
            ${icon("check-circle")}
            <p class="alert-heading">Din kalenderadresse</p>
            <p class="alert-text">Kopiér den nu, den vises kun denne ene gang: <code>${link!}</code></p>
            <p class="alert-text">Sæt den ind i kalenderen som et abonnement, i Outlook: Tilføj kalender, Abonner fra internettet.</p>
          </div>
        </div>`,
    )}
    ${when(made, () => html`<p class="quiet">Adressen er lavet ${moment(made!)}. Laver du en ny, holder den gamle op med at virke.</p>`)}
    ${oneClick(shown, { action: peoplePaths.calendar, label: made === null ? "Lav en kalenderadresse" : "Lav en ny kalenderadresse" })}
  </section>`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function roleList(roles: readonly HeldRole[], committees: readonly CommitteeName[]): Html {
  return html`<ul class="plain-list role-list">
    ${roleWords(roles, committees).map((words) => html`<li>${words}</li>`)}
  </ul>`;
}

function sessionList(sessions: readonly SessionLine[], here: string | null, shown: Shown, back: string): Html {
  return sessions.length === 0
    ? html`<p class="quiet">Ikke logget ind nogen steder.</p>`
    : html`<ul class="plain-list rows">
        ${sessions.map(
          (session) =>
            html`<li>
              <div>
                <strong>${deviceOf(session.userAgent)}</strong>${session.id === here ? html` <span class="mark">Her og nu</span>` : ""}<br /><span class="quiet"
                  >Logget ind ${moment(session.createdAt)} med ${waysIn[session.how]}, sidst brugt ${moment(session.seenAt)}</span
                >
              </div>
              ${session.id === here ? "" : oneClick(shown, { action: peoplePaths.endSession, label: `Afslut ${deviceOf(session.userAgent)}`, fields: { session: session.number, tilbage: back } })}
            </li>`,
        )}
      </ul>`;
}

export function peoplePage(
  list: readonly PersonLine[],
  words: string,
  committees: readonly CommitteeName[],
  mail: MailFacts,
  mailSet: boolean,
  shown: Shown,
): DeskPage {
  const keeps = may(shown.actor, "add-person", null);
  return {
    title: "Personer",
    here: "people",
    body: html`${told(shown)}
      <h1>Personer</h1>
      <form class="inline-form" method="get" action="${deskPaths.people}" role="search" aria-label="Søg i personer">
        <div class="form-group">
          <label class="form-label" for="q">Søg efter navn, e-mail, initialer eller titel</label
          ><input class="form-input" id="q" name="q" type="search" value="${words}" />
        </div>
        <button class="button button-secondary" type="submit">Søg</button>
      </form>
      ${
        list.length === 0
          ? html`<p>${words === "" ? "Der er ingen personer endnu." : `Ingen passer på „${words}“.`}</p>`
          : html`<p class="quiet" role="status">
                ${list.length === 1 ? "1 person" : `${list.length} personer`}${list.length === 500 ? " (der vises højst 500; søg for at finde resten)" : ""}
              </p>
              <ul class="plain-list rows people">
                ${list.map(
                  (person) =>
                    html`<li>
                      <div>
                        <a class="row-link" href="${deskPaths.person(person.id)}">${person.name}</a
                        >${person.active ? "" : html` <span class="mark mark-quiet">Ikke i brug</span>`}<br /><span class="quiet"
                          >${[person.title, person.initials, person.email].filter((part) => part !== null).join(" · ")}</span
                        >
                      </div>
                      <div class="quiet">${roleWords(person.roles, committees).join(", ")}</div>
                    </li>`,
                )}
              </ul>`
      }
      ${when(
        keeps,
        () =>
          html`<div class="desk-columns">
            <section aria-labelledby="ny">
              <h2 id="ny">Opret person</h2>
              ${form(shown, { action: peoplePaths.add }, ...personFields(shown, null), button("Opret"))}
            </section>
            <section aria-labelledby="liste">
              <h2 id="liste">Læs en liste ind</h2>
              ${form(
                shown,
                { action: peoplePaths.import, files: true },
                html`<div class="form-group">
                  <label class="form-label" for="fil">CSV-fil</label>
                  <p class="form-hint" id="fil-hjaelp">
                    Kolonnerne navn, email, initialer, titel og roller. Den, der kendes på e-mailen, bliver rettet; er en linje forkert, læses intet ind.
                  </p>
                  <input class="form-input" id="fil" name="fil" type="file" accept=".csv,text/csv,text/plain" required aria-describedby="fil-hjaelp" />
                </div>`,
                button("Læs ind", { kind: "secondary" }),
              )}
            </section>
          </div>`,
      )}
      ${when(may(shown.actor, "see-readings", null), () => html`<p><a href="${deskPaths.readLog}">Se læseloggen: hvem har læst hvad</a></p>`)}
      ${mailNote(mail, mailSet)}`,
  };
}

// Mail that cannot leave is told to those who can do something about it.
function mailNote(mail: MailFacts, mailSet: boolean): Html | "" {
  if (mail.waiting === 0 && mail.failed === 0) return "";
  const waiting = mail.waiting === 1 ? "1 mail venter" : `${mail.waiting} mails venter`;
  return html`<p class="quiet" id="mail">
    ${mail.waiting === 0 ? "" : mailSet ? `${waiting} på at blive sendt.` : `${waiting}, fordi ingen mailserver er sat op (SAGSGANG_SMTP_URL).`}
    ${mail.failed === 0 ? "" : ` ${mail.failed} kunne ikke sendes.`} ${mail.error === null ? "" : `Mailserveren sagde sidst: ${mail.error}`}
  </p>`;
}

function personFields(shown: Shown, person: Person | null): Html[] {
  return [
    field(shown, { name: "navn", label: "Navn", value: person?.name ?? null, required: true }),
    field(shown, { name: "email", label: "E-mail", type: "email", value: person?.email ?? null, hint: "Den, kommunens login kender personen ved." }),
    field(shown, { name: "initialer", label: "Initialer", value: person?.initials ?? null }),
    field(shown, { name: "titel", label: "Titel", value: person?.title ?? null }),
  ];
}

export type PersonFacts = {
  person: Person;
  seats: readonly HeldRole[];
  roles: readonly RoleLine[];
  committees: readonly CommitteeName[];
  sessions: readonly SessionLine[];
  here: string | null;
  passkeys: number;
  issuers: readonly string[];
  today: string;
  /** A link that was just made and is shown this once. */ invitation: { link: string; mailed: boolean } | null;
};

export function personPage(facts: PersonFacts, shown: Shown): DeskPage {
  const { person } = facts;
  const keeps = may(shown.actor, "change-person", null);
  const at = (committee: number | null): string =>
    committee === null ? "alle udvalg" : (facts.committees.find((each) => each.id === committee)?.name ?? `udvalg ${committee}`);
  return {
    title: person.name,
    here: "people",
    trail: [["Personer", deskPaths.people]],
    body: html`${told(shown)}
      ${when(
        facts.invitation,
        () =>
          html`<div class="alert alert-success" role="status">
            <div class="alert-body">
              <p class="alert-heading">Invitationen er klar</p>
              <p class="alert-text">
                ${facts.invitation!.mailed ? "Den er lagt til afsendelse på mail. " : ""}Linket vises kun nu og virker én gang:
                <code>${facts.invitation!.link}</code>
              </p>
            </div>
          </div>`,
      )}
      <h1>${person.name}${person.active ? "" : html` <span class="mark mark-quiet">Ikke i brug</span>`}</h1>
      <p class="lead">${[person.title, person.initials, person.email].filter((part) => part !== null).join(" · ")}</p>
      <section class="desk-section" aria-labelledby="roller">
        <h2 id="roller">Roller</h2>
        ${when(
          facts.seats.length > 0,
          () =>
            html`<p>Følger af pladser i udvalg:</p>
              ${roleList(facts.seats, facts.committees)}`,
        )}
        ${
          facts.roles.length === 0
            ? html`<p class="quiet">Ingen roller er givet.</p>`
            : html`<ul class="plain-list rows">
                ${facts.roles.map(
                  (role) =>
                    html`<li>
                      <div>
                        <strong>${roleNames[role.role]}</strong>${role.current ? "" : html` <span class="mark mark-quiet">Ophørt</span>`}<br /><span
                          class="quiet"
                          >${(houseRoles as readonly string[]).includes(role.role) ? "Hele huset" : `I ${at(role.committee)}`}, fra
                          ${day(role.from)}${role.until === null ? "" : html` til og med ${day(role.until)}`}</span
                        >
                      </div>
                      ${
                        keeps && role.current
                          ? oneClick(shown, { action: peoplePaths.endRole(person.id), label: `Afslut ${roleNames[role.role]}`, fields: { rolle: role.id } })
                          : ""
                      }
                    </li>`,
                )}
              </ul>`
        }
        ${when(keeps && person.active, () =>
          folded(
            "Giv en rolle",
            form(
              shown,
              { action: peoplePaths.giveRole(person.id) },
              choice(shown, {
                name: "rolle",
                label: "Rolle",
                required: true,
                of: givenRoles.map((role) => [role, roleNames[role]]),
                none: "Vælg",
                hint: "Medlem, formand og stedfortræder følger af en plads i udvalget.",
              }),
              choice(shown, {
                name: "udvalg",
                label: "Udvalg",
                of: facts.committees.map((each) => [String(each.id), each.name]),
                none: "Alle udvalg",
                hint: "Administrator, revisor og databeskyttelsesrådgiver gælder altid hele huset.",
              }),
              field(shown, { name: "fra", label: "Fra", type: "date", value: facts.today, required: true }),
              field(shown, { name: "til", label: "Til og med", type: "date" }),
              button("Giv rollen"),
            ),
            { open: shown.refused !== null && "rolle" in shown.given },
          ),
        )}
      </section>
      ${when(
        keeps,
        () =>
          html`<section class="desk-section" aria-labelledby="ret">
              <h2 id="ret">Oplysninger</h2>
              ${folded(
                "Ret oplysninger",
                form(shown, { action: peoplePaths.change(person.id), version: person.version }, ...personFields(shown, person), button("Gem")),
                {
                  open: shown.refused !== null && "navn" in shown.given,
                },
              )}
            </section>
            <section class="desk-section" aria-labelledby="adgang">
              <h2 id="adgang">Adgang</h2>
              <p>
                ${facts.passkeys === 0 ? "Ingen adgangsnøgle" : facts.passkeys === 1 ? "Én adgangsnøgle" : `${facts.passkeys} adgangsnøgler`}${
                  facts.issuers.length === 0 ? " og ikke logget ind med kommunens login." : ` og kommunens login (${facts.issuers.map(hostOf).join(", ")}).`
                }
              </p>
              ${when(person.active, () => oneClick(shown, { action: peoplePaths.invite(person.id), label: "Lav en invitation" }))}
              ${sessionList(facts.sessions, facts.here, shown, deskPaths.person(person.id))}
              ${
                person.active
                  ? folded(
                      "Tag personen ud af brug",
                      html`<p>Personen kan ikke logge ind mere og bliver logget ud alle steder nu. Det, personen har gjort, står stadig.</p>
                        ${oneClick(shown, { action: peoplePaths.deactivate(person.id), label: "Tag ud af brug", kind: "warning" })}`,
                    )
                  : oneClick(shown, { action: peoplePaths.reactivate(person.id), label: "Tag i brug igen" })
              }
            </section>`,
      )}
      ${when(may(shown.actor, "see-readings", null), () => html`<p><a href="${deskPaths.readLog}?person=${person.id}">Hvad har ${person.name} læst?</a></p>`)}`,
  };
}

export function readLogPage(
  list: readonly ReadingLine[],
  search: ReadingSearch,
  choices: { people: readonly { id: number; name: string }[]; committees: readonly CommitteeName[] },
  next: string | null,
  shown: Shown,
): DeskPage {
  const given: Shown = { ...shown, given: {} };
  return {
    title: "Læselog",
    here: "people",
    trail: [["Personer", deskPaths.people]],
    body: html`${told(shown)}
      <h1>Læselog</h1>
      <p class="lead">Hvem har åbnet lukkede sager, punkter og bilag, og hvornår. Loggen kan ikke ændres.</p>
      <form class="filter-form" method="get" action="${deskPaths.readLog}" role="search" aria-label="Søg i læseloggen">
        ${choice(given, { name: "person", label: "Person", value: String(search.person ?? ""), of: choices.people.map((each) => [String(each.id), each.name]), none: "Alle" })}
        ${
          choices.committees.length === 0
            ? ""
            : choice(given, {
                name: "udvalg",
                label: "Udvalg",
                value: String(search.committee ?? ""),
                of: choices.committees.map((each) => [String(each.id), each.name]),
                none: "Alle",
              })
        }
        ${field(given, { name: "fra", label: "Fra", type: "date", value: search.from })}
        ${field(given, { name: "til", label: "Til og med", type: "date", value: search.until })}
        ${field(given, { name: "om", label: "Om", value: search.about })}
        <div class="filter-button"><button class="button button-secondary" type="submit">Søg</button></div>
      </form>
      ${
        list.length === 0
          ? html`<p>Ingen læsninger passer.</p>`
          : html`<div class="table-wrap" tabindex="0" role="region" aria-label="Læsninger">
              <table class="table">
                <caption class="sr-only">
                  Læsninger, nyeste først
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Hvornår</th>
                    <th scope="col">Hvem</th>
                    <th scope="col">Hvad</th>
                  </tr>
                </thead>
                <tbody>
                  ${list.map(
                    (line) =>
                      html`<tr>
                        <td>${moment(line.at)}</td>
                        <td>${line.name}</td>
                        <td class="break">${line.what}<br /><span class="quiet">${line.about}</span></td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      ${next === null ? "" : html`<p><a href="${next}">Vis ældre</a></p>`}`,
  };
}
