/** What people and machines send that they should not, to the working side itself: each gets its Danish sentence, and nothing is written or lost. */

import assert from "node:assert/strict";
import * as http from "node:http";
import * as net from "node:net";
import test, { type TestContext } from "node:test";
import { agendaRoutes } from "#agenda/routes.ts";
import { agendas } from "#agenda/store.ts";
import { caseRoutes } from "#case/routes.ts";
import { cases } from "#case/store.ts";
import { committeeRoutes } from "#committee/routes.ts";
import { afterCase, type CaseHappening, type CasePaper } from "#core/case.ts";
import { refusals } from "#core/refusals.da.ts";
import { plainText, richTextOfPlain } from "#core/rich-text.ts";
import { decisionRoutes } from "#decision/routes.ts";
import { entriesAbout } from "#journal/store.ts";
import { meetingRoutes } from "#meeting/routes.ts";
import { sittings } from "#meeting/store.ts";
import { minutesRoutes } from "#minutes/routes.ts";
import { sendWaitingMail } from "#people/send-mail.job.ts";
import { openMailer } from "#platform/mail.ts";
import { signatureRoutes } from "#signature/routes.ts";
import { signings } from "#signature/store.ts";
import { clientOf, type Client } from "#test/desk-client.ts";
import { deskFor, type Desk } from "#test/desk-app.ts";
import { aTown, instant, sendAgenda, type Entry, type Town } from "#test/town.ts";

const names = ["Asta Brøndlund", "Viggo Tranekær", "Merete Sandager", "Holger Lysdal", "Yasmin Elkjær"] as const;

type House = { desk: Desk; town: Town; secretary: Client; writer: Client; member(name: (typeof names)[number]): Promise<Client>; clock: { at: Date } };

async function aHouse(t: TestContext): Promise<House> {
  const clock = { at: instant("2026-03-02") };
  const desk = await deskFor(t, {
    now: () => clock.at,
    stations: () => [committeeRoutes, caseRoutes, agendaRoutes, meetingRoutes, decisionRoutes, minutesRoutes, signatureRoutes],
  });
  const town = await aTown(desk.web.sql, desk.web.files, {
    committee: "Fritidsudvalget",
    abbreviation: "FU",
    members: names.map((name, index) => ({ name, party: ["A", "V", "C", "F", "Ø"][index]! })),
    place: "Lokale 3",
    start: "16:00",
    rules: { standingItems: [] },
  });
  const as = async (person: number): Promise<Client> => clientOf(desk.url, await desk.cookieOf(person));
  return { desk, town, clock, secretary: await as(town.secretary.person), writer: await as(town.writer.person), member: (name) => as(town.person(name)) };
}

const aCase = (title: string): Entry => ({
  case: { title, number: null, sections: { presentation: "Sagen er beskrevet i bilaget." }, by: "Forvaltningen", points: ["at sagen godkendes."] },
});

async function begun(house: House): Promise<{ meeting: number; items: number[]; base: string }> {
  const meeting = await house.town.plan("2026-03-18");
  const items = await sendAgenda(house.town, meeting, "2026-03-02", [aCase("Første sag"), aCase("Anden sag")]);
  house.clock.at = instant("2026-03-18", "15:00");
  house.secretary = clientOf(house.desk.url, await house.desk.cookieOf(house.town.secretary.person));
  house.writer = clientOf(house.desk.url, await house.desk.cookieOf(house.town.writer.person));
  const base = `/moeder/${meeting}/moede`;
  assert.ok((await house.secretary.send(base)).ok);
  return { meeting, items: items.map((item) => item.id), base };
}

const entries = async ({ desk }: House): Promise<number> => Number((await desk.database.owner`select count(*)::int as n from desk.journal`)[0]!["n"]);

/** Nothing was written by what `does`, and what it says is the sentence. */
async function refusedAs(house: House, code: keyof typeof refusals, does: () => Promise<{ ok: boolean; status: number; message: string }>): Promise<void> {
  const before = await entries(house);
  const done = await does();
  assert.equal(done.ok, false);
  assert.equal(done.status, 422);
  // The gaps of the sentence are filled.
  const sentence = new RegExp(`^${refusals[code].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+")}$`, "u");
  assert.match(done.message, sentence);
  assert.equal(await entries(house), before, `${code}: something was written`);
}

async function replays({ desk }: House, id: number): Promise<void> {
  const told = await entriesAbout(desk.web.sql, `case:${id}`);
  const folded = told.reduce<CasePaper | null>((before, entry) => afterCase(before, entry as unknown as CaseHappening), null);
  assert.deepEqual(JSON.parse(JSON.stringify(folded)), await cases.load(desk.web.sql, id));
}

const section = (text: string, version: number): Record<string, string> => ({
  "text.doc": JSON.stringify(richTextOfPlain(text)),
  version: String(version),
});

test("two clicks at once with one mark are one change; with two marks the second is told of the first", async (t) => {
  const house = await aHouse(t);
  const { writer, desk, town } = house;
  const both = await Promise.all([1, 2].map(() => writer.send("/sager/ny", { udvalg: String(town.committee), overskrift: "Én sag" }, "et-klik-0001")));
  assert.deepEqual(
    both.map((each) => each.body["location"]),
    [both[0]!.body["location"], both[0]!.body["location"]],
  );
  assert.equal(Number((await desk.web.sql`select count(*)::int as n from desk.case_paper`)[0]!["n"]), 1);

  const id = Number(/\d+$/.exec(String(both[0]!.body["location"]))![0]);
  const two = await Promise.all(["Den ene", "Den anden"].map((text) => writer.send(`/sager/${id}/afsnit/summary`, section(text, 1))));
  assert.deepEqual(two.map((each) => each.ok).toSorted(), [false, true]);
  const lost = two.find((each) => !each.ok)!;
  const won = plainText((await cases.load(desk.web.sql, id))!.sections.find((each) => each.key === "summary")!.text);
  assert.equal((lost.body["theirs"] as { text: string }).text, won);
  assert.equal(lost.message, refusals["text-changed-by-other"]);
  await replays(house, id);
});

test("a form left open writes over nothing, in a case or in a decision", async (t) => {
  const house = await aHouse(t);
  const id = await house.town.write("2026-03-02", aCase("En sag").case!, false);
  assert.ok((await house.writer.send(`/sager/${id}/afsnit/summary`, section("Nyt", 1))).ok);
  await refusedAs(house, "text-changed-by-other", () => house.writer.send(`/sager/${id}/afsnit/summary`, section("Gammelt", 1)));
  await replays(house, id);
  const { items, base } = await begun(house);
  assert.ok((await house.secretary.send(`${base}/fremmoede`, { alle: "ja" })).ok);
  assert.ok((await house.secretary.send(`${base}/punkt/${items[0]}/beslutning`, { beslutning: "Godkendt.", var: "" })).ok);
  await refusedAs(house, "changed-meanwhile", () => house.secretary.send(`${base}/punkt/${items[0]}/beslutning`, { beslutning: "Afvist.", var: "" }));
});

test("nobody who is not there votes, and too few decide nothing", async (t) => {
  const house = await aHouse(t);
  const { meeting, items, base } = await begun(house);
  const { secretary, town } = house;
  for (const name of names.slice(1, 3)) assert.ok((await secretary.send(`${base}/fremmoede`, { person: String(town.person(name)), tilstand: "apology" })).ok);
  await refusedAs(house, "no-quorum", () => secretary.send(`${base}/punkt/${items[0]}/beslutning`, { beslutning: "Godkendt." }));
  assert.ok((await secretary.send(`${base}/fremmoede`, { alle: "ja" })).ok);
  await refusedAs(house, "voter-not-present", () =>
    secretary.send(`${base}/punkt/${items[0]}/stem`, { resten: "for", [`person-${town.person("Viggo Tranekær")}`]: "against" }),
  );
  assert.ok((await secretary.send(`${base}/punkt/${items[0]}/stem`, { resten: "for" })).ok);
  assert.equal(Object.keys((await sittings.load(house.desk.web.sql, meeting))!.handlings[items[0]!]!.votes[0]!.cast).length, 3);
});

test("an agenda is sent once, whether twice in a row or twice at once", async (t) => {
  const house = await aHouse(t);
  const meeting = await house.town.plan("2026-03-18");
  const id = await house.town.write("2026-03-02", aCase("En sag").case!);
  assert.ok((await house.secretary.send(`/moeder/${meeting}/dagsorden`)).ok);
  assert.ok((await house.secretary.send(`/moeder/${meeting}/dagsorden/sag`, { sag: String(id) })).ok);
  const twice = await Promise.all([1, 2].map(() => house.secretary.send(`/moeder/${meeting}/dagsorden/udsend`, {})));
  assert.deepEqual(twice.map((each) => each.ok).toSorted(), [false, true]);
  await refusedAs(house, "agenda-already-sent", () => house.secretary.send(`/moeder/${meeting}/dagsorden/udsend`, {}));
  assert.equal((await agendas.load(house.desk.web.sql, meeting))!.releases.length, 1);
});

test("a signature on words that were changed since is not given", async (t) => {
  const house = await aHouse(t);
  const { meeting, items, base } = await begun(house);
  const { secretary, desk } = house;
  assert.ok((await secretary.send(`${base}/fremmoede`, { alle: "ja" })).ok);
  for (const item of items) assert.ok((await secretary.send(`${base}/punkt/${item}/beslutning`, { beslutning: "Godkendt." })).ok);
  for (const path of [`${base}/haev`, `/moeder/${meeting}/referat/laas`, `/moeder/${meeting}/underskrift/send`]) assert.ok((await secretary.send(path)).ok);
  const old = (await signings.load(desk.web.sql, meeting))!.sha256;
  const asta = await house.member("Asta Brøndlund");
  assert.ok((await secretary.send(`/moeder/${meeting}/underskrift/tag-tilbage`, { grund: "En slåfejl" })).ok);
  assert.ok((await secretary.send(`/moeder/${meeting}/referat/punkt/${items[0]}/ret`, { tekst: "Godkendt med bemærkninger.", grund: "Slåfejl" })).ok);
  for (const path of [`/moeder/${meeting}/referat/laas`, `/moeder/${meeting}/underskrift/send`]) assert.ok((await secretary.send(path)).ok);
  await refusedAs(house, "text-changed-since-read", () => asta.send(`/moeder/${meeting}/underskrift/underskriv`, { sha256: old, laest: "ja" }));
  await refusedAs(house, "not-a-signer", () => house.writer.send(`/moeder/${meeting}/underskrift/underskriv`, { sha256: old, laest: "ja" }));
  assert.equal((await signings.load(desk.web.sql, meeting))!.signatures.length, 0);
});

test("a file of 200 MB is turned away with the sentence, and is not held in memory", async (t) => {
  const house = await aHouse(t);
  const id = await house.town.write("2026-03-02", aCase("En sag").case!, false);
  const cookie = await house.desk.cookieOf(house.town.writer.person);
  const before = await entries(house);
  const start = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - start)), 5);
  for (const told of [true, false]) {
    const { status, text } = await postMuch(house.desk.url, `/sager/${id}/bilag`, cookie, 200 * 1024 * 1024, told);
    assert.equal(status, 422, `length told: ${told}`);
    assert.match(text, new RegExp(refusals["attachment-too-large"].slice(0, 40), "u"));
  }
  clearInterval(watch);
  t.diagnostic(`memory grew by ${Math.round(most / 1024 / 1024)} MB at the most`);
  assert.ok(most < 350 * 1024 * 1024, `memory grew by ${Math.round(most / 1024 / 1024)} MB`);
  assert.equal(await entries(house), before);
});

test("a macro, a program and what a virus scanner would stop are not kept", async (t) => {
  const house = await aHouse(t);
  const id = await house.town.write("2026-03-02", aCase("En sag").case!, false);
  const virus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60), Buffer.from("word/vbaProject.bin")]);
  const files: [string, Uint8Array<ArrayBuffer>][] = [
    ["notat.txt", new Uint8Array(Buffer.from(virus))],
    ["notat.docm", new Uint8Array(Buffer.from("hej"))],
    ["notat.docx", new Uint8Array(zip)],
    ["notat.pdf", new Uint8Array(Buffer.from("MZ\u0090\u0000"))],
    ["tom.pdf", new Uint8Array()],
  ];
  for (const [name, bytes] of files)
    await refusedAs(house, bytes.length === 0 ? "attachment-empty" : "attachment-dangerous", () =>
      house.writer.send(`/sager/${id}/bilag`, { fil: new File([bytes], name), aabent: "ja" }),
    );
  assert.deepEqual((await cases.load(house.desk.web.sql, id))!.attachments, []);
});

test("a pasted table of 5,000 rows is refused with the bound, and the text stands as it was", async (t) => {
  const house = await aHouse(t);
  const id = await house.town.write("2026-03-02", aCase("En sag").case!, false);
  const table = Array.from({ length: 5000 }, (_, row) => `Række ${row}\t${row}`).join("\n");
  await refusedAs(house, "table-too-large", () => house.writer.send(`/sager/${id}/afsnit/presentation`, section(table, 2)));
  await refusedAs(house, "table-too-large", () => house.writer.send(`/sager/${id}/afsnit/presentation`, { text: table, version: "2" }));
  await refusedAs(house, "text-not-understood", () => house.writer.send(`/sager/${id}/afsnit/presentation`, { "text.doc": "{", version: "2" }));
  assert.equal(
    plainText((await cases.load(house.desk.web.sql, id))!.sections.find((each) => each.key === "presentation")!.text),
    "Sagen er beskrevet i bilaget.",
  );
});

test("when the clock is put back, what is done is still told in the order it was done, and deadlines follow the clock", async (t) => {
  const house = await aHouse(t);
  const { clock, desk, town } = house;
  clock.at = instant("2026-03-12");
  const meeting = await town.plan("2026-03-18");
  const id = await town.write("2026-03-02", aCase("En sag").case!, false);
  house.writer = clientOf(desk.url, await desk.cookieOf(town.writer.person));
  house.secretary = clientOf(desk.url, await desk.cookieOf(town.secretary.person));
  assert.ok((await house.writer.send(`/sager/${id}/afsnit/summary`, section("Først", 1))).ok);
  clock.at = instant("2026-03-12", "07:00");
  assert.ok((await house.writer.send(`/sager/${id}/afsnit/summary`, section("Siden", 2))).ok);
  const told = await entriesAbout(desk.web.sql, `case:${id}`);
  const [earlier, later] = told.slice(-2);
  assert.ok(earlier!.at > later!.at && earlier!.id < later!.id);
  await replays(house, id);
  assert.equal((await house.writer.page(`/sager/${id}`)).status, 200);
  assert.equal((await house.secretary.page(`/moeder/${meeting}/dagsorden`)).status, 200);

  // Four working days before 18 March is the 12th: a day later a reason is asked for, and when the clock is back it is not.
  assert.ok((await house.writer.send(`/sager/${id}/til-godkendelse`)).ok);
  assert.ok((await house.secretary.send(`/moeder/${meeting}/dagsorden`)).ok);
  assert.ok((await house.secretary.send(`/moeder/${meeting}/dagsorden/sag`, { sag: String(id) })).ok);
  clock.at = instant("2026-03-16");
  house.secretary = clientOf(desk.url, await desk.cookieOf(town.secretary.person));
  await refusedAs(house, "late-reason-missing", () => house.secretary.send(`/moeder/${meeting}/dagsorden/udsend`, {}));
  clock.at = instant("2026-03-11");
  assert.ok((await house.secretary.send(`/moeder/${meeting}/dagsorden/udsend`, {})).ok);
});

test("mail waits while the mail server is away, and what it was about is done all the same", async (t) => {
  const house = await aHouse(t);
  const { meeting, items, base } = await begun(house);
  const { secretary, desk } = house;
  assert.ok((await secretary.send(`${base}/fremmoede`, { alle: "ja" })).ok);
  for (const item of items) assert.ok((await secretary.send(`${base}/punkt/${item}/beslutning`, { beslutning: "Godkendt." })).ok);
  for (const path of [`${base}/haev`, `/moeder/${meeting}/referat/laas`, `/moeder/${meeting}/underskrift/send`]) assert.ok((await secretary.send(path)).ok);
  const gone = await new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${gone}`, from: "Lindeborg <post@lindeborg.example>" });
  t.after(() => mailer.close());
  const run = await sendWaitingMail(desk.web.sql, mailer, () => house.clock.at);
  assert.equal(run.sent, 0);
  assert.equal(run.failed, 0);
  assert.ok(run.waiting > 0 && run.serverDown !== null);
  assert.equal((await signings.load(desk.web.sql, meeting))!.state, "open");
});

test("what is not there, what is another's and what comes from another site are turned away", async (t) => {
  const house = await aHouse(t);
  const { meeting, items, base } = await begun(house);
  const { desk, town } = house;
  const id = await town.write("2026-03-02", aCase("En sag").case!, false);
  house.writer = clientOf(desk.url, await desk.cookieOf(town.writer.person));
  await refusedAs(house, "not-found", () => house.writer.send("/sager/999999/afsnit/summary", section("Hej", 1)));
  await refusedAs(house, "not-found", () => house.secretary.send("/moeder/999999/moede"));
  await refusedAs(house, "item-unknown", () => house.secretary.send(`${base}/punkt/999/tag-op`));
  await refusedAs(house, "not-a-participant", () => house.secretary.send(`${base}/fremmoede`, { person: String(town.writer.person), tilstand: "present" }));
  assert.equal((await house.writer.page("/sager/999999")).status, 404);
  assert.equal((await house.writer.page("/sager/9999999999999999999999")).status, 404);

  // A member does nothing in another's name, and not the secretary's work.
  assert.ok((await house.secretary.send(`${base}/fremmoede`, { alle: "ja" })).ok);
  assert.ok((await house.secretary.send(`${base}/punkt/${items[0]}/beslutning`, { beslutning: "Godkendt." })).ok);
  const asta = await house.member("Asta Brøndlund");
  await refusedAs(house, "not-this-member", () => asta.send(`${base}/punkt/${items[0]}/indbring`, { medlem: String(town.person("Viggo Tranekær")) }));
  await refusedAs(house, "not-allowed", () => asta.send(`${base}/punkt/${items[1]}/beslutning`, { beslutning: "Godkendt." }));
  await refusedAs(house, "not-allowed", () => asta.send(`/sager/${id}/afsnit/summary`, section("Hej", 1)));
  // One with no part in the committee sees none of it.
  const stranger = clientOf(desk.url, await desk.cookieOf(await desk.person("Ivar Fremmed")));
  for (const path of [`/sager/${id}`, `/moeder/${meeting}/foelg`, `/moeder/${meeting}/moede`]) assert.equal((await stranger.page(path)).status, 404);

  const before = await entries(house);
  for (const origin of ["https://ond.example", "null"]) {
    const done = await house.writer.send(`/sager/${id}/afsnit/summary`, section("Udefra", 1), null, { origin });
    assert.equal(done.status, 403);
    assert.ok(done.message.includes(refusals["form-stale"]));
  }
  const loggedOut = clientOf(desk.url, "sagsgang=ukendt");
  const done = await loggedOut.send(`/sager/${id}/afsnit/summary`, section("Uden login", 1));
  assert.equal(done.status, 401);
  assert.equal(done.message, "Du er ikke logget ind mere. Log ind igen.");
  assert.equal(await entries(house), before);
});

/** Posts a file of so many bytes without having them, with the length told beforehand or not; answers as a page would be shown. */
function postMuch(url: string, path: string, cookie: string, bytes: number, lengthTold: boolean): Promise<{ status: number; text: string }> {
  const head = Buffer.from('--skel\r\nContent-Disposition: form-data; name="fil"; filename="stor.pdf"\r\nContent-Type: application/pdf\r\n\r\n');
  const tail = Buffer.from("\r\n--skel--\r\n");
  const part = Buffer.alloc(1024 * 1024, 0x20);
  return new Promise((resolve, reject) => {
    const request = http.request(
      url + path,
      {
        method: "POST",
        headers: {
          cookie,
          origin: url,
          accept: "application/json",
          "content-type": "multipart/form-data; boundary=skel",
          ...(lengthTold ? { "content-length": head.length + bytes + tail.length } : {}),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (each: string) => (text += each));
        response.on("end", () => {
          request.destroy();
          resolve({ status: response.statusCode!, text });
        });
      },
    );
    // The answer may come, and the line be closed, before all is sent.
    request.on("error", (error: NodeJS.ErrnoException) => (["EPIPE", "ECONNRESET"].includes(error.code ?? "") ? undefined : reject(error)));
    request.write(head);
    let sent = 0;
    const more = (): void => {
      while (sent < bytes && !request.destroyed) {
        sent += part.length;
        if (!request.write(part)) return void request.once("drain", more);
      }
      if (!request.destroyed) request.end(tail);
    };
    more();
  });
}
