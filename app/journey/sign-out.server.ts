import { blankCookie, endAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Signs out the browser that asks. @returns the Set-Cookie header's value that removes its cookie */
export async function signOut(request: Request): Promise<string> {
  await inTransaction((tx) => endAuthSession(tx, request));
  return blankCookie();
}
