import type { Element, ElementContent, Root as HtmlRoot, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toString as textOf } from "hast-util-to-string";
import type { Code, Root } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { Fence, LessonBody, MarkdownProblem, RenderOptions } from "./markdown.ts";
import { applyDirectives } from "./markdown-directives.server.ts";

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);

/** Everything that our own directives make, and nothing else: scripts, styles and event handlers are dropped. */
const schema = {
  ...defaultSchema,
  clobberPrefix: "",
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...["figure", "figcaption", "section", "aside", "caption", "button", "svg", "use", "question"],
  ],
  attributes: {
    "*": [
      "className",
      "id",
      "lang",
      "ariaLabel",
      "ariaHidden",
      "ariaDescribedBy",
      "ariaLabelledBy",
      "role",
      "tabIndex",
    ],
    a: ["href", "dataFootnoteRef", "dataFootnoteBackref"],
    section: ["dataFootnotes"],
    img: ["src", "alt", "width", "height", "loading"],
    button: ["type", "dataCopy"],
    use: ["href"],
    th: ["scope", "align"],
    td: ["align"],
    question: ["dataId"],
    ol: ["start"],
  },
};

/** Parses Markdown with our extensions. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** The fenced blocks at the top level, in order; `lineBefore` is the file's line just before the Markdown. */
export function fencesOf(markdown: string, lang: string, lineBefore = 0): Fence[] {
  return parseMarkdown(markdown)
    .children.filter((node): node is Code => node.type === "code" && node.lang === lang)
    .map((node) => ({ lang, text: node.value, line: lineBefore + (node.position?.start.line ?? 0) + 1 }));
}

/**
 * Renders a lesson. A pure function of its arguments: callers keep the result by course version.
 * @returns the body, and what an author should mend (unknown directives, images without alternative …)
 */
export function renderLesson(
  markdown: string,
  options: RenderOptions,
): { body: LessonBody; problems: MarkdownProblem[] } {
  const tree = parseMarkdown(markdown);
  const { headings, problems } = applyDirectives(tree, markdown, options);
  const html = toSafeHtml(tree, options);
  const segments: LessonBody["segments"] = [];
  let part: RootContent[] = [];
  const flush = () => {
    const text = toHtml({ type: "root", children: part }).trim();
    if (text) segments.push({ kind: "html", html: text });
    part = [];
  };
  for (const node of html.children) {
    if (node.type === "element" && node.tagName === "question") {
      flush();
      segments.push({ kind: "question", id: String(node.properties.dataId) });
    } else part.push(node);
  }
  flush();
  return { body: { segments, headings }, problems };
}

/** Renders Markdown that holds no questions: a lab's task, a quiz's introduction, a course's description. */
export function renderProse(markdown: string, options: RenderOptions): string {
  const tree = parseMarkdown(markdown);
  applyDirectives(tree, markdown, options);
  return toHtml(toSafeHtml(tree, options)).trim();
}

function toSafeHtml(tree: Root, options: RenderOptions): HtmlRoot {
  const processor = unified()
    .use(remarkRehype, {
      clobberPrefix: "",
      footnoteLabel: options.words.footnotes,
      footnoteLabelTagName: "h2",
      footnoteLabelProperties: { className: ["footnotes-title"] },
      footnoteBackLabel: (index: number, reference: number) =>
        options.words.backToText(reference > 1 ? `${index + 1}-${reference}` : String(index + 1)),
      footnoteBackContent: "↩",
    })
    .use(rehypeSanitize, schema as typeof defaultSchema);
  const html = processor.runSync(tree) as HtmlRoot;
  walk(html.children, finishElement);
  return html;
}

function walk(nodes: (RootContent | ElementContent)[], visit: (element: Element) => void): void {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    visit(node);
    walk(node.children, visit);
  }
}

/** What Markdown can't say: which cells head a column or a row, and that wide things scroll by themselves. */
function finishElement(element: Element): void {
  if (element.tagName === "th") element.properties.scope ??= "col";
  if (element.tagName === "td" || element.tagName === "th") {
    if (element.properties.align === "right") element.properties.className = ["n"];
    delete element.properties.align;
  }
  // Dots under each character stress Han; a foreign title among it is set as its own language sets it.
  if (element.tagName === "em" && isLatin(element)) element.properties.lang = "en";
  if (element.tagName === "img") element.properties.loading = "lazy";
  if (element.tagName === "tbody") {
    for (const row of element.children) {
      if (row.type !== "element") continue;
      const first = row.children.find((cell): cell is Element => cell.type === "element");
      if (first?.tagName === "td") {
        first.tagName = "th";
        first.properties.scope = "row";
      }
    }
  }
}

function isLatin(element: Element): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}]+$/u.test(textOf(element));
}
