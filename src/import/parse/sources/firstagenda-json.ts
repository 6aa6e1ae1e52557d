/** The JSON a municipality's FirstAgenda site answers with: one meeting (LAYOUTS D3). Its `IsOpen` is false on open items too and is not read. */

import { load } from "cheerio";
import type { Absence, Attachment, NamedPerson } from "#core/published-minutes.ts";
import { agendaItemOf, doubtsAcrossItems, titleAndOpenness, type SectionParts } from "../agenda-item.ts";
import { organizationOf } from "../document-header.ts";
import { sectionsOfHtml } from "../section-html.ts";
import type { Reading } from "../source.ts";
import { houseStyleOf } from "./house-styles.ts";

type Fields = Record<string, unknown>;

/** What of the publication is read; everything may be missing. */
export type FirstAgendaMeeting = { Dagsordenpunkter: Fields[]; Udvalg?: Fields; Moede?: Fields; TillaegsDagsorden?: boolean };

/** True for the publication of one meeting. */
export function isFirstAgendaJson(json: unknown): json is FirstAgendaMeeting {
  return isFields(json) && Array.isArray(json.Dagsordenpunkter) && json.Dagsordenpunkter.every(isFields) && (isFields(json.Moede) || isFields(json.Udvalg));
}

/** Reads one meeting. */
export function readFirstAgendaJson(json: unknown): Reading {
  if (!isFirstAgendaJson(json)) throw new TypeError("not the publication of a meeting");
  const { Dagsordenpunkter: points, Moede: meeting = {}, Udvalg: committee = {} } = json;
  const site = siteOf(points);
  const read = points.map((point, index) => agendaItemOf(partsOf(point, site), index));
  const agendaItem = read.map(({ item }) => item);
  const organization = organizationOf(text(committee.Navn) ?? "");
  const people = fieldsOf(meeting.Moededeltagere).filter((person) => text(person.Name) !== null);
  const municipality = municipalityOfSite(site);
  return {
    minutes: {
      houseStyle: "firstagenda-json",
      municipality,
      organization,
      meeting: {
        // Minutes are published under the name "Dagsorden" as well: it is the decisions that make them minutes.
        kind:
          agendaItem.some((item) => item.decision !== null) || text(meeting.Navn)?.includes("eferat")
            ? "minutes"
            : json.TillaegsDagsorden === true
              ? "supplementaryAgenda"
              : "agenda",
        date: text(meeting.Dato)?.slice(0, 10) ?? null,
        start: clockOf(meeting.Dato),
        ...(clockOf(meeting.MeetingEndUtc) === null ? {} : { end: clockOf(meeting.MeetingEndUtc) }),
        place: text(meeting.Sted),
        participants: people.map(personOf),
        ...absentOf(people),
      },
      tableOfContents: [],
      furniture: [],
      agendaItem,
      commitment: [],
      figure: [],
      finding: [],
      doubt: [
        ...(municipality === null
          ? [{ field: "municipality", item: null, reason: "Dokumentet siger ikke, hvilken kommune det er fra.", text: site ?? "" }]
          : []),
        ...read.flatMap(({ doubt }) => doubt),
        // Its participants are the members, there or not.
        ...doubtsAcrossItems(agendaItem, organization.name, []),
      ],
      unplaced: [],
    },
    placement: [],
  };
}

function partsOf(point: Fields, site: string | null) {
  const title = text(point.Navn) ?? text(point.Caption) ?? "";
  const closed = !titleAndOpenness(title).public;
  const sections = fieldsOf(point.Felter).flatMap((field) => sectionsOfField(field, title, closed));
  const apart = text(point.ItemDecision);
  if (apart !== null && !sections.some(({ role }) => role === "decision"))
    sections.push(...sectionsOfField({ Navn: "Beslutning", Html: apart }, title, closed));
  return {
    number: text(point.Punktnummer) ?? text(point.Number),
    title,
    caseNumber: text(point.SagsNummer) ?? text(point.CaseNumber),
    sections,
    attachment: fieldsOf(point.Bilag)
      .sort((a, b) => Number(a.Order ?? 0) - Number(b.Order ?? 0))
      .map((each): Attachment => attachmentAt(each, site)),
  };
}

// Some installations name each field; in others one nameless field holds all, with headings in its HTML.
function sectionsOfField(field: Fields, title: string, closed: boolean): SectionParts[] {
  const html = text(field.Html) ?? text(field.Tekst);
  if (html === null) return [];
  const name = text(field.Navn);
  const $ = load(name === null ? html : `<h3>${name}</h3>${html}`, null, false);
  return sectionsOfHtml($.root().contents().toArray(), { title, closed });
}

function attachmentAt(each: Fields, site: string | null): Attachment {
  const id = text(each.Id);
  const href = site !== null && id !== null ? { href: `${site}/vis/pdf/bilag/${id}/?redirectDirectlyToPdf=false` } : {};
  return { label: null, name: text(each.Navn) ?? "", ...href };
}

function personOf(person: Fields): NamedPerson {
  return { name: text(person.Name)!, party: null };
}

function absentOf(people: readonly Fields[]): { absent?: Absence[] } {
  const absent = people
    .filter((person) => person.Absent === true || person.ParticipationCancelled === true)
    .map((person): Absence => ({ ...personOf(person), kind: person.ParticipationCancelled === true ? "apology" : "absent" }));
  return absent.length === 0 ? {} : { absent };
}

// The addresses of the document's own files tell whose it is: https://dagsordener.greve.dk.
function siteOf(points: readonly Fields[]): string | null {
  for (const point of points) {
    for (const field of fieldsOf(point.Felter)) {
      const site = /^(https?:\/\/[a-z0-9.-]{4,80}(?::\d{1,5})?)\//iu.exec(text(field.Link) ?? "")?.[1];
      if (site !== undefined) return site.toLowerCase();
    }
  }
  return null;
}

function municipalityOfSite(site: string | null): string | null {
  const domain = site?.split(".").at(-2);
  return domain === undefined ? null : (houseStyleOf(domain)?.municipality ?? null);
}

// The clock stands in local time with its offset, "2022-01-10T08:00:00+01:00".
function clockOf(value: unknown): string | null {
  return /T(\d{2}:\d{2})/u.exec(text(value) ?? "")?.[1] ?? null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
