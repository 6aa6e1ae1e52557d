/** What a reader of one kind of file tells: texts with their places, and what it could not read. */

export type PartSink = {
  /** Some text and where it stands; `ocr` when it was read from an image. Empty text is not told. */
  tell(part: string, text: string, options?: { ocr?: boolean }): void;
  /** Something that could not be read: a Danish sentence on what, and what to do. `look` when it may well be nothing. */
  cannot(part: string, what: string, todo: string, level?: "stop" | "look"): void;
  /** A file inside the file. */
  nested(part: string, name: string, bytes: Uint8Array): Promise<void>;
  /** An image's pixels, for text recognition: PNG, JPEG and the like. `whole`: it is all there is to the page. */
  image(part: string, bytes: Uint8Array, whole: boolean): Promise<void>;
};
