/** Meeting and item. Data in, HTML out. */

import { dateInWords, dateLong } from "#core/calendar.ts";
import { Anchors } from "#core/paragraph.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import type { SectionRole } from "#core/section-role.ts";
import { day, dayOf, weekday } from "#ui/dates.ts";
import { html, icon, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { absenceWords, addressOf, cautions, closedLabel, facts, itemNumber, itemTitle, outcomeLabel, outcomeSentence, personLink, sourceNote } from "#ui/parts.ts";
import { paths } from "#ui/paths.ts";
import { prose } from "#ui/text.ts";
import { counted, kindNames, roleNames } from "#ui/words.ts";
import type { AbsenceTold, ItemPage, MeetingHead, MeetingPage } from "./meeting-queries.ts";

/** A meeting's papers: items with outcomes, attendance, versions, doubts, source. */
export function meetingPage(meeting: MeetingPage, origin: string): Page {
  const address = addressOf(meeting);
  const here = paths.meeting(address);
  const kind = kindNames[meeting.kind];
  const absentAll = meeting.absences.filter((absence) => absence.item === null);
  const byPerson = Map.groupBy(meeting.absences.filter((absence) => absence.item !== null), (absence) => absence.slug);
  return {
    title: `${meeting.committee} ${dateLong(meeting.date)}`,
    description: `${kind} fra mødet i ${meeting.committee}, ${meeting.municipality}, ${dateInWords(meeting.date)}: ${meeting.items.slice(0, 4).map((item) => itemTitle(item.name, item.public)).join("; ")}`.slice(0, 300),
    path: here,
    trail: trailOf(meeting),
    hidden: !meeting.current,
    data: [eventData(meeting, origin)],
    body: html`${cautions(meeting, paths.meeting({ ...address, version: null }))}
<p class="over-title">${kind} · ${meeting.committee}</p><h1>${weekdayTitle(meeting.date)}</h1>
<div class="main-and-aside"><div>
<section aria-labelledby="punkter"><h2 id="punkter">${meeting.kind === "minutes" ? "Punkter og beslutninger" : "Dagsorden"}</h2>
<ol class="plain-list item-list">${meeting.items.map(
  (item) => html`<li class="${item.public ? "" : "closed"}"><p class="item-line">${itemNumber(item.number)}${item.public ? "" : closedLabel()}</p><a class="item-link" href="${paths.item(address, item.slug)}">${itemTitle(item.name, item.public)}</a>
<p class="item-line">${outcomeLabel(item.outcome)}${item.attachments > 0 ? html`<span class="quiet">${icon("attach-file")}${counted(item.attachments, "bilag", "bilag")}</span>` : ""}${item.caseKey === null ? "" : html`<a class="quiet-link" href="${paths.case(meeting.municipalitySlug, item.caseKey)}">Sag ${item.caseText ?? item.caseKey}</a>`}</p></li>`,
)}</ol>
${when(meeting.items.length === 0, () => html`<p>Der er ikke fundet punkter i dokumentet.</p>`)}</section>
<nav class="neighbours" aria-label="Udvalgets andre møder">${meeting.previous === null ? html`<span></span>` : html`<a rel="prev" href="${paths.meeting({ ...address, version: null, meeting: meeting.previous.slug })}">${icon("arrow-back")}<span>Forrige møde<br>${day(meeting.previous.date)}</span></a>`}${meeting.next === null ? "" : html`<a class="next" rel="next" href="${paths.meeting({ ...address, version: null, meeting: meeting.next.slug })}"><span>Næste møde<br>${day(meeting.next.date)}</span>${icon("arrow-forward")}</a>`}</nav>
</div>
<aside aria-label="Om mødet">
${facts([
  ["Udvalg", html`<a href="${paths.committee(meeting.municipalitySlug, meeting.committeeSlug)}">${meeting.committee}</a>`],
  ["Kommune", html`<a href="${paths.municipality(meeting.municipalitySlug)}">${meeting.municipality}</a>`],
  ["Tid", meeting.start === null ? null : `kl. ${meeting.start}${meeting.end === null ? "" : ` til ${meeting.end}`}`],
  ["Sted", meeting.place],
  ["Valgperiode", meeting.termFrom === null ? null : `${meeting.termFrom}–${meeting.termTo}`],
])}
<section aria-labelledby="fremmoede"><h2 id="fremmoede">Deltagere og fravær</h2>
${meeting.participants.length === 0 ? html`<p>Dokumentet nævner ikke, hvem der deltog.</p>` : html`<ul class="plain-list">${meeting.participants.map((person) => html`<li>${personLink(meeting.municipalitySlug, person)}${person.role === null ? "" : html`, ${person.role}`}</li>`)}</ul>`}
${when(absentAll.length > 0, () => html`<h3>Fravær hele mødet</h3><ul class="plain-list">${absentAll.map((absence) => html`<li>${personLink(meeting.municipalitySlug, absence)}: ${absenceWords(absence)}</li>`)}</ul>`)}
${when(byPerson.size > 0, () => html`<h3>Fravær ved punkter</h3><ul class="plain-list">${[...byPerson.values()].map((absences) => absenceByItems(meeting, absences))}</ul>`)}</section>
${when(meeting.versions.length > 1, () => html`<section aria-labelledby="versioner"><h2 id="versioner">Versioner</h2><ul class="plain-list">${meeting.versions.map((version) => html`<li>${version.version === meeting.version ? html`<strong>Version ${version.version} (denne)</strong>` : html`<a href="${paths.meeting({ ...address, version: version.current ? null : version.version })}">Version ${version.version}</a>`}<br><span class="quiet">${kindNames[version.kind as MeetingKind] ?? version.kind}, lagt i arkivet ${dayOf(version.filedAt)}${version.current ? ", gælder" : ""}</span></li>`)}</ul></section>`)}
${when(meeting.doubts.length > 0, () => html`<section aria-labelledby="tvivl"><h2 id="tvivl">Læst med tvivl</h2><p class="quiet">Her var arkivet ikke sikker på, hvad der står. Se kilden.</p><ul class="plain-list">${meeting.doubts.map((doubt) => html`<li>${doubt.item === null ? "" : html`<a href="${paths.item(address, doubt.item)}">${doubt.number === null ? "Punkt uden nummer" : `Punkt ${doubt.number}`}</a>: `}${doubt.reason}</li>`)}</ul></section>`)}
${sourceNote(meeting.municipalitySlug, meeting.document)}
</aside></div>`,
  };
}

function absenceByItems(meeting: MeetingHead, absences: readonly AbsenceTold[]): Html {
  const first = absences[0]!;
  const address = addressOf(meeting);
  return html`<li>${personLink(meeting.municipalitySlug, first)}: ${absenceWords(first)}<br><span class="quiet">${absences.length === 1 ? "punkt" : "punkterne"} ${absences.map((absence, index) => html`${index > 0 ? ", " : ""}<a href="${paths.item(address, absence.item!)}">${absence.number ?? "uden nummer"}</a>`)}</span></li>`;
}

/** One item: sections, recommendation, decision, absence, votes, attachments, its case elsewhere. */
export function itemPage(page: ItemPage, origin: string): Page {
  const { item } = page;
  const address = addressOf(page);
  const here = paths.item(address, item.slug);
  const title = itemTitle(item.name, item.public);
  const anchors = new Anchors();
  const sections = item.sections.filter((section) => section.role !== "decision" && section.role !== "attachments" && !(section.role === "recommendation" && item.recommendation.length > 0));
  return {
    title: `${title}, ${page.committee} ${dateLong(page.date)}`,
    description: `${item.number === null ? "" : `Punkt ${item.number}: `}${title}. ${page.committee}, ${page.municipality}, ${dateLong(page.date)}. ${item.decision ?? ""}`.trim().slice(0, 300),
    path: here,
    trail: [...trailOf(page), [item.number === null ? title : `Punkt ${item.number}`, here]],
    hidden: !page.current,
    data: [{ "@type": "DigitalDocument", name: title, url: `${origin}${here}`, inLanguage: "da", dateCreated: page.date, isPartOf: eventData(page, origin), ...(item.caseText === null ? {} : { identifier: item.caseText }), isBasedOn: `${origin}${paths.document(page.municipalitySlug, page.document.sha256)}` }],
    body: html`${cautions(page, paths.meeting({ ...address, version: null }), item.page)}
<p class="over-title"><a href="${paths.meeting(address)}">${page.committee}, ${day(page.date)}</a>${item.number === null ? "" : html` · Punkt ${item.number}`}</p>
<h1>${title}</h1>
<div class="main-and-aside"><article>
${item.public ? "" : closedBox(page)}
${decisionBox(page, anchors)}
${when(item.recommendation.length > 0, () => html`<section aria-labelledby="indstilling"><h2 id="indstilling">Indstilling</h2>${item.recommendationBy === null ? "" : html`<p class="quiet">${item.recommendationBy} indstiller,</p>`}${item.recommendation.length === 1 ? prose(item.recommendation[0]!, anchors) : html`<ol class="points">${item.recommendation.map((point) => html`<li id="${anchors.for(point)}">${point.replace(/^\s*(?:\d+[.)]|[a-z][.)]|[-•])\s*/u, "")}</li>`)}</ol>`}</section>`)}
${sections.map((section, index) => html`<section aria-labelledby="afsnit-${index + 1}"><h2 id="afsnit-${index + 1}">${section.heading ?? roleNames[section.role as SectionRole] ?? "Øvrigt"}</h2>${prose(section.text, anchors)}</section>`)}
${when(item.earlier.length > 0, () => html`<section aria-labelledby="tidligere"><h2 id="tidligere">Tidligere beslutninger, som dokumentet gengiver</h2>${item.earlier.map((earlier) => html`<div class="earlier"><h3>${earlier.body ?? "Tidligere behandling"}${earlier.date === null ? "" : html`, ${day(earlier.date)}`}</h3>${prose(earlier.text, anchors)}</div>`)}</section>`)}
${when(item.attachments.length > 0, () => html`<section aria-labelledby="bilag"><h2 id="bilag">Bilag</h2><ul class="plain-list attachment-list">${item.attachments.map((attachment) => html`<li>${icon("attach-file")}<span><a href="${paths.attachment(address, item.slug, attachment.position)}">${attachment.label === null ? "" : `${attachment.label}: `}${attachment.name}</a><br><span class="quiet">${attachment.document !== null ? "Kopi i arkivet" : attachment.href !== null ? "Ligger hos kommunen" : "Kun navnet er offentliggjort her"}</span></span></li>`)}</ul></section>`)}
<nav class="neighbours" aria-label="Andre punkter på mødet">${page.previous === null ? html`<span></span>` : html`<a rel="prev" href="${paths.item(address, page.previous.slug)}">${icon("arrow-back")}<span>Forrige punkt<br>${neighbour(page.previous)}</span></a>`}${page.next === null ? "" : html`<a class="next" rel="next" href="${paths.item(address, page.next.slug)}"><span>Næste punkt<br>${neighbour(page.next)}</span>${icon("arrow-forward")}</a>`}</nav>
</article>
<aside aria-label="Om punktet">
${facts([
  ["Møde", html`<a href="${paths.meeting(address)}">${weekday(page.date)}</a>`],
  ["Udvalg", html`<a href="${paths.committee(page.municipalitySlug, page.committeeSlug)}">${page.committee}</a>`],
  ["Sagsnummer", item.caseText === null ? null : item.caseKey === null ? item.caseText : html`<a href="${paths.case(page.municipalitySlug, item.caseKey)}">${item.caseText}</a>`],
  ["Adgang", item.public ? "Åbent punkt" : "Lukket punkt"],
])}
${when(item.absences.length > 0, () => html`<section aria-labelledby="fravaer"><h2 id="fravaer">Fravær ved punktet</h2><ul class="plain-list">${item.absences.map((absence) => html`<li>${personLink(page.municipalitySlug, absence)}: ${absenceWords(absence)}</li>`)}</ul></section>`)}
${when(page.elsewhere.length > 0 && item.caseKey !== null, () => html`<section aria-labelledby="ogsaa"><h2 id="ogsaa">Andre punkter i samme sag</h2><ul class="plain-list">${page.elsewhere.slice(0, 8).map((other) => html`<li><a href="${paths.item({ municipality: page.municipalitySlug, committee: other.committeeSlug, meeting: other.meeting }, other.slug)}">${other.committee}, ${day(other.date)}</a>${other.number === null ? "" : html`, punkt ${other.number}`}<br><span class="quiet">${itemTitle(other.name)}</span> ${outcomeLabel(other.outcome)}</li>`)}</ul><p><a href="${paths.case(page.municipalitySlug, item.caseKey!)}">Hele sagens forløb</a></p></section>`)}
${when(item.doubts.length > 0, () => html`<section aria-labelledby="tvivl"><h2 id="tvivl">Læst med tvivl</h2><ul class="plain-list">${item.doubts.map((doubt) => html`<li>${doubt.reason}</li>`)}</ul></section>`)}
${sourceNote(page.municipalitySlug, page.document, item.page)}
</aside></div>`,
  };
}

function decisionBox({ item, kind }: ItemPage, anchors: Anchors): Html | "" {
  if (item.decision === null && item.vote === null && item.dissent.length === 0) {
    return kind === "minutes" && item.public ? html`<section class="decision decision-none" aria-labelledby="beslutning"><h2 id="beslutning">Beslutning</h2><p>Dokumentet gengiver ingen beslutning under punktet.</p></section>` : "";
  }
  return html`<section class="decision" aria-labelledby="beslutning"><h2 id="beslutning">Beslutning</h2>
${outcomeLabel(item.outcome)}
${item.decision === null || item.decision.trim() === "" ? "" : prose(item.decision, anchors)}
${outcomeSentence(item.phrase, item.outcome)}
${item.vote === null ? "" : voteTable(item.vote)}
${item.dissent.map((dissent) => html`<figure class="dissent"><figcaption>${dissent.by === null ? "Tilført protokollen" : html`Tilført protokollen af ${dissent.by}`}</figcaption><blockquote>${prose(dissent.text, anchors)}</blockquote></figure>`)}</section>`;
}

function voteTable(vote: NonNullable<ItemPage["item"]["vote"]>): Html {
  const rows = ([["For", vote.for, vote.counts?.for], ["Imod", vote.against, vote.counts?.against], ["Hverken for eller imod", vote.abstained, vote.counts?.abstained]] as const).filter(([, names, count]) => names.length > 0 || (count !== null && count !== undefined));
  return html`<div class="vote"><h3>Afstemning</h3>${vote.unanimous === true ? html`<p>Enstemmigt, siger referatet.</p>` : ""}
${rows.length === 0 ? "" : html`<table class="table table--compact"><thead><tr><th scope="col">Stemte</th><th scope="col">Antal</th><th scope="col">Hvem</th></tr></thead><tbody>${rows.map(([name, names, count]) => html`<tr><th scope="row">${name}</th><td>${count ?? (names.length > 0 ? names.length : "Ikke oplyst")}</td><td>${names.length > 0 ? names.join(", ") : count === 0 ? "Ingen" : "Ikke oplyst"}</td></tr>`)}</tbody></table>`}
<p class="quiet">Referatets ord: ${vote.text}</p></div>`;
}

// What the source published is shown, and nothing else: the reader is told that this is all there is.
function closedBox(page: ItemPage): Html {
  const told = page.item.decision !== null || page.item.sections.length > 0;
  return html`<div class="closed-box"><p>${closedLabel()}</p><p>Punktet blev behandlet for lukkede døre, typisk fordi det handler om personer eller forretningsforhold. ${told ? "Her vises kun det, kommunen selv har offentliggjort om det." : "Kommunen har kun offentliggjort overskriften, og arkivet kender ikke mere."}</p></div>`;
}

/** The steps from the front page to a meeting. */
export function trailOf(head: MeetingHead): [string, string][] {
  return [
    [head.municipality, paths.municipality(head.municipalitySlug)],
    [head.committee, paths.committee(head.municipalitySlug, head.committeeSlug)],
    [`${dateLong(head.date)}${head.current ? "" : ` (version ${head.version})`}`, paths.meeting(addressOf(head))],
  ];
}

function neighbour(item: { number: string | null; name: string | null }): string {
  return `${item.number === null ? "" : `${item.number}: `}${itemTitle(item.name)}`;
}

function weekdayTitle(date: string): Html {
  const words = dateInWords(date);
  return html`<time datetime="${date}">${words.charAt(0).toUpperCase()}${words.slice(1)}</time>`;
}

function eventData(head: MeetingHead, origin: string): object {
  return {
    "@type": "Event",
    name: `${head.committee}, møde ${dateLong(head.date)}`,
    startDate: head.start === null ? head.date : `${head.date}T${head.start}`,
    url: `${origin}${paths.meeting({ ...addressOf(head), version: null })}`,
    eventStatus: "https://schema.org/EventScheduled",
    organizer: { "@type": "GovernmentOrganization", name: head.committee, parentOrganization: { "@type": "GovernmentOrganization", name: head.municipality } },
    location: { "@type": "Place", name: head.place ?? head.municipality, address: head.municipality },
  };
}
