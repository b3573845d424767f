import { parseAudience } from "./parse-audience.ts";
import { parseOutputLanguage } from "./parse-language.ts";
import { parseRole } from "./parse-role.ts";
import { parseTone } from "./parse-tone.ts";
import type { Evidence, Reading } from "./reading.ts";

export type Voice = Pick<Reading, "role" | "audience" | "tone" | "outputLanguage"> & { evidence: Evidence[] };

/** Who speaks to whom, how, and in which language. */
export function parseVoice(text: string): Voice {
  const evidence: Evidence[] = [];
  return {
    role: parseRole(text, evidence),
    audience: parseAudience(text, evidence),
    tone: parseTone(text, evidence),
    outputLanguage: parseOutputLanguage(text, evidence),
    evidence,
  };
}
