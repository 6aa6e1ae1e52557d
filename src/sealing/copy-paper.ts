/** A copy of sealed minutes as paper: made of the parts it shows and of nothing else, so that what is closed cannot come along. */

import { danishClock, danishDay, dateLong } from "#core/calendar.ts";
import type { Block } from "#core/house-styles/print-minutes.ts";
import { blocksOfPart, readManifest, type OpenCopy } from "#core/minutes-text.ts";
import type { SealedKind, Sheet } from "#core/seal/sealed.ts";
import type { Paper, PaperBlock } from "#platform/pdf.ts";
import { paperAsPage, paperBlocks } from "#ui/paper.ts";

const partOrder = ["emne", "sag", "beslutning"] as const;
const roleNames: Record<Sheet["signers"][number]["role"], string> = {
  chair: "Formand",
  viceChair: "Næstformand",
  member: "Medlem",
  substitute: "Stedfortræder",
  secretary: "Sekretær",
};

/** The paper of an open copy or an excerpt. Closed parts are told of by item, never by how many they are. */
export function copyPaper(kind: SealedKind, copy: OpenCopy, sheet: Sheet, official: string): Paper {
  const manifest = readManifest(copy.manifest)!;
  const text = new Map(copy.parts.flatMap((part) => ("text" in part ? [[part.name, part.text] as const] : [])));
  const named = kind === "excerpt" ? "Protokoludskrift" : kind === "addition" ? "Tilføjelse til protokollen" : "Referat";
  const head = blocksOfPart(text.get("hoved") ?? "");
  const title = kind === "minutes" && head[0]?.kind === "title" ? head[0].text : `${named}: ${manifest.committee} den ${dateLong(manifest.date)}`;
  const items = [...new Set(copy.parts.flatMap(({ name }) => /^punkt (.+?)\//u.exec(name)?.[1] ?? []))];
  const shown = kind === "excerpt" ? items.filter((item) => [...text.keys()].some((name) => name.startsWith(`punkt ${item}/`))) : items;
  const body: PaperBlock[] = shown.flatMap((item, index) => itemBlocks(item, index, copy, text, kind));
  const attendance = text.get("fremmøde");
  return {
    title,
    blocks: [
      { kind: "title", text: title },
      ...paperBlocks(head.filter((block) => block.kind === "meta")),
      ...(kind === "addition" ? paperBlocks(blocksOfPart(text.get("tilføjelse") ?? "")) : []),
      ...(shown.length > 1
        ? [
            { kind: "heading", level: 2, text: "Indhold" } as const,
            ...shown.map((item, index): PaperBlock => ({ kind: "contents", text: itemTitle(item, text), target: index })),
          ]
        : []),
      ...body,
      ...(attendance === undefined || attendance === ""
        ? []
        : [{ kind: "heading", level: 1, text: "Fremmøde", newPage: kind === "minutes" } as const, { kind: "list", items: attendance.split("\n") } as const]),
      ...sheetBlocks(sheet, official),
    ],
  };
}

/** `Punkt 3: Titel`, by the neutral title when the item's own is closed. */
function itemTitle(item: string, text: ReadonlyMap<string, string>): string {
  return `Punkt ${item}: ${text.get(`punkt ${item}/titel`) ?? text.get(`punkt ${item}/neutral titel`) ?? "Lukket punkt"}`;
}

function itemBlocks(item: string, index: number, { parts }: OpenCopy, text: ReadonlyMap<string, string>, kind: SealedKind): PaperBlock[] {
  const own = (name: string): string | undefined => text.get(`punkt ${item}/${name}`);
  const closed = partOrder.filter((name) => own(name) === undefined);
  const files = parts.filter((part) => part.name.startsWith(`punkt ${item}/bilag`));
  const open = files.flatMap((part) => ("text" in part && part.text !== "" ? [part.text] : []));
  const hidden = files.some((part) => !("text" in part));
  const words: Block[] = partOrder.flatMap((name) =>
    blocksOfPart(own(name) ?? "").map((block) => (name === "beslutning" ? { ...block, role: "decision" } : block)),
  );
  return [
    { kind: "heading", level: 1, text: itemTitle(item, text), newPage: kind === "minutes", target: index },
    ...paperAsPage(words),
    ...(closed.length === 0
      ? []
      : [{ kind: "paragraph", text: closed.length === partOrder.length ? "Punktet er lukket." : `Lukket: ${closed.join(", ")}.` } as const]),
    ...(open.length === 0 && !(hidden && closed.length < partOrder.length) ? [] : [{ kind: "heading", level: 2, text: "Bilag" } as const]),
    ...open.map((words): PaperBlock => ({ kind: "paragraph", text: words.replace("\n", ". ") })),
    ...(hidden && closed.length < partOrder.length ? [{ kind: "paragraph", text: "Der kan være lukkede bilag." } as const] : []),
  ];
}

/** Who signed and how, and how it is checked: at the end of every sealed paper. */
export function sheetBlocks(sheet: Sheet, official: string): PaperBlock[] {
  const how = { passkey: "med adgangsnøgle", login: "med login", declined: "ville ikke underskrive" } as const;
  return [
    { kind: "heading", level: 1, text: "Underskrifter", newPage: true },
    {
      kind: "table",
      rows: [
        ["Navn", "Rolle", "Hvordan", "Hvornår"],
        ...sheet.signers.map((each) => [
          each.party === null ? each.name : `${each.name} (${each.party})`,
          roleNames[each.role],
          how[each.how],
          momentWords(each.at),
        ]),
      ],
    },
    { kind: "heading", level: 1, text: "Sådan efterprøves papiret" },
    { kind: "paragraph", text: `Tekstens fingeraftryk (SHA-256), som underskrifterne gælder: ${official}` },
    {
      kind: "paragraph",
      text: "Inde i denne PDF ligger teksten som data (referat.json) og underskriftsbladet (underskriftsblad.json). Med kommunens register og nøgleliste kan enhver efterprøve dem uden kommunen: på siden »Efterprøv et referat«, eller med sagsgang verify.",
    },
  ];
}

function momentWords(at: string): string {
  return `${dateLong(danishDay(new Date(at)))} kl. ${danishClock(new Date(at))}`;
}
