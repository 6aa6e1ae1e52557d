/** Fetching from a site that is not ours: slowly, under our own name, within robots.txt, giving way to 429 and 503. */

import { setTimeout as wait } from "node:timers/promises";
import robotsModule from "robots-parser";
import type { RefusalCode } from "#core/refusals.da.ts";

// Its types describe an ES module, but it is CommonJS: what Node gives as default is the function itself.
const parseRobots = robotsModule as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };

export const userAgent = "Sagsgang/0.1 (open archive of municipal minutes; see /om)";

/** The harvest cannot begin or go on; the code has its sentence in core/refusals.da.ts. */
export class HarvestStopped extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

/** The origin of an address, with https where no scheme is given. Throws HarvestStopped for what is no web address. */
export function siteOf(url: string): string {
  try {
    const { protocol, origin } = new URL(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`);
    if (protocol === "http:" || protocol === "https:") return origin;
  } catch {
    // told below
  }
  throw new HarvestStopped("site-not-an-address");
}

export type Answer = { status: number; text: string; bytes: Buffer; etag: string | null; modified: string | null };
export type Visitor = { readRobots(): Promise<void>; get(path: string, known?: { etag?: string | null; modified?: string | null }): Promise<Answer> };

const mostBytes = 50 * 1024 * 1024;

/** A visitor to one site. `pause`: milliseconds between requests; `patience`: the longest it waits when told to come back later. */
export function visitorOf(site: string, options: { pause?: number; patience?: number }): Visitor {
  let pause = options.pause ?? 1000;
  const patience = options.patience ?? 10 * 60_000;
  let cookie = "";
  let last = 0;
  let allows: (url: string) => boolean = () => true;

  const ask = async (path: string, headers: Record<string, string>): Promise<Answer & { retryAfter: string | null }> => {
    const due = last + pause - Date.now();
    if (due > 0) await wait(due);
    const response = await fetch(site + path, {
      headers: { "user-agent": userAgent, accept: "application/json, text/html;q=0.8", ...(cookie ? { cookie } : {}), ...headers },
      signal: AbortSignal.timeout(60_000),
    });
    // The site gives an anonymous cookie at the front page and wants it back (PEERS D7).
    const given = response.headers.getSetCookie().map((each) => each.split(";")[0]!);
    if (given.length > 0) cookie = given.join("; ");
    const bytes = await boundedBody(response).finally(() => {
      last = Date.now();
    });
    return {
      status: response.status,
      bytes,
      text: bytes.toString("utf8"),
      etag: response.headers.get("etag"),
      modified: response.headers.get("last-modified"),
      retryAfter: response.headers.get("retry-after"),
    };
  };

  return {
    async readRobots() {
      try {
        const answer = await ask("/robots.txt", {});
        if (answer.status >= 500) throw new HarvestStopped("site-unreachable");
        if (answer.status !== 200) return;
        const robots = parseRobots(`${site}/robots.txt`, answer.text);
        pause = Math.max(pause, (robots.getCrawlDelay(userAgent) ?? 0) * 1000);
        allows = (url) => robots.isAllowed(url, userAgent) !== false;
      } catch (error) {
        if (error instanceof HarvestStopped) throw error;
        throw new HarvestStopped("site-unreachable", { cause: error });
      }
    },
    async get(path, known = {}) {
      if (!allows(site + path)) throw new HarvestStopped("site-robots");
      const headers = { ...(known.etag ? { "if-none-match": known.etag } : {}), ...(known.modified ? { "if-modified-since": known.modified } : {}) };
      for (let attempt = 1; ; attempt++) {
        let answer: Awaited<ReturnType<typeof ask>>;
        try {
          answer = await ask(path, headers);
        } catch (error) {
          if (attempt >= 4) throw new HarvestStopped("site-unreachable", { cause: error });
          await wait(Math.min(patience, pause * 2 ** attempt));
          continue;
        }
        if (answer.status !== 429 && answer.status !== 503) return answer;
        const told = retryAfter(answer.retryAfter) ?? pause * 2 ** attempt;
        if (told > patience || attempt >= 6) throw new HarvestStopped("site-refused");
        await wait(told);
      }
    },
  };
}

async function boundedBody(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new Error("the answer is larger than any meeting");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Milliseconds a Retry-After header asks for: seconds, or a date. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
