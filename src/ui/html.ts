/** HTML as functions: the tag escapes what it is given. */

import { html, raw } from "hono/html";

export { html, raw };
export type Html = ReturnType<typeof html>;

/** A decoration from Det Fælles Designsystem, silent to screen readers. */
export function icon(name: string): Html {
  return html`<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="/dkfds/11.2.0/img/all-svg-icons.svg#${name}"></use></svg>`;
}

/** Several pieces in a row. */
export function each<T>(values: readonly T[], show: (value: T, index: number) => Html | string): Html {
  return html`${values.map(show)}`;
}

/** The piece when the condition holds, else nothing. */
export function when(condition: unknown, piece: () => Html): Html | "" {
  return condition ? piece() : "";
}
