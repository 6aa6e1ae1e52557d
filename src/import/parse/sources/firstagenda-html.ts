/** The page a meeting has on a municipality's FirstAgenda site, saved as HTML (LAYOUTS D2). */

import { load, type CheerioAPI } from "cheerio";
import type { Element } from "domhandler";
import { dateIn, timeIn } from "#core/calendar.ts";
import { parsePeople } from "#core/person-name.ts";
import type { Attachment, MeetingKind } from "#core/published-minutes.ts";
import { agendaItemOf, doubtsAcrossItems, titleAndOpenness } from "../agenda-item.ts";
import { municipalityOfBody, organizationOf } from "../document-header.ts";
import { sectionsOfHtml } from "../section-html.ts";
import type { Reading } from "../source.ts";
import { houseStyleOf } from "./house-styles.ts";

/** True for the page of one meeting. Looks for its marks as text, since any page may be asked about. */
export function isFirstAgendaHtml(html: string): boolean {
  return html.includes("dagsordenDetaljer") && /class="[^"]{0,200}\bpunktrow\b/u.test(html) && html.includes("overskrift");
}

const kinds: readonly (readonly [RegExp, MeetingKind])[] = [
  [/^tillægsdagsorden/iu, "supplementaryAgenda"],
  [/dagsorden/iu, "agenda"],
  [/./u, "minutes"],
];

/** Reads the page. */
export function readFirstAgendaHtml(html: string): Reading {
  const $ = load(html);
  const words = (selector: string) => oneLine($(selector).first().text());
  const heading = words("h1.dato");
  const when = heading || words(".dagsordeninfo .dato");
  const read = $("tr.punktrow")
    .toArray()
    .map((row, index) => agendaItemOf(partsOf($, row), index));
  const agendaItem = read.map(({ item }) => item);
  const organization = organizationOf(words("span.udvalg"));
  const participants = parsePeople(words("td.deltagere"));
  const municipality = municipalityOf($, organization.name);
  return {
    minutes: {
      houseStyle: "firstagenda-html",
      municipality,
      organization,
      meeting: {
        kind: kinds.find(([pattern]) => pattern.test(heading))?.[1] ?? "minutes",
        date: dateIn(when),
        start: timeIn(when, { marked: true }),
        place: words("span.sted") || null,
        participants,
      },
      tableOfContents: [],
      furniture: [],
      agendaItem,
      commitment: [],
      figure: [],
      finding: [],
      doubt: [
        ...(municipality === null
          ? [{ field: "municipality", item: null, reason: "Dokumentet siger ikke, hvilken kommune det er fra.", text: organization.name ?? "" }]
          : []),
        ...read.flatMap(({ doubt }) => doubt),
        ...doubtsAcrossItems(agendaItem, organization.name, participants),
      ],
      unplaced: [],
    },
    placement: [],
  };
}

function partsOf($: CheerioAPI, row: Element) {
  const title = oneLine($(row).find(".overskrift").first().text());
  return {
    number: oneLine($(row).find(".punkt-tabel .label").first().text()) || null,
    title,
    caseNumber: oneLine($(row).find(".sagsnummer").first().text()) || null,
    sections: sectionsOfHtml($(row).find(".details .punkt").contents().toArray(), { title, closed: !titleAndOpenness(title).public }),
    attachment: $(row)
      .find("a.bilag-link")
      .toArray()
      .map((link): Attachment => ({ label: null, name: oneLine($(link).text()), ...($(link).attr("href") ? { href: $(link).attr("href")! } : {}) })),
  };
}

// The page wears the municipality's own style sheet and shield: /dist/css/aarhus.css, /Content/img/aarhus_logo.png.
function municipalityOf($: CheerioAPI, body: string | null): string | null {
  const address = $('img[src*="_logo."], link[href*="/css/"]')
    .toArray()
    .map((each) => $(each).attr("src") ?? $(each).attr("href") ?? "");
  const name = address.map((each) => /\/([\p{L}-]{2,40}?)(?:_logo)?\.(?:png|svg|jpg|css)/u.exec(each)?.[1]).find((each) => each !== undefined);
  if (name === undefined) return municipalityOfBody(body);
  return houseStyleOf(name)?.municipality ?? `${name[0]!.toLocaleUpperCase("da")}${name.slice(1)} Kommune`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\u00A0]+/gu, " ").trim();
}
