import { expect, it } from "vitest";
import { LOCALES } from "#app/platform/locale.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import { sayTrouble, troubleOf } from "./model-trouble.ts";
import { MODEL_ERROR_KINDS, ModelError } from "./provider.ts";

it.each(LOCALES)("has a sentence of its own for each kind of trouble (%s)", (locale) => {
  const sentences = inLocale(locale, () =>
    MODEL_ERROR_KINDS.map((kind) => sayTrouble({ kind, retryAfterSeconds: null })),
  );
  expect(new Set(sentences).size).toBe(MODEL_ERROR_KINDS.length);
});

it("tells how long to wait, in seconds or minutes", () => {
  const say = (retryAfterSeconds: number) =>
    inLocale("en", () => sayTrouble({ kind: "rate-limited", retryAfterSeconds }));
  expect(say(20)).toMatch(/wait 20 seconds/);
  expect(say(301)).toMatch(/wait 6 minutes/);
});

it("lets nothing but the kind and the wait out of an error", () => {
  const error = new ModelError("server-error", "10.1.2.3 says no", { retryAfterSeconds: 4 });
  expect(JSON.stringify(troubleOf(error))).toBe(`{"kind":"server-error","retryAfterSeconds":4}`);
});
