import { blankCookie, endAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Signs out the browser that asks. @returns the Set-Cookie header's value that removes its cookie, and the provider it came by */
export async function signOut(request: Request): Promise<{ cookie: string; provider: string | null }> {
  const came = await inTransaction((tx) => endAuthSession(tx, request));
  return { cookie: blankCookie(), provider: came?.provider ?? null };
}
