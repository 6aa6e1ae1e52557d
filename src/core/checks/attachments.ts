/** Attachments that are promised or named and are not there. Pure. */

import { listed } from "./across.ts";
import { eachSentence } from "./shares.ts";
import { ofSentence, type Draft, type MinutesToCheck, type ReadItem, type ReadSection } from "./read-items.ts";

const promised =
  /(?<!\p{L})(?:(?:er |som )?(?:vedlagt|vedhæftet)(?:e|de)?(?: som bilag| bilag)?|vedlægges|vedhæftes|bilægges|bilagt|fremlægges hermed|(?:se|jf\.?|fremgår af|i) (?:det |de )?(?:vedlagte|vedhæftede)? ?bilag(?:et|ene)?|er bilag til (?:sagen|punktet|referatet)|som bilag|vedlagte|vedhæftede)(?!\p{L})/iu;

/** Something is said to be attached, and the item has no attachment. Once for an item. */
export function attachmentMissing(item: ReadItem, { meeting }: MinutesToCheck): Draft[] {
  if (item.item.attachment.length > 0 || !item.item.public) return [];
  const all = eachSentence(item, (sentence, section) => {
    const said = promised.exec(sentence.text);
    if (said !== null && isClosed(section, sentence.end)) return [];
    if (
      said === null ||
      section.role === "history" ||
      /(?<!\p{L})(?:ikke|ingen|uden|tidligere|dengang|hvis|såfremt|eventuelle?|var|blev|lukket|fortrolig\p{L}*|vil indgå|på sagen|udsendt|eftersendt|eftersendes|omdelt|kan (?:ses|findes|læses)|link|https?:)/iu.test(
        sentence.text,
      )
    )
      return [];
    // What is added after the meeting cannot be there on the agenda.
    if (meeting.kind !== "minutes" && /bilægges|vedlægges referatet/iu.test(sentence.text)) return [];
    return [
      ofSentence(
        section,
        sentence,
        {
          message: `Der står “${said[0].trim()}”, men punktet har ingen bilag. Mangler der et bilag, eller er det noget, der vises på mødet?`,
          computed: null,
          from: [said[0].trim().toLowerCase()],
        },
        said.index,
        said.index + said[0].length,
      ),
    ];
  });
  return all.slice(0, 1);
}

// "Se bilag 5. Bilaget er lukket": it is there, and not for us to see.
function isClosed({ text }: ReadSection, from: number): boolean {
  return /bilag(?:et|ene)? (?:\p{L}+ )?(?:er|holdes|behandles) (?:\p{L}+ )?(?:lukket|lukkede|fortrolig)/iu.test(text.slice(from, from + 260));
}

/** "bilag 3" where there are two, none of them so numbered. Once for an item; a text with many such is about another paper's appendices. */
export function attachmentNumber(item: ReadItem): Draft[] {
  const { attachment } = item.item;
  if (attachment.length === 0) return [];
  const names = attachment.map(({ label, name }) => `${label ?? ""} ${name}`);
  const numbered = [...new Set(names.flatMap((name) => [...name.matchAll(/bilag\s?(?:nr\.?\s?)?(\d{1,2})/giu)].map(([, mark]) => mark!)))];
  const missing = new Map<string, Draft>();
  eachSentence(item, (sentence, section) => {
    if (section.role === "history") return [];
    for (const said of sentence.text.matchAll(/(?<!\p{L})bilag\s(?:nr\.?\s?)?(\d{1,2})(?!\d|[./-]\d|\s?(?:pct|%|kr))/giu)) {
      const mark = said[1]!;
      const after = sentence.text.slice(said.index + said[0].length, said.index + said[0].length + 40);
      if (isClosed(section, sentence.start + said.index)) continue;
      const quoted = (sentence.text.slice(0, said.index).match(/["”“„]/gu) ?? []).length % 2 === 1;
      if (numbered.includes(mark) || (numbered.length === 0 && Number(mark) <= attachment.length) || missing.has(mark) || quoted) continue;
      if (/^\s?(?:,? ?(?:i|til)) \p{L}+/iu.test(after)) continue;
      const draft = { message: "", computed: null, from: [mark] };
      missing.set(mark, ofSentence(section, sentence, draft, said.index, said.index + said[0].length));
    }
    return [];
  });
  if (missing.size === 0 || missing.size > 3) return [];
  const marks = [...missing.keys()];
  const has = numbered.length > 0 ? `Bilagene er nummereret ${numbered.join(", ")}` : `Der er ${attachment.length} bilag`;
  return [
    {
      ...[...missing.values()][0]!,
      message: `Der henvises til bilag ${listed(marks)}. ${has}. Mangler et bilag, eller er nummeret et andet?`,
      from: [...marks.map((mark) => `bilag ${mark}`), ...numbered, String(attachment.length)],
    },
  ];
}
