/**
 * `<ol data-reorder="URL">` with items `data-id`: another order by mouse, finger or the buttons `data-move="up"` and `"down"`, which are
 * submit buttons where this script does not run. The whole order is posted as repeated `id` fields.
 */

type Answer = { ok: true; version?: string | number; once?: string } | { ok: false; message: string };

const failed = "Rækkefølgen er ikke gemt: forbindelsen er væk. Prøv igen, når den er tilbage.";

function watch(list: HTMLOListElement): void {
  const told = document.createElement("p");
  told.className = "sr-only";
  told.setAttribute("role", "status");
  const wrong = document.createElement("p");
  wrong.className = "form-error-message";
  wrong.setAttribute("role", "alert");
  list.after(told, wrong);
  let saved = items(list);
  let posting = false;
  let again = false;

  list.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-move]");
    const item = button?.closest<HTMLElement>("li[data-id]");
    if (!button || item?.parentElement !== list) return;
    event.preventDefault();
    const neighbour = button.dataset.move === "up" ? item.previousElementSibling : item.nextElementSibling;
    if (!neighbour) {
      told.textContent = button.dataset.move === "up" ? `${nameOf(item)} står allerede øverst.` : `${nameOf(item)} står allerede nederst.`;
      return;
    }
    if (button.dataset.move === "up") neighbour.before(item);
    else neighbour.after(item);
    // An element that is moved loses the focus.
    button.focus();
    moved(item);
  });

  for (const item of items(list)) addHandle(item);

  function addHandle(item: HTMLElement): void {
    const handle = item.querySelector<HTMLElement>("[data-handle]") ?? document.createElement("span");
    if (!handle.isConnected) {
      handle.textContent = "⠿";
      item.prepend(handle);
    }
    handle.classList.add("reorder-handle");
    // The buttons are for those who use no mouse.
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      const before = items(list);
      const drag = new AbortController();
      const { signal } = drag;
      item.classList.add("reorder-moving");
      const end = (): void => {
        drag.abort();
        item.classList.remove("reorder-moving");
      };
      // Listened for on the document: a captured pointer is let go when its element is moved.
      document.addEventListener(
        "pointermove",
        (move) => {
          if (move.pointerId !== event.pointerId) return;
          const others = items(list).filter((each) => each !== item);
          const below = others.find((each) => {
            const { top, height } = each.getBoundingClientRect();
            return move.clientY < top + height / 2;
          });
          if (below) {
            if (item.nextElementSibling !== below) below.before(item);
          } else if (list.lastElementChild !== item) list.append(item);
        },
        { signal },
      );
      document.addEventListener(
        "pointerup",
        () => {
          end();
          if (items(list).some((each, index) => each !== before[index])) moved(item);
        },
        { signal },
      );
      const undo = (): void => {
        end();
        list.append(...before);
      };
      document.addEventListener("pointercancel", undo, { signal });
      document.addEventListener("keydown", (key) => key.key === "Escape" && undo(), { signal });
    });
  }

  function moved(item: HTMLElement): void {
    const all = items(list);
    number(all);
    wrong.textContent = "";
    told.textContent = `${nameOf(item)} er nu nummer ${all.indexOf(item) + 1} af ${all.length}.`;
    void post();
  }

  // One request at a time, so that the last order is the one that stands.
  async function post(): Promise<void> {
    if (posting) {
      again = true;
      return;
    }
    posting = true;
    const order = items(list);
    const body = new URLSearchParams();
    const form = list.closest("form");
    for (const field of form?.elements ?? [])
      if (field instanceof HTMLInputElement && field.type === "hidden" && field.name !== "") body.append(field.name, field.value);
    for (const item of order) body.append("id", item.dataset.id!);
    let refused: string | null = null;
    try {
      const response = await fetch(list.dataset.reorder!, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(20_000),
      });
      const answer = (await response.json()) as Answer;
      if (answer.ok) {
        saved = order;
        for (const name of ["version", "once"] as const) {
          const field = form?.elements.namedItem(name);
          if (answer[name] !== undefined && field instanceof HTMLInputElement) field.value = String(answer[name]);
        }
      } else refused = answer.message;
    } catch {
      refused = failed;
    }
    posting = false;
    if (refused !== null) {
      again = false;
      const { activeElement } = document;
      list.append(...saved);
      number(saved);
      if (activeElement instanceof HTMLElement && list.contains(activeElement)) activeElement.focus();
      wrong.textContent = refused;
      told.textContent = "";
    } else if (again) {
      again = false;
      void post();
    }
  }
}

function items(list: HTMLOListElement): HTMLElement[] {
  return [...list.children].filter((each): each is HTMLElement => each instanceof HTMLElement && each.dataset.id !== undefined);
}

function number(all: readonly HTMLElement[]): void {
  for (const [index, item] of all.entries()) {
    const shown = item.querySelector("[data-number]");
    if (shown) shown.textContent = String(index + 1);
  }
}

function nameOf(item: HTMLElement): string {
  return item.dataset.name ?? item.querySelector("[data-name]")?.textContent?.trim() ?? "Punktet";
}

const watched = new WeakSet<HTMLOListElement>();

function begin(): void {
  for (const list of document.querySelectorAll<HTMLOListElement>("ol[data-reorder]")) {
    if (watched.has(list)) continue;
    watched.add(list);
    watch(list);
  }
}

begin();
document.addEventListener("sagsgang:replaced", begin);
