import type { LabActionResult, LabPageData } from "./lab-page-data.ts";

// A request that nobody answers must not put an error page in place of the lab and of what stands in its editor.

let shown: LabPageData | null = null;

/** Notes what the page is drawn from now. */
export function nowShown(page: LabPageData): void {
  shown = page;
}

/** Asks for the page's data; when nobody answers, the page stays as it is. */
export async function loadedOrShown(
  request: Request,
  load: () => Promise<LabPageData>,
): Promise<LabPageData> {
  try {
    return await load();
  } catch (error) {
    if (!isUnanswered(error) || shown?.path !== new URL(request.url).pathname) throw error;
    return shown;
  }
}

/** Sends the page's form; when no answer comes, the result says so. */
export async function sentOrUnanswered(
  request: Request,
  send: () => Promise<LabActionResult>,
): Promise<LabActionResult> {
  const form = await request.clone().formData();
  try {
    return await send();
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return { prompt: String(form.get("prompt") ?? ""), trouble: { kind: "unanswered" }, conflict: null };
  }
}

/** No answer of the server's: none at all, a proxy's own error page, or half an answer. Redirects and refusals are. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof Response) return false;
  // Remix throws a refusal as an object that carries its status.
  const status = error && typeof error === "object" && "status" in error ? error.status : undefined;
  return typeof status !== "number" || status >= 500;
}
