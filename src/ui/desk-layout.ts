/** The frame of every page of the working side. It never leaves the house: no feeds, no search engines. */

import { holds, roles, type Actor, type Role } from "#core/people.ts";
import type { ClientModule } from "./client-assets.ts";
import { html, icon, when, type Html } from "./html.ts";

export type DeskPage = {
  title: string;
  body: Html;
  here?: DeskPlace;
  /** Seconds until the page loads itself anew, while work goes on. */ refresh?: number;
  /** Browser modules the page works better with. */ modules?: readonly ClientModule[];
  /** From the front page down, without this page itself. */ trail?: readonly (readonly [name: string, href: string])[];
  /** Room for wide work, such as a meeting. */ wide?: boolean;
};

export type DeskPlace = "publications" | "front" | "cases" | "meetings" | "committees" | "people" | "settings" | "import" | "doubts";

export const deskPaths = {
  front: "/",
  logIn: "/log-ind",
  logOut: "/log-ud",
  account: "/min-side",
  people: "/personer",
  person: (person: number): string => `/personer/${person}`,
  readLog: "/laeselog",
  settings: "/indstillinger",
  committees: "/udvalg",
  committee: (committee: number): string => `/udvalg/${committee}`,
  calendar: (committee: number): string => `/udvalg/${committee}/moedeplan`,
  chairDecisions: (committee: number): string => `/udvalg/${committee}/formandsafgoerelser`,
  promises: (committee: number): string => `/udvalg/${committee}/loefter`,
  kle: "/kle",
  archiveNumbers: "/arkivet-tal",
  meetings: "/moeder",
  /** A planned meeting: its agenda, the meeting itself, its minutes. */
  agenda: (meeting: number): string => `/moeder/${meeting}/dagsorden`,
  reading: (meeting: number): string => `/moeder/${meeting}/laes`,
  sitting: (meeting: number): string => `/moeder/${meeting}/moede`,
  watch: (meeting: number): string => `/moeder/${meeting}/foelg`,
  minutes: (meeting: number): string => `/moeder/${meeting}/referat`,
  signing: (meeting: number): string => `/moeder/${meeting}/underskrift`,
  publication: (meeting: number): string => `/moeder/${meeting}/offentlighed`,
  publications: "/offentlighed",
  closedItems: (committee: number): string => `/udvalg/${committee}/lukkede-punkter`,
  seal: (meeting: number): string => `/moeder/${meeting}/segl`,
  steering: (committee: number): string => `/udvalg/${committee}/styring`,
  ledger: (committee: number, ledger: number): string => `/udvalg/${committee}/styring/${ledger}`,
  report: (committee: number, report: number): string => `/udvalg/${committee}/styring/rapport/${report}`,
  refund: "/refusion",
  reference: "/opslag",
  cases: "/sager",
  newCase: "/sager/ny",
  case: (paper: number): string => `/sager/${paper}`,
  import: "/indlaesning",
  run: (run: number): string => `/indlaesning/${run}`,
  upload: "/indlaesning/filer",
  importPath: "/indlaesning/sti",
  harvest: "/indlaesning/websted",
  doubts: "/tvivl",
  document: (sha256: string): string => `/dokument/${sha256}`,
  doubt: (key: string): string => `/tvivl/${key}`,
} as const;

// Who sees the way to a place. What one may do there is asked again by the place itself.
const places: readonly (readonly [DeskPlace, string, string, readonly Role[]])[] = [
  ["front", "Overblik", deskPaths.front, roles],
  ["cases", "Sager", deskPaths.cases, ["caseWorker", "approver", "secretary", "administrator", "auditor"]],
  ["meetings", "Møder", deskPaths.meetings, roles],
  ["publications", "Offentlighed", deskPaths.publications, ["dataProtectionOfficer", "auditor"]],
  ["committees", "Udvalg", deskPaths.committees, roles],
  ["people", "Personer", deskPaths.people, ["administrator", "dataProtectionOfficer"]],
  ["settings", "Indstillinger", deskPaths.settings, ["administrator"]],
  ["import", "Indlæsning", deskPaths.import, ["administrator", "secretary"]],
  ["doubts", "Tvivl", deskPaths.doubts, ["administrator", "secretary"]],
];

export type DeskFrame = {
  styles: readonly string[];
  /** The open side's address. */ archive: string;
  actor: Actor | null;
  demonstration: boolean;
  scripts: readonly string[];
};

const holdsAnywhere = (actor: Actor, wanted: readonly Role[]): boolean => actor.roles.some((held) => wanted.includes(held.role)) || holds(actor, wanted, null);

/** The whole document. `styles` are addresses of stylesheets, `scripts` of browser modules. */
export function deskLayout(page: DeskPage, { styles, archive, actor, demonstration, scripts }: DeskFrame): Html {
  return html`<!doctype html>
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <title>${page.title} – Sagsgang, arbejdssiden</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        ${when(page.refresh, () => html`<meta http-equiv="refresh" content="${page.refresh!}" />`)}
        <link rel="stylesheet" href="/dkfds/11.2.0/css/dkfds.min.css" />
        ${styles.map((style) => html`<link rel="stylesheet" href="${style}" />`)}
        <link rel="icon" href="/ui/sagsgang.svg" type="image/svg+xml" />
      </head>
      <body class="desk">
        <a class="skipnav" href="#indhold">Gå til sidens indhold</a>
        <header class="site-header desk-header">
          <div class="frame site-header-inner">
            <a class="brand" href="/"
              ><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">Sagsgang</span> <span class="brand-what">Arbejdssiden</span></a
            >
            <nav class="desk-nav" aria-label="Arbejdssiden">
              <ul>
                ${places
                  .filter(([, , , wanted]) => actor !== null && holdsAnywhere(actor, wanted))
                  .map(([place, name, href]) => html`<li><a href="${href}" ${place === page.here ? html` aria-current="page"` : ""}>${name}</a></li>`)}
                <li><a href="${archive}">Arkivet${icon("open-in-new")}</a></li>
              </ul>
            </nav>
          </div>
        </header>
        ${when(
          actor !== null || demonstration,
          () =>
            html`<section class="desk-who" aria-label="Hvem du er">
              <div class="frame">
                ${demonstration ? html`<span class="demo-mark">Demonstration: opdigtet kommune</span>` : ""}
                ${
                  actor === null
                    ? ""
                    : html`<span>Du er <a href="${deskPaths.account}">${actor.name}</a></span>
                        <form method="post" action="${deskPaths.logOut}"><button class="button button-unstyled" type="submit">Log ud</button></form>`
                }
              </div>
            </section>`,
        )}
        ${when(
          page.trail && page.trail.length > 0,
          () =>
            html`<div class="frame">
              <nav class="breadcrumbs" aria-label="Brødkrumme">
                <ol class="breadcrumbs__list">
                  ${page.trail!.map(
                    ([name, href], index) =>
                      html`<li class="breadcrumbs__list-item">
                        ${index === 0 ? "" : icon("chevron-right")}<a class="breadcrumbs__link" href="${href}">${name}</a>
                      </li>`,
                  )}
                  <li class="breadcrumbs__list-item" aria-current="page">${icon("chevron-right")}${page.title}</li>
                </ol>
              </nav>
            </div>`,
        )}
        <main id="indhold" tabindex="-1" class="frame ${page.wide ? "wide" : ""}">${page.body}</main>
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </body>
    </html>`;
}
