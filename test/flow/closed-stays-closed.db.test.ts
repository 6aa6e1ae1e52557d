/** What `closed-meetings.ts` looks for, in a few random meetings, other ones each time; and that it sees a leak wherever one is. */

import assert from "node:assert/strict";
import * as fs from "node:fs";
import test from "node:test";
import { editions } from "#core/publication.ts";
import { aWorld, does, look, nothingYet, throughMeetings } from "#test/closed-meetings.ts";
import { aPublicRoad, type PublicRoad } from "#test/public-papers.ts";

test("whatever is published, closed, opened and taken back, no byte of what is closed is on the open side", { timeout: 600_000 }, async (t) => {
  const tally = nothingYet();
  const began = performance.now();
  await throughMeetings(t, { numRuns: 12 }, () => true, tally);
  t.diagnostic(
    [...tally.outcomes]
      .sort((a, b) => b[1] - a[1])
      .map(([told, times]) => `${told}: ${times}`)
      .join("; "),
  );
  t.diagnostic(`${tally.meetings} meetings, looked through ${tally.looks} times, ${tally.answers} answers read, ${Math.round(performance.now() - began)} ms`);
});

test("a leak planted in any channel is seen by what looks for leaks", { timeout: 600_000 }, async (t) => {
  const road = await aPublicRoad(t);
  const { owner } = road.database;
  const world = await aWorld(road, {
    items: [
      { closed: true, attachments: [false], parties: 1 },
      { closed: false, attachments: [true], parties: 0 },
    ],
    held: true,
    signed: true,
  });
  await does(world, { does: "publish", editions: [...editions] });
  await look(world, "publishing");
  const secret = world.words.get(world.items[0]!)!;
  const [meeting] = await owner<
    { municipality: number; id: number; document: string }[]
  >`select municipality, id::float8 as id, document from published.meeting where current`;
  const [item] = await owner<{ id: number }[]>`select id::float8 as id from published.item where public order by position limit 1`;
  const attachment = world.words.get(world.items[1]!)!.attachments[0]!;
  const [file] = await owner<
    { sha256: string }[]
  >`select document as sha256 from published.attachment where document is not null and name like ${`%${attachment.name}%`}`;
  const plants: Record<string, () => Promise<unknown>> = {
    "a title": () => owner`update published.item set name = name || ' ' || ${secret.title} where id = ${item!.id}`,
    "a section": () => owner`update published.section set text = text || ' ' || ${secret.body} where ctid = (select min(ctid) from published.section)`,
    "a decision": () => owner`update published.item set decision = ${secret.decision} where id = ${item!.id}`,
    "a dissent": () => owner`update published.item set dissent = ${owner.json([{ by: null, text: secret.decision }])} where id = ${item!.id}`,
    "a vote": () =>
      owner`update published.item set vote = ${owner.json({ unanimous: null, for: [], against: [], abstained: [], counts: null, text: secret.decision })} where id = ${item!.id}`,
    "an attachment's name": () => owner`update published.attachment set name = ${secret.attachments[0]!.name} where item = ${item!.id} or true`,
    "a file's name": () => owner`update published.document set file_name = ${`${secret.title}.pdf`}`,
    "the name of a place": () => owner`update published.meeting set place = ${secret.parties[0]!}`,
    "a promise": () =>
      owner`insert into published.commitment (municipality, item, position, kind, place, text, clause, target, due, resolved, topic)
            values (${meeting!.municipality}, ${item!.id}, 900, 'request', 'decision', ${secret.decision}, ${secret.decision}, 'x', '{"kind":"none"}', 'none', '{}')`,
    "a figure": () =>
      owner`insert into published.figure select (jsonb_populate_record(f, ${owner.json({ n: 900, label: secret.body })})).* from published.figure f limit 1`,
    "an earlier decision": () =>
      owner`insert into published.earlier_decision (municipality, item, position, text) values (${meeting!.municipality}, ${item!.id}, 900, ${secret.decision})`,
    "why a promise is kept": () => owner`update published.commitment set kept = ${owner.json({ how: "told", madeOn: null, why: secret.body })}`,
    "a person": () => owner`update published.person set name = ${secret.parties[0]!} where id = (select min(id) from published.person)`,
    "a committee's name": () => owner`update published.committee set name = ${secret.title}`,
    "a doubt told": () =>
      owner`insert into published.open_doubt (municipality, meeting, position, item, field, reason) values (${meeting!.municipality}, ${meeting!.id}, 900, null, 'title', ${secret.body})`,
    "the reason of a retraction": () => owner`insert into published.retraction (address, retracted_at, reason) values ('/findes-ikke', now(), ${secret.body})`,
    "words a search finds": () =>
      owner`update published.search_item set tsv = tsv || to_tsvector('danish', ${secret.title}) where municipality = ${meeting!.municipality}`,
    "words a search proposes": () => owner`insert into published.search_word (word) values (${secret.title})`,
    "the bytes of a file": async () => fs.writeFileSync(road.files.pathOf(file!.sha256), `Indhold: ${secret.body}`),
    "a line of the log": async () => void world.log.push(`kunne ikke læse ${secret.title}`),
  };
  const bytes = fs.readFileSync(road.files.pathOf(file!.sha256));
  for (const [channel, plant] of Object.entries(plants)) {
    const backup = await copied(road);
    await plant();
    await assert.rejects(look(world, channel), /tells|holds|counts|proposes/u, `${channel} was not seen`);
    await backup.restore();
    fs.writeFileSync(road.files.pathOf(file!.sha256), bytes);
    world.log.length = 0;
  }
  await look(world, "everything is as it was");
  t.diagnostic(`${Object.keys(plants).length} channels`);
});

/** The tables of the open side as they are, to be put back. */
async function copied({ database }: PublicRoad): Promise<{ restore(): Promise<void> }> {
  const { owner } = database;
  const tables = [
    "meeting",
    "item",
    "section",
    "attachment",
    "document",
    "person",
    "committee",
    "open_doubt",
    "retraction",
    "search_item",
    "search_word",
    "commitment",
    "answer",
    "figure",
    "earlier_decision",
  ];
  for (const name of tables) await owner.unsafe(`create table copy_of_${name} as select t.* from published.${name} t`);
  return {
    restore: async () => {
      await owner.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        for (const name of tables) {
          await tx.unsafe(`delete from published.${name}`);
          const columns = await tx<
            { name: string }[]
          >`select quote_ident(column_name) as name from information_schema.columns where table_schema = 'published' and table_name = ${name}`;
          const list = columns.map((column) => column.name).join(", ");
          await tx.unsafe(`insert into published.${name} (${list}) overriding system value select ${list} from copy_of_${name}`);
          await tx.unsafe(`drop table copy_of_${name}`);
        }
      });
    },
  };
}
