/** A progress line for long work in a terminal: bar, count, rate and time left; where there is no terminal, a plain line now and then. */

export type ProgressLine = { tell(done: number, total: number, note?: string): void; end(): void };

/** Writes to `out` (stderr). `label` says what is counted, e.g. "Læser". */
export function progressLine(label: string, unit: string, out: NodeJS.WriteStream, now: () => number = () => performance.now()): ProgressLine {
  const started = now();
  let first: number | null = null;
  let lastShown = -Infinity;
  let shown = "";
  return {
    tell(done, total, note = "") {
      first ??= done - 1;
      const at = now();
      const finished = done >= total;
      if (!finished && at - lastShown < (out.isTTY ? 80 : 5_000)) return;
      lastShown = at;
      const seconds = (at - started) / 1000;
      const rate = (done - first) / Math.max(seconds, 0.001);
      const left = rate > 0 ? (total - done) / rate : Infinity;
      const words = `${label} ${bar(done, total)} ${done} af ${total} ${unit} · ${rateInWords(rate)}${finished ? ` · ${timeInWords(seconds)} i alt` : ` · ${timeInWords(left)} tilbage`}${note ? ` · ${note}` : ""}`;
      if (out.isTTY) {
        const width = Math.max(40, out.columns ?? 80);
        out.write(`\r\u001B[2K${words.length > width ? `${words.slice(0, width - 1)}…` : words}`);
        shown = words;
      } else {
        out.write(`${words}\n`);
      }
    },
    end() {
      if (out.isTTY && shown !== "") out.write("\n");
    },
  };
}

function bar(done: number, total: number): string {
  const width = 20;
  const filled = total === 0 ? width : Math.round((done / total) * width);
  return `[${"█".repeat(filled)}${"░".repeat(width - filled)}]`;
}

function rateInWords(rate: number): string {
  return rate >= 1 ? `${Math.round(rate)} i sekundet` : `${Math.max(1, Math.round(rate * 60))} i minuttet`;
}

/** "45 sek.", "3 min. 20 sek.", "2 t. 5 min." */
export function timeInWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return "ukendt tid";
  const s = Math.ceil(seconds);
  if (s < 60) return `${s} sek.`;
  if (s < 3600) return `${Math.floor(s / 60)} min. ${s % 60} sek.`;
  return `${Math.floor(s / 3600)} t. ${Math.floor((s % 3600) / 60)} min.`;
}
