/** The words that tell what something is about, so that a later item can be known by them. Pure. */

// Words every committee's items are full of: shared, they tell nothing.
const common = new Set(
  `udvalget udvalg udvalgets møde mødet møder punkt punktet sag sagen sager status orientering orienteringen orienteringspunkt orienteres godkendelse godkendes drøftelse drøftes behandling behandles
  behandlingen meddelelser eventuelt forvaltningen administrationen kommune kommunen kommunens kommunalbestyrelsen byrådet bilag referatet referat oplæg præsentation vist vises forslag udkast efterretning
  indstilling indstillingen beslutning besluttede ønsker ønskede beder lukket åbent åben dagsorden dagsordenen underskriftsblad årsmøde fremlægges forelægges præsenteres foreligger genoptages udsættes
  senere kommende næste førstkommende foråret efteråret sommeren vinteren januar februar marts april juni juli august september oktober november december endelig revideret revision samlet område området
  områder indsats indsatsen arbejde arbejdet vedrørende herunder igen derfor samtidig desuden endvidere blive bliver skulle skal ville kunne have deres denne dette disse efter inden første anden borgere
  borgerne borger opfølgning kvartal periode perioden sagsprocedure mødekalender mødeplan arbejdsmarkedsudvalget beskæftigelsesudvalget økonomiudvalget enslydende enigt flertal kommunes fremadrettet forbindelse henholdsvis ligeledes beslutningskompetence`.split(
    /\s+/u,
  ),
);

/** A text's telling words, cut down to their beginnings so that "brugerundersøgelserne" meets "brugerundersøgelser". */
export function topicOf(text: string): Set<string> {
  const words =
    text
      .toLocaleLowerCase("da")
      .match(/\p{L}[\p{L}-]{4,}/gu)
      ?.filter((word) => !/-$|udvalg(?:et)?s?$/u.test(word)) ?? [];
  return new Set(
    words
      .filter((word) => !common.has(word))
      .map(stem)
      .filter((word) => word.length >= 5 && !common.has(word)),
  );
}

/** The words two topics share. */
export function sharedTopic(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((word) => other.has(word));
}

function stem(word: string): string {
  return word.replace(/(?:ernes|erne|enes|ene|ers|er|ets|et|ens|en|es|e|s)$/u, "");
}
