/** E-mail addresses and phone numbers: since 2022 they may not stand in a municipality's open archive (DOMAIN §1.7). */

import type { GuardContext, Spot } from "./finding.ts";
import { firstNames } from "./first-names.ts";
import type { Readable } from "./readable.ts";

// Boxes that belong to an office, whoever opens them.
const office =
  /^(?:post|posten|info|kontakt|mail|kommunen?|sikkerpost|borgerservice|raadhuset|radhuset|byraadet|kommunalbestyrelsen|sekretariatet?|webmaster|support|kundeservice|hoering|h[oø]ring|dpo|databeskyttelse|noreply|no-reply|reception|jobcenter|teknik|miljoe|planafdeling(?:en)?|plan|byg|udvalg)(?:[._-].*)?$/iu;
// Boxes named after the house they stand in; one word, so that a person's name is none.
const house =
  /^\p{L}{2,40}(?:huset|skolen?|gymnasiet?|cente?ret|center|hjemmet|biblioteket?|museet|museum|b(?:ø|oe|o)rnehaven?|vuggestuen?|hallen|klubben|foreningen?|kommunen?|afdelingen?|sekretariatet?)$/iu;
const privateHosts =
  /^(?:gmail|hotmail|outlook|live|yahoo|icloud|me|msn|protonmail|proton|mail|stofanet|jubii|ofir|tdcadsl|mail\.tele|post\d|webspeed|privat)\./iu;

/** Every e-mail address of a text, "navn (at) sted.dk" too. The municipality's own and those of offices are looked at. */
export function emailSpots(text: Readable, context: GuardContext): Spot[] {
  const found: Spot[] = [];
  const add = (start: number, end: number, name: string, host: string): void => {
    const own = context.municipality.domain !== null && within(host, context.municipality.domain);
    const looks = own || isOffice(name) || /^(?:example\.|eksempel\.|domain\.|domæne\.|.*\.example$)/iu.test(host);
    found.push({
      kind: "email",
      start: text.at(start),
      end: text.at(end - 1) + 1,
      certainty: 0.95,
      level: looks ? "look" : "stop",
      what: own
        ? "En af kommunens egne e-mailadresser"
        : privateHosts.test(`${host}.`)
          ? "En privat e-mailadresse"
          : looks
            ? "En myndigheds eller virksomheds e-mailadresse"
            : "En e-mailadresse",
      todo: looks ? "Se efter, om den skal kunne læses af alle." : "Slet den, eller skriv, hvorfor den må være offentlig.",
      identity: `${name}@${host}`.toLowerCase(),
    });
  };
  for (let at = text.text.indexOf("@"); at !== -1; at = text.text.indexOf("@", at + 1)) {
    const before = /[\p{L}\p{N}._%+'&-]{1,80}$/u.exec(text.text.slice(Math.max(0, at - 80), at))?.[0].replace(/^[._%+'&-]+/u, "");
    const after = /^(?:\s?\n\s{0,8})?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24})(?![\p{L}\p{N}])/u.exec(
      text.text.slice(at + 1, at + 160),
    );
    if (before && after) add(at - before.length, at + 1 + after[0].length, before, after[1]!);
  }
  for (const match of text.text.matchAll(
    /(?<![\p{L}\p{N}])([\p{L}\p{N}._-]{2,64})\s?[([{<]\s?(?:at|snabel-?a|@|krøllet a)\s?[)\]}>]\s?((?:[\p{L}\p{N}-]{1,63}(?:\.|\s?[([]\s?(?:dot|punktum)\s?[)\]]\s?)){1,4}\p{L}{2,24})/giu,
  ))
    add(match.index, match.index + match[0].length, match[1]!, match[2]!.replace(/\s?[([]\s?(?:dot|punktum)\s?[)\]]\s?/giu, "."));
  return found;
}

function isOffice(name: string): boolean {
  return office.test(name) || house.test(name);
}

function within(host: string, domain: string): boolean {
  const bare = domain.toLowerCase().replace(/^www\./, "");
  return host.toLowerCase() === bare || host.toLowerCase().endsWith(`.${bare}`);
}

const label =
  /(?:\b(?:tlf|telefon(?:nr|nummer)?|mobil(?:nr|nummer|tlf|telefon)?|mob|direkte|lokal|fax|telefax|sms|ring(?: til)?(?: på)?|træffes på|opkald|phone|tel)(?!\p{L})|☎|📞)[\s.:]*(?:(?:nr|nummer|dir|direkte|mobil|privat|arbejde)(?!\p{L}))?[\s.:]*(?:på\s)?$/iu;

/** Danish phone numbers: with +45, or behind a word that says so; eight digits in pairs without one are looked at. */
export function phoneSpots(text: Readable, context: GuardContext): Spot[] {
  const found: Spot[] = [];
  const main = context.municipality.phone?.replace(/\D/gu, "").replace(/^(?:00)?45(?=\d{8}$)/u, "") ?? null;
  const pattern = /(?<![\d.,\p{L}/-])((?:\+|00)45[\s-]{0,2})?(?:[2-9]\d(?:([ .-])\d\d\2\d\d\2\d\d|\d\d[ -]?\d{4}|\d{6}))(?![\d]|[.,/-]\d)/gu;
  for (const match of text.text.matchAll(pattern)) {
    const digits = match[0].replace(/\D/gu, "").replace(/^(?:00)?45(?=\d{8}$)/u, "");
    if (digits.length !== 8) continue;
    const before = text.text.slice(Math.max(0, match.index - 40), match.index);
    const named = match[1] !== undefined || label.test(before) || alsoNamed(before);
    const pairs = match[2] !== undefined && match[2] !== "." && match[2] !== "-" && !besideNumbers(text.text, match.index, match.index + match[0].length);
    if (!named && !pairs) continue;
    if (!named && /(?:cvr|se|ean|konto|sag|kr|kroner|side|nr)[\s.:-]*(?:nr|nummer)?[\s.:]*$/iu.test(before)) continue;
    const own = main !== null && digits === main;
    const ofOffice = named && !own && isLetterhead(text.text, match.index, match.index + match[0].length);
    found.push({
      kind: "phone",
      start: text.at(match.index),
      end: text.at(match.index + match[0].length - 1) + 1,
      certainty: named ? 0.95 : 0.5,
      level: named && !own && !ofOffice ? "stop" : "look",
      what: own
        ? "Kommunens hovednummer"
        : ofOffice
          ? "En myndigheds eller virksomheds telefonnummer"
          : named
            ? "Et telefonnummer"
            : "Et tal, der kan være et telefonnummer,",
      todo: named && !own && !ofOffice ? "Slet det, eller skriv, hvorfor det må være offentligt." : "Se efter, om det skal kunne læses af alle.",
      identity: digits,
    });
  }
  return found;
}

// "Tlf 12 34 56 78 Fax 12 34 56 79 www.sted.dk", "tlf. 12 34 56 78 E-mail huset@sted.dk": with nobody named before it.
function isLetterhead(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (/(?:\bdir\b|direkte|mobil|\bmob\b|kontakt|privat|træffes)/iu.test(before)) return false;
  if (before.match(/\p{Lu}\p{L}+/gu)?.some((word) => firstNames.has(word.toLowerCase()))) return false;
  const after = text.slice(end, end + 90);
  const box = /^[\s,;|·-]*(?:e-?mail|mail)?[\s.:]*([\p{L}\p{N}._%+'-]{2,40})@/iu.exec(after)?.[1];
  return (box !== undefined && isOffice(box)) || /^\s*(?:(?:tele)?fax[\s.:]*(?:\+45\s?)?(?:\d[ .]?){7}\d\s*)?(?:www\.|https?:)/iu.test(after);
}

// "tlf. 12 34 56 78 eller 87 65 43 21"
function alsoNamed(before: string): boolean {
  const second = /^(.*?)(?:\+45\s?)?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}\s?(?:,|\/|og|eller)\s?$/isu.exec(before);
  return second !== null && label.test(second[1]!);
}

// Pairs of digits in a row of figures are figures.
function besideNumbers(text: string, start: number, end: number): boolean {
  return (
    /\d[%,.]?\s{1,3}$/u.test(text.slice(Math.max(0, start - 6), start)) ||
    /^\s{1,3}[-+]?\d/u.test(text.slice(end, end + 5)) ||
    /^\s?(?:kr|%|pct|m2|m²)/iu.test(text.slice(end, end + 5))
  );
}
