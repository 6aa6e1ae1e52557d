/** The pages of what is public: data in, HTML out. */

import { danishClock, danishDay, dateLong } from "#core/calendar.ts";
import type { PlannedMeeting } from "#core/committee.ts";
import type { Habit } from "#core/closed-statistics.ts";
import type { ItemOut } from "#core/open-minutes.ts";
import {
  breachDeadline,
  editionNames,
  editions,
  isCleared,
  itemPartNames,
  itemParts,
  mayPublish,
  openPartsOf,
  outNow,
  publicationStateNames,
  type Edition,
  type FoundInPapers,
  type Grading,
  type HowFar,
  type PartName,
  type Publication,
} from "#core/publication.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { may } from "#core/rights.ts";
import { refuse } from "#core/verdict.ts";
import type { Audience } from "#core/visibility.ts";
import { isClosed } from "#core/visibility.ts";
import { moment } from "#ui/dates.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, hidden, oneClick, radios, tick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { habits } from "./watch-pages.ts";

export type PublicationView = {
  meeting: PlannedMeeting;
  committee: string;
  audience: Audience | null;
  isSecretary: boolean;
  far: HowFar;
  /** Every item that was sent, with all editions out. */ items: readonly ItemOut[];
  attachments: readonly { item: number; id: number; name: string; open: boolean }[];
  publication: Publication | null;
  /** The open side's page of the meeting, when it is out. */ address: string | null;
  usual: readonly Edition[];
  fourEyes: boolean;
  habits: readonly Habit[];
};

const basisChoices = [
  "Offentlighedsloven § 30 (personlige forhold, forretningshemmeligheder)",
  "Forvaltningsloven § 27 (tavshedspligt)",
  "Kommunestyrelsesloven § 10 (dørlukning)",
  "Databeskyttelsesforordningen art. 6",
] as const;

export function publicationPage(shown: Shown, view: PublicationView): DeskPage {
  const { meeting, publication } = view;
  const state = publication?.state ?? "unpublished";
  return {
    title: meetingTitle("Offentlighed", view.committee, meeting),
    here: "meetings",
    trail: [["Møder", deskPaths.meetings]],
    modules: ["once"],
    body: html`${told(shown)}${meetingHead(meeting, view.committee, "publication", placesFor(view.audience, view.isSecretary, true), "Offentlighed")}
      ${breachNote(view)} ${standing(view, state)} ${when(may(shown.actor, "publish-papers", meeting.committee), () => releasing(shown, view))}
      ${findings(shown, view)} ${habits(view.habits)}
      <section aria-labelledby="punkter">
        <h2 id="punkter">Hvad offentligheden må se, punkt for punkt</h2>
        <p>
          <a href="${deskPaths.publication(meeting.id)}/forhaandsvisning">Se side om side, hvad der kommer ud, og hvad der bliver tilbage</a>
        </p>
        ${view.items.map((item) => itemBlock(shown, view, item))}
      </section>
      ${when(state === "published" && may(shown.actor, "retract-papers", meeting.committee), () => retracting(shown, view))} ${sheet(shown, view)}
      ${history(view)}`,
  };
}

function breachNote({ publication, meeting }: PublicationView): Html | "" {
  const breach = publication?.breach ?? null;
  if (breach === null || breach.reportedAt !== null) return "";
  return html`<div class="alert alert-warning">
    <div class="alert-body">
      <p class="alert-heading">Personoplysninger har været offentlige</p>
      <p class="alert-text">
        Bruddet blev kendt ${moment(breach.knownAt)}. Er det ikke anmeldt senest ${moment(breachDeadline(breach))}, skal det begrundes.
        <a href="${deskPaths.publication(meeting.id)}#brud">Udfyld skemaet</a>
      </p>
    </div>
  </div>`;
}

function standing({ publication, address, meeting }: PublicationView, state: Publication["state"]): Html {
  const now = outNow(publication);
  const out = (publication?.out ?? []).filter((each) => each.until === null);
  return html`<section class="minutes-state" aria-labelledby="stand">
    <h2 id="stand">${publicationStateNames[state]}</h2>
    ${
      state === "published" && out.length > 0
        ? html`<ul>
              ${out.map((each) => html`<li>${each.edition === "excerpt" ? `Protokoludskrift (punkt-id ${each.item})` : editionNames[each.edition]}: offentlig siden ${moment(each.from)}, af ${each.name}</li>`)}
            </ul>
            ${when(address, () => html`<p><a href="${address!}">Se mødet, som offentligheden ser det${icon("open-in-new")}</a></p>`)}`
        : html`<p>
            ${state === "retracted" ? "Alt er taget ned igen. Adresserne svarer, at det er trukket tilbage." : "Offentligheden kan ikke se noget fra dette møde."}
          </p>`
    }
    ${(publication?.planned ?? []).map(
      (each) =>
        html`<p>
          ${editionNames[each.edition]} er planlagt til ${moment(each.at)} af
          ${each.name}${each.stopped === null ? "." : html`, men <strong>blev standset</strong>: ${each.stopped}`}
        </p>`,
    )}
    ${when(now.editions.length > 0, () => html`<p class="quiet">Det, der er ude, ændres ikke af sig selv, når noget åbnes her: offentliggør det igen. Det, der lukkes, tages ned med det samme.</p>`)}
    <p><a href="${deskPaths.closedItems(meeting.committee)}">Udvalgets lukkede punkter år for år</a></p>
  </section>`;
}

function releasing(shown: Shown, view: PublicationView): Html {
  const { meeting, far, publication } = view;
  const base = deskPaths.publication(meeting.id);
  const now = outNow(publication).editions;
  const ready = editions.filter((edition) => mayPublish(edition, far) === null);
  const waiting = editions.filter((edition) => mayPublish(edition, far) !== null);
  const chosen = (edition: Edition): boolean => now.includes(edition) || view.usual.includes(edition);
  if (ready.length === 0) return html`<p class="empty">${sentenceOf(refuse("agenda-not-released"))}</p>`;
  return html`<section aria-labelledby="udgiv">
    <h2 id="udgiv">Offentliggør</h2>
    ${form(
      shown,
      { action: `${base}/offentliggoer` },
      html`<fieldset class="form-group">
        <legend class="form-label">Hvad</legend>
        ${ready.map((edition) => tick(shown, { name: "hvad", value: edition, label: editionNames[edition], checked: chosen(edition), ...(now.includes(edition) ? { hint: "er ude; sendes ud igen, som det står nu" } : {}) }))}
      </fieldset>`,
      ...(far.minutesFrozen
        ? [
            folded(
              "Kun protokoludskrift af enkelte punkter",
              html`${view.items.map(({ source, number, whole }) => tick(shown, { name: "udskrift", value: String(source.item.id), label: `Punkt ${number}: ${whole.name ?? ""}` }))}`,
            ),
          ]
        : []),
      html`<p class="quiet">Først læses alt igennem, som offentligheden får det. Findes der noget, der ikke må ud, bliver intet offentliggjort.</p>`,
      html`<div class="minutes-tools">${button("Offentliggør nu")} ${button("Læs kun igennem", { kind: "secondary", action: `${base}/gennemlaes` })}</div>`,
    )}
    ${waiting.map((edition) => html`<p class="quiet">${editionNames[edition]}: ${sentenceOf(refuse(mayPublish(edition, far)!))}</p>`)}
    ${folded(
      "Offentliggør på et tidspunkt",
      html`${form(
        shown,
        { action: `${base}/planlaeg` },
        choice(shown, { name: "hvad", id: "planlagt-hvad", label: "Hvad", of: editions.map((edition) => [edition, editionNames[edition]] as const) }),
        field(shown, { name: "dag", label: "Dag", type: "date", required: true }),
        field(shown, { name: "klokken", label: "Klokken", type: "time", required: true }),
        button("Planlæg", { kind: "secondary" }),
      )}
      ${(publication?.planned ?? []).map((each) => oneClick(shown, { action: `${base}/opgiv`, label: `Opgiv: ${editionNames[each.edition]}`, fields: { hvad: each.edition } }))}`,
    )}
  </section>`;
}

function findings(shown: Shown, view: PublicationView): Html | "" {
  const { publication, meeting, fourEyes } = view;
  const check = publication?.check ?? null;
  if (publication === null || check === null) return "";
  const stops = check.found.filter(({ level }) => level === "stop");
  const left = stops.filter(({ key }) => !isCleared(publication, key, fourEyes));
  const looks = check.found.filter(({ level }) => level === "look");
  return html`<section aria-labelledby="fund">
    <h2 id="fund">
      ${check.found.length === 0 ? "Gennemlæst: intet fundet" : left.length === 0 ? "Gennemlæst: intet standser" : left.length === 1 ? "Ét fund standser offentliggørelsen" : `${left.length} fund standser offentliggørelsen`}
    </h2>
    <p class="quiet">Læst igennem ${moment(check.at)}: ${check.editions.map((edition) => editionNames[edition].toLowerCase()).join(", ")}.</p>
    ${
      stops.length === 0
        ? ""
        : html`<ul class="plain-list findings">
            ${stops.map((each) => finding(shown, view, each))}
          </ul>`
    }
    ${
      looks.length === 0
        ? ""
        : folded(
            looks.length === 1 ? "Én ting at se efter, som ikke standser" : `${looks.length} ting at se efter, som ikke standser`,
            html`<ul>
              ${looks.map((each) => html`<li>${each.words} <q>${each.excerpt}</q></li>`)}
            </ul>`,
          )
    }
    <p class="quiet">
      Vagten ser ikke alt: et navn, en historie eller en sammenhæng kan genkendes uden at ligne noget, en maskine finder. Læs selv
      (${html`<a href="${deskPaths.publication(meeting.id)}/forhaandsvisning">forhåndsvisning</a>`}).
    </p>
  </section>`;
}

function finding(shown: Shown, { publication, meeting, fourEyes }: PublicationView, { key, words, excerpt, certainty }: FoundInPapers): Html {
  const base = deskPaths.publication(meeting.id);
  const clearance = publication!.clearances.find((each) => each.key === key);
  const cleared = isCleared(publication!, key, fourEyes);
  return html`<li class="finding ${cleared ? "is-cleared" : "is-stopping"}" id="fund-${key.slice(0, 12)}">
    <p><strong>${cleared ? "Bedømt: må være offentligt. " : ""}</strong>${words}</p>
    ${excerpt === "" ? "" : html`<p class="finding-words"><q>${excerpt}</q></p>`}
    <p class="quiet">Sikkerhed: ${Math.round(certainty * 100)} %</p>
    ${clearance === undefined ? "" : html`<p>${clearance.name} ${moment(clearance.at)}: ${clearance.reason}${clearance.second === null ? "" : html`. Set af ${clearance.second.name} ${moment(clearance.second.at)}`}</p>`}
    ${when(clearance === undefined && may(shown.actor, "clear-finding", meeting.committee), () =>
      folded(
        "Det må gerne være offentligt",
        form(
          shown,
          { action: `${base}/bedoem` },
          hidden("fund", key),
          field(shown, { name: "grund", id: `grund-${key.slice(0, 12)}`, label: "Hvorfor", required: true }),
          button("Bedøm fundet", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(clearance !== undefined && clearance.second === null && fourEyes && clearance.by !== shown.actor.person && may(shown.actor, "confirm-clearance", meeting.committee), () => oneClick(shown, { action: `${base}/anden`, label: "Jeg har også set det: det må være offentligt", fields: { fund: key } }))}
    ${clearance !== undefined && clearance.second === null && fourEyes && clearance.by === shown.actor.person ? html`<p class="quiet">En anden skal også se det, før det ikke længere standser.</p>` : ""}
  </li>`;
}

function itemBlock(shown: Shown, view: PublicationView, each: ItemOut): Html {
  const { publication, meeting } = view;
  const { source, number, whole } = each;
  const { item, handling } = source;
  const open = openPartsOf(publication, source);
  const closed = isClosed(item, handling);
  const attachments = view.attachments.filter((one) => one.item === item.id);
  const gradings = (publication?.gradings ?? []).filter((one) => one.item === item.id);
  const last = (part: PartName): Grading | undefined => gradings.findLast((one) => one.part === part);
  const holds = (publication?.holds ?? []).filter((one) => one.item === item.id);
  // Of several parties the one who is still to be told.
  const hold = holds.find((one) => one.told === null) ?? holds.at(-1);
  const base = deskPaths.publication(meeting.id);
  const row = (part: PartName, name: string, isOpen: boolean): Html => {
    const said = last(part);
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${isOpen ? "Åben" : html`<span class="closed-label">${icon("lock")}Lukket</span>`}</td>
      <td class="break">
        ${said === undefined ? (closed ? ((item as { closedReason?: string | null }).closedReason ?? "Punktet er lukket") : isOpen ? "" : "Lukket på sagen") : html`${said.reason} (${said.basis}). ${said.name} ${moment(said.at)}`}
      </td>
    </tr>`;
  };
  const wholeOpen = gradings.length === 0 && itemParts.every((part) => open[part]) && attachments.every((one) => open.attachments.has(one.id));
  return html`<section class="minutes-item" id="punkt-${item.id}" aria-labelledby="punkt-${item.id}-h">
    <h3 id="punkt-${item.id}-h"><span class="item-number">Punkt ${number}</span> ${whole.name}</h3>
    ${closed ? html`<p><span class="closed-label">${icon("lock")}Lukket punkt</span> Offentlig overskrift: ${item.publicTitle ?? html`<strong>mangler</strong>`}</p>` : ""}
    ${
      wholeOpen
        ? html`<p>
            Alt i punktet er åbent${attachments.length === 0 ? "" : attachments.length === 1 ? ", også bilaget" : `, også de ${attachments.length} bilag`}.
          </p>`
        : html`<div class="table-wrap" tabindex="0" role="region" aria-label="Punkt ${number}, del for del">
            <table class="table table--compact">
              <caption class="sr-only">
                Hvad af punkt ${number} offentligheden må se
              </caption>
              <thead>
                <tr>
                  <th scope="col">Del</th>
                  <th scope="col">Må ses</th>
                  <th scope="col">Grund og hjemmel</th>
                </tr>
              </thead>
              <tbody>
                ${itemParts.map((part) => row(part, itemPartNames[part], open[part]))}
                ${attachments.map((one) => row(`attachment:${one.id}`, `Bilag: ${one.name}`, open.attachments.has(one.id)))}
              </tbody>
            </table>
          </div>`
    }
    ${hold === undefined ? "" : html`<p>${hold.told === null ? html`<strong>Beslutningen venter</strong>, til ${hold.party} har fået besked.` : html`${hold.party} fik besked ${dateLong(hold.told.on)} (${hold.told.name}).`}</p>`}
    ${when(may(shown.actor, "grade-part", meeting.committee), () =>
      folded(
        `Åbn eller luk en del af punkt ${number}`,
        form(
          shown,
          { action: `${base}/punkt/${item.id}/del` },
          choice(shown, {
            name: "del",
            id: `del-${item.id}`,
            label: "Del",
            of: [
              ...itemParts.map((part) => [part, itemPartNames[part]] as const),
              ...attachments.map((one) => [`attachment:${one.id}`, `Bilag: ${one.name}`] as const),
            ],
          }),
          radios(shown, {
            name: "maa",
            id: `maa-${item.id}`,
            label: "Offentligheden",
            value: closed ? "aaben" : "lukket",
            of: [
              ["aaben", "må se den"],
              ["lukket", "må ikke se den"],
            ],
          }),
          field(shown, { name: "grund", id: `grund-${item.id}`, label: "Den konkrete grund", required: true }),
          field(shown, { name: "hjemmel", id: `hjemmel-${item.id}`, label: "Hjemmel", required: true, list: "hjemler" }),
          button("Gem", { kind: "secondary" }),
        ),
      ),
    )}
    ${when(may(shown.actor, "hold-item-back", meeting.committee), () =>
      hold === undefined || hold.told !== null
        ? folded(
            `Lad beslutningen i punkt ${number} vente på, at en part får besked`,
            form(
              shown,
              { action: `${base}/punkt/${item.id}/vent` },
              field(shown, {
                name: "part",
                id: `part-${item.id}`,
                label: "Hvem skal have besked først",
                required: true,
                hint: "Kun til arbejdssiden; navnet bliver ikke offentligt.",
              }),
              button("Lad den vente", { kind: "secondary" }),
            ),
          )
        : form(
            shown,
            { action: `${base}/punkt/${item.id}/besked` },
            field(shown, { name: "dag", id: `besked-${item.id}`, label: "Den dag, parten fik besked", type: "date", required: true }),
            button("Parten har fået besked", { kind: "secondary" }),
          ),
    )}
    ${item.id === view.items[0]?.source.item.id ? html`<datalist id="hjemler">${basisChoices.map((basis) => html`<option value="${basis}"></option>`)}</datalist>` : ""}
  </section>`;
}

function retracting(shown: Shown, { meeting, items, attachments }: PublicationView): Html {
  const what: [string, string][] = [
    ["meeting", "Alt fra mødet"],
    ...items.flatMap(({ source, number, whole }): [string, string][] => [
      [`item:${source.item.id}`, `Punkt ${number}: ${whole.name ?? ""}`],
      ...itemParts
        .filter((part) => part !== "title")
        .map((part): [string, string] => [`part:${source.item.id}:${part}`, `Punkt ${number}, kun ${itemPartNames[part].toLowerCase()}`]),
      ...attachments
        .filter((one) => one.item === source.item.id)
        .map((one): [string, string] => [`part:${source.item.id}:attachment:${one.id}`, `Punkt ${number}, kun bilaget “${one.name}”`]),
    ]),
  ];
  return html`<section aria-labelledby="tilbage">
    <h2 id="tilbage">Træk tilbage</h2>
    <p>
      Sider, filer, søgning og nyhedsstrømme mister det med det samme, og adresserne svarer, at det er trukket tilbage. Det står i journalen, hvad der var
      offentligt og hvor længe.
    </p>
    ${form(
      shown,
      { action: `${deskPaths.publication(meeting.id)}/traek-tilbage` },
      choice(shown, { name: "hvad", id: "tilbage-hvad", label: "Hvad", of: what }),
      field(shown, { name: "grund", id: "tilbage-grund", label: "Hvorfor", required: true, hint: "Til journalen." }),
      field(shown, {
        name: "offentlig",
        id: "tilbage-offentlig",
        label: "Det, som offentligheden får at vide",
        required: true,
        value: "Trukket tilbage, fordi det ikke skulle have været offentligt.",
        hint: "Vises på adressen. Skriv ikke noget af det, der ikke måtte ses.",
      }),
      tick(shown, {
        name: "personoplysninger",
        label: "Der var personoplysninger ude",
        hint: "Så begynder skemaet om et brud på persondatasikkerheden, med 72 timer til anmeldelse.",
      }),
      button("Træk tilbage", { kind: "warning" }),
    )}
  </section>`;
}

function sheet(shown: Shown, { publication, meeting }: PublicationView): Html | "" {
  const breach = publication?.breach ?? null;
  if (breach === null) return "";
  return html`<section aria-labelledby="brud">
    <h2 id="brud">Brud på persondatasikkerheden</h2>
    <p>
      Kendt ${moment(breach.knownAt)}. Anmeldes til Datatilsynet uden unødig forsinkelse og om muligt senest ${moment(breachDeadline(breach))}
      (databeskyttelsesforordningens art. 33), medmindre det er usandsynligt, at bruddet indebærer en risiko.
      ${breach.reportedAt === null ? "Endnu ikke anmeldt." : html`Anmeldt ${moment(breach.reportedAt)}.`}
    </p>
    ${(publication?.retractions ?? [])
      .filter((each) => each.personalData)
      .map(
        (each) =>
          html`<p>Trukket tilbage ${moment(each.at)} af ${each.name}: ${each.reason}</p>
            <ul>
              ${each.wasOut.map((one) => html`<li class="break">${one.address}: offentlig siden ${moment(one.from)}, hentet ${one.readings === 1 ? "én gang" : `${one.readings} gange`}</li>`)}
            </ul>`,
      )}
    ${when(may(shown.actor, "write-breach-sheet", meeting.committee), () =>
      form(
        shown,
        { action: `${deskPaths.publication(meeting.id)}/brud` },
        area(shown, { name: "what", label: "Hvad der skete", value: breach.what, rows: 3 }),
        field(shown, { name: "whose", label: "Hvilke personer og oplysninger", value: breach.whose }),
        field(shown, { name: "howMany", label: "Hvor mange personer, omtrent", value: breach.howMany }),
        area(shown, { name: "consequences", label: "Sandsynlige konsekvenser", value: breach.consequences, rows: 2 }),
        area(shown, { name: "measures", label: "Hvad der er gjort og bliver gjort", value: breach.measures, rows: 2 }),
        field(shown, {
          name: "anmeldt-dag",
          label: "Anmeldt den",
          type: "date",
          value: breach.reportedAt === null ? "" : danishDay(new Date(breach.reportedAt)),
        }),
        field(shown, {
          name: "anmeldt-klokken",
          label: "Anmeldt klokken",
          type: "time",
          value: breach.reportedAt === null ? "" : danishClock(new Date(breach.reportedAt)),
        }),
        field(shown, { name: "because", label: "Hvorfor det ikke anmeldes, eller først efter 72 timer", value: breach.because }),
        button("Gem skemaet", { kind: "secondary" }),
      ),
    )}
  </section>`;
}

function history({ publication }: PublicationView): Html | "" {
  const past = (publication?.out ?? []).filter((each) => each.until !== null);
  const taken = publication?.retractions ?? [];
  if (past.length === 0 && taken.length === 0) return "";
  return html`<section aria-labelledby="foer">
    <h2 id="foer">Hvad der har været offentligt</h2>
    <ul>
      ${past.map((each) => html`<li>${each.edition === "excerpt" ? "Protokoludskrift" : editionNames[each.edition]}: fra ${moment(each.from)} til ${moment(each.until!)}</li>`)}
      ${taken.map((each) => html`<li>Trukket tilbage ${moment(each.at)} af ${each.name}: ${each.reason}. Offentligheden fik at vide: “${each.publicReason}”</li>`)}
    </ul>
  </section>`;
}
