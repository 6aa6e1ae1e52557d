/** OParl 1.1, read only (docs/decisions/0027): lists with pages and limits in time, objects by addresses that stay, what is gone told as gone. */

import { Hono, type Context } from "hono";
import type { Sql } from "#platform/sql.ts";
import { sent } from "./answer.ts";
import {
  bodyObject,
  consultationObject,
  deletedObject,
  errorObject,
  fileObject,
  itemObject,
  meetingObject,
  membershipObject,
  oparlAddress,
  organizationObject,
  paperObject,
  personObject,
  systemObject,
  termObject,
  type Links,
  type OParlObject,
} from "./oparl.ts";
import * as queries from "./oparl-queries.ts";
import type { Kind, Limits, Listed, Times } from "./oparl-queries.ts";

const perPage = 100;
const json = "application/json; charset=utf-8";
const typeNames: Record<Kind | "meeting" | "agendaItem" | "consultation", string> = {
  organization: "Organization",
  person: "Person",
  membership: "Membership",
  paper: "Paper",
  file: "File",
  meeting: "Meeting",
  agendaItem: "AgendaItem",
  consultation: "Consultation",
};
const records: readonly string[] = ["organization", "person", "membership", "paper", "file"] satisfies Kind[];

/** All of /oparl/v1. */
export function oparlRoutes({ sql, origin }: { sql: Sql; origin: string }): Hono {
  const app = new Hono();
  const at = oparlAddress(origin);
  const give = (c: Context, body: unknown, status: 200 | 404 = 200): Promise<Response> | Response => sent(c, JSON.stringify(body), json, status, 30);
  const unknown = (c: Context): Promise<Response> | Response => give(c, errorObject("Der er ikke noget på denne adresse."), 404);
  const internal = (c: Context): boolean => c.req.query("omit_internal") !== "true";
  const bad = (c: Context, message: string): Response => c.json(errorObject(message), 400, { "Access-Control-Allow-Origin": "*" });

  app.options("/oparl/v1/*", (c) =>
    c.body(null, 204, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Max-Age": "86400" }),
  );
  const system = async (c: Context): Promise<Response> => {
    const places = await queries.bodies(sql);
    const times = await Promise.all(places.map((place) => queries.bodyTimes(sql, place.slug)));
    const first = times.map((each) => each.created).sort()[0] ?? "2026-01-01T00:00:00+00:00";
    const last =
      times
        .map((each) => each.modified)
        .sort()
        .at(-1) ?? first;
    return give(c, systemObject(at, origin, { created: first, modified: last }));
  };
  app.get("/oparl/v1", system);
  app.get("/oparl/v1/system", system);

  // Lists that are short are made whole and limited here; the long ones are limited by the database.
  const whole = (c: Context, self: string, objects: readonly OParlObject[]): Response | Promise<Response> => {
    const limits = limitsIn(c);
    if (typeof limits === "string") return bad(c, limits);
    const fits = objects.filter((object) => inside(limits, object as unknown as Times));
    const page = pageIn(c, fits.length);
    return page === null ? unknown(c) : give(c, listOf(c, self, fits.slice(page.offset, page.offset + perPage), fits.length, page.number));
  };
  const bodyOf = async (place: queries.Place, wantsInternal: boolean): Promise<OParlObject> =>
    bodyObject(at, origin, place, await queries.terms(sql, place.slug), await queries.bodyTimes(sql, place.slug), wantsInternal);
  const placeOf = async (slug: string): Promise<queries.Place | null> => (await queries.bodies(sql)).find((place) => place.slug === slug) ?? null;

  app.get("/oparl/v1/body", async (c) => {
    const places = await queries.bodies(sql);
    return whole(c, at.bodies, await Promise.all(places.map((place) => bodyOf(place, internal(c)))));
  });
  app.get("/oparl/v1/body/:municipality", async (c) => {
    const place = await placeOf(c.req.param("municipality"));
    return place === null ? unknown(c) : give(c, await bodyOf(place, internal(c)));
  });
  app.get("/oparl/v1/body/:municipality/legislativeTerm", async (c) => {
    const place = await placeOf(c.req.param("municipality"));
    if (place === null) return unknown(c);
    const times = await queries.bodyTimes(sql, place.slug);
    return whole(
      c,
      at.list(place.slug, "legislativeTerm"),
      (await queries.terms(sql, place.slug)).map((term) => termObject(at, place, term, times)),
    );
  });
  app.get("/oparl/v1/legislativeTerm/:municipality/:term{[0-9]{4}-[0-9]{4}}", async (c) => {
    const place = await placeOf(c.req.param("municipality"));
    const [from, to] = c.req.param("term").split("-").map(Number);
    const known = place !== null && (await queries.terms(sql, place.slug)).some((term) => term.from === from && term.to === to);
    return known ? give(c, termObject(at, place, { from: from!, to: to! }, await queries.bodyTimes(sql, place.slug))) : unknown(c);
  });

  app.get("/oparl/v1/body/:municipality/:list{organization|person|membership|paper|file|meeting|agendaItem|consultation}", async (c) => {
    const municipality = c.req.param("municipality");
    const list = c.req.param("list") as keyof typeof typeNames;
    const limits = limitsIn(c);
    if (typeof limits === "string") return bad(c, limits);
    const number = Number(c.req.query("page") ?? "1");
    if (!Number.isInteger(number) || number < 1 || number > 1_000_000 || (await placeOf(municipality)) === null) return unknown(c);
    const bounds = { offset: (number - 1) * perPage, limit: perPage };
    const found = records.includes(list)
      ? await queries.listRecords(sql, municipality, list as Kind, limits, bounds)
      : await queries.listTraces(sql, municipality, list === "meeting" ? "meeting" : list === "agendaItem" ? "item" : "itemWithCase", limits, bounds);
    if (found.keys.length === 0 && number > 1) return unknown(c);
    const objects = await objectsOf(list, municipality, found.keys, internal(c));
    const data = found.keys.flatMap((key) => {
      const object = objects.get(key.key);
      if (object !== undefined) return [object];
      // Gone since it was listed, or gone for good: told only to those who ask what has changed.
      return limits.modifiedSince === null ? [] : [deletedObject(typeNames[list], idOf(list, key.key), key)];
    });
    return give(c, listOf(c, at.list(municipality, list), data, found.total, number));
  });

  app.get("/oparl/v1/:kind{organization|person|membership|paper|file}/:number{[1-9][0-9]{0,17}}", async (c) => {
    const [record] = await queries.recordsByNumber(sql, [c.req.param("number")]);
    const kind = c.req.param("kind") as Kind;
    if (record === undefined || record.kind !== kind) return unknown(c);
    const listed = { key: record.number, open: record.open, created: record.created, modified: record.modified };
    const object = (await objectsOf(kind, record.municipality, [listed], internal(c))).get(record.number);
    return give(c, object ?? deletedObject(typeNames[kind], idOf(kind, record.number), record));
  });
  const traced =
    (kind: "meeting" | "agendaItem" | "consultation") =>
    async (c: Context): Promise<Response> => {
      const address = c.req.path.slice(`/oparl/v1/${kind}`.length);
      const [listed] = await queries.tracesAt(sql, [address]);
      if (listed === undefined || (kind === "consultation" && !listed.withCase)) return unknown(c);
      const object = (await objectsOf(kind, c.req.param("municipality")!, [listed], internal(c))).get(address);
      return give(c, object ?? deletedObject(typeNames[kind], idOf(kind, address), listed));
    };
  app.get("/oparl/v1/meeting/:municipality/:committee/:meeting", traced("meeting"));
  app.get("/oparl/v1/agendaItem/:municipality/:committee/:meeting/:item", traced("agendaItem"));
  app.get("/oparl/v1/consultation/:municipality/:committee/:meeting/:item", traced("consultation"));
  app.all("/oparl/*", unknown);

  const idOf = (kind: keyof typeof typeNames, key: string): string =>
    kind === "meeting" ? at.meeting(key) : kind === "agendaItem" ? at.item(key) : kind === "consultation" ? at.consultation(key) : at.record(kind, key);

  // What is open of some keys, by key. What is not in the rows any more is not among them, whatever the list said.
  async function objectsOf(
    kind: keyof typeof typeNames,
    municipality: string,
    keys: readonly Listed[],
    wantsInternal: boolean,
  ): Promise<Map<string, OParlObject>> {
    const open = keys.filter((key) => key.open);
    const result = new Map<string, OParlObject>();
    if (open.length === 0) return result;
    const links = async (wanted: readonly { kind: Kind; name: string }[], addresses: readonly string[]): Promise<Links> => {
      const number = await queries.numbersOf(sql, municipality, wanted);
      const fileTimes = await queries.recordsByNumber(
        sql,
        [...number].flatMap(([name, of]) => (name.startsWith("file ") ? [of] : [])),
      );
      const times = new Map<string, Times>(
        (await queries.tracesAt(sql, addresses)).map((each) => [each.key, { created: each.created, modified: each.modified }]),
      );
      for (const file of fileTimes) times.set(`file ${file.name}`, { created: file.created, modified: file.modified });
      return { at, origin, municipality, number, times, internal: wantsInternal };
    };
    const kindOf = (of: Kind, names: readonly string[]): { kind: Kind; name: string }[] => names.map((name) => ({ kind: of, name }));

    if (kind === "meeting" || kind === "agendaItem") {
      const meetings = await queries.meetingsAt(sql, [...new Set(open.map(({ key }) => key.split("/", 4).join("/")))]);
      const wanted =
        kind === "meeting"
          ? meetings.flatMap((meeting) => meeting.items)
          : meetings.flatMap((meeting) => meeting.items.filter((item) => open.some(({ key }) => key === item.address)));
      const hashes = [...new Set([...meetings.map((meeting) => meeting.document), ...wanted.flatMap((item) => item.files)])];
      const files = new Map((await queries.filesOf(sql, municipality, hashes)).map((file) => [file.sha256, file]));
      const of = await links(
        [
          ...kindOf("file", hashes),
          ...kindOf(
            "organization",
            meetings.map((meeting) => meeting.committeeSlug),
          ),
          ...kindOf("person", kind === "meeting" ? meetings.flatMap((meeting) => meeting.participants) : []),
        ],
        wanted.map((item) => item.address),
      );
      if (kind === "meeting") {
        for (const meeting of meetings)
          result.set(
            meeting.address,
            meetingObject(
              of,
              open.find(({ key }) => key === meeting.address)!,
              meeting,
              files,
            ),
          );
        return result;
      }
      for (const item of wanted) result.set(item.address, itemObject(of, item, files, item.meeting));
      return result;
    }
    if (kind === "consultation") {
      const meetings = await queries.meetingsAt(sql, [...new Set(open.map(({ key }) => key.split("/", 4).join("/")))]);
      const handled = meetings.flatMap((meeting) =>
        meeting.items.flatMap((item) =>
          item.caseKey !== null && open.some(({ key }) => key === item.address)
            ? [{ caseKey: item.caseKey, caseText: item.caseKey, committeeSlug: meeting.committeeSlug, date: meeting.date, item }]
            : [],
        ),
      );
      const of = await links(
        [
          ...kindOf(
            "paper",
            handled.map((each) => each.caseKey),
          ),
          ...kindOf(
            "organization",
            handled.map((each) => each.committeeSlug),
          ),
        ],
        handled.map((each) => each.item.address),
      );
      for (const each of handled) result.set(each.item.address, consultationObject(of, each));
      return result;
    }

    const named = (
      await queries.recordsByNumber(
        sql,
        open.map(({ key }) => key),
      )
    ).flatMap((record) => (record.name === null ? [] : [{ key: record.number, name: record.name }]));
    const listedAs = new Map(open.map((each) => [each.key, each]));
    const names = named.map(({ name }) => name);
    if (kind === "file") {
      const files = new Map((await queries.filesOf(sql, municipality, names)).map((file) => [file.sha256, file]));
      const of = await links(kindOf("file", names), []);
      for (const { key, name } of named) {
        const file = files.get(name);
        // What nothing that stands is read from is shown nowhere.
        const object = file === undefined || file.meetings.length + file.items.length === 0 ? null : fileObject(of, file);
        if (object !== null) result.set(key, object);
      }
      return result;
    }
    if (kind === "paper") {
      const handled = Map.groupBy(await queries.itemsOfCases(sql, municipality, names), (each) => each.caseKey);
      const all = [...handled.values()].flat();
      const of = await links(
        [
          ...kindOf("paper", names),
          ...kindOf(
            "organization",
            all.map((each) => each.committeeSlug),
          ),
        ],
        all.map((each) => each.item.address),
      );
      for (const { key, name } of named) if (handled.has(name)) result.set(key, paperObject(of, listedAs.get(key)!, handled.get(name)!));
      return result;
    }
    if (kind === "organization") {
      const known = await queries.namesOf(sql, municipality, "organization", names);
      const inMeetings = await queries.seatsOf(sql, municipality, { committees: names });
      const of = await links(
        kindOf(
          "membership",
          inMeetings.map((seat) => `${seat.committeeSlug}/${seat.personSlug}`),
        ),
        [],
      );
      for (const { key, name } of named) {
        if (known.has(name))
          result.set(
            key,
            organizationObject(
              of,
              listedAs.get(key)!,
              { slug: name, name: known.get(name)! },
              inMeetings.filter((seat) => seat.committeeSlug === name),
            ),
          );
      }
      return result;
    }
    const seats = await queries.seatsOf(sql, municipality, kind === "person" ? { people: names } : { seats: names });
    const seatNames = seats.map((seat) => `${seat.committeeSlug}/${seat.personSlug}`);
    const of = await links(
      [
        ...kindOf(
          "person",
          seats.map((seat) => seat.personSlug),
        ),
        ...kindOf(
          "organization",
          seats.map((seat) => seat.committeeSlug),
        ),
        ...kindOf("membership", seatNames),
      ],
      [],
    );
    if (kind === "membership") {
      for (const { key, name } of named) {
        const seat = seats.find((each) => `${each.committeeSlug}/${each.personSlug}` === name);
        if (seat !== undefined) result.set(key, membershipObject(of, listedAs.get(key)!, seat));
      }
      return result;
    }
    const known = await queries.namesOf(sql, municipality, "person", names);
    const seatRecords = new Map(
      (
        await queries.recordsByNumber(
          sql,
          seatNames.flatMap((name) => of.number.get(`membership ${name}`) ?? []),
        )
      ).map((record) => [record.name, record]),
    );
    for (const { key, name } of named) {
      if (!known.has(name)) continue;
      const own = seats.flatMap((seat) => {
        const record = seat.personSlug === name ? seatRecords.get(`${seat.committeeSlug}/${seat.personSlug}`) : undefined;
        return record === undefined ? [] : [{ seat, record: { key: record.number, open: true, created: record.created, modified: record.modified } }];
      });
      result.set(key, personObject(of, listedAs.get(key)!, { slug: name, name: known.get(name)! }, own));
    }
    return result;
  }
  return app;
}

const limitNames = { createdSince: "created_since", createdUntil: "created_until", modifiedSince: "modified_since", modifiedUntil: "modified_until" } as const;

// A moment in full (RFC 3339). Without a zone nobody knows which moment it is.
function limitsIn(c: Context): Limits | string {
  const limits: Record<string, string | null> = {};
  for (const [name, query] of Object.entries(limitNames)) {
    const given = c.req.query(query);
    // A plus that was not encoded has become a blank.
    const text = given?.replace(/ (?=\d{2}:\d{2}$)/, "+") ?? null;
    if (text !== null && (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/i.test(text) || Number.isNaN(Date.parse(text))))
      return `${query} skal være dato og klokkeslæt med tidszone, som 2026-01-31T12:00:00+01:00.`;
    limits[name] = text;
  }
  return limits as Limits;
}

function inside(limits: Limits, times: Times): boolean {
  const at = (text: string): number => Date.parse(text);
  return (
    (limits.createdSince === null || at(times.created) >= at(limits.createdSince)) &&
    (limits.createdUntil === null || at(times.created) <= at(limits.createdUntil)) &&
    (limits.modifiedSince === null || at(times.modified) >= at(limits.modifiedSince)) &&
    (limits.modifiedUntil === null || at(times.modified) <= at(limits.modifiedUntil))
  );
}

function pageIn(c: Context, total: number): { number: number; offset: number } | null {
  const number = Number(c.req.query("page") ?? "1");
  if (!Number.isInteger(number) || number < 1 || (number > 1 && (number - 1) * perPage >= total)) return null;
  return { number, offset: (number - 1) * perPage };
}

// § 2.5: the filters stand in every link, and next is missing on the last page alone.
function listOf(c: Context, self: string, data: readonly OParlObject[], total: number, page: number): object {
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (number: number): string => {
    const query = new URLSearchParams();
    for (const name of [...Object.values(limitNames), "omit_internal"]) {
      const given = c.req.query(name);
      if (given !== undefined) query.set(name, given);
    }
    if (number > 1) query.set("page", String(number));
    const text = query.toString();
    return text === "" ? self : `${self}?${text}`;
  };
  return {
    data,
    pagination: { totalElements: total, elementsPerPage: perPage, currentPage: page, totalPages: last },
    links: {
      first: link(1),
      ...(page > 1 ? { prev: link(page - 1) } : {}),
      self: link(page),
      ...(page < last ? { next: link(page + 1) } : {}),
      last: link(last),
    },
  };
}
