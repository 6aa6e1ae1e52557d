/** Invented cases of the children and school committee. */

import type { CaseFile } from "./case-file.ts";

export const childrenCases: readonly CaseFile[] = [
  {
    number: "17.01.04-P16-2-24",
    handlings: [
      {
        committee: "children", month: "2024-10", title: "Ny skolestruktur i Sønderskov: tre modeller",
        resume: "Elevtallet på Sønderskov Skole er faldet fra 312 til 241 på fem år. Forvaltningen forelægger tre modeller for skolens fremtid.",
        text: ["Model 1 bevarer skolen med fælles ledelse med Åskolen. Model 2 flytter udskolingen til Åskolen. Model 3 lukker skolen fra august 2026.", "Skolebestyrelserne på begge skoler har bedt om, at der ikke træffes beslutning før jul."],
        hearing: "Modellerne sendes i høring i skolebestyrelser, MED-udvalg og Ældrerådet i otte uger.", decides: "Kommunalbestyrelsen",
        points: ["at de tre modeller sendes i høring frem til den 13. december 2024."], decision: "Sendes i høring.\n\nBirger Holmsted (O) kan ikke støtte, at model 3 sendes i høring.", attachments: ["Notat om elevtal 2019-2034", "Beskrivelse af tre modeller", "Kort over skoledistrikter"],
      },
      {
        committee: "children", month: "2025-01", title: "Ny skolestruktur i Sønderskov: høringssvar og indstilling",
        resume: "Der er kommet 187 høringssvar. Forvaltningen indstiller model 1 med fælles ledelse.",
        text: ["Langt de fleste høringssvar ønsker skolen bevaret. Flere peger på, at en skolelukning vil ramme foreningslivet og dagligvarebutikken i Sønderskov.", "Model 1 sparer 0,9 mio. kr. om året mod 3,4 mio. kr. i model 3."],
        decides: "Kommunalbestyrelsen", points: ["at udvalget over for kommunalbestyrelsen anbefaler model 1, og", "at elevtallet følges og forelægges udvalget hvert år i oktober."],
        decision: "Et flertal bestående af A, F og B anbefaler model 1. V og O stemte imod, da de ønsker model 2.", attachments: ["187 høringssvar, samlet", "Sammenfatning af høringssvar"],
      },
      {
        committee: "children", month: "2025-10", title: "Elevtal på Sønderskov Skole efter skoleåret 2025/2026's start",
        resume: "Elevtallet er 238. Prognosen holder.", text: ["Ved skoleårets start gik der 238 elever på Sønderskov Skole, tre færre end året før. Den fælles ledelse er på plads."],
        points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning.",
      },
    ],
  },
  {
    number: "28.06.00-G01-4-25",
    handlings: [
      { committee: "children", month: "2025-03", title: "Minimumsnormeringer og pladsmangel i dagtilbud", resume: "Der mangler 32 vuggestuepladser i Lindeborg by fra sommeren 2025.", text: ["Ventelisten er vokset, fordi der er født flere børn end ventet, og fordi to private pasningsordninger er lukket.", "Forvaltningen foreslår pavilloner ved Børnehuset Regnbuen med plads til 24 børn."], money: "Pavillonerne koster 2,6 mio. kr. i leje over tre år.", points: ["at der frigives 2,6 mio. kr. til pavilloner ved Børnehuset Regnbuen."], decision: "Godkendt.", attachments: ["Prognose for børnetal", "Skitse af pavilloner"] },
      { committee: "climate", month: "2025-04", title: "Pavilloner ved Børnehuset Regnbuen: midlertidig byggetilladelse", resume: "Børne- og Skoleudvalget har besluttet at opstille pavilloner. De kræver midlertidig tilladelse.", text: ["To naboer har gjort indsigelse mod indkig. Pavillonerne rykkes derfor 4 meter fra skel."], points: ["at der gives midlertidig tilladelse i tre år."], decision: "Godkendt.", attachments: ["Situationsplan"] },
      { committee: "children", month: "2025-12", title: "Status på pladser i dagtilbud", resume: "Ventelisten til vuggestue er nedbragt fra 32 til 6 børn.", text: ["Pavillonerne ved Børnehuset Regnbuen blev taget i brug den 1. oktober."], points: ["at orienteringen tages til efterretning."], decision: "Taget til efterretning." },
    ],
  },
  {
    number: "17.00.00-A00-12-24",
    handlings: [
      { committee: "children", month: "2024-12", title: "Mobilfri skoler fra skoleåret 2025/2026", resume: "Forslag om, at mobiltelefoner lægges væk fra første ringning til sidste time.", text: ["Fællesrådet for skoleelever støtter forslaget for de yngste, men ønsker, at 8. og 9. klasse må bruge telefonen i frikvartererne."], points: ["at forslaget godkendes for 0.-7. klasse, og", "at 8.-9. klasse selv aftaler regler med skolens leder."], decision: "Udsat. Udvalget ønsker først at høre elevrådene på alle skoler.", attachments: ["Udtalelse fra Fællesrådet for skoleelever"] },
      { committee: "children", month: "2025-02", title: "Mobilfri skoler fra skoleåret 2025/2026", resume: "Elevrådene har svaret. Fem af syv støtter forslaget.", text: ["Elevrådene på Åskolen og Kirkebakken er imod."], points: ["at mobiltelefoner lægges væk i skoletiden for 0.-9. klasse, og", "at ordningen evalueres efter et år."], decision: "Godkendt.\n\nAfstemning: For stemte A, V, F og O. Imod stemte B.", attachments: ["Svar fra elevråd"] },
      { committee: "children", month: "2026-05", title: "Evaluering af mobilfri skoler", resume: "Lærerne oplever mere ro. Eleverne er delte.", text: ["Af 1.140 elever, der har svaret, mener 52 procent, at frikvartererne er blevet bedre.", "På to skoler er der indkøbt skabe, som kan låses."], points: ["at evalueringen drøftes, og", "at ordningen fortsætter."], decision: "Drøftet. Ordningen fortsætter.", attachments: ["Evalueringsrapport"] },
    ],
  },
  {
    number: "20.03.04-Ø40-6-25",
    handlings: [
      { committee: "children", month: "2025-06", title: "Støtte til fritidsfællesskabet Klub Nord", resume: "Klub Nord søger 75.000 kr. til gratis fritidstilbud i sommerferien.", text: ["Klubben havde sidste år 96 børn med, heraf 40 fra familier, hvis forældre er på kontanthjælp."], money: "Der er 90.000 kr. tilbage i fritidspuljen.", points: ["at der bevilges 75.000 kr. til Klub Nord."], decision: "Bevilget.", attachments: ["Ansøgning fra Klub Nord"] },
    ],
  },
  {
    number: "16.24.00-P22-1-26",
    handlings: [
      { committee: "children", month: "2026-01", title: "Konstituering og valg af næstformand", text: ["Kommunalbestyrelsen har valgt Kirstine Møgelmose (A) som formand. Udvalget vælger selv sin næstformand."], by: "Formanden", points: ["at udvalget vælger en næstformand."], decision: "Louise Ankerstjerne (V) blev valgt." },
      { committee: "children", month: "2026-03", title: "Ny børne- og ungepolitik: tids- og procesplan", resume: "Den gældende politik er fra 2018. En ny skal være klar ved årets udgang.", text: ["Børn, unge, forældre og medarbejdere inddrages på fire borgermøder i maj og juni."], points: ["at tids- og procesplanen godkendes."], decision: "Godkendt.", attachments: ["Tids- og procesplan"] },
      { committee: "children", month: "2026-09", title: "Udkast til børne- og ungepolitik", resume: "Udkastet sendes i høring.", text: ["Mere end 400 børn og unge har bidraget. Deres tre vigtigste ønsker er voksne, der lytter, kortere skoledage og steder at være."], points: ["at udkastet sendes i høring i seks uger."], decision: "Sendes i høring.", attachments: ["Udkast til børne- og ungepolitik", "Opsamling fra borgermøder"] },
    ],
  },
  {
    number: "27.15.00-G01-88-25",
    handlings: [{ committee: "children", month: "2025-09", title: "Tilsyn med opholdssted", closed: true, decision: "Taget til efterretning." }],
  },
];
