/**
 * Pieces that the most used passwords of twelve characters and more are made of (NIST SP 800-63B-4, 3.1.1.2, asks for
 * such a list). Pieces instead of whole passwords: who is told that "password1234" won't do tries "Password!1234".
 */
const PIECES = [
  ...["password", "passw0rd", "p@ssw0rd", "p@ssword", "passwd", "letmein", "welcome", "changeme", "secret"],
  ...[
    "administrator",
    "admin",
    "user",
    "login",
    "guest",
    "master",
    "test",
    "demo",
    "default",
    "hello",
    "iloveyou",
  ],
  ...[
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdfgh",
    "asdf",
    "zxcvbnm",
    "zxcvbn",
    "zxcv",
    "qazwsx",
    "qwer",
    "poiuy",
  ],
  ...[
    "1qaz2wsx3edc",
    "1qaz2wsx",
    "2wsx3edc",
    "zaq12wsx",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t",
    "1q2w3e4r",
    "q1w2e3r4",
  ],
  ...[
    "abcdefgh",
    "abcdef",
    "abcd",
    "abc",
    "dragon",
    "monkey",
    "sunshine",
    "princess",
    "football",
    "baseball",
  ],
  ...[
    "superman",
    "batman",
    "shadow",
    "michael",
    "computer",
    "internet",
    "samsung",
    "google",
    "facebook",
    "trustno",
  ],
  // On a keyboard with Zhuyin: 我的密碼, 密碼, 你好.
  ...["ji32k7au4a83", "au4a83", "ji3g4", "su3cl3", "5k4g4"],
  ...[
    "taiwan",
    "taipei",
    "formosa",
    "government",
    "gov",
    "academy",
    "public",
    "service",
    "learning",
    "course",
  ],
  ...["我的密碼", "密碼", "台灣", "臺灣", "政府", "公務員", "公務", "學堂", "機關", "你好", "您好", "測試"],
];

/** Letters that must be left when everything guessable is taken out. */
const LEFT = 4;

/**
 * Whether a password is one that others try first: a run or a repetition, or nothing but well-known pieces, digits and
 * what others know of the person.
 * @param words names, e-mail address, agency
 */
export function isGuessable(password: string, words: readonly string[]): boolean {
  const plain = fold(password);
  if (repeats(plain) || runs(plain)) return true;
  const known = [...words.flatMap(piecesOf), ...PIECES].sort((a, b) => b.length - a.length);
  let left = plain;
  for (const piece of known) left = left.replaceAll(piece, " ");
  const letters = left.match(/\p{L}/gu) ?? [];
  return letters.length < LEFT;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** A name or an address as the pieces that somebody would take from it, and as a whole. */
function piecesOf(word: string): string[] {
  const whole = fold(word).trim();
  const pieces = [whole, ...whole.split(/[^\p{L}\p{N}]+/u), whole.replace(/[^\p{L}\p{N}]+/gu, "")];
  return pieces.filter((piece) => piece.length >= (/\p{Script=Han}/u.test(piece) ? 2 : 3));
}

/** abcabcabcabc, 111111111111: a short piece again and again. */
function repeats(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(text);
}

/** 123456789012, abcdefghijkl: each character is the next one, or the one before, of the last. */
function runs(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) === 1);
  return steps.length >= codes.length * 0.75;
}
