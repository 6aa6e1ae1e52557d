/**
 * `<textarea data-editor name="X">` as an editor. The textarea works as it is without this script and keeps holding the plain text; beside
 * it `X.doc` holds the same as JSON (core/rich-text.ts). Other scripts write into it with a `sagsgang:write` event on the textarea.
 */

import { baseKeymap, chainCommands, setBlockType, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Fragment, Slice, type MarkType, type Node, type NodeType, type ResolvedPos } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { EditorState, Plugin, TextSelection, type Command } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { textRefusals } from "#core/refusals/text.da.ts";
import { linkAddress, plainText, richTextBounds, richTextOf, richTextOfPlain, type RichText } from "#core/rich-text.ts";
import { cleanPasted } from "./pasted.ts";
import { schema } from "./schema.ts";

const { nodes, marks } = schema;

type Tool = {
  name: string;
  keys?: string;
  command: Command;
  /** For tools that are on or off where the caret stands. */ pressed?: (state: EditorState) => boolean;
  inTable?: true;
  newGroup?: true;
};

let editors = 0;

/** Makes editors of the textareas that ask for it and are none yet. */
function mountEditors(): void {
  for (const textarea of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-editor]:not([data-editor='on'])")) mount(textarea);
}

function mount(textarea: HTMLTextAreaElement): void {
  const number = ++editors;
  textarea.dataset.editor = "on";
  const label = textarea.labels[0];
  if (label && label.id === "") label.id = `editor-label-${number}`;

  const posted = document.createElement("input");
  posted.type = "hidden";
  posted.name = `${textarea.name}.doc`;
  const frame = element("div", { class: "editor" });
  const status = element("p", { class: "editor-status", role: "status" });
  const help = element("p", { class: "sr-only", id: `editor-help-${number}` });
  help.textContent = "Alt+F10 går til værktøjslinjen. I en tabel går Tab til næste celle; tryk Esc og derefter Tab for at forlade tabellen.";
  const place = element("div", { class: "editor-place" });
  textarea.after(frame, posted);
  textarea.hidden = true;
  const required = textarea.required;
  // A hidden field that must be filled would stop the form without a word.
  textarea.required = false;

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: withLastParagraph(sentDoc(textarea)), plugins: plugins(() => askForLink(view), toolbarFocus) }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      ...(label ? { "aria-labelledby": label.id } : { "aria-label": textarea.getAttribute("aria-label") ?? "Tekst" }),
      "aria-describedby": [textarea.getAttribute("aria-describedby"), help.id].filter((id) => id !== null).join(" "),
      ...(required ? { "aria-required": "true" } : {}),
      class: "prose",
      lang: "da",
      spellcheck: "true",
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      showTools();
      if (!transaction.docChanged) return;
      status.textContent = "";
      clearTimeout(waiting);
      waiting = setTimeout(write, 200);
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    transformPastedHTML: cleanPasted,
    clipboardTextParser: (text) => {
      const doc = schema.nodeFromJSON(richTextOfPlain(text));
      return Slice.maxOpen(doc.content);
    },
    handlePaste: (_, __, slice) => refuseTooLarge(view.state.doc, slice, status),
    handleDrop: (_, __, slice, moved) => !moved && refuseTooLarge(view.state.doc, slice, status),
    handleTextInput: (_, from, to, text) => beginList(view, from, to, text),
    handleDOMEvents: {
      blur: () => {
        write();
        textarea.dispatchEvent(new Event("change", { bubbles: true }));
      },
    },
  });

  const write = (): void => {
    clearTimeout(waiting);
    const doc = view.state.doc.toJSON() as RichText;
    posted.value = JSON.stringify(doc);
    textarea.value = plainText(doc);
  };

  const tools = toolbarOf(label?.textContent?.trim() ?? "Tekst", view, askForLink);
  const showTools = tools.show;
  function toolbarFocus(): void {
    tools.focus();
  }
  frame.append(tools.bar, place, status, help);
  write();
  showTools();

  label?.addEventListener("click", () => view.focus());
  // Raised by a form that is sent and by `new FormData(form)` alike: nothing typed just before is left out.
  textarea.form?.addEventListener("formdata", ({ formData }) => {
    write();
    if (!formData.has(textarea.name)) return;
    formData.set(textarea.name, textarea.value);
    formData.set(posted.name, posted.value);
  });
  textarea.addEventListener("sagsgang:write", (event) => {
    const { doc, text } = (event as CustomEvent<{ doc?: unknown; text?: string }>).detail;
    const taken = richTextOf(doc);
    const next = schema.nodeFromJSON(taken.ok ? taken.text : richTextOfPlain(text ?? ""));
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, next.content));
    write();
  });
  textarea.addEventListener("focus", () => view.focus());
}

function sentDoc(textarea: HTMLTextAreaElement): Node {
  const beside = textarea.parentElement?.querySelector(":scope > script[data-editor-doc]");
  const written = textarea.dataset.doc ?? beside?.textContent ?? "";
  try {
    const taken = richTextOf(JSON.parse(written));
    if (taken.ok) return schema.nodeFromJSON(taken.text);
  } catch {
    // Without JSON the words in the textarea are the text.
  }
  return schema.nodeFromJSON(richTextOfPlain(textarea.value));
}

// --- commands ---

function plugins(link: () => void, toToolbar: () => void) {
  let leaving = false;
  const inTableUnlessLeaving =
    (direction: 1 | -1): Command =>
    (state, dispatch) =>
      leaving ? ((leaving = false), false) : goToNextCell(direction)(state, dispatch);
  return [
    history(),
    keymap({
      "Mod-b": toggleMark(marks.strong!),
      "Mod-i": toggleMark(marks.em!),
      "Mod-z": undo,
      "Mod-y": redo,
      "Shift-Mod-z": redo,
      "Mod-k": () => {
        link();
        return true;
      },
      "Shift-Mod-3": headingOf(3),
      "Shift-Mod-4": headingOf(4),
      "Shift-Mod-7": listOf(nodes.ordered_list!),
      "Shift-Mod-8": listOf(nodes.bullet_list!),
      "Shift-Mod-0": setBlockType(nodes.paragraph!),
      "Mod-]": deeper,
      "Mod-[": liftListItem(nodes.list_item!),
      Enter: splitListItem(nodes.list_item!),
      // A text has no line breaks inside a paragraph.
      "Shift-Enter": chainCommands(splitListItem(nodes.list_item!), baseKeymap["Enter"]!),
      Tab: inTableUnlessLeaving(1),
      "Shift-Tab": inTableUnlessLeaving(-1),
      Escape: () => {
        leaving = true;
        return false;
      },
      "Alt-F10": () => {
        toToolbar();
        return true;
      },
    }),
    keymap(baseKeymap),
    tableEditing(),
    new Plugin({
      appendTransaction: (_, __, state) =>
        state.doc.lastChild?.type === nodes.table ? state.tr.insert(state.doc.content.size, nodes.paragraph!.create()) : null,
    }),
  ];
}

// Below a table that ends the text there would be no place for the caret. What stays empty is not printed.
function withLastParagraph(doc: Node): Node {
  return doc.lastChild?.type === nodes.table ? doc.copy(doc.content.addToEnd(nodes.paragraph!.create())) : doc;
}

function headingOf(level: 3 | 4): Command {
  return (state, dispatch) =>
    (isBlock(state, nodes.heading!, level) ? setBlockType(nodes.paragraph!) : setBlockType(nodes.heading!, { level }))(state, dispatch);
}

/** Takes the points out of a list of this kind, turns a list of the other kind into it, or makes one. */
function listOf(kind: NodeType): Command {
  return (state, dispatch) => {
    const list = listAround(state.selection.$from);
    if (!list) return wrapInList(kind)(state, dispatch);
    if (list.node.type === kind) return liftListItem(nodes.list_item!)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(list.at, kind));
    return true;
  };
}

const deeper: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const around = Array.from({ length: $from.depth }, (_, index) => $from.node(index + 1)).filter((node) => node.type === nodes.list_item);
  // A point that has points of its own would take them to a third level.
  if (around.length >= richTextBounds.listLevels || (around.at(-1)?.childCount ?? 0) > 1) return false;
  return sinkListItem(nodes.list_item!)(state, dispatch);
};

const insertTable: Command = (state, dispatch) => {
  if (isInTable(state) || listAround(state.selection.$from)) return false;
  const cells = (kind: NodeType) => Fragment.from(Array.from({ length: 3 }, () => kind.createAndFill()!));
  const rows = [nodes.table_header!, nodes.table_cell!, nodes.table_cell!].map((kind) => nodes.table_row!.create(null, cells(kind)));
  if (dispatch) {
    const { $from } = state.selection;
    const at = $from.after(1);
    const { tr } = state;
    tr.insert(at, nodes.table!.create(null, rows));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  return true;
};

// "- " and "1. " at the beginning of a paragraph begin a list, as in other editors.
function beginList(view: EditorView, from: number, to: number, text: string): boolean {
  const { $from } = view.state.selection;
  if (text !== " " || from !== to || $from.parent.type !== nodes.paragraph || $from.depth !== 1) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset);
  const number = /^(\d{1,2})\.$/.exec(before)?.[1];
  if (before !== "-" && number === undefined) return false;
  view.dispatch(view.state.tr.delete($from.start(), from));
  return number === undefined
    ? wrapInList(nodes.bullet_list!)(view.state, view.dispatch)
    : wrapInList(nodes.ordered_list!, { order: Math.max(1, Number(number)) })(view.state, view.dispatch);
}

function listAround($at: ResolvedPos): { node: Node; at: number } | null {
  for (let depth = $at.depth; depth > 0; depth--) {
    const node = $at.node(depth);
    if (node.type === nodes.bullet_list || node.type === nodes.ordered_list) return { node, at: $at.before(depth) };
  }
  return null;
}

function isBlock(state: EditorState, type: NodeType, level?: number): boolean {
  const { parent } = state.selection.$from;
  return parent.type === type && (level === undefined || parent.attrs.level === level);
}

function isMarked(state: EditorState, mark: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty ? mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark);
}

// --- paste ---

// Refused whole, before anything is put in: half a table would be worse than none.
function refuseTooLarge(doc: Node, slice: Slice, status: HTMLElement): boolean {
  let [rows, columns, pastedRows] = [0, 0, 0];
  doc.descendants((node) => void (node.type === nodes.table_row && rows++));
  slice.content.descendants((node) => {
    if (node.type !== nodes.table_row) return;
    pastedRows++;
    columns = Math.max(
      columns,
      node.children.reduce((sum, cell) => sum + Number(cell.attrs.colspan ?? 1), 0),
    );
  });
  const code =
    pastedRows > 0 && (rows + pastedRows > richTextBounds.tableRows || columns > richTextBounds.tableColumns)
      ? "table-too-large"
      : doc.textContent.length + slice.content.textBetween(0, slice.content.size).length > richTextBounds.characters
        ? "text-too-long"
        : null;
  if (code !== null) status.textContent = textRefusals[code];
  return code !== null;
}

// --- toolbar ---

function toolbarOf(label: string, view: EditorView, link: (view: EditorView) => void): { bar: HTMLElement; show: () => void; focus: () => void } {
  const list = (kind: NodeType) => (state: EditorState) => listAround(state.selection.$from)?.node.type === kind;
  const tools: Tool[] = [
    { name: "Fed", keys: "Control+B", command: toggleMark(marks.strong!), pressed: (state) => isMarked(state, marks.strong!) },
    { name: "Kursiv", keys: "Control+I", command: toggleMark(marks.em!), pressed: (state) => isMarked(state, marks.em!) },
    {
      name: "Link",
      keys: "Control+K",
      command: (_, dispatch) => {
        if (dispatch) link(view);
        return true;
      },
      pressed: (state) => isMarked(state, marks.link!),
    },
    { name: "Overskrift", keys: "Control+Shift+3", command: headingOf(3), pressed: (state) => isBlock(state, nodes.heading!, 3), newGroup: true },
    { name: "Underoverskrift", keys: "Control+Shift+4", command: headingOf(4), pressed: (state) => isBlock(state, nodes.heading!, 4) },
    { name: "Punktliste", keys: "Control+Shift+8", command: listOf(nodes.bullet_list!), pressed: list(nodes.bullet_list!), newGroup: true },
    { name: "Nummereret liste", keys: "Control+Shift+7", command: listOf(nodes.ordered_list!), pressed: list(nodes.ordered_list!) },
    { name: "Ryk ind", keys: "Control+]", command: deeper },
    { name: "Ryk ud", keys: "Control+[", command: liftListItem(nodes.list_item!) },
    { name: "Indsæt tabel", command: insertTable, newGroup: true },
    { name: "Ny række", command: addRowAfter, inTable: true },
    { name: "Ny kolonne", command: withinColumns(addColumnAfter), inTable: true },
    { name: "Slet række", command: deleteRow, inTable: true },
    { name: "Slet kolonne", command: deleteColumn, inTable: true },
    { name: "Slet tabel", command: deleteTable, inTable: true },
    { name: "Fortryd", keys: "Control+Z", command: undo, newGroup: true },
    { name: "Gentag", keys: "Control+Y", command: redo },
  ];
  const bar = element("div", { class: "editor-tools", role: "toolbar", "aria-label": `Værktøjer til ${label}` });
  const buttons = tools.map((tool) => {
    const button = element("button", { type: "button", tabindex: "-1", ...(tool.newGroup ? { class: "editor-tool-first" } : {}) });
    button.textContent = tool.name;
    if (tool.keys !== undefined) button.setAttribute("aria-keyshortcuts", tool.keys);
    // The caret stays where it is when the mouse is used.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      const byKeyboard = document.activeElement === button;
      tool.command(view.state, view.dispatch, view);
      if (!byKeyboard || button.hidden) view.focus();
    });
    bar.append(button);
    return button;
  });
  let current = 0;
  const reachable = (): number[] => buttons.flatMap((button, index) => (button.hidden ? [] : [index]));
  const stand = (index: number, focus: boolean): void => {
    current = index;
    for (const [at, button] of buttons.entries()) button.tabIndex = at === index ? 0 : -1;
    if (focus) buttons[index]!.focus();
  };
  bar.addEventListener("keydown", (event) => {
    const open = reachable();
    const at = open.indexOf(current);
    const next = { ArrowRight: open[(at + 1) % open.length], ArrowLeft: open.at(at - 1), Home: open[0], End: open.at(-1) }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      stand(next, true);
    } else if (event.key === "Escape") view.focus();
  });
  bar.addEventListener("focusin", (event) => stand(buttons.indexOf(event.target as HTMLButtonElement), false));
  const show = (): void => {
    const inTable = isInTable(view.state);
    for (const [index, tool] of tools.entries()) {
      const button = buttons[index]!;
      if (tool.inTable) button.hidden = !inTable;
      if (tool.pressed) button.setAttribute("aria-pressed", String(tool.pressed(view.state)));
      if (tool.command(view.state)) button.removeAttribute("aria-disabled");
      else button.setAttribute("aria-disabled", "true");
    }
    if (buttons[current]!.hidden) stand(0, false);
  };
  stand(0, false);
  return { bar, show, focus: () => stand(current, true) };
}

function withinColumns(command: Command): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--)
      if ($from.node(depth).type === nodes.table_row && $from.node(depth).childCount >= richTextBounds.tableColumns) return false;
    return command(state, dispatch);
  };
}

// --- the link dialog ---

function askForLink(view: EditorView): void {
  const { from, to, empty, $from } = view.state.selection;
  const range = empty ? linkAt($from) : { from, to };
  const now = marks.link!.isInSet(empty ? $from.marks() : (view.state.doc.nodeAt(from)?.marks ?? []));
  const dialog = element("dialog", { class: "editor-dialog", "aria-labelledby": "editor-link-title" });
  // The dialog stands at the end of the page: a form inside the page's own form would not be one.
  dialog.innerHTML = `<form method="dialog" novalidate><h2 id="editor-link-title" class="h4">Link</h2>
    <label class="form-label" for="editor-link-address">Adresse</label>
    <p class="form-hint" id="editor-link-hint">En webadresse (https://…) eller en e-mailadresse (mailto:…)</p>
    <input class="form-input" id="editor-link-address" inputmode="url" autocomplete="off" aria-describedby="editor-link-hint editor-link-error">
    <p class="form-error-message" id="editor-link-error" role="alert"></p>
    <div class="editor-dialog-buttons"><button class="button button-primary" value="put">Indsæt link</button>
    <button type="button" class="button button-secondary" data-remove>Fjern link</button>
    <button type="button" class="button button-tertiary" data-cancel>Annullér</button></div></form>`;
  const input = dialog.querySelector("input")!;
  const error = dialog.querySelector<HTMLElement>("#editor-link-error")!;
  const remove = dialog.querySelector<HTMLButtonElement>("[data-remove]")!;
  input.value = (now?.attrs.href as string | undefined) ?? "";
  remove.hidden = now === undefined;
  dialog.querySelector("form")!.addEventListener("submit", (event) => {
    const written = input.value.trim();
    const href = linkAddress(/^[a-z][a-z+.-]*:/i.test(written) ? written : written.includes("@") ? `mailto:${written}` : `https://${written}`);
    if (href === null) {
      event.preventDefault();
      error.textContent = "Det er ikke en adresse, der kan linkes til. Skriv den som https://www.kommune.dk/side.";
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return;
    }
    const mark = marks.link!.create({ href });
    const { tr } = view.state;
    if (range === null) tr.insert(from, schema.text(href.replace(/^mailto:/i, ""), [mark]));
    else tr.removeMark(range.from, range.to, marks.link!).addMark(range.from, range.to, mark);
    view.dispatch(tr);
  });
  remove.addEventListener("click", () => {
    if (range !== null) view.dispatch(view.state.tr.removeMark(range.from, range.to, marks.link!));
    dialog.close();
  });
  dialog.querySelector("[data-cancel]")!.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    view.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

// The whole link the caret stands in.
function linkAt($at: ResolvedPos): { from: number; to: number } | null {
  const mark = marks.link!.isInSet($at.marks());
  if (!mark) return null;
  let [from, to] = [$at.pos, $at.pos];
  $at.parent.forEach((node, offset) => {
    const start = $at.start() + offset;
    if (mark.isInSet(node.marks) && start <= $at.pos && start + node.nodeSize >= $at.pos)
      [from, to] = [Math.min(from, start), Math.max(to, start + node.nodeSize)];
  });
  return { from, to };
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

mountEditors();
// A part of the page may be replaced by a newer one (live.ts).
document.addEventListener("sagsgang:replaced", mountEditors);
