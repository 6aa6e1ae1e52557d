/** A page that follows a meeting, an agenda put in another order, and a form sent once: in a real browser. */

import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import { accessibilityFindings, aPage, endBrowser } from "./browser.ts";
import { complaintsOf, ownPage } from "./own-page.ts";

after(endBrowser);

const focusedId = () => document.activeElement?.id ?? "";

async function meeting(t: TestContext): Promise<{ url: string; tell: (region: string, html: string) => Promise<void>; connections: () => number }> {
  const streams = new Set<SSEStreamingApi>();
  let connections = 0;
  const { app, url } = await ownPage(
    t,
    ["live"],
    () => `<div data-live="/haendelser"><h2>Mødet nu</h2><div id="nu"><p>Punkt 3</p><a href="/" id="bilag">Bilag</a> <button type="button" class="button">Følg</button></div>
      <div id="svar"><label for="note">Note</label><input id="note" value=""></div></div>`,
  );
  app.get("/haendelser", (c) =>
    streamSSE(c, async (stream) => {
      connections++;
      streams.add(stream);
      await stream.write(": velkommen\n\n");
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      streams.delete(stream);
    }),
  );
  return {
    url,
    connections: () => connections,
    tell: async (region, html) => {
      for (const stream of streams) await stream.writeSSE({ data: JSON.stringify({ region, html }) });
    },
  };
}

test("the page follows the meeting, and the focus stays where it was", { timeout: 60_000 }, async (t) => {
  const { url, tell, connections } = await meeting(t);
  const page = await aPage(t, { javaScript: true });
  const complaints = complaintsOf(page);
  await page.goto(url);
  while (connections() === 0) await page.waitForTimeout(50);
  await page.locator("#bilag").focus();
  await tell("nu", `<p>Punkt 4</p><a href="/" id="bilag">Bilag</a> <button type="button" class="button">Følg</button>`);
  await page.getByText("Punkt 4").waitFor();
  assert.equal(await page.evaluate(focusedId), "bilag");
  await page.getByRole("button", { name: "Følg" }).focus();
  await tell("nu", `<p>Punkt 5</p><a href="/" id="bilag">Bilag</a> <button type="button" class="button">Følg</button>`);
  await page.getByText("Punkt 5").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Følg");
  assert.deepEqual(complaints, []);
});

test("a field one writes in is never replaced; the news waits behind a button", { timeout: 60_000 }, async (t) => {
  const { url, tell, connections } = await meeting(t);
  const page = await aPage(t, { javaScript: true });
  await page.goto(url);
  while (connections() === 0) await page.waitForTimeout(50);
  await page.getByLabel("Note").pressSequentially("husk at");
  await tell("svar", `<label for="note">Note</label><input id="note" value="fra en anden">`);
  await page.getByRole("button", { name: "Der er nyt – vis" }).waitFor();
  await page.keyboard.type(" spørge");
  assert.equal(await page.getByLabel("Note").inputValue(), "husk at spørge");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.getByRole("heading", { name: "Mødet nu" }).click();
  await tell("svar", `<label for="note">Note</label><input id="note" value="fra en tredje">`);
  await page.waitForTimeout(200);
  assert.equal(await page.getByLabel("Note").inputValue(), "husk at spørge", "what is written but not sent stays too");
  await page.getByRole("button", { name: "Der er nyt – vis" }).click();
  assert.equal(await page.getByLabel("Note").inputValue(), "fra en tredje");
});

test("a lost connection is told in words, and so is that it is back", { timeout: 60_000 }, async (t) => {
  const { url, connections } = await meeting(t);
  const page = await aPage(t, { javaScript: true });
  await page.goto(url);
  while (connections() === 0) await page.waitForTimeout(50);
  await page.context().setOffline(true);
  await page.getByText(/Forbindelsen er væk\. Siden viser, hvad der gjaldt kl\. /).waitFor();
  await page.context().setOffline(false);
  await page.getByText("Forbindelsen er tilbage.").waitFor({ timeout: 20_000 });
  assert.ok(connections() > 1);
});

async function agenda(t: TestContext, refuse = false): Promise<{ url: string; orders: string[][] }> {
  const orders: string[][] = [];
  const titles = ["Godkendelse af dagsorden", "Budget 2032", "Ny daginstitution"];
  const { app, url } = await ownPage(
    t,
    ["reorder"],
    () =>
      `<form method="post" action="/flyt"><input type="hidden" name="version" value="1"><ol data-reorder="/orden">${titles
        .map(
          (title, index) => `<li data-id="${index + 1}" data-name="${title}"><span data-number>${index + 1}</span> ${title}
          <button class="button button-secondary" name="op" value="${index + 1}" data-move="up" aria-label="Flyt op: ${title}">Flyt op</button>
          <button class="button button-secondary" name="ned" value="${index + 1}" data-move="down" aria-label="Flyt ned: ${title}">Flyt ned</button></li>`,
        )
        .join("")}</ol></form>`,
  );
  app.post("/orden", async (c) => {
    orders.push(new URLSearchParams(await c.req.text()).getAll("id"));
    return c.json(refuse ? { ok: false, message: "Dagsordenen er udsendt og kan ikke ændres." } : { ok: true, version: 2 });
  });
  app.post("/flyt", async (c) => c.html(`<p>Flyttede ${String((await c.req.formData()).get("ned"))} ned</p>`));
  return { url, orders };
}

test("an item is moved by keyboard, told where it stands now, and the focus goes with it", { timeout: 60_000 }, async (t) => {
  const { url, orders } = await agenda(t);
  const page = await aPage(t, { javaScript: true });
  const complaints = complaintsOf(page);
  await page.goto(url);
  await page.locator(".reorder-handle").first().waitFor();
  await page.getByRole("button", { name: "Flyt op: Ny daginstitution" }).press("Enter");
  await page.getByText("Ny daginstitution er nu nummer 2 af 3.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Ny daginstitution er nu nummer 1 af 3.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Ny daginstitution står allerede øverst.").waitFor();
  await page.waitForFunction(() => (document.querySelector("[name=version]") as HTMLInputElement).value === "2");
  assert.deepEqual(orders.at(-1), ["3", "1", "2"]);
  assert.deepEqual(await page.locator("[data-number]").allInnerTexts(), ["1", "2", "3"]);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(complaints, []);
});

test("an item is dragged to its place by mouse, and put back by Esc", { timeout: 60_000 }, async (t) => {
  const { url, orders } = await agenda(t);
  const page = await aPage(t, { javaScript: true });
  await page.goto(url);
  const handles = page.locator(".reorder-handle");
  await handles.first().waitFor();
  const drag = async (): Promise<void> => {
    const from = (await handles.first().boundingBox())!;
    const last = (await page.locator("li[data-id]").last().boundingBox())!;
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(from.x + 5, from.y + 40, { steps: 4 });
    await page.mouse.move(from.x + 5, last.y + last.height, { steps: 8 });
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.deepEqual(await page.locator("li[data-id]").evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.id)), ["1", "2", "3"]);
  assert.deepEqual(orders, []);
  await drag();
  await page.mouse.up();
  await page.getByText("Godkendelse af dagsorden er nu nummer 3 af 3.").waitFor();
  for (let tries = 0; tries < 50 && orders.length === 0; tries++) await page.waitForTimeout(50);
  assert.deepEqual(orders, [["2", "3", "1"]]);
});

test("a refused order is put back and the reason told", { timeout: 60_000 }, async (t) => {
  const { url } = await agenda(t, true);
  const page = await aPage(t, { javaScript: true });
  await page.goto(url);
  await page.locator(".reorder-handle").first().waitFor();
  await page.getByRole("button", { name: "Flyt ned: Budget 2032" }).click();
  await page.getByRole("alert").getByText("Dagsordenen er udsendt og kan ikke ændres.").waitFor();
  assert.deepEqual(await page.locator("li[data-id]").evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.id)), ["1", "2", "3"]);
});

test("without the script the buttons are sent as any other", { timeout: 60_000 }, async (t) => {
  const { url } = await agenda(t);
  const page = await aPage(t);
  await page.goto(url);
  await page.getByRole("button", { name: "Flyt ned: Budget 2032" }).click();
  await page.getByText("Flyttede 2 ned").waitFor();
});

test("a form pressed twice is sent once, with the button that was pressed, and works again when one goes back", { timeout: 60_000 }, async (t) => {
  const sent: string[] = [];
  const { app, url } = await ownPage(
    t,
    ["once"],
    () => `<form method="post" action="/send" data-once><button name="svar" value="ja" class="button button-primary">Udsend</button></form>`,
  );
  app.post("/send", async (c) => {
    sent.push(String((await c.req.formData()).get("svar")));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return c.html("<p>Udsendt</p>");
  });
  const page = await aPage(t, { javaScript: true });
  await page.goto(url);
  await page.waitForTimeout(200);
  const shown = await page.getByRole("button").evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    return button.textContent;
  });
  assert.equal(shown, "Sender …");
  await page.getByText("Udsendt").waitFor();
  assert.deepEqual(sent, ["ja"]);
  await page.goBack();
  await page.getByRole("button", { name: "Udsend" }).waitFor();
});
