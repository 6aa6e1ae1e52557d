/** OParl 1.1 objects (dev.oparl.org/spezifikation). Data in, objects out; what is not known is left out, never null or empty (§ 2.4). */

import { outcomeName } from "#ui/words.ts";
import { paths } from "#ui/paths.ts";
import { kindNames } from "#ui/words.ts";
import { dateLong } from "#core/calendar.ts";
import type { MeetingKind } from "#core/published-minutes.ts";
import type { FileTold, ItemTold, Kind, Listed, MeetingTold, Place, Seat, Times } from "./oparl-queries.ts";

const schema = "https://schema.oparl.org/1.1";
export type OParlObject = { id: string; type: string; [property: string]: unknown };

/** Addresses of the answers. They never change what they stand for. */
export const oparlAddress = (origin: string) => {
  const base = `${origin}/oparl/v1`;
  return {
    system: `${base}/system`,
    bodies: `${base}/body`,
    body: (municipality: string): string => `${base}/body/${municipality}`,
    list: (municipality: string, of: string): string => `${base}/body/${municipality}/${of}`,
    term: (municipality: string, term: { from: number; to: number }): string => `${base}/legislativeTerm/${municipality}/${term.from}-${term.to}`,
    record: (kind: Kind, number: string): string => `${base}/${kind}/${number}`,
    /** `address`: the open address of a meeting or an item. */
    meeting: (address: string): string => `${base}/meeting${address}`,
    item: (address: string): string => `${base}/agendaItem${address}`,
    consultation: (address: string): string => `${base}/consultation${address}`,
  };
};
export type OParlAddresses = ReturnType<typeof oparlAddress>;

/** Leaves out what is null, undefined, "" or an empty list. */
function told(object: Readonly<Record<string, unknown>> & { id: string; type: string }): OParlObject {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
  ) as OParlObject;
}

/** What is gone: that it was, and when it went (§ 2.8). */
export function deletedObject(type: string, id: string, times: Times): OParlObject {
  return { id, type: `${schema}/${type}`, created: times.created, modified: times.modified, deleted: true };
}

export function errorObject(message: string): object {
  return { type: `${schema}/Error`, message };
}

export function systemObject(at: OParlAddresses, origin: string, times: Times): OParlObject {
  return told({
    id: at.system,
    type: `${schema}/System`,
    oparlVersion: `${schema}/`,
    body: at.bodies,
    name: "Sagsgang",
    website: `${origin}/`,
    ...times,
  });
}

export function bodyObject(
  at: OParlAddresses,
  origin: string,
  place: Place,
  terms: readonly { from: number; to: number }[],
  times: Times,
  internal: boolean,
): OParlObject {
  const list = (of: string): string => at.list(place.slug, of);
  const object = told({
    id: at.body(place.slug),
    type: `${schema}/Body`,
    system: at.system,
    name: place.name,
    organization: list("organization"),
    person: list("person"),
    meeting: list("meeting"),
    paper: list("paper"),
    agendaItem: list("agendaItem"),
    consultation: list("consultation"),
    file: list("file"),
    membership: list("membership"),
    legislativeTermList: list("legislativeTerm"),
    web: origin + paths.municipality(place.slug),
    ...times,
  });
  // Required: it stands also when it is empty.
  return internal ? { ...object, legislativeTerm: terms.map((term) => termObject(at, place, term, times)) } : object;
}

export function termObject(at: OParlAddresses, place: Place, term: { from: number; to: number }, times: Times): OParlObject {
  return told({
    id: at.term(place.slug, term),
    type: `${schema}/LegislativeTerm`,
    body: at.body(place.slug),
    name: `Valgperioden ${term.from}–${term.to}`,
    startDate: `${term.from}-01-01`,
    endDate: `${term.to}-12-31`,
    ...times,
  });
}

/** What objects link to and are linked from: numbers of things by "kind name", and when each was made and changed. */
export type Links = {
  at: OParlAddresses;
  origin: string;
  municipality: string;
  number: ReadonlyMap<string, string>;
  times: ReadonlyMap<string, Times>;
  internal: boolean;
};

const recordLink = (links: Links, kind: Kind, name: string): string | null => {
  const number = links.number.get(`${kind} ${name}`);
  return number === undefined ? null : links.at.record(kind, number);
};
const some = (each: (string | null)[]): string[] => each.filter((link) => link !== null);

export function organizationObject(links: Links, record: Listed, committee: Place, members: readonly Seat[]): OParlObject {
  return told({
    id: links.at.record("organization", record.key),
    type: `${schema}/Organization`,
    body: links.at.body(links.municipality),
    name: committee.name,
    organizationType: "Gremium",
    classification: "Udvalg",
    membership: some(members.map((seat) => recordLink(links, "membership", `${seat.committeeSlug}/${seat.personSlug}`))),
    web: links.origin + paths.committee(links.municipality, committee.slug),
    created: record.created,
    modified: record.modified,
  });
}

export function personObject(links: Links, record: Listed, person: Place, seats: readonly { seat: Seat; record: Listed }[]): OParlObject {
  return told({
    id: links.at.record("person", record.key),
    type: `${schema}/Person`,
    body: links.at.body(links.municipality),
    name: person.name,
    ...(links.internal ? { membership: seats.map(({ seat, record: of }) => membershipObject(links, of, seat)) } : {}),
    web: links.origin + paths.person(links.municipality, person.slug),
    created: record.created,
    modified: record.modified,
  });
}

/** A seat as minutes tell it: the first day someone is named as taking part. When it ended no minutes say, so no end is told. */
export function membershipObject(links: Links, record: Listed, seat: Seat): OParlObject {
  return told({
    id: links.at.record("membership", record.key),
    type: `${schema}/Membership`,
    person: recordLink(links, "person", seat.personSlug),
    organization: recordLink(links, "organization", seat.committeeSlug),
    role: seat.role,
    startDate: seat.first,
    created: record.created,
    modified: record.modified,
  });
}

export function meetingObject(links: Links, trace: Listed, meeting: MeetingTold, files: ReadonlyMap<string, FileTold>): OParlObject {
  const file = files.get(meeting.document);
  const paper = file === undefined ? null : fileObject(links, file);
  return told({
    id: links.at.meeting(meeting.address),
    type: `${schema}/Meeting`,
    name: `${meeting.committee}, ${dateLong(meeting.date)}`,
    // The words the specification recommends, so that those who harvest many know them.
    meetingState: meeting.kind === "minutes" ? "durchgeführt" : "eingeladen",
    ...(meeting.cancelled ? { cancelled: true } : {}),
    start: meeting.start,
    end: meeting.end,
    organization: some([recordLink(links, "organization", meeting.committeeSlug)]),
    participant: some(meeting.participants.map((slug) => recordLink(links, "person", slug))),
    ...(paper === null ? {} : meeting.kind === "minutes" ? { resultsProtocol: paper } : { invitation: paper }),
    ...(links.internal ? { agendaItem: meeting.items.map((item) => itemObject(links, item, files, null)) } : {}),
    "sagsgang:date": meeting.date,
    "sagsgang:place": meeting.place,
    "sagsgang:kind": kindNames[meeting.kind as MeetingKind] ?? meeting.kind,
    web: links.origin + meeting.address,
    created: trace.created,
    modified: trace.modified,
  });
}

/** `meeting`: given when the item stands alone and not in its meeting. */
export function itemObject(links: Links, item: ItemTold, files: ReadonlyMap<string, FileTold>, meeting: string | null): OParlObject {
  const times = links.times.get(item.address);
  return told({
    id: links.at.item(item.address),
    type: `${schema}/AgendaItem`,
    meeting: meeting === null ? null : links.at.meeting(meeting),
    number: item.number,
    order: item.position,
    name: item.name,
    public: item.public,
    consultation: item.caseKey === null ? null : links.at.consultation(item.address),
    result: outcomeName(item.outcome),
    resolutionText: item.decision,
    ...(links.internal
      ? { auxiliaryFile: item.files.flatMap((sha256) => (files.has(sha256) ? [fileObject(links, files.get(sha256)!)] : [])).filter((each) => each !== null) }
      : {}),
    // OParl has no votes and no dissent (OParl/spec 48, 171).
    "sagsgang:recommendation": item.recommendation,
    "sagsgang:vote": item.vote,
    "sagsgang:dissent": item.dissent,
    web: links.origin + item.address,
    ...times,
  });
}

export type CaseTold = { caseKey: string; caseText: string; committeeSlug: string; date: string; item: ItemTold };

/** A case as a paper: its number is the reference, each handling a consultation. */
export function paperObject(links: Links, record: Listed, handlings: readonly CaseTold[]): OParlObject {
  const newest = handlings.at(-1)!;
  return told({
    id: links.at.record("paper", record.key),
    type: `${schema}/Paper`,
    body: links.at.body(links.municipality),
    name: newest.item.name ?? `Sag ${newest.caseText}`,
    reference: newest.caseText,
    date: handlings[0]!.date,
    paperType: "Sag",
    consultation: handlings.map((handling) => consultationObject(links, handling)),
    web: links.origin + paths.case(links.municipality, newest.caseKey),
    created: record.created,
    modified: record.modified,
  });
}

export function consultationObject(links: Links, { caseKey, committeeSlug, item }: CaseTold): OParlObject {
  const times = links.times.get(item.address);
  return told({
    id: links.at.consultation(item.address),
    type: `${schema}/Consultation`,
    paper: recordLink(links, "paper", caseKey),
    agendaItem: links.at.item(item.address),
    meeting: links.at.meeting(item.meeting),
    organization: some([recordLink(links, "organization", committeeSlug)]),
    ...times,
  });
}

/** A file; null when it has no number yet. */
export function fileObject(links: Links, file: FileTold): OParlObject | null {
  const number = links.number.get(`file ${file.sha256}`);
  if (number === undefined) return null;
  const access = links.origin + paths.documentFile(links.municipality, file.sha256);
  return told({
    id: links.at.record("file", number),
    type: `${schema}/File`,
    name: file.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, ""),
    fileName: file.fileName,
    mimeType: file.mediaType,
    date: file.receivedAt.slice(0, 10),
    size: file.bytes,
    accessUrl: access,
    downloadUrl: `${access}?hent=ja`,
    meeting: file.meetings.map(links.at.meeting),
    agendaItem: file.items.map(links.at.item),
    "sagsgang:sha256": file.sha256,
    web: links.origin + paths.document(links.municipality, file.sha256),
    ...links.times.get(`file ${file.sha256}`),
  });
}
