/** The addresses of signing: the sheet, one's own signature by passkey or login, and what the secretary does about it. */

import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { nameOn } from "#core/committee.ts";
import { frozenOtherwise } from "#core/frozen-text.ts";
import { styleNamed } from "#core/house-styles/described.ts";
import { printMinutes } from "#core/house-styles/print-minutes.ts";
import { readableText } from "#core/minutes.ts";
import { attendanceLines } from "#core/minutes-text.ts";
import { sentenceOf } from "#core/refusals.da.ts";
import { may } from "#core/rights.ts";
import { missing, sign, statementText, type Signing } from "#core/signing.ts";
import { refuse, type Refused } from "#core/verdict.ts";
import { audienceOf, type Audience } from "#core/visibility.ts";
import { loadPapers, type LoadedPapers } from "#minutes/store.ts";
import { loadPasskeys, logReading, saveBegun, takeBegun } from "#people/store.ts";
import { assertionOptions, passkeySite } from "#platform/passkey.ts";
import { digest } from "#platform/proof-tools.ts";
import { hashOf, newToken } from "#platform/token.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { actorOf, answered, callOf, formOf, numberIn, show, shownTo, type DeskApp, type DeskContext, type DeskVariables, type DeskWeb } from "#ui/desk-web.ts";
import { declineToSign } from "./decline-to-sign.ts";
import * as pages from "./pages.ts";
import { challengeOf } from "./proof.ts";
import * as queries from "./queries.ts";
import { remindSigners } from "./remind-signers.ts";
import { sendForSignature } from "./send-for-signature.ts";
import { signMinutes } from "./sign-minutes.ts";
import { signings } from "./store.ts";
import { takeBackMinutes } from "./take-back-minutes.ts";
import { undoSignature } from "./undo-signature.ts";

type Seen = { papers: LoadedPapers; audience: Audience; signing: Signing | null; maySeeText: boolean };

const begunCookie = "sagsgang-underskrift";

export function signatureRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const site = passkeySite(web.origin);
  const cookie = { httpOnly: true, sameSite: "Strict", secure: web.origin.startsWith("https:"), path: "/" } as const;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}/underskrift`;

  /** Those who work on the minutes, the members, and whoever is on the sheet: a substitute may have no seat by now. */
  const seenSigning = async (c: DeskContext): Promise<Seen | null> => {
    const id = numberIn(c.req.param("meeting"));
    const papers = id === null ? null : await loadPapers(sql, id);
    if (papers === null) return null;
    const kept = await signings.load(sql, papers.meeting.id);
    const { minutes } = papers;
    // A sheet whose text was taken back says nothing of the text that stands now.
    const signing = kept !== null && kept.state !== "void" && kept.sha256 === minutes?.official?.sha256 ? kept : null;
    const onSheet = signing?.signers.some((signer) => signer.person === actorOf(c).person) ?? false;
    const found = audienceOf(actorOf(c), papers.meeting.committee);
    const audience = onSheet && found !== "staff" ? "member" : found;
    if (audience !== "staff" && audience !== "member") return null;
    const out = minutes?.state === "outForSignature" || minutes?.state === "signed";
    return {
      papers,
      audience,
      signing,
      maySeeText: minutes?.official !== null && minutes !== null && papers.sitting !== null && (audience === "staff" || out),
    };
  };

  // The text holds the closed items, so reading it is told of as reading them is.
  const logClosed = async (c: DeskContext, { papers }: Seen, what: string): Promise<void> => {
    const closed = papers.minutes!.official!.minutes.agendaItem.filter((item) => !item.public).map((item) => item.number ?? "");
    if (closed.length === 0) return;
    const { meeting } = papers;
    await logReading(sql, {
      at: web.now(),
      person: actorOf(c).person,
      what: `${what}, lukkede punkter: ${closed.join(", ")}`,
      about: `meeting:${meeting.id}`,
      committee: meeting.committee,
    });
  };

  app.get(one, async (c) => {
    const found = await seenSigning(c);
    if (found === null) return c.notFound();
    const { papers, audience, signing, maySeeText } = found;
    const { meeting, committee, minutes, sitting } = papers;
    if (maySeeText) await logClosed(c, found, "referatet til underskrift");
    const official = minutes?.official ?? null;
    const view: pages.SigningView = {
      meeting,
      committee: nameOn(committee, meeting.date),
      audience,
      isSecretary: may(actorOf(c), "open-agenda", meeting.committee),
      minutes,
      signing,
      text:
        maySeeText && official !== null
          ? {
              blocks: printMinutes(official.minutes, styleNamed(official.houseStyle)),
              items: official.minutes.agendaItem.map((item) => ({ number: item.number ?? "", title: item.name ?? "" })),
              attendance: official.parts?.find(({ name }) => name === "fremmøde")?.text.split("\n") ?? attendanceLines(sitting!),
              otherwise: await frozenOtherwise(official, meeting.id, digest),
              sha256: official.sha256,
            }
          : null,
      hasPasskey: (await loadPasskeys(sql, actorOf(c).person)).length > 0,
      withoutEmail:
        signing === null
          ? []
          : await queries.withoutEmail(
              sql,
              missing(signing).map((signer) => signer.person),
            ),
    };
    return show(c, web, pages.signingPage(shownTo(c), view));
  });

  app.get(`${one}/tekst.txt`, async (c) => {
    const found = await seenSigning(c);
    if (found === null || !found.maySeeText) return c.notFound();
    await logClosed(c, found, "referatets tekst");
    return c.body(readableText(found.papers.minutes!.official!), 200, {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`Referat ${found.papers.meeting.date} tekst.txt`)}`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    });
  });

  app.get(`${one}/bevis.json`, async (c) => {
    const found = await seenSigning(c);
    if (found === null || found.audience !== "staff" || !found.maySeeText) return c.notFound();
    const signatures = await queries.signaturesOf(sql, found.papers.meeting.id);
    return c.json(
      {
        format: "sagsgang.proofs/1",
        meeting: found.papers.meeting.id,
        sha256: found.papers.minutes!.official!.sha256,
        text: found.papers.minutes!.official!.text,
        signers: found.signing?.signers ?? [],
        signatures,
      },
      200,
      {
        "Content-Disposition": `attachment; filename="beviser-${found.papers.meeting.id}.json"`,
        "Cache-Control": "private, no-store",
      },
    );
  });

  type Given = { meeting: number; form: Record<string, string>; by: ReturnType<typeof callOf>; link: string };
  const does = (path: string, call: (given: Given) => Promise<Parameters<typeof answered>[1]>, back: (meeting: number) => string = deskPaths.signing): void => {
    app.post(`${one}${path}`, async (plain) => {
      const c = plain as unknown as DeskContext;
      const form = await formOf(c);
      const meeting = numberIn(c.req.param("meeting"))!;
      const given = { meeting, form, by: callOf(c, web, form), link: `${web.origin}${deskPaths.signing(meeting)}` };
      return answered(c, await call(given), back(meeting), form, web.now());
    });
  };
  does("/send", ({ meeting, by, link }) => sendForSignature(sql, by, { meeting, link }));
  does("/mind", ({ meeting, by, link }) => remindSigners(sql, by, { meeting, link }));
  does("/tag-tilbage", ({ meeting, form, by }) => takeBackMinutes(sql, by, { meeting, reason: form["grund"] ?? "" }), deskPaths.minutes);
  does("/fjern", ({ meeting, form, by }) => undoSignature(sql, by, { meeting, person: numberIn(form["person"]) ?? 0, reason: form["grund"] ?? "" }));
  does("/afslaa", ({ meeting, form, by }) => declineToSign(sql, by, { meeting, reason: form["grund"] ?? "" }));
  does("/underskriv", ({ meeting, form, by }) =>
    signMinutes(sql, by, { meeting, sha256: form["sha256"] ?? "", read: form["laest"] === "ja", by: { how: "login" } }),
  );

  const no = (c: DeskContext, refused: Refused): Response => c.json({ ok: false, message: sentenceOf(refused) }, 422);

  // What the key must answer lies with us under a cookie's hash; it can be taken once.
  app.post(`${one}/noegle/begynd`, async (plain) => {
    const c = plain as unknown as DeskContext;
    const [actor, body, signing] = [actorOf(c), await jsonIn(c), await signings.load(sql, numberIn(c.req.param("meeting"))!)];
    if (signing === null) return no(c, refuse("not-found"));
    const sha256 = textIn(body["sha256"]);
    // Asked before the device is, so that nobody takes out their key for a text that is no longer to be signed.
    const verdict = sign(signing, { person: actor.person, at: web.now().toISOString(), how: "passkey", sha256, proof: null });
    if (!verdict.ok) return no(c, verdict);
    if (body["laest"] !== "ja") return no(c, refuse("reading-not-confirmed"));
    const statement = statementText({ meeting: signing.meeting, sha256, person: actor.person, nonce: newToken().token });
    const { token, hash } = newToken();
    await saveBegun(sql, hash, { kind: "signature", statement }, web.now());
    setCookie(c, begunCookie, token, { ...cookie, maxAge: 600 });
    return c.json({ ok: true, options: await assertionOptions(site, { known: await loadPasskeys(sql, actor.person), challenge: challengeOf(statement) }) });
  });

  app.post(`${one}/noegle`, async (plain) => {
    const c = plain as unknown as DeskContext;
    const body = await jsonIn(c);
    const meeting = numberIn(c.req.param("meeting"))!;
    const token = getCookie(c, begunCookie);
    deleteCookie(c, begunCookie, { path: "/" });
    const begun = token === undefined ? null : ((await takeBegun(sql, hashOf(token), web.now())) as { kind?: string; statement?: string } | null);
    if (begun?.kind !== "signature") return no(c, refuse("passkey-wrong"));
    const done = await signMinutes(
      sql,
      { actor: actorOf(c), at: web.now() },
      {
        meeting,
        sha256: textIn(body["sha256"]),
        read: body["laest"] === "ja",
        by: { how: "passkey", statement: begun.statement!, response: body["response"], site },
      },
    );
    return done.ok ? c.json({ ok: true, to: `${deskPaths.signing(meeting)}?gemt=ja` }) : no(c, done);
  });
  return app;
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function jsonIn(c: DeskContext): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}
