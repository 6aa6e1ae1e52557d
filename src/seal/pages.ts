/** The seal of a meeting's minutes: the register's entry, the sealed files, excerpts with their own proof. Data in, HTML out. */

import type { PlannedMeeting } from "#core/committee.ts";
import type { Entry } from "#core/register.ts";
import type { Audience } from "#core/visibility.ts";
import { day, moment } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { fingerprint } from "#ui/fingerprint.ts";
import { told, type Shown } from "#ui/form.ts";
import { html, when } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";

export type SealView = {
  meeting: PlannedMeeting;
  committee: string;
  audience: Audience;
  isSecretary: boolean;
  signed: boolean;
  entry: Entry | null;
  /** Of each addition its number and entry, null while it waits. */ additions: readonly { number: number; at: string; entry: Entry | null }[];
  /** Items of which an excerpt can be had; none of minutes frozen as one text. */ items: readonly {
    number: string;
    title: string;
    /** Where it begins in the sealed PDF. */ page: number | null;
  }[];
  register: string;
  check: string;
};

export function sealPage(shown: Shown, view: SealView): DeskPage {
  const { meeting, entry, additions, items } = view;
  const base = deskPaths.seal(meeting.id);
  return {
    title: meetingTitle("Segl", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "signing", placesFor(view.audience, view.isSecretary, true), "Segl")}
    ${
      entry === null
        ? html`<p class="empty">
            ${view.signed ? "Referatet er underskrevet og venter på at blive forseglet. Det sker af sig selv inden for få minutter. Sker det ikke, så bed en administrator se efter nøglen." : "Referatet forsegles, når alle har taget stilling til at underskrive."}
          </p>`
        : html`<section aria-labelledby="segl">
              <h2 id="segl">Nr. ${entry.number} i registret</h2>
              <p>
                Forseglet ${moment(entry.at)}.
                ${entry.signers === 1 ? "Én har underskrevet." : `${entry.signers} har underskrevet.`}${entry.clock === "back" ? " Uret var gået tilbage, så tidspunktet kan være forkert." : ""}
              </p>
              ${fingerprint(entry.official)}
              <p>Filerne her er hele: de lukkede punkter er med. De er til dem, der må læse dem, og lægges ikke ud.</p>
              <ul>
                <li><a href="${base}/referat.pdf">Det forseglede referat som PDF</a></li>
                <li><a href="${base}/referat.json">Teksten, underskriftsbladet og beviserne som data</a></li>
                <li><a href="${base}/referat.docx">Referatet som Word-dokument</a> <span class="quiet">(uden segl)</span></li>
              </ul>
              <p><a href="${view.register}">Registret, som alle kan se</a> · <a href="${view.check}">Efterprøv en fil</a></p>
            </section>
            ${when(
              additions.length > 0,
              () =>
                html`<section aria-labelledby="tilfoejelser">
                  <h2 id="tilfoejelser">Tilføjelser til protokollen</h2>
                  <ul>
                    ${additions.map(
                      (each) =>
                        html`<li>
                          Tilføjelse nr. ${each.number}, ${day(each.at.slice(0, 10))}:
                          ${each.entry === null ? "venter på at blive forseglet" : html`nr. ${each.entry.number} i registret, <a href="${base}/tilfoejelse-${each.number}.pdf">PDF</a> og <a href="${base}/tilfoejelse-${each.number}.json">data</a>`}
                        </li>`,
                    )}
                  </ul>
                </section>`,
            )}
            ${when(
              items.length > 0,
              () =>
                html`<section aria-labelledby="udskrifter">
                  <h2 id="udskrifter">Protokoludskrifter med eget bevis</h2>
                  <p>En udskrift viser ét punkt og svarer til de samme underskrifter og den samme indførsel som hele referatet.</p>
                  <ul>
                    ${items.map(
                      ({ number, title, page }) =>
                        html`<li>
                          Punkt ${number}, ${title}${page === null ? "" : `, side ${page} i det forseglede referat`}:
                          <a href="${base}/udskrift-${encodeURIComponent(number)}.pdf">PDF</a> og
                          <a href="${base}/udskrift-${encodeURIComponent(number)}.json">data</a>
                        </li>`,
                    )}
                  </ul>
                </section>`,
            )}`
    }`,
  };
}
