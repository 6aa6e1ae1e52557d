/** The list of meetings, and an agenda while it is put together: data in, HTML out. */

import { agendaStateNames, isOpenForItems, numbersFor, openItems, type Agenda, type AgendaItem, type Remark } from "#core/agenda.ts";
import { isAnnounced } from "#core/announced.ts";
import { dateInWords } from "#core/calendar.ts";
import { caseStateNames, letterOf, readingNames } from "#core/case.ts";
import type { Followup } from "#core/followup.ts";
import { dueInWords } from "#core/promises/due.ts";
import type { Deadlines, PlannedMeeting } from "#core/committee.ts";
import { may } from "#core/rights.ts";
import type { Audience } from "#core/visibility.ts";
import { askedBlock, type Asked } from "#ui/asked.ts";
import { deskPaths, type DeskPage } from "#ui/desk-layout.ts";
import { area, button, choice, field, folded, form, hidden, oneClick, told, type Shown } from "#ui/form.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import { meetingHead, meetingTitle, placesFor } from "#ui/meeting-frame.ts";
import { counted } from "#ui/words.ts";
import type { MeetingInList, WaitingCase } from "./queries.ts";

const minutesWords: Record<string, string> = { draft: "referat i kladde", frozen: "referat låst", outForSignature: "til underskrift", signed: "underskrevet" };

/** How far a meeting's papers have come, in a few words. */
function progress(meeting: MeetingInList): string {
  if (meeting.cancelled) return "Aflyst";
  if (meeting.minutes !== null) return minutesWords[meeting.minutes] ?? meeting.minutes;
  if (meeting.sitting === "open") return "mødet er i gang";
  if (meeting.sitting === "closed") return "mødet er hævet";
  if (meeting.agenda === null) return "ingen dagsorden endnu";
  return meeting.agenda === "released" ? "dagsorden udsendt" : meeting.agenda === "inReview" ? "dagsorden til gennemlæsning" : "dagsorden i kladde";
}

function meetingRow(shown: Shown, meeting: MeetingInList): Html {
  const isSecretary = may(shown.actor, "open-agenda", meeting.committee);
  const href = isSecretary ? deskPaths.agenda(meeting.id) : deskPaths.reading(meeting.id);
  return html`<li>
    <a class="meeting-link" href="${href}"
      ><span class="meeting-date">${dateInWords(meeting.date)} kl. ${meeting.start}</span><span class="meeting-where">${meeting.committeeName}</span></a
    >
    <span class="quiet"
      >${progress(meeting)}${meeting.items === 0 ? "" : ` · ${counted(meeting.items, "punkt", "punkter")}`}${meeting.place === null ? "" : ` · ${meeting.place}`}</span
    >
  </li>`;
}

export function meetingsPage(shown: Shown, coming: readonly MeetingInList[], past: readonly MeetingInList[]): DeskPage {
  return {
    title: "Møder",
    here: "meetings",
    body: html`${told(shown)}
      <h1>Møder</h1>
      <h2>Kommende</h2>
      ${
        coming.length === 0
          ? html`<p class="empty">Der er ingen planlagte møder. <a href="${deskPaths.committees}">Læg en mødeplan</a> for udvalget.</p>`
          : html`<ul class="plain-list meeting-list">
              ${coming.map((each) => meetingRow(shown, each))}
            </ul>`
      }
      <h2>Tidligere</h2>
      ${
        past.length === 0
          ? html`<p class="quiet">Ingen endnu.</p>`
          : html`<ul class="plain-list meeting-list">
              ${past.map((each) => meetingRow(shown, each))}
            </ul>`
      }`,
  };
}

export type AgendaView = {
  meeting: PlannedMeeting;
  committee: string;
  agenda: Agenda | null;
  audience: Audience;
  waiting: readonly WaitingCase[];
  remarks: readonly Remark[];
  /** What the checks ask about in the text. */ asked: Asked;
  deadlines: Deadlines;
  today: string;
  first: number;
  /** What was promised and should come up at this meeting. */ promises: readonly Followup[];
};

function deadlineNote({ deadlines, today }: AgendaView): Html {
  const late = today > deadlines.agenda;
  const soon = !late && today >= deadlines.material;
  return html`<p class="deadline ${late ? "is-late" : soon ? "is-soon" : ""}">
    Dagsordenen skal være sendt senest ${dateInWords(deadlines.agenda)}, materialet ${dateInWords(deadlines.material)}. Medlemmers egne punkter senest
    ${dateInWords(deadlines.memberItems)}. ${late ? html`<strong>Fristen er overskredet.</strong>` : ""}
  </p>`;
}

/** The agenda as it is put together. */
export function agendaPage(shown: Shown, view: AgendaView): DeskPage {
  const { meeting, agenda } = view;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const base = deskPaths.agenda(meeting.id);
  const head = meetingHead(
    meeting,
    view.committee,
    "agenda",
    placesFor(view.audience, can("open-agenda"), agenda !== null),
    `Dagsorden ${agenda === null ? "" : `(${agendaStateNames[agenda.state].toLowerCase()})`}`.trim(),
  );
  const page = { title: meetingTitle("Dagsorden", view.committee, meeting), here: "meetings", trail: [["Møder", deskPaths.meetings]], wide: true } as const;
  if (agenda === null)
    return {
      ...page,
      body: html`${told(shown)}${head} ${deadlineNote(view)}
      ${
        can("open-agenda") && meeting.state !== "cancelled"
          ? html`<p>Mødet har ingen dagsorden endnu. Den begynder med udvalgets faste punkter.</p>
              ${oneClick(shown, { action: base, label: "Begynd dagsordenen", kind: "primary" })}`
          : html`<p>Mødet har ingen dagsorden endnu.</p>`
      }`,
    };
  const numbers = numbersFor(agenda, view.first);
  const open = isOpenForItems(agenda);
  const movable = open && can("order-agenda");
  const sent = agenda.items.filter((item) => item.number !== null);
  return {
    ...page,
    modules: ["reorder", "once"],
    body: html`${told(shown)}${head} ${agenda.state === "released" && !open ? "" : deadlineNote(view)}
      <div class="work-columns">
        <div class="work-main">
          ${when(
            sent.length > 0,
            () =>
              html`<h2>Udsendt</h2>
                <ol class="agenda-list">
                  ${sent.map((item) => itemRow(shown, view, item, item.number!, false))}
                </ol>`,
          )}
          ${when(
            open,
            () =>
              html`<h2>${agenda.openSupplement > 0 ? `${agenda.openSupplement}. tillægsdagsorden` : "Punkter"}</h2>
                ${
                  openItems(agenda).length === 0
                    ? html`<p class="empty">Ingen punkter endnu.</p>`
                    : html`<ol class="agenda-list" ${movable ? html` data-reorder="${base}/raekkefoelge"` : ""}>
                        ${openItems(agenda).map((item) => itemRow(shown, view, item, numbers[item.id]!, movable))}
                      </ol>`
                }`,
          )}
          ${when(open && view.promises.length > 0, () => promisesBlock(shown, view, can("add-item"), can("open-case")))}
          ${when(open && can("put-case-on-agenda"), () => addBlock(shown, view, can("add-item")))}
        </div>
        <aside class="work-side" aria-label="Om dagsordenen">
          ${releaseBlock(shown, view, can, open)} ${can("accept-agenda-finding") ? askedBlock(shown, view.asked) : ""}
          ${commentBlock(shown, view, can("comment-on-agenda"))} ${printLinks(view)}
        </aside>
      </div>`,
  };
}

function printLinks({ meeting, agenda }: AgendaView): Html {
  return html`<section class="side-card" aria-labelledby="udskrift">
    <h2 id="udskrift">Læs og skriv ud</h2>
    <ul class="plain-list">
      <li><a href="${deskPaths.reading(meeting.id)}">Som medlemmerne læser den</a></li>
      <li><a href="${deskPaths.agenda(meeting.id)}.pdf">Hele dagsordenen som PDF</a></li>
      ${agenda!.releases.filter((each) => each.supplement > 0).map((each) => html`<li><a href="${deskPaths.agenda(meeting.id)}.pdf?tillaeg=${each.supplement}">${each.supplement}. tillægsdagsorden som PDF</a></li>`)}
    </ul>
  </section>`;
}

function itemRow(shown: Shown, view: AgendaView, item: AgendaItem, number: string, movable: boolean): Html {
  const { meeting, agenda, remarks } = view;
  const base = `${deskPaths.agenda(meeting.id)}/punkt/${item.id}`;
  const can = (action: Parameters<typeof may>[1]): boolean => may(shown.actor, action, meeting.committee);
  const own = remarks.filter((remark) => remark.item === item.id);
  const group = item.group;
  return html`<li data-id="${item.id}" data-name="${item.title}" id="punkt-${item.id}">
    ${group === null ? "" : html`<p class="item-group">${group}</p>`}
    <div class="agenda-head">
      <span class="item-number" data-number>${number}</span>
      <div class="agenda-title">
        ${item.case === null ? html`<strong>${item.title}</strong>` : html`<a href="${deskPaths.case(item.case)}">${item.title}</a>`}
        ${item.closed ? html`<span class="closed-label">${icon("lock")}Lukket${item.closedReason === null ? "" : `: ${item.closedReason}`}</span>` : ""}
        ${item.reading === "only" ? "" : html`<span class="outcome outcome-plain">${readingNames[item.reading]}</span>`}
        ${item.proposedBy === null ? "" : html`<span class="outcome outcome-plain">Foreslået af ${item.proposedBy.name}</span>`}
        ${item.lateBecause === null ? "" : html`<p class="quiet">Haster: ${item.lateBecause}</p>`}
        ${item.guests.length === 0 ? "" : html`<p class="quiet">Gæster: ${item.guests.map((guest) => `${guest.name}${guest.title === "" ? "" : `, ${guest.title}`}`).join("; ")}</p>`}
        ${item.subItems.length === 0 ? "" : html`<p class="quiet">${item.subItems.map((sub, index) => `${letterOf(index)}. ${sub.title}`).join(" · ")}</p>`}
        ${own.map((remark) => html`<p class="remark remark-${remark.level}">${remark.level === "stop" ? "Skal rettes: " : "Se efter: "}${remark.text}</p>`)}
      </div>
    </div>
    ${when(
      item.number === null && can("change-item"),
      () =>
        html`<div class="agenda-tools">
          ${when(
            movable,
            () =>
              html`${oneClick(shown, { action: `${base}/flyt`, label: "Flyt op", kind: "tertiary", fields: { retning: -1 }, move: "up" })}
              ${oneClick(shown, { action: `${base}/flyt`, label: "Flyt ned", kind: "tertiary", fields: { retning: 1 }, move: "down" })}`,
          )}
          ${folded("Ret punktet", changeForm(shown, base, item, agenda!))} ${doorsForm(shown, base, item)}
          ${oneClick(shown, { action: `${base}/tag-af`, label: "Tag af dagsordenen", kind: "tertiary" })}
        </div>`,
    )}
    ${when(item.number !== null && can("close-item"), () => html`<div class="agenda-tools">${doorsForm(shown, base, item)}</div>`)}
  </li>`;
}

function doorsForm(shown: Shown, base: string, item: AgendaItem): Html {
  return item.closed && item.closedReason !== null
    ? folded(
        "Gør punktet åbent",
        form(
          shown,
          { action: `${base}/aabn` },
          field(shown, { name: "grund", id: `aabn-${item.id}`, label: "Hvorfor", required: true }),
          button("Gør åbent", { kind: "secondary" }),
        ),
      )
    : folded(
        item.closed ? "Begrund lukningen" : "Luk punktet",
        form(
          shown,
          { action: `${base}/luk` },
          field(shown, {
            name: "grund",
            id: `luk-${item.id}`,
            label: "Konkret grund og regel",
            required: true,
            hint: "For eksempel: personoplysninger om en ansøger, forvaltningsloven § 27. At alle punkter af den slags plejer at være lukkede, er ingen grund.",
          }),
          field(shown, {
            name: "neutral",
            id: `neutral-${item.id}`,
            label: "Neutral overskrift til offentligheden",
            required: true,
            // The item's own title is never offered: whoever sends the form as it stands would tell what is being closed.
            value: item.publicTitle ?? (item.kind === "standing" ? item.title : ""),
          }),
          button("Luk punktet", { kind: "secondary" }),
        ),
      );
}

function changeForm(shown: Shown, base: string, item: AgendaItem, agenda: Agenda): Html {
  const groups = [...new Set(agenda.items.flatMap((each) => each.group ?? []))];
  const id = (name: string): string => `${name}-${item.id}`;
  return form(
    shown,
    { action: `${base}/ret` },
    item.case === null ? field(shown, { name: "titel", id: id("titel"), label: "Overskrift", value: item.title, required: true }) : hidden("titel", item.title),
    field(shown, {
      name: "gruppe",
      id: id("gruppe"),
      label: "Gruppe på dagsordenen",
      value: item.group,
      ...(groups.length === 0 ? {} : { hint: `Bruges nu: ${groups.join(", ")}` }),
    }),
    choice(shown, { name: "behandling", id: id("behandling"), label: "Behandling", value: item.reading, of: Object.entries(readingNames) }),
    field(shown, {
      name: "haster",
      id: id("haster"),
      label: "Hvorfor punktet ikke kunne vente",
      value: item.lateBecause,
      hint: "Skrives, når punktet kommer efter fristen.",
    }),
    area(shown, {
      name: "gaester",
      id: id("gaester"),
      label: "Gæster ved punktet",
      value: item.guests.map((guest) => [guest.name, guest.title, guest.purpose].join("; ")).join("\n"),
      rows: 2,
      hint: "En på hver linje: navn; stilling; hvorfor (kommunestyrelsesloven § 20 stk. 4).",
    }),
    item.case === null
      ? html`${area(shown, { name: "tekst", id: id("tekst"), label: "Tekst", value: item.own.text, rows: 4 })}
        ${field(shown, { name: "hvem", id: id("hvem"), label: "Hvem indstiller", value: item.own.sender })}
        ${area(shown, { name: "punkter", id: id("punkter"), label: "Indstillingspunkter", value: item.own.points.join("\n"), rows: 2, hint: "Et på hver linje." })}
        ${field(shown, { name: "forslag", id: id("forslag"), label: "Foreslået beslutning", value: item.own.proposedDecision })}
        ${field(shown, { name: "nummer", id: id("nummer"), label: "Journalnummer", value: item.own.caseNumber })}
        ${area(shown, {
          name: "delpunkter",
          id: id("delpunkter"),
          label: "Delpunkter A, B, C …",
          value: item.subItems
            .filter((sub) => !isAnnounced(sub))
            .map((sub) => (sub.text === "" ? sub.title : `${sub.title}: ${sub.text}`))
            .join("\n"),
          rows: 4,
          hint: item.subItems.some(isAnnounced)
            ? "Et på hver linje: overskrift, eventuelt kolon og tekst. Det, systemet selv fortæller, skrives på ny, når dagsordenen sendes, og rettes ikke her."
            : "Et på hver linje: overskrift, eventuelt kolon og tekst.",
        })}
        ${area(shown, { name: "program", id: id("program"), label: "Program", value: item.programme.map(({ time, what }) => `${time} ${what}`).join("\n"), rows: 3, hint: "Klokkeslæt og hvad, for eksempel: 15.10 Dialogmøde med borgere." })}`
      : "",
    button("Gem punktet", { kind: "secondary" }),
  );
}

// What was promised and is due by this meeting: one click puts it on the agenda, another opens a case of it.
function promisesBlock(shown: Shown, { meeting, agenda, promises }: AgendaView, mayAdd: boolean, mayOpen: boolean): Html {
  const titleOf = (promised: Followup): string => (promised.words.length > 120 ? `${promised.words.slice(0, 117).replace(/\s\S*$/u, "")} …` : promised.words);
  const stands = (promised: Followup): boolean => agenda!.items.some((item) => item.title === titleOf(promised) || item.own.text.includes(promised.words));
  return html`<section aria-labelledby="lovet">
    <h2 id="lovet">Lovet til dette møde</h2>
    <p class="quiet"><a href="${deskPaths.promises(meeting.committee)}">Alt, hvad udvalget følger</a></p>
    <ul class="plain-list promise-waiting">
      ${promises.map(
        (promised) =>
          html`<li>
            <span>${promised.words}</span>
            ${promised.closed ? html`<span class="closed-label">${icon("lock")}Lukket</span>` : ""}
            <span class="quiet"
              >Lovet ${dateInWords(promised.madeOn)} · frist: ${dueInWords(promised.due)}${promised.owner === null ? "" : ` · ${promised.owner}`}</span
            >
            ${
              stands(promised)
                ? html`<span class="outcome outcome-plain">Står på dagsordenen</span>`
                : html`${when(mayAdd && !promised.closed, () =>
                    form(
                      shown,
                      { action: `${deskPaths.agenda(meeting.id)}/nyt-punkt`, class: "one-click" },
                      hidden("slags", "standing"),
                      hidden("titel", titleOf(promised)),
                      hidden("tekst", `Lovet ${dateInWords(promised.madeOn)}: ${promised.words}`),
                      hidden("hvem", ""),
                      hidden("punkter", ""),
                      html`<button class="button button-secondary" type="submit">Sæt på dagsordenen<span class="sr-only">: ${promised.words}</span></button>`,
                    ),
                  )}
                  ${when(mayOpen && !promised.closed, () =>
                    form(
                      shown,
                      { action: deskPaths.newCase, class: "one-click" },
                      hidden("udvalg", meeting.committee),
                      hidden("overskrift", titleOf(promised)),
                      hidden("nummer", promised.caseNumber ?? ""),
                      html`<button class="button button-tertiary" type="submit">Opret en sag<span class="sr-only">: ${promised.words}</span></button>`,
                    ),
                  )}
                  ${promised.closed ? html`<span class="quiet">Løftet er lukket: opret sagen som lukket.</span>` : ""}`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

function addBlock(shown: Shown, view: AgendaView, mayAdd: boolean): Html {
  const base = deskPaths.agenda(view.meeting.id);
  return html`<section aria-labelledby="tilfoej">
    <h2 id="tilfoej">Tilføj</h2>
    ${
      view.waiting.length === 0
        ? html`<p class="quiet">Ingen sager venter på udvalget. <a href="${deskPaths.newCase}">Opret en sag</a>.</p>`
        : html`<ul class="plain-list waiting-list">
            ${view.waiting.map(
              (paper) =>
                html`<li>
                  <a href="${deskPaths.case(paper.id)}">${paper.title}</a>
                  <span class="quiet">${[paper.caseNumber, caseStateNames[paper.state].toLowerCase()].filter((each) => each !== null).join(" · ")}</span>
                  ${form(
                    shown,
                    { action: `${base}/sag`, class: "one-click" },
                    hidden("sag", paper.id),
                    html`<button class="button button-secondary" type="submit">Sæt på dagsordenen<span class="sr-only">: ${paper.title}</span></button>`,
                  )}
                </li>`,
            )}
          </ul>`
    }
    ${when(mayAdd, () =>
      folded(
        "Tilføj et punkt uden sag",
        form(
          shown,
          { action: `${base}/nyt-punkt` },
          choice(shown, {
            name: "slags",
            label: "Slags",
            value: "standing",
            of: [
              ["standing", "Almindeligt punkt"],
              ["theme", "Temapunkt med program"],
            ],
          }),
          field(shown, { name: "titel", id: "ny-titel", label: "Overskrift", required: true }),
          area(shown, { name: "tekst", id: "ny-tekst", label: "Tekst", rows: 3 }),
          field(shown, { name: "hvem", id: "ny-hvem", label: "Hvem indstiller" }),
          area(shown, { name: "punkter", id: "ny-punkter", label: "Indstillingspunkter", rows: 2, hint: "Et på hver linje." }),
          button("Tilføj punktet", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}

function releaseBlock(shown: Shown, view: AgendaView, can: (action: Parameters<typeof may>[1]) => boolean, open: boolean): Html {
  const { agenda, remarks, meeting, deadlines, today } = view;
  const base = deskPaths.agenda(meeting.id);
  const stops = remarks.filter((remark) => remark.level === "stop");
  const looks = remarks.length - stops.length;
  const late = today > deadlines.agenda;
  return html`<section class="side-card" aria-labelledby="udsend">
    <h2 id="udsend">Udsendelse</h2>
    ${agenda!.releases.map(
      (release) =>
        html`<p>
          ${release.supplement === 0 ? "Dagsordenen" : `${release.supplement}. tillægsdagsorden`} er sendt ud
          ${new Date(release.at).toLocaleString("da-DK", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Copenhagen" })}.${release.lateBecause === null ? "" : ` Efter fristen: ${release.lateBecause}`}
        </p>`,
    )}
    ${when(
      open,
      () =>
        html`${stops.length === 0 && looks === 0 ? html`<p>Intet mangler.</p>` : html`<p>${stops.length > 0 ? html`<strong>${counted(stops.length, "ting", "ting")} skal rettes før udsendelse.</strong> ` : ""}${looks > 0 ? `${counted(looks, "sted", "steder")} bør ses efter.` : ""}</p>`}
        ${remarks.filter((remark) => remark.item === null).map((remark) => html`<p class="remark remark-${remark.level}">${remark.text}</p>`)}
        ${when(agenda!.state === "draft" && can("send-agenda-to-review"), () => oneClick(shown, { action: `${base}/gennemlaesning`, label: "Send til gennemlæsning" }))}
        ${when(can("release-agenda"), () =>
          form(
            shown,
            { action: `${base}/udsend` },
            late ? field(shown, { name: "sent", label: "Hvorfor sendes den efter fristen", required: true }) : "",
            html`<p class="quiet">Når den er sendt, står numre og tekster fast, og medlemmerne får besked.</p>`,
            button(agenda!.openSupplement > 0 ? "Send tillægsdagsordenen ud" : "Send dagsordenen ud"),
          ),
        )}`,
    )}
    ${when(!open && can("open-supplement"), () => oneClick(shown, { action: `${base}/tillaeg`, label: "Begynd en tillægsdagsorden" }))}
  </section>`;
}

function commentBlock(shown: Shown, { agenda, meeting }: AgendaView, mayWrite: boolean): Html {
  return html`<section class="side-card" aria-labelledby="bemaerkninger">
    <h2 id="bemaerkninger">Gennemlæsning</h2>
    ${agenda!.comments.length === 0 ? html`<p class="quiet">Ingen bemærkninger.</p>` : ""}
    <ul class="plain-list">
      ${agenda!.comments.map((comment) => {
        const item = agenda!.items.find((each) => each.id === comment.item);
        return html`<li>
          <p>${comment.text}</p>
          <p class="quiet">${comment.name}${item === undefined ? "" : ` om ${item.title}`}</p>
        </li>`;
      })}
    </ul>
    ${when(mayWrite, () =>
      folded(
        "Skriv en bemærkning",
        form(
          shown,
          { action: `${deskPaths.agenda(meeting.id)}/bemaerkning` },
          area(shown, { name: "bemaerkning", label: "Bemærkning", required: true, rows: 3 }),
          choice(shown, { name: "om", label: "Om", none: "Hele dagsordenen", of: agenda!.items.map((item) => [String(item.id), item.title] as const) }),
          button("Skriv", { kind: "secondary" }),
        ),
      ),
    )}
  </section>`;
}
