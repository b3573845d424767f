import type { Code, Image, List, Heading as MdHeading, Paragraph, Root, RootContent, Table } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { toString as plainText } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { parseDocument } from "yaml";
import type { Heading, MarkdownProblem, RenderOptions } from "./markdown.ts";

type Children = RootContent[];
type Properties = Record<string, string | number | boolean | string[]>;

/** A node that remark-rehype turns into the given element. */
function element(tag: string, properties: Properties, children: unknown[]): RootContent {
  return {
    type: "container",
    data: { hName: tag, hProperties: properties },
    children,
  } as unknown as RootContent;
}

const text = (value: string) => ({ type: "text", value }) as unknown as RootContent;

const CALLOUTS = { rule: "rule", caution: "alert", try: "pen" } as const;

/**
 * Turns our directives, prompts, figures and questions into the markup of the design system, in place.
 * @returns headings with their ids, and what an author should mend
 */
export function applyDirectives(
  tree: Root,
  markdown: string,
  options: RenderOptions,
): { headings: Heading[]; problems: MarkdownProblem[] } {
  const problems: MarkdownProblem[] = [];
  const report = (node: { position?: { start: { line: number } } | undefined }, message: string) =>
    problems.push({ line: node.position?.start.line ?? 1, message });
  const icon = (name: string) =>
    element("svg", { className: ["i"], ariaHidden: "true" }, [
      element("use", { href: `${options.sprite}#i-${name}` }, []),
    ]);

  restoreColons(tree, markdown);
  const headings = numberHeadings(tree, report);

  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const replace = (...nodes: RootContent[]) => {
      (parent.children as Children).splice(index, 1, ...nodes);
    };
    if (node.type === "containerDirective") {
      const made = container(node, icon, report);
      if (made) replace(made);
    }
    if (node.type === "leafDirective") report(node, `there is no directive "::${node.name}"`);
    if (node.type === "code") replace(code(node, options, icon, report));
    if (node.type === "paragraph") {
      const image = onlyImage(node);
      if (image) replace(figure(image, options, report));
    }
    if (node.type === "html") report(node, "HTML in Markdown is not shown; use Markdown or a directive");
  });
  return { headings, problems };
}

/** remark-directive reads `10:ab` as an inline directive; we have none, so the colon goes back into the text. */
function restoreColons(tree: Root, markdown: string): void {
  visit(tree, "textDirective", (node, index, parent) => {
    if (!parent || index === undefined) return;
    const { start, end } = node.position ?? {};
    const source = markdown.slice(start?.offset ?? 0, end?.offset ?? 0);
    (parent.children as Children).splice(index, 1, text(source));
  });
}

function numberHeadings(tree: Root, report: (node: MdHeading, message: string) => void): Heading[] {
  const headings: Heading[] = [];
  let depthBefore = 1;
  for (const node of tree.children) {
    if (node.type !== "heading") continue;
    if (node.depth === 1)
      report(node, "# is the page's title and comes from the front matter; begin with ##");
    if (node.depth > depthBefore + 1)
      report(node, `a heading of level ${node.depth} can't follow one of level ${depthBefore}`);
    depthBefore = node.depth;
    if (node.depth !== 2 && node.depth !== 3) continue;
    const id = `s${headings.length + 1}`;
    node.data = { ...node.data, hProperties: { id } };
    headings.push({ id, text: plainText(node), depth: node.depth });
  }
  return headings;
}

/** The text in a directive's square brackets, taken out of its children. */
function takeLabel(node: ContainerDirective): string {
  const first = node.children[0];
  if (first?.type !== "paragraph" || !first.data?.directiveLabel) return "";
  node.children.shift();
  return plainText(first);
}

function container(
  node: ContainerDirective,
  icon: (name: string) => RootContent,
  report: (node: ContainerDirective, message: string) => void,
): RootContent | null {
  const label = takeLabel(node);
  switch (node.name) {
    case "rule":
    case "caution":
    case "try":
      if (!label)
        report(node, `:::${node.name} needs a word in square brackets, for example :::${node.name}[注意]`);
      return element("section", { className: ["callout", node.name], ariaLabel: label }, [
        element("div", { className: ["what"] }, [icon(CALLOUTS[node.name]), text(label)]),
        element("div", {}, node.children),
      ]);
    case "note":
      return element("aside", { className: ["note"] }, node.children);
    case "table": {
      const table = node.children.find((child): child is Table => child.type === "table");
      if (!table || node.children.length !== 1) report(node, ":::table wraps one table and nothing else");
      if (!label) report(node, ":::table needs a caption in square brackets");
      if (!table) return null;
      table.data = { ...table.data, hProperties: { className: ["table"] } } as typeof table.data;
      // A Markdown table can't hold a caption: it stands above as the figure's, and names the scrolling region.
      return element("figure", { className: ["table-figure"] }, [
        element("figcaption", {}, [text(label)]),
        element("div", { className: ["table-scroll"], tabIndex: 0, role: "region", ariaLabel: label }, [
          table,
        ]),
      ]);
    }
    case "flow": {
      const list = node.children.find((child): child is List => child.type === "list");
      if (!list || node.children.length !== 1) {
        report(node, ":::flow wraps one numbered list and nothing else");
        return null;
      }
      if (!label) report(node, ":::flow needs a caption in square brackets");
      const steps = list.children.map((item) => {
        const [first] = item.children;
        const parts = first?.type === "paragraph" ? first.children : [];
        const head = parts[0];
        if (head?.type !== "strong") report(node, "each step of :::flow begins with **words in bold**");
        const rest = parts.slice(1);
        if (rest[0]?.type === "text") rest[0] = { ...rest[0], value: rest[0].value.trimStart() };
        return element("li", {}, [
          element("b", {}, head?.type === "strong" ? head.children : []),
          element("span", {}, rest),
        ]);
      });
      return element("figure", {}, [
        element("ol", { className: ["flow"] }, steps),
        element("figcaption", {}, [text(label)]),
      ]);
    }
    default:
      report(node, `there is no directive ":::${node.name}" (rule, caution, try, note, table, flow)`);
      return null;
  }
}

function code(
  node: Code,
  options: RenderOptions,
  icon: (name: string) => RootContent,
  report: (node: Code, message: string) => void,
): RootContent {
  if (node.lang === "question") {
    const id = String(parseDocument(node.value).get("id") ?? "");
    if (!id) report(node, "the question has no id");
    return element("question", { dataId: id }, []);
  }
  const title = /title="([^"]*)"/.exec(node.meta ?? "")?.[1] ?? "";
  const isPrompt = node.lang === "prompt";
  const bar = [
    element("span", {}, [text(title)]),
    ...(isPrompt
      ? [
          element("button", { type: "button", dataCopy: "" }, [
            icon("copy"),
            element("span", {}, [text(options.words.copy)]),
          ]),
        ]
      : []),
  ];
  return element("figure", { className: ["code"], ...(title ? { ariaLabel: title } : {}) }, [
    ...(title || isPrompt ? [element("div", { className: ["bar"] }, bar)] : []),
    element("pre", {}, isPrompt ? highlightVariables(node.value) : [text(node.value)]),
  ]);
}

/** `{{name}}` stands out, as it does in the lab's editor. */
function highlightVariables(prompt: string): RootContent[] {
  return prompt
    .split(/(\{\{[^{}\n]+\}\})/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith("{{") ? element("span", { className: ["var"] }, [text(part)]) : text(part),
    );
}

function onlyImage(node: Paragraph): Image | null {
  const [only, ...others] = node.children;
  return only?.type === "image" && others.length === 0 ? only : null;
}

function figure(
  image: Image,
  options: RenderOptions,
  report: (node: Image, message: string) => void,
): RootContent {
  if (!image.alt) report(image, "the image has no alternative text: ![what it shows](…)");
  if (!/^images\/[\w.-]+\.svg$/.test(image.url))
    report(image, "images are SVG files in the course's images/ folder");
  return element("figure", {}, [
    element("img", { src: options.assetUrl(image.url), alt: image.alt ?? "" }, []),
    ...(image.title ? [element("figcaption", {}, [text(image.title)])] : []),
  ]);
}
