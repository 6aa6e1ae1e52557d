/** Invented cases of the climate, technology and environment committee. */

import type { CaseFile } from "./case-file.ts";

export const climateCases: readonly CaseFile[] = [
  {
    number: "05.01.10-P20-8-24",
    handlings: [
      { committee: "climate", month: "2024-10", title: "Cykelsti mellem Lindeborg og Sønderskov: valg af linjeføring", resume: "Tre linjeføringer er undersøgt. Den østlige er kortest, men går gennem et beskyttet område.", text: ["Strækningen er 4,2 km. Der kører i dag 3.900 biler i døgnet på Sønderskovvej, og 140 skolebørn bor langs vejen.", "Linjeføring\tLængde\tPris", "Øst\t3,8 km\t11,4 mio. kr.", "Midt\t4,2 km\t12,6 mio. kr.", "Vest\t5,1 km\t14,0 mio. kr."], money: "Der er afsat 13 mio. kr. på investeringsoversigten 2025-2026.", points: ["at den midterste linjeføring vælges, og", "at der søges om statslig medfinansiering."], decision: "Godkendt.", attachments: ["Linjeføringer, kort", "Trafiktælling 2024"] },
      { committee: "climate", month: "2025-05", title: "Cykelsti mellem Lindeborg og Sønderskov: anlægsbevilling", resume: "Staten giver 4,1 mio. kr. i tilskud.", text: ["Projektet ventes færdigt til skolestart i august 2026. Der skal erhverves jord fra elleve lodsejere."], money: "Anlægsudgiften er 12,6 mio. kr., heraf statsligt tilskud 4,1 mio. kr.", decides: "Kommunalbestyrelsen", points: ["at der over for kommunalbestyrelsen anbefales en anlægsbevilling på 12,6 mio. kr."], decision: "Anbefales.", attachments: ["Tilsagn om statsligt tilskud"] },
      { committee: "climate", month: "2025-11", title: "Cykelsti mellem Lindeborg og Sønderskov: ekspropriation", resume: "Der er indgået aftale med ni af elleve lodsejere.", text: ["To lodsejere har ikke ønsket en frivillig aftale. Sagen om dem behandles som et lukket punkt."], law: "Vejlovens kapitel 10", points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning." },
      { committee: "climate", month: "2025-11", title: "Ekspropriation af to arealer", closed: true, decision: "Tiltrådt." },
      { committee: "climate", month: "2026-08", title: "Cykelstien mellem Lindeborg og Sønderskov er indviet", resume: "Cykelstien blev indviet den 10. august 2026, tre uger før tid.", text: ["Regnskabet ventes at holde sig inden for anlægsbevillingen og forelægges i foråret 2027."], points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning." },
    ],
  },
  {
    number: "06.00.05-P16-1-25",
    handlings: [
      { committee: "climate", month: "2025-02", title: "Klimatilpasning ved Linde Å: forslag til indsatsplan", resume: "Ved skybruddet i september 2024 stod 63 kældre under vand. Forvaltningen foreslår tre indsatser langs åen.", text: ["- Et våområde ved Mølleengen, der kan holde 40.000 m³ vand.", "- Højere brinker ved Åparken.", "- Åbning af det rørlagte løb under Torvet.", "Borgermødet i januar samlede 180 deltagere."], money: "Den samlede udgift skønnes til 28 mio. kr. over fire år.", decides: "Kommunalbestyrelsen", points: ["at forslag til indsatsplan sendes i offentlig høring i otte uger."], decision: "Sendes i høring.", attachments: ["Forslag til indsatsplan", "Oversvømmelseskort", "Referat af borgermøde"] },
      { committee: "climate", month: "2025-06", title: "Klimatilpasning ved Linde Å: endelig indsatsplan", resume: "Der er kommet 41 høringssvar. Åbningen af løbet under Torvet udgår.", text: ["Handelsforeningen frygter, at Torvet mister parkeringspladser. Forvaltningen foreslår derfor, at den del udgår, og at brinkerne ved Åparken hæves yderligere 20 cm."], decides: "Kommunalbestyrelsen", points: ["at indsatsplanen uden åbning af løbet under Torvet anbefales godkendt i kommunalbestyrelsen."], decision: "Et flertal (V, C, A) anbefaler indstillingen. Sidsel Kragh (Å) stemte imod.\n\nSidsel Kragh (Å) ønskede tilført protokollen, at planen uden åbningen af løbet ikke løser problemet i bymidten.", attachments: ["Indsatsplan", "Hvidbog over høringssvar"] },
      { committee: "climate", month: "2026-03", title: "Våområde ved Mølleengen: frigivelse af anlægsmidler", resume: "Projektet er udbudt, og den laveste pris er 7,9 mio. kr.", text: ["Der er kommet fem tilbud. Arbejdet begynder i juni og ventes færdigt i november 2026."], money: "Rådighedsbeløbet på 8,5 mio. kr. er afsat i budget 2026.", points: ["at der frigives 8,5 mio. kr. til våområdet ved Mølleengen."], decision: "Frigivet.", attachments: ["Tilbudsoversigt"] },
    ],
  },
  {
    number: "01.02.05-P16-14-24",
    handlings: [
      { committee: "climate", month: "2024-11", title: "Lokalplan 214 for boliger ved Østre Havn - forslag", resume: "Forslag til lokalplan for 120 boliger i op til fem etager.", text: ["Området er i dag lager og parkering. Mindst 25 procent af boligerne skal være almene."], points: ["at forslag til lokalplan 214 sendes i offentlig høring i otte uger."], decision: "Godkendt.", attachments: ["Forslag til lokalplan 214", "Skyggediagrammer"] },
      { committee: "climate", month: "2025-03", title: "Lokalplan 214 for boliger ved Østre Havn - endelig vedtagelse", resume: "Efter høringen foreslås bygningerne mod vandet sænket til fire etager.", text: ["Der kom 66 indsigelser, de fleste om højden og udsigten fra Strandvej."], decides: "Kommunalbestyrelsen", points: ["at lokalplan 214 med de foreslåede ændringer anbefales vedtaget endeligt."], decision: "Anbefales.", attachments: ["Lokalplan 214", "Notat om indsigelser"] },
    ],
  },
  {
    number: "13.06.00-G01-2-25",
    handlings: [
      { committee: "climate", month: "2025-01", title: "Varmeplan: fjernvarme til Kirkebakken", resume: "480 husstande på Kirkebakken kan få fjernvarme, hvis mindst 60 procent tilslutter sig.", text: ["Lindeborg Fjernvarme har indsendt projektforslag. Selskabsøkonomien balancerer ved 60 procents tilslutning.", "Husstande, der ikke ønsker fjernvarme, kan beholde deres varmepumpe."], law: "Varmeforsyningsloven", points: ["at projektforslaget sendes i høring i fire uger."], decision: "Sendes i høring.", attachments: ["Projektforslag fra Lindeborg Fjernvarme"] },
      { committee: "climate", month: "2025-04", title: "Varmeplan: fjernvarme til Kirkebakken - godkendelse af projektforslag", resume: "Tilslutningen er 64 procent.", text: ["Projektforslaget opfylder kravet om samfundsøkonomisk overskud."], law: "Varmeforsyningsloven", points: ["at projektforslaget godkendes."], decision: "Godkendt.", attachments: ["Revideret projektforslag"] },
    ],
  },
  {
    number: "04.04.00-G01-3-26",
    handlings: [
      { committee: "climate", month: "2026-02", title: "Medlemsforslag fra Sidsel Kragh (F) om vild natur på kommunens græsarealer", resume: "Forslag om at slå græsset én gang om året på 40 ud af 130 hektar.", text: ["Forvaltningen vurderer, at 22 hektar egner sig uden gener for boldspil og trafiksikkerhed."], by: "Sidsel Kragh", points: ["at forslaget godkendes."], decision: "Forslaget oversendes til forvaltningen, som forelægger en plan i maj 2026.", attachments: ["Forslag fra Sidsel Kragh"] },
      { committee: "climate", month: "2026-05", title: "Plan for vild natur på kommunens græsarealer", resume: "22 hektar udlægges som vild natur fra 2027.", text: ["Besparelsen på græsslåning er 110.000 kr. om året, som bruges til såning af hjemmehørende blomster."], points: ["at planen godkendes."], decision: "Godkendt.", attachments: ["Kort over arealer"] },
    ],
  },
  {
    number: "05.05.00-G01-17-25",
    handlings: [
      { committee: "climate", month: "2025-09", title: "Trafiksikkerhed ved Åskolen", resume: "Skolebestyrelsen ønsker en sænket hastighed til 30 km/t.", text: ["Politiet har givet samtykke til en hastighedszone. Der etableres to bump og et hævet fodgængerfelt."], money: "480.000 kr. fra puljen til trafiksikkerhed.", points: ["at hastighedszonen godkendes, og", "at der frigives 480.000 kr."], decision: "Tiltrådt.", attachments: ["Skitse af hastighedszone"] },
    ],
  },
];
