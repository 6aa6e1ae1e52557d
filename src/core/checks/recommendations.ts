/** What the item is asked to decide: is there somebody who does it, somebody who asks, and the body that may. Pure. */

import { ofSentence, placeIn, saidIn, type Draft, type MinutesToCheck, type ReadItem, type ReadSection } from "./read-items.ts";

// "at tager orienteringen til efterretning": a verb in the present right after "at" has lost who does it.
const finite =
  /^(?:[-–•·]\s*|\d{1,2}[.)]\s*)?at\s+(tager|godkender|beslutter|drøfter|anbefaler|bevilger|giver|vedtager|indstiller|tiltræder|afgiver|udpeger|sender|oversender|udsætter|vælger|fastsætter|meddeler|afslår|frigiver|igangsætter|prioriterer|behandler|orienteres|bemyndiger|afsætter|fastholder|henviser|imødekommer|ophæver|nedsætter|overdrager|accepterer|forkaster)(?!\p{L})/iu;

/** A recommendation without a subject. */
export function subjectMissing(item: ReadItem): Draft[] {
  return ownSections(item, "recommendation").flatMap((section) => {
    const found: Draft[] = [];
    let start = 0;
    for (const line of section.text.split("\n")) {
      const said = finite.exec(line.trim());
      if (said !== null)
        found.push({
          message: `Der står “${said[0].replace(/^\d{1,2}[.)]\s*/u, "")} …”. Hvem ${said[1]!.toLowerCase()}? Mangler “udvalget”?`,
          computed: null,
          from: [line.trim()],
          text: line.trim(),
          at: placeIn(section, start, start + line.length),
        });
      start += line.length + 1;
    }
    return found;
  });
}

/** A recommendation whose heading stands twice, the second time as its first line. */
export function headingTwice(item: ReadItem): Draft[] {
  const found: Draft[] = [];
  for (const section of item.sections) {
    const heading = section.heading?.trim().toLowerCase();
    const [first] = section.text.split("\n");
    const again =
      item.item.section[section.index]!.headingTwice === true ||
      (heading !== undefined && heading !== "" && first?.trim().toLowerCase().replace(/:$/u, "") === heading);
    const emptyBefore =
      heading !== undefined &&
      heading !== "" &&
      item.sections.some((other) => other.index < section.index && other.text.trim() === "" && other.heading?.trim().toLowerCase() === heading);
    if (again || emptyBefore)
      found.push({
        message: `Overskriften “${section.heading!.trim()}” står to gange. Er noget faldet ud imellem dem?`,
        computed: null,
        from: [section.heading!.trim()],
        text: first?.trim() ?? "",
        at: placeIn(section, 0, 0),
      });
  }
  return found;
}

/** Nobody is told to recommend it, where the other items of the papers tell who does. */
export function senderMissing({ item }: ReadItem, { agendaItem }: MinutesToCheck): Draft[] {
  const { recommendation } = item;
  if (recommendation === null || recommendation.by !== null || recommendation.points.length === 0) return [];
  if (/(?<!\p{L})indstiller|træffe(?:s|r)?|anbefaler|indstilles(?!\p{L})/iu.test(recommendation.points.join("\n"))) return [];
  const others = agendaItem.filter((each) => each !== item && each.recommendation !== null && each.recommendation.points.length > 0);
  if (others.length < 2 || others.filter((each) => each.recommendation!.by !== null).length < others.length * 0.7) return [];
  return [
    {
      level: "note",
      message: "Det fremgår ikke, hvem der indstiller. Skal afsenderen stå der, som ved de andre punkter?",
      computed: null,
      from: recommendation.points.slice(0, 1),
      text: recommendation.points[0]!,
      at: null,
    },
  ];
}

/** "Indstillingen blev tiltrådt" where none is. */
export function recommendationMissing(item: ReadItem): Draft[] {
  const { decision, recommendation } = item.item;
  if (decision === null || !item.item.public || item.sections.some(({ role, text }) => role === "recommendation" && text.trim() !== "")) return [];
  if (recommendation !== null && recommendation.points.length > 0) return [];
  const said = /(?<!\p{L}|(?<!\p{L})(?:en|ny|udarbejdelse af|udarbejde)\s)indstilling(?:en|erne)?(?!\p{L})/iu.exec(decision.text);
  if (
    said === null ||
    /(?<!\p{L})(?:uden|ingen|bystyre|nyt|udpeg)\p{L}*\sindstilling|indstilling(?:en)? til|(?:udvalg|bestyrelse|råd|centere?t|gruppe)\p{L}*s\sindstilling/iu.test(
      decision.text,
    )
  )
    return [];
  return [
    {
      message: "Beslutningen taler om indstillingen, men punktet har ingen. Er den faldet ud?",
      computed: null,
      from: [said[0]],
      text: decision.text.split("\n")[0]!,
      at: null,
    },
  ];
}

const council = /(?<!\p{L})(?:kommunalbestyrelse|byråd|borgerrepræsentation)/iu;

/** The competence lies here, and the text says that another decides in the end. */
export function decidedElsewhere(item: ReadItem): Draft[] {
  const authority = authorityOf(item);
  if (authority === null || council.test(authority.text) || authority.text.trim().length > 60) return [];
  return saidIn(item)
    .filter(({ role }) => role !== "authority" && role !== "decision")
    .flatMap((section) =>
      section.sentences.flatMap((sentence): Draft[] => {
        const said =
          /(?<!\p{L})(?:behandles|godkendes|vedtages|afgøres|besluttes)\s(?:endeligt?|herefter endeligt)\s(?:på|af|i)\s(?:\p{L}+\s){0,2}(?:kommunalbestyrelse|byråd)\p{L}*|(?:endelig|endeligt)\s(?:godkendelse|behandling|vedtagelse)\s(?:i|på|af)\s(?:kommunalbestyrelse|byråd)\p{L}*/iu.exec(
            sentence.text,
          );
        if (said === null) return [];
        return [
          ofSentence(
            section,
            sentence,
            {
              message: `Kompetencen ligger efter punktet hos ${authority.text.trim()}, men teksten siger “${said[0]}”. Hvem afgør sagen?`,
              computed: null,
              from: [authority.text.trim(), said[0]],
            },
            said.index,
            said.index + said[0].length,
          ),
        ];
      }),
    )
    .slice(0, 1);
}

/** The competence lies with the council, and the committee has decided without sending it on. */
export function notSentOn(item: ReadItem, { organization }: MinutesToCheck): Draft[] {
  const authority = authorityOf(item);
  const { decision, recommendation } = item.item;
  if (
    authority === null ||
    decision === null ||
    authority.text.trim().length > 60 ||
    !council.test(authority.text) ||
    council.test(organization.name ?? "byråd")
  )
    return [];
  const words = `${recommendation?.points.join("\n") ?? ""}\n${decision.text}`;
  if (
    !["followed", "approved", "adopted", "granted"].includes(decision.phrase) ||
    /anbefal|indstille|oversend|fremsend|videresend|forelægges|sendes til|efterretning/iu.test(words)
  )
    return [];
  return [
    {
      level: "note",
      message: `Kompetencen ligger efter punktet hos ${authority.text.trim()}. Beslutningen siger “${decision.text.split("\n").at(-1)!.slice(0, 60)}”. Skal der stå, at udvalget anbefaler, og hvornår sagen går videre?`,
      computed: null,
      from: [authority.text.trim(), decision.phrase],
      text: authority.text.trim(),
      at: placeIn(authority, 0, authority.text.length),
    },
  ];
}

function authorityOf(item: ReadItem): ReadSection | null {
  return item.sections.find(({ role, heading }) => role === "authority" && /kompetence/iu.test(heading ?? "")) ?? null;
}

function ownSections({ sections }: ReadItem, role: string): readonly ReadSection[] {
  return sections.filter((section) => section.role === role);
}
