/** Rich Text Format, read sign by sign in one pass: its words with the commands taken away, its pictures, and what is packed in it. */

import { wordsInBytes } from "./binary-text.ts";
import { tellImageMarks } from "./image-parts.ts";
import type { PartSink } from "./part-sink.ts";

const windows = new TextDecoder("windows-1252");
const breaks = /^(?:par|line|row|nestrow|page|sect)$/u;
const spaces: Record<string, string> = { tab: "\t", cell: "\t", nestcell: "\t", emdash: "—", endash: "–", enspace: " ", emspace: " ", qmspace: " " };
const marks: Record<string, string> = { "~": "\u00A0", "-": "\u00AD", _: "-", "\n": "\n", "\r": "\n" };
// Groups that hold bytes as hexadecimal figures. The theme is furniture.
const packed = /^(?:pict|objdata|datastore|datafield|themedata|colorschememapping|blipuid)$/u;

type Group = {
  /** The command that said its figures are bytes. */ kind: string;
  bytes: string;
  /** How many signs stand in for one of Unicode. */ standIns: number;
};

/** Tells an RTF file's text, what is hidden or struck in it too, its pictures, and the words of files inside it. */
export async function tellRtf(rtf: string, sink: PartSink): Promise<void> {
  let text = "";
  let pictures = 0;
  let unread = false;
  let skip = 0;
  let group: Group = { kind: "", bytes: "", standIns: 1 };
  const outer: Group[] = [];
  const ended = async (done: Group): Promise<void> => {
    const bytes = Buffer.from(done.bytes, "hex");
    if (bytes.length === 0 || /^(?:themedata|colorschememapping|blipuid)$/u.test(done.kind)) return;
    if (done.kind === "pict" && /^(?:\u0089PNG|\u00ff\u00d8\u00ff)/u.test(bytes.toString("latin1", 0, 4))) {
      tellImageMarks(bytes, sink);
      return sink.image(`billede ${++pictures}`, bytes, false);
    }
    sink.tell(done.kind === "pict" ? "tegning" : "skjulte data", wordsInBytes(bytes));
    // Word lays a drawing of each picture beside it, for readers of old.
    if (done.kind === "objdata" || (done.kind === "pict" && !outer.some((each) => each.kind === "nonshppict"))) unread = true;
  };
  const write = (words: string): void => {
    if (group.kind !== "" && group.kind !== "nonshppict") group.bytes += words.replace(/[^0-9a-f]/giu, "");
    else text += words;
  };
  const next = /\{|\}|\\([a-z]{1,32})(-?\d{1,10})?(?: |\r?\n)?|\\'([0-9a-f]{2})|\\([\s\S])|[^{}\\]+/giu;
  for (let piece = next.exec(rtf); piece; piece = next.exec(rtf)) {
    const [whole, word, figure, hex, sign] = piece;
    if (whole === "{") {
      outer.push(group);
      group = { kind: group.kind === "nonshppict" ? "nonshppict" : "", bytes: "", standIns: group.standIns };
    } else if (whole === "}") {
      await ended(group);
      group = outer.pop() ?? { kind: "", bytes: "", standIns: 1 };
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else write(windows.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    } else if (word !== undefined) {
      if (word === "bin") next.lastIndex += Math.max(0, Number(figure ?? 0));
      else if (word === "uc") group.standIns = Math.min(8, Math.max(0, Number(figure ?? 1)));
      else if (word === "u") {
        write(String.fromCharCode((Number(figure ?? 0) + 65536) % 65536));
        skip = group.standIns;
      } else if (packed.test(word) || word === "nonshppict") group.kind = word;
      else if (breaks.test(word)) write("\n");
      else write(spaces[word] ?? "");
    } else if (sign !== undefined) write(marks[sign] ?? (/[\\{}]/u.test(sign) ? sign : ""));
    else {
      // Line breaks of the file itself are none of the text's.
      const words = whole.replace(/[\r\n]/gu, "");
      write(words.slice(skip));
      skip = Math.max(0, skip - words.length);
    }
  }
  await ended(group);
  sink.tell("tekst", text);
  if (unread)
    sink.cannot(
      "tegninger og filer",
      "Tegninger og filer inde i et RTF-dokument kan ikke læses.",
      "Gem det som PDF eller .docx, eller se dem igennem i hånden.",
    );
}
