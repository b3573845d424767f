import { generateKeyPairSync } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Context } from "oidc-provider";
import OpenIdProvider from "oidc-provider";

export const CLIENT = { id: "academy", secret: "the-client-secret-of-the-tests" };

/** Somebody as the provider knows them: the subject with the claims that it says. */
export type ProviderAccount = { sub: string; [claim: string]: unknown };

/** A real OpenID provider on this machine, with a page that asks for a subject and believes it. */
export type TestProvider = {
  issuer: string;
  accounts: Map<string, ProviderAccount>;
  /** What it says of how somebody signed in there. */
  amr: string[];
  stop: () => Promise<void>;
};

/** Starts it. @param callbacks the addresses that it may send people back to; read when the first person comes */
export async function startProvider(callbacks: string[], homes: string[] = []): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map<string, ProviderAccount>();
  const state: TestProvider = { issuer, accounts, amr: ["pwd"], stop: () => stop(server) };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

  const make = () => {
    const provider = new OpenIdProvider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: callbacks,
          post_logout_redirect_uris: homes,
          response_types: ["code"],
          grant_types: ["authorization_code"],
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "first", use: "sig", alg: "RS256" }] },
      cookies: { keys: ["a key of the tests"] },
      claims: { openid: ["sub", "amr", "employee_number"], email: ["email", "email_verified"] },
      // As most providers do: what a scope stands for is in the ID token.
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context: unknown, sub: string) => {
        const account = accounts.get(sub);
        return account && { accountId: sub, claims: () => account };
      },
      loadExistingGrant: async ({ oidc }: Context) => {
        const grant = new provider.Grant({
          accountId: String(oidc.account?.accountId),
          clientId: oidc.client.clientId,
        });
        grant.addOIDCScope("openid email");
        await grant.save();
        return grant;
      },
    });
    return { provider, answer: provider.callback() };
  };
  let made: ReturnType<typeof make> | undefined;
  server.on("request", (request, response) => {
    made ??= make();
    if (request.url?.startsWith("/interaction/")) void interact(made.provider, state, request, response);
    else made.answer(request, response);
  });
  return state;
}

async function interact(
  provider: OpenIdProvider,
  { amr }: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!DOCTYPE html><html lang="en"><title>Provider</title><main><h1>Provider</h1><form method="post">
       <label>Subject <input name="sub"></label><button>Go</button><button name="cancel" value="yes">Cancel</button>
       </form></main></html>`,
    );
    return;
  }
  let body = "";
  for await (const part of request) body += String(part);
  const form = new URLSearchParams(body);
  const result = form.get("cancel")
    ? { error: "access_denied", error_description: "the person said no" }
    : { login: { accountId: form.get("sub"), amr } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** What a browser does at the provider: goes there, signs in or says no. @returns the address it is sent back to */
export async function visitProvider(
  url: string,
  sub: string | null,
  cookies = new Map<string, string>(),
): Promise<string> {
  let next = new URL(url);
  const home = next.origin;
  for (let hops = 0; hops < 10; hops++) {
    const asks = next.pathname.startsWith("/interaction/");
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(asks && { method: "POST", body: new URLSearchParams(sub === null ? { cancel: "yes" } : { sub }) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = answer.headers.get("Location");
    if (!location) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next);
    if (next.origin !== home) return next.href;
  }
  throw new Error("the provider leads in circles");
}
