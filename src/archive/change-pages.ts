/** What became another in a meeting's papers, from version to version. Data in, HTML out. */

import { dateLong } from "#core/calendar.ts";
import type { ItemChange, PartChange, VersionChange } from "#core/changes.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import { dayOf } from "#ui/dates.ts";
import { html, when, type Html } from "#ui/html.ts";
import type { Page } from "#ui/layout.ts";
import { itemTitle } from "#ui/parts.ts";
import { paths, type MeetingAddress } from "#ui/paths.ts";
import { changed } from "#ui/text.ts";
import { counted, kindNames } from "#ui/words.ts";
import type { VersionsOf } from "./change-queries.ts";

export function changesPage(meeting: VersionsOf, changes: readonly VersionChange[]): Page {
  const standing = meeting.versions.find((version) => version.current)?.version;
  const address = { municipality: meeting.municipalitySlug, committee: meeting.committeeSlug, meeting: meeting.slug };
  const here = paths.changes(address);
  return {
    title: `Ændringer: ${meeting.committee} ${dateLong(meeting.date)}`,
    path: here,
    hidden: true,
    trail: [
      [meeting.municipality, paths.municipality(meeting.municipalitySlug)],
      [meeting.committee, paths.committee(meeting.municipalitySlug, meeting.committeeSlug)],
      [dateLong(meeting.date), paths.meeting(address)],
      ["Ændringer", here],
    ],
    body: html`<p class="over-title">${meeting.committee}</p>
      <h1>Hvad er ændret i papirerne fra ${dateLong(meeting.date)}?</h1>
      <p class="lead">
        ${changes.length === 0 ? "Papirerne er ikke ændret, siden de blev offentliggjort." : `Papirerne er lagt frem på ny ${counted(changes.length, "gang", "gange")}.`}
      </p>
      ${when(changes.length > 0, () => html`<p class="quiet">Understreget tekst er tilføjet, overstreget tekst er udgået. Det, der er fjernet eller lukket, vises ikke.</p>`)}
      ${changes.map((change) => step(change, address, change.to === standing))}
      <p><a href="${paths.meeting(address)}">Til mødet, som det står nu</a></p>`,
  };
}

function step(change: VersionChange, address: MeetingAddress, stands: boolean): Html {
  const name = (kind: string): string => (kindNames[kind as MeetingKind] ?? kind).toLowerCase();
  return html`<section class="card-like" aria-labelledby="v-${change.to}">
    <h2 id="v-${change.to}">Ændret ${dayOf(change.at)}</h2>
    <p class="quiet">
      ${change.fromKind === change.toKind ? `Fra version ${change.from} til version ${change.to}` : `Fra ${name(change.fromKind)} til ${name(change.toKind)}`}.
    </p>
    ${when(change.items.length === 0 && change.removed === 0, () => html`<p>Ingen ord er ændret.</p>`)}
    ${change.items.map((item) => shownItem(item, address, stands))}
    ${when(change.removed > 0, () => html`<p>${counted(change.removed, "punkt", "punkter")} er fjernet ${dayOf(change.at)}.</p>`)}
  </section>`;
}

function shownItem(item: ItemChange, address: MeetingAddress, stands: boolean): Html {
  const title = html`${item.number === null ? "" : `Punkt ${item.number}: `}${itemTitle(item.name)}`;
  return html`<h3>${stands ? html`<a href="${paths.item(address, item.slug)}">${title}</a>` : title}</h3>
    ${item.what === "added" ? html`<p>Nyt punkt.</p>` : item.parts.map(shownPart)}`;
}

function shownPart(part: PartChange): Html {
  switch (part.what) {
    case "removed":
      return html`<p>${part.name} er fjernet.</p>`;
    case "added":
      return html`<h4>${part.name}</h4>
        ${changed([{ kind: "added", text: part.text }])}`;
    case "changed":
      return html`<h4>${part.name}</h4>
        ${changed(part.words)}`;
  }
}
