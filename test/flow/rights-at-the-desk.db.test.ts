/** Every form of the working side, sent by everyone there is: those in the table of actions are let through, and nobody else writes anything. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { actions, type ActionName } from "#core/actions.ts";
import type { Action } from "#core/actions/action.ts";
import type { Role } from "#core/people.ts";
import { refusals } from "#core/refusals.da.ts";
import { deskFor } from "#test/desk-app.ts";
import { houseDay, houseOfSecrets, type Body } from "#test/house-of-secrets.ts";
import { openReadingPool } from "#import/reading-pool.ts";

/** What each is in committee A, whose forms are sent; the last are nothing to it. */
const everyone: Record<string, readonly Role[]> = {
  caseWorkerA: ["caseWorker"],
  approverA: ["approver"],
  secretaryA: ["secretary"],
  chairA: ["chair"],
  viceChairA: ["viceChair"],
  memberA: ["member"],
  substituteA: ["substitute"],
  councillor: ["councilMember"],
  observer: ["observer"],
  auditor: ["auditor"],
  administrator: ["administrator"],
  dataProtectionOfficer: ["dataProtectionOfficer"],
  caseWorkerB: [],
  approverB: [],
  secretaryB: [],
  chairB: [],
  memberB: [],
  stranger: [],
};
const ofTheHouse: readonly Role[] = ["auditor", "administrator", "dataProtectionOfficer", "observer"];

type Place = Exclude<{ [Key in keyof Body]: Body[Key] extends number ? Key : never }[keyof Body], "id">;
/** A form: the action it asks for, and where it is sent. Null: not asked by a role (the comment says why). */
type Form = { action: ActionName | readonly Role[] | null; at?: Place; house?: true };
const on = (at: Place, does: Record<string, ActionName>, base = ""): Record<string, Form> =>
  Object.fromEntries(Object.entries(does).map(([path, action]) => [base + path, { action, at }]));
const house = (action: ActionName): Form => ({ action, house: true });
/** One's own: anybody may, and it touches nobody else's (tried with passkeys and sessions in their own tests). */
const ownOnly: Form = { action: null };

const forms: Record<string, Form> = {
  "/log-ind/som": ownOnly,
  "/log-ind/noegle/begynd": ownOnly,
  "/log-ind/noegle": ownOnly,
  "/log-ind/invitation/:token": ownOnly,
  "/foerste-gang": ownOnly,
  "/log-ud": ownOnly,
  "/min-side/sessioner/afslut": ownOnly,
  "/min-side/noegler/begynd": ownOnly,
  "/min-side/noegler": ownOnly,
  "/min-side/mail": ownOnly,
  "/min-side/kalender": ownOnly,
  "/min-side/noegler/fjern": ownOnly,
  "/personer/ny": house("add-person"),
  "/personer/indlaes": house("import-people"),
  "/personer/:person/ret": house("change-person"),
  "/personer/:person/ud-af-brug": house("deactivate-person"),
  "/personer/:person/i-brug": house("reactivate-person"),
  "/personer/:person/invitation": house("invite-person"),
  "/personer/:person/roller": house("give-role"),
  "/personer/:person/roller/afslut": house("end-role"),
  "/udvalg": house("found-committee"),
  "/kle": house("read-kle"),
  "/indstillinger": house("change-setting"),
  ...on(
    "planned",
    {
      "/navn": "rename-committee",
      "/valgperiode": "begin-term",
      "/medlem": "seat-member",
      "/udtraeder": "end-seat",
      "/formand": "change-chair",
      "/parti": "change-party",
      "/stedfortraeder": "appoint-substitute",
      "/medlemmer": "import-members",
      "/regler": "set-rules",
      "/moedeplan": "plan-meeting",
      "/moedeplan/fil": "import-plan",
      "/moedeplan/nyt-aar": "plan-year",
      "/moedeplan/:meeting/flyt": "move-meeting",
      "/moedeplan/:meeting/aflys": "cancel-meeting",
      "/moedeplan/:meeting/genindkald": "restore-meeting",
    },
    "/udvalg/:id",
  ),
  "/udvalg/:committee/formandsafgoerelser": { action: "decide-as-chair", at: "planned" },
  "/udvalg/:committee/styring": { action: "open-ledger", at: "planned" },
  "/udvalg/:committee/styring/rapport": { action: "write-report", at: "planned" },
  ...on(
    "ledger",
    {
      "": "write-row",
      "/fil": "read-rows",
      "/fjern": "remove-row",
      "/beskriv": "describe-ledger",
      "/luk": "close-ledger",
      "/hent": "fetch-series",
      "/referater": "take-figure",
    },
    "/udvalg/:committee/styring/:ledger",
  ),
  "/udvalg/:committee/styring/:ledger/aabn": { action: "open-wheel-case", at: "wheel" },
  "/udvalg/:committee/loefter": { action: "type-promise", at: "planned" },
  ...on(
    "promise",
    { "/foelg": "accept-promise", "/afvis": "dismiss-promise", "/fulgt-op": "keep-promise", "/opgiv": "drop-promise", "/flyt": "move-promise" },
    "/udvalg/:committee/loefter/:promise",
  ),
  "/sager/ny": { action: "open-case", at: "planned" },
  ...on(
    "draft",
    {
      "/afsnit/:key": "write-section",
      "/indstilling": "write-recommendation",
      "/bekraeft": "confirm-copied-text",
      "/oplysninger": "describe-case",
      "/godkend": "approve-case",
      "/send-tilbage": "send-case-back",
      "/genaabn": "reopen-case",
      "/bemaerkning": "comment-on-case",
      "/bemaerkning/:comment": "settle-comment",
      "/spoergsmaal": "accept-finding",
      "/vej": "set-route",
      "/bilag": "attach-file",
      "/bilag/:attachment/adgang": "grade-attachment",
      "/bilag/:attachment/flyt": "order-attachments",
      "/bilag/raekkefoelge": "order-attachments",
      "/historik/:entry": "restore-section",
    },
    "/sager/:case",
  ),
  ...on("closedCase", { "/bilag/:attachment/fjern": "remove-attachment", "/til-godkendelse": "send-for-approval", "/afslut": "close-case" }, "/sager/:case"),
  "/moeder/:meeting/dagsorden": { action: "open-agenda", at: "planned" },
  ...on(
    "coming",
    {
      "/sag": "put-case-on-agenda",
      "/nyt-punkt": "add-item",
      "/raekkefoelge": "order-agenda",
      "/punkt/:item/flyt": "order-agenda",
      "/punkt/:item/luk": "close-item",
      "/punkt/:item/aabn": "open-item",
      "/punkt/:item/ret": "change-item",
      "/punkt/:item/tag-af": "take-off-agenda",
      "/gennemlaesning": "send-agenda-to-review",
      "/bemaerkning": "comment-on-agenda",
      "/spoergsmaal": "accept-agenda-finding",
      "/udsend": "release-agenda",
      "/tillaeg": "open-supplement",
    },
    "/moeder/:meeting/dagsorden",
  ),
  "/moeder/:meeting/laes/forslag": { action: "propose-item", at: "coming" },
  ...on(
    "ongoing",
    {
      "": "open-meeting",
      "/fremmoede": "record-attendance",
      "/stedfortraeder": "seat-substitute",
      "/punkt/:item/tag-op": "take-up-item",
      "/punkt/:item/doere": "change-doors",
      "/punkt/:item/bilag": "add-slides",
      "/punkt/:item/beslutning": "record-decision",
      "/punkt/:item/vis": "show-decision",
      "/punkt/:item/stem": "record-vote",
      "/punkt/:item/stem/:vote/stryg": "strike-vote",
      "/punkt/:item/mindretal": "record-dissent",
      "/punkt/:item/inhabil": "raise-disqualification",
      "/punkt/:item/inhabil/:person": "settle-disqualification",
      "/punkt/:item/indbring": "stop-decision",
      "/punkt/:item/indbring/stryg": "strike-stop",
      "/haev": "close-meeting",
    },
    "/moeder/:meeting/moede",
  ),
  ...on("ongoing", { "/inhabil": "raise-disqualification", "/mindretal": "record-dissent", "/indbring": "stop-decision" }, "/moeder/:meeting/foelg"),
  "/moeder/:meeting/moede/genaabn": { action: "reopen-meeting", at: "held" },
  ...on(
    "held",
    {
      "/punkt/:item/ret": "correct-minutes",
      "/punkt/:item/udskrift": "send-excerpt",
      "/laas": "freeze-minutes",
      "/godkend": "approve-minutes",
      "/tilfoej": "add-to-minutes",
      "/spoergsmaal": "accept-minutes-finding",
    },
    "/moeder/:meeting/referat",
  ),
  ...on(
    "signed",
    {
      "/send": "send-for-signature",
      "/mind": "remind-signers",
      "/fjern": "undo-signature",
      "/afslaa": "decline-to-sign",
      "/underskriv": "sign-minutes",
      "/tag-tilbage": "take-back-minutes",
    },
    "/moeder/:meeting/underskrift",
  ),
  // Whether one is a signer is asked, not a role; without a signer's key nothing is written.
  ...on(
    "signed",
    {
      "/punkt/:item/del": "grade-part",
      "/punkt/:item/vent": "hold-item-back",
      "/punkt/:item/besked": "tell-party",
      "/bedoem": "clear-finding",
      "/anden": "confirm-clearance",
      "/gennemlaes": "check-papers",
      "/offentliggoer": "publish-papers",
      "/planlaeg": "plan-publication",
      "/opgiv": "cancel-planned-publication",
      "/traek-tilbage": "retract-papers",
      "/brud": "write-breach-sheet",
    },
    "/moeder/:meeting/offentlighed",
  ),
  "/moeder/:meeting/underskrift/noegle/begynd": { action: null, at: "signed" },
  "/moeder/:meeting/underskrift/noegle": { action: null, at: "signed" },
  "/indlaesning/filer": { action: ["secretary", "administrator"], house: true },
  "/indlaesning/sti": { action: ["administrator"], house: true },
  "/indlaesning/websted": { action: ["administrator"], house: true },
  "/tvivl/:key": { action: ["secretary", "administrator"], house: true },
};

test("every form is taken from those the table of actions names, and from nobody else", async (t) => {
  const now = new Date(`${houseDay}T14:30:00Z`);
  const pool = openReadingPool({ size: 1 });
  t.after(() => pool.stop());
  const desk = await deskFor(t, { now: () => now, whole: ({ worker }, files) => ({ sql: worker, files, pool, by: "prøve", now: () => now }) });
  const { people, a, b } = await houseOfSecrets(desk.web.sql, desk.web.files);
  const plain = (path: string): string => path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
  const posts = [...new Set(desk.app.routes.filter((route) => route.method === "POST").map((route) => plain(route.path)))];
  assert.deepEqual(posts.toSorted(), Object.keys(forms).toSorted(), "a form is sent somewhere that stands in no row here");
  const asked = Object.values(forms).flatMap(({ action }) => (typeof action === "string" ? [action] : []));
  const verbs = (Object.keys(actions) as ActionName[]).filter((name) => {
    const row: Action = actions[name];
    return row.verb !== false && row.who !== "visitor" && row.who !== "anyone";
  });
  assert.deepEqual(
    verbs.filter((name) => !asked.includes(name)),
    [],
    "something that can be done has no form",
  );

  const cookies = new Map<string, string>();
  for (const name of Object.keys(everyone)) cookies.set(name, await desk.cookieOf(people[name]!));
  const entries = async (): Promise<number> => Number((await desk.database.owner`select count(*)::int as n from desk.journal`)[0]!["n"]);
  const wrong: string[] = [];
  let sent = 0;
  const send = async (path: string, name: string): Promise<boolean> => {
    const { at } = forms[path]!;
    const place = at === undefined ? 0 : a[at];
    const fill: Record<string, string | number> = {
      id: a.id,
      committee: a.id,
      case: place,
      meeting: place,
      ledger: place,
      promise: place,
      item: 1,
      attachment: 1,
      comment: 1,
      entry: 1,
      vote: 1,
      person: people["stranger"]!,
      key: path.startsWith("/tvivl") ? "0".repeat(32) : "summary",
      token: "a".repeat(43),
    };
    const form: Record<string, string> = {
      once: randomUUID(),
      version: "1",
      udvalg: String(a.id),
      overskrift: "En sag",
      titel: "Et punkt",
      person: String(people["stranger"]),
      medlem: String(people["memberA"]),
      hvem: String(people["memberA"]),
      stedfortraeder: String(people["councillor"]),
      for: String(people["memberA"]),
      bemaerkning: "Hej",
      bemaerkningstekst: "Hej",
      begrundelse: "Derfor",
      grund: "Derfor",
      beslutning: "Godkendt.",
      // Another committee's case is no way in, either.
      sag: String(b.closedCase),
      fra: String(b.closedCase),
    };
    const body = new FormData();
    for (const [field, value] of Object.entries(form)) body.append(field, value);
    if (/\/bilag$|indlaes$|\/fil$|\/medlemmer$|^\/kle$/.test(path)) body.append("fil", new File(["hej"], "hej.txt"));
    const answer = await fetch(desk.url + path.replace(/:(\w+)/g, (_, hole: string) => String(fill[hole])), {
      method: "POST",
      redirect: "manual",
      body,
      headers: { cookie: cookies.get(name)!, origin: desk.url, accept: "application/json" },
    });
    const text = await answer.text();
    sent++;
    if (answer.status >= 500) wrong.push(`${name} ${path}: ${answer.status}`);
    return answer.status !== 403 && !text.includes('"code":"not-allowed"') && !text.includes(refusals["not-allowed"]);
  };
  const isNamed = (path: string, name: string): boolean => {
    const { action, house: inHouse } = forms[path]!;
    const who = typeof action === "string" ? (actions[action] as Action).who : (action ?? "anyone");
    if (who === "anyone" || who === "visitor") return true;
    return everyone[name]!.some((role) => who.includes(role) && (inHouse !== true || typeof action !== "string" || ofTheHouse.includes(role)));
  };

  const mattering = posts.filter((path) => forms[path]!.action !== null);
  for (const path of mattering)
    for (const name of Object.keys(everyone).filter((each) => !isNamed(path, each))) {
      // A secretary of any committee keeps the archive.
      if (name === "secretaryB" && typeof forms[path]!.action === "object") continue;
      const before = await entries();
      if (await send(path, name)) wrong.push(`${name} is not told no by ${path}`);
      if ((await entries()) !== before) wrong.push(`${name} writes by ${path}`);
    }
  for (const path of mattering)
    for (const name of Object.keys(everyone).filter((each) => isNamed(path, each))) if (!(await send(path, name))) wrong.push(`${name} is told no by ${path}`);
  t.diagnostic(`${sent} forms sent to ${mattering.length} addresses`);
  assert.deepEqual(wrong, []);
});
