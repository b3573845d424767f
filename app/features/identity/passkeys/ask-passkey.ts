import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

// Runs in the browser, and is loaded when somebody presses a button that needs it: it has no other use.

export type PasskeyTrouble = "asked" | "refused" | "known" | "proof";

/** What went wrong, in a word that the page turns into a sentence. */
export class PasskeyError extends Error {
  constructor(readonly trouble: PasskeyTrouble) {
    super(trouble);
  }
}

async function send<T>(address: string, body: object): Promise<T> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new PasskeyError(answer.status === 403 ? "proof" : "refused");
  return (await answer.json()) as T;
}

/** What the device was asked for; what it says when it doesn't do it depends on the browser. */
async function askDevice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new PasskeyError((error as Error).name === "InvalidStateError" ? "known" : "asked");
  }
}

/** Signs in. @returns where to go */
export async function signIn(returnTo: string): Promise<string> {
  const optionsJSON = await send<never>("/sign-in/passkey", { intent: "begin" });
  const shown = await askDevice(() => startAuthentication({ optionsJSON }));
  return (await send<{ to: string }>("/sign-in/passkey", { intent: "finish", shown, returnTo })).to;
}

/** Confirms who one is. @returns where to go */
export async function confirm(returnTo: string): Promise<string> {
  const optionsJSON = await send<never>("/account/passkey", { intent: "begin", purpose: "passkey-confirm" });
  const shown = await askDevice(() => startAuthentication({ optionsJSON }));
  return (await send<{ to: string }>("/account/passkey", { intent: "confirm", shown, returnTo })).to;
}

/** Makes a new one and has it kept. */
export async function register(name: string): Promise<void> {
  const optionsJSON = await send<never>("/account/passkey", { intent: "begin", purpose: "passkey-register" });
  const made = await askDevice(() => startRegistration({ optionsJSON }));
  await send("/account/passkey", { intent: "register", made, name });
}

/** Makes one for the holder of a card, and signs them in. @returns where to go */
export async function registerByCard(home: string): Promise<string> {
  const optionsJSON = await send<never>("/sign-in/card-passkey", { intent: "begin" });
  const made = await askDevice(() => startRegistration({ optionsJSON }));
  await send("/sign-in/card-passkey", { intent: "finish", made });
  return home;
}
