/**
 * Headings that stand over a decision. The same words stand over decisions of other bodies and of earlier meetings (LAYOUTS case 3),
 * so a heading is read together with the body and the date it names; whose decision it is, the engine judges.
 */

import { dateIn } from "#core/calendar.ts";

export type DecisionHeading = {
  heading: string;
  /** The body named, as written; null for a bare "Beslutning". */
  body: string | null;
  date: string | null;
  number: string | null;
  /** The decision's first words, when they stand on the same line. */
  rest: string;
  /** "Beslutning fra X": handed on from another body. "Sagens forløb": the road so far. */
  handedOn: boolean;
};

const day = "(?:(?:\\p{Lu}?\\p{Ll}+ ?dag )?(?:den |d\\. ?)?\\d{1,2}(?:[./-]\\d{1,2}[./-]\\d{2,4}|\\. ?\\p{L}{3,9}\\.? ?\\d{4}| \\p{L}{3,9} \\d{4}))";
const body = "(?<body>[\\p{Lu}][\\p{L}\\d ,&()./-]{1,110}?)";
const number = "(?:,? *(?:[Pp]kt\\.?|[Pp]unkt|[Ss]ag(?: nr\\.?)?) *(?<number>\\d{1,4}))?";

// Tried in order. A date may have been lost with the text around it ("Beslutning i Byrådet den :"), but never in the forms without the word Beslutning.
const forms: readonly RegExp[] = [
  new RegExp(
    `^Beslutning(?:er)?:? +(?:(?<from>fra) +|i +|af +|på +|[-–] +)?${body}(?:,| [-–])? +(?<date>${day})${number} *(?::|\\.(?=$)|(?=$)|(?= \\p{Lu}))(?<rest>.*)$`,
    "u",
  ),
  new RegExp(`^(?:Beslutning|BESLUTNING)(?:er)?:? +på +(?<body>\\p{Ll}+)mødet +(?<date>${day})${number} *:?(?<rest>.*)$`, "u"),
  new RegExp(`^BESLUTNING(?:ER)?:? +(?:I +|i +)?${body},? +(?<date>${day})${number} *:?(?<rest>.*)$`, "u"),
  new RegExp(`^Beslutning(?:er)?:? +(?:i +)?${body} +den *(?::|(?= \\p{Lu})|$)(?<rest>.*)$`, "u"),
  new RegExp(`^Beslutning +den *:(?<rest>.*)$`, "u"),
  new RegExp(`^${body}s (?:møde|beslutning) +(?<date>${day})${number} *(?::(?<rest>.*)|$)$`, "u"),
  new RegExp(`^${body}, *(?<date>${day})${number} *:?$`, "u"),
  new RegExp(`^${body} +(?<date>${day})${number} *:$`, "u"),
  new RegExp(`^(?<from>Sagens forløb) +(?<date>${day}) +(?<body>\\p{Lu}.{2,80})$`, "u"),
  /^(?<body>\p{Lu}[\p{Lu} ,&-]{3,60})S BESLUTNING:?$/u,
];

const plain =
  /^(?:Beslutning(?:er)?|BESLUTNING(?:ER)?|Afgørelse|AFGØRELSE|Vedtagelse|VEDTAGELSE|(?:Udvalgets|Byrådets|Kommunalbestyrelsens|Rådets|Bestyrelsens|Regionsrådets|UDVALGETS|BYRÅDETS|KOMMUNALBESTYRELSENS|RÅDETS) (?:beslutning|BESLUTNING|afgørelse)|Det besluttede (?:udvalget|byrådet|kommunalbestyrelsen|rådet)|Beslutning(?:er)? \(?fra mødet\)?)(?: *: *(?<rest>.*)| *)$/u;

// A body is a committee, a council, a board; this keeps "Odense, 3. maj 2020" and letters' datelines from being decisions.
const bodyWord =
  /udvalg|råd|bestyrelse|magistrat|repræsentation|nævn|kommission|forum|direktion|^(?:Byen|Udvalget)|møde|gruppe|kontakt|teknik|miljø|kultur|børn|social|økonomi|erhverv|^[A-ZÆØÅ]{2,4}$/iu;

// "Beslutning: Udvalget sender forslaget i høring til den 21. november 2022." is the decision, whatever date it ends with.
const sentence =
  /(?<!\p{L})(?:er|var|blev|har|havde|skal|kan|vil|at|der|som|ikke|tog|tager|sende[rs]?|sendte|ønske[rd]e?|godkend(?:er|te|t|es)|anbefal(?:er|ede|et|es)|indstill?(?:er|ede|et|es)|vedt(?:ager|og|aget)|drøfte(?:r|de|t|s)|udsætte[rs]?|udsat|tiltråd(?:te|t|es)?|bevilger|bevilgede)(?!\p{L})/iu;

/** The decision heading a line is, or null. */
export function decisionHeading(text: string): DecisionHeading | null {
  const bare = plain.exec(text);
  if (bare) {
    const rest = bare.groups?.rest ?? "";
    // "Beslutning: Kommunalbestyrelsen den 26-02-2026" is a dated heading with a colon too many.
    const dated = rest === "" ? null : bodysHeading(`Beslutning ${rest}`);
    return dated ?? { heading: text.slice(0, text.length - rest.length).replace(/[: ]+$/, ""), body: null, date: null, number: null, rest, handedOn: false };
  }
  return bodysHeading(text);
}

// A heading that names the body, the day or both.
function bodysHeading(text: string): DecisionHeading | null {
  const head = text.slice(0, 260);
  for (const form of forms) {
    const found = form.exec(head);
    if (found === null) continue;
    const parts = found.groups ?? {};
    if (parts.body !== undefined && !bodyWord.test(parts.body)) continue;
    if (parts.body !== undefined && sentence.test(parts.body)) continue;
    if (parts.body !== undefined && /^(?:fraværende|afbud|referat|dagsorden|mødedato|dato)\b/iu.test(parts.body)) continue;
    const rest = (parts.rest ?? "") + (parts.rest === undefined ? "" : text.slice(260));
    return {
      heading: text.slice(0, text.length - rest.length).replace(/[: ]+$/, ""),
      body: parts.body?.trim() ?? null,
      date: parts.date === undefined ? null : dateIn(parts.date),
      number: parts.number ?? null,
      rest: rest.trim(),
      handedOn: parts.from !== undefined,
    };
  }
  return null;
}

/** True when two names of a body may be the same one: "Byrådet" and "byråds", "Kultur- og Fritidsudvalget" and "Kultur-og Fritidsudvalget (18-21)". */
export function sameBody(a: string, b: string): boolean {
  const [x, y] = [bodyKey(a), bodyKey(b)];
  return x === "" || y === "" || x.includes(y) || y.includes(x);
}

function bodyKey(name: string): string {
  return name
    .toLocaleLowerCase("da")
    .replace(/\([^)]*\)/g, "")
    .replace(/\b(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?/g, "")
    .replace(/[^\p{L}]+/gu, "")
    .replace(/(?:ets|et|ens|en|s)$/u, "");
}
