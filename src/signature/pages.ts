/** The signature sheet and the text it stands for: data in, HTML out. */

import type { PlannedMeeting } from "#core/committee.ts";
import type { Block } from "#core/house-styles/print-minutes.ts";
import { minutesStateNames, type Minutes } from "#core/minutes.ts";
import { may } from "#core/rights.ts";
import { missing, type Signer, type Signing } from "#core/signing.ts";
import type { Audience } from "#core/visibility.ts";
import { moment } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, field, folded, form, hidden, oneClick, tick, told, type Shown } from "#ui/form.ts";
import { fingerprint } from "#ui/fingerprint.ts";
import { html, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { printedHead, printedItem } from "#ui/printed.ts";

export type SigningView = {
  meeting: PlannedMeeting;
  committee: string;
  audience: Audience;
  isSecretary: boolean;
  minutes: Minutes | null;
  /** The sheet of the text that stands now; null when it has not been sent, or the one sent has fallen. */ signing: Signing | null;
  /** Null before there is a text this person may see. */ text: {
    blocks: readonly Block[];
    items: readonly { number: string; title: string }[];
    attendance: readonly string[];
    /** The parts in which these data are not what is signed: then none of it is shown. */ otherwise: readonly string[];
    sha256: string;
  } | null;
  hasPasskey: boolean;
  withoutEmail: readonly number[];
};

const roleNames: Record<Signer["role"], string> = {
  chair: "Formand",
  viceChair: "Næstformand",
  member: "Medlem",
  substitute: "Stedfortræder",
  secretary: "Sekretær",
};
const howNames = { passkey: "med adgangsnøgle", login: "med login" } as const;

export function signingPage(shown: Shown, view: SigningView): DeskPage {
  const { meeting, text, signing } = view;
  return {
    title: meetingTitle("Underskrift", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    modules: view.hasPasskey ? ["once", "passkey"] : ["once"],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "signing", placesFor(view.audience, view.isSecretary, true), "Underskrift")}
    ${
      text === null
        ? html`<p class="empty">
            ${view.audience === "staff" ? html`Referatet er kladde. <a href="${deskPaths.minutes(meeting.id)}">Lås teksten</a>, før den sendes til underskrift.` : "Referatet er ikke sendt til underskrift endnu."}
          </p>`
        : html`${standing(shown, view)} ${signing === null ? "" : sheet(shown, view, signing)}
          ${text.otherwise.length > 0 ? notAsFrozen(text.otherwise) : html`${signedText(view, text)} ${signing === null ? "" : signForms(shown, view, signing)}`}`
    }`,
  };
}

function standing(shown: Shown, view: SigningView): Html {
  const { meeting, minutes, signing, text } = view;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const base = deskPaths.signing(meeting.id);
  const mine = signing === null ? null : whereI(shown.actor.person, signing);
  const left = signing === null ? 0 : missing(signing).length;
  return html`<section class="minutes-state" aria-labelledby="stand">
    <h2 id="stand">${signing?.state === "complete" ? "Referatet er underskrevet" : `Referatet er ${minutesStateNames[minutes!.state].toLowerCase()}`}</h2>
    ${when(signing === null, () => html`<p>Teksten ligger fast, men er ikke sendt til underskrift endnu.</p>`)}
    ${when(signing?.state === "open", () => html`<p>${left === 1 ? "Én mangler" : `${left} mangler`} at tage stilling. Når den sidste har underskrevet, er referatet underskrevet.</p>`)}
    ${when(signing?.state === "complete", () => html`<p>Alle har taget stilling. Referatet ændres ikke mere; rettelser kommer som tilføjelser. <a href="${deskPaths.seal(meeting.id)}">Se seglet</a></p>`)}
    ${mine === "missing" && text!.otherwise.length === 0 ? html`<p><a class="button button-primary" href="#skriv-under">Gå til din underskrift</a></p>` : ""}
    ${mine === "signed" && signing?.state === "open" ? html`<p class="quiet">Du har underskrevet. En underskrift kan kun fjernes af udvalgssekretæren, med en grund.</p>` : ""}
    ${fingerprint(text!.sha256)}
    <div class="minutes-tools">
      ${when(minutes!.state === "frozen" && text!.otherwise.length === 0 && can("send-for-signature"), () => oneClick(shown, { action: `${base}/send`, label: "Send til underskrift", kind: "primary" }))}
      ${when(signing?.state === "open" && left > 0 && can("remind-signers"), () => oneClick(shown, { action: `${base}/mind`, label: left === 1 ? "Mind den, der mangler" : `Mind de ${left}, der mangler` }))}
    </div>
    ${when(signing?.state === "open" && can("remind-signers"), () => reminders(view, signing!))}
    ${when(minutes!.state !== "signed" && can("take-back-minutes"), () =>
      folded(
        "Tag referatet tilbage til kladde",
        form(
          shown,
          { action: `${base}/tag-tilbage` },
          html`<p>
            ${signing === null ? "Teksten kan så rettes og låses igen." : "De underskrifter, der er givet, falder bort: de gjaldt den tekst, der stod her."}
          </p>`,
          field(shown, { name: "grund", id: "tag-tilbage-grund", label: "Hvorfor", required: true }),
          button("Tag tilbage", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function reminders({ withoutEmail }: SigningView, signing: Signing): Html {
  const last = signing.reminders.at(-1);
  const unreached = signing.signers.filter((signer) => withoutEmail.includes(signer.person)).map((signer) => signer.name);
  return html`${last === undefined ? "" : html`<p class="quiet">Sidst mindet om ${moment(last.at)}.</p>`}
  ${unreached.length === 0 ? "" : html`<p class="quiet">Ingen e-mailadresse, og derfor ingen besked: ${unreached.join(", ")}.</p>`}`;
}

function whereI(person: number, signing: Signing): "signed" | "declined" | "missing" | null {
  if (signing.signatures.some((each) => each.person === person)) return "signed";
  if (signing.declined.some((each) => each.person === person)) return "declined";
  return signing.state === "open" && signing.signers.some((each) => each.person === person) ? "missing" : null;
}

/** Who has signed when and how, who would not and why, who is missing. */
function sheet(shown: Shown, view: SigningView, signing: Signing): Html {
  const mayUndo = signing.state === "open" && may(shown.actor, "undo-signature", view.meeting.committee);
  return html`<section aria-labelledby="underskrifter">
    <h2 id="underskrifter">Underskriftsblad</h2>
    <ul class="signature-sheet">
      ${signing.signers.map((signer) => {
        const signed = signing.signatures.find((each) => each.person === signer.person);
        const declined = signing.declined.find((each) => each.person === signer.person);
        return html`<li class="${signed ? "is-signed" : declined ? "is-declined" : "is-missing"}">
          <div>
            <p class="signer">${signer.name}${signer.party === null ? "" : ` (${signer.party})`} <span class="quiet">${roleNames[signer.role]}</span></p>
            <p class="signer-state">
              ${signed ? html`<strong>Underskrevet</strong> ${howNames[signed.how]} ${moment(signed.at)}` : declined ? html`<strong>Afslået</strong> ${moment(declined.at)}: ${declined.reason}` : html`<strong>Mangler</strong>`}
            </p>
          </div>
          ${when(mayUndo && (signed ?? declined) !== undefined, () =>
            folded(
              signed ? `Fjern ${signer.name}s underskrift` : `Fjern ${signer.name}s afslag`,
              form(
                shown,
                { action: `${deskPaths.signing(view.meeting.id)}/fjern` },
                hidden("person", signer.person),
                field(shown, { name: "grund", id: `fjern-${signer.person}`, label: "Hvorfor", required: true }),
                button("Fjern", { kind: "secondary" }),
              ),
            ),
          )}
        </li>`;
      })}
    </ul>
    ${view.audience === "staff" ? html`<p><a href="${deskPaths.signing(view.meeting.id)}/bevis.json">Hent underskrifternes beviser</a> <span class="quiet">(til at efterprøve uden Sagsgang)</span></p>` : ""}
  </section>`;
}

function notAsFrozen(parts: readonly string[]): Html {
  return html`<div class="alert alert-error" role="alert">
    <div class="alert-body">
      <p class="alert-heading">Referatet kan ikke vises til underskrift</p>
      <p class="alert-text">
        Referatets data er ikke det, der blev låst: ${parts.join(", ")}. Noget er ændret uden om programmet. Sig det til en administrator; udvalgssekretæren kan
        tage referatet tilbage til kladde, se det efter og låse det igen.
      </p>
    </div>
  </div>`;
}

/** All that a signature stands for: the minutes, who was there, the attachments by their names. */
function signedText({ meeting }: SigningView, text: NonNullable<SigningView["text"]>): Html {
  return html`<section aria-labelledby="teksten">
    <h2 id="teksten">Det, der underskrives</h2>
    <p>
      Underskriften gælder hele teksten herunder og fremmødet. I <a href="${deskPaths.signing(meeting.id)}/tekst.txt">teksten tegn for tegn</a> står først den
      fortegnelse, fingeraftrykket er taget af, og så hver del, den dækker.
    </p>
    <div class="minutes-paper signed-text">
      ${printedHead(text.blocks)}
      ${text.items.map(
        ({ number, title }, index) =>
          html`<section aria-labelledby="u-punkt-${index}">
            <h3 class="signed-item" id="u-punkt-${index}"><span class="item-number">Punkt ${number}</span> ${title}</h3>
            ${printedItem(text.blocks, index, 4)}
          </section>`,
      )}
      <h3>Fremmøde</h3>
      <ul>
        ${text.attendance.map((line) => html`<li>${line}</li>`)}
      </ul>
    </div>
  </section>`;
}

function signForms(shown: Shown, view: SigningView, signing: Signing): Html | "" {
  const mine = whereI(shown.actor.person, signing);
  if (signing.state !== "open" || mine === null || mine === "signed") return "";
  const base = deskPaths.signing(view.meeting.id);
  const read = "Jeg har læst referatet";
  return html`<section class="sign-forms" id="skriv-under" aria-labelledby="skriv-under-h">
    <h2 id="skriv-under-h">Din underskrift</h2>
    ${mine === "declined" ? html`<p>Du har afslået at underskrive. Du kan stadig underskrive, så længe referatet er til underskrift.</p>` : ""}
    <div class="sign-ways">
      ${
        view.hasPasskey
          ? html`<form class="sign-way" data-passkey="get" data-begin="${base}/noegle/begynd" data-finish="${base}/noegle" hidden>
              <h3>Med din adgangsnøgle</h3>
              <p>Nøglen skriver under på netop denne tekst, og det kan efterprøves bagefter.</p>
              ${hidden("sha256", signing.sha256)} ${tick(shown, { name: "laest", label: read, id: "laest-noegle" })}
              <button class="button button-primary" type="submit">Underskriv med adgangsnøgle</button>
              <p class="quiet" role="status" data-passkey-told></p>
            </form>`
          : ""
      }
      ${form(
        shown,
        { action: `${base}/underskriv`, class: "sign-way" },
        html`<h3>Med dit login</h3>
          <p>
            Du er logget ind som
            ${shown.actor.name}.${view.hasPasskey ? "" : html` Vil du underskrive med en adgangsnøgle, så <a href="${deskPaths.account}">gem en først</a>.`}
          </p>`,
        hidden("sha256", signing.sha256),
        tick(shown, { name: "laest", label: read, id: "laest-login" }),
        button("Underskriv med dit login", { kind: view.hasPasskey ? "secondary" : "primary" }),
      )}
    </div>
    ${when(mine === "missing", () =>
      folded(
        "Jeg vil ikke underskrive",
        form(
          shown,
          { action: `${base}/afslaa` },
          area(shown, {
            name: "grund",
            id: "afslag",
            label: "Hvorfor",
            required: true,
            rows: 3,
            hint: "Grunden står på underskriftsbladet i stedet for din underskrift.",
          }),
          button("Afslå at underskrive", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}
