/** The addresses of steering: registers, the wheel, reports, the calculator. */

import { Hono } from "hono";
import { danishDay, isDate } from "#core/calendar.ts";
import { nameOn } from "#core/committee.ts";
import { figureIn } from "#core/steering/danish-figure.ts";
import { cellInDanish, knownBy, rowsOf, type Ledger } from "#core/steering/ledger.ts";
import { kindOf } from "#core/steering/ledger-kinds.ts";
import { fieldsIn } from "#core/steering/own-fields.ts";
import { costOf } from "#core/steering/refund.ts";
import { columnNames } from "#core/steering/rows-file.ts";
import { turnsOf } from "#core/steering/wheel.ts";
import { may } from "#core/rights.ts";
import { loadCommittee } from "#committee/store.ts";
import { deskPaths } from "#ui/desk-layout.ts";
import { answerCsv } from "#ui/file-answer.ts";
import {
  actorOf,
  manyIn,
  NotAllowed,
  numberIn,
  onForm,
  show,
  shownTo,
  textOrNull,
  type DeskApp,
  type DeskContext,
  type DeskVariables,
  type DeskWeb,
} from "#ui/desk-web.ts";
import { closeLedger } from "./close-ledger.ts";
import { describeLedger } from "./describe-ledger.ts";
import { fetchSeries } from "./fetch-series.ts";
import { foundPage } from "./found-pages.ts";
import type { JobindsatsSettings } from "./jobindsats.ts";
import { openLedger } from "./open-ledger.ts";
import { openWheelCase } from "./open-wheel-case.ts";
import * as pages from "./pages.ts";
import * as queries from "./queries.ts";
import { readRows } from "./read-rows.ts";
import { referencePage } from "./reference-pages.ts";
import { refundPage } from "./refund-pages.ts";
import { removeRow } from "./remove-row.ts";
import { ledgers, ledgersOf, loadReport, meetingsFrom } from "./store.ts";
import type { WheelView } from "./wheel-pages.ts";
import { takeFigure } from "./take-figure.ts";
import { writeReport } from "./write-report.ts";
import { writeRow } from "./write-row.ts";

const mostMonths = 240;
const mostFigures = 40;

const wordsAsked = (text: string): string[] =>
  text
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 8);

export function steeringRoutes(web: DeskWeb, jobindsats: JobindsatsSettings | null): DeskApp {
  const app = new Hono<DeskVariables>();
  const { sql } = web;
  const root = `${deskPaths.committees}/:committee{[0-9]{1,15}}/styring`;
  const one = `${root}/:ledger{[0-9]{1,15}}`;
  const today = (): string => danishDay(web.now());

  const committeeSeen = async (c: DeskContext): Promise<pages.CommitteeNamed | null> => {
    const id = numberIn(c.req.param("committee"));
    const committee = id === null ? null : await loadCommittee(sql, id);
    if (committee === null) return null;
    if (!may(actorOf(c), "see-steering", committee.id)) throw new NotAllowed();
    return { id: committee.id, name: nameOn(committee, today()) };
  };
  const ledgerSeen = async (c: DeskContext): Promise<{ committee: pages.CommitteeNamed; ledger: Ledger } | null> => {
    const committee = await committeeSeen(c);
    const ledger = committee === null ? null : await ledgers.load(sql, numberIn(c.req.param("ledger"))!);
    return committee === null || ledger?.committee !== committee.id ? null : { committee, ledger };
  };
  const wheelView = async (ledger: Ledger, year: number): Promise<WheelView> => {
    const meetings = await meetingsFrom(sql, ledger.committee, `${year}-01-01`);
    const turns = turnsOf(rowsOf(ledger, kindOf(ledger)), year, meetings).map((turn) => ({
      ...turn,
      paper: ledger.turned.find((each) => each.topic === turn.key && each.year === year)?.case ?? null,
    }));
    return { committee: ledger.committee, ledger: ledger.id, name: ledger.name, year, turns, today: today() };
  };
  const yearOf = (text: string | undefined): number => {
    const year = numberIn(text);
    return year !== null && year >= 1990 && year <= 2199 ? year : Number(today().slice(0, 4));
  };

  app.get(root, async (c) => {
    const committee = await committeeSeen(c);
    if (committee === null) return c.notFound();
    const [all, reports] = await Promise.all([ledgersOf(sql, committee.id), queries.reportsOf(sql, committee.id)]);
    const wheel = all.find((ledger) => ledger.kind === "wheel" && ledger.state === "open");
    const view = { committee, ledgers: all, reports, wheel: wheel === undefined ? null : await wheelView(wheel, yearOf(undefined)), today: today() };
    return show(c, web, pages.steeringPage(shownTo(c), view));
  });
  onForm(
    app,
    web,
    root,
    ({ id }) => deskPaths.steering(id("committee")),
    ({ form, by, id }) => {
      const own = form["slags"] === "own" ? (fieldsIn(form["kolonner"] ?? "") ?? []) : [];
      return openLedger(sql, by, { committee: id("committee"), kind: form["slags"] ?? "", own, ...described(form) });
    },
  );

  app.get(`${root}/rapport`, async (c) => {
    const committee = await committeeSeen(c);
    if (committee === null) return c.notFound();
    if (!may(actorOf(c), "write-report", committee.id)) throw new NotAllowed();
    return show(c, web, pages.reportFormPage(shownTo(c), committee, await ledgersOf(sql, committee.id), await queries.openCases(sql, committee.id)));
  });
  onForm(
    app,
    web,
    `${root}/rapport`,
    ({ id }) => `${deskPaths.steering(id("committee"))}/rapport`,
    ({ form, by, id }) =>
      writeReport(sql, web.files, by, {
        committee: id("committee"),
        title: form["titel"] ?? "",
        ledgers: manyIn(form, "register").map((each) => ({ ledger: numberIn(each) ?? 0, comment: form[`kommentar-${each}`] ?? "" })),
        case: numberIn(form["sag"]),
        open: form["aaben"] === "ja",
      }),
  );
  app.get(`${root}/rapport/:report{[0-9]{1,15}}`, async (c) => {
    const committee = await committeeSeen(c);
    const report = committee === null ? null : await loadReport(sql, numberIn(c.req.param("report"))!);
    return committee === null || report?.committee !== committee.id ? c.notFound() : show(c, web, pages.reportPage(shownTo(c), committee, report));
  });

  app.get(one, async (c) => {
    const seen = await ledgerSeen(c);
    if (seen === null) return c.notFound();
    const { committee, ledger } = seen;
    const asKnown = c.req.query("som") ?? "";
    const [all, meetings, names] = await Promise.all([
      ledgersOf(sql, committee.id),
      queries.heldMeetings(sql, committee.id, today()),
      queries.namesOf(
        sql,
        ledger.written.map((each) => each.by),
      ),
    ]);
    const wheel = ledger.kind === "wheel" ? await wheelView(ledger, yearOf(c.req.query("aar"))) : null;
    const view = {
      archive: web.archive,
      committee,
      ledger,
      all,
      names,
      meetings,
      asKnown: isDate(asKnown) ? asKnown : null,
      wheel,
      fetches: jobindsats !== null,
      today: today(),
    };
    return show(c, web, pages.ledgerPage(shownTo(c), view));
  });
  app.get(`${one}/raekker.csv`, async (c) => {
    const seen = await ledgerSeen(c);
    if (seen === null) return c.notFound();
    const kind = kindOf(seen.ledger);
    const asKnown = c.req.query("som") ?? "";
    const rows = rowsOf(seen.ledger, kind, isDate(asKnown) ? knownBy(asKnown) : null);
    return answerCsv(c, seen.ledger.name, [
      columnNames(kind),
      ...rows.map((row) => kind.fields.map((field) => cellInDanish(field, row.values[field.key] ?? null))),
    ]);
  });
  app.get(`${one}/referater`, async (c) => {
    const seen = await ledgerSeen(c);
    if (seen === null || seen.ledger.kind !== "series") return c.notFound();
    if (!may(actorOf(c), "take-figure", seen.committee.id)) throw new NotAllowed();
    const asked = (c.req.query("q") ?? "").slice(0, 200);
    const figures = await queries.figuresWith(sql, wordsAsked(asked), mostFigures);
    return show(c, web, foundPage(shownTo(c), { ...seen, asked, figures, most: mostFigures, archive: web.archive }));
  });
  app.get(`${one}/skabelon.csv`, async (c) => {
    const seen = await ledgerSeen(c);
    return seen === null ? c.notFound() : answerCsv(c, `${seen.ledger.name} skabelon`, [columnNames(kindOf(seen.ledger))]);
  });

  onForm(
    app,
    web,
    `${one}/referater`,
    ({ form, id }) => `${deskPaths.ledger(id("committee"), id("ledger"))}/referater?q=${encodeURIComponent(form["q"] ?? "")}`,
    ({ form, by, id }) =>
      takeFigure(sql, by, {
        ledger: id("ledger"),
        municipality: numberIn(form["kommune"]) ?? 0,
        item: form["punkt"] ?? "",
        n: numberIn(form["tal"]) ?? 0,
        period: form["periode"] ?? "",
        area: form["omraade"] ?? "",
        because: textOrNull(form["grund"]),
      }),
  );

  const back = ({ id }: { id(name: string): number }): string => deskPaths.ledger(id("committee"), id("ledger"));
  onForm(app, web, one, back, ({ form, by, id }) => {
    const typed = Object.fromEntries(Object.entries(form).flatMap(([name, value]) => (name.startsWith("felt-") ? [[name.slice(5), value] as const] : [])));
    return writeRow(sql, by, { ledger: id("ledger"), typed, because: textOrNull(form["grund"]), source: { from: "person" } });
  });
  onForm(app, web, `${one}/fil`, back, async ({ c, form, by, id }) => {
    const file = (await c.req.parseBody())["fil"];
    const given = file instanceof File ? { fileName: file.name, bytes: Buffer.from(await file.arrayBuffer()) } : { fileName: "", bytes: Buffer.alloc(0) };
    return readRows(sql, by, { ledger: id("ledger"), ...given, because: textOrNull(form["grund"]), smaller: form["mindre"] === "ja" });
  });
  onForm(app, web, `${one}/fjern`, back, ({ form, by, id }) =>
    removeRow(sql, by, { ledger: id("ledger"), key: form["noegle"] ?? "", because: form["grund"] ?? "" }),
  );
  onForm(app, web, `${one}/beskriv`, back, ({ form, by, id }) => describeLedger(sql, by, { ledger: id("ledger"), ...described(form) }));
  onForm(app, web, `${one}/luk`, back, ({ form, by, id }) => closeLedger(sql, by, { ledger: id("ledger"), because: form["grund"] ?? "" }));
  onForm(app, web, `${one}/hent`, back, ({ form, by, id }) =>
    fetchSeries(sql, jobindsats, by, {
      ledger: id("ledger"),
      table: form["tabel"] ?? "",
      area: (form["omraade"] ?? "").trim(),
      months: Math.min(mostMonths, Math.max(1, numberIn(form["maaneder"]) ?? 13)),
      column: form["tal"] ?? "",
    }),
  );
  onForm(app, web, `${one}/aabn`, back, ({ form, by, id }) =>
    openWheelCase(sql, by, { ledger: id("ledger"), topic: form["emne"] ?? "", year: yearOf(form["aar"]) }),
  );

  app.get(deskPaths.reference, async (c) => show(c, web, referencePage(today())));
  app.get(deskPaths.refund, async (c) => {
    const { dag: day = "", ydelse: perWeek = "", uger: weeks = "", fra: first = "1" } = c.req.query();
    const asked = { day, perWeek, weeks, first };
    if (day === "" && perWeek === "") return show(c, web, refundPage({ ...asked, day: today() }, null, null));
    const [amount, count, from] = [figureIn(perWeek), numberIn(weeks.trim()), numberIn(first.trim())];
    const fault =
      !isDate(day) || !amount.ok || amount.value < 0
        ? "Skriv den første dag og ydelsen pr. uge i kroner, for eksempel 2.900."
        : count === null || count < 1 || count > 1040 || from === null || from < 1
          ? "Skriv antal uger (1 til 1.040), og hvilken uge i borgerens forløb det begynder i, som hele tal."
          : null;
    if (fault !== null) return show(c, web, refundPage(asked, null, fault), 422);
    const cost = costOf(day, amount.ok ? amount.value : 0, count!, from!);
    return show(c, web, refundPage(asked, cost, cost === null ? "Før 4. januar 2016 afhang refusionen af aktivering og regnes ikke her." : null));
  });
  return app;
}

function described(form: Readonly<Record<string, string>>): { name: string; unit: string | null; source: string | null; comparison: string | null } {
  return { name: form["navn"] ?? "", unit: textOrNull(form["enhed"]), source: textOrNull(form["kilde"]), comparison: textOrNull(form["sammenligning"]) };
}
