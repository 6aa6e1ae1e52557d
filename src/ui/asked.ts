/** What the checks ask about in our own papers: each question with its place, and a form for the answer. Data in, HTML out. */

import { partedByAnswer, type AcceptedFinding, type OwnFinding } from "#core/checks/accepted.ts";
import { moment } from "./dates.ts";
import { button, field, folded, form, hidden, type Shown } from "./form.ts";
import { html, when, type Html } from "./html.ts";
import { counted } from "./words.ts";

export type Asked = { found: readonly OwnFinding[]; accepted: readonly AcceptedFinding[]; /** Where answers are sent. */ action: string };

/** The questions still open with a form each, and those that are answered below; nothing where nothing is asked. */
export function askedBlock(shown: Shown, { found, accepted, action }: Asked): Html | "" {
  if (found.length === 0) return "";
  const { open, answered } = partedByAnswer(found, accepted);
  return html`<section class="side-card" id="spoergsmaal" aria-labelledby="spoergsmaal-h">
    <h2 id="spoergsmaal-h">Spørgsmål til teksten</h2>
    ${
      open.length === 0
        ? html`<p class="quiet">Ingen nye.</p>`
        : html`<p class="quiet">Regnet og læst af en maskine. Se efter; intet rettes af sig selv.</p>
            <ul class="plain-list">
              ${open.map((finding) => question(shown, finding, action))}
            </ul>`
    }
    ${when(answered.length > 0, () =>
      folded(
        `${counted(answered.length, "besvaret", "besvarede")}`,
        html`<ul class="plain-list">
          ${answered.map(
            ({ finding, by }) =>
              html`<li>
                <p><strong>${finding.place}.</strong> ${finding.message}</p>
                <p class="quiet">${by.name} ${moment(by.at)}: ${by.reason}</p>
              </li>`,
          )}
        </ul>`,
      ),
    )}
  </section>`;
}

function question(shown: Shown, finding: OwnFinding, action: string): Html {
  return html`<li>
    <p><strong>${finding.place}.</strong> ${finding.message}</p>
    ${finding.computed === null ? "" : html`<p class="quiet">Regnet: ${finding.computed}</p>`}
    ${folded(
      html`Det passer<span class="sr-only">: ${finding.place}</span>`,
      form(
        shown,
        { action },
        hidden("spoergsmaal", finding.key),
        field(shown, { name: "grund", id: `grund-${finding.key}`, label: "Hvorfor teksten skal stå", required: true }),
        button("Lad teksten stå", { kind: "secondary" }),
      ),
    )}
  </li>`;
}
