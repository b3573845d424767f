import { cleanEn, RECIPIENT_EN, SENDER_EN } from "./letter-parties.en.ts";
import { cleanZh, RECIPIENT_ZH, SENDER_ZH } from "./letter-parties.zh.ts";
import type { Evidence, LetterTerms } from "./reading.ts";

type Direction = NonNullable<LetterTerms["direction"]>;

const DIRECTIONS: [Direction, RegExp][] = [
  [
    "citizen",
    /(?:給|復|覆|對象是|寄|發)[^,。\n]{0,14}(?:民眾|人民|市民|陳情人|申請人|當事人|里民|先生|女士|小姐|太太)|(?:民眾|人民|老百姓|平民百姓|一般百姓|檢舉人|陳情人)|[\p{Script=Han}]{1,4}(?:先生|女士|小姐|太太|君)(?=[,。(（喔\s]|$|的)|\b(?:citizens?|member of the public|private person|resident|applicant|petitioner|(?:Mr|Ms|Mrs|Miss|Dr)\.? [A-Z])/u,
  ],
  [
    "up",
    /上行|上級|鈞[部院府長局會署]|鑒核|層報|陳報|報請|呈[報請送]|報[^告名表,。\n]{1,8}(?:的|上)|上陳|陳送|\b(?:superior|higher(?:[- ]level)?|ranks? above|above us|upward|upper|supervis(?:ing|ory)|parent) ?(?:agency|authority|body|office|ministry|level)?|(?:the )?level above|one level (?:up|higher)|supervises (?:us|it|them)|(?:is|stands?|ranks?) (?:above|over) (?:us|it|them)|up to (?:the|its|our)|\bhigher authority\b|\bto its superior\b/iu,
  ],
  [
    "down",
    /下行|下級|所屬|轄下|屬下|函飭|轄內|\b(?:subordinate|lower(?:[- ]level)?|below us|downward|junior|(?:beneath|below|under) (?:us|it|them)|under (?:our|its|their) jurisdiction|down to (?:the|its|our)|under us|under our|under it|under (?:its|our|their) supervision|supervised by us|instructs?|directs?|orders)\b|\b(?:its|our|their) (?:own )?(?:schools|offices|branch(?:es| offices)|districts|stations|centers|centres)\b/iu,
  ],
  [
    "level",
    /平行|同級|同等級?|互不隸屬|不相隸屬|無隸屬|平級|\b(?:same[- ](?:level|rank|standing)|equals?|equal (?:standing|rank|level)|peers?|parallel|lateral|sister agency|no superior|level with|not subordinate)\b|\blevel\b(?=\s*(?:[,.;)\n]|$|letter|to\b))/iu,
  ],
];
/** "We are the superior agency" makes the recipient a subordinate. */
const OURS_ABOVE =
  /(?:本[局府部會院處署所]|我們|本機關)[^,。\n]{0,6}(?:為|是)[^,。\n]{0,4}上級|\b(?:we|us|ours?|our (?:office|bureau|agency))\b,? (?:as |are |is |being )+(?:the |its |their )*superior|\bas the superior agency|\btone of (?:a|the|its|their) superior|\bas (?:its|their) superior|\bsuperior (?:agency )?(?:to|writing to|→|->) (?:a |its |the )?subordinate/iu;
const OURS_BELOW = /(?:本[局府部會院處署所]|我們|本機關)[^,。\n]{0,6}(?:為|是)[^,。\n]{0,4}(?:下級|所屬)/u;

/** Who writes to whom, and on which footing: the terms that an official letter's wording hangs on. */
export function parseLetter(prompt: string): { letter: LetterTerms; evidence: Evidence[] } {
  // **Addressee:** …: marks of bold text in the way of a label.
  const text = prompt.replace(/[*_`]/g, " ");
  const evidence: Evidence[] = [];
  const seen = (span: { value: string; start: number; end: number } | null): string | null => {
    if (span) evidence.push({ part: "letter", start: span.start, end: span.end });
    return span?.value ?? null;
  };
  const recipient = seen(nameBy(RECIPIENT_ZH, text, cleanZh) ?? nameBy(RECIPIENT_EN, text, cleanEn));
  const sender = seen(nameBy(SENDER_ZH, text, cleanZh) ?? nameBy(SENDER_EN, text, cleanEn));
  const direction = directionOf(text, recipient);
  return { letter: { direction, sender: sender === recipient ? null : sender, recipient }, evidence };
}

function directionOf(text: string, recipient: string | null): Direction | null {
  if (recipient && /先生|女士|小姐|太太|君$|民眾|^(?:Mr|Ms|Mrs|Miss|Dr)\b/.test(recipient)) return "citizen";
  if (OURS_ABOVE.test(text)) return "down";
  if (OURS_BELOW.test(text)) return "up";
  if (
    /不相?隸屬|無隸屬|\bno (?:superior|hierarch)|\bnot subordinate\b|\bneither (?:is )?(?:superior|subordinate)/i.test(
      text,
    )
  )
    return "level";
  const explicit = DIRECTIONS.slice(1).find(([, pattern]) => pattern.test(text));
  return explicit?.[0] ?? (DIRECTIONS[0]?.[1].test(text) ? "citizen" : null);
}

type Span = { value: string; start: number; end: number };

function nameBy(patterns: RegExp[], text: string, clean: (name: string) => string | null): Span | null {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const raw = match[1];
      const value = raw ? clean(raw) : null;
      if (!raw || !value) continue;
      const start = match.index + match[0].lastIndexOf(raw);
      return { value, start, end: start + raw.length };
    }
  }
  return null;
}
