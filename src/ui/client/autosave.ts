/**
 * `<form data-autosave="URL">` saves what was changed while one writes; `data-presence="URL"` tells who else is in it. What is not yet
 * saved lies in this browser, by form and person, and is never put back unasked.
 */

type Answer =
  | { ok: true; version?: string | number; once?: string; at: string }
  | { ok: false; code: string; message: string; version?: string | number; theirs?: { by: string; text: string; doc?: unknown; field?: string } };

type Draft = { at: string; version: string; fields: Record<string, string[]> };

const quiet = 1000;
const firstRetry = 2000;
const longestRetry = 60_000;
const presenceEvery = 10_000;
// What a browser sends after the page is gone may hold no more.
const mostOnLeaving = 60_000;
const draftsKept = 30 * 24 * 3_600_000;

const words = {
  saving: "Gemmer …",
  offline: "Ikke gemt: forbindelsen er væk. Teksten ligger i denne browser og gemmes, når forbindelsen er tilbage.",
  loggedOut: "Ikke gemt: du er logget ud. Teksten ligger i denne browser. Log ind i en anden fane, og skriv videre her.",
  failed: "Ikke gemt: serveren svarer ikke, som den skal. Teksten ligger i denne browser, og der prøves igen.",
  noRoom: "Browseren har ikke plads til at gemme teksten hos sig. Luk ikke siden, før der står Gemt.",
};

function watch(form: HTMLFormElement): void {
  const address = form.dataset.autosave!;
  const person = form.closest<HTMLElement>("[data-person]")?.dataset.person ?? "";
  const key = `sagsgang:kladde:${person}:${address}`;
  const status = statusOf(form);
  const dirty = new Set<string>();
  let inFlight: Set<string> | null = null;
  let conflict: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let retry = firstRetry;

  const say = (text: string): void => {
    if (status.textContent !== text) status.textContent = text;
  };

  offerDrafts(form, key);

  form.addEventListener("input", (event) => {
    const { name } = event.target as HTMLInputElement;
    if (!name) return;
    dirty.add(name);
    later(quiet);
  });
  // Leaving a field saves it at once.
  form.addEventListener("change", () => {
    if (dirty.size > 0) later(0);
  });
  form.addEventListener("focusout", () => {
    if (dirty.size > 0 && retry === firstRetry) later(0);
  });
  addEventListener("online", () => {
    retry = firstRetry;
    if (dirty.size > 0) later(0);
  });
  addEventListener("pagehide", () => {
    if (dirty.size === 0 && inFlight === null) return;
    keepDraft();
    if (dirty.size === 0 || inFlight !== null || conflict !== null) return;
    const body = bodyOf(dirty);
    if (String(body).length < mostOnLeaving) void send(body, true).catch(() => {});
  });

  function later(ms: number): void {
    clearTimeout(timer);
    // What one types is safe in this browser long before it is saved.
    clearTimeout(keeping);
    keeping = setTimeout(keepDraft, Math.min(ms, 300));
    timer = setTimeout(() => void save(), ms);
  }

  async function save(): Promise<void> {
    if (inFlight !== null || conflict !== null || dirty.size === 0) return;
    const sending = new Set(dirty);
    inFlight = sending;
    const body = bodyOf(sending);
    dirty.clear();
    say(words.saving);
    const back = (): void => {
      for (const name of sending) dirty.add(name);
      inFlight = null;
      keepDraft();
    };
    const again = (why: string): void => {
      back();
      say(why);
      clearTimeout(timer);
      timer = setTimeout(() => void save(), retry);
      retry = Math.min(retry * 2, longestRetry);
    };
    let answer: Answer;
    try {
      const response = await send(body, false);
      if (response.status === 401 || response.status === 403 || response.redirected) return again(words.loggedOut);
      if (!response.headers.get("content-type")?.includes("json")) return again(words.failed);
      answer = (await response.json()) as Answer;
    } catch {
      return again(words.offline);
    }
    if (!answer.ok) {
      back();
      setVersion(answer.version);
      if (answer.code === "text-changed-by-other" && answer.theirs) {
        say(answer.message);
        showTheirs(answer.theirs, sending);
      } else say(`Ikke gemt: ${answer.message}`);
      return;
    }
    inFlight = null;
    retry = firstRetry;
    setVersion(answer.version);
    if (answer.once !== undefined) setHidden("once", answer.once);
    keepDraft();
    if (dirty.size > 0) later(quiet);
    else say(`Gemt kl. ${answer.at}`);
  }

  function send(body: URLSearchParams, leaving: boolean): Promise<Response> {
    return fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      keepalive: leaving,
      ...(leaving ? {} : { signal: AbortSignal.timeout(20_000) }),
    });
  }

  function bodyOf(names: ReadonlySet<string>): URLSearchParams {
    const data = new FormData(form);
    const body = new URLSearchParams();
    for (const field of form.elements) {
      // What an editor keeps beside its textarea goes with the textarea.
      if (field instanceof HTMLInputElement && field.type === "hidden" && field.name !== "" && !field.name.endsWith(".doc"))
        body.append(field.name, field.value);
    }
    for (const name of names) {
      const values = data.getAll(name).filter((value) => typeof value === "string");
      // A box that was unticked is left out of a form: it is told by an empty value.
      for (const value of values.length === 0 ? [""] : values) body.append(name, value);
      const doc = data.get(`${name}.doc`);
      if (typeof doc === "string") body.append(`${name}.doc`, doc);
    }
    return body;
  }

  function setVersion(version: string | number | undefined): void {
    if (version !== undefined) setHidden("version", String(version));
  }

  function setHidden(name: string, value: string): void {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  function keepDraft(): void {
    const names = [...dirty, ...(inFlight ?? [])];
    if (names.length === 0) return forget(key);
    const data = new FormData(form);
    const fields: Draft["fields"] = {};
    for (const name of names) {
      for (const each of [name, `${name}.doc`]) {
        const values = data.getAll(each).filter((value) => typeof value === "string");
        if (each === name || values.length > 0) fields[each] = values;
      }
    }
    if (!remember(key, { at: new Date().toISOString(), version: versionOf(form), fields })) say(words.noRoom);
  }

  function showTheirs(theirs: { by: string; text: string; doc?: unknown; field?: string }, sending: ReadonlySet<string>): void {
    const name = theirs.field ?? [...sending].find((each) => isText(form, each)) ?? [...sending][0]!;
    const label = labelOf(form, name);
    const box = panel("other-text", `${theirs.by} har ændret ${label} imens`);
    box.append(
      paragraph(`${theirs.by} har ændret ${label}, mens du skrev. Din egen tekst står i feltet og er ikke gemt. Her er den andens:`),
      kept(theirs.text),
      button("Behold min", () => {
        close();
        void save();
      }),
      button("Tag den andens", () => {
        const own = valuesOf(form, name);
        close();
        dirty.delete(name);
        writeField(form, name, theirs);
        // Writing it raised the field's own event; what the other saved need not be saved again.
        dirty.delete(name);
        clearTimeout(timer);
        keepDraft();
        offerOwn(name, label, own);
        if (dirty.size > 0) later(0);
      }),
    );
    function close(): void {
      box.remove();
      conflict = null;
    }
    conflict = box;
    besideField(form, name).after(box);
  }

  // The text one gave up stays within reach until one says that it may go.
  function offerOwn(name: string, label: string, own: Own): void {
    const box = panel("other-text", `Din egen tekst i ${label}`);
    box.append(
      paragraph(`${label} er nu den andens tekst. Din egen var:`),
      kept(own.text),
      button("Sæt min tekst ind igen", () => {
        box.remove();
        writeField(form, name, own);
      }),
      button("Luk", () => box.remove()),
    );
    besideField(form, name).after(box);
    box.querySelector("button")!.focus();
  }
}

// --- drafts ---

function offerDrafts(form: HTMLFormElement, key: string): void {
  sweep();
  const earlier = `${key}:tidligere`;
  const drafts = [...readDrafts(earlier), ...readDrafts(key)].filter((draft) => !standsAlready(form, draft));
  forget(key);
  const store = (left: readonly Draft[]): void => (left.length === 0 ? forget(earlier) : void remember(earlier, left));
  store(drafts);
  for (const draft of drafts) {
    const box = panel("unsaved-text", "Tekst, der ikke er gemt");
    const when = new Date(draft.at).toLocaleString("da-DK", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    box.append(
      paragraph(
        draft.version === versionOf(form)
          ? `I denne browser ligger tekst fra ${when}, som ikke blev gemt.`
          : `I denne browser ligger tekst fra ${when}, som ikke blev gemt. Teksten på siden er ændret siden da.`,
      ),
    );
    const shown = Object.entries(draft.fields).filter(([name]) => !name.endsWith(".doc"));
    for (const [name, values] of shown) box.append(paragraph(`${labelOf(form, name)}:`), kept(values.join("\n")));
    const done = (): void => {
      drafts.splice(drafts.indexOf(draft), 1);
      store(drafts);
      box.remove();
    };
    box.append(
      button("Sæt teksten ind", () => {
        for (const [name, values] of shown) writeField(form, name, { text: values.join("\n"), values, doc: parsed(draft.fields[`${name}.doc`]?.[0]) });
        done();
      }),
      button("Smid den væk", done),
    );
    form.before(box);
  }
}

function standsAlready(form: HTMLFormElement, draft: Draft): boolean {
  return Object.entries(draft.fields).every(([name, values]) => name.endsWith(".doc") || sameWords(values.join("\n"), valuesOf(form, name).values.join("\n")));
}

// A form sends its line ends as CRLF, and a text is kept without blanks at its ends.
function sameWords(a: string, b: string): boolean {
  return a.replace(/\r\n/g, "\n").trim() === b.replace(/\r\n/g, "\n").trim();
}

function readDrafts(key: string): Draft[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as Draft | Draft[];
    return [kept].flat().filter((draft) => typeof draft.at === "string" && typeof draft.fields === "object");
  } catch {
    return [];
  }
}

function remember(key: string, kept: Draft | readonly Draft[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

// Texts of cases should not lie for ever in a browser whose page nobody opens again.
function sweep(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("sagsgang:kladde:")) continue;
      const drafts = readDrafts(key);
      if (drafts.every((draft) => Date.now() - Date.parse(draft.at) > draftsKept)) forget(key);
    }
  } catch {
    // No storage, no drafts.
  }
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

// --- fields ---

type Own = { text: string; values: string[]; doc?: unknown };

function valuesOf(form: HTMLFormElement, name: string): Own {
  const data = new FormData(form);
  const values = data.getAll(name).filter((value) => typeof value === "string");
  const doc = data.get(`${name}.doc`);
  return { text: values.join("\n"), values, doc: typeof doc === "string" ? parsed(doc) : undefined };
}

function writeField(form: HTMLFormElement, name: string, content: { text: string; values?: readonly string[]; doc?: unknown }): void {
  const fields = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement,
  );
  for (const field of fields.filter((each) => each.name === name)) {
    if (field.dataset.editor === "on") {
      field.dispatchEvent(new CustomEvent("sagsgang:write", { detail: content }));
      continue;
    }
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio"))
      field.checked = (content.values ?? [content.text]).includes(field.value);
    else field.value = content.text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function fieldOf(form: HTMLFormElement, name: string): HTMLElement | null {
  return [...form.elements].find((field): field is HTMLElement => field instanceof HTMLElement && field.getAttribute("name") === name) ?? null;
}

function isText(form: HTMLFormElement, name: string): boolean {
  return fieldOf(form, name) instanceof HTMLTextAreaElement;
}

function besideField(form: HTMLFormElement, name: string): Element {
  const field = fieldOf(form, name);
  if (field === null) return form.lastElementChild ?? form;
  return field.nextElementSibling?.classList.contains("editor") ? field.nextElementSibling : field;
}

function labelOf(form: HTMLFormElement, name: string): string {
  const field = fieldOf(form, name) as HTMLInputElement | null;
  return field?.labels?.[0]?.textContent?.trim() ?? field?.getAttribute("aria-label") ?? name;
}

function versionOf(form: HTMLFormElement): string {
  const field = form.elements.namedItem("version");
  return field instanceof HTMLInputElement ? field.value : "";
}

// --- pieces of the page ---

function statusOf(form: HTMLFormElement): HTMLElement {
  let status = form.querySelector<HTMLElement>("[data-autosave-status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "autosave-status";
    form.append(status);
  }
  status.setAttribute("role", "status");
  return status;
}

function panel(kind: string, name: string): HTMLElement {
  const box = document.createElement("section");
  box.className = kind;
  box.setAttribute("aria-label", name);
  return box;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function kept(text: string): HTMLElement {
  const made = document.createElement("div");
  made.className = "kept-words";
  made.tabIndex = 0;
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", "Teksten");
  made.textContent = text === "" ? "(tom)" : text;
  return made;
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-secondary";
  made.textContent = name;
  made.addEventListener("click", press);
  return made;
}

// --- who else is here ---

function tellPresence(form: HTMLFormElement): void {
  const address = form.dataset.presence!;
  const notes = new Map<string, HTMLElement>();
  const ask = async (): Promise<void> => {
    if (document.hidden) return;
    try {
      const here = form.contains(document.activeElement)
        ? (document.activeElement!.closest(".editor")?.previousElementSibling ?? document.activeElement)
        : null;
      const url = new URL(address, location.href);
      const field = here?.getAttribute("name");
      if (field) url.searchParams.set("field", field);
      const response = await fetch(url, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(presenceEvery) });
      const { people } = (await response.json()) as { people: { name: string; field: string | null }[] };
      show(people);
    } catch {
      // Who is here is not worth a word when nobody can be asked; the saving tells of a lost connection.
    }
  };
  const show = (people: readonly { name: string; field: string | null }[]): void => {
    const byField = new Map<string, string[]>();
    for (const { name, field } of people) if (field !== null) byField.set(field, [...(byField.get(field) ?? []), name]);
    for (const [field, note] of notes) if (!byField.has(field)) note.textContent = "";
    for (const [field, names] of byField) {
      let note = notes.get(field);
      if (!note) {
        note = document.createElement("p");
        note.className = "presence";
        note.setAttribute("role", "status");
        besideField(form, field).after(note);
        notes.set(field, note);
      }
      const text = `${new Intl.ListFormat("da").format(names)} skriver her også`;
      if (note.textContent !== text) note.textContent = text;
    }
  };
  void ask();
  setInterval(() => void ask(), presenceEvery);
}

const watched = new WeakSet<HTMLFormElement>();

function begin(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave], form[data-presence]")) {
    if (watched.has(form)) continue;
    watched.add(form);
    if (form.dataset.autosave !== undefined) watch(form);
    if (form.dataset.presence !== undefined) tellPresence(form);
  }
}

begin();
document.addEventListener("sagsgang:replaced", begin);
