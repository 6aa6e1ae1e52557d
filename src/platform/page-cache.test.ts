import assert from "node:assert/strict";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { cachingListener } from "./page-cache.ts";

async function served(t: TestContext, settings: Partial<Parameters<typeof cachingListener>[1]> = {}) {
  let generation: number | null = 1;
  let made = 0;
  let during = async (): Promise<void> => {};
  const listener = cachingListener(
    async (request) => {
      made++;
      const path = new URL(request.url).pathname;
      const text = `page ${path} no. ${made}`;
      await during();
      if (path === "/mangler") return new Response("no", { status: 404 });
      return new Response(text, {
        headers: { "content-type": "text/plain", etag: `"${made}"`, "cache-control": path === "/privat" ? "private" : "public, max-age=60" },
      });
    },
    { generation: () => generation, variant: (headers) => String(headers["accept"] ?? "").slice(0, 20), ...settings },
  );
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    get: (path: string, init?: RequestInit) => fetch(base + path, init),
    made: () => made,
    change: (to: number | null) => (generation = to),
    while: (does: () => Promise<void>) => (during = does),
  };
}

test("a page is made once and sent again the same, byte for byte", async (t) => {
  const site = await served(t);
  const first = await site.get("/a?x=1");
  const again = await site.get("/a?x=1");
  assert.equal(await again.text(), await first.text());
  assert.equal(again.headers.get("content-type"), "text/plain");
  assert.equal(site.made(), 1);
  assert.equal(await (await site.get("/a?x=2")).text(), "page /a no. 2");
  assert.equal(await (await site.get("/a?x=1", { headers: { accept: "application/json" } })).text(), "page /a no. 3");
});

test("when something has changed, every page is made anew", async (t) => {
  const site = await served(t);
  await site.get("/a");
  site.change(2);
  assert.equal(await (await site.get("/a")).text(), "page /a no. 2");
});

test("a page made while something changed is sent but not kept", async (t) => {
  const site = await served(t);
  site.while(async () => void site.change(2));
  await site.get("/a");
  site.while(async () => {});
  assert.equal(await (await site.get("/a")).text(), "page /a no. 2");
});

test("while changes cannot be heard, nothing is kept", async (t) => {
  const site = await served(t);
  site.change(null);
  await site.get("/a");
  assert.equal(await (await site.get("/a")).text(), "page /a no. 2");
});

test("a page that is private, missing or asked for by POST is never kept", async (t) => {
  const site = await served(t);
  for (const path of ["/privat", "/mangler"]) {
    await site.get(path);
    await site.get(path);
  }
  await site.get("/a", { method: "POST" });
  await site.get("/a", { method: "POST" });
  assert.equal(site.made(), 6);
});

test("who has the page already is told so", async (t) => {
  const site = await served(t);
  const etag = (await site.get("/a")).headers.get("etag")!;
  const again = await site.get("/a", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
  assert.equal((await site.get("/a", { method: "HEAD" })).status, 200);
});

test("the oldest pages give way when there is no more room, and every page does in time", async (t) => {
  let clock = 0;
  const site = await served(t, { bytes: 12_000, seconds: 10, now: () => clock });
  for (let n = 0; n < 40; n++) await site.get(`/${n}`);
  await site.get("/39");
  assert.equal(site.made(), 40);
  await site.get("/0");
  assert.equal(site.made(), 41);
  clock = 11_000;
  await site.get("/39");
  assert.equal(site.made(), 42);
});
