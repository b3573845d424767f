import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { z } from "zod";
import { env, SettingsError } from "#app/platform/env.server.ts";
import type { Provider, ProviderName } from "./provider-file.ts";
import { providerFile } from "./provider-file.ts";

/** A provider with the secret that it knows us by; null for a client without one, which PKCE protects. */
export type KnownProvider = Provider & { secret: string | null };

let known: KnownProvider[] | undefined;

/**
 * The providers that the operator has set; none without OPENID_FILE. Read once, at the start.
 * @throws SettingsError that names what is wrong, and never a secret
 */
export function providers(): readonly KnownProvider[] {
  known ??= env().OPENID_FILE === undefined ? [] : readProviders(env().OPENID_FILE ?? "", process.env);
  return known;
}

/** Forgets what was read; for tests, which change the file. */
export function forgetProviders(): void {
  known = undefined;
}

export function findProvider(id: string | undefined): KnownProvider | null {
  return providers().find((one) => one.id === id) ?? null;
}

/** Those among which one chooses on the sign-in page. */
export function providerNames(): ProviderName[] {
  return providers().map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn }));
}

/** @throws SettingsError naming each mistake in the file */
export function readProviders(file: string, source: Record<string, string | undefined>): KnownProvider[] {
  const wrong = (what: string) => new SettingsError(`Wrong providers in OPENID_FILE (${file}):\n  ${what}`);
  const parsed = providerFile.safeParse(jsonIn(file, wrong));
  if (!parsed.success) {
    throw wrong(parsed.error.issues.map(inWords).join("\n  "));
  }
  return parsed.data.providers.map((provider) => {
    const name = `OPENID_SECRET_${provider.id.toUpperCase().replaceAll("-", "_")}`;
    const { clientSecretFile } = provider;
    if (clientSecretFile === undefined) return { ...provider, secret: source[name] || null };
    try {
      const secret = readFileSync(resolve(dirname(file), clientSecretFile), "utf8").trim();
      if (secret !== "") return { ...provider, secret };
    } catch {
      // Said below, without what the system says: it may quote the file.
    }
    throw wrong(`${provider.id}: clientSecretFile (${clientSecretFile}) can't be read, or is empty`);
  });
}

function jsonIn(file: string, wrong: (what: string) => SettingsError): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw wrong(`it can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw wrong("it is no JSON");
  }
}

const inWords = ({ path, message }: z.core.$ZodIssue) => `${path.join(".")}: ${message}`;
