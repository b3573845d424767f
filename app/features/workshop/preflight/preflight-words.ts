import { m } from "#app/i18n/messages.js";
import type { CheckName, Finding } from "./preflight.ts";

export const CHECK_NAMES: Record<CheckName, () => string> = {
  address: m.preflight_address,
  network: m.preflight_network,
  fallback: m.preflight_fallback,
  stream: m.preflight_stream,
  clock: m.preflight_clock,
  screen: m.preflight_screen,
};

/** What was found, and what to do about it. */
export function findingInWords({ code, figure = 0 }: Finding): string {
  switch (code) {
    case "loopback":
      return m.preflight_address_loopback();
    case "http":
      return m.preflight_address_http();
    case "https":
      return m.preflight_address_https();
    case "quick":
      return m.preflight_network_quick({ ms: Math.round(figure) });
    case "slow":
      return m.preflight_network_slow({ ms: Math.round(figure) });
    case "lossy":
      return m.preflight_network_lossy({ count: figure });
    case "unreached":
      return m.preflight_network_unreached();
    case "works":
      return m.preflight_fallback_works();
    case "none":
      return m.preflight_fallback_none();
    case "arrives":
      return m.preflight_stream_arrives();
    case "held":
      return m.preflight_stream_held();
    case "right":
      return m.preflight_clock_right();
    case "off":
      return m.preflight_clock_off({ seconds: figure });
    case "second":
      return m.preflight_screen_second();
    default:
      return m.preflight_screen_one();
  }
}
