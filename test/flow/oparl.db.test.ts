/** OParl 1.1 as those who harvest it ask: what the specification requires of each object and list, and what is told of what is gone. */

import assert from "node:assert/strict";
import test from "node:test";
import { fillArchive } from "#test/browser/invented-archive.ts";
import { anOpenTown, origin, type Town } from "#test/open-town.ts";

type Property = "url" | "string" | "boolean" | "integer" | "date" | "date-time" | "urls" | "strings" | "objects" | `object ${string}` | `objects ${string}`;
type Rules = { required: readonly string[]; has: Readonly<Record<string, Property>> };

// OParl 1.1, "Die Objekte": what each type must have, and of what kind each property is. `created` and `modified` are required in 1.1.
const always = {
  id: "url",
  type: "url",
  created: "date-time",
  modified: "date-time",
  deleted: "boolean",
  web: "url",
  license: "url",
  keyword: "strings",
} as const;
const rules: Record<string, Rules> = {
  System: {
    required: ["oparlVersion", "body"],
    has: { oparlVersion: "url", body: "url", name: "string", website: "url", product: "url", vendor: "url", contactName: "string" },
  },
  Body: {
    required: [
      "name",
      "organization",
      "person",
      "meeting",
      "paper",
      "legislativeTerm",
      "agendaItem",
      "consultation",
      "file",
      "membership",
      "legislativeTermList",
    ],
    has: {
      system: "url",
      name: "string",
      organization: "url",
      person: "url",
      meeting: "url",
      paper: "url",
      agendaItem: "url",
      consultation: "url",
      file: "url",
      membership: "url",
      legislativeTermList: "url",
      legislativeTerm: "objects LegislativeTerm",
    },
  },
  LegislativeTerm: { required: [], has: { body: "url", name: "string", startDate: "date", endDate: "date" } },
  Organization: { required: [], has: { body: "url", name: "string", membership: "urls", organizationType: "string", classification: "string" } },
  Person: { required: [], has: { body: "url", name: "string", membership: "objects Membership" } },
  Membership: { required: [], has: { person: "url", organization: "url", role: "string", startDate: "date", endDate: "date" } },
  Meeting: {
    required: [],
    has: {
      name: "string",
      meetingState: "string",
      start: "date-time",
      end: "date-time",
      organization: "urls",
      participant: "urls",
      invitation: "object File",
      resultsProtocol: "object File",
      agendaItem: "objects AgendaItem",
    },
  },
  AgendaItem: {
    required: ["order"],
    has: {
      meeting: "url",
      number: "string",
      order: "integer",
      name: "string",
      public: "boolean",
      consultation: "url",
      result: "string",
      resolutionText: "string",
      auxiliaryFile: "objects File",
    },
  },
  Paper: { required: [], has: { body: "url", name: "string", reference: "string", date: "date", paperType: "string", consultation: "objects Consultation" } },
  Consultation: { required: [], has: { paper: "url", agendaItem: "url", meeting: "url", organization: "urls" } },
  File: {
    required: ["accessUrl"],
    has: {
      name: "string",
      fileName: "string",
      mimeType: "string",
      date: "date",
      size: "integer",
      accessUrl: "url",
      downloadUrl: "url",
      meeting: "urls",
      agendaItem: "urls",
    },
  },
};

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/** What an object does wrong against the specification, as sentences. */
function findings(object: Record<string, unknown>, where: string): string[] {
  const type = /^https:\/\/schema\.oparl\.org\/1\.1\/([A-Za-z]+)$/.exec(String(object["type"]))?.[1];
  const rule = type === undefined ? undefined : rules[type];
  if (rule === undefined) return [`${where}: the type ${String(object["type"])} is not known`];
  const found: string[] = [];
  const required = object["deleted"] === true ? ["id", "type", "created", "modified"] : ["id", "type", "created", "modified", ...rule.required];
  for (const name of required) if (!(name in object)) found.push(`${where}: ${type} lacks ${name}`);
  if (object["deleted"] === true && Object.keys(object).length !== 5)
    found.push(`${where}: what is deleted tells more than that: ${Object.keys(object).join()}`);
  for (const [name, value] of Object.entries(object)) {
    if (name.includes(":")) continue;
    const kind = (always as Record<string, Property>)[name] ?? rule.has[name];
    if (kind === undefined) found.push(`${where}: ${type} has no ${name}`);
    else found.push(...wrongValue(value, kind, `${where}.${name}`, name === "legislativeTerm"));
  }
  return found;
}

function wrongValue(value: unknown, kind: Property, where: string, mayBeEmpty: boolean): string[] {
  const no = [`${where} is no ${kind}: ${JSON.stringify(value)}`];
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0 && !mayBeEmpty)) return [`${where} is empty and should be left out`];
  const [shape, of] = kind.split(" ");
  switch (shape) {
    case "url":
      return typeof value === "string" && URL.canParse(value) ? [] : no;
    case "date-time":
      return typeof value === "string" && dateTime.test(value) && !Number.isNaN(Date.parse(value)) ? [] : no;
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [] : no;
    case "integer":
      return Number.isInteger(value) ? [] : no;
    case "urls":
      return Array.isArray(value) ? value.flatMap((each, index) => wrongValue(each, "url", `${where}[${index}]`, false)) : no;
    case "strings":
      return Array.isArray(value) && value.every((each) => typeof each === "string") ? [] : no;
    case "object":
      return (value as { type?: string }).type === `https://schema.oparl.org/1.1/${of}` ? findings(value as Record<string, unknown>, where) : no;
    case "objects":
      return Array.isArray(value)
        ? value.flatMap((each: Record<string, unknown>, index) =>
            each["deleted"] === true ? [`${where}[${index}] is deleted and embedded`] : wrongValue(each, `object ${of}`, `${where}[${index}]`, false),
          )
        : no;
    default:
      return typeof value === shape ? [] : no;
  }
}

type List = { data: Record<string, unknown>[]; pagination: Record<string, number>; links: Record<string, string> };

async function ask<T = Record<string, unknown>>(town: Town, url: string, status = 200): Promise<T> {
  assert.ok(url.startsWith(origin), url);
  const answer = await town.app.request(url.slice(origin.length));
  assert.equal(answer.status, status, url);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*", url);
  assert.match(answer.headers.get("content-type")!, /^application\/json/);
  return (await answer.json()) as T;
}

/** Everything a list tells, page by page by its own links. */
async function harvest(town: Town, url: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const page: List = await ask<List>(town, next);
    assert.equal(page.links["next"] === undefined, page.pagination["currentPage"] === page.pagination["totalPages"], `only the last page lacks next: ${next}`);
    all.push(...page.data);
    next = page.links["next"];
  }
  return all;
}

const lists = ["organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership", "legislativeTermList"] as const;

async function everything(town: Town, query = ""): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  const system = await ask(town, `${origin}/oparl/v1/system`);
  for (const body of await harvest(town, String(system["body"]))) {
    found.set(String(body["id"]), body);
    for (const list of lists) for (const object of await harvest(town, String(body[list]) + query)) found.set(String(object["id"]), object);
  }
  return found;
}

// Everything an object links to that is itself part of the answers.
function linksIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith(`${origin}/oparl/v1/`) ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(linksIn) : [];
}

test("every object has what the specification requires, and every link leads to the object it names", async (t) => {
  const town = await anOpenTown(t);
  await fillArchive(town.db.worker, town.files);
  await town.round();
  const all = await everything(town);
  const types = new Set([...all.values()].map((object) => String(object["type"]).split("/").at(-1)));
  assert.deepEqual(town.faults, []);
  assert.deepEqual([...types].sort(), [
    "AgendaItem",
    "Body",
    "Consultation",
    "File",
    "LegislativeTerm",
    "Meeting",
    "Membership",
    "Organization",
    "Paper",
    "Person",
  ]);
  const system = await ask(town, `${origin}/oparl/v1/system`);
  assert.deepEqual(
    [system, ...all.values()].flatMap((object) => findings(object, String(object["id"]))),
    [],
  );
  assert.deepEqual(await ask(town, `${origin}/oparl/v1`), system);

  const links = new Set([...all.values()].flatMap(linksIn));
  for (const link of links) {
    if (/\/body\/[^/]+\/[a-zA-Z]+$/.test(link) || link.endsWith("/system") || link.endsWith("/body")) continue;
    const alone = await ask(town, link);
    assert.equal(alone["id"], link);
    assert.deepEqual(findings(alone, link), []);
    assert.ok(all.has(link), `${link} stands in no list`);
  }
  const closed = [...all.values()].filter((object) => object["public"] === false);
  assert.ok(closed.length > 0 && closed.every((object) => !("resolutionText" in object)));
  const lean = await ask(town, `${origin}/oparl/v1/meeting/lyngbaek/arbejdsmarkedsudvalget/2022-10-26?omit_internal=true`);
  assert.equal("agendaItem" in lean, false);
  assert.equal(lean["start"], "2022-10-26T16:00:00+02:00");
  assert.deepEqual(town.faults, []);
});

test("what is gone is told as gone to those who ask what has changed, to nobody else, and without a word of it", async (t) => {
  const town = await anOpenTown(t);
  await fillArchive(town.db.worker, town.files);
  await town.round();
  const before = await everything(town);
  town.days.passed = 1;
  const since = new Date(Date.now() + 12 * 60 * 60_000).toISOString();
  const query = `?modified_since=${encodeURIComponent(since)}`;
  assert.deepEqual(
    [...(await everything(town, query)).values()].filter((object) => !String(object["type"]).endsWith("/Body")),
    [],
    "nothing has changed yet",
  );

  // The committee of another municipality, whole, and one item.
  await town.db
    .worker`delete from published.meeting m using published.municipality mu where mu.id = m.municipality and mu.slug = 'storaaby' and m.date = '2019-05-02'`;
  await town.db.worker`delete from published.item where name = 'JobCAMP 2024'`;
  await town.round();
  const changed = [...(await everything(town, query)).values()];
  const deleted = changed.filter((object) => object["deleted"] === true);
  assert.deepEqual(
    deleted.flatMap((object) => findings(object, String(object["id"]))),
    [],
  );
  const told = deleted.map((object) => `${String(object["type"]).split("/").at(-1)!} ${String(object["id"]).slice(`${origin}/oparl/v1`.length)}`);
  for (const each of [
    "Meeting /meeting/storaaby/arbejdsmarkedsudvalget/2019-05-02",
    "AgendaItem /agendaItem/storaaby/arbejdsmarkedsudvalget/2019-05-02/punkt-4",
    "AgendaItem /agendaItem/lyngbaek/arbejdsmarkedsudvalget/2024-11-27/punkt-77",
  ])
    assert.ok(told.includes(each), each);
  const kinds = Map.groupBy(told, (each) => each.split(" ")[0]!);
  assert.ok(kinds.has("Organization") && kinds.has("Paper") && kinds.has("Membership") && kinds.has("File"), told.join("\n"));
  // The meeting the item was taken from has changed with it.
  assert.ok(
    changed.some((object) => object["id"] === `${origin}/oparl/v1/meeting/lyngbaek/arbejdsmarkedsudvalget/2024-11-27` && object["deleted"] === undefined),
  );

  const after = await everything(town);
  for (const object of deleted) {
    const id = String(object["id"]);
    assert.equal(after.has(id), false, "a list nobody limited holds nothing deleted");
    assert.deepEqual(await ask(town, id), object, "the object alone says the same, answered 200");
    assert.equal(object["created"], before.get(id)?.["created"]);
  }
  assert.doesNotMatch(JSON.stringify([...after.values(), ...changed]), /JobCAMP|sygedagpenge falder/);
});

test("limits in time are kept in all links, and a limit that cannot be read is refused", async (t) => {
  const town = await anOpenTown(t);
  await fillArchive(town.db.worker, town.files);
  await town.round();
  // A hundred on a page: more than that are needed.
  await town.db.worker`
    insert into published.trace (address, municipality, committee, meeting, open, first_at, changed_at, within_at, fresh, seq)
    select '/lyngbaek/arbejdsmarkedsudvalget/2001-01-' || n, 'lyngbaek', 'arbejdsmarkedsudvalget', '2001-01-' || n, false, now(), now(), now(), 100000 + n, 100000 + n from generate_series(100, 349) n`;
  const list = `${origin}/oparl/v1/body/lyngbaek/meeting`;
  const query = "?modified_since=2026-01-01T00%3A00%3A00%2B01%3A00&modified_until=2199-01-01T00%3A00%3A00%2B01%3A00&omit_internal=true";
  const first = await ask<List>(town, list + query);
  assert.deepEqual([first.data.length, first.pagination["totalElements"], first.pagination["totalPages"]], [100, 254, 3]);
  for (const link of Object.values(first.links))
    for (const part of ["modified_since=2026", "modified_until=2199", "omit_internal=true"]) assert.ok(link.includes(part), link);
  const all = await harvest(town, list + query);
  assert.equal(new Set(all.map((object) => object["id"])).size, 254);
  assert.equal((await harvest(town, list)).length, 4);
  assert.equal((await harvest(town, `${list}?created_until=2001-01-01T00:00:00Z`)).length, 0);
  assert.equal((await harvest(town, `${list}?created_since=2001-01-01T00:00:00Z`)).length, 4);
  for (const wrong of ["i går", "2026-01-01", "2026-01-01T10:00:00", "2026-13-01T10:00:00Z", "'; drop table published.item; --"])
    assert.match(String((await ask(town, `${list}?modified_since=${encodeURIComponent(wrong)}`, 400))["message"]), /dato og klokkeslæt/);
  for (const nothing of [
    "/oparl/v1/body/findes-ikke",
    "/oparl/v1/body/lyngbaek/meeting?page=9",
    "/oparl/v1/body/lyngbaek/meeting?page=0",
    "/oparl/v1/person/999999",
    "/oparl/v1/meeting/lyngbaek/x/y",
    "/oparl/v2",
  ])
    assert.equal((await ask(town, origin + nothing, 404))["type"], "https://schema.oparl.org/1.1/Error");
  assert.equal((await town.app.request("/oparl/v1/system", { method: "OPTIONS" })).status, 204);
});
