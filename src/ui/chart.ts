/** A chart as a picture anyone can read: SVG drawn on the server, told apart by dashes, marks and hatching so that it survives black and white, with its words and its table. */

import type { Chart } from "#core/steering/chart.ts";
import { figureInDanish } from "#core/steering/danish-figure.ts";
import { html, raw, type Html } from "./html.ts";

const size = { width: 720, height: 380 };
const margin = { left: 74, right: 24, top: 18 };
const legendRow = 24;

// Dark enough on white for 3:1 and more (WCAG 1.4.11); dashes, marks and hatching say the same without colour.
const inks = ["#0b2545", "#9c1c1c", "#1b6b3a", "#6b4a00", "#5b2a86", "#00606b"] as const;
const dashes = ["", "9 5", "2 4", "12 4 2 4", "5 3", "1 3 6 3"] as const;
const hatches = [
  "",
  '<path d="M0 8 8 0" stroke-width="2.4"/>',
  '<path d="M0 4h8" stroke-width="2.4"/>',
  '<circle cx="4" cy="4" r="1.8"/>',
  '<path d="M0 0 8 8" stroke-width="2.4"/>',
  '<path d="M4 0v8M0 4h8" stroke-width="1.6"/>',
] as const;

/** `id` is the chart's own on the page. The table has the same figures, folded out by those who want it; in print both stand. */
export function chartFigure(chart: Chart, id: string, /** What it is a chart of, where a page has several alike. */ of = ""): Html {
  const name = of === "" ? chart.name : `${chart.name}, ${of}`;
  const heightWords = words(chart);
  return html`<figure class="chart" aria-labelledby="${id}-navn">
    <figcaption id="${id}-navn"><span class="chart-name">${chart.name}${chart.unit === null ? "" : `, ${chart.unit}`}</span></figcaption>
    <div class="chart-scroll" tabindex="0" role="region" aria-label="Diagram: ${name}">${raw(chartSvg(chart, id))}</div>
    <details class="chart-table">
      <summary>Tallene som tabel</summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label="Diagrammets tal: ${name}">
        <table class="table">
          <caption class="sr-only">
            ${chart.says}
          </caption>
          <thead>
            <tr>
              <th scope="col"><span class="sr-only">Hvornår eller hvad</span></th>
              ${chart.lines.map((line) => html`<th scope="col" class="number">${line.name === "" ? chart.name : line.name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${chart.stops.map(
              (stop, index) =>
                html`<tr>
                  <th scope="row">${stop}</th>
                  ${chart.lines.map((line) => html`<td class="number">${heightWords(line.heights[index] ?? null)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

// All with a decimal when one of them has.
function words(chart: Chart): (height: number | null) => string {
  const whole = chart.lines.every((line) => line.heights.every((height) => height === null || Number.isInteger(height)));
  return (height) => (height === null ? "–" : figureInDanish(height, whole ? null : 1));
}

/** The drawing alone, as a file can hold it. */
export function chartSvg(chart: Chart, id: string): string {
  const named = chart.lines.filter((line) => line.name !== "");
  const legend = legendOf(named.map((line) => line.name));
  const labels = labelsOf(chart.stops, size.width - margin.left - margin.right);
  const bottom = (labels.turned ? 112 : 34) + legend.rows * legendRow;
  const [low, high] = [chart.ticks[0]!, chart.ticks.at(-1)!];
  const plot = { width: size.width - margin.left - margin.right, height: size.height - margin.top - 34 };
  const height = plot.height + margin.top + bottom;
  const y = (value: number): number => margin.top + plot.height - ((value - low) / (high - low)) * plot.height;
  const slot = plot.width / chart.stops.length;
  const x = (index: number): number => margin.left + slot * (index + 0.5);

  const across = chart.ticks
    .map(
      (tick) =>
        `<path d="M${margin.left} ${round(y(tick))}H${size.width - margin.right}" stroke="${tick === 0 ? "#1a1a1a" : "#c4c9d0"}" stroke-width="1"/><text x="${margin.left - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${escaped(figureInDanish(tick))}</text>`,
    )
    .join("");
  const below = chart.stops
    .map((stop, index) => {
      if (index % labels.every !== 0) return "";
      const [left, top] = [round(x(index)), round(margin.top + plot.height + 18)];
      return labels.turned
        ? `<text transform="rotate(-40 ${left} ${top})" x="${left}" y="${top}" text-anchor="end">${escaped(shortened(stop))}</text>`
        : `<text x="${left}" y="${top}" text-anchor="middle">${escaped(stop)}</text>`;
    })
    .join("");
  const drawn = chart.bars ? barsOf(chart, id, { x, y, slot }) : chart.lines.map((line, index) => lineOf(line.heights, index, x, y)).join("");
  const keys = legend.at
    .map(({ left, row }, index) => {
      const top = margin.top + plot.height + bottom - legend.rows * legendRow + row * legendRow + 10;
      const mark = chart.bars
        ? `<rect x="${margin.left + left}" y="${top - 10}" width="22" height="12" fill="${fillOf(id, index)}" stroke="${inks[index]}"/>`
        : `<path d="M${margin.left + left} ${top - 4}h26" stroke="${inks[index]}" stroke-width="2.6" stroke-dasharray="${dashes[index]}"/>${markOf(index, margin.left + left + 13, top - 4)}`;
      return `${mark}<text x="${margin.left + left + 32}" y="${top}">${escaped(shortened(named[index]!.name))}</text>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${round(height)}" role="img" aria-labelledby="${id}-ord" font-family="IBM Plex Sans, sans-serif" font-size="14" fill="#1a1a1a"><title id="${id}-ord">${escaped(chart.says)}</title>${chart.bars ? patternsOf(chart, id) : ""}${across}${drawn}${below}${keys}</svg>`;
}

type Scale = { x: (index: number) => number; y: (value: number) => number; slot: number };

function barsOf(chart: Chart, id: string, { x, y, slot }: Scale): string {
  const heightWords = words(chart);
  const width = Math.min(56, (slot * 0.76) / chart.lines.length);
  return chart.lines
    .map((line, number) =>
      line.heights
        .map((height, index) => {
          if (height === null) return "";
          const left = x(index) + (number - chart.lines.length / 2) * width;
          const [top, foot] = [Math.min(y(height), y(0)), Math.max(y(height), y(0))];
          const told =
            width >= 30
              ? `<text x="${round(left + width / 2)}" y="${round(top - 5)}" text-anchor="middle" font-size="12">${escaped(heightWords(height))}</text>`
              : "";
          return `<rect x="${round(left + 1)}" y="${round(top)}" width="${round(width - 2)}" height="${round(Math.max(1, foot - top))}" fill="${fillOf(id, number)}" stroke="${inks[number]}" stroke-width="1.4"/>${told}`;
        })
        .join(""),
    )
    .join("");
}

const fillOf = (id: string, number: number): string => (number === 0 ? inks[0] : `url(#${id}-m${number})`);

function patternsOf(chart: Chart, id: string): string {
  const patterns = chart.lines.map((_, number) =>
    number === 0
      ? ""
      : `<pattern id="${id}-m${number}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#fff"/><g stroke="${inks[number]}" fill="${inks[number]}">${hatches[number]}</g></pattern>`,
  );
  return `<defs>${patterns.join("")}</defs>`;
}

// A gap where nothing is told is a gap, not a straight line across it.
function lineOf(heights: readonly (number | null)[], number: number, x: Scale["x"], y: Scale["y"]): string {
  let path = "";
  let drawing = false;
  const marks: string[] = [];
  for (const [index, height] of heights.entries()) {
    if (height === null) {
      drawing = false;
      continue;
    }
    path += `${drawing ? "L" : "M"}${round(x(index))} ${round(y(height))}`;
    drawing = true;
    marks.push(markOf(number, x(index), y(height)));
  }
  const line = `<path d="${path}" fill="none" stroke="${inks[number]}" stroke-width="2.6" stroke-linejoin="round" stroke-dasharray="${dashes[number]}"/>`;
  return line + (heights.length <= 30 ? marks.join("") : "");
}

function markOf(number: number, left: number, top: number): string {
  const [x, y] = [round(left), round(top)];
  const ink = `fill="${number % 2 === 0 ? inks[number] : "#fff"}" stroke="${inks[number]}" stroke-width="2"`;
  if (number % 3 === 0) return `<circle cx="${x}" cy="${y}" r="4" ${ink}/>`;
  if (number % 3 === 1) return `<rect x="${round(left - 4)}" y="${round(top - 4)}" width="8" height="8" ${ink}/>`;
  return `<path d="M${x} ${round(top - 5)}l5 9h-10z" ${ink}/>`;
}

// Names below are turned when they would run into each other, and left out in step when turned ones would.
function labelsOf(stops: readonly string[], width: number): { turned: boolean; every: number } {
  const longest = Math.max(...stops.map((stop) => stop.length)) * 7.6;
  const slot = width / stops.length;
  if (longest + 6 <= slot) return { turned: false, every: 1 };
  return { turned: true, every: Math.max(1, Math.ceil(20 / slot)) };
}

function legendOf(names: readonly string[]): { rows: number; at: { left: number; row: number }[] } {
  const at: { left: number; row: number }[] = [];
  let [left, row] = [0, 0];
  for (const name of names) {
    const width = 32 + shortened(name).length * 7.8 + 24;
    if (left > 0 && left + width > size.width - margin.left) [left, row] = [0, row + 1];
    at.push({ left, row });
    left += width;
  }
  return { rows: names.length === 0 ? 0 : row + 1, at };
}

const longestName = 44;
function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
