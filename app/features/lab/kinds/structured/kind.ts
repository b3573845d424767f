import { z } from "zod";
import { AuthorError } from "../../assert/author-error.ts";
import { compileSchema } from "../../assert/json-schema.ts";
import type { LabText } from "../../lab.ts";
import { defineKind } from "../kind.ts";
import { promptKind } from "../prompt/kind.ts";

const schema = z.looseObject({
  type: z.literal("object", "the answer must be an object"),
  properties: z
    .record(z.string(), z.looseObject({}))
    .refine((fields) => Object.keys(fields).length > 0, "names no field"),
});
type Own = { schema: z.infer<typeof schema> };

const schemaOf = (text: LabText) => (text.own as Own).schema;

/** One prompt whose answers are JSON by a schema that the learner sees; checks have it as {{schema}}. */
export const structuredKind = defineKind<Own>({
  id: "structured",
  sections: { schema: { headings: { "zh-TW": "規格", en: "Schema" }, schema } },
  parts: promptKind.parts,
  callsPerCase: promptKind.callsPerCase,
  calls: promptKind.calls,
  variables: (text) => ({ schema: JSON.stringify(schemaOf(text)) }),
  shown: (text) => ({ schema: schemaOf(text) }),
  problems: (text) => problemsOf(text).map((message) => ({ section: "schema", message })),
});

function problemsOf(text: LabText): string[] {
  const problems: string[] = [];
  try {
    compileSchema(schemaOf(text));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    problems.push(error.message);
  }
  const held = text.caseChecks.some(
    ({ type, config }) => type === "is-json" && config.value === "{{schema}}",
  );
  if (!held) problems.push('no check holds answers against it: { type: is-json, value: "{{schema}}" }');
  return problems;
}
