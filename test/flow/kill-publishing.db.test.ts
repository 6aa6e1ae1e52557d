/** The program is killed as hard as can be in the middle of releases and retractions: what is out is out whole, and what is gone is gone whole. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { outNow } from "#core/publication.ts";
import { publications } from "#publication/store.ts";
import { aPublicRoad, heldWith, sentWith, signedBy } from "#test/public-papers.ts";

const kills = process.env.SAGSGANG_SOAK ? 3 * Number(process.env.SAGSGANG_SOAK) : 8;

test(
  `killed ${kills} times while a meeting is published and taken back, it is always the one or the other, never half`,
  { timeout: 120_000 + kills * 20_000 },
  async (t) => {
    const road = await aPublicRoad(t);
    const { meeting } = await sentWith(
      road,
      [
        {
          title: "Ny legeplads ved Åkanden",
          body: "Forvaltningen foreslår gynger.",
          recommendation: "at legepladsen etableres.",
          decision: "",
          closed: false,
          publicTitle: null,
          attachments: [{ name: "Tegning", text: "To gynger.", open: true }],
        },
      ],
      "2026-03-04",
    );
    await heldWith(road, meeting, new Map());
    await signedBy(road, meeting);
    const [{ socket }] = (await road.database.owner`select setting as socket from pg_settings where name = 'unix_socket_directories'`) as unknown as [
      { socket: string },
    ];
    const folder = path.dirname(path.dirname(road.files.pathOf("0".repeat(64))));
    const seen = { published: 0, retracted: 0, unpublished: 0 };
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(
        process.execPath,
        [path.join(import.meta.dirname, "..", "publish-until-killed.ts"), socket, road.database.name, folder, String(meeting), String(road.committee)],
        { stdio: ["ignore", "pipe", "pipe"] },
      );
      let faults = "";
      child.stderr.on("data", (part: Buffer) => (faults += part.toString()));
      await new Promise((resolve, reject) => {
        child.stdout.once("data", resolve);
        child.once("exit", () => reject(new Error(faults)));
      });
      await wait(Math.random() * 400);
      child.kill("SIGKILL");
      await new Promise((resolve) => (child.signalCode !== null || child.exitCode !== null ? resolve(null) : child.once("exit", resolve)));
      // What the killed program had begun is undone by the server when it sees the connection gone.
      for (
        let tries = 0;
        tries < 200 &&
        (await road.database.owner`select 1 from pg_stat_activity where datname = current_database() and usename = 'desk' and state <> 'idle'`).length > 0;
        tries++
      )
        await wait(25);

      const publication = (await publications.load(road.sql, meeting))!;
      seen[publication.state]++;
      const page = await road.ask("/lindeborg/boerne-og-skoleudvalget/2026-03-04");
      const rows = await road.database.citizen<{ sha256: string }[]>`select sha256 from published.document`;
      if (publication.state === "published") {
        assert.equal(page.status, 200);
        assert.deepEqual(outNow(publication).editions.length, 5);
        assert.equal(rows.length, 2, "the copy and the attachment");
        for (const { sha256 } of rows)
          assert.equal(
            createHash("sha256")
              .update(fs.readFileSync(road.files.pathOf(sha256)))
              .digest("hex"),
            sha256,
          );
      } else {
        assert.equal(page.status, 410);
        assert.deepEqual([...rows], []);
        assert.equal((await road.database.citizen`select 1 from published.search_item`).length, 0);
      }
      const last = await road.database.owner<
        { kind: string }[]
      >`select kind from desk.journal where about = ${`publication:${meeting}`} order by id desc limit 1`;
      assert.equal(last[0]!.kind, publication.state === "published" ? "papers-published" : "papers-retracted", "the journal tells what is there");
    }
    t.diagnostic(`found published ${seen.published}, taken back ${seen.retracted}`);
  },
);
