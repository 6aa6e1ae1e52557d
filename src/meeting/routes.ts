/** The addresses of a meeting while it is held: the secretary's page, the page members follow, and what is sent to it as it happens. */

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { mostAttachmentBytes } from "#core/case.ts";
import { nameOn } from "#core/committee.ts";
import { may } from "#core/rights.ts";
import { handlingOf, type Attendance } from "#core/sitting.ts";
import { audienceOf, isClosed, seen } from "#core/visibility.ts";
import { refuse } from "#core/verdict.ts";
import { agendas } from "#agenda/store.ts";
import { loadCommittee, loadMeeting } from "#committee/store.ts";
import { logReading } from "#people/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import {
  actorOf,
  answered,
  callOf,
  formOf,
  notFound,
  numberIn,
  onForm,
  refusedTo,
  show,
  shownTo,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
  type FormGiven,
} from "#ui/desk-web.ts";
import { addSlides } from "./add-slides.ts";
import { changeDoors } from "./change-doors.ts";
import { closeMeeting } from "./close-meeting.ts";
import type { SittingView } from "./item-forms.ts";
import { liveMeetings } from "./live.ts";
import { openMeeting } from "./open-meeting.ts";
import * as pages from "./pages.ts";
import * as watchPages from "./watch-pages.ts";
import * as queries from "./queries.ts";
import { recordAttendance } from "./record-attendance.ts";
import { reopenMeeting } from "./reopen-meeting.ts";
import { seatSubstitute } from "./seat-substitute.ts";
import { sittings } from "./store.ts";
import { takeUpItem } from "./take-up-item.ts";

export function meetingRoutes(web: DeskWeb): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const one = `${deskPaths.meetings}/:meeting{[0-9]{1,15}}`;

  const viewOf = async (c: DeskContext): Promise<SittingView | null> => {
    const id = numberIn(c.req.param("meeting"));
    const meeting = id === null ? null : await loadMeeting(sql, id);
    const committee = meeting === null ? null : await loadCommittee(sql, meeting.committee);
    const audience = meeting === null ? null : audienceOf(actorOf(c), meeting.committee);
    if (meeting === null || committee === null || audience === null || !may(actorOf(c), "watch-meeting", meeting.committee)) return null;
    return {
      meeting,
      audience,
      committee: nameOn(committee, meeting.date),
      agenda: await agendas.load(sql, meeting.id),
      sitting: await sittings.load(sql, meeting.id),
      minutesFrozen: await queries.minutesFrozen(sql, meeting.id),
      minutesOut: await queries.minutesOut(sql, meeting.id),
      substitutes: await queries.standIns(sql, meeting.date),
      chosen: numberIn(c.req.query("punkt")),
    };
  };

  // Who has read closed material can be told afterwards (DOMAIN §1.8, Lejre). Answers whether there was any to read.
  const closedSeen = ({ agenda, audience, sitting, minutesOut }: SittingView): number =>
    (agenda?.items ?? []).filter((item) => {
      const handling = sitting === null ? null : handlingOf(sitting, item.id);
      return isClosed(item, handling) && seen(audience, agenda!.state, item, handling, minutesOut).body;
    }).length;
  const logClosed = async (c: DeskContext, view: SittingView, how: string): Promise<boolean> => {
    const { meeting } = view;
    if (closedSeen(view) === 0) return false;
    const what = `${how}, med lukkede punkter`;
    await logReading(sql, { at: web.now(), person: actorOf(c).person, what, about: `meeting:${meeting.id}`, committee: meeting.committee });
    return true;
  };

  const live = liveMeetings(
    web.subjects,
    async (id, audience) => {
      const meeting = await loadMeeting(sql, id);
      const [agenda, sitting, minutesOut] = await Promise.all([agendas.load(sql, id), sittings.load(sql, id), queries.minutesOut(sql, id)]);
      return String(await watchPages.liveRegion({ meeting: meeting!, committee: "", agenda, sitting, audience, minutesOut }));
    },
    web.log,
  );

  app.get(`${one}/moede`, async (c) => {
    const view = await viewOf(c);
    if (view === null) return c.notFound();
    if (!may(actorOf(c), "record-attendance", view.meeting.committee) && !may(actorOf(c), "open-meeting", view.meeting.committee))
      return c.redirect(deskPaths.watch(view.meeting.id), 302);
    await logClosed(c, view, "mødets ledelse");
    return show(c, web, pages.sittingPage(shownTo(c), view));
  });

  app.get(`${one}/foelg`, async (c) => {
    const view = await viewOf(c);
    if (view === null) return c.notFound();
    await logClosed(c, view, "mødet");
    return show(c, web, watchPages.watchPage(shownTo(c), view, String(await watchPages.liveRegion(view))));
  });

  // Whether what is told now holds anything closed is found out once for all who get it, not by each of two hundred.
  const closedIn = new Map<string, { html: string; any: Promise<boolean> }>();
  const anyClosed = (c: DeskContext, room: string, html: string): Promise<boolean> => {
    let known = closedIn.get(room);
    if (known?.html !== html) closedIn.set(room, (known = { html, any: viewOf(c).then((view) => view === null || closedSeen(view) > 0) }));
    return known.any;
  };

  app.get(`${one}/foelg/live`, async (c) => {
    const id = numberIn(c.req.param("meeting"));
    const meeting = id === null ? null : await loadMeeting(sql, id);
    const audience = meeting === null ? null : audienceOf(actorOf(c), meeting.committee);
    if (meeting === null || audience === null || !may(actorOf(c), "watch-meeting", meeting.committee)) return c.notFound();
    c.header("X-Accel-Buffering", "no");
    return streamSSE(c, async (stream) => {
      let over = (): void => {};
      const gone = new Promise<void>((resolve) => {
        over = resolve;
        stream.onAbort(resolve);
      });
      // A right that ends while one follows ends what one is told. It is asked for again before the next word when the person or the
      // committee has changed, and by the clock: two hundred followers ask nothing at a change that is none of theirs.
      let doubtful = true;
      const stillMay = async (): Promise<boolean> => {
        const actor = await c.get("askAgain")();
        return actor?.person === actorOf(c).person && audienceOf(actor, meeting.committee) === audience && may(actor, "watch-meeting", meeting.committee);
      };
      let [newest, telling, logged]: [string | null, boolean, boolean] = [null, false, false];
      const tell = async (): Promise<void> => {
        if (telling) return;
        telling = true;
        while (newest !== null) {
          const html = newest;
          newest = null;
          if (doubtful) {
            doubtful = false;
            if (!(await stillMay())) return over();
          }
          if (!logged && (await anyClosed(c as unknown as DeskContext, `${meeting.id} ${audience}`, html))) {
            const view = await viewOf(c as unknown as DeskContext);
            logged = view !== null && (await logClosed(c as unknown as DeskContext, view, "mødet, løbende"));
          }
          await stream.writeSSE({ data: JSON.stringify({ region: "nu", html }) });
        }
        telling = false;
      };
      const failed = (error: unknown): void => {
        web.log(`mødet ${meeting.id} kunne ikke følges: ${String(error)}`);
        over();
      };
      const leave = live.follow(meeting.id, audience, (html) => {
        newest = html;
        tell().catch(failed);
      });
      const askAgain = (): void => {
        doubtful = true;
        stillMay().then((still) => (still ? void stream.write(": her\n\n") : over()), failed);
      };
      const stops = [`person:${actorOf(c).person}`, `committee:${meeting.committee}`].map((subject) => web.subjects.on(subject, askAgain));
      // A word now and then keeps what stands between from closing the line.
      const awake = setInterval(askAgain, 20_000);
      await gone;
      clearInterval(awake);
      for (const stop of stops) stop();
      leave();
    });
  });

  type Given = FormGiven & { meeting: number; item: number };
  const whole = (given: FormGiven): Given => ({ ...given, meeting: given.id("meeting"), item: given.id("item") });
  const does = (path: string, back: (given: Given) => string, call: (given: Given) => Promise<Parameters<typeof answered>[1]>): void =>
    onForm(
      app,
      web,
      `${one}${path}`,
      (given) => back(whole(given)),
      (given) => call(whole(given)),
    );
  const top = ({ meeting }: Given): string => deskPaths.sitting(meeting);
  const atItem = ({ meeting, item }: Given): string => `${deskPaths.sitting(meeting)}?punkt=${item}`;

  does("/moede", top, ({ meeting, by }) => openMeeting(sql, by, { meeting }));
  does("/moede/fremmoede", top, ({ meeting, form, by }) => {
    const person = numberIn(form["person"]);
    return recordAttendance(sql, by, { meeting, attendance: form["alle"] === "ja" || person === null ? "all" : { [person]: attendanceIn(form) } });
  });
  does("/moede/stedfortraeder", top, async ({ meeting, form, by }) => {
    const planned = await loadMeeting(sql, meeting);
    const found = planned === null ? undefined : (await queries.standIns(sql, planned.date)).find((each) => each.person === numberIn(form["stedfortraeder"]));
    return found === undefined
      ? notFound()
      : seatSubstitute(sql, by, { meeting, ...found, inPlaceOf: numberIn(form["for"]) ?? 0, only: numberIn(form["kun"]) });
  });
  does("/moede/punkt/:item{[0-9]{1,9}}/tag-op", atItem, ({ meeting, item, by }) => takeUpItem(sql, by, { meeting, item }));
  does("/moede/punkt/:item{[0-9]{1,9}}/doere", atItem, ({ meeting, item, form, by }) =>
    changeDoors(sql, by, { meeting, item, closed: form["lukket"] === "ja", reason: form["begrundelse"] ?? "" }),
  );
  does("/moede/haev", top, ({ meeting, by }) => closeMeeting(sql, by, { meeting }));
  does("/moede/genaabn", top, ({ meeting, form, by }) => reopenMeeting(sql, by, { meeting, reason: form["begrundelse"] ?? "" }));

  app.post(
    `${one}/moede/punkt/:item{[0-9]{1,9}}/bilag`,
    bodyLimit({
      maxSize: mostAttachmentBytes + 1_000_000,
      onError: (c) =>
        refusedTo(c as unknown as DeskContext, deskPaths.sitting(numberIn(c.req.param("meeting")) ?? 0), refuse("attachment-too-large"), {}) as Response,
    }),
    async (c) => {
      const [meeting, item] = [numberIn(c.req.param("meeting"))!, numberIn(c.req.param("item"))!];
      const file = (await c.req.parseBody())["fil"];
      const form = await formOf(c);
      const back = `${deskPaths.sitting(meeting)}?punkt=${item}`;
      if (!(file instanceof File) || file.name === "") return refusedTo(c, back, refuse("attachment-empty"), form);
      const upload = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      const open = form["aabent"] === "ja";
      return answered(
        c,
        await addSlides(sql, web.files, callOf(c, web, form), {
          meeting,
          item,
          upload,
          name: form["bilagsnavn"] ?? null,
          open,
          reason: open ? null : "Vist på mødet",
        }),
        back,
        form,
        web.now(),
      );
    },
  );
  return app;
}

const states = ["present", "apology", "absent"] as const;

function attendanceIn(form: Readonly<Record<string, string>>): Attendance {
  const state = states.find((each) => each === form["tilstand"]) ?? "absent";
  const time = (text: string | undefined): string | null => (text !== undefined && /^\d{2}:\d{2}$/.test(text) ? text : null);
  // Who was not there came to nothing and left nothing.
  if (state !== "present") return { state, from: null, until: null, arrived: null, left: null };
  return { state, from: numberIn(form["kom"]), until: numberIn(form["gik"]), arrived: time(form["kom-kl"]), left: time(form["gik-kl"]) };
}
