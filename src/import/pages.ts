/** The working side's pages on importing and doubts: data in, HTML out. */

import { canBeSettled, canStand, settleable } from "#core/doubts.ts";
import { outcomeNames } from "#core/decision.ts";
import { refusals, type RefusalCode } from "#core/refusals.da.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { DoubtFilter, DoubtKind, OpenDoubt, Overview, Run, RunFile } from "./queries.ts";
import type { FileState } from "./store.ts";

const stateNames: Record<FileState, string> = {
  waiting: "Venter",
  filed: "Lagt i arkivet",
  replaced: "Ny udgave i arkivet",
  unchanged: "Uændret",
  attachment: "Lagt ved som bilag",
  doubtful: "Venter på svar",
  failed: "Kunne ikke læses",
};

/** The archive in numbers, for those who keep it. */
export function numbersPage(facts: Overview, archive: string): DeskPage {
  return {
    title: "Arkivet i tal",
    here: "import",
    trail: [["Indlæsning", deskPaths.import]],
    body: html`<h1>Arkivet i tal</h1>
      <ul class="desk-cards">
        ${card(facts.municipalities, "kommuner i arkivet", archive)} ${card(facts.meetings, "møder", archive)} ${card(facts.items, "punkter", archive)}
        ${card(facts.openDoubts, "steder, hvor læseren er i tvivl", deskPaths.doubts)} ${card(facts.failed, "filer, der ikke kunne læses", deskPaths.import)}
      </ul>
      <p><a class="button button-primary" href="${deskPaths.import}">Læs dokumenter ind</a></p>`,
  };
}

function card(number: number, name: string, href: string): Html {
  return html`<li>
    <a href="${href}"><span class="desk-number">${number.toLocaleString("da-DK")}</span> <span>${name}</span></a>
  </li>`;
}

/** Where new documents come in, and how the latest imports went. `refused` tells why the last form was not taken. */
export function importPage(runs: readonly Run[], refused: RefusalCode | null, mayReachOut: boolean): DeskPage {
  const running = runs.some((run) => run.finishedAt === null && run.waiting > 0);
  return {
    title: "Indlæsning",
    here: "import",
    ...(running ? { refresh: 3 } : {}),
    body: html`<h1>Indlæsning</h1>
      ${refusal(refused)}
      <div class="desk-columns">
        <section aria-labelledby="filer">
          <h2 id="filer">Fra denne computer</h2>
          <form method="post" action="${deskPaths.upload}" enctype="multipart/form-data">
            <div class="form-group">
              <label class="form-label" for="valgte">Filer</label>
              <p class="form-hint" id="valgte-hjaelp">PDF, Word (DOCX), HTML, tekst, FirstAgenda-JSON eller en zip med dem i.</p>
              <input class="form-input" id="valgte" name="filer" type="file" multiple required aria-describedby="valgte-hjaelp" />
            </div>
            ${municipalityField("kommune-filer")} ${ocrField("ocr-filer")}
            <button class="button button-primary" type="submit">Læs ind</button>
          </form>
        </section>
        ${mayReachOut ? serverForms() : html`<p class="quiet">Mapper på serveren og FirstAgenda-websteder læses ind af en administrator.</p>`}
      </div>
      <h2>Seneste indlæsninger</h2>
      ${
        runs.length === 0
          ? html`<p>Der er ikke læst noget ind endnu.</p>`
          : html`<div class="table-wrap">
              <table class="table">
                <caption class="sr-only">
                  Seneste indlæsninger
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Startet</th>
                    <th scope="col">Hvad</th>
                    <th scope="col">Klaret</th>
                    <th scope="col">Ikke læst</th>
                    <th scope="col">Tvivl</th>
                  </tr>
                </thead>
                <tbody>
                  ${runs.map(runRow)}
                </tbody>
              </table>
            </div>`
      }`,
  };
}

function serverForms(): Html {
  return html`<section aria-labelledby="mappe">
      <h2 id="mappe">Fra en mappe på serveren</h2>
      <form method="post" action="${deskPaths.importPath}">
        <div class="form-group">
          <label class="form-label" for="sti">Sti til fil eller mappe</label><input class="form-input" id="sti" name="sti" required />
        </div>
        ${municipalityField("kommune-sti")} ${ocrField("ocr-sti")}
        <button class="button button-primary" type="submit">Læs ind</button>
      </form>
    </section>
    <section aria-labelledby="sted">
      <h2 id="sted">Fra et FirstAgenda-websted</h2>
      <form method="post" action="${deskPaths.harvest}">
        <div class="form-group">
          <label class="form-label" for="adresse">Adresse</label>
          <p class="form-hint" id="adresse-hjaelp">For eksempel https://dagsordener.kommune.dk. Siderne hentes langsomt, én i sekundet.</p>
          <input class="form-input" id="adresse" name="adresse" type="url" required aria-describedby="adresse-hjaelp" />
        </div>
        ${municipalityField("kommune-sted")}
        <button class="button button-primary" type="submit">Hent</button>
      </form>
    </section>`;
}

function municipalityField(id: string): Html {
  return html`<div class="form-group">
    <label class="form-label" for="${id}">Kommune (valgfri)</label>
    <p class="form-hint" id="${id}-hjaelp">Bruges, når dokumenterne ikke selv siger, hvor de er fra.</p>
    <input class="form-input" id="${id}" name="kommune" aria-describedby="${id}-hjaelp" />
  </div>`;
}

function ocrField(id: string): Html {
  return html`<div class="form-group">
    <div class="form-group-checkbox">
      <input class="form-checkbox" type="checkbox" id="${id}" name="ocr" value="ja" /><label class="form-label" for="${id}"
        >Læs også indskannede sider (tekstgenkendelse, langsomt)</label
      >
    </div>
  </div>`;
}

function runRow(run: Run): Html {
  const done = run.total - run.waiting;
  const going = run.finishedAt === null;
  return html`<tr>
    <td><a href="${deskPaths.run(run.id)}">${run.startedAt.toLocaleString("da-DK", { dateStyle: "medium", timeStyle: "short" })}</a></td>
    <td>${shortSource(run.source)}</td>
    <td>
      ${going ? html`<progress max="${Math.max(1, run.total)}" value="${done}" aria-label="Klaret"></progress> ` : ""}${done} af
      ${run.total}${going && run.waiting === 0 ? " (afsluttes)" : ""}
    </td>
    <td>${run.failed}</td>
    <td>${run.doubts}</td>
  </tr>`;
}

function shortSource(source: string): string {
  const [first = "", ...more] = source.split("\n");
  const name = first.length > 60 ? `…${first.slice(-58)}` : first;
  return more.length > 0 ? `${name} og ${more.length} mere` : name;
}

export function runPage(
  run: Run,
  states: ReadonlyMap<FileState, number>,
  files: readonly RunFile[],
  state: FileState | null,
  archive: string,
  next: number | null,
): DeskPage {
  const going = run.finishedAt === null && run.waiting > 0;
  const seconds = (Date.parse((run.finishedAt ?? new Date()).toString()) - run.startedAt.getTime()) / 1000;
  const done = run.total - run.waiting;
  const left = done > 0 ? (seconds / done) * run.waiting : null;
  return {
    title: `Indlæsning ${run.id}`,
    here: "import",
    ...(going ? { refresh: 2 } : {}),
    body: html`<p><a href="${deskPaths.import}">Alle indlæsninger</a></p>
      <h1>Indlæsning ${run.id}</h1>
      <p class="quiet">${shortSource(run.source)}</p>
      <div role="status">
        <progress class="wide" max="${Math.max(1, run.total)}" value="${done}" aria-label="Klaret"></progress>
        <p>
          ${done} af ${run.total} filer
          klaret${going ? html` · ${Math.max(1, Math.round(done / Math.max(seconds, 1)))} i sekundet${left === null ? "" : html` · omkring ${Math.ceil(left)} sek. tilbage`}` : run.finishedAt === null ? html`. Indlæsningen er afbrudt; den fortsætter, når samme sti læses ind igen.` : "."}
        </p>
      </div>
      <nav aria-label="Vis">
        <ul class="desk-tabs">
          <li><a href="${deskPaths.run(run.id)}" ${state === null ? html` aria-current="page"` : ""}>Alle (${run.total})</a></li>
          ${[...states].map(([each, n]) => html`<li><a href="${deskPaths.run(run.id)}?vis=${each}" ${each === state ? html` aria-current="page"` : ""}>${stateNames[each]} (${n})</a></li>`)}
        </ul>
      </nav>
      ${
        files.length === 0
          ? html`<p>Ingen filer her.</p>`
          : html`<div class="table-wrap">
              <table class="table">
                <caption class="sr-only">
                  Filer
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Fil</th>
                    <th scope="col">Resultat</th>
                  </tr>
                </thead>
                <tbody>
                  ${files.map((file) => fileRow(file, archive))}
                </tbody>
              </table>
            </div>`
      }
      ${next === null ? "" : html`<p><a href="${deskPaths.run(run.id)}?${state === null ? "" : `vis=${state}&`}efter=${next}">Vis flere</a></p>`}`,
  };
}

function fileRow(file: RunFile, archive: string): Html {
  const name = file.path.split("/").at(-1) ?? file.path;
  return html`<tr>
    <td class="break">${name}</td>
    <td>
      ${stateNames[file.state]}${file.meeting === null ? "" : html`: <a href="${archive}${file.meeting}">${file.meeting}</a>`}${file.doubts > 0 ? html` · ${file.doubts} tvivl` : ""}${file.message === null ? "" : html`<br /><span class="quiet">${file.message}</span>`}
    </td>
  </tr>`;
}

/** Doubts, each with the text it came from, what the reader would propose, and a form to settle it. */
export function doubtsPage(
  list: readonly OpenDoubt[],
  kinds: readonly DoubtKind[],
  filter: DoubtFilter,
  archive: string,
  refused: RefusalCode | null,
  settled: boolean,
): DeskPage {
  const query = (field: string | null, answered: boolean): string => {
    const parts = [field === null ? null : `felt=${encodeURIComponent(field)}`, answered ? "besvaret=ja" : null].filter((part) => part !== null);
    return parts.length === 0 ? deskPaths.doubts : `${deskPaths.doubts}?${parts.join("&")}`;
  };
  return {
    title: "Tvivl",
    here: "doubts",
    body: html`<h1>Tvivl</h1>
      <p class="lead">Her står det, læseren ikke ville gætte sig til. Et svar huskes, også når dokumentet læses ind igen.</p>
      ${refusal(refused)}
      ${when(
        settled && refused === null,
        () =>
          html`<div class="alert alert-success" role="status">
            <div class="alert-body"><p class="alert-text">Svaret er gemt, og dokumentet er lagt i arkivet på ny.</p></div>
          </div>`,
      )}
      <nav aria-label="Vis">
        <ul class="desk-tabs">
          <li><a href="${query(null, false)}" ${filter.field === null && !filter.answered ? html` aria-current="page"` : ""}>Alle ubesvarede</a></li>
          ${kinds.map((kind) => html`<li><a href="${query(kind.field, false)}" ${filter.field === kind.field && !filter.answered ? html` aria-current="page"` : ""}>${fieldName(kind.field)} (${kind.n})</a></li>`)}
          <li><a href="${query(null, true)}" ${filter.answered ? html` aria-current="page"` : ""}>Besvarede</a></li>
        </ul>
      </nav>
      ${
        list.length === 0
          ? html`<p>${filter.answered ? "Ingen er besvaret endnu." : "Her er ingen ubesvarede."}</p>`
          : html`<ul class="plain-list doubt-list">
              ${list.map((doubt) => doubtCard(doubt, archive))}
            </ul>`
      }`,
  };
}

function doubtCard(doubt: OpenDoubt, archive: string): Html {
  const field = canBeSettled(doubt);
  const source = html`<a href="${deskPaths.document(doubt.sha256)}${doubt.page === null ? "" : `#page=${doubt.page}`}"
    >${doubt.fileName}${doubt.page === null ? "" : `, side ${doubt.page}`}</a
  >`;
  const mayStand = canStand(doubt, doubt.meeting !== null);
  return html`<li class="doubt">
    <h2 class="doubt-reason">${doubt.reason}</h2>
    <p class="quiet">
      ${doubt.meeting === null ? "Ikke i arkivet endnu" : html`<a href="${archive}${doubt.meeting}">${doubt.meeting}</a>`}${doubt.itemName === null ? "" : html` · ${doubt.itemName}`}
      · ${source}
    </p>
    ${doubt.text === "" ? "" : html`<blockquote class="doubt-text">${doubt.text}</blockquote>`}
    ${doubt.answer === null ? "" : html`<p><strong>${answerNames[doubt.answer]}</strong>${doubt.value === null ? "" : `: ${doubt.value}`} (${doubt.by})</p>`}
    <form method="post" action="${deskPaths.doubt(doubt.key)}" class="doubt-form">
      ${doubt.proposal === null || field === null ? "" : html`<button class="button button-primary" name="svar" value="accepted" type="submit">Ja: ${doubt.proposal}</button>`}
      ${
        field === null
          ? ""
          : html`<div class="form-group"><label class="form-label" for="v-${doubt.key}">${settleable[field].label}</label>${valueInput(field, doubt)}</div>
              <button class="button button-secondary" name="svar" value="corrected" type="submit">Gem</button>`
      }
      ${when(mayStand, () => html`<button class="button button-tertiary" name="svar" value="dismissed" type="submit">Set, og som det skal være</button>`)}
    </form>
  </li>`;
}

function valueInput(field: keyof typeof settleable, doubt: OpenDoubt): Html {
  const id = `v-${doubt.key}`;
  if (field === "decision/outcome")
    return html`<select class="form-select" id="${id}" name="vaerdi">
      <option value="">Vælg udfald</option>
      ${Object.entries(outcomeNames).map(([value, name]) => html`<option value="${value}" ${value === (doubt.value ?? doubt.proposal) ? html` selected` : ""}>${name}</option>`)}
    </select>`;
  if (field === "public")
    return html`<select class="form-select" id="${id}" name="vaerdi">
      <option value="">Vælg</option>
      <option value="lukket">Lukket</option>
      <option value="åben">Åben</option>
    </select>`;
  if (field === "meeting/kind")
    return html`<select class="form-select" id="${id}" name="vaerdi">
      <option value="minutes">Referat</option>
      <option value="agenda">Dagsorden</option>
    </select>`;
  if (field === "meeting/date") return html`<input class="form-input" id="${id}" name="vaerdi" type="date" value="${doubt.value ?? doubt.proposal ?? ""}" />`;
  return html`<input class="form-input" id="${id}" name="vaerdi" value="${doubt.value ?? doubt.proposal ?? ""}" />`;
}

const answerNames = { accepted: "Godtaget", corrected: "Rettet", dismissed: "Set, og som det skal være" } as const;

const fieldNames: Record<string, string> = {
  municipality: "Kommune",
  "organization/name": "Udvalg",
  "meeting/date": "Mødedato",
  "meeting/kind": "Referat eller dagsorden",
  name: "Titel",
  number: "Punktnummer",
  public: "Åben eller lukket",
  caseNumber: "Sagsnummer",
  "decision/outcome": "Udfald",
  "decision/text": "Beslutning",
  decision: "Beslutning",
  "meeting/participants": "Deltagere",
  "source/ocrPages": "Tekstgenkendelse",
  "source/partial": "Læst delvist",
};

function fieldName(field: string): string {
  return fieldNames[field] ?? fieldNames[field.split("/").at(-1) ?? ""] ?? field;
}

function refusal(code: RefusalCode | null): Html {
  return code === null
    ? html``
    : html`<div class="alert alert-error" role="alert">
        <div class="alert-body"><p class="alert-text">${refusals[code]}</p></div>
      </div>`;
}
