/** Passkeys in the browser: asks the server for a challenge, the device for an answer, and sends it back. Markup names it by data-passkey. */

type Answer = { ok: true; to: string } | { ok: false; message: string };

async function ask(address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

function tell(element: Element, sentence: string): void {
  const place = element.querySelector("[data-passkey-told]");
  if (place !== null) place.textContent = sentence;
}

// What the device says when the person closes its window, or takes too long, is no fault.
const sentences: Readonly<Record<string, string>> = {
  NotAllowedError: "Det blev afbrudt på enheden. Prøv igen.",
  InvalidStateError: "Enheden har allerede en adgangsnøgle til Sagsgang.",
  SecurityError: "Adgangsnøgler kan kun bruges på Sagsgangs egen adresse. Åbn siden der.",
};

async function run(element: HTMLElement, extra: Record<string, string>): Promise<void> {
  const { passkey, begin, finish } = element.dataset;
  tell(element, "Følg vejledningen på din enhed …");
  try {
    const begun = (await ask(begin!, extra)) as { ok: true; options: never } | { ok: false; message: string };
    if (!begun.ok) return tell(element, begun.message);
    const credential = (await (passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(begun.options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(begun.options) }))) as PublicKeyCredential | null;
    if (credential === null) return tell(element, sentences["NotAllowedError"]!);
    const answer = (await ask(finish!, { ...extra, response: credential.toJSON() })) as Answer;
    if (!answer.ok) return tell(element, answer.message);
    location.assign(answer.to);
  } catch (error) {
    tell(element, sentences[(error as Error).name] ?? "Adgangsnøglen kunne ikke bruges her. Prøv igen, eller brug en anden enhed.");
  }
}

for (const element of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (typeof PublicKeyCredential === "undefined" || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) {
    tell(element, "Denne browser kan ikke bruge adgangsnøgler. Brug en nyere udgave.");
    continue;
  }
  element.hidden = false;
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(element)].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
    void run(element, fields);
  });
}
