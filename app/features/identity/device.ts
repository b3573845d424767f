import Bowser from "bowser";

/** What a browser says about itself, in the three words that people know their devices by. */
export type Device = {
  /** Chrome, Microsoft Edge; empty when it doesn't say. */
  browser: string;
  /** Windows, iOS; empty when it doesn't say. */
  system: string;
  kind: "computer" | "phone" | "tablet" | "unknown";
};

const KINDS: Record<string, Device["kind"]> = { desktop: "computer", mobile: "phone", tablet: "tablet" };

/** A longer header is no browser's: whoever sends it tries what happens. */
const LONGEST_HEADER = 1000;
const LONGEST_NAME = 40;

/**
 * The device that a User-Agent header names. The header itself isn't kept: its version numbers tell browsers apart,
 * and nobody needs them to know which of their devices it is.
 */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent || userAgent.length > LONGEST_HEADER) return { browser: "", system: "", kind: "unknown" };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    browser: (browser.name ?? "").slice(0, LONGEST_NAME),
    system: (os.name ?? "").slice(0, LONGEST_NAME),
    kind: KINDS[platform.type ?? ""] ?? "unknown",
  };
}
