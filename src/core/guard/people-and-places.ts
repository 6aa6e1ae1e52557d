/** Private persons' homes and names in case texts (DOMAIN §1.8: the objector of 2005, named with an address in the minutes). */

import { firstNames } from "./first-names.ts";
import type { Spot } from "./finding.ts";
import type { Readable } from "./readable.ts";

const street =
  /(?<![\p{L}\d])((?:\p{Lu}[\p{L}.'-]{0,30}\s){0,3}?\p{Lu}[\p{L}'-]{0,40}?(?:vej|vejen|gade|gaden|allé|alle|alleen|stræde|stræd|plads|pladsen|torv|torvet|vænge|vænget|vangen|parken|park|haven|have|toften|toft|bakken|bakke|krogen|ager|marken|mark|løkken|skrænten|stien|sti|svinget|buen|dalen|lunden|høj|højen|bo|boulevard|boulevarden|kaj|kajen|brinken|lien|engen|ledet|kæret|kær|skov|skoven|åsen|kollegiet)|(?:\p{Lu}[\p{L}.'-]{0,30}\s){1,3}(?:Vej|Gade|Allé|Alle|Stræde|Plads|Torv|Vænge|Boulevard|Have|Park|Strandvej|Hovedgade|Bygade))\s(\d{1,3})(?:\s?[A-Z](?![\p{L}\d]))?(?![\d.]\d|\d)/gu;
const dwelling =
  /^,?\s{1,3}(?:st|stuen|kl|kld|\d{1,2})\b\.?,?\s{0,2}(?:sal\b\.?(?:,?\s{0,2}(?:th|tv|mf|dør\s?\d{1,3}|lejl\.?\s?\d{1,4})\b\.?)?|(?:th|tv|mf|dør\s?\d{1,3}|lejl\.?\s?\d{1,4})\b\.?)/iu;
const postcode = /^[\s,.\p{L}\d]{0,24}?[,\n]?\s{0,4}(?:DK-?)?[1-9]\d{3}\s+\p{Lu}/u;
const home =
  /(?:bopæl|bopælsadresse|privatadresse|hjemadresse|hjemmeadresse|folkeregisteradresse|boende|bosat|bor (?:på|i)|\bc\/o\b|beboer (?:på|i)|hjem (?:på|i)|adresse)[\s:,]{0,4}(?:på |i )?$/iu;
const privatePerson =
  /(?:borger(?:en)?|ansøger(?:en)?|klager(?:en)?|indsiger(?:en)?|nabo(?:en)?|lejer(?:en)?|patient(?:en)?|klient(?:en)?|beboer(?:en)?|partshøring af|indsigelse(?:n)? fra|klage(?:n)? fra|ansøgning(?:en)? fra|henvendelse(?:n)? fra|brev fra|høringssvar(?:et)? fra|vedrørende|vedr\.|søn(?:nen)?|datter(?:en)?|mor(?:en)?|far(?:en)?|ægtefælle(?:n)?|samlever(?:en)?|navn|underskriver|cpr)[\s:,]{1,3}$/iu;
const official =
  /(?:formand|næstformand|borgmester|direktør|chef|leder|konsulent|medlem|rådmand|udvalgsmedlem|advokat|arkitekt|revisor|sekretær|medarbejder|rektor|skoleleder|projektleder|sagsbehandler|minister|professor|byrådsmedlem|ordfører|lærer|pædagog|læge|ingeniør|journalist|kommune|styrelse|firma(?:et)?|a\/s|aps|forening(?:en)?)\b/iu;

/** Home addresses: stopped where the words say someone lives there or a person's name stands before; a flat without a name is looked at. */
export function addressSpots(text: Readable): Spot[] {
  const found: Spot[] = [];
  for (const match of text.text.matchAll(street)) {
    const start = match.index;
    let end = start + match[0].length;
    const flat = dwelling.exec(text.text.slice(end, end + 40));
    const coded = postcode.test(text.text.slice(end, end + 60));
    const before = text.text.slice(Math.max(0, start - 70), start);
    if (flat) end += flat[0].length;
    const named = nameBefore(before);
    const lives = home.test(before);
    if (!named && !(lives && (coded || flat || !/adresse[\s:,]*$/iu.test(before))) && !flat) continue;
    const stops = named || (lives && !/adresse[\s:,]*$/iu.test(before)) || (lives && flat !== null);
    found.push({
      kind: "address",
      start: text.at(start),
      end: text.at(end - 1) + 1,
      certainty: named && (coded || flat !== null) ? 0.9 : stops ? 0.75 : 0.5,
      level: stops ? "stop" : "look",
      what: stops ? "En persons adresse" : "En adresse på en bolig",
      todo: stops ? "Slet adressen, eller skriv, hvorfor den må være offentlig." : "Se efter, om den fører til en bestemt person.",
      identity: text.text.slice(start, end).toLowerCase().replace(/\s+/gu, " "),
    });
  }
  return found;
}

type Name = { start: number; end: number };
const capitalised = /(?<![\p{L}\d-])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?/gu;
const furtherNames = /^(?:\s(?:\p{Lu}\.|(?:von|van|de|af|el|al)\s\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)){1,3}/u;

// A first name and one to three names behind it.
function namesIn(text: string): Name[] {
  const found: Name[] = [];
  let behind = 0;
  for (const match of text.matchAll(capitalised)) {
    if (match.index < behind || !firstNames.has(match[0].toLowerCase())) continue;
    const end = match.index + match[0].length;
    const further = furtherNames.exec(text.slice(end, end + 80))?.[0];
    if (further === undefined) continue;
    behind = end + further.length;
    found.push({ start: match.index, end: behind });
  }
  return found;
}

// "Navn Efternavn, " right before a street, and no word for an office before the name.
function nameBefore(before: string): boolean {
  const name = namesIn(before).at(-1);
  if (!name || !/^\s{0,2}(?:\([^()]{0,20}\))?(?:,|\n|\s-|:)?\s{0,4}(?:(?:der |som )?bor (?:på|i) )?$/u.test(before.slice(name.end))) return false;
  return !official.test(
    before
      .slice(Math.max(0, name.start - 30), name.start)
      .split(/[.\n]/u)
      .at(-1)!,
  );
}

/** Names right behind a word for a private person: "ansøger Navn Efternavn", "indsigelse fra Navn Efternavn". */
export function personSpots(text: Readable): Spot[] {
  const found: Spot[] = [];
  for (const { start, end } of namesIn(text.text)) {
    const told = privatePerson.exec(text.text.slice(Math.max(0, start - 40), start));
    if (!told) continue;
    const behind = text.text.slice(end, end + 40);
    // A member with the party's letter, or one who writes for an office, acts in public.
    if (/^\s?\((?:\p{Lu}{1,2}|[^()]{1,20})\)/u.test(behind) || official.test(behind.split(/[.\n]/u)[0]!)) continue;
    const vague = /^(?:vedrørende|vedr\.|navn|brev fra|henvendelse(?:n)? fra|mor(?:en)?|far(?:en)?)/iu.test(told[0]);
    found.push({
      kind: "person",
      start: text.at(start),
      end: text.at(end - 1) + 1,
      certainty: vague ? 0.5 : 0.7,
      level: vague ? "look" : "stop",
      what: "Navnet på en privatperson",
      todo: vague ? "Se efter, om personen skal nævnes." : "Skriv uden navn, eller skriv, hvorfor navnet må være offentligt.",
      identity: text.text.slice(start, end).toLowerCase().replace(/\s+/gu, " "),
    });
  }
  return found;
}
