/**
 * What is written with digits and counts nothing: dates and periods, clock times, case numbers, paragraphs of laws, pages, telephone numbers,
 * list marks, ordinals, names and codes. Told apart first, so that what is left over are numbers. Periods keep what they say, for whoever
 * asks when a figure holds.
 */

export type MarkSort =
  | "date"
  | "month"
  | "quarter"
  | "halfYear"
  | "year"
  | "years"
  | "week"
  | "time"
  | "caseNumber"
  | "law"
  | "page"
  | "reference"
  | "phone"
  | "address"
  | "ordinal"
  | "listMark"
  | "ratio"
  | "code";

/**
 * One such stretch of a text: `text` is `text.slice(start, end)` of the text asked about. `iso` is what a period says: "2022-09-30", "2022-09",
 * "2022-Q3", "2022-H1", "2022", "2022/2024" (from and to), "--09-30" or "--09" where the year is not told; null for what is no period.
 */
export type Mark = { sort: MarkSort; text: string; start: number; end: number; iso: string | null };

export const monthNames = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"] as const;
const monthsWritten = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|apr|jun|jul|aug|sept|sep|okt|nov|dec";
const year = "(?:19|20)\\d{2}";
const month = /jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec/iu;
const day = "(?:3[01]|[12]\\d|0?[1-9])";

/** `if`: what a text must hold for the form to be worth looking for; most hold little of all this. */
type Rule = { sort: MarkSort; if?: RegExp; form: RegExp; iso?: (parts: RegExpExecArray) => string | null };

// The order is the order of trust: what a later rule would split is taken whole by an earlier one.
const rules: readonly Rule[] = [
  { sort: "code", if: /https?:|www\.|@/iu, form: /\b(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+/giu },
  {
    sort: "caseNumber",
    if: /\d[A-ZÆØÅ]\d|\d\s?[-–]?\s?[A-ZÆØÅ]\d\d/u,
    form: /(?<![\d.])\d{2}\.\d{2}(?:\.\d{2})?\s?[-–]?\s?[A-ZÆØÅ]\d{2}\s?[-–]\s?\d[\d/–-]*/gu,
  },
  {
    sort: "caseNumber",
    if: /sag|j\.|jnr|journal|dok/iu,
    form: /(?<=\b(?:sags?(?:\.|nr\.?| ?nummer| ?id)?|j\.? ?nr\.?|journal(?:nr\.?|nummer)|dok(?:\.? ?nr\.?|ument(?:nr\.?| ?nummer| ?id)))\s*[:.]?\s*)\d[\d./-]*\d/giu,
  },
  {
    sort: "caseNumber",
    if: /\d[-/.]\d/u,
    form: /(?<![\d.,/-])(?:\d{3}-20\d{2}-\d+|[A-ZÆØÅ]{2,4}-20\d{2}-\d{4,7}|\d{2}\/\d{4,7}|\d{4}-\d{5,7}|\d{2}-\d{5,7}|\d{2}\.\d{2}\.\d{2}(?!\.?\d))(?![\d,])/gu,
  },
  {
    sort: "law",
    if: /§/u,
    form: /§{1,2}\s?\d+(?:\.\d+)*(?:\s?[a-zæøå](?![\p{L}]))?(?:[ ,]*(?:stk|nr|litra|pkt)\.?\s?\d+)*(?:(?:,| og| eller|\s?[-–])\s?(?:§\s?)?\d+(?:\.\d+)*(?:\s?[a-z](?!\p{L}))?(?:[ ,]*(?:stk|nr)\.?\s?\d+)*)*(?:-\p{L}+)?/giu,
  },
  {
    sort: "law",
    if: /lov|bekendt|lbk|bek|cirkul|vejledning|stk|kap|art/iu,
    form: /\b(?:lov(?:bekendtgørelse)?|bekendtgørelse|lbk|bek|cirkulære|vejledning)\s(?:nr\.?\s)?\d+(?:\s(?=af\s\d))?|\b(?:stk|kapitel|kap|artikel|art)\.?\s\d+(?:[ ,]*(?:nr|litra)\.?\s\d+)?/giu,
  },
  {
    sort: "time",
    if: /kl|:/iu,
    form: /\b(?:kl(?:\.|okken)?|fra kl\.?)\s*\d{1,2}(?:[.:]\d{2})?(?:\s?(?:[-–]|til|og)\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d{2})?(?!\s\p{L}*(?:borgere|personer)))?(?![\d,])|(?<![\d.:,])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/giu,
  },
  {
    sort: "phone",
    if: /tlf|tel|mobil|ring|\d\d \d\d/iu,
    form: /(?<=\b(?:tlf|telefon|mobil|tel|ring(?: på)?)\.?(?:nr\.?|nummer)?\s*:?\s*)(?:\+\d{2}\s?)?\d{2}(?:\s?\d{2}){3}|(?<![\d.,])(?:\+45\s?)?\d{2} \d{2} \d{2} \d{2}(?![\d.,]*\d)/giu,
  },
  // Dates and periods.
  {
    sort: "date",
    if: month,
    form: new RegExp(`(?<![\\d.,])(${day})\\.?(?:\\s?(?:[-–/]|og|til)\\s?${day}\\.?)?[ -]*(${monthsWritten})\\.?,?[ -]+(${year})(?![\\d])`, "giu"),
    iso: (m) => isoDay(m[3]!, m[2]!, m[1]!),
  },
  {
    sort: "date",
    if: /\d-\d\d-\d/u,
    form: new RegExp(`(?<![\\d.,])(${year})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?!\\d)`, "gu"),
    iso: (m) => isoDay(m[1]!, m[2]!, m[3]!),
  },
  {
    sort: "date",
    if: /\d[./-]\d{1,2}[./-]\d/u,
    form: new RegExp(`(?<![\\d,])(${day})[./-](0?[1-9]|1[0-2])[./-](${year}|\\d{2}(?=[\\s),;:–-]|\\.?$))(?!\\d)`, "gu"),
    iso: (m) => isoDay(m[3]!, m[2]!, m[1]!),
  },
  {
    sort: "date",
    if: month,
    form: new RegExp(`(?<![\\d.,])(${day})\\.?(?:\\s?(?:[-–/]|og|til)\\s?${day}\\.?)?\\s(${monthsWritten})(?![\\p{L}])`, "giu"),
    iso: (m) => isoDay(null, m[2]!, m[1]!),
  },
  {
    sort: "date",
    if: /\d\/\d/u,
    form: new RegExp(`(?<=\\b(?:d\\.|den|pr\\.|siden|fra|til|inden|på|sendte|mødet|og)\\s)(${day})\\/(1[0-2]|0?[1-9])(?![\\d/])`, "giu"),
    iso: (m) => isoDay(null, m[2]!, m[1]!),
  },
  {
    sort: "quarter",
    if: /kvartal|\d[- ]?[KQ]\d|[KQ]\d/iu,
    form: new RegExp(
      `\\b(?:(1|2|3|4)\\.|(første|andet|tredje|fjerde)) kvartal(?:\\s+(?:af\\s+|i\\s+)?(${year}))?|\\b(${year})[- ]?[KQ]([1-4])\\b|\\b[KQ]([1-4])[- ](${year})`,
      "giu",
    ),
    iso: (m) => `${m[3] ?? m[4] ?? m[7] ?? "-"}-Q${m[1] ?? m[5] ?? m[6] ?? ordinalOf(m[2]!)}`,
  },
  {
    sort: "halfYear",
    if: /halv/iu,
    form: new RegExp(`\\b(?:([12])\\.|(første|andet|1\\.|2\\.|sidste)) halv(?:år|del)(?:\\s+(?:af\\s+|i\\s+)?(${year}))?(?!\\p{L})`, "giu"),
    iso: (m) => (m[2]?.toLowerCase() === "sidste" ? `${m[3] ?? "-"}-H2` : `${m[3] ?? "-"}-H${m[1] ?? ordinalOf(m[2]!)}`),
  },
  {
    sort: "month",
    if: month,
    form: new RegExp(`(?<!\\p{L})(${monthsWritten})\\.?(?: måned)?,?\\s+(${year})(?!\\d)`, "giu"),
    iso: (m) => `${m[2]}-${twoDigits(monthNumber(m[1]!))}`,
  },
  { sort: "month", if: /\d[-/M]\d\d/u, form: new RegExp(`(?<![\\d.,])(${year})[-/M](0[1-9]|1[0-2])(?![\\d/-])`, "gu"), iso: (m) => `${m[1]}-${m[2]}` },
  {
    sort: "years",
    if: /\d\d\s?[-–/]\s?\d\d/u,
    form: new RegExp(`(?<![\\d.,])(${year})\\s?[-–/]\\s?(${year}|\\d{2})(?![\\d%]|[.,]\\d)`, "gu"),
    iso: (m) => `${m[1]}/${m[2]!.length === 2 ? m[1]!.slice(0, 2) + m[2] : m[2]}`,
  },
  { sort: "week", if: /uge/iu, form: /\buge(?:rne)?\s\d{1,2}(?:(?:\s?[-–]\s?|\s(?:og|til)\s)\d{1,2})?(?!\s?\d)/giu },
  // "budget 22", "JobCAMP 24": the century left out.
  {
    sort: "year",
    if: /[\p{L}'’]\s?['’]?[012]\d(?!\d)/u,
    form: /(?<=\b(?:budget|regnskab|R|B|BF|BO|år|camp|folkemøde|jobcamp|'|’)[ ]?)['’]?([012]\d)(?![\d/]|[.,]\d|\s?(?:%|pct|procent|kr|mio|mia))/giu,
    iso: (m) => `20${m[1]}`,
  },
  {
    sort: "page",
    if: /s\.|side|pag|slide|dias|fig|tabel|bilag/iu,
    form: /\b(?:sider?|s\.|pag\.|slides?|dias|figur|fig\.|tabel)\s\d+(?:\s?[-–]\s?\d+)?(?:\sog\s\d+)?(?:\s(?:i|af)\s\d+)?|\b(?:sider?|slide|figur|tabel|bilag)\s(?:to|tre|fire|fem|seks|syv|otte|ni|ti)(?!\p{L})/giu,
  },
  {
    sort: "reference",
    if: /(?:bilag|linje|klasse|felt|område|krav|opfølgning|kvarter|byen|etape|plan|bilagsnr|scenarie|alternativ|spor|fase|trin|kap|runde|zone|afsnit|bygning|opgang|blok|hal|version|lodtrækning|variant|punkt|pkt|sag|mål|indsats|model|konto|gruppe|grp|funktion|niveau|anbefaling|note|lokale|opgave|aftale|del|case|lektion|modul|rute|lov|status|bo|bevilling|pulje|artikel|beslutning|forslag|kategori|rum|værelse|type|øvelse|program|projekt|covid)\.?(?: ?nr\.?)?[ -]\d/iu,
    form: /(?<!\p{L})(?:\p{L}*(?:bilag|linje|klasse|byggefelt|felt|delområde|krav|opfølgning|kvarter|byen|etape|lokalplan|bilagsnr\.?|miljøklasse|scenarie|alternativ|spor|fase|trin|kapitel|runde|zone|afsnit|bygning|opgang|blok|hal|version|lodtrækning|variant)|bilag|punkt(?:erne)?|pkt\.?|sag|mål|delmål|indsats|spor|fase|trin|scenarie|model|konto|hovedkonto|gruppe|grp\.?|klasse|funktion|niveau|version|spørgsmål|anbefaling|afsnit|note|lokale|mødelokale|opgave|aftale|del|case|lektion|modul|zone|linje|rute|etape|lov|serviceområde|\p{L}*område|status|BO|bevilling|pulje|artikel|beslutning|ændringsforslag|forslag|kategori|rum|værelse|type|spor|kap\.?|øvelse|program|projekt|covid)(?:[ -]?nr\.?)?[ -]\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?:(?:,\s?|\s(?:og|eller|samt|til)\s|\s?[-–]\s?)\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?![\d.,]*\d|\s?%|\s(?:pct|procent|mio|kr)))*(?![\d,]*\d|\s?(?:%|pct\.|procent|kr\.|mio\.))/giu,
  },
  {
    sort: "address",
    if: /\p{L}\s\d/u,
    form: /(?<![\p{L}.])\p{Lu}[\p{L}.]{0,60}(?:vej|gade|allé|alle|stræde|boulevard|torv|torvet|vænget|parken|stien|pladsen|vejen|gaden|svinget|lund|toften|marken|haven|bakken|engen|krogen|leddet|buen|skoven|dalen|højen)\s\d+\s?[A-Z]?(?![\p{L}\d])(?:(?:,|\sog|\s?[-–])\s?\d+[A-Z]?(?![\d.,]*\d|\s(?:kr|mio|pct|procent|personer|borgere|boliger|elever)))*(?:,\s?\d+\.(?:\s?(?:sal|th|tv|mf))*)?/gu,
  },
  {
    sort: "address",
    if: /\p{L}\s\d/u,
    form: /(?<!\p{L})\p{Lu}\p{L}{1,60}\s(?:Plads|Vej|Gade|Allé|Alle|Torv|Stræde|Boulevard|Strandvej|Park|Have|Kvarter|Bakke|Brygge|Kaj)\s\d+\s?[A-Z]?(?![\p{L}\d])(?:(?:,|\sog|\s?[-–])\s?\d+[A-Z]?(?![\d.,]*\d|\s(?:kr|mio|pct|procent|personer|borgere|boliger|elever)))*/gu,
  },
  { sort: "address", if: /\d{4}\s\p{Lu}/u, form: /(?<=(?:^|,\s|\s-\s))(?:DK-)?\d{4}\s(?=\p{Lu}\p{Ll}+(?:\s[A-ZØ]{1,2})?(?:[\s,.]|$))/gmu },
  { sort: "ratio", if: /\d:\d/u, form: /(?<![\d.,:])\d{1,3}:\d{1,3}(?![\d:])/gu },
  {
    sort: "listMark",
    form: /^\s*(?:[-–—•·●▪*]\s+)?\d{1,3}(?:\.\d{1,2}){0,3}[.)](?=\s+(?:\p{L}|\d+[.,]\d)|\s*$)(?!\s(?:plads(?:er)?|kvartal|halvår|klasse|behandling)(?!\p{L}))/gmu,
  },
  {
    sort: "listMark",
    if: /\)|^\s*\d/mu,
    form: /(?<=\s)\(?\d{1,2}\)(?=\s)|^\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+\p{Lu})|^\s*\d{1,2}\.?\s?[-–]\s?\d{1,2}\.(?=\s*\p{L})/gmu,
  },
  // "nr. 4 på listen" is a rank and no reference: see danish-number.ts.
  {
    sort: "reference",
    if: /n(?:r|ummer|o)\.?\s?\d/iu,
    form: /(?<!\p{L})(?:nr\.?|nummer|no\.)\s?\d+(?:[./-]\d+)*(?![\d,])(?!\.?\s(?:på|ud af|blandt|af)(?!\p{L}))(?<!(?:placering(?:en)? som|plads|rangeret som|ligger som|er|som) (?:nr\.?|nummer)\s?\d+)/giu,
  },
  {
    sort: "ordinal",
    if: /\d\.[ ,-]/u,
    form: /(?<![\d.,])\d{1,3}\.(?:(?:,\s\d{1,3}\.)*(?:\s?(?:og|-|–|eller|til)\s?\d{1,3}\.)?)(?=[ -]\p{Ll})(?!\s(?:plads(?:er)?)(?!\p{L}))(?<!plads \d{1,3}\.)/gu,
  },
  { sort: "code", if: /\d-\p{L}/u, form: /(?<![\d.,])\d{1,3}(?:\s?[-–]\s?\d{1,3})?-(?:årige?|års|dages|timers|personers|mands|klasses)(?!\p{L})/giu },
  { sort: "code", if: /\/(?:19|20)\d/u, form: /(?<![\d.,/])\d{1,3}\/(?:19|20)\d{2}(?![\d/])/gu },
  // What letters are glued to is a name: "G01", "CO2", "DK2020", "2a", "8-klasserne"; a unit may be glued: "75,0%", "50kr.", "3-årige".
  {
    sort: "code",
    if: /\p{L}[-\d]|\d\p{L}/u,
    form: /(?<![\d.,])(?!\d+(?:,\d+)?(?:kr|mio|mia|pct|tkr|t\.kr|DKK)\b)\d+\p{L}[\p{L}\d-]*|(?<!\p{L})\p{L}+[\d][\p{L}\d.-]*(?<![.-])|(?<!\p{L})\p{Lu}{2,}-\d+|\p{L}{3,}(?<!top)-\d{1,3}(?![\d%])(?!\.\d)/gu,
  },
  {
    sort: "year",
    if: /(?:19|20)\d\d/u,
    form: new RegExp(`(?<![\\d.,/-])(${year})(?:-(?=\\p{L}))?(?![\\d%]|[.,]\\d|\\s?(?:%|pct|kr|mio|mia))`, "gu"),
    iso: (m) => m[1]!,
  },
];

/** Everything in the text that is written with digits and is no number, in the order it stands; none overlaps another. */
export function marksIn(text: string): Mark[] {
  if (!/\d|§|(?:sid|slid|figur|tabel|bilag)[^\s]*\s\p{Ll}|halv(?:år|del)|kvartal/iu.test(text)) return [];
  const marks: Mark[] = [];
  for (const { sort, form, iso, if: needed } of rules) {
    if (needed?.test(text) === false) continue;
    form.lastIndex = 0;
    for (let found = form.exec(text); found !== null; found = form.exec(text)) {
      const start = found.index + (found[0].length - found[0].trimStart().length);
      const end = found.index + found[0].trimEnd().length;
      if (end <= start) form.lastIndex++;
      else if (!marks.some((mark) => start < mark.end && end > mark.start))
        marks.push({ sort, text: text.slice(start, end), start, end, iso: iso?.(found) ?? null });
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** The number of a month from its Danish name or abbreviation, 1–12; 0 when it is none. */
export function monthNumber(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return monthNames.findIndex((month) => month.startsWith(short)) + 1;
}

function isoDay(year: string | null, month: string, day: string): string | null {
  const m = /^\d+$/.test(month) ? Number(month) : monthNumber(month);
  const y = year === null ? 2000 : Number(year.length === 2 ? `20${year}` : year);
  if (m < 1 || m > 12 || Number(day) > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${year === null ? "-" : y}-${twoDigits(m)}-${twoDigits(Number(day))}`;
}

function ordinalOf(word: string): number {
  return { første: 1, "1.": 1, andet: 2, "2.": 2, tredje: 3, fjerde: 4 }[word.toLowerCase()] ?? 0;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}
