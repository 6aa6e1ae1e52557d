/**
 * Documents with known identifiers, written by code from a seed: nothing in them is anyone's. CPR numbers are impossible, born after 2036
 * with a digit that makes them so; `laterThan` is the day from which the guard takes them for real.
 */

export type Kind = "cpr" | "email" | "phone" | "address" | "person" | "closed-words" | "small-group" | "template-text" | "machine-path";
export type Plant = { kind: Kind; spelling: string; start: number; end: number; /** The least that must happen. */ level: "stop" | "look" };
export type InventedDocument = { text: string; plants: Plant[]; decoys: number };

export const laterThan = "2060-01-01";

export type Dice = () => number;

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(from: readonly T[], throwDice: Dice): T {
  return from[Math.floor(throwDice() * from.length)]!;
}

const number = (from: number, to: number, throwDice: Dice): number => from + Math.floor(throwDice() * (to - from + 1));
const two = (value: number): string => String(value).padStart(2, "0");

/** The six and the four digits of a number nobody has: its birth date lies after 2036. */
export function impossibleCpr(throwDice: Dice): [birth: string, serial: string] {
  const year = number(37, 57, throwDice);
  const birth = two(number(1, 28, throwDice)) + two(number(1, 12, throwDice)) + two(year);
  return [birth, String(number(5, 8, throwDice)) + String(number(0, 999, throwDice)).padStart(3, "0")];
}

/** Every way a CPR number is spelled that must stop; the name tells which. */
export const spellings: Record<string, (birth: string, serial: string) => string> = {
  dash: (a, b) => `${a}-${b}`,
  "no dash": (a, b) => a + b,
  space: (a, b) => `${a} ${b}`,
  "no-break space": (a, b) => `${a}\u00A0${b}`,
  "thin space": (a, b) => `${a}\u2009${b}`,
  "en dash": (a, b) => `${a}–${b}`,
  "em dash": (a, b) => `${a}—${b}`,
  "no-break hyphen": (a, b) => `${a}\u2011${b}`,
  minus: (a, b) => `${a}\u2212${b}`,
  "soft hyphen": (a, b) => `${a}\u00AD${b}`,
  "soft hyphens anywhere": (a, b) => `${a.slice(0, 3)}\u00AD${a.slice(3)}-${b.slice(0, 1)}\u00AD${b.slice(1)}`,
  "zero-width space": (a, b) => `${a.slice(0, 4)}\u200B${a.slice(4)}-${b}`,
  "spaced dash": (a, b) => `${a} - ${b}`,
  "line break": (a, b) => `${a}\n${b}`,
  "dash and line break": (a, b) => `${a}-\n${b}`,
  "line break and indent": (a, b) => `${a}-\n            ${b}`,
  slash: (a, b) => `${a}/${b}`,
  "date with points": (a, b) => `${a.slice(0, 2)}.${a.slice(2, 4)}.${a.slice(4)}-${b}`,
  "date with dashes": (a, b) => `${a.slice(0, 2)}-${a.slice(2, 4)}-${a.slice(4)}-${b}`,
  "date with spaces": (a, b) => `${a.slice(0, 2)} ${a.slice(2, 4)} ${a.slice(4)}-${b}`,
  "whole year": (a, b) => `${a.slice(0, 4)}20${a.slice(4)}-${b}`,
  "wide digits": (a, b) => [...`${a}-${b}`].map((each) => (each === "-" ? each : String.fromCharCode(each.charCodeAt(0) + 0xfee0))).join(""),
  "date with slash and dash": (a, b) => `${a.slice(0, 2)}/${a.slice(2, 4)}-${a.slice(4)}-${b}`,
  "whole year with slash and dash": (a, b) => `${a.slice(0, 2)}/${a.slice(2, 4)}-20${a.slice(4)}-${b}`,
  "date without zeros": (a, b) => `${Number(a.slice(0, 2))}.${Number(a.slice(2, 4))}.${a.slice(4)}-${b}`,
  "birth date in brackets": (a, b) => `(${a})-${b}`,
  "administrative number": (a, b) => `${Number(a.slice(0, 2)) + 60}${a.slice(2)}-${b}`,
};

/** Ways of spelling it that stop right behind the word for it, and are shown or nothing elsewhere. */
export const spellingsBehindTheWord: Record<string, (birth: string, serial: string) => string> = {
  "whole year and a space": (a, b) => `${a.slice(0, 2)}-${a.slice(2, 4)}-20${a.slice(4)} ${b}`,
  "whole year, all figures": (a, b) => `${a.slice(0, 4)}20${a.slice(4)}${b}`,
  "year first": (a, b) => `20${a.slice(4)}${a.slice(2, 4)}${a.slice(0, 2)}-${b}`,
  "year first with dashes": (a, b) => `20${a.slice(4)}-${a.slice(2, 4)}-${a.slice(0, 2)}-${b}`,
  "last four in brackets": (a, b) => `${a} (${b})`,
  semicolon: (a, b) => `${a};${b}`,
  "the word and": (a, b) => `${a} og ${b}`,
  "first zero lost": (a, b) => `${1 + (Number(a.slice(0, 2)) % 9)}${a.slice(2)}-${b}`,
  "first zero lost and no dash": (a, b) => `${1 + (Number(a.slice(0, 2)) % 9)}${a.slice(2)}${b}`,
};

const subjects = "Forvaltningen Udvalget Byrådet Centret Afdelingen Projektet Arbejdsgruppen Bestyrelsen".split(" ");
const verbs = "foreslår orienterer indstiller vurderer anbefaler oplyser beslutter forventer".split(" ");
const things =
  "at indsatsen fortsætter i næste år;at budgettet justeres med de nye tal;at planen sendes i høring i seks uger;at tilbuddet evalueres efter sommer;om status på arbejdet med virksomhederne;at samarbejdet med foreningerne styrkes;om udviklingen i antallet af henvendelser;at taksten følger den almindelige fremskrivning;at sagen drøftes igen på et senere møde;om de økonomiske rammer for området".split(
    ";",
  );
const firstNames = "Anders Birthe Carsten Dorthe Erik Gitte Hanne Ivan Jytte Karsten Lone Mogens Pernille Søren Tove Ulla".split(" ");
const lastNames = "Ravnkilde Tårnborg Mosegreen Stenvad Lyngdal Hjortshede Bækgren Skovmose Klintrup Agerdal Fuglede Nørhaven".split(" ");
const streets = "Prøvebakken Testskoven Mønstervej Eksempelgade Opdigtvænget Skitseparken".split(" ");

/** What the closed item of the invented meetings holds. */
export const closedItem = {
  item: "12",
  title: "Lukket: Salg af ejendommen Krageholmgården",
  parties: ["Thorbjørn Vesterkrage", "Krageholm Ejendomme ApS"],
  text: "Forvaltningen har forhandlet med Thorbjørn Vesterkrage om købesummen for Krageholmgården, og parterne er enige om et bud, der ligger under den offentlige vurdering.",
};
export const openText = subjects.map((subject, index) => `${subject} ${verbs[index]} ${things[index]}.`).join(" ");

type Made = { text: string; kind: Kind; spelling: string; level?: "stop" | "look"; before?: string; after?: string };

const makers: Record<Kind, (throwDice: Dice) => Made> = {
  cpr: (throwDice) => {
    const spelling = pick(Object.keys(spellings), throwDice);
    const [birth, serial] = impossibleCpr(throwDice);
    const before = pick(["Ansøgerens nummer er ", "CPR-nr. ", "Vedrørende ", "(", "født ", "Borger: ", "Sagsnr. 24/1182 om "], throwDice);
    return {
      kind: "cpr",
      spelling,
      text: spellings[spelling]!(birth, serial),
      before,
      after: pick([".", " har søgt om støtte.", ")", ", som bor her.", "\n"], throwDice),
    };
  },
  email: (throwDice) => {
    const name = `${pick(firstNames, throwDice)}.${pick(lastNames, throwDice)}`.toLowerCase().replace(/[æøå]/gu, "a");
    const host = pick(["postkasse.dk", "min-mail.net", "firma-navn.com", "sub.sted.org"], throwDice);
    const spelling = pick(["plain", "bracketed", "broken line"], throwDice);
    const text = spelling === "plain" ? [name, host].join("@") : spelling === "bracketed" ? `${name} (at) ${host}` : [name, `\n${host}`].join("@");
    return { kind: "email", spelling, text, before: pick(["skriv til ", "E-mail: ", "<"], throwDice), after: pick([".", " senest fredag", ">"], throwDice) };
  },
  phone: (throwDice) => {
    const digits = `${number(2, 9, throwDice)}${String(number(0, 9999999, throwDice)).padStart(7, "0")}`;
    const spelling = pick(["pairs", "fours", "glued", "+45"], throwDice);
    const pairs = digits.replace(/(..)(?=.)/gu, "$1 ");
    const text =
      spelling === "pairs" ? pairs : spelling === "fours" ? `${digits.slice(0, 4)} ${digits.slice(4)}` : spelling === "glued" ? digits : `+45 ${pairs}`;
    return {
      kind: "phone",
      spelling,
      text,
      before: spelling === "+45" ? "på " : pick(["tlf. ", "telefon ", "Mobil: ", "ring på "], throwDice),
      after: pick([".", " mellem 9 og 12"], throwDice),
    };
  },
  address: (throwDice) => ({
    kind: "address",
    spelling: "home",
    text: `${pick(streets, throwDice)} ${number(1, 199, throwDice)}${pick(["", "B", ", 2. tv", ", st. th"], throwDice)}`,
    before: pick([`${pick(firstNames, throwDice)} ${pick(lastNames, throwDice)}, `, "som har bopæl på ", "der er bosat på "], throwDice),
    after: `, ${number(1000, 9900, throwDice)} Prøveby`,
  }),
  person: (throwDice) => ({
    kind: "person",
    spelling: "named",
    text: `${pick(firstNames, throwDice)} ${pick(lastNames, throwDice)}`,
    before: pick(["Ansøger ", "Indsigelse fra ", "borgeren ", "klage fra "], throwDice),
    after: pick([" er modtaget.", " har skrevet igen."], throwDice),
  }),
  "closed-words": (throwDice) => {
    const [spelling, text] = pick(
      [
        ["party", "Thorbjørn Vesterkrage"],
        ["company", "Krageholm Ejendomme ApS"],
        ["title", "Salg af ejendommen Krageholmgården"],
        ["genitive", "Thorbjørn Vesterkrages"],
        ["quotation", "forhandlet med Thorbjørn Vesterkrage om købesummen for Krageholmgården, og parterne"],
      ] as const,
      throwDice,
    );
    return {
      kind: "closed-words",
      spelling,
      text,
      before: pick(["I sagen om ", "Se også ", "efter aftale med "], throwDice),
      after: pick([".", " på et senere møde."], throwDice),
    };
  },
  "small-group": (throwDice) => ({
    kind: "small-group",
    spelling: "sentence",
    text: `${pick(["to", "tre", "fire", "2", "3", "4"], throwDice)} ${pick(["børn", "borgere", "unge", "familier"], throwDice)}`,
    before: "I alt er ",
    after: pick([" anbragt uden for hjemmet.", " i behandling for misbrug.", " dømt for vold."], throwDice),
  }),
  "template-text": (throwDice) => ({
    kind: "template-text",
    spelling: "left over",
    text: pick(
      [
        "Klik her for at skrive tekst",
        "Lorem ipsum dolor",
        "HUSK denne hjælpetekst skal slettes",
        "[Indsæt navn på sagsbehandler]",
        "Fejl! Henvisningskilde ikke fundet.",
      ],
      throwDice,
    ),
    before: "",
    after: "",
  }),
  "machine-path": (throwDice) => ({
    kind: "machine-path",
    spelling: "path",
    text: pick(
      ["H:\\Sager\\2022\\notat.docx", "\\\\filserver\\politik\\udkast.doc", "file:///C:/temp/bilag.pdf", "C:\\Users\\abc\\Documents\\x.xlsx"],
      throwDice,
    ),
    before: "Ligger i ",
    after: " indtil videre",
  }),
};

export const kinds = Object.keys(makers) as Kind[];

// What looks like an identifier and is none.
const decoys: readonly ((throwDice: Dice) => string)[] = [
  (throwDice) => `P-nr. ${two(number(1, 28, throwDice))}${two(number(1, 12, throwDice))}${number(100000, 999999, throwDice)}`,
  (throwDice) => `CVR-nr. ${number(10000000, 39999999, throwDice)}`,
  (throwDice) =>
    `reg.nr. ${number(1000, 9999, throwDice)} konto ${two(number(1, 28, throwDice))}${two(number(1, 12, throwDice))}${number(100000, 999999, throwDice)}`,
  (throwDice) => `sagsnr. ${two(number(0, 99, throwDice))}.${two(number(0, 99, throwDice))}.00-P35-${number(1, 99, throwDice)}-${number(10, 26, throwDice)}`,
  (throwDice) => `Sagsnr. ${number(101, 860, throwDice)}-${number(2007, 2026, throwDice)}-${number(10000, 99999, throwDice)}`,
  (throwDice) =>
    `den ${two(number(1, 28, throwDice))}.${two(number(1, 12, throwDice))}.${number(2007, 2026, throwDice)} kl. ${two(number(8, 19, throwDice))}.${two(number(0, 59, throwDice))}`,
  (throwDice) => `${number(1, 999, throwDice)}.${String(number(0, 999, throwDice)).padStart(3, "0")}.${String(number(0, 999, throwDice)).padStart(3, "0")} kr.`,
  (throwDice) => `EAN 5798${String(number(0, 999999999, throwDice)).padStart(9, "0")}`,
  (throwDice) =>
    `IBAN DK${number(10, 99, throwDice)} ${number(1000, 9999, throwDice)} ${number(1000, 9999, throwDice)} ${number(1000, 9999, throwDice)} ${number(10, 99, throwDice)}`,
  () => "2019 2020 2021 2022 2023 2024",
  (throwDice) => `${number(100, 999, throwDice)}\t${number(1000, 9999, throwDice)}\t${number(10, 99, throwDice)}\t${number(1000, 9999, throwDice)}`,
  () => "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  (throwDice) => `${pick(firstNames, throwDice)} ${pick(lastNames, throwDice)} (${pick(["A", "V", "C", "F"], throwDice)})`,
  (throwDice) => `udvalgsformand ${pick(firstNames, throwDice)} ${pick(lastNames, throwDice)}`,
  (throwDice) => `Rådhuset, Eksempelgade ${number(1, 99, throwDice)}, ${number(1000, 9900, throwDice)} Prøveby`,
  (throwDice) => `matr.nr. ${number(1, 99, throwDice)}a, Prøveby`,
  (throwDice) => `${number(5, 90, throwDice)} borgere er i forløb`,
  (throwDice) => `journalnr. ${number(2007, 2026, throwDice)}-${String(number(0, 999999, throwDice)).padStart(6, "0")}`,
];

/** One document: some pages of sentences with up to `most` identifiers and as many look-alikes. */
export function inventedDocument(throwDice: Dice, most = 3, only?: Kind): InventedDocument {
  const plants: Plant[] = [];
  let text = "";
  let lookAlikes = 0;
  const sentences = number(10, 40, throwDice);
  const places = new Set(Array.from({ length: only ? 1 : number(0, most, throwDice) }, () => number(0, sentences - 1, throwDice)));
  for (let at = 0; at < sentences; at++) {
    text += `${pick(subjects, throwDice)} ${pick(verbs, throwDice)} ${pick(things, throwDice)}. `;
    if (throwDice() < 0.25) {
      text += `${pick(decoys, throwDice)(throwDice)}. `;
      lookAlikes++;
    }
    if (throwDice() < 0.2) text += "\n\n";
    if (places.has(at)) {
      const made = makers[only ?? pick(kinds, throwDice)](throwDice);
      // The guard tells the same find once.
      if (text.includes(made.text.replace(/s$/u, ""))) continue;
      text += made.kind === "template-text" ? "\n" : "";
      const start = text.length + (made.before?.length ?? 0);
      text += `${made.before ?? ""}${made.text}${made.after ?? ""} `;
      plants.push({ kind: made.kind, spelling: made.spelling, start, end: start + made.text.length, level: made.level ?? "stop" });
    }
  }
  return { text, plants, decoys: lookAlikes };
}
