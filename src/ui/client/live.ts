/**
 * `<div data-live="URL">`: parts of the page follow what happens elsewhere. Each event is `{region, html}`; when the connection opens the
 * server sends every region as it is now. A part in which somebody writes is never replaced unasked.
 */

const firstRetry = 2000;
const longestRetry = 60_000;

function follow(place: HTMLElement): void {
  const status = statusOf(place);
  const held = new Map<string, { html: string; note: HTMLElement }>();
  let source: EventSource | null = null;
  let retry = firstRetry;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lostAt: string | null = null;

  const connect = (): void => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(place.dataset.live!);
    source.addEventListener("open", () => {
      retry = firstRetry;
      if (lostAt === null) return;
      lostAt = null;
      status.textContent = "Forbindelsen er tilbage.";
    });
    source.addEventListener("message", ({ data }) => {
      const { region, html } = JSON.parse(data as string) as { region: string; html: string };
      const target = regionOf(region);
      if (target) take(target, html);
    });
    source.addEventListener("error", () => {
      lost();
      // The browser tries again by itself until the server has refused.
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, retry);
      retry = Math.min(retry * 2, longestRetry);
    });
  };
  const lost = (): void => {
    if (lostAt !== null) return;
    lostAt = new Date().toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
    status.textContent = `Forbindelsen er væk. Siden viser, hvad der gjaldt kl. ${lostAt}; den prøver selv igen.`;
  };

  function regionOf(id: string): HTMLElement | null {
    return place.id === id ? place : place.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  }

  function take(region: HTMLElement, html: string): void {
    const before = held.get(region.id);
    const next = document.createElement("template");
    next.innerHTML = html;
    if (next.innerHTML === region.innerHTML) {
      before?.note.remove();
      held.delete(region.id);
      return;
    }
    if (!isWrittenIn(region)) {
      before?.note.remove();
      held.delete(region.id);
      replace(region, next.content);
      return;
    }
    if (before) {
      before.html = html;
      return;
    }
    const note = document.createElement("p");
    note.className = "live-news";
    note.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.textContent = "Der er nyt – vis";
    button.addEventListener("click", () => {
      const newest = document.createElement("template");
      newest.innerHTML = held.get(region.id)!.html;
      held.delete(region.id);
      replace(region, newest.content);
      region.tabIndex = -1;
      region.focus();
      note.remove();
    });
    region.before(note);
    // Put in after its place is known to the page, so that it is read aloud.
    note.append(button);
    held.set(region.id, { html, note });
  }

  // A screen nobody looks at needs no connection: browsers hold only six to one house.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(timer);
      source?.close();
      source = null;
    } else if (source === null) connect();
  });
  addEventListener("offline", lost);
  addEventListener("online", connect);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) connect();
  });
  connect();
}

function replace(region: HTMLElement, content: DocumentFragment): void {
  const focused = region.contains(document.activeElement) && document.activeElement !== region ? (document.activeElement as HTMLElement) : null;
  const again = focused === null ? null : { id: focused.id, path: pathTo(region, focused), tag: focused.localName };
  region.replaceChildren(content);
  if (again !== null) {
    const found = again.id === "" ? at(region, again.path) : region.querySelector<HTMLElement>(`#${CSS.escape(again.id)}`);
    if (found?.localName === again.tag) found.focus({ preventScroll: true });
    else {
      region.tabIndex = -1;
      region.focus({ preventScroll: true });
    }
  }
  document.dispatchEvent(new CustomEvent("sagsgang:replaced", { detail: { region: region.id } }));
}

// True where a field has the focus, or holds something that has not been sent.
function isWrittenIn(region: HTMLElement): boolean {
  const { activeElement } = document;
  if (activeElement !== null && region.contains(activeElement) && isField(activeElement)) return true;
  return [...region.querySelectorAll("input, textarea, select")].some((field) => {
    if (field instanceof HTMLInputElement) {
      if (field.type === "hidden") return false;
      return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
    }
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    return (
      [...(field as HTMLSelectElement).options].some((option) => option.selected !== option.defaultSelected) && (field as HTMLSelectElement).selectedIndex > 0
    );
  });
}

function isField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !["button", "submit", "reset", "image"].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element as HTMLElement).isContentEditable;
}

function pathTo(region: HTMLElement, element: HTMLElement): number[] {
  const path: number[] = [];
  for (let each: Element = element; each !== region; each = each.parentElement!) path.unshift([...each.parentElement!.children].indexOf(each));
  return path;
}

function at(region: HTMLElement, path: readonly number[]): HTMLElement | null {
  return path.reduce<Element | null>((element, index) => element?.children[index] ?? null, region) as HTMLElement | null;
}

function statusOf(place: HTMLElement): HTMLElement {
  let status = place.querySelector<HTMLElement>("[data-live-status]");
  if (!status) {
    status = document.createElement("p");
    status.className = "live-status";
    place.before(status);
  }
  status.setAttribute("role", "status");
  return status;
}

for (const place of document.querySelectorAll<HTMLElement>("[data-live]")) follow(place);
