/** Checking sealed files in the browser: the same rules as `sagsgang verify`. The page's policy lets it ask nobody anything. */

import { checkFile, isDoubted, verdictOf, type Finding } from "#core/seal/check.ts";
import { looksLikeRegister } from "#core/register.ts";
import { readKeysFile } from "#core/seal/keys-list.ts";
import { proofTools } from "./proof-tools.ts";

const words: Record<Finding["state"], string> = { ok: "I orden", wrong: "Forkert", doubt: "Tvivl", unknown: "Ikke efterprøvet" };
const verdicts = {
  ok: "Alt er efterprøvet og i orden.",
  wrong: "Filen kan ikke bruges som bevis. Se det, der er mærket ”Forkert”.",
  unknown: "Det, der kunne efterprøves, er i orden. Se det, der er mærket ”Ikke efterprøvet”; vælg også registret og nøglelisten, hvis de mangler.",
} as const;

const place = document.querySelector<HTMLElement>("[data-check]");
const told = place?.querySelector<HTMLElement>("[data-check-told]");
const chosen = place?.querySelector<HTMLInputElement>("input[type=file]");

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function verdictWords(findings: readonly Finding[]): string {
  const verdict = verdictOf(findings);
  return verdict === "ok" && isDoubted(findings)
    ? "Det er efterprøvet og i orden, men der er noget, en person bør se på. Se det, der er mærket ”Tvivl”."
    : verdicts[verdict];
}

async function check(files: readonly File[]): Promise<void> {
  if (!told) return;
  told.replaceChildren(element("p", "Efterprøver …"));
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  const texts = read.map(({ bytes }) => new TextDecoder().decode(bytes));
  const register = texts.findIndex(looksLikeRegister);
  const keys = texts.findIndex((text) => readKeysFile(text) !== null || text.startsWith('{"format":"sagsgang.keys/1"'));
  const against = { register: texts[register] ?? null, keys: texts[keys] ?? null };
  const wanted = read.filter((_, index) => read.length === 1 || (index !== register && index !== keys));
  const answers: HTMLElement[] = [];
  for (const { name, bytes } of wanted.length > 0 ? wanted : read) {
    const { findings } = await checkFile(bytes, against, proofTools);
    const section = document.createElement("section");
    section.append(element("h2", name), element("p", verdictWords(findings)));
    const list = document.createElement("ul");
    for (const { state, says } of findings) {
      const item = document.createElement("li");
      item.append(element("strong", `${words[state]}: `), says);
      list.append(item);
    }
    section.append(list);
    answers.push(section);
  }
  told.replaceChildren(...answers);
}

if (place && chosen) {
  place.hidden = false;
  chosen.addEventListener("change", () => {
    const files = [...(chosen.files ?? [])];
    // So that the same names can be chosen again, which a browser else takes for no change.
    chosen.value = "";
    if (files.length > 0) void check(files);
  });
}
