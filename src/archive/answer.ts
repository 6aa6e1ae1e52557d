/** How an open page is answered: HTML or JSON by what was asked for, a weak ETag, compressed, cached for a short while. */

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Context } from "hono";
import { prefersJson, takesGzip } from "./variant.ts";
import { layout, type Page } from "#ui/layout.ts";

export type Site = { origin: string; style: string };

/** True when the data is wanted rather than the page: an address ending in .json, or an Accept that puts JSON first. */
function wantsJson(c: Context): boolean {
  if (c.req.path.endsWith(".json")) return true;
  return prefersJson(c.req.header("accept") ?? "");
}

/** The page, or its data, with what caches need to know. */
export async function answer(c: Context, site: Site, page: Page, data: unknown, status: 200 | 404 | 410 | 500 | 503 = 200): Promise<Response> {
  if (wantsJson(c)) {
    const body = status === 200 ? { url: site.origin + page.path, ...(data as object) } : { error: page.title, url: site.origin + page.path };
    return sent(c, `${JSON.stringify(body, null, 1)}\n`, "application/json; charset=utf-8", status);
  }
  return sent(c, String(await layout(page, site)), "text/html; charset=utf-8", status);
}

/** A body with ETag, 304, gzip and a short public cache, never shown after its time: what is taken back must go. Faults are not cached. */
export function sent(c: Context, body: string, type: string, status: 200 | 404 | 410 | 500 | 503 = 200, seconds = 60): Response {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = {
    "Content-Type": type,
    "Cache-Control": status === 200 ? `public, max-age=${seconds}, must-revalidate` : status >= 500 ? "no-store" : "public, max-age=60",
    Vary: "Accept, Accept-Encoding",
    // A search engine that had the page is told to forget it.
    ...(status === 410 ? { "X-Robots-Tag": "noindex" } : {}),
    ETag: etag,
    // Open data is for everyone's pages, not only ours.
    ...(type.startsWith("text/html") ? {} : { "Access-Control-Allow-Origin": "*" }),
  };
  const known = (c.req.header("if-none-match") ?? "").split(",").map((each) => each.trim());
  if (status === 200 && known.includes(etag)) return c.body(null, 304, headers);
  if (body.length > 1400 && takesGzip(c.req.header("accept-encoding") ?? "")) {
    return c.body(new Uint8Array(gzipSync(body, { level: 5 })), status, { ...headers, "Content-Encoding": "gzip" });
  }
  return c.body(body, status, headers);
}
