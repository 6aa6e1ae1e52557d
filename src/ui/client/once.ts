/** `<form data-once>`: a form is sent once however often its button is pressed. */

const resting = new Map<HTMLFormElement, () => void>();
// A form that answers with a file leaves the page standing: after this long its button works again.
const longest = 20_000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined || event.defaultPrevented) return;
  if (resting.has(form)) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  if (!(button instanceof HTMLElement)) return;
  const words = button.innerHTML;
  // Not `disabled`: a disabled button is left out of what is sent, and loses the focus.
  button.setAttribute("aria-disabled", "true");
  button.textContent = "Sender …";
  const timer = setTimeout(() => resting.get(form)?.(), longest);
  resting.set(form, () => {
    clearTimeout(timer);
    button.removeAttribute("aria-disabled");
    button.innerHTML = words;
    resting.delete(form);
  });
});

// Going back shows the page as it was left.
addEventListener("pageshow", () => {
  for (const wake of resting.values()) wake();
});
