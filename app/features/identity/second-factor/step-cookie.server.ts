import { createCookie } from "@remix-run/node";
import { env } from "#app/platform/env.server.ts";

/** Between the password and the code the browser keeps a token, as safely as that of a sign-in. */
function stepCookie() {
  const secure = env().ORIGIN.startsWith("https:");
  return createCookie(secure ? "__Host-sign-in-step" : "sign-in-step", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
}

/** The Set-Cookie header's value. */
export const keepStep = (token: string): Promise<string> => stepCookie().serialize(token, { maxAge: 600 });

/** The Set-Cookie header's value that removes it. */
export const forgetStep = (): Promise<string> => stepCookie().serialize("", { maxAge: 0 });

export async function stepOf(request: Request): Promise<string> {
  const token: unknown = await stepCookie().parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : "";
}
