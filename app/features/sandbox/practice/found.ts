// What the parsers of one language hand to the parser of the directive: the words, and where they stand.

export type FoundRole = { role: string; start: number; end: number };
export type FoundAudience = { who: string; start: number; end: number };
