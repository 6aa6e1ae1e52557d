/** Writing a case's text in a real browser: typing, keyboard alone, what is pasted from Word, and what a screen reader is told. */

import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { plainText, richTextBounds, richTextOf, type RichText } from "#core/rich-text.ts";
import { accessibilityFindings, aPage, endBrowser } from "./browser.ts";
import { complaintsOf, ownPage } from "./own-page.ts";

after(endBrowser);

type Written = { page: Page; complaints: string[]; sent: () => Promise<{ doc: RichText; plain: string }> };

async function writing(t: TestContext, plain: string, doc?: unknown): Promise<Written> {
  const sentence = plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const data = doc === undefined ? "" : `<script type="application/json" data-editor-doc>${JSON.stringify(doc)}</script>`;
  const { app, url } = await ownPage(
    t,
    ["editor"],
    () => `<h2>Punkt 4</h2><form method="post" action="/gem"><div class="form-group"><label class="form-label" for="fremstilling">Sagsfremstilling</label>
      <textarea class="form-input" id="fremstilling" name="fremstilling" data-editor rows="8">${sentence}</textarea>${data}</div>
      <button class="button button-primary">Gem</button></form>`,
  );
  let posted: FormData | null = null;
  app.post("/gem", async (c) => {
    posted = await c.req.formData();
    return c.html("<p>Gemt</p>");
  });
  const page = await aPage(t, { javaScript: true });
  const complaints = complaintsOf(page);
  await page.goto(url);
  await page.getByRole("textbox", { name: "Sagsfremstilling" }).waitFor();
  return {
    page,
    complaints,
    sent: async () => {
      await page.getByRole("button", { name: "Gem", exact: true }).click();
      await page.getByText("Gemt").waitFor();
      const answer = richTextOf(JSON.parse(String(posted!.get("fremstilling.doc"))));
      assert.ok(answer.ok);
      return { doc: answer.text, plain: String(posted!.get("fremstilling")).replaceAll("\r\n", "\n") };
    },
  };
}

function kinds(doc: RichText): string {
  return doc.content.map((block) => (block.type === "heading" ? `heading${block.attrs.level}` : block.type)).join(" ");
}

async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.locator(".ProseMirror").evaluate((place, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test("what a secretary types is sent as text and as words, with emphasis, lists and the heading", { timeout: 60_000 }, async (t) => {
  const { page, complaints, sent } = await writing(t, "");
  await page.locator(".ProseMirror").click();
  await page.keyboard.type("Økonomi");
  await page.keyboard.press("Control+Shift+3");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Udgiften er ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("2 mio. kr.");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- løn");
  await page.keyboard.press("Enter");
  await page.keyboard.type("husleje");
  await page.keyboard.press("Control+]");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Sendes til ");
  // Longer than the pause within which typing counts as one change to undo.
  await page.waitForTimeout(700);
  await page.keyboard.type("byrådet");
  await page.keyboard.press("Control+z");
  const { doc, plain } = await sent();
  assert.equal(kinds(doc), "heading3 paragraph bullet_list paragraph");
  assert.equal(plain, "Økonomi\n\nUdgiften er 2 mio. kr.\n\n- løn\n– husleje\n\nSendes til");
  assert.equal(plain, plainText(doc));
  assert.match(JSON.stringify(doc), /"text":"2 mio\. kr\.","marks":\[\{"type":"strong"\}\]/);
  assert.deepEqual(complaints, []);
});

test("without the script the same field is a plain textarea", { timeout: 60_000 }, async (t) => {
  const { url } = await ownPage(t, ["editor"], () => `<label for="x">Tekst</label><textarea id="x" name="x" data-editor>- løn</textarea>`);
  const page = await aPage(t);
  await page.goto(url);
  assert.equal(await page.getByLabel("Tekst").inputValue(), "- løn");
});

test("a table is made, walked through and left by keyboard alone", { timeout: 60_000 }, async (t) => {
  const { page, complaints, sent } = await writing(t, "Budgettet:");
  await page.getByRole("textbox").press("Control+End");
  await page.keyboard.press("Alt+F10");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Fed");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Gentag");
  for (let steps = 0; steps < 20 && (await page.evaluate(() => document.activeElement?.textContent)) !== "Indsæt tabel"; steps++)
    await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("År");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Kroner");
  for (const cell of ["Note", "2031", "12"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(cell);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Gem", "Esc and Tab leave the table");
  const { doc, plain } = await sent();
  assert.equal(plain, "Budgettet:\n\nÅr\tKroner\tNote\n2031\t12\t");
  assert.match(JSON.stringify(doc), /table_header/);
  assert.deepEqual(complaints, []);
});

test("Tab leaves the editor outside tables, and in the last cell too", { timeout: 60_000 }, async (t) => {
  const { page } = await writing(t, "a\tb\nc\td");
  await page.locator(".ProseMirror td").last().click();
  // No person presses a key within the 20 ms it takes the editor to learn where the mouse put the caret.
  await page.waitForTimeout(100);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Gem");
  await page.locator(".ProseMirror th").first().click();
  await page.waitForTimeout(100);
  await page.keyboard.press("Shift+Tab");
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("role") ?? document.activeElement?.closest("[role]")?.getAttribute("role")),
    "toolbar",
  );
});

test("one can write on below a table that ends the text", { timeout: 60_000 }, async (t) => {
  const { page, sent } = await writing(t, "År\tKroner\n2031\t12");
  await page.locator(".ProseMirror td").last().click();
  await page.waitForTimeout(100);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("Beløbene er skøn.");
  assert.equal((await sent()).plain, "År\tKroner\n2031\t12\n\nBeløbene er skøn.");
});

test("rows and columns are added and taken away, and the toolbar tells what is on", { timeout: 60_000 }, async (t) => {
  const { page, sent } = await writing(t, "År\tKroner\n2031\t12");
  const tool = (name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
  await page.locator(".ProseMirror td").first().click();
  await tool("Ny række").click();
  await tool("Ny kolonne").click();
  await page.locator(".ProseMirror th").nth(1).click();
  await tool("Slet kolonne").click();
  await page.locator(".ProseMirror td").first().click();
  await tool("Slet række").click();
  await page.keyboard.type("2033");
  await page.keyboard.press("Shift+Home");
  await tool("Fed").click();
  assert.equal(await tool("Fed").getAttribute("aria-pressed"), "true");
  assert.equal((await sent()).plain, "År\tKroner\n2033\t");
});

test("a link is put on words, refused with a sentence when it is none, and taken off again", { timeout: 60_000 }, async (t) => {
  const { page, complaints, sent } = await writing(t, "Læs planen her");
  await page.getByRole("textbox").press("Control+a");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Adresse").fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  assert.match(await dialog.getByRole("alert").innerText(), /ikke en adresse/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await dialog.getByLabel("Adresse").fill("www.example.dk/plan");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "textbox");
  assert.equal(await page.locator(".ProseMirror a").getAttribute("href"), "https://www.example.dk/plan");
  assert.match(JSON.stringify((await sent()).doc), /"href":"https:\/\/www\.example\.dk\/plan"/);
  assert.deepEqual(complaints, []);
});

const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=DA style='tab-interval:65.2pt'><!--StartFragment-->
<h1 style='color:#2E74B5'><span style='font-family:"Cambria"'>Ny daginstitution i Lindeborg Øst<o:p></o:p></span></h1>
<p class=MsoNormal><span style='font-size:11.0pt;color:red'>Udvalget skal tage stilling til <b>placeringen</b> af den nye institution.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Mosevej 12<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>tæt på skolen<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Engvej 4<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph>1.&nbsp;&nbsp; at placeringen på Mosevej vælges</p>
<p class=MsoListParagraph>2.&nbsp;&nbsp; at udgiften på 14 mio. kr. frigives<br>i 2031</p>
<h2>Økonomi</h2>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1cm'><td width=200 valign=top style='width:150pt'><p class=MsoNormal><b>År<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Mio. kr.</b></p></td></tr>
<tr><td><p class=MsoNormal>2031</p></td><td><p class=MsoNormal align=right>14</p></td></tr></table>
<!--EndFragment--></body></html>`;

test("a text pasted from Word keeps headings, lists and the table's head, and loses fonts and colours", { timeout: 60_000 }, async (t) => {
  const { page, complaints, sent } = await writing(t, "");
  await page.locator(".ProseMirror").click();
  await paste(page, { "text/html": fromWord, "text/plain": "Ny daginstitution" });
  assert.equal(await page.locator(".ProseMirror [style]").count(), 0);
  const { doc, plain } = await sent();
  assert.equal(
    plain,
    [
      "Ny daginstitution i Lindeborg Øst",
      "",
      "Udvalget skal tage stilling til placeringen af den nye institution.",
      "",
      "- Mosevej 12",
      "– tæt på skolen",
      "- Engvej 4",
      "1. at placeringen på Mosevej vælges",
      "2. at udgiften på 14 mio. kr. frigives i 2031",
      "",
      "Økonomi",
      "",
      "År\tMio. kr.",
      "2031\t14",
    ].join("\n"),
  );
  assert.equal(kinds(doc), "heading3 paragraph bullet_list ordered_list heading3 table");
  const table = doc.content.at(-1)!;
  assert.ok(table.type === "table");
  assert.deepEqual(
    table.content.map((row) => row.content[0]!.type),
    ["table_header", "table_cell"],
  );
  assert.deepEqual(complaints, [], "a style attribute of Word's must not be met by the page's policy");
});

test("words copied as plain text with marks and tabs become lists and tables", { timeout: 60_000 }, async (t) => {
  const { page, sent } = await writing(t, "");
  await page.locator(".ProseMirror").click();
  await paste(page, { "text/plain": "Til orientering:\n\n- løn\n- husleje\n\nÅr\tKroner\n2031\t12" });
  assert.equal(kinds((await sent()).doc), "paragraph bullet_list table");
});

test("a pasted table beyond the bound is refused in words and nothing written is lost", { timeout: 60_000 }, async (t) => {
  const { page, sent } = await writing(t, "Se regnearket.");
  await page.getByRole("textbox").press("Control+End");
  const rows = Array.from({ length: richTextBounds.tableRows + 1 }, (_, index) => `<tr><td>${index}</td></tr>`).join("");
  await paste(page, { "text/html": `<p>Før</p><table>${rows}</table>` });
  assert.match(await page.locator(".editor [role=status]").innerText(), /Tabellen er for stor/);
  await page.keyboard.type(" Det er vedlagt.");
  assert.equal((await sent()).plain, "Se regnearket. Det er vedlagt.");
});

test("the editor has no fault a screen reader would meet, with a table or without", { timeout: 60_000 }, async (t) => {
  const { page, complaints } = await writing(t, "", {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Økonomi" }] },
      { type: "bullet_list", content: [{ type: "list_item", content: [{ type: "paragraph", content: [{ type: "text", text: "løn" }] }] }] },
      {
        type: "table",
        content: ["table_header", "table_cell"].map((type) => ({
          type: "table_row",
          content: [{ type, content: [{ type: "paragraph", content: [{ type: "text", text: "År" }] }] }],
        })),
      },
    ],
  });
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.locator(".ProseMirror td").click();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.getByText("Sagsfremstilling", { exact: true }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "textbox");
  assert.deepEqual(complaints, []);
});
