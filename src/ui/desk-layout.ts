/** The frame of every page of the working side. It never leaves the house: no feeds, no search engines. */

import { html, icon, when, type Html } from "./html.ts";

export type DeskPage = { title: string; body: Html; here?: DeskPlace; /** Seconds until the page loads itself anew, while work goes on. */ refresh?: number };

export type DeskPlace = "front" | "import" | "doubts";

export const deskPaths = {
  front: "/",
  import: "/indlaesning",
  run: (run: number): string => `/indlaesning/${run}`,
  upload: "/indlaesning/filer",
  importPath: "/indlaesning/sti",
  harvest: "/indlaesning/websted",
  doubts: "/tvivl",
  document: (sha256: string): string => `/dokument/${sha256}`,
  doubt: (key: string): string => `/tvivl/${key}`,
} as const;

const places: readonly (readonly [DeskPlace, string, string])[] = [
  ["front", "Overblik", deskPaths.front],
  ["import", "Indlæsning", deskPaths.import],
  ["doubts", "Tvivl", deskPaths.doubts],
];

/** The whole document. `styles` are addresses of stylesheets, `archive` that of the open side. */
export function deskLayout(page: DeskPage, { styles, archive }: { styles: readonly string[]; archive: string }): Html {
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
                ${places.map(([place, name, href]) => html`<li><a href="${href}" ${place === page.here ? html` aria-current="page"` : ""}>${name}</a></li>`)}
                <li><a href="${archive}">Arkivet${icon("open-in-new")}</a></li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="indhold" tabindex="-1" class="frame">${page.body}</main>
      </body>
    </html>`;
}
