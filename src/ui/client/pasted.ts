/** What was copied from Word or a web page, brought to what a text can hold: real lists, headings of two levels, tables with a head. */

const listClass = /MsoList/i;
const inWordsList = /mso-list:\s*l\d+\s+level(\d)/i;
const writtenMark = /^[\s\u00a0]*(?:[·•▪●◦§–-]|o(?=[\s\u00a0])|\(?\d{1,3}[.)]|\(?[a-zæøå][.)])[\s\u00a0]+/iu;

/** The markup as the editor's schema can read it. */
export function cleanPasted(markup: string): string {
  // A style attribute met by the parser is reported as a breach of the page's policy, though nothing is shown.
  const harmless = markup
    .replace(/<!--[\s\S]*?-->|<!\[[^\]>]*\]>/g, "")
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  const page = new DOMParser().parseFromString(harmless, "text/html");
  const { body } = page;
  for (const element of body.querySelectorAll("meta, link, img, svg, object, iframe, input, button, select, textarea, hr")) element.remove();
  for (const element of body.querySelectorAll("*")) if (element.localName.includes(":")) unwrap(element);
  giveEmphasis(body);
  makeLists(body);
  for (const element of body.querySelectorAll("li")) oneParagraph(element);
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) list.previousElementSibling?.append(list);
  for (const list of body.querySelectorAll(":is(ul, ol) :is(ul, ol) :is(ul, ol)")) list.parentElement?.after(...list.children);
  for (const list of body.querySelectorAll("ul, ol")) if (list.children.length === 0) list.remove();
  for (const table of body.querySelectorAll("table table")) table.replaceWith(page.createTextNode(table.textContent ?? ""));
  for (const table of body.querySelectorAll("table")) giveHead(table);
  for (const line of body.querySelectorAll("br")) splitAt(line);
  for (const element of body.querySelectorAll("[data-style], [class]")) {
    element.removeAttribute("data-style");
    element.removeAttribute("class");
  }
  return body.innerHTML;
}

// Emphasis told by style alone; and a <b> that says it is not bold, as Google Docs wraps everything in.
function giveEmphasis(body: HTMLElement): void {
  for (const element of body.querySelectorAll("b, strong"))
    if (/font-weight:\s*(?:normal|[1-4]00)/i.test(element.getAttribute("data-style") ?? "")) unwrap(element);
  for (const element of body.querySelectorAll("span[data-style]")) {
    const style = element.getAttribute("data-style")!;
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapContent(element, "strong");
    if (/font-style:\s*italic/i.test(style)) wrapContent(element, "em");
  }
}

// Word writes a point of a list as a paragraph with its mark as words.
function makeLists(body: HTMLElement): void {
  const open: { list: HTMLElement; level: number }[] = [];
  for (const paragraph of body.querySelectorAll("p, div.MsoListParagraph")) {
    const style = paragraph.getAttribute("data-style") ?? "";
    const level = Number(inWordsList.exec(style)?.[1] ?? 0);
    const mark = level > 0 || listClass.test(paragraph.className) ? takeMark(paragraph) : null;
    const last = open.at(-1);
    const first = open[0];
    // A list ends where anything but its own points comes between.
    if (mark === null || (first && first.list.nextElementSibling !== paragraph)) open.length = 0;
    if (mark === null) continue;
    const depth = Math.min(Math.max(level, 1), 2);
    const kind = /[\p{L}\d][.)]$/u.test(mark) ? "ol" : "ul";
    while (open.length > 0 && open.at(-1)!.level > depth) open.pop();
    let here = open.at(-1);
    if (here && here.level === depth && here.list.localName !== kind) {
      open.pop();
      here = open.at(-1);
    }
    if (!here || here.level < depth) {
      const list = body.ownerDocument.createElement(kind);
      const number = /\d+/.exec(mark)?.[0];
      if (kind === "ol" && number !== undefined && number !== "1") list.setAttribute("start", number);
      const parent = here?.list.lastElementChild;
      if (parent) parent.append(list);
      else if (last && first && first.list.nextElementSibling === paragraph) first.list.after(list);
      else paragraph.before(list);
      here = { list, level: depth };
      open.push(here);
    }
    const point = body.ownerDocument.createElement("li");
    const inner = body.ownerDocument.createElement("p");
    inner.append(...paragraph.childNodes);
    point.append(inner);
    here.list.append(point);
    paragraph.remove();
  }
}

function takeMark(paragraph: Element): string | null {
  const ignored = [...paragraph.querySelectorAll("[data-style]")].find((each) => /mso-list:\s*ignore/i.test(each.getAttribute("data-style")!));
  if (ignored) {
    const mark = (ignored.textContent ?? "").replace(/[\s\u00a0]+/g, "");
    ignored.remove();
    return mark;
  }
  const found = writtenMark.exec(paragraph.textContent ?? "")?.[0];
  if (found === undefined) return null;
  removeLeading(paragraph, found.length);
  return found.replace(/[\s\u00a0]+/g, "");
}

function removeLeading(element: Element, characters: number): void {
  const words = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = characters;
  for (let node = words.nextNode(); node !== null && left > 0; node = words.nextNode()) {
    const text = node.nodeValue ?? "";
    node.nodeValue = text.slice(left);
    left -= Math.min(left, text.length);
  }
}

function oneParagraph(item: Element): void {
  const [first, ...rest] = [...item.children].filter((child) => /^(?:p|div|h[1-6]|blockquote)$/.test(child.localName));
  for (const each of rest) {
    first!.append(" ", ...each.childNodes);
    each.remove();
  }
  if (first && first.localName !== "p") {
    const paragraph = item.ownerDocument.createElement("p");
    paragraph.append(...first.childNodes);
    first.replaceWith(paragraph);
  }
}

// The first row heads the columns when the writer marked it so, by <th> or by bold words.
function giveHead(table: Element): void {
  const row = table.querySelector("tr");
  if (!row || table.querySelectorAll("tr").length < 2) return;
  const cells = [...row.children];
  const filled = cells.filter((cell) => (cell.textContent ?? "").trim() !== "");
  const heads = row.parentElement?.localName === "thead" || (filled.length > 0 && filled.every((cell) => cell.localName === "th" || isBold(cell)));
  if (!heads) return;
  for (const cell of cells) {
    for (const strong of cell.querySelectorAll("b, strong")) unwrap(strong);
    if (cell.localName === "th") continue;
    const head = table.ownerDocument.createElement("th");
    for (const name of ["colspan", "rowspan"]) if (cell.hasAttribute(name)) head.setAttribute(name, cell.getAttribute(name)!);
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

function isBold(cell: Element): boolean {
  const bold = [...cell.querySelectorAll("b, strong")].map((each) => each.textContent ?? "").join("");
  return bold.replace(/\s/g, "") === (cell.textContent ?? "").replace(/\s/g, "");
}

// A text has no line breaks inside a paragraph: what stood below one becomes a paragraph of its own, or goes on after a blank.
function splitAt(line: Element): void {
  const parent = line.parentElement;
  if (parent && /^(?:p|div|td|th)$/.test(parent.localName) && !parent.closest("li") && line.previousSibling !== null) {
    const before = parent.ownerDocument.createElement("p");
    for (let node = parent.firstChild; node !== null && node !== line; node = parent.firstChild) before.append(node);
    line.remove();
    if (/^(?:td|th)$/.test(parent.localName)) parent.prepend(before);
    else parent.before(before);
  } else line.replaceWith(" ");
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function wrapContent(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}
