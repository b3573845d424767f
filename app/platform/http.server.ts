import { data } from "@remix-run/node";
import type { z } from "zod";

/** Field name → what is wrong with it, as a key the page turns into words. */
export type FieldErrors = Record<string, string>;

/** Answers 400 with the fields named; nothing has been written. The page shows them beside the form. */
export function badRequest<Extra extends object = object>(errors: FieldErrors, extra?: Extra) {
  return data({ errors, ...(extra as Extra) }, { status: 400 });
}

/** Ends a loader or action with 404. What one may not see answers the same way as what isn't there. */
export function notFound(): never {
  throw new Response("Not found", { status: 404 });
}

/** The loader of an address that only takes what is sent to it. */
export function postOnly(): never {
  throw new Response("Method not allowed", { status: 405, headers: { Allow: "POST" } });
}

/** The form's text fields as a plain object; a file or a repeated name keeps the first text value. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // Not a form at all (wrong content type, cut body): the client's mistake, not ours.
    throw new Response("The request's body is not a form", { status: 400 });
  }
}

/**
 * A file to keep, which no cache may: it shows people's data as it is now.
 * @param name as the person finds it, in any script; `ascii` for programs that can't read it
 */
export function fileResponse(
  body: string | ReadableStream<Uint8Array>,
  { type, name, ascii }: { type: string; name: string; ascii: string },
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    },
  });
}

/** zod's issues as one message a field, in the order of the form. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    errors[field] ??= issue.message;
  }
  return errors;
}
