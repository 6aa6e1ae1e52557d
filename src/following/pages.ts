/** To follow something, to confirm it and to stop. Data in, HTML out; nothing on them tells whether an address is known. */

import type { Followed } from "#core/following.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { followLinks } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { followPaths } from "./paths.ts";

export type FollowPage = {
  followed: Followed;
  called: string;
  feeds: readonly (readonly [name: string, href: string])[];
  /** Whether mail can be sent from here. */
  mail: boolean;
  /** A sentence, when what was typed could not be used, with what was typed. */
  wrong?: { sentence: string; typed: string };
};

const frame = (title: string, path: string, body: Html): Page => ({
  title,
  path,
  trail: [["Følg", path]],
  hidden: true,
  hasJson: false,
  body: html`<div class="reading">${body}</div>`,
});

/** How one thing can be followed: by mail, by Atom, in a calendar. */
export function followPage({ followed, called, feeds, mail, wrong }: FollowPage): Page {
  const path = `${followPaths.follow}?hvad=${encodeURIComponent(followed.address)}`;
  return {
    ...frame(
      `Følg ${called}`,
      path,
      html`<h1>Følg ${called}</h1>
        <p class="lead">Få besked, når der kommer nyt, og når noget, der er offentliggjort, bliver ændret eller fjernet.</p>
        <h2 id="mail">Som e-mail</h2>
        ${mail ? mailForm(followed, wrong) : html`<p>Dette arkiv kan ikke sende e-mail. Følg i stedet med på en af måderne herunder.</p>`}
        <h2>Uden e-mail</h2>
        <p>Så kender ingen andre end dit eget program til, hvad du følger.</p>
        ${followLinks(feeds)}
        <p class="quiet">
          Atom læses af nyhedslæsere og mange mailprogrammer. En kalender abonnerer du på ved at kopiere linkets adresse ind i dit kalenderprogram.
        </p>
        ${when(followed.kind === "municipality", () => placeForm(followed))}
        <p><a href="${followed.address}">Tilbage til ${called}</a></p>`,
    ),
    feeds,
    trail: [
      [called, followed.address],
      ["Følg", path],
    ],
  };
}

function mailForm(followed: Followed, wrong: FollowPage["wrong"]): Html {
  return html`<form class="follow-form" method="post" action="${followPaths.follow}">
      <input type="hidden" name="hvad" value="${followed.address}" />
      <div class="form-group ${wrong === undefined ? "" : "form-error"}">
        <label class="form-label" for="adresse">Din e-mailadresse</label>
        <p class="form-hint" id="adresse-hjaelp">
          Du får først et brev med et link, hvor du bekræfter. Derefter højst én mail om dagen, og kun når der er nyt.
        </p>
        ${wrong === undefined ? "" : html`<p class="form-error-message" id="adresse-fejl"><span class="sr-only">Fejl:</span> ${wrong.sentence}</p>`}
        <input
          class="form-input"
          id="adresse"
          name="adresse"
          type="email"
          maxlength="254"
          required
          autocomplete="email"
          value="${wrong?.typed ?? ""}"
          aria-describedby="adresse-hjaelp${wrong === undefined ? "" : " adresse-fejl"}"
          ${wrong === undefined ? "" : html`aria-invalid="true"`}
        />
      </div>
      <button class="button button-primary" type="submit">Send mig et link</button>
    </form>
    <p class="quiet">Vi gemmer kun adressen og hvad du følger. Hver mail har et link, der stopper det hele med det samme; så bliver adressen slettet.</p>`;
}

function placeForm(followed: Followed): Html {
  return html`<h2 id="sted">Kun et bestemt sted</h2>
    <form class="follow-form" method="get" action="${followPaths.follow}">
      <input type="hidden" name="kommune" value="${followed.name}" />
      <div class="form-group">
        <label class="form-label" for="navn">Vej, by eller område</label>
        <p class="form-hint" id="navn-hjaelp">Du følger så de punkter, hvor navnet står.</p>
        <input class="form-input" id="navn" name="sted" maxlength="80" required aria-describedby="navn-hjaelp" />
      </div>
      <button class="button button-secondary" type="submit">Følg stedet</button>
    </form>`;
}

/** What can be followed, for those who come without having chosen. */
export function whatPage(mail: boolean): Page {
  return frame(
    "Følg med",
    followPaths.follow,
    html`<h1>Følg med</h1>
      <p class="lead">Du kan følge en kommune, et udvalg, en sag, en person eller en søgning${mail ? " som e-mail," : ""} som Atom eller i din kalender.</p>
      <p>Find først det, du vil følge, og vælg ”Følg” på siden.</p>
      <ul>
        <li><a href="${paths.front}">Find en kommune eller et udvalg</a></li>
        <li><a href="${paths.search}">Søg efter en sag eller et emne</a></li>
      </ul>`,
  );
}

/** Told to everyone who asked, whoever's the address is. */
export function sentPage(): Page {
  return frame(
    "Se i din indbakke",
    followPaths.sent,
    html`<h1>Se i din indbakke</h1>
      <p class="lead">Om et øjeblik får du et brev med et link. Åbn det, og bekræft, så følger du med.</p>
      <p>Kommer der ikke noget, så se efter i uønsket post, og se efter, om adressen var skrevet rigtigt. Linket gælder i to døgn.</p>
      <p><a href="${paths.front}">Til forsiden</a></p>`,
  );
}

/** Asks before it is done: programs that look at links in mails must not confirm for anyone. */
export function confirmPage(token: string): Page {
  return frame(
    "Bekræft, at du vil følge med",
    followPaths.confirm(token),
    html`<h1>Bekræft, at du vil følge med</h1>
      <form class="follow-form" method="post" action="${followPaths.confirm(token)}">
        <button class="button button-primary" type="submit">Ja, jeg vil følge med</button>
      </form>
      <p>Har du ikke bedt om det, så luk bare siden.</p>`,
  );
}

export function confirmedPage(token: string): Page {
  return frame(
    "Du følger med",
    followPaths.confirm(token),
    html`<h1>Du følger med</h1>
      <p class="lead">Fra nu af får du en mail, når der er nyt, højst én om dagen.</p>
      <p><a href="${paths.front}">Til forsiden</a></p>`,
  );
}

/** A link that is nobody's: wrong, used, or too old. Which of them is not told. */
export function deadLinkPage(path: string): Page {
  return frame(
    "Linket virker ikke",
    path,
    html`<h1>Linket virker ikke</h1>
      <p class="lead">Det er brugt, for gammelt eller ikke kopieret helt med.</p>
      <p>Har du allerede bekræftet, følger du med. Har du allerede stoppet, får du ikke mere. Ellers kan du begynde forfra på siden for det, du vil følge.</p>
      <p><a href="${paths.front}">Til forsiden</a></p>`,
  );
}

export function stopPage(token: string, follow: number | null): Page {
  const title = follow === null ? "Stop al mail herfra" : "Stop med at følge dette";
  return frame(
    title,
    followPaths.stop(token, follow),
    html`<h1>${title}</h1>
      <p class="lead">
        ${follow === null ? "Du får ikke flere mails, og din adresse bliver slettet." : "Du får ikke flere mails om dette. Er det det eneste, du følger, bliver din adresse slettet."}
      </p>
      <form class="follow-form" method="post" action="${followPaths.stop(token, follow)}">
        <button class="button button-primary" type="submit">Stop</button>
      </form>
      ${follow === null ? "" : html`<p><a href="${followPaths.stop(token)}">Stop i stedet al mail herfra</a></p>`}`,
  );
}

export function stoppedPage(token: string, follow: number | null): Page {
  return frame(
    "Det er stoppet",
    followPaths.stop(token, follow),
    html`<h1>Det er stoppet</h1>
      <p class="lead">${follow === null ? "Du får ikke flere mails herfra, og din adresse er slettet." : "Du får ikke flere mails om dette."}</p>
      <p><a href="${paths.front}">Til forsiden</a></p>`,
  );
}

/** Nothing that can be followed, or following does not work just now. */
export function cannotPage(title: string, sentence: string): Page {
  return frame(
    title,
    followPaths.follow,
    html`<h1>${title}</h1>
      <p class="lead">${sentence}</p>
      <p><a href="${paths.front}">Til forsiden</a></p>`,
  );
}
