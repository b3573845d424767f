import { valuesIn } from "./find-sensitive.ts";
import type { SensitiveKind } from "./finding.ts";

/** An address is also known by its street and number alone, as learners shorten it. */
const STREET_AND_NUMBER =
  /(?<=[縣市鄉鎮區村里鄰])[^縣市鄉鎮區村里鄰]*(?:路|街|巷|大道)[^縣市鄉鎮區村里鄰]*$/u;

/** The sensitive values in texts, each in the one form in which it is compared; see `knownValues`. */
export function* knownKeys(texts: readonly string[]): Generator<{ kind: SensitiveKind; canonical: string }> {
  for (const text of texts) {
    for (const { finding, canonical } of valuesIn(text)) {
      yield { kind: finding.kind, canonical };
      const street = finding.kind === "address" && STREET_AND_NUMBER.exec(canonical)?.[0];
      if (street) yield { kind: "address", canonical: street };
    }
  }
}
