import assert from "node:assert/strict";
import { test } from "node:test";
import { richTextOf, richTextOfPlain, type RichText } from "#core/rich-text.ts";
import { richTextHtml } from "./rich-text.ts";

const shown = async (text: RichText, level?: 3 | 4 | 5): Promise<string> => String(await richTextHtml(text, level)).replace(/\s*\n\s*/g, "");

function written(...content: unknown[]): RichText {
  const answer = richTextOf({ type: "doc", content });
  assert.ok(answer.ok);
  return answer.text;
}

test("what is written as markup is shown as words", async () => {
  const text = written({
    type: "paragraph",
    content: [
      { type: "text", text: `<script>alert("hej")</script>`, marks: [{ type: "link", attrs: { href: "https://example.dk/?a=1&b='2'" } }, { type: "strong" }] },
    ],
  });
  assert.equal(
    await shown(text),
    '<div class="prose"><p><strong><a href="https://example.dk/?a=1&amp;b=&#39;2&#39;">&lt;script&gt;alert(&quot;hej&quot;)&lt;/script&gt;</a></strong></p></div>',
  );
});

test("a table has a heading for every column and can be scrolled by keyboard", async () => {
  const page = await shown(richTextOfPlain("År\tKroner\n2031\t12\n2032\t14"));
  assert.match(
    page,
    /<div class="table-scroll" tabindex="0" role="group" aria-label="Tabel"><table class="table table--compact"><thead><tr><th scope="col">År<\/th><th scope="col">Kroner<\/th><\/tr><\/thead>/,
  );
  assert.match(page, /<tr><td>2031<\/td><td>12<\/td><\/tr>/);
});

test("points under a point and a list that begins at three are shown as such", async () => {
  assert.equal(
    await shown(richTextOfPlain("3. at planen godkendes\na. i byen\nb. på landet")),
    '<div class="prose"><ol start="3"><li>at planen godkendes<ol><li>i byen</li><li>på landet</li></ol></li></ol></div>',
  );
});

test("headings stand below the heading they belong to", async () => {
  const text = written(
    { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Økonomi" }] },
    { type: "heading", attrs: { level: 4 }, content: [{ type: "text", text: "Drift" }] },
  );
  assert.match(await shown(text, 5), /<h5 class="local-heading">Økonomi<\/h5><h6 class="local-heading">Drift<\/h6>/);
});
