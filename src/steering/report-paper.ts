/** The report Nøgletal as paper: each part with its lead, comment, tables and charts. */

import { dateLong, danishDay } from "#core/calendar.ts";
import type { ReportSection } from "#core/steering/report.ts";
import { printPdf, type PaperBlock } from "#platform/pdf.ts";
import { chartSvg } from "#ui/chart.ts";

export function printReport(title: string, committee: string, asKnown: string, sections: readonly ReportSection[]): Buffer {
  const blocks: PaperBlock[] = [
    { kind: "title", text: title },
    { kind: "meta", label: "Udvalg", text: committee },
    { kind: "meta", label: "Tal som kendt", text: dateLong(danishDay(new Date(asKnown))) },
    ...sections.flatMap((section, index) => blocksOf(section, index)),
  ];
  return printPdf({ title, blocks });
}

function blocksOf(section: ReportSection, index: number): PaperBlock[] {
  return [
    { kind: "heading", level: 1, text: section.name },
    ...[section.lead, section.comment].filter((text) => text !== "").map((text): PaperBlock => ({ kind: "paragraph", text })),
    ...section.charts.flatMap((chart, number): PaperBlock[] => [
      { kind: "heading", level: 2, text: chart.unit === null ? chart.name : `${chart.name}, ${chart.unit}` },
      { kind: "picture", svg: chartSvg(chart, `d${index}-${number}`), alt: chart.says },
    ]),
    ...section.tables.flatMap((table): PaperBlock[] => [
      { kind: "heading", level: 2, text: table.name },
      { kind: "table", rows: table.rows.map((row) => [...row]) },
    ]),
    ...(section.source === "" ? [] : [{ kind: "paragraph" as const, text: section.source }]),
  ];
}
