/** What of a request's headers decides the form of the answer: data or page, compressed or not. The page cache and the answers ask here. */

/** True when an Accept header puts JSON first. */
export function prefersJson(accept: string): boolean {
  return /^\s*application\/(?:ld\+)?json\b/.test(accept) && !accept.includes("text/html");
}

/** True when an Accept-Encoding header takes gzip. */
export function takesGzip(acceptEncoding: string): boolean {
  return /\bgzip\b/.test(acceptEncoding);
}

/** One word for each form an answer can have. */
export function variantOf(headers: { accept?: string | undefined; "accept-encoding"?: string | string[] | undefined }): string {
  return `${prefersJson(headers.accept ?? "") ? "json" : "page"} ${takesGzip(String(headers["accept-encoding"] ?? "")) ? "gzip" : "plain"}`;
}
