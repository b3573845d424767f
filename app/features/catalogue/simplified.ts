import { Converter } from "opencc-js";

let big5: Set<string> | undefined;

function big5Characters(): Set<string> {
  if (big5) return big5;
  big5 = new Set();
  const decoder = new TextDecoder("big5");
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low > 0x7e && low < 0xa1) continue;
      for (const character of decoder.decode(Uint8Array.of(high, low))) big5.add(character);
    }
  }
  return big5;
}

/**
 * Simplified characters that Big5 holds too, as rare characters that nobody writes today (机 is also an alder).
 * Picked from those that OpenCC changes in Big5's second level; surnames (涂, 党, 种) are left out.
 */
const RARE_ELSE = new Set("厂万与气圣宁优价异忏机网体怀扰极胜蚕适惊据离确");

let toTaiwan: ((text: string) => string) | undefined;

/**
 * Whether a character is simplified: OpenCC would change it *and* Big5 doesn't have it as a character in use. Either test alone flags
 * good Taiwanese text (里, 占, 台 are changed; rare names aren't in Big5).
 */
export function isSimplified(character: string): boolean {
  if (!/\p{Script=Han}/u.test(character)) return false;
  if (RARE_ELSE.has(character)) return true;
  if (big5Characters().has(character)) return false;
  toTaiwan ??= Converter({ from: "cn", to: "tw" });
  return toTaiwan(character) !== character;
}
