/**
 * The keys that seal: a folder of its own beside the database, so that who can change rows cannot seal what they changed. `noegler.json` is the public
 * list; each private key is a file only its owner may read.
 */

import { createHash, createPrivateKey, sign as signBytes, X509Certificate } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  keyInUse,
  keysFile,
  keysText,
  readKeysFile,
  shortId,
  withKey,
  withRevoked,
  type KeySignature,
  type KeysList,
  type SealKey,
} from "#core/seal/keys-list.ts";
import type { End, KeptEnd } from "#core/register.ts";
import { ownCertificate, publicKeyOf, type KeyWithCertificate } from "#platform/own-certificate.ts";

/** The key is not where it should be, or the list is not to be read. The message is for whoever runs the machine. */
export class KeyMissing extends Error {}

export type SealKeys = {
  folder: string;
  /** The public list; null before the first key. Throws KeyMissing when the file is spoiled. */ list(): KeysList | null;
  /** Signs with the key in use. Throws KeyMissing. */ sign(bytes: Uint8Array): KeySignature & { bytes: Buffer };
  /** DER, the key's own first. Throws KeyMissing. */ certificates(): Buffer[];
  /** Makes the first key; nothing when there is one. `sealedBefore`: then an empty folder is a lost key, and no new one is made unasked. */
  begin(name: string, at: Date, sealedBefore: boolean): Promise<void>;
  /** Puts a new key in use, one's own or a given one. */ rotate(key: KeyWithCertificate | string, at: Date, why: string): Promise<SealKey>;
  /** What the program knows of the register's end, which nobody changes with rows; null before the first. Throws KeyMissing when the file is spoiled. */
  end(): KeptEnd | null;
  keepEnd(end: KeptEnd): void;
  endFile: string;
  /** Says of a key that it is no longer to be trusted. The one in use is replaced by a new one first. */
  revoke(id: string, at: Date, why: string, name: string): Promise<SealKey>;
};

export function openKeys(folder: string): SealKeys {
  const listFile = path.join(folder, "noegler.json");
  const endFile = path.join(folder, "sidste-ende.json");
  const keyFile = (id: string): string => path.join(folder, `${id}.key.pem`);

  const list = (): KeysList | null => {
    if (!fs.existsSync(listFile)) return null;
    const read = readKeysFile(fs.readFileSync(listFile, "utf8"));
    if (read === null) throw new KeyMissing(`Nøglelisten ${listFile} er ødelagt eller rettet i hånden. Læg den tilbage fra en sikkerhedskopi af nøglemappen.`);
    return read;
  };
  const inUse = (): SealKey => {
    const key = keyInUse(list()?.keys ?? []);
    if (key === null)
      throw new KeyMissing(
        `Der er ingen nøgle at forsegle med i ${folder}. Læg nøglemappen tilbage fra en sikkerhedskopi, eller lav en ny nøgle: npm run sagsgang -- keys rotate "HVORFOR". Forseglingen venter så længe, og intet er tabt.`,
      );
    return key;
  };
  const privateKey = (id: string): ReturnType<typeof createPrivateKey> => {
    try {
      return createPrivateKey(fs.readFileSync(keyFile(id)));
    } catch (error) {
      throw new KeyMissing(
        `Den private nøgle ${shortId(id)} mangler eller kan ikke læses (${keyFile(id)}). Læg den tilbage fra en sikkerhedskopi, eller lav en ny nøgle: npm run sagsgang -- keys rotate "HVORFOR". Forseglingen venter så længe, og intet er tabt.`,
        { cause: error },
      );
    }
  };
  const signWith = (id: string, bytes: Uint8Array): Buffer => signBytes("sha256", bytes, privateKey(id));

  // Key first and list last: a key no list names does nothing, and a list is never without its key.
  const write = (keys: readonly SealKey[]): void => {
    const signer = keyInUse(keys) ?? keys.at(-1)!;
    const signature = signWith(signer.id, Buffer.from(keysText(keys), "utf8")).toString("base64");
    keep(listFile, keysFile({ keys, signed: { key: signer.id, signature } }), 0o644);
  };
  const put = ({ key, certificates }: KeyWithCertificate, at: Date, why: string): SealKey => {
    const spki = publicKeyOf(key);
    const id = createHash("sha256").update(spki).digest("hex");
    const before = list()?.keys ?? [];
    const known = before.find((each) => each.id === id);
    if (known !== undefined)
      throw new KeyMissing(`Nøglen ${shortId(id)} står allerede på nøglelisten. En nøgle, der er gået ud af brug, tages ikke i brug igen.`);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.chmodSync(folder, 0o700);
    keep(keyFile(id), key.export({ format: "pem", type: "pkcs8" }) as string, 0o600);
    const keys = withKey(
      before,
      { id, spki: spki.toString("base64"), certificates: certificates.map((each) => each.toString("base64")) },
      at.toISOString(),
      why,
    );
    write(keys);
    return keys.at(-1)!;
  };
  const nameOf = (given: KeyWithCertificate | string, at: Date): Promise<KeyWithCertificate> | KeyWithCertificate =>
    typeof given === "string" ? ownCertificate(given, at) : given;

  return {
    folder,
    list,
    sign(bytes) {
      const { id } = inUse();
      const signature = signWith(id, bytes);
      return { key: id, signature: signature.toString("base64"), bytes: signature };
    },
    certificates: () => inUse().certificates.map((each) => Buffer.from(each, "base64")),
    async begin(name, at, sealedBefore) {
      if (list() !== null) return;
      if (sealedBefore)
        throw new KeyMissing(
          `Nøglemappen ${folder} er tom, men der er forseglet referater før. Læg mappen tilbage fra en sikkerhedskopi. Er nøglen tabt, så lav en ny: npm run sagsgang -- keys rotate "HVORFOR". Forseglingen venter så længe, og intet er tabt.`,
        );
      put(await ownCertificate(name, at), at, "");
    },
    rotate: async (given, at, why) => put(await nameOf(given, at), at, why),
    endFile,
    end() {
      if (!fs.existsSync(endFile)) return null;
      const read = readEnd(fs.readFileSync(endFile, "utf8"));
      if (read === null)
        throw new KeyMissing(
          `Filen ${endFile} er ødelagt eller rettet i hånden. Læg den tilbage fra en sikkerhedskopi af nøglemappen. Er der ingen, så hold registret op mod en kopi, andre har gemt, før I fjerner den.`,
        );
      return read;
    },
    keepEnd: (end) => keep(endFile, endText(end), 0o600),
    async revoke(id, at, why, name) {
      const before = list()?.keys ?? [];
      const found = before.filter((each) => each.id.startsWith(id.replaceAll(" ", "")));
      if (found.length !== 1)
        throw new KeyMissing(`Der er ${found.length === 0 ? "ingen nøgle" : "flere nøgler"} på listen, hvis fingeraftryk begynder med ${id}.`);
      if (found[0]!.to === null) put(await ownCertificate(name, at), at, why);
      write(withRevoked(list()!.keys, found[0]!.id, at.toISOString(), why));
      return list()!.keys.find((each) => each.id === found[0]!.id)!;
    },
  };
}

function endText({ stands, begun }: KeptEnd): string {
  const inOrder = ({ number, hash }: End): End => ({ number, hash });
  return `${JSON.stringify({ format: "sagsgang.kept-end/1", stands: inOrder(stands), begun: begun === null ? null : inOrder(begun) })}\n`;
}

function readEnd(text: string): KeptEnd | null {
  try {
    const end = JSON.parse(text) as KeptEnd;
    return endText(end) === text ? { stands: end.stands, begun: end.begun } : null;
  } catch {
    return null;
  }
}

// Written aside, then put in place: a file is whole or as before.
function keep(file: string, text: string, mode: number): void {
  const half = `${file}.${process.pid}.half`;
  fs.writeFileSync(half, text, { mode, flush: true });
  fs.chmodSync(half, mode);
  fs.renameSync(half, file);
}

/** What a certificate says of itself, for people. */
export function certificateWords(base64: string): string {
  const { subject, issuer, validTo } = new X509Certificate(Buffer.from(base64, "base64"));
  const own = subject === issuer;
  return `${subject.replaceAll("\n", ", ")}${own ? " (Sagsgangs eget certifikat)" : `, udstedt af ${issuer.replaceAll("\n", ", ")}`}, til ${new Date(validTo).toISOString().slice(0, 10)}`;
}
