import type { Locale } from "#app/platform/locale.ts";
import { findSensitive } from "./find-sensitive.ts";
import type { Finding, KnownValues, SensitiveKind } from "./finding.ts";
import { findingMessage } from "./guard-messages.ts";
import type { Redaction } from "./redact.ts";
import { redact } from "./redact.ts";

/** What a lab may ask for when a prompt holds something sensitive. */
export const GUARD_POLICIES = ["warn", "redact", "block"] as const;
export type GuardPolicy = (typeof GUARD_POLICIES)[number];

/** Kinds that no policy lets through: no lab needs them, and what has left can't be called back. */
const ALWAYS_BLOCKED: readonly SensitiveKind[] = ["secret", "classification"];

export type GuardDecision = {
  /** `pass` and `warn`: the text goes as it is; `redact`: with placeholders; `block`: nothing goes to any model. */
  action: "pass" | GuardPolicy;
  /** What may go to the model; as it was typed when blocked, for the page alone. */
  text: string;
  /** Places in the text as it was typed, each with its message. */
  findings: (Finding & { message: string })[];
} & Pick<Redaction, "restore" | "restoreStream">;

/** A lab that says nothing warns, and blocks where the model stands outside the host. */
export const defaultPolicy = (outsideHost: boolean): GuardPolicy => (outsideHost ? "block" : "warn");

/** Decides on a prompt before any model sees it. */
export function guardPrompt(
  text: string,
  options: { policy?: GuardPolicy | undefined; locale: Locale; known?: KnownValues; outsideHost?: boolean },
): GuardDecision {
  const { locale, known, outsideHost = false } = options;
  const findings = findSensitive(text, known ? { known } : {}).map((finding) => ({
    ...finding,
    message: findingMessage(finding.kind, locale),
  }));
  const action = actionFor(findings, options.policy ?? defaultPolicy(outsideHost));
  const { text: sent, ...restoring } = redact(text, action === "redact" ? findings : [], { locale });
  return { action, text: sent, findings, ...restoring };
}

function actionFor(findings: readonly Finding[], policy: GuardPolicy): GuardDecision["action"] {
  if (findings.length === 0) return "pass";
  return findings.some(({ kind }) => ALWAYS_BLOCKED.includes(kind)) ? "block" : policy;
}
