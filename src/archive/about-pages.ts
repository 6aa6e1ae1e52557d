/** About the archive, accessibility, and the pages told when something is not there. */

import { wordsOfMoving } from "#core/publication.ts";
import { html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { searchBox } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { day } from "#ui/dates.ts";

/** What the archive is, how it reads, how its data can be used. */
export function aboutPage(origin: string): Page {
  return {
    title: "Om arkivet og åbne data",
    path: paths.about,
    trail: [["Om arkivet", paths.about]],
    hasJson: false,
    body: html`<div class="reading">
      <h1>Om arkivet</h1>
      <p class="lead">Sagsgang samler det, kommunernes udvalg har offentliggjort, så det kan søges, læses og følges ét sted.</p>
      <h2>Hvor kommer teksten fra?</h2>
      <p>
        Alt er læst fra dokumenter, som kommunerne selv har offentliggjort. Hver side viser, hvilket dokument og hvilken side teksten er læst fra, sammen med
        dokumentets digitale fingeraftryk (SHA-256). Kommunens eget dokument er altid det, der gælder.
      </p>
      <h2>Kan der være fejl?</h2>
      <p>
        Ja. Dokumenterne er lavet til at blive læst af mennesker, og arkivet læser dem med en maskine. Hvor arkivet er i tvivl, gætter det ikke: det viser
        tvivlen på mødets side. Indscannede sider er mærket, for dér kan enkelte bogstaver være læst forkert.
      </p>
      <h2>Hvad betyder beslutningen?</h2>
      <p>
        ”Tiltrådt” betyder kun, at indstillingen blev fulgt. Hvis forvaltningen indstillede et afslag, betyder ”tiltrådt” altså afslag. Arkivet læser derfor
        beslutningen sammen med indstillingen og siger udfaldet i almindelige ord. Ordene fra referatet står altid ved siden af.
      </p>
      <h2>Lukkede punkter</h2>
      <p>Nogle punkter behandles for lukkede døre. Arkivet viser om dem præcis det, kommunen selv har offentliggjort, og intet andet.</p>
      <h2>Personer</h2>
      <p>Politikere er nævnt, som de står i referaterne. Parti er det, der står i referatet den dag; arkivet slutter sig aldrig til det.</p>
      <h2>Hvordan sorteres en søgning?</h2>
      <p>
        Efter relevans vejer overskriften tungest, dernæst beslutningen og sagens tekst, og nyere møder kommer før ældre. Sammensatte ord deles, så en søgning
        efter ”plan” også finder ”beskæftigelsesplan”. Ved meget almindelige ord ses kun på de nyeste punkter; vælg et år for at nå længere tilbage.
      </p>
      <h2>Åbne data</h2>
      <ul>
        <li>
          Enhver side findes som JSON: sæt <code>.json</code> efter adressen, eller bed om <code>Accept: application/json</code>. For eksempel
          <a href="${paths.json("/")}"><code>${origin}${paths.json("/")}</code></a
          >.
        </li>
        <li>
          Hvert udvalg, hver kommune og hver søgning kan følges som Atom (<code>nyt.atom</code>, <code>soeg.atom</code>) og som kalender
          (<code>moeder.ics</code>, <code>soeg.ics</code>).
        </li>
        <li>
          Hele arkivet kan høstes efter standarden OParl 1.1 fra <a href="/oparl/v1/system"><code>${origin}/oparl/v1/system</code></a
          >, også det, der er ændret eller fjernet siden sidst.
        </li>
        <li>Adresser ændrer sig ikke. Et afsnit har sin egen adresse, der følger dets ord.</li>
        <li>Alle adresser står i <a href="${paths.sitemap}">sitemap.xml</a>.</li>
      </ul>
    </div>`,
  };
}

/** How accessible the archive is and how it was checked. Each site that runs it must make its own statement (BEK 904/2019). */
export function accessibilityPage(): Page {
  return {
    title: "Tilgængelighed",
    path: paths.accessibility,
    trail: [["Tilgængelighed", paths.accessibility]],
    hasJson: false,
    body: html`<div class="reading">
      <h1>Tilgængelighed</h1>
      <p class="lead">Arkivet skal kunne bruges af alle: med tastatur, med skærmlæser, i stor skrift og på en lille skærm.</p>
      <h2>Sådan er det bygget</h2>
      <ul>
        <li>
          Siderne følger WCAG 2.2, niveau AA, så langt det kan afprøves med værktøjer. Hver slags side afprøves automatisk, før en ny udgave tages i brug.
        </li>
        <li>Alt virker uden JavaScript. Der bruges ingen cookies.</li>
        <li>Teksten kan forstørres, og ingen side skal rulles vandret ved 320 punkters bredde. Brede tabeller rulles for sig.</li>
        <li>Hver side har overskrifter, landemærker og en genvej til indholdet.</li>
      </ul>
      <h2>Det ved vi ikke er godt nok</h2>
      <ul>
        <li>Kommunernes egne dokumenter, som arkivet har kopier af, er ofte ikke tilgængelige. Brug siden i arkivet i stedet for filen.</li>
        <li>Tabeller i dokumenter kan have mistet deres overskrifter, før vi læste dem.</li>
        <li>Indscannede sider er læst af en maskine og kan have fejl, som en skærmlæser læser op.</li>
      </ul>
      <h2>Tilgængelighedserklæring</h2>
      <p>Den myndighed, der driver dette arkiv, skal have sin egen tilgængelighedserklæring og en adresse at klage til. Den sættes ind her ved ibrugtagning.</p>
    </div>`,
  };
}

/** Nothing lives at this address. */
export function notFoundPage(path: string): Page {
  return {
    title: "Siden findes ikke",
    path,
    trail: [],
    hidden: true,
    hasJson: false,
    searchInHeader: false,
    body: html`<div class="reading">
      <h1>Siden findes ikke</h1>
      <p class="lead">Der er intet på denne adresse. Måske er den skrevet forkert, eller mødet er endnu ikke lagt i arkivet.</p>
      ${searchBox("")}
      <p><a href="${paths.front}">Til forsiden</a></p>
    </div>`,
  };
}

/** Something lived here and was taken back. */
export function gonePage(path: string, retracted: { at: string; reason: string }): Page {
  const moved = retracted.reason === wordsOfMoving;
  const [municipality, committee] = path.split("/").filter((part) => part !== "");
  return {
    title: moved ? "Papirerne er flyttet" : "Trukket tilbage",
    path,
    trail: [],
    hidden: true,
    hasJson: false,
    searchInHeader: false,
    body: html`<div class="reading">
      <h1>${moved ? "Papirerne er flyttet" : "Offentliggørelsen er trukket tilbage"}</h1>
      <p class="lead">
        Det, der lå på denne adresse, ${moved ? "er flyttet" : "er fjernet fra arkivet"} den ${day(retracted.at.slice(0, 10))}. ${moved ? retracted.reason : ""}
      </p>
      ${moved ? "" : html`<p>Begrundelse: ${retracted.reason}</p>`}
      ${moved && municipality !== undefined && committee !== undefined && municipality !== "dokument" ? html`<p><a href="${paths.committee(municipality, committee)}">Udvalgets møder</a></p>` : ""}
      <p><a href="${paths.front}">Til forsiden</a></p>
    </div>`,
  };
}

/** An older version showed it, and what stands now does not: it may be closed or taken back, and is not shown. */
export function noLongerOpenPage(path: string, newest: string): Page {
  return {
    title: "Ikke åbent mere",
    path,
    trail: [],
    hidden: true,
    hasJson: false,
    searchInHeader: false,
    body: html`<div class="reading">
      <h1>Det er ikke åbent mere</h1>
      <p class="lead">En ældre version viste noget på denne adresse, som ikke står i den version, der gælder.</p>
      <p><a href="${newest}">Se den version, der gælder</a></p>
    </div>`,
  };
}

/** Something broke; the number finds it in the log. */
export function faultPage(path: string, number: string): Page {
  return {
    title: "Noget gik galt",
    path,
    trail: [],
    hidden: true,
    hasJson: false,
    searchInHeader: false,
    body: html`<div class="reading">
      <h1>Noget gik galt hos os</h1>
      <p class="lead">Siden kunne ikke vises. Prøv igen om lidt. Bliver det ved, så oplys nummeret her.</p>
      <p>Fejlnummer: <code>${number}</code></p>
      <p><a href="${paths.front}">Til forsiden</a></p>
    </div>`,
  };
}

/** The search took too long and was stopped. */
export function tooSlowPage(path: string): Page {
  return {
    title: "Søgningen tog for lang tid",
    path,
    trail: [["Søg", paths.search]],
    hidden: true,
    hasJson: false,
    searchInHeader: false,
    body: html`<div class="reading">
      <h1>Søgningen tog for lang tid</h1>
      <p class="lead">Vi stoppede den, så andre ikke skulle vente. Prøv med færre ord, eller afgræns til en kommune eller et år.</p>
      ${searchBox("")}
    </div>`,
  };
}
