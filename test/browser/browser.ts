/** A real Chromium for tests: unpacked from npm, no script on pages unless asked for, accessibility measured with axe. */

import * as fs from "node:fs";
import * as path from "node:path";
import chromium from "@sparticuz/chromium";
import { AxeBuilder } from "@axe-core/playwright";
import type { TestContext } from "node:test";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";

let started: Promise<Browser> | null = null;

/** The browser shared by the tests of one file. It ends with the process. */
export function browser(): Promise<Browser> {
  started ??= (async () => {
    const executablePath = await unpacked();
    // One process for all pages dies with the first page closed, and without web security a wrong policy would go unseen.
    const args = chromium.args.filter((each) => !["--single-process", "--disable-web-security"].includes(each));
    return playwright.launch({ executablePath, args: [...args, "--no-sandbox"], headless: true });
  })();
  return started;
}

// The package unpacks Chromium to the machine's common folder under one name: another user's copy there cannot be run, and two tests at
// once may meet it half written. Ours is unpacked aside and put in place whole, among the packages it came with.
async function unpacked(): Promise<string> {
  const cache = path.join(import.meta.dirname, "..", "..", "node_modules", ".cache");
  const home = path.join(cache, "chromium");
  if (fs.existsSync(home)) return path.join(home, "chromium");
  fs.mkdirSync(cache, { recursive: true });
  const aside = fs.mkdtempSync(path.join(cache, "chromium-"));
  const common = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  try {
    await chromium.executablePath();
  } finally {
    if (common === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = common;
  }
  try {
    fs.renameSync(aside, home);
  } catch (error) {
    // Another test was first.
    if (!fs.existsSync(home)) throw error;
    fs.rmSync(aside, { recursive: true, force: true });
  }
  return path.join(home, "chromium");
}

/** Ends the browser; call in an `after` of the file. */
export async function endBrowser(): Promise<void> {
  await (await started)?.close();
  started = null;
}

/** A fresh page. JavaScript is off unless asked for: every public page must do without. */
export async function aPage(t: TestContext, options: { width?: number; height?: number; javaScript?: boolean } = {}): Promise<Page> {
  const context: BrowserContext = await (
    await browser()
  ).newContext({
    javaScriptEnabled: options.javaScript ?? false,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: "da-DK",
  });
  t.after(() => context.close());
  return context.newPage();
}

/** What axe finds wrong on a page by WCAG 2.2 A and AA, as sentences. The page must have been opened with JavaScript on, since axe is a script. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  // Without a page beside it to gather results from frames: ours have none, and that page costs more than the rest.
  const result = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return result.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes
        .map((node) => node.target.join(" "))
        .slice(0, 3)
        .join("; ")})`,
  );
}

/** How many points the page is wider than the window; 0 when nothing scrolls sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
