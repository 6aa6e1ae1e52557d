/**
 * Pages kept in memory as they were sent, until what they show changes. It stands before the framework, so a kept page costs a map look-up.
 * It knows nothing of what pages hold: `generation` tells when all of them are old.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** `env` is the connection, for those who ask where a call comes from. */
type Fetch = (request: Request, env?: object) => Response | Promise<Response>;

type Kept = { generation: number; headers: [string, string][]; etag: string | null; body: Buffer; until: number };

export type PageCacheSettings = {
  /** A number that grows when anything shown may have changed; null while that cannot be known, and nothing is kept. */
  generation: () => number | null;
  /** What of a request's headers decides the answer, besides address and method. */
  variant: (headers: IncomingMessage["headers"]) => string;
  /** Bytes kept at most; the oldest pages go first. */
  bytes?: number;
  /** Seconds a page is kept at most, for what changes with time alone. */
  seconds?: number;
  now?: () => number;
};

/** A listener for node:http that answers kept pages itself and asks `fetch` for the others. Only GET and HEAD answered 200 are kept. */
export function cachingListener(fetch: Fetch, settings: PageCacheSettings): RequestListener {
  const most = settings.bytes ?? 64 * 1024 * 1024;
  const seconds = settings.seconds ?? 300;
  const now = settings.now ?? Date.now;
  const kept = new Map<string, Kept>();
  let size = 0;
  const full = (): boolean => size > most;

  const forget = (key: string): void => {
    const page = kept.get(key);
    if (!page) return;
    size -= page.body.length + 500;
    kept.delete(key);
  };
  const keep = (key: string, page: Kept): void => {
    if (page.body.length > most / 20) return;
    forget(key);
    kept.set(key, page);
    size += page.body.length + 500;
    while (full()) forget(kept.keys().next().value!);
  };

  const rest = getRequestListener(async (request, env) => {
    const before = settings.generation();
    const response = await fetch(request, env);
    if (before === null || response.status !== 200 || request.method !== "GET" || /no-store|private/.test(response.headers.get("cache-control") ?? ""))
      return response;
    const key = keyOf(new URL(request.url), settings.variant(Object.fromEntries(request.headers)));
    const body = Buffer.from(await response.arrayBuffer());
    // Something may have changed while the page was made: then it may be old already.
    if (settings.generation() === before && key.length < 2_000) {
      const headers = [...response.headers].filter(([name]) => name !== "content-length");
      keep(key, {
        generation: before,
        headers: [...headers, ["content-length", String(body.length)]],
        etag: response.headers.get("etag"),
        body,
        until: now() + seconds * 1000,
      });
    }
    return new Response(new Uint8Array(body), response);
  });

  return (request, response) => {
    if (request.method === "GET" || request.method === "HEAD") {
      const key = `${request.url}\n${settings.variant(request.headers)}`;
      const page = kept.get(key);
      if (page) {
        if (page.generation === settings.generation() && now() < page.until) return answer(page, request, response);
        forget(key);
      }
    }
    void rest(request, response);
  };
}

function keyOf(url: URL, variant: string): string {
  return `${url.pathname}${url.search}\n${variant}`;
}

function answer(page: Kept, request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers["if-none-match"];
  if (page.etag !== null && known !== undefined && known.split(",").some((each) => each.trim() === page.etag)) {
    response.writeHead(304, page.headers.filter(([name]) => name !== "content-length" && name !== "content-encoding" && name !== "content-type").flat());
    response.end();
    return;
  }
  response.writeHead(200, page.headers.flat());
  response.end(request.method === "HEAD" ? undefined : page.body);
}
