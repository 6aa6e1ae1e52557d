/** What stands below and beside the text of a case: attachments, approval, details, route, remarks, history. Data in, HTML out. */

import { dateInWords } from "#core/calendar.ts";
import type { StillPublic } from "#core/still-public.ts";
import type { ActionName } from "#core/actions.ts";
import {
  caseCan,
  letterOf,
  namedForTurn,
  mostAttachmentBytes,
  readingNames,
  turnRefused,
  waitingStep,
  type CaseAttachment,
  type CaseDetails,
  type CasePaper,
  type RouteStep,
} from "#core/case.ts";
import { holds } from "#core/people.ts";
import type { KleEntry } from "#core/kle.ts";
import type { Refused } from "#core/verdict.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, hidden, oneClick, radios, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Asked } from "#ui/asked.ts";
import { size } from "#ui/words.ts";
import { kleList } from "./kle-pages.ts";
import type { CaseStation, HistoryEntry } from "./queries.ts";

export type CommitteeName = { id: number; name: string };

export type CaseView = {
  paper: CasePaper;
  committee: CommitteeName;
  committees: readonly CommitteeName[];
  author: string | null;
  /** Those with the role approver today. */ approvers: readonly { id: number; name: string }[];
  stations: readonly CaseStation[];
  /** What is closed here and went out open before. */ stillPublic: readonly StillPublic[];
  history: readonly HistoryEntry[];
  /** What the checks ask about in the text. */ asked: Asked;
  /** What to look at in the case's number, and numbers to choose among. */ kle: { remarks: readonly string[]; suggestions: readonly KleEntry[] };
};

/** Closed in the case, and still to be read by all: what was sent out stands until it is closed there. */
export function stillPublicBlock({ stillPublic }: Pick<CaseView, "stillPublic">): Html | "" {
  if (stillPublic.length === 0) return "";
  return html`<div class="alert alert-warning" role="note">
    <div class="alert-body">
      <p class="alert-heading">Det er lukket her, men kan læses af alle</p>
      ${stillPublic.map((each) => html`<p class="alert-text">${whatIsPublic(each)} <a href="${deskPaths.publication(each.meeting)}">Offentlighed</a>${orAsk}</p>`)}
    </div>
  </div>`;
}

const orAsk = ", eller bed udvalgssekretæren om det.";

function whatIsPublic({ date, attachments }: StillPublic): string {
  const from = `fra mødet ${dateInWords(date)}`;
  if (attachments === null) return `Noget af punktet er offentligt ${from}. Papirer, som et møde har haft, følger ikke med sagen: luk det under`;
  const names = attachments.map((name) => `»${name}«`).join(", ");
  return `${attachments.length === 1 ? "Et bilag" : "Flere bilag"} kan læses af alle ${from}: ${names}. Luk det under`;
}

export function attachmentsBlock(shown: Shown, paper: CasePaper, mayAttach: boolean, writing: boolean): Html {
  const base = `${deskPaths.case(paper.id)}/bilag`;
  return html`<section class="case-section" id="bilag" aria-labelledby="bilag-h">
    <h2 id="bilag-h">Bilag</h2>
    ${
      paper.attachments.length === 0
        ? html`<p class="quiet">Ingen bilag endnu.</p>`
        : html`<ol class="attachment-list" ${writing ? html` data-reorder="${base}/raekkefoelge"` : ""}>
            ${paper.attachments.map((attachment, index) => attachmentRow(shown, paper, attachment, index, mayAttach && paper.state !== "closed", writing))}
          </ol>`
    }
    ${when(mayAttach && paper.state !== "closed", () =>
      folded(
        "Læg et bilag ved",
        form(
          shown,
          { action: base, files: true },
          html`<div class="form-group">
            <label class="form-label" for="bilag-fil">Fil</label>
            <p class="form-hint" id="bilag-fil-hjaelp">Helst PDF. Højst ${size(mostAttachmentBytes)}. Filer med programmer eller makroer tages ikke ind.</p>
            <input class="form-input" id="bilag-fil" name="fil" type="file" required aria-describedby="bilag-fil-hjaelp" />
          </div>`,
          field(shown, { name: "bilagsnavn", label: "Navn på bilaget", hint: "Ellers bruges filens navn." }),
          radios(shown, {
            name: "aabent",
            label: "Hvem må se bilaget?",
            value: "nej",
            required: true,
            of: [
              ["ja", "Åbent: det må offentliggøres med punktet"],
              ["nej", "Lukket: kun udvalget ser det"],
            ],
          }),
          field(shown, {
            name: "grund",
            label: "Hvorfor det er lukket",
            hint: "Skrives, når bilaget er lukket, for eksempel: personoplysninger om en ansøger.",
          }),
          choice(shown, {
            name: "erstatter",
            label: "Erstatter et bilag",
            none: "Nej, det er et nyt bilag",
            of: paper.attachments.map((each) => [String(each.id), each.name] as const),
          }),
          button("Læg ved", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function attachmentRow(shown: Shown, paper: CasePaper, attachment: CaseAttachment, index: number, mayGrade: boolean, writing: boolean): Html {
  const base = `${deskPaths.case(paper.id)}/bilag`;
  return html`<li data-id="${attachment.id}" data-name="${attachment.name}">
    <div class="attachment-head">
      <span class="letter" aria-hidden="true">${letterOf(index)}</span>
      <a href="${base}/${attachment.id}">${attachment.name}</a>
      ${attachment.open ? html`<span class="open-label">Åbent</span>` : html`<span class="closed-label">${icon("lock")}Lukket${attachment.closedReason === null ? "" : `: ${attachment.closedReason}`}</span>`}
      <span class="quiet"
        >${attachment.fileName}, ${size(attachment.bytes)}${attachment.earlier.length === 0 ? "" : `, ${attachment.earlier.length} tidligere udgaver`}</span
      >
    </div>
    ${when(
      mayGrade || writing,
      () =>
        html`<div class="attachment-tools">
          ${
            attachment.open
              ? folded(
                  "Luk bilaget",
                  form(
                    shown,
                    { action: `${base}/${attachment.id}/adgang` },
                    hidden("aabent", "nej"),
                    field(shown, { name: "grund", id: `grund-${attachment.id}`, label: "Hvorfor det er lukket", required: true }),
                    button("Luk bilaget", { kind: "secondary" }),
                  ),
                )
              : oneClick(shown, { action: `${base}/${attachment.id}/adgang`, label: "Gør åbent", kind: "tertiary", fields: { aabent: "ja" } })
          }
          ${when(
            writing,
            () =>
              html`${oneClick(shown, { action: `${base}/${attachment.id}/flyt`, label: "Flyt op", kind: "tertiary", fields: { retning: -1 }, move: "up" })}
              ${oneClick(shown, { action: `${base}/${attachment.id}/flyt`, label: "Flyt ned", kind: "tertiary", fields: { retning: 1 }, move: "down" })}
              ${oneClick(shown, { action: `${base}/${attachment.id}/fjern`, label: "Fjern", kind: "tertiary" })}`,
          )}
        </div>`,
    )}
  </li>`;
}

// Who can take the step that waits; and where nobody can, what to do about it.
function whoseTurn(paper: CasePaper, step: string, approvers: CaseView["approvers"], own: Refused | null): Html {
  const able = approvers.filter((each) => turnRefused(paper, each.id) === null);
  if (able.length === 0)
    return html`<p class="form-error">
      Ingen kan tage trinnet ${step}:
      ${namedForTurn(paper).length > 0 ? "den, reglerne nævner, er ikke godkender længere" : "udvalget har ingen anden godkender"}. Få sagen sendt tilbage, ret
      <a href="${deskPaths.committee(paper.committee)}/regler">udvalgets regler</a>, og send den til godkendelse igen.
    </p>`;
  return html`<p class="quiet">
    ${step}: ${namedForTurn(paper).length > 0 ? "venter på" : "kan godkendes af"}
    ${able.map((each) => each.name).join(able.length === 2 ? " eller " : ", ")}${own?.code === "already-approved-by-you" ? ". Du har godkendt et tidligere trin, så en anden skal tage dette" : ""}.
  </p>`;
}

export function nextStep(shown: Shown, { paper, author, approvers }: CaseView, can: (action: ActionName) => boolean): Html {
  const base = deskPaths.case(paper.id);
  const step = waitingStep(paper);
  const turn = turnRefused(paper, shown.actor.person);
  const mayFetch = holds(shown.actor, ["secretary"], paper.committee) || turn?.code !== "not-your-step";
  return html`<section class="side-card" aria-labelledby="naeste">
    <h2 id="naeste">Næste skridt</h2>
    ${author === null ? "" : html`<p class="quiet">Skrives af ${author}</p>`}
    ${when(
      paper.approvals.length > 0,
      () =>
        html`<ol class="approval-list">
          ${paper.approvals.map(
            (each) =>
              html`<li class="approval-${each.state}">
                <strong>${each.step}</strong>:
                ${each.state === "approved" ? html`godkendt af ${each.name}` : each.state === "sentBack" ? html`sendt tilbage af ${each.name}` : html`venter`}
                ${each.remark === null ? "" : html`<blockquote>${each.remark}</blockquote>`}
              </li>`,
          )}
        </ol>`,
    )}
    ${when(paper.state === "draft" && can("send-for-approval") && !paper.template, () => oneClick(shown, { action: `${base}/til-godkendelse`, label: "Send til godkendelse", kind: "primary" }))}
    ${when(step, () => whoseTurn(paper, step!, approvers, can("approve-case") ? turn : null))}
    ${when(step !== null && turn === null && can("approve-case"), () => oneClick(shown, { action: `${base}/godkend`, label: `Godkend som ${step!.toLowerCase()}`, kind: "primary" }))}
    ${when(step !== null && mayFetch && can("send-case-back"), () =>
      folded(
        "Send tilbage",
        form(
          shown,
          { action: `${base}/send-tilbage` },
          area(shown, { name: "bemaerkning", label: "Hvad skal rettes", required: true, rows: 3 }),
          button("Send tilbage", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(caseCan("reopen", paper) && can("reopen-case"), () =>
      folded(
        "Ret igen",
        form(
          shown,
          { action: `${base}/genaabn` },
          field(shown, { name: "begrundelse", label: "Hvorfor", required: true }),
          button("Genåbn sagen", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(paper.state !== "closed" && can("close-case"), () =>
      folded(
        "Afslut sagen",
        form(shown, { action: `${base}/afslut` }, field(shown, { name: "afslutningsgrund", label: "Grund" }), button("Afslut sagen", { kind: "secondary" })),
      ),
    )}
    ${paper.state === "ready" ? html`<p>Sagen er klar til at blive sat på en dagsorden.</p>` : ""}
  </section>`;
}

export function detailsBlock(shown: Shown, { paper, kle }: CaseView, mayWrite: boolean): Html {
  const rows: [string, string | null][] = [
    ["Journalnummer", paper.caseNumber],
    ["Kontakt", paper.contact],
    ["Initialer", paper.initials],
    ["Øvrige sagsbehandlere", paper.otherHandlers],
    ["Parter", paper.parties.join(", ") || null],
    ["Neutral overskrift", paper.publicTitle],
    ["Kommunikation", paper.communication === null ? null : paper.communication.marked.join(", ") || "ingen"],
  ];
  return html`<section class="side-card" aria-labelledby="om">
    <h2 id="om">Oplysninger</h2>
    <dl class="facts">
      ${rows
        .filter(([, value]) => value !== null)
        .map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>
    ${kle.remarks.map((remark) => html`<p class="kle-remarks">${remark}</p>`)}
    ${when(mayWrite, () =>
      folded(
        "Ret oplysninger",
        form(
          shown,
          { action: `${deskPaths.case(paper.id)}/oplysninger` },
          hidden("var", paper.title),
          detailFields(shown, paper),
          kleList("kle", kle.suggestions),
          button("Gem oplysninger", { kind: "secondary" }),
        ),
        { open: shown.refused !== null && "overskrift" in shown.given },
      ),
    )}
  </section>`;
}

function detailFields(shown: Shown, details: CaseDetails): Html {
  return html`${field(shown, { name: "overskrift", label: "Overskrift", value: details.title, required: true })}
  ${field(shown, { name: "nummer", label: "Journalnummer", value: details.caseNumber, list: "kle" })}
  ${field(shown, { name: "frist", label: "Frist", type: "date", value: details.deadline })}
  ${field(shown, { name: "kontakt", label: "Kontaktperson", value: details.contact })}
  ${field(shown, { name: "initialer", label: "Initialer", value: details.initials })}
  ${field(shown, { name: "oevrige", label: "Øvrige sagsbehandlere", value: details.otherHandlers })}
  ${area(shown, { name: "parter", label: "Eksterne parter", value: details.parties.join("\n"), rows: 2, hint: "En på hver linje, for eksempel en forening med CVR-nummer." })}
  ${field(shown, { name: "organer", label: "Kommunikationsrække", value: details.communication?.bodies.join(" ") ?? "", hint: "Forkortelser med mellemrum imellem, for eksempel DIR BFU SOS." })}
  ${field(shown, { name: "markeret", label: "Sagen går til", value: details.communication?.marked.join(" ") ?? "", hint: "De af forkortelserne, sagen går til." })}
  ${radios(shown, {
    name: "lukket",
    label: "Hvem må se sagen?",
    value: details.closed ? "ja" : "nej",
    required: true,
    of: [
      ["nej", "Åben"],
      ["ja", "Lukket, af en konkret grund"],
    ],
  })}
  ${field(shown, { name: "lukketgrund", label: "Grund til at lukke", value: details.closedReason, hint: "Den konkrete grund og reglen, for eksempel: personoplysninger om en ansøger, forvaltningsloven § 27." })}
  ${field(shown, { name: "neutral", label: "Neutral overskrift til offentligheden", value: details.publicTitle })}`;
}

export function routeBlock(shown: Shown, { paper, committees }: CaseView, mayWrite: boolean): Html {
  const waiting = paper.route.filter((step) => step.done === null);
  return html`<section class="side-card" aria-labelledby="vej">
    <h2 id="vej">Sagens vej</h2>
    ${
      paper.route.length === 0
        ? html`<p class="quiet">Sagen slutter i ${committees.find((each) => each.id === paper.committee)?.name ?? "udvalget"}.</p>`
        : html`<ol class="route-list">
            ${paper.route.map(
              (step) =>
                html`<li class="${step.done === null ? "" : "is-done"}">
                  ${step.done === null ? step.body : html`<a href="${deskPaths.minutes(step.done)}">${step.body}</a>`}:
                  ${readingNames[step.reading].toLowerCase()}${step.done === null ? "" : " (behandlet)"}
                </li>`,
            )}
          </ol>`
    }
    ${when(mayWrite && paper.state !== "closed", () =>
      folded(
        "Ret vejen",
        form(
          shown,
          { action: `${deskPaths.case(paper.id)}/vej` },
          html`<p class="form-hint">I rækkefølge. Lad de sidste stå tomme.</p>`,
          ...Array.from({ length: Math.max(4, waiting.length + 1) }, (_, index) => routeFields(shown, index, waiting[index] ?? null, committees)),
          button("Gem vejen", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function routeFields(shown: Shown, index: number, step: RouteStep | null, committees: readonly CommitteeName[]): Html {
  return html`<fieldset class="route-step">
    <legend>${index + 1}. organ</legend>
    ${choice(shown, { name: `organ${index}`, label: "Organ", none: "Ingen", value: step?.committee === null ? "" : String(step?.committee ?? ""), of: committees.map((each) => [String(each.id), each.name] as const) })}
    ${choice(shown, { name: `behandling${index}`, label: "Behandling", value: step?.reading ?? "only", of: Object.entries(readingNames) })}
  </fieldset>`;
}

export function stationsBlock(stations: readonly CaseStation[]): Html | "" {
  if (stations.length === 0) return "";
  return html`<section class="side-card" aria-labelledby="moeder">
    <h2 id="moeder">På dagsordenen</h2>
    <ul class="plain-list">
      ${stations.map(
        (station) =>
          html`<li>
            <a href="${deskPaths.agenda(station.meeting)}"
              >${station.committeeName}, ${dateInWords(station.date)}${station.number === null ? "" : `, punkt ${station.number}`}</a
            >
            ${station.decision === null ? "" : html`<p>${station.decision}</p>`}
            ${station.stopped ? html`<p class="outcome outcome-open">Begæret indbragt for kommunalbestyrelsen</p>` : ""}
          </li>`,
      )}
    </ul>
  </section>`;
}

export function commentsBlock(shown: Shown, paper: CasePaper, mayWrite: boolean, maySettle: boolean): Html {
  return html`<section class="side-card" aria-labelledby="bemaerkninger">
    <h2 id="bemaerkninger">Bemærkninger</h2>
    ${paper.comments.length === 0 ? html`<p class="quiet">Ingen bemærkninger.</p>` : ""}
    <ul class="plain-list">
      ${paper.comments.map(
        (comment) =>
          html`<li class="${comment.settled ? "is-done" : ""}">
            <p>${comment.text}</p>
            <p class="quiet">
              ${comment.name}${comment.section === null ? "" : ` om ${paper.sections.find((each) => each.key === comment.section)?.heading ?? "et afsnit"}`}${comment.settled ? ", klaret" : ""}
            </p>
            ${!comment.settled && maySettle ? oneClick(shown, { action: `${deskPaths.case(paper.id)}/bemaerkning/${comment.id}`, label: "Klaret", kind: "tertiary" }) : ""}
          </li>`,
      )}
    </ul>
    ${when(mayWrite, () =>
      folded(
        "Skriv en bemærkning",
        form(
          shown,
          { action: `${deskPaths.case(paper.id)}/bemaerkning` },
          area(shown, { name: "bemaerkningstekst", label: "Bemærkning", required: true, rows: 3 }),
          choice(shown, { name: "om", label: "Om", none: "Hele sagen", of: paper.sections.map((each) => [each.key, each.heading ?? each.key] as const) }),
          button("Skriv", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

const kindWords: Record<string, string> = {
  "case-opened": "oprettede sagen",
  "case-described": "rettede oplysninger",
  "section-written": "skrev",
  "section-restored": "hentede en tidligere tekst frem i",
  "recommendation-written": "skrev indstillingen",
  "copied-text-confirmed": "bekræftede kopieret tekst i",
  "attachment-added": "lagde et bilag ved",
  "attachment-replaced": "lagde en ny udgave af et bilag ved",
  "attachment-graded": "ændrede adgang til et bilag",
  "attachment-removed": "fjernede et bilag",
  "attachments-ordered": "flyttede bilag",
  "route-set": "bestemte sagens vej",
  "case-referred": "sendte sagen videre",
  "route-step-done": "behandlede sagen i udvalget",
  "case-sent-for-approval": "sendte sagen til godkendelse",
  "case-approved": "godkendte",
  "case-sent-back": "sendte sagen tilbage",
  "case-commented": "skrev en bemærkning",
  "comment-settled": "klarede en bemærkning",
  "finding-accepted": "svarede på et spørgsmål til teksten",
  "case-closed": "afsluttede sagen",
  "case-reopened": "genåbnede sagen",
};

export function historyBlock(paper: CasePaper, history: readonly HistoryEntry[]): Html {
  return folded(
    "Historik",
    html`<ol class="plain-list history-list">
      ${history.map((entry) => {
        const key = (entry.what["key"] as string | undefined) ?? null;
        const heading = key === null ? "" : (paper.sections.find((each) => each.key === key)?.heading ?? key);
        const isText = entry.kind === "section-written" || entry.kind === "section-restored";
        return html`<li>
          <span class="quiet">${entry.at.toLocaleString("da-DK", { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Copenhagen" })}</span> ${entry.by}
          ${kindWords[entry.kind] ?? entry.kind} ${heading}
          ${isText ? html`<a href="${deskPaths.case(paper.id)}/historik/${entry.id}">Sammenlign<span class="sr-only"> med teksten nu: ${heading}</span></a>` : ""}
        </li>`;
      })}
    </ol>`,
    { id: "historik" },
  );
}
