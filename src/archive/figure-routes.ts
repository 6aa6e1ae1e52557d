/** Addresses of "Tal fra referaterne": pages, JSON and CSV, of a committee and of a meeting. */

import { Hono, type Context } from "hono";
import { csvCell } from "#core/csv.ts";
import { seriesAcross, seriesOf, type FoundSeries } from "#core/figures/series.ts";
import type { Figure } from "#core/published-minutes.ts";
import type { Sql } from "#platform/sql.ts";
import { paths } from "#ui/paths.ts";
import { answer, sent, type Site } from "./answer.ts";
import { committeeFiguresPage, doubtWords, meetingFiguresPage, type FiguresShown } from "./figure-pages.ts";
import { figuresHead, figuresOfMeetings, type FiguresPage, type ToldFigure } from "./figure-queries.ts";

const perPage = 10;
// What several meetings tell is looked for among the newest: more would be a page nobody reads.
const lookedAcross = 60;

export function figureRoutes({ sql, site, missing }: { sql: Sql; site: Site; missing: (c: Context) => Promise<Response> }): Hono {
  const app = new Hono();

  const shownOf = async (c: Context): Promise<FiguresShown | null> => {
    const [municipality, committee] = [c.req.param("municipality")!, c.req.param("committee")!];
    const head = await figuresHead(sql, municipality, committee);
    if (head === null) return null;
    const pages = Math.max(1, Math.ceil(head.meetings.length / perPage));
    const asked = Number(c.req.query("side") ?? "1");
    const page = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
    const newest = page === 1 ? head.meetings.slice(0, lookedAcross) : [];
    const here = head.meetings.slice((page - 1) * perPage, page * perPage);
    const wanted = [...new Set([...newest, ...here].map(({ slug }) => slug))];
    const figures = Map.groupBy(wanted.length === 0 ? [] : await figuresOfMeetings(sql, municipality, committee, wanted), (figure) => figure.meeting);
    const of = ({ slug }: { slug: string }): ToldFigure[] => figures.get(slug) ?? [];
    return { head, meetings: here.map((meeting) => ({ meeting, figures: of(meeting) })), across: newest.map(of).reverse(), page, pages };
  };
  const committee = async (c: Context): Promise<Response> => {
    const shown = await shownOf(c);
    if (shown === null) return missing(c);
    const figures = shown.meetings.flatMap((each) => each.figures);
    const data = {
      ...headData(shown.head),
      page: shown.page,
      pages: shown.pages,
      across: seriesAcross(shown.across).map((series) => seriesData(series, shown.head, site)),
      series: seriesByMeeting(figures).map((series) => seriesData(series, shown.head, site)),
      figures: figures.map((figure) => figureData(figure, shown.head, site)),
    };
    return answer(c, site, committeeFiguresPage(shown), data);
  };
  const meetingOf = async (c: Context): Promise<{ head: FiguresPage; meeting: FiguresPage["meetings"][number]; figures: ToldFigure[] } | null> => {
    const [municipality, slug] = [c.req.param("municipality")!, c.req.param("committee")!];
    const head = await figuresHead(sql, municipality, slug);
    const meeting = head?.meetings.find((each) => each.slug === c.req.param("meeting"));
    return head === null || meeting === undefined ? null : { head, meeting, figures: await figuresOfMeetings(sql, municipality, slug, [meeting.slug]) };
  };
  const meeting = async (c: Context): Promise<Response> => {
    const shown = await meetingOf(c);
    if (shown === null) return missing(c);
    const { head, figures } = shown;
    const data = {
      ...headData(head),
      meeting: shown.meeting,
      series: seriesByMeeting(figures).map((series) => seriesData(series, head, site)),
      figures: figures.map((figure) => figureData(figure, head, site)),
    };
    return answer(c, site, meetingFiguresPage(head, shown.meeting, figures), data);
  };

  app.get("/:municipality/:committee/tal.csv", async (c) => {
    const shown = await shownOf(c);
    return shown === null
      ? missing(c)
      : csv(
          c,
          shown.meetings.flatMap((each) => each.figures),
          shown.head,
          site,
        );
  });
  app.get("/:municipality/:committee/:meeting/tal.csv", async (c) => {
    const shown = await meetingOf(c);
    return shown === null ? missing(c) : csv(c, shown.figures, shown.head, site);
  });
  app.get("/:municipality/:committee/tal", committee);
  app.get("/:municipality/:committee/tal.json", committee);
  app.get("/:municipality/:committee/:meeting/tal", meeting);
  app.get("/:municipality/:committee/:meeting/tal.json", meeting);
  return app;
}

function seriesByMeeting(figures: readonly ToldFigure[]): FoundSeries<ToldFigure>[] {
  return [...Map.groupBy(figures, (figure) => figure.meeting).values()].flatMap((told) => seriesOf(told));
}

function headData({ municipalitySlug, municipality, committeeSlug, committee }: FiguresPage): object {
  return { municipalitySlug, municipality, committeeSlug, committee, note: "Fundet af en maskine i mødernes tekst. Ikke efterprøvet." };
}

function addressOf(figure: ToldFigure, head: FiguresPage): string {
  return paths.figure({ municipality: head.municipalitySlug, committee: head.committeeSlug, meeting: figure.meeting }, figure.itemSlug, figure.n);
}

function figureData(figure: ToldFigure, head: FiguresPage, { origin }: Site): object {
  return { ...figure, address: origin + addressOf(figure, head) };
}

function seriesData(series: FoundSeries<ToldFigure>, head: FiguresPage, { origin }: Site): object {
  const told = (figure: ToldFigure | null): object | null =>
    figure && { value: figure.value, told: figure.told, unit: figure.unit, period: figure.period, address: origin + addressOf(figure, head) };
  return {
    key: series.key,
    kind: series.kind,
    title: series.title,
    unit: series.unit,
    whole: told(series.whole),
    adds: series.adds,
    points: series.points.map(({ figure, name, share }) => ({ name, ...told(figure), share: told(share) })),
  };
}

const kindNames: Record<Figure["kind"], string> = {
  count: "antal",
  persons: "personer",
  fuldtidspersoner: "fuldtidspersoner",
  helårspersoner: "helårspersoner",
  årsværk: "årsværk",
  kr: "beløb",
  percent: "procent",
  percentagePoint: "procentpoint",
  rank: "placering",
  age: "alder",
  duration: "tidsrum",
  quota: "kvote",
  share: "andel",
  date: "dato",
  number: "tal",
};

const columns = ["Møde", "Punkt", "Tal", "Værdi", "Dato", "Enhed", "Hvad", "Periode", "Art", "Forbehold", "Sætning", "Adresse"];

function csv(c: Context, figures: readonly ToldFigure[], head: FiguresPage, { origin }: Site): Response {
  const rows = figures.map((figure) => [
    figure.heldOn,
    figure.item ?? "",
    figure.told,
    figure.value === null ? "" : String(figure.value).replace(".", ","),
    figure.date?.startsWith("--") === false ? figure.date : "",
    figure.unit ?? "",
    figure.label ?? "",
    figure.period ?? "",
    kindNames[figure.kind],
    figure.doubt === null ? "" : doubtWords[figure.doubt],
    figure.text.replaceAll("\t", " | "),
    origin + addressOf(figure, head),
  ]);
  const text = `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
  c.header("Content-Disposition", `attachment; filename="tal-${head.committeeSlug}.csv"`);
  return sent(c, text, "text/csv; charset=utf-8");
}
