/** Lovet og fulgt op in a browser without script: as axe sees it, on a telephone, and filtered by its form. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { after, test } from "node:test";
import { accessibilityFindings, aPage, endBrowser, overflow } from "./browser.ts";
import { aMeeting, anItem, file } from "./invented-archive.ts";
import { servedArchive } from "./serve-archive.ts";

after(endBrowser);

const longWord = "Speciallægepraksisplanlægningsstabiliseringsperiodeordningen";
const here = "/lyngbaek/oeudvalget/lovet";

test("what was promised can be read, filtered and fetched without script, by everyone, on a telephone", async (t) => {
  const archive = await servedArchive(t);
  await file(
    archive.db.worker,
    aMeeting({
      committee: "Øudvalget",
      date: "2023-03-15",
      items: [
        anItem({ number: "1", name: `Orientering om ${longWord}`, decision: `Udvalget ønsker en sag om ${longWord} på mødet den 19. april 2023.` }),
        anItem({ number: "2", name: "Brugerundersøgelser", decision: "Undersøgelserne sættes på pause og drøftes igen i foråret 2024." }),
        anItem({ number: "3", name: "Lukket: Eventuelt", public: false, sections: [], decision: "Punktet udsættes til et senere møde i udvalget." }),
        anItem({
          number: "4",
          name: "Regnskab",
          text: "Ordningen evalueres halvårligt. Projektet forventes afsluttet ved udgangen af 2031.",
          decision: "Taget til efterretning.",
        }),
      ],
    }),
  );
  await file(
    archive.db.worker,
    aMeeting({ committee: "Øudvalget", date: "2023-04-19", items: [anItem({ number: "5", name: `Sag om ${longWord}`, decision: "Taget til efterretning." })] }),
  );
  const wide = await aPage(t, { javaScript: true });
  const narrow = await aPage(t, { width: 320, height: 700 });
  for (const path of [here, "/lyngbaek/lovet", `${here}?status=kept`, `${here}?status=lost&aar=2023`, `${here}?aar=1999`, "/storaaby/lovet"]) {
    await wide.goto(archive.address + path);
    deepEqual(await accessibilityFindings(wide), [], path);
    await narrow.goto(archive.address + path);
    equal(await overflow(narrow), 0, `${path} scrolls sideways at 320 points`);
    equal(await narrow.locator("h1").textContent(), "Lovet og fulgt op");
  }
  // The form, with the keyboard and without script.
  await narrow.goto(archive.address + here);
  await narrow.locator("#status").focus();
  await narrow.locator("#status").selectOption("kept");
  await narrow.keyboard.press("Tab");
  await narrow.keyboard.press("Tab");
  await narrow.keyboard.press("Tab");
  await narrow.keyboard.press("Enter");
  await narrow.waitForURL(/status=kept/);
  equal(await narrow.locator(".promise-list > li").count(), 1);
  match((await narrow.locator(".promise-list > li").textContent())!, /Fulgt op/);
  await narrow.locator(".promise-list a", { hasText: "Punkt 5" }).click();
  ok(narrow.url().endsWith("/lyngbaek/oeudvalget/2023-04-19/punkt-5"));
});
