import type { Locale } from "#app/platform/locale.ts";

/** What rendering needs to know beside the text. */
export type RenderOptions = {
  locale: Locale;
  /** Address of an image of the course, given its path within the course's folder. */
  assetUrl: (path: string) => string;
  /** Address of the icon sprite. */
  sprite: string;
  words: {
    footnotes: string;
    /** Accessible name of the link back from a footnote to its place. */
    backToText: (number: string) => string;
    copy: string;
  };
};

export type Heading = { id: string; text: string; depth: 2 | 3 };

/** A lesson's body: HTML with the places of its questions between. */
export type LessonBody = {
  segments: ({ kind: "html"; html: string } | { kind: "question"; id: string })[];
  headings: Heading[];
};

export type MarkdownProblem = { line: number; message: string };

/** A fenced block in a Markdown text, with the line on which its content begins. */
export type Fence = { lang: string; text: string; line: number };
