/**
 * The phrases Danish minutes promise in, as a table: what kind of promise, where such words count, and what must not stand with them.
 * From DOMAIN §5.4, §5.6 and §7G, and from reading some 60 published minutes of other municipalities. Pure.
 */

import type { PromiseKind } from "./promise.ts";

export type Phrase = {
  kind: PromiseKind;
  /** `decision`: only where something was decided; `prose`: anywhere. */
  where: "decision" | "prose";
  is: RegExp;
  /** The sentence is no promise of this kind when this stands in it. */
  not?: RegExp;
  /** What must be told with it. `ahead`: a time that is not over; `aheadOrRecurring`; `aheadOrBody`: a time, or another body than the committee. */
  needs?: "ahead" | "aheadOrRecurring" | "aheadOrBody";
  /** Each body named receives it on its own day. */
  bodies?: true;
};

// Word limits as Danish has them.
function words(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "iu");
}

const administration =
  "(?:forvaltningen|administrationen|jobcent(?:ret|er\\s+\\p{L}+)|centeret|centret|afdelingen|\\p{L}+afdelingen|direktionen|direktøren|borgmesteren|kommunen|\\p{L}+\\s+kommune|sekretariatet|formanden)";
const committee =
  "(?:udvalget|et\\s+enigt\\s+udvalg|et\\s+flertal(?:\\s+i\\s+udvalget)?|\\p{L}*udvalget|byrådet|kommunalbestyrelsen|udvalgets\\s+medlemmer|borgerrepræsentationen|rådet|bestyrelsen)";
// What is said and not done.
const saying =
  "at\\s+(?:bemærke|understrege|takke|rose|kvittere|udtrykke|gøre\\s+opmærksom|præcisere|anbefale|indstille|godkende|tiltræde|få\\s+(?:til)?ført)|(?:til)?ført\\s+(?:til\\s+)?(?:protokol|referat)|protokoltilførsel";
const handled =
  "(?:forelægges|fremlægges|præsenteres|behandles|genbehandles|drøftes|godkendes\\s+endeligt|vedtages(?:\\s+endeligt)?|sættes\\s+på(?:\\s+dagsordenen)?|tages\\s+op|fremsendes|oversendes|afrapporteres|tilbagerapporteres|sendes\\s+(?:videre\\s+)?til(?!\\s+efterretning)|indgår\\s+i\\s+(?:behandlingen|drøftelsen|budget)|videresendes)";

export const phrases: readonly Phrase[] = [
  // First and second reading (KSL § 38, and houses' own two readings).
  {
    kind: "reading",
    where: "prose",
    is: words(
      `(?:(?:fremlægges|forelægges|oversendes|overgår|genoptages|fremsendes|behandles|sendes|går|kommer|sker|finder\\s+sted)[^.;]{0,60}?)(?:til\\s+)?(?:2\\.|anden|3\\.|tredje|endelig)\\s*-?\\s*behandling(?:en)?`,
    ),
    bodies: true,
  },
  {
    kind: "reading",
    where: "prose",
    is: words(
      `(?:2\\.|anden|3\\.|tredje|endelig)\\s*-?\\s*behandling(?:en)?\\s+(?:sker|finder\\s+sted|er\\s+(?:planlagt|fastsat|sat)|foregår|forventes)|2\\.\\s*behandles|behandles\\s+(?:endeligt|2\\.\\s+gang|anden\\s+gang)|endeligt?\\s+(?:behandles|vedtages|godkendes)`,
    ),
    needs: "aheadOrBody",
    bodies: true,
  },
  // Postponed: needs a target, and without one it is an open loop (DOMAIN §5.4).
  {
    kind: "postponement",
    where: "decision",
    is: words(
      "(?:punktet|sagen|sagerne|behandlingen|beslutningen|emnet|drøftelsen|indstillingen|punkt\\s+\\d+)(?:\\s+(?:blev|bliver|er|besluttes|blev\\s+besluttet|vil\\s+blive))?\\s+(?:udsættes|udsat|udskydes|udskudt|genoptages|genoptaget)|udsættes\\s+(?:til|med\\s+henblik|og|,)|udsættes\\.?$|genoptages|genbehandles|^udsat(?!\\s+(?:for|borger|barn|ung))|besluttede\\s+at\\s+(?:udsætte|udskyde)|(?:sendes|sendt)\\s+tilbage\\s+til|hjemsendes|tages\\s+op\\s+igen",
    ),
  },
  // An order: "ønsker et orienteringspunkt om …", "beder forvaltningen om …".
  {
    kind: "request",
    where: "decision",
    is: words(
      `${committee}\\s+(?:\\p{L}+\\s+){0,3}?(?:ønsker|ønskede|beder|bad|anmoder|anmodede|pålægger|pålagde|bestiller|bestilte|efterspørger|efterspurgte|efterlyser|efterlyste)|(?:ønsker|beder|bad|anmoder|anmodede|pålægger|pålagde|efterspørger|efterspurgte|ønskede)\\s+${committee}|(?:${administration}|det)\\s+(?:\\p{L}+\\s+){0,2}?(?:anmodes|bedes|pålægges|ønskes)|(?:forvaltningen|administrationen)\\s+(?:skal|får\\s+til\\s+opgave|blev\\s+bedt|fik\\s+til\\s+opgave)`,
    ),
    not: words(
      `(?:ønsker|ønskede|anmoder|anmodede|bad|beder)\\s+(?:\\p{L}+\\s+){0,4}?(?:${saying})|ønsker?(?:de)?\\s+ikke|ønsker\\s+at\\s+udvide|(?:til)?ført\\s+(?:til\\s+)?(?:protokollen|referatet)|stemte|begærede?\\s+sagen|borgere(?:n|s)?\\s+ønsker`,
    ),
  },
  // Told to come back.
  {
    kind: "return",
    where: "prose",
    is: words(
      `${handled}\\s+(?:\\p{L}+\\s+){0,3}?(?:igen|på\\s+ny)|(?:sættes|komme[r]?|tages|optages)\\s+(?:\\p{L}+\\s+){0,3}?(?:på\\s+dagsordenen|op)\\s+(?:\\p{L}+\\s+){0,2}?(?:igen|på\\s+ny)|vende[r]?\\s+tilbage\\s+(?:til\\s+(?:sagen|emnet|punktet|udvalget|spørgsmålet|byrådet)|med|i|på|om|senere|når)|kommer\\s+tilbage\\s+(?:til\\s+udvalget|med)|på\\s+(?:et\\s+)?(?:senere|kommende|næste|førstkommende)\\s+(?:udvalgs)?møde\\s+(?:vil|bliver|gives|forelægges|fremlægges|behandles|præsenteres)`,
    ),
    not: words(
      "hvis|såfremt|fremgik|virksomhede\\p{L}*\\s+vender\\s+tilbage|tilbage\\s+(?:på|til)\\s+(?:arbejdsmarkedet|arbejde|job|skolen)|vende[r]?\\s+tilbage\\s+til\\s+(?:arbejde|job|uddannelse|normal)",
    ),
  },
  // The same told to other bodies, each on its day.
  {
    kind: "orientation",
    where: "prose",
    is: words(
      "(?:forelægges|fremlægges|gives)\\s+(?:\\p{L}+\\s+){0,3}?(?:en\\s+)?(?:enslydende|samlet|tilsvarende|identisk|særskilt|parallel)\\s+(?:orientering|sag|status)|enslydende\\s+(?:orientering|sag|punkt)|tilsvarende\\s+(?:sag|punkt)\\s+(?:forelægges|behandles|fremlægges)",
    ),
    bodies: true,
  },
  // Papers that are to be laid with the minutes: a task before they come out (DOMAIN §5.4).
  {
    kind: "attachment",
    where: "decision",
    is: words(
      "(?:bilægges|vedlægges|vedhæftes|lægges\\s+(?:ved|ind|på|ud)|tilføjes|udsendes|eftersendes|fremsendes|rundsendes|sendes)\\s+(?:\\p{L}+\\s+){0,4}?(?:referatet|protokollen|dagsordenen|udvalget|udvalgets\\s+medlemmer|medlemmerne|sagen)|(?:bilægges|vedlægges)\\.?$",
    ),
    not: words("tilbage|i\\s+høring|oversendes"),
  },
  {
    kind: "attachment",
    where: "prose",
    is: words(
      "(?:bilag(?:et|ene)?|notat(?:et)?|materiale(?:t)?|præsentation(?:en)?)\\s+(?:\\p{L}+\\s+){0,2}?(?:eftersendes|udsendes\\s+(?:inden|før|særskilt)|omdeles\\s+på\\s+mødet)",
    ),
  },
  // Evaluated, reported, followed up on at a time.
  {
    kind: "evaluation",
    where: "prose",
    is: words(
      "(?:midtvejs)?evalueres|(?:slut|midtvejs)?evaluering(?:en|er)?\\s+(?:\\p{L}+\\s+){0,3}?(?:foretages|gennemføres|forelægges|fremlægges|foreligger|sker|finder\\s+sted|forventes|udarbejdes|præsenteres)|(?:følges|følge)\\s+op\\s+på|opfølgning(?:en)?\\s+(?:\\p{L}+\\s+){0,3}?(?:sker|forelægges|fremlægges|gennemføres)|afrapportering(?:en)?\\s+(?:sker|forelægges|fremlægges)|(?:status|statusorientering|orientering)\\s+(?:\\p{L}+\\s+){0,3}?(?:forelægges|fremlægges|gives)|(?:revideres|revurderes|genovervejes|genbesøges|tages\\s+op\\s+til\\s+revision|opdateres)",
    ),
    needs: "aheadOrRecurring",
    not: words("hermed|på\\s+dette\\s+møde|blev|er\\s+blevet"),
    bodies: true,
  },
  // Submitted to somebody at a time that is to come.
  {
    kind: "submission",
    where: "prose",
    is: words(
      `${handled}|skal\\s+til\\s+(?:politisk\\s+|endelig\\s+)?behandling|gives\\s+(?:der\\s+)?(?:en\\s+)?(?:\\p{L}+\\s+)?(?:status|orientering)|(?:vil|skal|kan)\\s+(?:\\p{L}+\\s+){0,4}?(?:blive\\s+)?(?:forelagt|fremlagt|præsenteret|behandlet|drøftet|forelægge|fremlægge|præsentere|orientere|komme\\s+med|fremsende|afrapportere|få\\s+forelagt)|(?:forelagt|fremlagt|præsenteret)\\s+(?:en\\s+)?sag`,
    ),
    needs: "ahead",
    not: words(
      "hermed|med\\s+dette\\s+punkt|på\\s+dette\\s+møde|i\\s+(?:denne\\s+)?sagen?\\s+(?:forelægges|fremlægges|orienteres)|i\\s+det\\s+følgende|blev|blevet|har\\s+været|er\\s+tidligere|i\\s+dag|hvis|nås\\s+ikke|formålet\\s+med\\s+(?:sagen|punktet)",
    ),
    bodies: true,
  },
  {
    kind: "submission",
    where: "prose",
    is: words(
      "afreporteres|afrapporteres\\s+(?:\\p{L}+\\s+){0,3}?særskilt|forelægges\\s+(?:\\p{L}+\\s+){0,2}?særskilt|særskilt\\s+(?:sag|punkt)\\s+(?:om\\s+\\p{L}+\\s+)?(?:forelægges|fremlægges)",
    ),
  },
  // Followed closely, told of as it goes.
  {
    kind: "monitoring",
    where: "prose",
    is: words(
      "(?:følges|følger|følge)\\s+(?:\\p{L}+\\s+){0,4}?(?:tæt|nøje|løbende)|(?:holdes|holder\\s+udvalget|holde\\s+udvalget)\\s+(?:løbende\\s+)?(?:orienteret|underrettet)|(?:orienteres|underrettes)\\s+(?:\\p{L}+\\s+){0,2}?løbende|løbende\\s+(?:blive\\s+)?(?:orienteres|orientere[rt]?|afrapporter\\p{L}+)|har\\s+fokus\\s+på\\s+at\\s+følge",
    ),
    not: words("som\\s+følger|følger\\s+af|blev|retningslinjer(?:ne)?|vejledninger|reglerne|lovgivningen|kræver\\s+at|mulighed\\s+for"),
  },
  // Money given: what it is for and by when, how it is paid, what is to be accounted for.
  {
    kind: "grant",
    where: "prose",
    is: words(
      "til\\s+(?:anvendelse|forbrug|brug)\\s+i\\s+(?:perioden\\s+)?20\\d\\d|(?:skal\\s+)?(?:an|for)(?:v|b)(?:endes|ruges)\\s+(?:inden|senest)|udbetales\\s+(?:\\p{L}+\\s+){0,2}?(?:kvartalsvis|månedligt|halvårligt|årligt|i\\s+rater|forud|bagud)|(?:regnskab(?:et)?|revisionspåtegnet\\s+regnskab|afrapportering)\\s+(?:\\p{L}+\\s+){0,3}?(?:indsendes|aflægges|fremsendes|indleveres)",
    ),
    needs: "aheadOrRecurring",
    not: words("overført|overførsel|overføres|overførsler"),
  },
  {
    kind: "grant",
    where: "prose",
    is: words(
      "(?:bevilling(?:sskrivelse|sbrev|en)?|tilskud(?:det)?|tilsagn(?:et)?|puljemidler(?:ne)?)\\s+[^;]{0,120}?(?:projektperioden|bevillingsperioden|tilskudsperioden|for\\s+perioden|i\\s+perioden)",
    ),
    needs: "ahead",
  },
  // What the municipality bound itself to.
  {
    kind: "duty",
    where: "prose",
    is: words(
      "forpligter\\s+(?:\\p{L}+\\s+){0,3}?sig\\s+til|har\\s+forpligtet\\s+sig\\s+til|\\p{L}+\\s+kommune\\s+skal\\s+(?:modtage|etablere|anvise|finde|levere|spare|bidrage\\s+med|nedbringe|betale)\\s+(?:ca\\.\\s+|mindst\\s+|yderligere\\s+)?\\d+",
    ),
  },
  // An aim or a last day.
  {
    kind: "target",
    where: "prose",
    is: words(
      "(?:målet|målsætningen|ambitionen|sigtet|formålet)(?:\\s+(?:\\p{L}|-)+){0,5}?\\s+er(?:\\s+bl\\.a\\.|\\s+blandt\\s+andet|\\s+således|\\s+fortsat)?,?\\s+(?:at\\s+(?:øge|nedbringe|reducere|sænke|nå|halvere|fordoble|mindst|højst)[^;]{0,300}?\\d+\\s*(?:%|pct|procent|mio|personer|borgere|kr))",
    ),
  },
  {
    kind: "target",
    where: "prose",
    is: words(
      "forventes\\s+(?:\\p{L}+\\s+){0,4}?(?:afsluttet|færdig|færdiggjort|færdigt|klar|klart|vedtaget|godkendt|igangsat|implementeret|gennemført|forelagt|fremlagt|behandlet|udbudt|taget\\s+i\\s+brug|at\\s+(?:være|blive|kunne|stå|foreligge|starte|træde))",
    ),
    needs: "ahead",
    not: words("ledigheden|væksten|priserne|regeringen|folketinget|finansminister\\p{L}+|lovforslag\\p{L}*|reform\\p{L}*|hvis|raskmeldt"),
  },
  {
    kind: "target",
    where: "prose",
    is: words(
      `(?:(?:skal|planlægges|(?:${administration})\\s+vil|vil\\s+blive)\\s+(?:\\p{L}+\\s+){0,6}?(?:\\p{L}{4,}es|være\\s+(?:\\p{L}+\\s+)?\\p{L}+(?:et|t|dig|klar)|sikre|\\p{L}+et)|(?:igangsættes|gennemføres|afsluttes|iværksættes|implementeres|etableres|udføres|opstartes|udbydes|screenes|ibrugtages|påbegyndes|udarbejdes|afdækkes|undersøges|afholdes))[^;]{0,140}?(?:inden\\s+(?!for\\s+\\p{L}+(?:området|sektoren))|senest|i\\s+løbet\\s+af|frem\\s+til\\s+årsskiftet|ved\\s+udgangen|i\\s+(?=(?:foråret|sommeren|efteråret|vinteren)))`,
    ),
    needs: "ahead",
    not: words(
      "har|blev|kommunerne|borgeren|borgere,|ansøger(?:en|e)?|ansøgning(?:en|er)?\\s+skal|klage(?:n|r)?|lovforslag\\p{L}*|i\\s+henhold\\s+til|ifølge|kriteri\\p{L}*|reform\\p{L}*|lovgivning\\p{L}*|lejemål|hvis|normalt|sandsynligvis|forventer,\\s+at|omfattet",
    ),
  },
  // What goes on.
  {
    kind: "continuation",
    where: "prose",
    is: words(
      "vil\\s+(?:\\p{L}+\\s+){0,2}?(?:fortsætte|blive\\s+videreført|blive\\s+forlænget)|fortsætter\\s+(?:\\p{L}+\\s+){0,3}?(?:indtil|til|frem\\s+til|til\\s+og\\s+med|som\\s+en\\s+del|uændret|i\\s+(?:20\\d\\d|ansættelse|drift))|videreføres\\s+(?:\\p{L}+\\s+){0,3}?(?:som|til|i\\s+20|frem|uændret|permanent)|(?:arbejder|arbejdes)\\s+(?:\\p{L}+\\s+){0,3}?videre|(?:bliver|vil)\\s+(?:\\p{L}+\\s+){0,3}?arbejdet\\s+videre|(?:model|plan|ramme|proces|køreplan)\\s+for\\s+det\\s+videre\\s+arbejde|forlænges\\s+(?:\\p{L}+\\s+){0,3}?(?:til|med|frem)",
    ),
    not: words(
      "besluttet\\s+at|videreføres\\s+som\\s+en\\s+toårig|ledigheden|udviklingen|faldet|stigningen|væksten|faldende|stigende|stige[r]?|falde[r]?|hvis|såfremt|(?:skal|kan|kunne)\\s+(?:der\\s+)?arbejdes|besluttede|beslutter?,?\\s+om|hvilke|ikke\\s+på\\s+nuværende\\s+tidspunkt|anbefaler|anbefales|havde",
    ),
  },
  // What the administration says it is doing or will do.
  {
    kind: "work",
    where: "prose",
    is: words(
      `${administration}\\s+(?:\\p{L}+\\s+){0,2}?arbejder\\s+(?:\\p{L}+\\s+){0,2}?(?:på\\s+(?:at|en|et)\\b|aktivt\\s+med|hårdt\\s+på)|arbejder\\s+aktivt\\s+(?:med|på)|arbejder\\s+(?:derfor\\s+)?(?:hele\\s+tiden|fortsat)\\s+(?:for|på)\\s+at|(?:vil\\s+(?:forvaltningen|administrationen|jobcentret|centret)|(?:forvaltningen|administrationen|jobcentret|centret)\\s+vil)\\s+(?:\\p{L}+\\s+){0,3}?(?:understøtte|udarbejde|undersøge|afdække|iværksætte|igangsætte|indkalde|invitere|sikre|tage\\s+kontakt|gå\\s+i\\s+dialog|følge\\s+op|vende\\s+tilbage|udvikle|etablere|indhente|styrke|opdatere|justere|implementere|arbejde)|(?:metoder|tilgange|erfaringer(?:ne)?|anbefalinger(?:ne)?|resultater(?:ne)?)\\s+(?:og\\s+\\p{L}+\\s+)?(?:indarbejdes|implementeres|omsættes)|skal\\s+(?:metoder|tilgange|erfaringer(?:ne)?|anbefalinger(?:ne)?)[^.]{0,40}?(?:indarbejdes|implementeres|omsættes)|(?:vil|skal)\\s+(?:der\\s+)?(?:fremadrettet|fremover)\\s+(?:\\p{L}+\\s+){0,3}?(?:være|komme)\\s+(?:et\\s+)?(?:ekstra|øget|særlig|særligt|skærpet|større)\\s+fokus|har\\s+(?:\\p{L}+\\s+){0,2}?(?:indledt|påbegyndt|igangsat|iværksat)\\s+(?:\\p{L}+\\s+){0,8}?(?:\\(\\p{Lu}+\\)\\s+)?med\\s+henblik\\s+på\\s+at|ansøgning\\s+om\\s+midler\\s+(?:fra|hos|til)(?!\\s+\\p{L}+:$)`,
    ),
    not: words("hvis|såfremt|på\\s+mødet\\s+vil|vil\\s+på\\s+mødet|løbende\\s+blive|blev|har\\s+arbejdet|kunne\\s+undersøge|anbefaler"),
  },
  // In a decision, what the administration does next is an order.
  {
    kind: "work",
    where: "decision",
    is: words(
      "(?:forvaltningen|administrationen|jobcentret|direktionen|sekretariatet|formanden|borgmesteren|afdelingen)\\s+(?:\\p{L}+\\s+){0,1}?(?:undersøger|udarbejder|afklarer|afdækker|kontakter|tager\\s+kontakt|går\\s+i\\s+dialog|indkalder|inviterer|følger\\s+op|sørger\\s+for|sender|indhenter|forbereder|bemyndiges|tilretter|justerer|arbejder\\s+videre)",
    ),
  },
  // A political signal: not an order, often followed up on (DOMAIN §5.4).
  {
    kind: "signal",
    where: "decision",
    is: words(
      `${committee}\\s+(?:\\p{L}+\\s+){0,2}?(?:lægger|lagde)\\s+(?:\\p{L}+\\s+)?vægt\\s+på|(?:giver|gav)\\s+udtryk\\s+for|tilkendegiver(?:\\s+udvalget)?|tilkendegav`,
    ),
    not: words("mindretal\\p{L}*|stemte\\s+imod"),
  },
];
