/** What the working side says when a page cannot be shown. */

import { refusals } from "#core/refusals.da.ts";
import { deskPaths, type DeskPage } from "./desk-layout.ts";
import { html } from "./html.ts";

export function deskNotFoundPage(): DeskPage {
  return {
    title: "Siden findes ikke",
    body: html`<h1>Siden findes ikke</h1>
      <p>Adressen fører ikke til noget på arbejdssiden, eller det er ikke noget, du må se. <a href="${deskPaths.front}">Gå til overblikket.</a></p>`,
  };
}

export function notAllowedPage(): DeskPage {
  return {
    title: "Det har du ikke adgang til",
    body: html`<h1>Det har du ikke adgang til</h1>
      <p>${refusals["not-allowed"]}</p>
      <p><a href="${deskPaths.front}">Gå til overblikket</a></p>`,
  };
}

export function faultPage(number: number): DeskPage {
  return {
    title: "Noget gik galt",
    body: html`<h1>Noget gik galt</h1>
      <p>
        Fejlen er skrevet ned som nummer ${number}. Intet, der var gemt, er gået tabt. Prøv igen, eller <a href="${deskPaths.front}">gå til overblikket</a>.
      </p>`,
  };
}

export function staleFormPage(): DeskPage {
  return {
    title: "Formularen blev ikke taget imod",
    body: html`<h1>Formularen blev ikke taget imod</h1>
      <p>${refusals["form-stale"]}</p>
      <p><a href="${deskPaths.front}">Gå til overblikket</a></p>`,
  };
}

export function bodyTooLargePage(): DeskPage {
  return {
    title: "Det er for stort",
    body: html`<h1>Det er for stort</h1>
      <p>Det, du sendte, er større, end Sagsgang tager imod på én gang. Del det op, og prøv igen; intet er gemt.</p>
      <p><a href="${deskPaths.front}">Gå til overblikket</a></p>`,
  };
}
