import type { Span } from "./finding.ts";

/** Keys that begin with their maker's mark: the mark, then what follows it. */
const MARKED_KEYS: [string, RegExp][] = [
  ["AKIA", /[A-Z0-9]{16}/y],
  ["ASIA", /[A-Z0-9]{16}/y],
  ["ghp_", /[A-Za-z0-9]{30,255}/y],
  ["gho_", /[A-Za-z0-9]{30,255}/y],
  ["ghu_", /[A-Za-z0-9]{30,255}/y],
  ["ghs_", /[A-Za-z0-9]{30,255}/y],
  ["ghr_", /[A-Za-z0-9]{30,255}/y],
  ["github_pat_", /\w{22,255}/y],
  ["glpat-", /[\w-]{20,64}/y],
  ["sk-", /(?=[\w-]{0,60}\d)[\w-]{20,255}/y],
  ["sk_live_", /[A-Za-z0-9]{16,255}/y],
  ["sk_test_", /[A-Za-z0-9]{16,255}/y],
  ["rk_live_", /[A-Za-z0-9]{16,255}/y],
  ["AIza", /[\w-]{35}/y],
  ["GOCSPX-", /[\w-]{20,64}/y],
  ["ya29.", /[\w-]{20,500}/y],
  ["xox", /[abeoprs]-[\w-]{10,255}/y],
  ["xapp-", /[\w-]{10,255}/y],
  ["hooks.slack.com/services/", /T\w{5,20}\/B\w{5,20}\/\w{16,48}/y],
  ["hf_", /[A-Za-z0-9]{30,64}/y],
  ["npm_", /[A-Za-z0-9]{36}/y],
  ["pypi-", /[\w-]{50,255}/y],
  ["SG.", /[\w-]{16,32}\.[\w-]{16,64}/y],
  ["dop_v1_", /[a-f0-9]{64}/y],
  ["hvs.", /[\w-]{20,255}/y],
  ["gsk_", /[A-Za-z0-9]{30,128}/y],
  ["xai-", /[A-Za-z0-9]{30,128}/y],
  ["r8_", /[A-Za-z0-9]{30,64}/y],
  ["dapi", /[a-f0-9]{32}/y],
  ["shpat_", /[a-f0-9]{32}/y],
  ["lin_api_", /[A-Za-z0-9]{32,64}/y],
  ["ntn_", /[A-Za-z0-9]{30,64}/y],
  ["AGE-SECRET-KEY-1", /[A-Z0-9]{30,80}/y],
  ["eyJ", /[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{0,2000})?/y],
];

const KEY_BLOCK = "-----BEGIN ";
const KEY_BLOCK_HEAD = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/y;
const KEY_BLOCK_END = /-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
const LONGEST_KEY_BLOCK = 16_000;

/** Bearer and Basic, as they stand in a request's header. */
const BEARER = /bearer {1,2}(?=[\w.~+/=-]{0,80}[\d._=])[\w.~+/-]{16,4000}={0,2}/iy;
const BASIC = /basic {1,2}[A-Za-z0-9+/]{8,400}={0,2}/iy;

/**
 * What passwords and keys are called. A name is looked for by its stem in small letters, which is quicker than any
 * pattern; then what may stand before it and what must follow it are looked at.
 */
type Name = { stem: string; before?: RegExp; rest?: RegExp; isSecret: (named: Named) => boolean };
const NAMES: Name[] = [
  { stem: "密碼", isSecret: isPassword },
  { stem: "通行碼", isSecret: isPassword },
  { stem: "帳密", isSecret: isPassword },
  { stem: "pass", rest: /(?:word|wd|phrase|code)s?/iy, isSecret: isPassword },
  { stem: "_pass", rest: /(?= ?=)/y, isSecret: isPassword },
  { stem: "pwd", isSecret: isPassword },
  { stem: "pin", before: /(?:^|[^A-Za-z])$/, rest: /(?: ?碼)?(?![A-Za-z])/y, isSecret: isPassword },
  {
    stem: "key",
    before: /(?:api|access|private|secret|account|signing|encryption)[_ -]?$/i,
    isSecret: isKey,
  },
  { stem: "secret", isSecret: isKey },
  { stem: "token", isSecret: isKey },
  { stem: "金鑰", isSecret: isKey },
  { stem: "權杖", isSecret: isKey },
  { stem: "私鑰", isSecret: isKey },
  { stem: "密鑰", isSecret: isKey },
];

/** Between a word and its value: quotes, a remark in brackets, then a mark or a word that says "is". */
const SEPARATOR =
  /["'`*]{0,3}[ \t]{0,4}(?:\([^()\n]{0,24}\))?[ \t]{0,4}(?:(:=|[:=]>?|=>)|(?:是|為|\bis\b)|(?<=[密碼][ \t]{1,4}))[ \t]{0,4}["'`*]{0,3}/y;
const VALUE = /[!-~]{1,200}/y;
/** What stands between two quotes of a kind may hold blanks. */
const QUOTED = /(?<=(["'`]))[^"'`\n]{1,200}(?=\1)/y;
/** 密碼 AES-256 …: cryptography, not a password. */
const CIPHER = /^(?:SHA|AES|RSA|MD5|TLS|SSL|HMAC|PBKDF|bcrypt|argon|MFA|FIDO)/i;

/** Words that stand where a password would: types, gaps, references to somewhere else. */
const NO_VALUE =
  /^(?:[*•xX.#_?-]+|<.*|your\b.*|your[_-]?(?:password|token|key|secret).*|\[.*|\{\{.*|\$[{(A-Za-z].*|%\w+%?|(?:process|os|env|config|secrets|settings|self|this|request|req)[.[].*|.*\(.*\)|(?:string|str|text|varchar|number|bool(?:ean)?|required|optional|none|null|nil|undefined|true|false|redacted|hidden|masked|n\/a|tbd|todo|empty|yes|no)[,.;)\]}"'`|]*)$/i;

/** Keys, tokens, private keys, passwords and connection strings that hold one. */
export function findSecrets(text: string): Span[] {
  const lower = text.toLowerCase();
  // A handful of letters grow when they become small; then only names in small letters are found.
  const searched = lower.length === text.length ? lower : text;
  return [
    ...markedKeys(text),
    ...keyBlocks(text),
    ...connectionStrings(text),
    ...headers(text, searched),
    ...NAMES.flatMap((name) => namedValues(text, searched, name)),
  ];
}

const span = (start: number, end: number): Span => ({ kind: "secret", start, end });

function markedKeys(text: string): Span[] {
  const found: Span[] = [];
  for (const [mark, rest] of MARKED_KEYS) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      if (/\w/.test(text[at - 1] ?? "")) continue;
      rest.lastIndex = at + mark.length;
      const match = rest.exec(text);
      if (match) found.push(span(at, at + mark.length + match[0].length));
    }
  }
  return found;
}

/** From BEGIN to END; without an END, the lines that look like a key's. */
function keyBlocks(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(KEY_BLOCK); at >= 0; at = text.indexOf(KEY_BLOCK, at + 1)) {
    KEY_BLOCK_HEAD.lastIndex = at;
    const head = KEY_BLOCK_HEAD.exec(text)?.[0];
    if (!head) continue;
    const body = text.slice(at + head.length, at + head.length + LONGEST_KEY_BLOCK);
    const next = body.indexOf(KEY_BLOCK);
    KEY_BLOCK_END.lastIndex = 0;
    const end = KEY_BLOCK_END.exec(next < 0 ? body : body.slice(0, next));
    const length = end
      ? end.index + end[0].length
      : (/^[\w+/=:\s,-]*/.exec(next < 0 ? body : body.slice(0, next))?.[0].trimEnd().length ?? 0);
    found.push(span(at, at + head.length + length));
    at += head.length + length - 1;
  }
  return found;
}

/** scheme://user:password@host */
function connectionStrings(text: string): Span[] {
  const REST =
    /:\/\/([^\s:@/"'<>]{0,80}):([^\s@/"'<>]{1,160})@[A-Za-z0-9[\]_.:-]{1,255}(?:[/?][^\s"'<>)\]」』，。]{0,500})?/y;
  const found: Span[] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const scheme = /[A-Za-z][A-Za-z0-9+.:-]{1,30}$/.exec(text.slice(Math.max(0, at - 32), at))?.[0];
    REST.lastIndex = at;
    const rest = scheme && REST.exec(text);
    if (!rest || NO_VALUE.test(rest[2] ?? "")) continue;
    found.push(span(at - scheme.length, at + rest[0].length));
  }
  return found;
}

/** Mark: the sign between, if there is one. Said: a word for "is" stands there. */
type Named = { value: string; mark: string; isSaid: boolean; after: string };

function headers(text: string, searched: string): Span[] {
  return [
    ...placesOf("bearer", searched).flatMap((at) => matchAt(BEARER, text, at)),
    ...placesOf("basic", searched)
      .filter((at) => /authorization ?: ?$/i.test(text.slice(Math.max(0, at - 20), at)))
      .flatMap((at) => matchAt(BASIC, text, at)),
  ];
}

function matchAt(pattern: RegExp, text: string, at: number): Span[] {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? [span(at, at + match[0].length)] : [];
}

function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

/** `password = value`, `密碼：value`: the value alone is what must not be seen. */
function namedValues(text: string, searched: string, { stem, before, rest, isSecret }: Name): Span[] {
  const found: Span[] = [];
  for (const at of placesOf(stem, searched)) {
    if (before && !before.test(text.slice(Math.max(0, at - 20), at))) continue;
    let end = at + stem.length;
    if (rest) {
      rest.lastIndex = end;
      if (!rest.test(text)) continue;
      end = rest.lastIndex;
    }
    SEPARATOR.lastIndex = end;
    const separator = SEPARATOR.exec(text);
    if (!separator) continue;
    VALUE.lastIndex = SEPARATOR.lastIndex;
    QUOTED.lastIndex = SEPARATOR.lastIndex;
    const quoted = QUOTED.exec(text)?.[0];
    const raw = quoted ?? VALUE.exec(text)?.[0];
    if (!raw) continue;
    const start = SEPARATOR.lastIndex;
    const value = quoted ?? trimmed(raw);
    const after = text.slice(start + raw.length, start + raw.length + 24);
    if (
      NO_VALUE.test(value) ||
      !isSecret({ value, mark: separator[1] ?? "", isSaid: /[是為]|is/.test(separator[0]), after })
    )
      continue;
    found.push(span(start, start + value.length));
  }
  return found;
}

/** The value without what closes it: a quote, or the punctuation of the sentence. */
const trimmed = (raw: string): string =>
  (/^[^;"'`]*/.exec(raw)?.[0] || raw).replace(/(?:[,.)\]}]|\*\*){1,8}$/, "");

function isPassword({ value, mark, isSaid, after }: Named): boolean {
  if (value.length < 4) return false;
  // Screen texts stand in quotes behind such names too ("show_password": "Show password").
  if (/[ \u0080-\uffff]|password/i.test(value) && !/\d/.test(value)) return false;
  const hasOther = /[^A-Za-z]/.test(value.replace(/[-'/]/g, "").replace(/[?!]$/, ""));
  // 密碼：12碼以上, PIN: 4 digits: a rule for passwords. What stands behind "=" is a value whatever it looks like.
  if (mark.includes("=")) return true;
  if (
    /^[\d~-]+$/.test(value) &&
    /^ ?(?:碼|位|字|個|次|天|日|月|年|分|元|characters|digits|chars|days|times)/.test(after)
  )
    return false;
  if (/^https?:\/\//i.test(value)) return false;
  // 密碼 abc12345: without a word or sign between, only what can hardly be anything else.
  if (mark === "" && !isSaid)
    return value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value) && !CIPHER.test(value);
  if (hasOther) return true;
  // Letters alone: a word of a sentence when more words follow or Chinese does, a password when they stand by themselves.
  return mark !== "" && !value.endsWith("?") && /^(?: ?[\n\r,;|)\]}"'`]|\s*$)/.test(after);
}

function isKey({ value, mark }: Named): boolean {
  const core = value.replace(/^(?:Bearer|Basic) ?/i, "");
  return (
    mark !== "" &&
    core.length >= 12 &&
    /^[\w\-+/=.~!@#$%^&*]+$/.test(core) &&
    /\d/.test(core) &&
    /[A-Za-z]/.test(core) &&
    !/^https?:/i.test(core)
  );
}
