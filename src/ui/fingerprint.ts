/** A text's SHA-256 for eyes: in groups, so that two people can compare it aloud, and whole for those who copy it. */

import { html, type Html } from "./html.ts";

export function fingerprint(sha256: string): Html {
  return html`<p class="fingerprint">
    <span class="fingerprint-name">Tekstens fingeraftryk (SHA-256)</span>
    <code>${(sha256.match(/.{1,8}/gu) ?? []).map((group) => html`<span>${group}</span>`)}</code>
  </p>`;
}
