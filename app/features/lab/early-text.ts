let typed: string | null = null;

function note(): void {
  const area = document.getElementById("prompt");
  if (area instanceof HTMLTextAreaElement && area.value !== area.defaultValue) typed = area.value;
}

// A page drawn by the server can be written on before its scripts have come. React then puts the server's text
// back into the box; what had been typed is remembered here, from when this file loads until the page asks.
if (typeof document !== "undefined") {
  note();
  document.addEventListener("input", note, true);
}

/** What was typed before the page came alive, once; null when nothing was. */
export function takeEarlyText(): string | null {
  document.removeEventListener("input", note, true);
  const text = typed;
  typed = null;
  return text;
}
