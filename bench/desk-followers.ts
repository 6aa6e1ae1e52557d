/** A process of its own for `bench/desk.ts`: follows a meeting on many connections and tells when each heard of what. */

import * as http from "node:http";

const { url, path, cookies } = JSON.parse(process.argv[2]!) as { url: string; path: string; cookies: string[] };
const now = (): number => performance.timeOrigin + performance.now();
const current = /now-card[^]*?Punkt (\d+)</u;
const present = /(\d+) af \d+ til stede/u;
const last = /Besluttet som nr\. (\d+)\./gu;

/** What the region shows, as one word: the item handled, how many are there, the newest decision. */
function shown(html: string): string {
  const decisions = [...html.matchAll(last)].map((each) => Number(each[1]));
  return `${current.exec(html)?.[1] ?? "-"} ${present.exec(html)?.[1] ?? "-"} ${Math.max(0, ...decisions)}`;
}

// Many get the same words at once: they are looked through once.
const known = new Map<string, string>();
const heard: Map<string, number>[] = cookies.map(() => new Map());
let connected = 0;
for (const [index, cookie] of cookies.entries()) {
  const request = http.get(`${url}${path}`, { headers: { cookie, accept: "text/event-stream" }, agent: false }, (response) => {
    if (response.statusCode !== 200) throw new Error(`follower ${index}: ${response.statusCode}`);
    connected++;
    if (connected === cookies.length) process.send!({ connected });
    let buffer = "";
    response.setEncoding("utf8");
    response.on("data", (part: string) => {
      const at = now();
      buffer += part;
      for (let end = buffer.indexOf("\n\n"); end !== -1; end = buffer.indexOf("\n\n")) {
        const data = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (!data.startsWith("data: ")) continue;
        let state = known.get(data);
        if (state === undefined) {
          state = shown((JSON.parse(data.slice(6)) as { html: string }).html);
          known.set(data, state);
          if (known.size > 20) known.delete(known.keys().next().value!);
        }
        if (!heard[index]!.has(state)) heard[index]!.set(state, at);
      }
    });
  });
  request.on("error", (error) => process.stderr.write(`follower ${index}: ${error.message}\n`));
}
process.on("message", () => {
  process.send!({ heard: heard.map((each) => [...each]) }, () => process.exit(0));
});
