/** What a file is by its bytes, whatever it is called: its type, and whether it carries a program. It is looked at, never opened. */

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]); // Word, Excel and PowerPoint until 2003
// Beginnings of programs: Windows, Linux, scripts, Java, macOS.
const programs = ["4d5a", "7f454c46", "2321", "cafebabe", "feedface", "feedfacf", "cefaedfe", "cffaedfe"];
// The harmless string every virus scanner knows, made of two halves so that this file is not taken for it (eicar.org).
const testVirus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!"].join("");

const types: Record<string, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  txt: "text/plain",
  csv: "text/csv",
};

export type Inspected = { mediaType: string; hasMacro: boolean; isProgram: boolean };

/** A type that does not fit the bytes becomes application/octet-stream: the browser then saves it and runs nothing. */
export function inspectUpload(bytes: Uint8Array, fileName: string): Inspected {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const start = buffer.subarray(0, 8);
  const isZip = start.subarray(0, 4).equals(zip);
  const isCompound = start.equals(compound);
  const isPdf = buffer.subarray(0, 1024).includes("%PDF-");
  const isProgram = programs.some((magic) => start.toString("hex").startsWith(magic)) || buffer.includes(testVirus);
  const hasMacro =
    (isZip && (buffer.includes("vbaProject.bin") || buffer.includes("Basic/Standard"))) ||
    (isCompound && (buffer.includes(Buffer.from("_VBA_PROJECT", "utf16le")) || buffer.includes(Buffer.from("VBA", "utf16le")))) ||
    (isPdf && (buffer.includes("/JavaScript") || buffer.includes("/Launch")));
  const fits =
    ending === "pdf"
      ? isPdf
      : ["docx", "xlsx", "pptx", "odt", "ods"].includes(ending)
        ? isZip
        : ["doc", "xls", "ppt"].includes(ending)
          ? isCompound
          : ending === "png"
            ? start.toString("hex") === "89504e470d0a1a0a"
            : ["jpg", "jpeg"].includes(ending)
              ? start.toString("hex").startsWith("ffd8ff")
              : ["txt", "csv"].includes(ending) && !buffer.subarray(0, 4096).includes(0);
  return { mediaType: fits ? types[ending]! : "application/octet-stream", hasMacro, isProgram };
}
