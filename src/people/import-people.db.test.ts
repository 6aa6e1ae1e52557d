import assert from "node:assert/strict";
import test from "node:test";
import { givenPeople } from "#test/given-people.ts";
import { importPeople } from "./import-people.ts";

const list = `\uFEFFNavn;E-mail;Initialer;Titel;Roller\r
"Brøndlund; Asta";asta@lindeborg.example;asbr;;\r
Malthe Overby;MALTHE.overby@lindeborg.example;maov;"Konsulent, ""Borgerservice""";Sagsbehandler, approver\r
\r
Jonna Brandstrup;jonna.brandstrup@lindeborg.example;;;administrator\r
`;

test("a list adds those who are new, corrects those who are known, and changes nothing the second time", async (t) => {
  const given = await givenPeople(t);
  const first = await importPeople(given.sql, given.as(given.administrator), list);
  assert.deepEqual(first, { ok: true, answer: { added: 1, changed: 1, unchanged: 1, roles: 1 }, again: false });
  const [row] = await given.sql`select title, initials from desk.person where id = ${given.caseWorker.person}`;
  assert.deepEqual({ ...row }, { title: 'Konsulent, "Borgerservice"', initials: "maov" });
  const second = await importPeople(given.sql, given.as(given.administrator), list);
  assert.deepEqual(second.ok && second.answer, { added: 0, changed: 0, unchanged: 3, roles: 0 });
});

test("one wrong line stops the whole list, and is named", async (t) => {
  const given = await givenPeople(t);
  const read = async (csv: string, actor = given.administrator): Promise<unknown> => importPeople(given.sql, given.as(actor), csv);
  assert.deepEqual(await read("navn;email\nAsta;asta@lindeborg.example\nViggo;ikke en adresse"), {
    ok: false,
    code: "csv-row-wrong",
    words: { line: "3", why: "E-mailadressen ser ikke rigtig ud. Skriv den som navn@kommune.dk, eller lad feltet stå tomt." },
  });
  assert.deepEqual(await read("navn;roller\nAsta;borgmester"), {
    ok: false,
    code: "csv-row-wrong",
    words: { line: "2", why: 'rollen "borgmester" findes ikke.' },
  });
  assert.deepEqual(await read("hej"), { ok: false, code: "csv-damaged" });
  assert.deepEqual(await read(list, given.caseWorker), { ok: false, code: "not-allowed" });
  assert.equal((await given.sql`select id from desk.person`).length, 2, "nothing of it was kept");
});
