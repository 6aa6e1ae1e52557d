/** Rows of promises found in published minutes, and which later item answers them. Written with the meeting they stand in, and gone with it. */

import { bodyKey } from "#core/promises/bodies.ts";
import { lastDayOf } from "#core/promises/due.ts";
import { answerOf, readLater, readMade, topicOfPromise, type Answer, type LaterRead, type Made } from "#core/promises/kept-by.ts";
import { promisesOf, type MinutesWithPromises } from "#core/promises/promises-of.ts";
import type { PromiseKind } from "#core/promises/promise.ts";
import { topicOf } from "#core/promises/topic.ts";
import type { AgendaItem } from "#core/published-minutes.ts";
import type { Tx } from "#platform/sql.ts";

type FiledMeeting = { municipality: number; meeting: number };

/** Finds the promises of a filed meeting from the rows that were filed of it, and what answers what, in both directions. */
export async function filePromises(tx: Tx, filed: FiledMeeting): Promise<number> {
  const minutes = await minutesOf(tx, filed);
  if (minutes === null) return 0;
  const places = new Map<number, number>();
  const rows = promisesOf(minutes).map((found) => {
    const item = minutes.ids[found.index]!;
    const position = (places.get(item) ?? 0) + 1;
    places.set(item, position);
    const body = found.body ?? minutes.organization.name!;
    return {
      municipality: filed.municipality,
      item,
      position,
      kind: found.kind,
      place: found.place,
      heading: found.heading,
      text: found.text,
      clause: found.clause,
      body: found.body,
      target: bodyKey(body),
      owner: found.owner,
      due: tx.json(found.due as never),
      due_words: found.dueWords,
      resolved: found.resolved,
      last_day: lastDayOf(found.due),
      kept: found.kept === null ? null : tx.json(found.kept as never),
      topic: [...topicOfPromise({ clause: found.clause, itemName: minutes.agendaItem[found.index]!.name })].slice(0, 60),
      page: found.at?.page ?? null,
      line: found.at?.line ?? null,
    };
  });
  for (let from = 0; from < rows.length; from += 1000) await tx`insert into published.commitment ${tx(rows.slice(from, from + 1000) as never)}`;
  const [place] = await tx<{ name: string }[]>`select name from published.municipality where id = ${filed.municipality}`;
  const everyones = topicOf(place!.name);
  await saveAnswers(tx, filed.municipality, [...(await answeredHere(tx, filed, minutes, everyones)), ...(await answeredSince(tx, filed, minutes, everyones))]);
  return rows.length;
}

type Filed = MinutesWithPromises & { ids: number[]; keys: (string | null)[] };

// Read back from the rows, so that an archive filed before promises were looked for gets the same.
async function minutesOf(tx: Tx, { municipality, meeting }: FiledMeeting): Promise<Filed | null> {
  const [head] = await tx<{ committee: string; date: string; kind: "minutes" }[]>`
    select c.name as committee, m.date::text as date, m.kind from published.meeting m
    join published.committee c on c.municipality = m.municipality and c.id = m.committee where m.municipality = ${municipality} and m.id = ${meeting}`;
  if (!head) return null;
  type Row = Pick<AgendaItem, "number" | "name" | "public"> & {
    id: number;
    key: string | null;
    by: string | null;
    points: string[];
    decision: string | null;
    phrase: "other";
    outcome: null;
    page: number | null;
    line: number | null;
    section: AgendaItem["section"];
    attachment: AgendaItem["attachment"];
  };
  const items = await tx<Row[]>`
    select i.id::float8 as id, i.number, i.name, i.public, i.case_key as key, i.recommendation_by as by, i.recommendation as points, i.decision, i.phrase, i.outcome, i.page, i.line,
           coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', s.role, 'text', s.text, 'at', case when s.page is null then null else jsonb_build_object('page', s.page, 'line', s.line) end))
                       || jsonb_build_object('heading', s.heading) order by s.position)
                     from published.section s where s.municipality = i.municipality and s.item = i.id), '[]') as section,
           coalesce((select jsonb_agg(jsonb_build_object('label', a.label, 'name', a.name) order by a.position)
                     from published.attachment a where a.municipality = i.municipality and a.item = i.id), '[]') as attachment
    from published.item i where i.municipality = ${municipality} and i.meeting = ${meeting} order by i.position`;
  return {
    organization: { name: head.committee, term: null },
    meeting: { kind: head.kind, date: head.date, start: null, place: null, participants: [] },
    agendaItem: items.map((row): AgendaItem => {
      const at = row.page === null ? {} : { at: { page: row.page, line: row.line! } };
      return {
        number: row.number,
        name: row.name,
        public: row.public,
        caseNumber: null,
        section: row.section,
        recommendation: row.points.length === 0 ? null : { by: row.by, points: row.points },
        decision: row.decision === null ? null : { text: row.decision, phrase: row.phrase, outcome: row.outcome, absent: [], vote: null },
        attachment: row.attachment,
        ...at,
      };
    }),
    ids: items.map((row) => row.id),
    keys: items.map((row) => row.key),
  };
}

/** Takes what was found in a meeting away, so that it can be found anew. */
export async function dropPromises(tx: Tx, { municipality, meeting }: FiledMeeting): Promise<void> {
  await tx`delete from published.commitment where municipality = ${municipality} and item in (select id from published.item where municipality = ${municipality} and meeting = ${meeting})`;
}

type Found = { item: number; position: number; answeredBy: number; sure: boolean; why: string };
type MadeRow = {
  item: number;
  position: number;
  kind: PromiseKind;
  clause: string;
  body: string | null;
  due: Made["due"];
  date: string;
  committee: string;
  itemName: string | null;
  caseKey: string | null;
};

// More candidates than this are told of by no words of their own; the newest are looked at.
const mostCandidates = 400;
const mostGuesses = 3;

// Earlier promises that items of this meeting answer.
async function answeredHere(tx: Tx, { municipality }: FiledMeeting, minutes: Filed, everyones: ReadonlySet<string>): Promise<Found[]> {
  const date = minutes.meeting.date!;
  const committee = minutes.organization.name!;
  const items = minutes.agendaItem.map((item, index) => laterOf(item, minutes.keys[index]!, date, committee));
  const keys = [...new Set(minutes.keys.filter((key) => key !== null))];
  const titles = [...new Set(items.flatMap((item) => [...item.title]))];
  const orders = [...new Set(items.flatMap((item) => [...(item.order?.topic ?? [])]))];
  const target = bodyKey(committee);
  // Which promises may be meant is asked of their own table first: joined with all that is filed, the same question takes a hundred times as long.
  const near = await tx<{ item: number; position: number }[]>`
    select c.item::float8 as item, c.position from published.commitment c
     where c.municipality = ${municipality} and ((c.target = ${target} and c.topic && ${titles}::text[]) or c.topic && ${orders}::text[])
    union
    select c.item::float8 as item, c.position from published.item i join published.commitment c on c.municipality = i.municipality and c.item = i.id
     where i.municipality = ${municipality} and i.case_key = any(${keys}::text[]) and c.target = ${target}`;
  if (near.length === 0) return [];
  const made = await tx<MadeRow[]>`
    select c.item::float8 as item, c.position, c.kind, c.clause, c.body, c.due, m.date::text as date, o.name as committee, i.name as "itemName", i.case_key as "caseKey"
    from unnest(${near.map((each) => each.item)}::bigint[], ${near.map((each) => each.position)}::int[]) as n (item, position)
    join published.commitment c on c.municipality = ${municipality} and c.item = n.item and c.position = n.position
    join published.item i on i.municipality = c.municipality and i.id = c.item
    join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
    join published.committee o on o.municipality = m.municipality and o.id = m.committee
    where (c.kept is null or c.kept->>'how' <> 'told') and (m.date < ${date} or (m.date < ${date}::date + 15 and c.kind = 'orientation'))
    order by m.date desc limit ${mostCandidates}`;
  return matched(
    made,
    items.map((later, index) => ({ ...later, id: minutes.ids[index]! })),
    everyones,
  );
}

// Items already filed of later meetings that answer promises of this one: papers do not come in the order of their days.
async function answeredSince(tx: Tx, { municipality, meeting }: FiledMeeting, minutes: Filed, everyones: ReadonlySet<string>): Promise<Found[]> {
  const date = minutes.meeting.date!;
  const made = await tx<(MadeRow & { target: string; topic: string[] })[]>`
    select c.item::float8 as item, c.position, c.kind, c.clause, c.body, c.due, ${date} as date, ${minutes.organization.name!} as committee, i.name as "itemName", i.case_key as "caseKey", c.target, c.topic
    from published.commitment c join published.item i on i.municipality = c.municipality and i.id = c.item
    where i.municipality = ${municipality} and i.meeting = ${meeting} and (c.kept is null or c.kept->>'how' <> 'told')`;
  if (made.length === 0) return [];
  const places = await tx<{ id: number; name: string }[]>`select id, name from published.committee where municipality = ${municipality}`;
  const targets = new Set(made.map((promise) => promise.target));
  const committees = places.filter((place) => targets.has(bodyKey(place.name)) || place.name === minutes.organization.name);
  const candidates = await tx<{ id: number; name: string | null; caseKey: string | null; date: string; committee: string }[]>`
    select i.id::float8 as id, i.name, i.case_key as "caseKey", m.date::text as date, c.name as committee
    from published.item i join published.meeting m on m.municipality = i.municipality and m.id = i.meeting and m.current
    join published.committee c on c.municipality = m.municipality and c.id = m.committee
    where m.municipality = ${municipality} and m.committee = any(${committees.map((each) => each.id)}::int[]) and m.date > ${date}::date - 15 and m.id <> ${meeting}
    order by m.date limit 4000`;
  const keys = new Set(made.flatMap((promise) => promise.caseKey ?? []));
  const words = new Set(made.flatMap((promise) => promise.topic));
  const near = candidates.filter((item) => (item.caseKey !== null && keys.has(item.caseKey)) || [...topicOf(item.name ?? "")].some((word) => words.has(word)));
  if (near.length === 0) return [];
  const texts = await tx<{ id: number; text: string }[]>`
    select i.id::float8 as id, concat_ws(E'\n', (select string_agg(s.text, E'\n' order by s.position) from published.section s where s.municipality = i.municipality and s.item = i.id), i.decision) as text
    from published.item i where i.municipality = ${municipality} and i.id = any(${near.slice(0, mostCandidates).map((each) => each.id)}::bigint[])`;
  const textOf = new Map(texts.map((row) => [row.id, row.text]));
  const items = near.flatMap((item) => {
    const text = textOf.get(item.id);
    return text === undefined ? [] : [{ ...readLater({ ...item, text }), id: item.id }];
  });
  return matched(made, items, everyones);
}

function matched(made: readonly MadeRow[], items: readonly (LaterRead & { id: number })[], everyones: ReadonlySet<string>): Found[] {
  return made.flatMap((promise) => {
    const read = readMade(promise);
    const answers = items.flatMap((later): (Answer & { later: (typeof items)[number] })[] => {
      const answer = answerOf(read, later, everyones);
      return answer === null ? [] : [{ ...answer, later }];
    });
    // What is kept surely needs no guesses beside it; of guesses the nearest in time are enough.
    const sure = answers.filter((answer) => answer.sure);
    const told = sure.length > 0 ? sure : answers.toSorted((a, b) => a.later.date.localeCompare(b.later.date)).slice(0, mostGuesses);
    return told.map(({ sure: isSure, why, later }) => ({ item: promise.item, position: promise.position, answeredBy: later.id, sure: isSure, why }));
  });
}

function laterOf(item: AgendaItem, caseKey: string | null, date: string, committee: string): LaterRead {
  return readLater({ date, committee, name: item.name, caseKey, text: [...item.section.map((section) => section.text), item.decision?.text ?? ""].join("\n") });
}

async function saveAnswers(tx: Tx, municipality: number, found: readonly Found[]): Promise<void> {
  const rows = [...new Map(found.map((each) => [`${each.item}/${each.position}/${each.answeredBy}`, each])).values()].map((each) => ({
    item: each.item,
    position: each.position,
    answered_by: each.answeredBy,
    sure: each.sure,
    why: each.why,
  }));
  // A promise that is being found anew just now is passed by: whoever finds it looks for its answers.
  for (let from = 0; from < rows.length; from += 1000)
    await tx`
      insert into published.answer (municipality, item, position, answered_by, sure, why)
      select c.municipality, c.item, c.position, r.answered_by, r.sure, r.why
      from jsonb_to_recordset(${tx.json(rows.slice(from, from + 1000) as never)}::jsonb) as r (item bigint, position int, answered_by bigint, sure boolean, why text)
      join published.commitment c on c.municipality = ${municipality} and c.item = r.item and c.position = r.position
      for key share of c
      on conflict (municipality, item, position, answered_by) do update set sure = excluded.sure, why = excluded.why`;
}
