/** The frame of every open page: head, header, breadcrumb, main, footer. */

import { html, icon, raw, when, type Html } from "./html.ts";
import { paths } from "./paths.ts";

export type Page = {
  title: string;
  /** One sentence for search engines and shared links. */
  description?: string;
  /** The page's own address; the canonical one where several lead to it. */
  path: string;
  /** From the front page down; the last one is this page. */
  trail: readonly (readonly [name: string, href: string])[];
  body: Html;
  /** schema.org, without @context. */
  data?: readonly object[];
  feeds?: readonly (readonly [title: string, href: string])[];
  /** Not for search engines: results of a search, older versions, errors. */
  hidden?: boolean;
  /** False on pages that have the search box in their middle. */
  searchInHeader?: boolean;
  /** False where there is no data version, as on an error page. */
  hasJson?: boolean;
};

/** The whole document. `style` is the address of sagsgang.css. */
export function layout(page: Page, { origin, style }: { origin: string; style: string }): Html {
  const name = page.path === paths.front ? "Sagsgang – åbent arkiv over udvalgenes arbejde" : `${page.title} – Sagsgang`;
  return html`<!doctype html>
    <html lang="da">
      <head>
        <meta charset="utf-8" />
        <title>${name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${when(page.description, () => html`<meta name="description" content="${page.description!}" />`)}
        ${when(page.hidden, () => html`<meta name="robots" content="noindex, follow" />`)}
        <meta property="og:title" content="${page.title}" />
        <meta property="og:type" content="article" />
        <meta property="og:locale" content="da_DK" />
        <meta property="og:url" content="${origin}${page.path}" />
        <link rel="canonical" href="${origin}${page.path}" />
        <link rel="preload" href="/dkfds/11.2.0/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="/dkfds/11.2.0/css/dkfds.min.css" />
        <link rel="stylesheet" href="${style}" />
        <link rel="icon" href="/ui/sagsgang.svg" type="image/svg+xml" />
        ${when(page.hasJson !== false, () => html`<link rel="alternate" type="application/json" href="${paths.json(page.path)}" />`)}
        ${(page.feeds ?? []).map(([title, href]) => html`<link rel="alternate" type="${href.includes(".ics") ? "text/calendar" : "application/atom+xml"}" title="${title}" href="${href}" />`)}
        ${structured([...(page.data ?? []), breadcrumbData(page, origin)])}
      </head>
      <body>
        <a class="skipnav" href="#indhold">Gå til sidens indhold</a>
        <header class="site-header">
          <div class="frame site-header-inner">
            <a class="brand" href="/"
              ><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">Sagsgang</span>
              <span class="brand-what">Åbent arkiv over udvalgenes dagsordener og referater</span></a
            >
            ${when(
              page.searchInHeader !== false,
              () =>
                html`<form class="header-search" action="${paths.search}" method="get" role="search" aria-label="Søg i arkivet">
                  <div class="search">
                    <label class="sr-only" for="soeg-top">Søg i arkivet</label
                    ><input class="form-input" id="soeg-top" name="q" type="search" maxlength="200" placeholder="Søg i alle referater" /><button
                      class="button button-search"
                      type="submit"
                    >
                      ${icon("search")}<span class="sr-only">Søg</span>
                    </button>
                  </div>
                </form>`,
            )}
          </div>
        </header>
        ${when(
          page.trail.length > 0,
          () =>
            html`<div class="frame">
              <nav class="breadcrumbs" aria-label="Brødkrumme">
                <ol class="breadcrumbs__list">
                  ${trailItems(page)}
                </ol>
              </nav>
            </div>`,
        )}
        <main id="indhold" tabindex="-1" class="frame">${page.body}</main>
        <footer class="site-footer">
          <div class="frame site-footer-inner">
            <div>
              <p class="footer-name">Sagsgang</p>
              <p>Arkivet viser, hvad kommunerne selv har offentliggjort. Hver side fører tilbage til det dokument, den er læst fra.</p>
            </div>
            <nav aria-label="Om arkivet">
              <ul>
                <li><a href="${paths.search}">Søg og afgræns</a></li>
                <li><a href="${paths.about}">Om arkivet og åbne data</a></li>
                <li><a href="${paths.check}">Efterprøv et referat</a></li>
                <li><a href="${paths.accessibility}">Tilgængelighed</a></li>
                <li><a href="${paths.feed}">Nyheder som Atom</a></li>
              </ul>
            </nav>
          </div>
        </footer>
      </body>
    </html>`;
}

function trailItems(page: Page): Html[] {
  const steps = [["Forside", paths.front] as const, ...page.trail];
  return steps.map(([name, href], index) => {
    const arrow = index === 0 ? "" : icon("chevron-right");
    return index === steps.length - 1
      ? html`<li class="breadcrumbs__list-item" aria-current="page">${arrow}${name}</li>`
      : html`<li class="breadcrumbs__list-item">${arrow}<a class="breadcrumbs__link" href="${href}">${name}</a></li>`;
  });
}

function breadcrumbData(page: Page, origin: string): object {
  return {
    "@type": "BreadcrumbList",
    itemListElement: [["Forside", paths.front] as const, ...page.trail].map(([name, href], index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: `${origin}${href}`,
    })),
  };
}

// < may not stand in a script element, whatever a title holds.
function structured(data: readonly object[]): Html {
  return html`<script type="application/ld+json">
    ${raw(
      JSON.stringify({ "@context": "https://schema.org", "@graph": data })
        .replace(/</g, "\\u003c")
        .replace(/\u2028|\u2029/g, ""),
    )}
  </script>`;
}
