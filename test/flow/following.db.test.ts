/** Following by mail, from the wish to the last letter: a real database, a real mail server, the pages as a browser asks for them. */

import assert from "node:assert/strict";
import test from "node:test";
import { aMeeting, anItem, file } from "#test/browser/invented-archive.ts";
import type { Letter } from "#test/mail-server.ts";
import { anOpenTown, linkIn, mailbox, origin } from "#test/open-town.ts";

const bud = (date: string, decision: string, more: Parameters<typeof anItem>[0][] = []) =>
  aMeeting({
    date,
    items: [
      anItem({ number: "1", name: "Cykelsti langs Møllevej", caseNumber: "05.01.00-G01-4-26", text: "Stien skal gå fra skolen til stationen.", decision }),
      ...more.map(anItem),
    ],
  });

test("a citizen follows a committee: a letter to confirm, news once, and one click stops it", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const asta = mailbox("asta");
  const letter = await town.follow(asta, "/lyngbaek/arbejdsmarkedsudvalget");
  assert.match(letter.text, /Arbejdsmarkedsudvalget, Lyngbæk Kommune/);

  // What was there already is no news.
  await town.round();
  assert.equal(town.mails.to(asta).length, 1);

  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  await town.round();
  const [, news] = town.mails.to(asta);
  assert.equal(news!.subject, "En nyhed i det, du følger");
  assert.match(
    news!.text,
    /Nyt: Referat \(Arbejdsmarkedsudvalget, mødet den 11\. februar 2026\)\nhttps:\/\/arkiv\.example\/lyngbaek\/arbejdsmarkedsudvalget\/2026-02-11/,
  );
  const wayOut = linkIn(news!, "stop").replace(/\/\d+$/, "");
  assert.equal(news!.head.get("list-unsubscribe"), `<${origin}${wayOut}>`);
  assert.equal(news!.head.get("list-unsubscribe-post"), "List-Unsubscribe=One-Click");

  for (let times = 0; times < 3; times++) await town.round();
  town.days.passed = 2;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2, "nothing is told twice");

  const stopped = await town.post(wayOut, { "List-Unsubscribe": "One-Click" });
  assert.equal(stopped.status, 200);
  const left = await town.db.owner<{ text: string }[]>`
    select t::text as text from desk.follower t union all select t::text from desk.follow t union all select t::text from desk.follow_begun t
    union all select t::text from desk.mail t union all select t::text from desk.follow_way_out t union all select t::text from desk.follow_told t`;
  assert.deepEqual(
    left.map((row) => row.text),
    [],
    "nothing is left of the address",
  );
  await file(town.db.worker, bud("2026-03-11", "Godkendt."));
  town.days.passed = 5;
  await town.round();
  assert.equal(town.mails.to(asta).length, 2);
  assert.equal((await town.post(wayOut, {})).status, 404);
  assert.deepEqual(town.faults, []);
});

const committee = "/lyngbaek/arbejdsmarkedsudvalget";
const newsTo = (letters: readonly Letter[]): string[] =>
  letters.filter((letter) => letter.subject !== "Bekræft, at du vil følge med").map((letter) => letter.text);

test("a case, a person, a search, a place and a municipality are told of what is theirs alone", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const who = {
    sag: "/lyngbaek/sag/05.01.00-g01-4-26",
    person: "/lyngbaek/person/rosa-oeregaard-kjaer",
    soegning: "/soeg?q=daginstitution",
    sted: "/soeg?q=%22M%C3%B8llevej%22&kommune=lyngbaek",
    kommune: "/lyngbaek",
  };
  for (const [name, hvad] of Object.entries(who)) await town.follow(mailbox(name), hvad);
  await file(
    town.db.worker,
    aMeeting({
      date: "2026-02-11",
      participants: [{ name: "Jørgen Æbelø", party: "V" }],
      items: [
        anItem({ number: "4", name: "Cykelsti langs Møllevej, 2. behandling", caseNumber: "05.01.00-G01-4-26", decision: "Godkendt." }),
        anItem({ number: "5", name: "Ny daginstitution", text: "Der mangler pladser.", decision: "Drøftet." }),
        anItem({ number: "6", name: "Lukket: Personsag om daginstitution", public: false }),
      ],
    }),
  );
  await file(
    town.db.worker,
    aMeeting({ committee: "Teknisk Udvalg", date: "2026-02-12", items: [anItem({ number: "1", name: "Renovering", decision: "Godkendt." })] }),
  );
  await town.round();
  const told = (name: string): string => newsTo(town.mails.to(mailbox(name))).join("\n");
  assert.match(told("sag"), /Nyt: Punkt 4: Cykelsti langs Møllevej, 2\. behandling \(Arbejdsmarkedsudvalget, mødet den 11\. februar 2026\)/);
  assert.doesNotMatch(told("sag"), /daginstitution|Renovering/);
  assert.match(told("person"), /Nyt: Referat \(Teknisk Udvalg, mødet den 12\. februar 2026\)/);
  assert.doesNotMatch(told("person"), /11\. februar/, "she took no part in that one");
  assert.match(told("soegning"), /Søgningen ”daginstitution”[\s\S]*Nyt: Punkt 5: Ny daginstitution/);
  assert.doesNotMatch(told("soegning"), /Personsag|Cykelsti/, "a closed item is a number, whatever it is called");
  assert.match(told("soegning"), /Nyt: Punkt 6 \(lukket\)/);
  assert.match(told("sted"), /Punkt 4: Cykelsti/);
  assert.match(told("kommune"), /Referat \(Teknisk Udvalg[\s\S]*Referat \(Arbejdsmarkedsudvalget/);
  assert.deepEqual(town.faults, []);
});

test("what is changed is told as changed, what is taken back by place and day alone, and what is read in again unchanged is not told", async (t) => {
  const town = await anOpenTown(t);
  const asta = mailbox("asta");
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  await town.follow(asta, committee);
  await town.follow(asta, "/lyngbaek/sag/05.01.00-g01-4-26");
  const same = bud("2026-01-14", "Udsat.");
  await file(town.db.worker, same);
  await town.round();
  assert.equal(newsTo(town.mails.to(asta)).length, 0, "the same words are no news");

  await file(town.db.worker, bud("2026-01-14", "Udsat til marts, fordi støjen skal måles."));
  await town.round();
  const [first] = newsTo(town.mails.to(asta));
  assert.match(first!, /Ændret: Punkt 1: Cykelsti langs Møllevej \(Arbejdsmarkedsudvalget, mødet den 14\. januar 2026\)/);
  assert.doesNotMatch(first!, /støjen/, "a mail names what is changed, and leads to the words");

  await town.db.worker.begin(async (tx) => {
    await tx`delete from published.item where name like 'Cykelsti%'`;
    await tx`insert into published.retraction (address, retracted_at, reason) values (${`${committee}/2026-01-14/punkt-1`}, now(), 'Støjrapporten viste et navn.')`;
  });
  town.days.passed = 2;
  await town.round();
  const told = newsTo(town.mails.to(asta));
  assert.equal(told.length, 2);
  assert.match(told[1]!, /Fjernet \d+\. \p{L}+ \d{4}: punkt 1, Arbejdsmarkedsudvalget, mødet den 14\. januar 2026/u);
  assert.doesNotMatch(told[1]!, /Cykelsti|støj|Støj|navn/);
  assert.deepEqual(town.faults, []);
});

test("mail that waits when something is taken back is made anew of what is left", async (t) => {
  const town = await anOpenTown(t);
  const asta = mailbox("asta");
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  await town.follow(asta, "/soeg?q=M%C3%B8llevej");
  await town.mails.stop();
  await file(town.db.worker, bud("2026-02-11", "Godkendt.", [{ number: "2", name: "Hybenvang 14 ved Møllevej", text: "Familien på Møllevej." }]));
  await town.round();
  const waiting = (): Promise<{ text: string }[]> => town.db.owner<{ text: string }[]>`select text from desk.mail where state = 'waiting'`;
  assert.match((await waiting())[0]!.text, /Hybenvang/);
  await town.db.worker.begin(async (tx) => {
    await tx`delete from published.item where name like 'Hybenvang%'`;
    await tx`insert into published.retraction (address, retracted_at, reason) values (${`${committee}/2026-02-11/punkt-2`}, now(), 'Et navn.')`;
  });
  assert.deepEqual([...(await waiting())], [], "it is called back with the retraction, in the same transaction");
  await town.round();
  await town.mails.start();
  town.days.passed = 1;
  await town.round();
  const told = newsTo(town.mails.to(asta));
  assert.equal(told.length, 1);
  assert.match(told[0]!, /Cykelsti/);
  assert.doesNotMatch(town.mails.received.map((letter) => letter.raw + letter.text).join("\n"), /Hybenvang/);
  // Closed by a newer version, without a retraction: called back when it is seen.
  await town.mails.stop();
  await file(town.db.worker, bud("2026-03-11", "Godkendt.", [{ number: "2", name: "Rugvænget ved Møllevej", text: "Møllevej." }]));
  town.days.passed = 3;
  await town.round();
  assert.match((await waiting())[0]!.text, /Rugvænget/);
  await file(town.db.worker, bud("2026-03-11", "Godkendt.", [{ number: "2", name: "Lukket punkt", public: false }]));
  town.days.passed = 3.01;
  await town.round();
  assert.doesNotMatch(JSON.stringify(await waiting()), /Rugvænget/);
  assert.deepEqual(town.faults, []);
});

test("a link works once, in time, whole; and what is wrong is told the same way", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  const letter = await town.follow(mailbox("asta"), committee);
  const used = linkIn(letter, "bekraeft");
  assert.equal((await town.app.request(used)).status, 200, "to look at a link does nothing");
  const wrong = `/foelg/bekraeft/${"A".repeat(43)}`;
  const bodies = await Promise.all(
    [used, wrong, `/foelg/stop/${"A".repeat(43)}`].map(async (path) => {
      const answer = await town.post(path, {});
      assert.equal(answer.status, 404);
      return (await answer.text()).replaceAll(path.split("/").at(-1)!, "").replace(/foelg\/\w+/g, "");
    }),
  );
  assert.equal(bodies[0], bodies[1]);
  for (const half of ["/foelg/bekraeft/abc", "/foelg/stop/", "/foelg/stop/x/y/z", `/foelg/stop/${"A".repeat(43)}/0`])
    assert.equal((await town.post(half, {})).status, 404, half);

  assert.equal((await town.post("/foelg", { hvad: committee, adresse: mailbox("sen") })).status, 303);
  await town.round();
  await town.db.owner`update desk.follow_begun set expires_at = now() - interval '1 second'`;
  assert.equal((await town.post(linkIn(town.mails.to(mailbox("sen"))[0]!, "bekraeft"), {})).status, 404);
  town.days.passed = 3;
  await town.round();
  assert.deepEqual([...(await town.db.owner`select address from desk.follow_begun`)], [], "what nobody confirmed is deleted");
  assert.deepEqual([...(await town.db.owner`select to_address from desk.mail where to_address like 'sen%'`)], []);
  const pages = [await (await town.app.request(used)).text(), await (await town.app.request(`/foelg/stop/${"A".repeat(43)}`)).text()];
  for (const page of pages) assert.match(page, /<form [^>]*method="post"/);
  assert.equal((await town.app.request(used)).headers.get("cache-control"), "no-store");
});

test("one stops one thing and goes on with the other; a stranger's link stops nothing of mine", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const [asta, viggo] = [mailbox("asta"), mailbox("viggo")];
  for (const who of [asta, viggo]) await town.follow(who, committee);
  await town.follow(asta, "/lyngbaek/sag/05.01.00-g01-4-26");
  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  await town.round();
  const ofAsta = linkIn(town.mails.to(asta).at(-1)!, "stop");
  const [other] = await town.db.owner<
    { id: number }[]
  >`select f.id::int as id from desk.follow f join desk.follower w on w.id = f.follower where w.address = ${viggo}`;
  await town.post(ofAsta.replace(/\/\d+$/, `/${other!.id}`), {});
  assert.equal((await town.db.owner`select 1 from desk.follow`).length, 3, "only her own");
  assert.equal((await town.post(ofAsta, {})).status, 200);
  assert.equal((await town.db.owner`select 1 from desk.follow`).length, 2);
  await file(town.db.worker, bud("2026-03-11", "Afvist."));
  town.days.passed = 2;
  await town.round();
  const last = town.mails.to(asta).at(-1)!;
  assert.match(last.text, /Sag 05\.01\.00/);
  assert.doesNotMatch(last.text, /^Arbejdsmarkedsudvalget, Lyngbæk Kommune$/m);
});

test("an address that is none, or would write more lines into a mail, is refused with what was typed", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  const typed = [
    "",
    "asta",
    "a@b",
    `${mailbox("a")}, ${mailbox("b")}`,
    `${mailbox("a")}\r\nBcc: ${mailbox("b")}`,
    `${mailbox("a")}\nX: y`,
    `a\u0000@lindeborg.example`,
    `"a b"@lindeborg.example`,
    `<${mailbox("a")}>`,
    `a@lindeborg..example`,
    `a\u202e@lindeborg.example`,
    `${"a".repeat(250)}@lindeborg.example`,
    `a@b@lindeborg.example`,
    `<script>alert(1)</script>@lindeborg.example`,
  ];
  for (const adresse of typed) {
    const answer = await town.post("/foelg", { hvad: committee, adresse });
    assert.equal(answer.status, 422, JSON.stringify(adresse));
    const page = await answer.text();
    assert.match(page, /Skriv én e-mailadresse/);
    assert.doesNotMatch(page, /<script>alert/);
    // The function asks again: the open side may be another program one day.
    if (adresse !== "" && !adresse.includes("\u0000") && !adresse.includes("\u202e") && !adresse.includes("..")) {
      const said = await town.db.citizen.begin(
        "read write",
        (tx) => tx<{ said: string }[]>`select published.begin_following(${adresse}, 'committee', ${committee}, 'x') as said`,
      );
      assert.equal(said[0]!.said, "bad-address", JSON.stringify(adresse));
    }
  }
  for (const hvad of [
    "",
    "/findes-ikke",
    "/lyngbaek/findes-ikke",
    "https://ondt.example/",
    "//ondt.example",
    "/soeg",
    "/soeg?q=",
    "/om",
    "/oparl/v1",
    "javascript:alert(1)",
    `${committee}/2026-01-14`,
    "x".repeat(5000),
  ])
    assert.equal((await town.post("/foelg", { hvad, adresse: mailbox("asta") })).status, 404, hvad);
  assert.equal((await town.post("/foelg", { hvad: committee, adresse: "a".repeat(20_000) })).status, 422);
  await town.round();
  assert.deepEqual(town.mails.received, []);
});

test("nobody can fill a post box or the mail server, and no answer tells whether an address is known", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.follow(mailbox("asta"), committee);
  const answers = await Promise.all(
    [mailbox("asta"), mailbox("ukendt")].map(async (adresse) => {
      const answer = await town.post("/foelg", { hvad: committee, adresse });
      return [answer.status, answer.headers.get("location"), await answer.text()];
    }),
  );
  assert.deepEqual(answers[0], answers[1]);

  // Ten thousand from one place, each to an address of its own.
  const [one] = await town.db.citizen.begin(
    "read write",
    (tx) => tx<{ ok: number; many: number }[]>`
      select count(*) filter (where said = 'ok')::int as ok, count(*) filter (where said = 'too-many')::int as many
        from generate_series(1, 10000) n, lateral (select published.begin_following('n' || n || '@lindeborg.example', 'committee', ${committee}, 'one place') as said) s`,
  );
  assert.deepEqual(one, { ok: 20, many: 9980 });
  // Ten thousand places, all to one address: five letters, and the answer does not say so.
  const [all] = await town.db.citizen.begin(
    "read write",
    (tx) => tx<{ ok: number; many: number }[]>`
      select count(*) filter (where said = 'ok')::int as ok, count(*) filter (where said = 'too-many')::int as many
        from generate_series(1, 10000) n, lateral (select published.begin_following(${mailbox("offer")}, 'committee', ${committee}, 'place ' || n) as said) s`,
  );
  assert.deepEqual(all, { ok: 10000, many: 0 });
  const [begun] = await town.db.owner<
    { offer: number; all: number }[]
  >`select count(*) filter (where address = ${mailbox("offer")})::int as offer, count(*)::int as all from desk.follow_begun`;
  assert.equal(begun!.offer, 5);
  // Ten thousand places and addresses: what a mail server can bear in an hour.
  await town.db.citizen.begin(
    "read write",
    (tx) => tx`select published.begin_following('m' || n || '@lindeborg.example', 'committee', ${committee}, 'far ' || n) from generate_series(1, 10000) n`,
  );
  assert.equal((await town.db.owner`select 1 from desk.follow_begun`).length, 500);
  const told = await town.post("/foelg", { hvad: committee, adresse: mailbox("senere") });
  assert.equal(told.status, 429);
  assert.match(await told.text(), /Vent en time/);
});

test("the open side can begin, confirm and stop, and read and write nothing else", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.follow(mailbox("asta"), committee);
  const writer = town.db.connect("citizen");
  for (const table of ["follower", "follow", "follow_begun", "follow_told", "follow_way_out", "follow_attempt", "fingerprint", "untraced", "record_of", "mail"])
    for (const what of [`select count(*) from desk.${table}`, `delete from desk.${table}`, `insert into desk.${table} default values`])
      await assert.rejects(
        writer.begin("read write", (tx) => tx.unsafe(what)),
        /permission denied/,
        what,
      );
  for (const what of [
    "select desk.call_back_news()",
    "update published.trace set open = false",
    "select nextval('published.trace_seq_number')",
    "create table published.x (y int)",
    "update published.record set open = false",
  ])
    await assert.rejects(
      writer.begin("read write", (tx) => tx.unsafe(what)),
      /permission denied/,
      what,
    );
  // A table or function of the caller's own that is named as what the functions use changes nothing.
  await writer
    .begin("read write", async (tx) => {
      await tx.unsafe("create temporary table follow_begun (x int); create temporary table now (x int); set local search_path = pg_temp, public");
      const [row] = await tx<{ said: string }[]>`select published.begin_following(${mailbox("b")}, 'committee', ${committee}, 'x') as said`;
      assert.equal(row!.said, "ok");
    })
    .catch((error: Error) => assert.match(error.message, /permission denied to create temporary/));
  const owners = await town.db.owner<{ name: string; owner: string; definer: boolean; path: string }[]>`
    select p.proname as name, r.rolname as owner, p.prosecdef as definer, array_to_string(p.proconfig, ' ') as path from pg_proc p join pg_roles r on r.oid = p.proowner
     where p.proname like '%\\_following' order by 1`;
  assert.deepEqual(
    [...owners],
    ["begin_following", "confirm_following", "stop_following"].map((name) => ({ name, owner: "desk", definer: true, path: "search_path=pg_catalog, pg_temp" })),
  );
});

test("a mail server that is away for a day gives each one mail when it is back", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const all = ["asta", "viggo", "ida", "bo"].map(mailbox);
  for (const who of all) await town.follow(who, committee);
  await town.mails.stop();
  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  for (let hour = 0; hour < 24; hour++) {
    town.days.passed = hour / 24;
    assert.equal((await town.round()).sent, 0);
  }
  await file(town.db.worker, bud("2026-03-11", "Godkendt."));
  await town.round();
  await town.mails.start();
  town.days.passed = 1.1;
  await town.round();
  for (const who of all) assert.equal(newsTo(town.mails.to(who)).length, 1, who);
  town.days.passed = 3;
  await town.round();
  await town.round();
  for (const who of all) {
    const told = newsTo(town.mails.to(who)).join("\n");
    for (const date of ["11. februar", "11. marts"])
      assert.equal(told.split(`Nyt: Referat (Arbejdsmarkedsudvalget, mødet den ${date} 2026)`).length, 2, `${who} is told of ${date} once`);
  }
});

test("work that is broken off in the middle, or at the very end, tells everyone once all the same", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const all = Array.from({ length: 12 }, (_, n) => mailbox(`laeser${n}`));
  for (const who of all) await town.follow(who, committee);
  await file(town.db.worker, bud("2026-02-11", "Godkendt."));
  // Every other commit is refused when all its work is done.
  await town.db.owner.unsafe(`
    create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
    create constraint trigger refuse after insert on desk.mail deferrable initially deferred for each row when (new.follower % 2 = 0) execute function public.refuse()`);
  await town.round();
  assert.ok(town.faults.some((fault) => fault.includes("the disk is full")));
  assert.equal(all.filter((who) => newsTo(town.mails.to(who)).length === 1).length, 6, "who could be told was told, whoever came before");
  await town.db.owner.unsafe("drop trigger refuse on desk.mail");
  // Then whatever the database is asked is broken off, wherever it has got to.
  const cut = new AbortController();
  const cutting = (async () => {
    while (!cut.signal.aborted) {
      await town.db.owner`select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'desk' and state = 'active'`;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  })();
  for (let tries = 0; tries < 10; tries++) await town.round().catch(() => null);
  cut.abort();
  await cutting;
  town.days.passed = 0.01;
  await town.round();
  await town.round();
  for (const who of all) {
    const ids = town.mails
      .to(who)
      .filter((letter) => letter.subject !== "Bekræft, at du vil følge med")
      .map((letter) => letter.head.get("message-id"));
    // One that was sent and broken off before it was marked is sent again under the same id, which mail programs show once.
    assert.equal(new Set(ids).size, 1, `${who}: ${ids.join()}`);
  }
});

test("an address whose mails all come back is deleted after three", async (t) => {
  const town = await anOpenTown(t);
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  await town.round();
  const asta = mailbox("asta");
  await town.follow(asta, committee);
  await town.db.owner`update desk.follower set address = ${mailbox("findes-ikke")} where address = ${asta}`;
  for (let month = 2; month <= 6; month++) {
    await file(town.db.worker, bud(`2026-0${month}-11`, "Godkendt."));
    town.days.passed += 2;
    await town.round();
  }
  assert.deepEqual([...(await town.db.owner`select address from desk.follower`)], []);
  assert.deepEqual([...(await town.db.owner`select to_address from desk.mail where to_address like 'findes-ikke%'`)], []);
});

test("where no mail can be sent the page says so and offers Atom and the calendar", async (t) => {
  const town = await anOpenTown(t, { mail: false });
  await file(town.db.worker, bud("2026-01-14", "Udsat."));
  const page = await (await town.app.request(`/foelg?hvad=${encodeURIComponent(committee)}`)).text();
  assert.match(page, /Dette arkiv kan ikke sende e-mail/);
  assert.doesNotMatch(page, /type="email"/);
  for (const feed of [`${committee}/nyt.atom`, `${committee}/moeder.ics`]) assert.ok(page.includes(`href="${feed}"`), feed);
  assert.equal((await town.post("/foelg", { hvad: committee, adresse: mailbox("asta") })).status, 422);
  assert.equal((await town.db.owner`select 1 from desk.follow_begun`).length, 0);
});
