import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { test } from "node:test";
import { Hono } from "hono";
import { clientModule, serveClient } from "./client-assets.ts";

const app = new Hono();
serveClient(app);

test("every script the editor asks for is served from our own house, and nothing else", async () => {
  const waiting = (["editor", "autosave", "live", "once", "reorder"] as const).map(clientModule);
  const seen = new Set<string>();
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await app.request(address, { headers: { "Accept-Encoding": "identity" } });
    assert.equal(answer.status, 200, address);
    assert.equal(answer.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.match(answer.headers.get("cache-control") ?? "", /immutable/);
    const text = await answer.text();
    for (const [, name] of text.matchAll(/^\s*(?:import|export)\b[^;"'()]*?\bfrom\s*["']([^"']+)["']/gm)) {
      assert.match(name!, /^\/ui\/(?:client|modules)\/[a-z0-9/.-]+\.[0-9a-f]{10}\.js$/);
      waiting.push(name!);
    }
  }
  assert.ok([...seen].some((address) => address.startsWith("/ui/modules/prosemirror-view.")));
  for (const address of ["/ui/client/editor.js", "/ui/client/../client-assets.ts", "/ui/modules/hono.0123456789.js", "/ui/client/tsconfig.json"])
    assert.equal((await app.request(address)).status, 404, address);
});

test("scripts are sent compressed to browsers that take it", async () => {
  const plain = await app.request(clientModule("editor"));
  const packed = await app.request(clientModule("editor"), { headers: { "Accept-Encoding": "gzip, br" } });
  assert.equal(packed.headers.get("content-encoding"), "br");
  assert.ok((await packed.arrayBuffer()).byteLength < (await plain.arrayBuffer()).byteLength / 2);
});

test("taking types off says nothing on standard error, where our own messages are read", () => {
  const run = spawnSync(
    process.execPath,
    ["-e", `import(${JSON.stringify(path.join(import.meta.dirname, "client-assets.ts"))}).then((m) => console.log(m.clientModule("editor")))`],
    {
      encoding: "utf8",
    },
  );
  assert.match(run.stdout, /^\/ui\/client\/editor\.[0-9a-f]{10}\.js\n$/);
  assert.equal(run.stderr, "");
});
