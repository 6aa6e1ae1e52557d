/** Forms of the working side: label, hint, error and what was typed stay together. Each form carries a mark so that it is done once. */

import type { Actor } from "#core/people.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import type { Refused } from "#core/verdict.ts";
import { html, icon, when, type Html } from "./html.ts";

/** How a page is shown: to whom, and after a refusal with what was typed. */
export type Shown = {
  actor: Actor;
  refused: Refused | null;
  given: Readonly<Record<string, string>>;
  saved: boolean;
  /** A new form mark. */ once: () => string;
};

/** What the last form led to, told first on the page. */
export function told(shown: Shown): Html | "" {
  if (shown.refused !== null)
    return html`<div class="alert alert-error" role="alert" id="besked">
      <div class="alert-body">
        <p class="alert-heading">Det blev ikke gemt</p>
        <p class="alert-text">${sentenceOf(shown.refused)}</p>
      </div>
    </div>`;
  return shown.saved
    ? html`<div class="alert alert-success" role="status" id="besked">
        <div class="alert-body"><p class="alert-text">Gemt.</p></div>
      </div>`
    : "";
}

/** A form that does one thing. `version` is the version of the record the page was made from. */
export function form(
  shown: Shown,
  options: { action: string; version?: number; autosave?: string; presence?: string; files?: boolean; id?: string; class?: string },
  ...body: (Html | string)[]
): Html {
  return html`<form
    method="post"
    action="${options.action}"
    ${options.files ? html` enctype="multipart/form-data"` : ""}
    ${options.id === undefined ? "" : html` id="${options.id}"`}
    ${options.class === undefined ? "" : html` class="${options.class}"`}
    ${options.autosave === undefined ? "" : html` data-autosave="${options.autosave}" data-person="${shown.actor.person}"`}
    ${options.presence === undefined ? "" : html` data-presence="${options.presence}"`}
    ${options.autosave === undefined ? html` data-once` : ""}
  >
    <input type="hidden" name="once" value="${shown.once()}" />
    ${options.version === undefined ? "" : html`<input type="hidden" name="version" value="${options.version}" />`} ${body}
  </form>`;
}

type FieldOptions = {
  name: string;
  label: string;
  value?: string | null;
  hint?: string;
  required?: boolean;
  /** Where several forms of a page have a field of one name. */ id?: string;
  /** Not marked as optional: where leaving it is a choice that speaks for itself. */ unmarked?: boolean;
};

const idOf = (options: FieldOptions): string => options.id ?? options.name;
const valueOf = (shown: Shown, options: FieldOptions): string => shown.given[options.name] ?? options.value ?? "";
const hintOf = (options: FieldOptions): Html | "" => when(options.hint, () => html`<p class="form-hint" id="${idOf(options)}-hjaelp">${options.hint!}</p>`);
const described = (options: FieldOptions): Html | "" => when(options.hint, () => html` aria-describedby="${idOf(options)}-hjaelp"`);
const labelled = (options: FieldOptions): Html =>
  html`<label class="form-label" for="${idOf(options)}">${options.label}${options.required || options.unmarked ? "" : " (valgfri)"}</label>`;

/** One line. `type` as in HTML. */
export function field(
  shown: Shown,
  options: FieldOptions & { type?: "text" | "date" | "time" | "email" | "number" | "search" | "password" | "url"; list?: string; autocomplete?: string },
): Html {
  return html`<div class="form-group">
    ${labelled(options)}${hintOf(options)}
    <input
      class="form-input"
      id="${idOf(options)}"
      name="${options.name}"
      type="${options.type ?? "text"}"
      value="${valueOf(shown, options)}"
      autocomplete="${options.autocomplete ?? "off"}"
      ${options.list === undefined ? "" : html` list="${options.list}"`}
      ${options.required ? html` required` : ""}
      ${described(options)}
    />
  </div>`;
}

/** Several lines. `editor` lets the browser's editor take over, with `doc` as its text. */
export function area(shown: Shown, options: FieldOptions & { rows?: number; editor?: boolean; doc?: unknown }): Html {
  return html`<div class="form-group">
    ${labelled(options)}${hintOf(options)}
    <textarea
      class="form-input"
      id="${idOf(options)}"
      name="${options.name}"
      rows="${options.rows ?? 4}"
      ${options.editor ? html` data-editor data-doc="${JSON.stringify(options.doc ?? null)}"` : ""}
      ${options.required ? html` required` : ""}
      ${described(options)}
    >
${valueOf(shown, options)}</textarea>
  </div>`;
}

/** One of several, in a list that folds out. */
export function choice(shown: Shown, options: FieldOptions & { of: readonly (readonly [value: string, name: string])[]; none?: string }): Html {
  const chosen = valueOf(shown, options);
  return html`<div class="form-group">
    ${labelled({ ...options, unmarked: true })}${hintOf(options)}
    <select class="form-select" id="${idOf(options)}" name="${options.name}" ${options.required ? html` required` : ""} ${described(options)}>
      ${options.none === undefined ? "" : html`<option value="">${options.none}</option>`}
      ${options.of.map(([value, name]) => html`<option value="${value}" ${value === chosen ? html` selected` : ""}>${name}</option>`)}
    </select>
  </div>`;
}

/** One of a few, all in sight. */
export function radios(shown: Shown, options: FieldOptions & { of: readonly (readonly [value: string, name: string])[] }): Html {
  const chosen = valueOf(shown, options);
  return html`<fieldset class="form-group">
    <legend class="form-label">${options.label}</legend>
    ${hintOf(options)}
    ${options.of.map(
      ([value, name], index) =>
        html`<div class="form-group-radio">
          <input
            class="form-radio radio-large"
            type="radio"
            id="${idOf(options)}-${index}"
            name="${options.name}"
            value="${value}"
            ${value === chosen ? html` checked` : ""}
            ${options.required ? html` required` : ""}
          /><label class="form-label" for="${idOf(options)}-${index}">${name}</label>
        </div>`,
    )}
  </fieldset>`;
}

/** A box to tick. `value` is sent when it is; `checked` as the record has it. */
export function tick(shown: Shown, options: { name: string; label: string; value?: string; checked?: boolean; id?: string; hint?: string }): Html {
  const value = options.value ?? "ja";
  const id = options.id ?? `${options.name}-${value}`;
  const typed = shown.refused === null ? null : (shown.given[options.name] ?? "").split("\n").includes(value);
  return html`<div class="form-group-checkbox">
    <input
      class="form-checkbox checkbox-large"
      type="checkbox"
      id="${id}"
      name="${options.name}"
      value="${value}"
      ${(typed ?? options.checked) ? html` checked` : ""}
    /><label class="form-label" for="${id}">${options.label}${options.hint === undefined ? "" : html` <span class="quiet">${options.hint}</span>`}</label>
  </div>`;
}

export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** The button that does it. `name` and `value` where a form has several. */
export function button(
  label: string,
  options: {
    kind?: "primary" | "secondary" | "tertiary" | "warning";
    name?: string;
    value?: string;
    icon?: string;
    describedBy?: string;
    /** Where this button sends the form instead. */ action?: string;
    move?: "up" | "down";
  } = {},
): Html {
  return html`<button
    class="button button-${options.kind ?? "primary"}"
    type="submit"
    ${options.name === undefined ? "" : html` name="${options.name}"`}
    ${options.value === undefined ? "" : html` value="${options.value}"`}
    ${options.move === undefined ? "" : html` data-move="${options.move}"`}
    ${options.action === undefined ? "" : html` formaction="${options.action}"`}
    ${options.describedBy === undefined ? "" : html` aria-describedby="${options.describedBy}"`}
  >
    ${options.icon === undefined ? "" : icon(options.icon)}${label}
  </button>`;
}

/** A form that is one button: one click does one thing. */
export function oneClick(
  shown: Shown,
  options: {
    action: string;
    label: string;
    version?: number;
    kind?: "primary" | "secondary" | "tertiary" | "warning";
    fields?: Readonly<Record<string, string | number>>;
    icon?: string;
    move?: "up" | "down";
  },
): Html {
  return form(
    shown,
    { action: options.action, class: "one-click", ...(options.version === undefined ? {} : { version: options.version }) },
    ...Object.entries(options.fields ?? {}).map(([name, value]) => hidden(name, value)),
    button(options.label, {
      kind: options.kind ?? "secondary",
      ...(options.icon === undefined ? {} : { icon: options.icon }),
      ...(options.move === undefined ? {} : { move: options.move }),
    }),
  );
}

/** Something folded away until it is asked for. */
export function folded(summary: string | Html, body: Html, options: { open?: boolean; id?: string } = {}): Html {
  return html`<details class="folded" ${options.id === undefined ? "" : html` id="${options.id}"`} ${options.open ? html` open` : ""}>
    <summary>${summary}</summary>
    <div class="folded-body">${body}</div>
  </details>`;
}

/** The page as one of its forms sees it: what was typed and refused belongs to the form it was typed in. `place` tells which. */
export function shownIn(shown: Shown, place: string): Shown {
  return shown.given["hvor"] === place ? shown : { ...shown, refused: null, given: {} };
}

/** A form folded away, open when it was the one refused. */
export function foldedForm(
  shown: Shown,
  place: string,
  summary: string,
  options: { action: string; version?: number; files?: boolean },
  body: (shown: Shown) => Html,
): Html {
  const own = shownIn(shown, place);
  return folded(summary, form(own, options, body(own)), { open: own.refused !== null });
}
