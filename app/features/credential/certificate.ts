/** What stands on a certificate, as it was on the day of issue. */
export type CertificateSnapshot = {
  name: string;
  romanisedName: string | null;
  agencyZh: string | null;
  agencyEn: string | null;
  courseZh: string;
  courseEn: string;
  versionNumber: number;
  creditedMinutes: number;
  completedAt: string;
  issuerZh: string;
  issuerEn: string;
  /** Their data have been erased: the name is a pseudonym. */
  erased?: boolean;
};

/** A certificate with what stands on it. */
export type Certificate = {
  id: string;
  completionId: string;
  personId: string;
  serial: string;
  snapshot: CertificateSnapshot;
  issuedAt: string;
  validUntil: string | null;
};

export type CertificateEvent = {
  kind: "issued" | "revoked" | "superseded" | "corrected";
  at: string;
  reason: string | null;
};

export type CertificateState =
  | { kind: "valid" }
  | { kind: "expired"; at: string }
  | { kind: "revoked"; at: string; reason: string | null }
  | { kind: "superseded"; at: string };

/** What a certificate is worth at an instant. Revoked outweighs all; expired is derived, never stored. */
export function certificateState(
  certificate: Pick<Certificate, "validUntil">,
  events: readonly CertificateEvent[],
  at: string,
): CertificateState {
  const last = (kind: CertificateEvent["kind"]) => events.findLast((event) => event.kind === kind);
  const revoked = last("revoked");
  if (revoked) return { kind: "revoked", at: revoked.at, reason: revoked.reason };
  const superseded = last("superseded");
  if (superseded) return { kind: "superseded", at: superseded.at };
  if (certificate.validUntil !== null && certificate.validUntil <= at) {
    return { kind: "expired", at: certificate.validUntil };
  }
  return { kind: "valid" };
}

/** The same day a number of months later; the 31st becomes the last day of a shorter month. */
export function addMonths(iso: string, months: number): string {
  const date = new Date(iso);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.toISOString();
}

/**
 * A name as the public page shows it: enough to compare with the certificate in one's hand, not enough to learn
 * it. Counted in characters as people see them, so that 𠮷 isn't cut in half.
 * 王晴 → 王○, 林佳穎 → 林○穎, 歐陽建宏 → 歐○○宏, 莎韻‧達利 → 莎○‧○利, Maria Santos → M○○○○ S○○○○○
 */
export function maskName(name: string): string {
  const hide = (letters: string[], from: number, to: number) =>
    letters
      .map((letter, index) => (index >= from && index < to && !/[\s‧·・.-]/u.test(letter) ? "○" : letter))
      .join("");
  if (/^[\p{Script=Latin}\s.'’-]+$/u.test(name)) {
    return name
      .split(/(\s+)/)
      .map((word) => hide(segment(word), 1, Number.POSITIVE_INFINITY))
      .join("");
  }
  const letters = segment(name);
  return letters.length <= 2 ? hide(letters, 1, 2) : hide(letters, 1, letters.length - 1);
}

function segment(text: string): string[] {
  return [...new Intl.Segmenter("zh-TW", { granularity: "grapheme" }).segment(text)].map(
    (part) => part.segment,
  );
}
