/** Invented cases of the employment committee. Every number, place and organisation is made up. */

import type { CaseFile } from "./case-file.ts";

export const employmentCases: readonly CaseFile[] = [
  {
    number: "15.00.15-P16-3-24",
    handlings: [
      {
        committee: "employment", month: "2024-10", title: "1. behandling af Beskæftigelsesplan 2025-2026",
        resume: "Forvaltningen forelægger udkast til Beskæftigelsesplan 2025-2026 til 1. behandling. Planen samler mål for kontanthjælpsmodtagere, sygemeldte, unge og flygtninge.",
        text: [
          "Lindeborg Kommunes beskæftigelsesplan beskriver mål og indsatser for de kommende to år. Udkastet bygger på udvalgets temamøde i august, hvor der blev peget på småjobs, virksomhedspraktik og en tidligere indsats for sygemeldte.",
          "Planen har fire lokale mål:",
          "- Flere kontanthjælpsmodtagere skal have ordinære timer i en virksomhed.",
          "- Sygemeldte skal have en samtale om tilbagevenden til arbejdet inden uge 6.",
          "- Unge uden uddannelse skal i gang senest fire uger efter, at de har søgt hjælp.",
          "- Flygtninge og familiesammenførte skal have et job eller en praktikplads inden for et år.",
          "På baggrund af 1. behandlingen sendes planen i høring i Det Lokale Arbejdsmarkedsråd og Handicaprådet. Den forelægges til 2. behandling på udvalgets møde i december 2024.",
        ],
        law: "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.", decides: "Kommunalbestyrelsen",
        points: ["at udkast til Beskæftigelsesplan 2025-2026 1. behandles, og", "at udkastet sendes i høring frem til den 22. november 2024."],
        decision: "Tiltrådt.\n\nUdvalget ønsker, at målet om ordinære timer bliver skarpere ved 2. behandlingen.", attachments: ["Udkast til Beskæftigelsesplan 2025-2026"],
      },
      {
        committee: "employment", month: "2024-12", title: "2. behandling af Beskæftigelsesplan 2025-2026",
        resume: "Udkastet har været i høring. Der er kommet to høringssvar, og målet om ordinære timer er skærpet.",
        text: [
          "Handicaprådet ønsker, at de handicapkompenserende ordninger nævnes i planen. Arbejdsmarkedsrådet støtter målet om småjobs, men gør opmærksom på, at de mindste virksomheder skal have hjælp til papirarbejdet.",
          "Målet om ordinære timer er efter udvalgets ønske skærpet: Ved udgangen af 2026 skal 30 procent af kontanthjælpsmodtagerne have ordinære timer mod 21 procent i dag.",
          "Planen forelægges kommunalbestyrelsen den 18. december 2024.",
        ],
        law: "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.", decides: "Kommunalbestyrelsen",
        points: ["at Beskæftigelsesplan 2025-2026 anbefales over for kommunalbestyrelsen."],
        decision: "Anbefales.", attachments: ["Beskæftigelsesplan 2025-2026, endeligt udkast", "Høringssvar fra Handicaprådet", "Høringssvar fra Arbejdsmarkedsrådet"],
      },
      {
        committee: "employment", month: "2025-09", title: "Midtvejsstatus på Beskæftigelsesplan 2025-2026",
        resume: "Otte måneder inde i planen er to af fire mål nået. Målet om ordinære timer ligger bagud.",
        text: [
          "Tabellen viser målene, udgangspunktet og status.",
          "Mål\tUdgangspunkt\tStatus\tMål 2026", "Kontanthjælpsmodtagere med ordinære timer\t21 pct.\t24 pct.\t30 pct.", "Samtale inden uge 6\t48 pct.\t71 pct.\t70 pct.", "Unge i gang inden fire uger\t55 pct.\t63 pct.\t75 pct.", "Flygtninge i job eller praktik\t38 pct.\t52 pct.\t50 pct.",
          "Forvaltningen vil i efteråret ansætte en virksomhedskonsulent, der alene arbejder med småjobs i detailhandel og rengøring.",
        ],
        points: ["at status tages til efterretning, og", "at udvalget får en ny status i foråret 2026."],
        decision: "Taget til efterretning.\n\nYasmin Elkjær (Ø) tager forbehold for ansættelsen.", attachments: ["Status på mål, august 2025"],
      },
      {
        committee: "employment", month: "2026-04", title: "Status på Beskæftigelsesplan 2025-2026",
        resume: "Status på planens fire mål pr. 1. april 2026.",
        text: [
          "Andelen af kontanthjælpsmodtagere med ordinære timer er steget til 28 procent. Forvaltningen venter, at målet på 30 procent nås i løbet af efteråret.",
          "Efter reformen 1. juli 2025 er uddannelseshjælp og selvforsørgelses- og hjemrejseydelse samlet i kontanthjælpen. Tallene før og efter kan derfor ikke sammenlignes direkte.",
        ],
        points: ["at status tages til efterretning."], decision: "Taget til efterretning.", attachments: ["Status på mål, april 2026"],
      },
    ],
  },
  {
    number: "27.18.04-Ø54-7-23",
    handlings: [
      {
        committee: "employment", month: "2024-11", title: "Ansøgning om støtte fra Værkstedet Havnegade",
        resume: "Værkstedet Havnegade søger om 240.000 kr. til et år med åbent værksted for langtidsledige.",
        text: [
          "Foreningen Værkstedet Havnegade driver et åbent værksted, hvor borgere på kanten af arbejdsmarkedet reparerer cykler og møbler. I 2023 kom der i gennemsnit 34 deltagere om ugen.",
          "Foreningen fik 150.000 kr. i 2024 som en engangsbevilling. Den søger nu om 240.000 kr. til løn til en halvtidsansat værkstedsleder.",
          "Forvaltningen vurderer, at der ikke er plads i puljen til det fulde beløb.",
        ],
        law: "Lov om social service § 18", money: "Der er 410.000 kr. tilbage i § 18-puljen for 2025.",
        points: ["at der gives afslag på ansøgningen om 240.000 kr.", "at foreningen opfordres til at søge om et mindre beløb inden den 1. februar 2025."],
        decision: "Tiltrådt.", attachments: ["Ansøgning fra Værkstedet Havnegade", "Regnskab 2023"],
      },
      {
        committee: "employment", month: "2025-02", title: "Fornyet ansøgning fra Værkstedet Havnegade",
        resume: "Foreningen søger nu om 120.000 kr. til værkstedet i 2025.",
        text: ["Foreningen har fulgt udvalgets opfordring og søger om 120.000 kr. Beløbet dækker husleje og materialer. Værkstedslederen lønnes i stedet af fondsmidler."],
        law: "Lov om social service § 18", money: "Udgiften kan holdes inden for § 18-puljen.",
        points: ["at der bevilges 120.000 kr. til Værkstedet Havnegade i 2025, og", "at foreningen aflægger regnskab senest den 1. april 2026."],
        decision: "Bevilget.", attachments: ["Ansøgning om 120.000 kr.", "Budget 2025"],
      },
      {
        committee: "employment", month: "2026-05", title: "Regnskab for tilskud til Værkstedet Havnegade",
        resume: "Foreningen har aflagt regnskab for tilskuddet på 120.000 kr. i 2025.",
        text: ["Regnskabet viser, at tilskuddet er brugt efter formålet: 96.000 kr. til husleje og 24.000 kr. til materialer. I alt 61 borgere har deltaget, og 9 af dem er kommet i ordinært arbejde."],
        points: ["at regnskabet godkendes."], decision: "Godkendt.", attachments: ["Regnskab 2025 med påtegning"],
      },
    ],
  },
  {
    number: "15.40.00-G01-11-24",
    handlings: [
      {
        committee: "employment", month: "2024-11", title: "Modtagelse af flygtninge i 2025",
        resume: "Kommunens kvote for 2025 er 14 flygtninge. Forvaltningen beskriver boligplacering og den første indsats.",
        text: [
          "Udlændingestyrelsen har meldt en kvote på 14 personer ud for 2025. Hertil ventes ni familiesammenførte.",
          "Nye borgere får et midlertidigt opholdssted på Skovbrynet, hvor der er plads til 18 personer, og en kontaktperson i jobcentret fra den første dag.",
          "I dag er der 112 ukrainske flygtninge med opholdstilladelse i kommunen. Af de 68 i den arbejdsdygtige alder er 47 i job.",
        ],
        law: "Integrationsloven", points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning.",
      },
      {
        committee: "employment", month: "2025-11", title: "Modtagelse af flygtninge i 2026",
        resume: "Kommunens kvote for 2026 er 11 flygtninge. Huslejen på Skovbrynet stiger.",
        text: ["Kvoten for 2026 er 11 personer. Lejemålet på Skovbrynet kan forlænges i to år, men huslejen stiger med 8 procent.", "Forvaltningen anbefaler en forlængelse, da der ikke er ledige almene boliger i den prisklasse, flygtninge kan betale."],
        law: "Integrationsloven", money: "Merudgiften er 64.000 kr. årligt og holdes inden for rammen.",
        points: ["at lejemålet på Skovbrynet forlænges til udgangen af 2027."], decision: "Godkendt.", attachments: ["Notat om boligplacering"],
      },
    ],
  },
  {
    number: "15.20.00-G01-5-25",
    handlings: [
      {
        committee: "employment", month: "2025-03", title: "Forsøg med jobordrer i Lindeborg Erhvervspark",
        resume: "Jobcentret vil samle rekrutteringen for 22 virksomheder i erhvervsparken på ét telefonnummer.",
        text: [
          "Virksomhederne i erhvervsparken mangler især folk til lager, rengøring og køkken. I dag ringer fem forskellige konsulenter til de samme virksomheder.",
          "Forslaget er, at én konsulent tager imod alle jobordrer og svarer inden to arbejdsdage. Forsøget løber fra 1. maj 2025 til 30. april 2026 og evalueres halvårligt.",
        ],
        money: "Inden for rammen.", points: ["at forsøget godkendes, og", "at udvalget får en evaluering i efteråret 2025."],
        decision: "Godkendt.\n\nUdvalget beder forvaltningen om at tale med de faglige organisationer, inden forsøget går i gang.",
      },
      {
        committee: "employment", month: "2025-10", title: "Evaluering af jobordrer i Lindeborg Erhvervspark",
        resume: "I forsøgets første halve år er der kommet 74 jobordrer, og 41 af dem er besat med ledige.",
        text: ["Virksomhederne svarer i gennemsnit 4,3 på en skala fra 1 til 5, når de bliver spurgt til samarbejdet.", "Måned\tJobordrer\tBesat", "Maj\t8\t3", "Juni\t11\t6", "Juli\t9\t4", "August\t15\t9", "September\t31\t19"],
        points: ["at evalueringen tages til efterretning."], decision: "Taget til efterretning.", attachments: ["Evaluering, maj-september 2025"],
      },
    ],
  },
  {
    number: "15.00.30-K03-2-25",
    handlings: [
      {
        committee: "employment", month: "2025-06", title: "Ankestyrelsens statistik over afgørelser 2024",
        resume: "Ankestyrelsen behandlede 40 klager over kommunens afgørelser på beskæftigelsesområdet i 2024.",
        text: ["Afgørelse\tAntal", "Stadfæstet\t24", "Ændret\t6", "Hjemvist\t6", "Afvist\t4", "Omgørelsesprocenten er 33, når de afviste sager holdes ude. Landsgennemsnittet er 29.", "Forvaltningen vil gennemgå de seks hjemviste sager med henblik på bedre oplysning af sagerne."],
        points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning.\n\nUdvalget ønsker en opfølgning på de hjemviste sager i efteråret.", attachments: ["Ankestyrelsens opgørelse 2024"],
      },
    ],
  },
  {
    number: "17.27.00-G01-9-25",
    handlings: [
      {
        committee: "employment", month: "2025-05", title: "Fælles ungeindsats i Lindeborg: ny organisering af uddannelsesvejledning, jobcenter, ungdomsskole og den forebyggende indsats under ét tag fra 1. januar 2026",
        resume: "Fire afdelinger foreslås samlet i et ungehus på Stationsvej. Sagen behandles samtidig i Børne- og Skoleudvalget.",
        text: ["Unge møder i dag op til fire forskellige medarbejdere, før de får en plan. Et samlet ungehus skal give den unge én kontaktperson og én plan.", "Der forelægges en enslydende sag på Børne- og Skoleudvalgets møde samme uge."],
        money: "Etableringen koster 1,8 mio. kr., som foreslås taget op i budgetforhandlingerne for 2026.", decides: "Kommunalbestyrelsen",
        points: ["at modellen drøftes, og", "at udvalget over for kommunalbestyrelsen anbefaler, at etableringen indgår i budgetforhandlingerne."],
        decision: "Udvalget anbefaler, at etableringen indgår i budgetforhandlingerne.\n\nHolger Lysdal (C) stemte imod og ønskede tilført protokollen, at et ungehus bør ligge i bymidten.", attachments: ["Model for ungehus", "Økonomi"],
      },
      {
        committee: "children", month: "2025-05", title: "Fælles ungeindsats i Lindeborg: ny organisering fra 1. januar 2026",
        resume: "Enslydende sag med Beskæftigelses- og Integrationsudvalget.",
        text: ["Ungdomsskolens bestyrelse er positiv, men ønsker at beholde egne lokaler til aftenholdene."],
        decides: "Kommunalbestyrelsen", points: ["at modellen drøftes, og", "at udvalget over for kommunalbestyrelsen anbefaler, at etableringen indgår i budgetforhandlingerne."],
        decision: "Drøftet. Anbefales.", attachments: ["Model for ungehus"],
      },
      {
        committee: "employment", month: "2026-02", title: "Ungehuset på Stationsvej er åbnet",
        resume: "Ungehuset åbnede den 5. januar 2026. De første 120 unge har fået en kontaktperson.",
        text: ["Udvalget besøger ungehuset i forbindelse med mødet i april."], points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning.",
      },
    ],
  },
  {
    number: "15.00.00-G01-21-25",
    handlings: [
      { committee: "employment", month: "2025-08", title: "Brugerundersøgelse blandt sygemeldte", resume: "212 sygemeldte har svaret på spørgsmål om mødet med jobcentret. Svarprocenten er 41.", text: ["De fleste oplever at blive hørt, men hver tredje ved ikke, hvad der skal ske som det næste. Ventetiden på en samtale opleves som den værste del af forløbet."], points: ["at orienteringen tages til efterretning."], decision: "Punktet udsættes til et senere møde.", attachments: ["Resultater af brugerundersøgelsen"] },
      { committee: "employment", month: "2025-12", title: "Brugerundersøgelse blandt sygemeldte", resume: "Genoptaget fra mødet i august 2025.", text: ["Undersøgelsen blev udsat på mødet i august. Siden da har jobcentret indført et brev, som efter hver samtale fortæller den sygemeldte, hvad der nu sker."], points: ["at orienteringen tages til efterretning, og", "at undersøgelsen gentages i 2027."], decision: "Tiltrådt.", attachments: ["Resultater af brugerundersøgelsen", "Nyt brev til sygemeldte"] },
    ],
  },
  {
    number: "15.00.00-G01-30-26",
    handlings: [
      { committee: "employment", month: "2026-08", title: "Benchmarking af kommunens indsats: plads nr. 23 på ranglisten", resume: "Lindeborg er gået fra plads nr. 37 til plads nr. 23 på den halvårlige rangliste.", text: ["Ydelse\tFør\tNu", "Samlet\t37. plads\t23. plads", "Dagpenge\t18. plads\t20. plads", "Kontanthjælp\t44. plads\t26. plads", "Sygedagpenge\t51. plads\t31. plads", "Kommunen har 0,3 procentpoint færre på offentlig forsørgelse end forventet, hvilket svarer til omkring 45 fuldtidspersoner."], points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning.", attachments: ["Rangliste, 1. halvår 2026"] },
    ],
  },
];
