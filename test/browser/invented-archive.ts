/** An archive of invented municipalities and people, filed the way an import files: every kind of page has something to show. */

import { createHash } from "node:crypto";
import { parseCaseNumber } from "#core/case-number.ts";
import { outcomeOf, phraseOf } from "#core/decision.ts";
import type { AgendaItem, PublishedMinutes, Section } from "#core/published-minutes.ts";
import { fileInArchive } from "#publication/published-store.ts";
import { indexItems } from "#publication/search-store.ts";
import type { FileStore } from "#platform/files.ts";
import type { Sql } from "#platform/sql.ts";

type ItemWords = Partial<Omit<AgendaItem, "caseNumber" | "decision" | "section" | "recommendation">> & {
  caseNumber?: string;
  text?: string;
  sections?: Section[];
  points?: string[];
  by?: string;
  decision?: string;
  absent?: NonNullable<AgendaItem["decision"]>["absent"];
  vote?: NonNullable<AgendaItem["decision"]>["vote"];
  dissent?: NonNullable<NonNullable<AgendaItem["decision"]>["dissent"]>;
};

/** An item told by what matters in a test; the rest is sensible. */
export function anItem(words: ItemWords): AgendaItem {
  const phrase = words.decision === undefined ? null : phraseOf(words.decision);
  const points = words.points ?? [];
  return {
    number: words.number ?? null,
    name: words.name ?? null,
    public: words.public ?? true,
    caseNumber: words.caseNumber === undefined ? null : parseCaseNumber(words.caseNumber),
    section:
      words.sections ?? (words.text === undefined ? [] : [{ role: "presentation", heading: "Sagsfremstilling", text: words.text, at: { page: 2, line: 4 } }]),
    recommendation: points.length === 0 ? null : { by: words.by ?? "Forvaltningen", points },
    decision:
      words.decision === undefined || phrase === null
        ? null
        : {
            text: words.decision,
            phrase,
            outcome: outcomeOf(phrase, points),
            absent: words.absent ?? [],
            vote: words.vote ?? null,
            dissent: words.dissent ?? [],
          },
    ...(words.earlierDecision ? { earlierDecision: words.earlierDecision } : {}),
    attachment: words.attachment ?? [],
    at: words.at ?? { page: 2, line: 1 },
  };
}

type MeetingWords = Partial<Omit<PublishedMinutes["meeting"], "date">> & {
  municipality?: string;
  committee?: string;
  term?: [number, number] | null;
  date: string;
  items: AgendaItem[];
  source?: Partial<PublishedMinutes["source"]>;
  doubt?: PublishedMinutes["doubt"];
};

/** The minutes of one meeting. */
export function aMeeting(words: MeetingWords): PublishedMinutes {
  const { municipality = "Lyngbæk Kommune", committee = "Arbejdsmarkedsudvalget", term = [2022, 2025], date, items, source, doubt, ...meeting } = words;
  const sha256 = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  return {
    schema: "sagsgang.minutes/1",
    source: { file: `Referat ${committee} ${date}.pdf`, sha256, mediaType: "application/pdf", pages: 14, ...source },
    houseStyle: "lyngbaek",
    municipality,
    organization: { name: committee, term: term === null ? null : { from: term[0], to: term[1] } },
    meeting: { kind: "minutes", date, start: "16:00", place: "Mødelokale 3", participants: people, ...meeting },
    tableOfContents: [],
    furniture: [],
    agendaItem: items,
    commitment: [],
    figure: [],
    finding: [],
    doubt: doubt ?? [],
    unplaced: [],
  };
}

const people = [
  { name: "Maja Lindtoft", party: "A", role: "formand" },
  { name: "Jørgen Æbelø", party: "V" },
  { name: "Rosa Øregaard Kjær", party: "Ø" },
  { name: "Anders Poulsgaard", party: "C" },
  { name: "Sanne von Hjelmager", party: "B" },
];

/** Files minutes and makes them findable. Answers the meeting's address. */
export async function file(
  worker: Sql,
  minutes: PublishedMinutes,
  attachmentTexts: Record<string, string> = {},
  versions: "kept" | "anew" = "kept",
): Promise<string> {
  return worker.begin(async (tx) => {
    const filed = await fileInArchive(
      tx,
      minutes,
      {
        sha256: minutes.source.sha256,
        fileName: minutes.source.file,
        mediaType: minutes.source.mediaType,
        bytes: 182_333,
        sourceUrl: "https://dagsordener.lyngbaek.example/vis?id=1",
        receivedAt: new Date("2026-01-10T09:00:00Z"),
      },
      new Date("2026-01-10T09:00:00Z"),
      versions,
    );
    for (const [name, text] of Object.entries(attachmentTexts)) {
      await tx`
        update published.attachment a set text = ${text}, document = ${minutes.source.sha256} from published.item i
         where i.municipality = a.municipality and i.id = a.item and i.meeting = ${filed.meeting} and a.name = ${name}`;
    }
    if (filed.current) await indexItems(tx, { municipality: filed.municipality, meeting: filed.meeting });
    return filed.address;
  }) as Promise<string>;
}

const planText = [
  "Forvaltningen har på baggrund af udvalgets drøftelser i august udarbejdet udkast til revideret beskæftigelsesplan. Udkastet er vedhæftet som bilag.",
  "Flere sygedagpengemodtagere skal være delvist raskmeldte",
  "Der er indarbejdet endnu et lokalt beskæftigelsesmål, som skal øge opmærksomheden på, at flere sygedagpengemodtagere kan være delvist raskmeldte, og at kontanthjælpsmodtagere tidligt møder en arbejdsplads.",
  "- Resultatmålene for det kommende år er tilpasset den forventede ledighed.",
  "- Brugen af de handicapkompenserende ordninger skal udbredes hos både virksomheder og borgere.",
  "- Opfølgning forelægges udvalget hvert kvartal.",
  "På baggrund af 1. behandlingen tilretter forvaltningen planen, som fremlægges til 2. behandling på udvalgets møde den 23. november 2022.",
].join("\n");

/** Two municipalities, three committees, nine meetings. */
export async function fillArchive(worker: Sql, files: FileStore): Promise<void> {
  const amu = "Arbejdsmarkedsudvalget";
  const agenda = aMeeting({
    date: "2022-10-26",
    kind: "agenda",
    items: [
      anItem({
        number: "66",
        name: "1. behandling af revideret beskæftigelsesplan 2022-2023",
        caseNumber: "15.00.00G01-22-21",
        text: planText.slice(0, 300),
        points: ["at udkast til revideret beskæftigelsesplan 2022-2023 1. behandles."],
      }),
    ],
    source: { file: "Dagsorden Arbejdsmarkedsudvalget 2022-10-26.pdf" },
  });
  await file(worker, agenda);
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  const sha256 = files.keep(pdf);
  await file(
    worker,
    aMeeting({
      date: "2022-10-26",
      end: "18:25",
      source: { sha256, ocrPages: [9, 10] },
      doubt: [{ field: "caseNumber", item: 4, reason: "Journalnummeret kunne ikke læses sikkert.", text: "00.22.OO-P35" }],
      items: [
        anItem({
          number: "65",
          name: "Introduktion til ressource- og jobafklaringsteamets arbejde",
          caseNumber: "00.01.00G01-161-21",
          text: "Et jobafklaringsforløb er et helhedsorienteret, beskæftigelsesrettet forløb for sygemeldte.\n\nAktivitetsparate kontanthjælpsmodtagere over 30 år har ofte en række personlige, sociale og helbredsmæssige problemstillinger.",
          points: ["at orienteringen om teamets arbejde tages til efterretning."],
          decision: "Taget til efterretning.\n\nPræsentation vist på mødet bilægges referatet.",
          absent: [{ name: "Anders Poulsgaard", party: "C", kind: "apology" }],
          attachment: [{ label: "Bilag 1", name: "Præsentation af ressource- og jobafklaring – oktober 2022" }],
        }),
        anItem({
          number: "66",
          name: "1. behandling af revideret beskæftigelsesplan 2022-2023",
          caseNumber: "15.00.00G01-22-21",
          sections: [
            {
              role: "summary",
              heading: "Resume",
              text: "Forvaltningen fremlægger udkast til revideret beskæftigelsesplan 2022-2023 med henblik på 1. behandling.",
              at: { page: 5, line: 3 },
            },
            { role: "presentation", heading: "Sagsfremstilling", text: planText, at: { page: 5, line: 9 } },
            { role: "legalBasis", heading: "Lovgrundlag", text: "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v." },
            { role: "finances", heading: "Økonomi", text: "Intet at bemærke." },
          ],
          points: ["at udkast til revideret beskæftigelsesplan 2022-2023 1. behandles.", "at planen sendes i høring i handicaprådet."],
          decision: "Tiltrådt.",
          absent: [{ name: "Anders Poulsgaard", party: "C", kind: "apology", substitute: { name: "Inge Sortkær", party: "C" } }],
          vote: {
            unanimous: null,
            for: ["Maja Lindtoft", "Jørgen Æbelø", "Sanne von Hjelmager"],
            against: ["Rosa Øregaard Kjær"],
            abstained: [],
            counts: { for: 3, against: 1, abstained: 0 },
            text: "For stemte A, V og B. Imod stemte Ø.",
          },
          dissent: [{ by: "Rosa Øregaard Kjær", text: "Enhedslisten kan ikke støtte planen, fordi målet for kontanthjælpsmodtagere er sat for højt." }],
          earlierDecision: [{ body: "Økonomiudvalget", date: "2022-09-28", text: "Anbefales." }],
          attachment: [
            { label: "Bilag 1", name: "Revideret beskæftigelsesplan 2022-2023", href: "https://dagsordener.lyngbaek.example/vis/pdf/bilag/1" },
            { label: "Bilag 2", name: "Høringssvar fra handicaprådet" },
          ],
          at: { page: 5, line: 1 },
        }),
        anItem({
          number: "67",
          name: "Ansøgning om støtte til driften af væresteder for hjemløse i Lyngbæk midtby og kommunalbestyrelsesmedlemmernes besigtigelsesforretning",
          caseNumber: "27.18.00-G01-3-22",
          text: "Foreningen Åben Dør søger 250.000 kr. til driften af et værested.",
          points: ["at ansøgningen får afslag."],
          decision: "Indstillingen blev tiltrådt.",
        }),
        anItem({ number: "68", name: "Lukket: Tjeklister", public: false, caseNumber: "00.01.00G01-161-21" }),
        anItem({ number: "69", name: "Meddelelser", caseNumber: "00.22.00P35-1-21", decision: "Intet." }),
      ],
    }),
    { "Høringssvar fra handicaprådet": "Handicaprådet hilser målene om flere fleksjob velkommen og efterlyser ledsageordninger for unge." },
  );
  await file(
    worker,
    aMeeting({
      date: "2022-11-23",
      items: [
        anItem({
          number: "74",
          name: "2. behandling af revideret beskæftigelsesplan 2022-2023",
          caseNumber: "15.00.00-G01-22-21",
          text: "Planen er tilrettet efter 1. behandlingen og høringen.",
          points: [
            "at den reviderede beskæftigelsesplan 2022-2023 godkendes og oversendes til kommunalbestyrelsen.",
            "at planen sendes til orientering i handicaprådet.",
          ],
          decision: "Godkendt.",
          absent: [{ name: "Jørgen Æbelø", party: "V", kind: "recused", note: "forlod lokalet" }],
        }),
        anItem({
          number: "75",
          name: "Budgetopfølgning pr. 31. oktober",
          caseNumber: "00.30.14-S00-1-22",
          text: "Budgettet for integrationspuljen viser et mindreforbrug på 1,2 mio. kr.",
          points: ["at budgetopfølgningen tages til efterretning."],
          decision: "Taget til efterretning.",
        }),
        anItem({ number: null, name: "Underskriftsblad", decision: "Protokollen blev underskrevet." }),
      ],
    }),
  );
  await file(
    worker,
    aMeeting({
      date: "2024-11-27",
      items: [
        anItem({
          number: "76",
          name: "Beskæftigelsesplan 2024-2025",
          caseNumber: "15.00.00-G01-9-24",
          text: "Planen lægger vægt på uddannelseshjælp og fleksjob.",
          points: ["at planen drøftes."],
          decision: "Drøftet. Punktet genoptages på mødet i februar.",
        }),
        anItem({ number: "77", name: "JobCAMP 2024", text: "Udvalget deltager i konferencen.", decision: "Udsat til næste møde." }),
      ],
    }),
  );
  await file(
    worker,
    aMeeting({
      committee: "Kommunalbestyrelsen",
      date: "2022-12-07",
      items: [
        anItem({
          number: "12",
          name: "Godkendelse af beskæftigelsesplan 2022-2023",
          caseNumber: "15.00.00-G01-22-21",
          text: "Arbejdsmarkedsudvalget anbefaler planen.",
          points: ["at beskæftigelsesplanen godkendes."],
          decision: "Godkendt.",
        }),
      ],
    }),
  );
  await file(
    worker,
    aMeeting({
      municipality: "Storåby Kommune",
      committee: "Social- og Sundhedsudvalget",
      term: null,
      date: "2023-03-18",
      source: { mediaType: "application/pdf", partial: true },
      participants: [],
      items: [
        anItem({ number: "1", name: "Godkendelse af dagsorden", decision: "Godkendt." }),
        anItem({
          number: "2",
          name: "Plejehjemsplan og ældreråd",
          caseNumber: "27.42.00-P20-1-22",
          text: "Kommunen planlægger to nye plejehjem. Kontanthjælp er ikke berørt.",
          points: ["at plejehjemsplanen godkendes."],
          decision: "Udvalget godkendte indstillingen.",
        }),
      ],
    }),
  );
  await file(
    worker,
    aMeeting({
      municipality: "Storåby Kommune",
      committee: amu,
      term: [2018, 2021],
      date: "2019-05-02",
      items: [
        anItem({
          number: "4",
          name: "Orientering om sygedagpenge",
          caseNumber: "19/4711",
          text: "Udgifterne til sygedagpenge falder.",
          decision: "Til efterretning.",
        }),
      ],
    }),
  );
}
