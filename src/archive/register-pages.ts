/** The register of sealed minutes, and the page on which anyone checks a file: data in, HTML out. */

import { dateLong } from "#core/calendar.ts";
import type { Entry, Head } from "#core/register.ts";
import { shortId, type SealKey } from "#core/seal/keys-list.ts";
import { moment } from "#ui/dates.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { paths } from "#ui/paths.ts";

export type RegisterView = { entries: readonly Entry[]; head: Head | null; keys: readonly SealKey[]; page: number; perPage: number };

/** "Referat, Teknisk Udvalg den 4. marts 2026". */
export function entryTitle({ kind, committee, date }: Pick<Entry, "kind" | "committee" | "date">): string {
  return `${kind === "addition" ? "Tilføjelse til protokollen" : "Referat"}, ${committee} den ${dateLong(date)}`;
}

export function registerPage({ entries, head, keys, page, perPage }: RegisterView): Page {
  const last = head === null ? 1 : Math.max(1, Math.ceil(head.number / perPage));
  return {
    title: "Registret over forseglede referater",
    description: "Hvert underskrevet referat står her med sit fingeraftryk, kædet sammen, så ingen kan ændre et uden at det ses.",
    path: paths.register,
    trail: [["Registret", paths.register]],
    feeds: [["Registret over forseglede referater", paths.registerFeed]],
    body: html`<div class="reading">
      <h1>Registret over forseglede referater</h1>
      <p class="lead">
        Hvert referat, der er underskrevet, står her med sit fingeraftryk. Hver indførsel bygger på den før, og enden er underskrevet. Gemmer du en kopi, kan
        ingen ændre noget af det, den dækker, uden at du kan vise det.
      </p>
      ${head === null ? html`<p>Der er ikke forseglet noget endnu.</p>` : ending(head)} ${when(entries.length > 0, () => html`<h2>Indførsler</h2>`)}
      <ol class="plain-list">
        ${entries.map(
          (entry) =>
            html`<li id="nr-${entry.number}">
              <h3>Nr. ${entry.number}: ${entryTitle(entry)}</h3>
              <p>Forseglet ${moment(entry.at)}. ${entry.signers === 1 ? "Én har underskrevet" : `${entry.signers} har underskrevet`}.</p>
              ${when(entry.clock === "back", () => html`<p>Uret var gået tilbage, da dette blev skrevet: tidspunktet kan være forkert.</p>`)}
              <details>
                <summary>Fingeraftryk af nr. ${entry.number}</summary>
                <dl>
                  ${(
                    [
                      ["Teksten, som underskrifterne gælder", entry.official],
                      ["Underskriftsbladet", entry.sheet],
                      ["Den hele PDF", entry.pdf],
                      ["De hele data", entry.json],
                      ["Indførslen før", entry.previous],
                      ["Denne indførsel", entry.hash],
                    ] as const
                  ).map(
                    ([name, sha256]) =>
                      html`<dt>${name}</dt>
                        <dd><code>${sha256}</code></dd>`,
                  )}
                </dl>
              </details>
            </li>`,
        )}
      </ol>
      ${when(
        last > 1,
        () =>
          html`<nav aria-label="Sider af registret">
            <p>
              Side ${page} af ${last}. ${page > 1 ? html`<a href="${paths.register}?side=${page - 1}" rel="prev">Nyere indførsler</a>` : ""}
              ${page < last ? html`<a href="${paths.register}?side=${page + 1}" rel="next">Ældre indførsler</a>` : ""}
            </p>
          </nav>`,
      )}
      ${when(keys.length > 0, () => keyList(keys))}
    </div>`,
  };
}

function ending(head: Head): Html {
  return html`<h2>Registrets ende</h2>
    <p>Nr. ${head.number}, underskrevet ${moment(head.at)} af ${head.municipality}:</p>
    <p><code>${head.hash}</code></p>
    <ul>
      <li><a href="${paths.registerFile}">Hent hele registret</a> (JSON, en indførsel på hver linje)</li>
      <li><a href="${paths.registerHead}">Hent den underskrevne ende alene</a></li>
      <li><a href="${paths.keys}">Hent nøglelisten</a></li>
      <li><a href="${paths.registerFeed}">Følg registret</a> (Atom)</li>
      <li><a href="${paths.check}">Efterprøv et referat</a></li>
    </ul>`;
}

function keyList(keys: readonly SealKey[]): Html {
  return html`<h2>Nøgler</h2>
    <ul>
      ${keys.map(
        (key) =>
          html`<li>
            <code>${shortId(key.id)}</code> fra
            ${moment(key.from)}${key.to === null ? ", i brug" : html` til ${moment(key.to)}`}${key.end === null ? "" : key.end.kind === "revoked" ? `. Trukket tilbage: ${key.end.why}` : `. Skiftet: ${key.end.why}`}
          </li>`,
      )}
    </ul>`;
}

/** Checking in the browser; without a script, by command and with standard tools, step by step. */
export function checkPage({ module, origin, sealed }: { module: string; origin: string; sealed: boolean }): Page {
  return {
    title: "Efterprøv et referat",
    description: "Se efter, om et forseglet referat er det, der blev underskrevet. Filen forlader ikke din browser.",
    path: paths.check,
    trail: [["Efterprøv et referat", paths.check]],
    hasJson: false,
    body: html`<div class="reading">
      <script type="module" src="${module}"></script>
      <h1>Efterprøv et referat</h1>
      <p class="lead">
        Har du fået et forseglet referat, en protokoludskrift eller en tilføjelse som PDF eller JSON, kan du her se, om det er det, der blev underskrevet.
      </p>
      ${when(
        sealed,
        () =>
          html`<p>
            Hent først <a href="${paths.registerFile}">registret</a> og <a href="${paths.keys}">nøglelisten</a>, eller brug kopier, du selv har gemt. Så siger
            efterprøvningen også, hvis segl det er, og om referatet står i registret.
          </p>`,
      )}
      <div data-check hidden>
        <p class="form-group">
          <label class="form-label" for="filer">Vælg filerne</label>
          <span class="form-hint" id="filer-hjaelp"
            >Referatet, og gerne registret og nøglelisten, alle på én gang. Filerne bliver i din browser: siden kan ikke sende noget nogen steder hen.</span
          >
          <input class="form-input" type="file" id="filer" multiple accept=".pdf,.json,.jsonl" aria-describedby="filer-hjaelp" />
        </p>
        <div role="status" aria-live="polite" data-check-told></div>
      </div>
      <h2>Uden denne side</h2>
      <p>Med Sagsgang på din egen maskine, uden database og uden net:</p>
      <pre><code>npm run --silent sagsgang -- verify referat.pdf --register register.jsonl --keys noegler.json</code></pre>
      <p>Med almindelige værktøjer, trin for trin:</p>
      <ol>
        <li>
          Se, at PDF-filen er byte for byte den, seglet blev sat på. Der skal stå ”Signature is Valid” og ”Total document signed”:
          <pre><code>pdfsig -nocert referat.pdf</code></pre>
        </li>
        <li>
          Tag dataene ud af PDF-filen:
          <pre><code>pdfdetach -saveall referat.pdf</code></pre>
        </li>
        <li>
          Tag fingeraftrykket af fortegnelsen. Det er det, underskrifterne gælder, og det står i registret som ”official”:
          <pre><code>jq -rj .text.manifest referat.json | sha256sum
grep -n FINGERAFTRYKKET register.jsonl</code></pre>
        </li>
        <li>
          Tag fingeraftrykket af en del. Det skal stå ud for delens navn i fortegnelsen (her nr. 0, ”hoved”):
          <pre><code>jq -rj '.text.parts[0] | .salt + "\\n" + .name + "\\n" + .text' referat.json | sha256sum
jq -r .text.manifest referat.json | grep hoved</code></pre>
        </li>
        <li>
          Tag fingeraftrykket af en indførsel i registret. Det skal være dens ”hash”, og den næstes ”previous” (her nr. 1, som står på linje 2):
          <pre><code>sed -n 2p register.jsonl | jq -cj 'del(.hash)' | sha256sum
sed -n 2p register.jsonl | jq -r .hash</code></pre>
        </li>
        <li>
          Efterprøv registrets ende med nøglen fra nøglelisten. Der skal stå ”Verified OK”:
          <pre><code>tail -n 1 register.jsonl | jq -cj 'del(.signed)' &gt; ende
tail -n 1 register.jsonl | jq -r .signed.signature | base64 -d &gt; ende.sig
jq -r '.keys[-1].spki' noegler.json | base64 -d | openssl pkey -pubin -inform DER -out noegle.pem
openssl dgst -sha256 -verify noegle.pem -signature ende.sig ende</code></pre>
        </li>
      </ol>
      <h2>Hvad det viser, og hvad det ikke viser</h2>
      <p>
        Det viser, at teksten er den, der blev underskrevet og forseglet, og at registret ikke er ændret siden. Det viser ikke, at det, der står, er rigtigt. En
        underskrift med login står på systemets ord. Ved en underskrift med adgangsnøgle kan det efterprøves uden kommunen, at en bestemt nøgle har underskrevet
        netop denne tekst; hvis nøglen er, står på kommunens ord. Lukkede dele er med som fingeraftryk, som ingen kan gætte teksten ud fra.
      </p>
      <p>
        Sammenlign nøglens fingeraftryk på <a href="${origin}${paths.register}">registrets side</a> med det, kommunen selv oplyser. Den, der kun har fået filen
        og nøglen samme sted fra, kan være snydt.
      </p>
    </div>`,
  };
}
