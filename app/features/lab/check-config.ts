import type { CheckSpec, LabCase } from "./lab.ts";

/** A check's configuration with the case's variables filled in: "{{姓名}}" alone gives the value itself, lists too. */
export function configFor(
  spec: Pick<CheckSpec, "config">,
  labCase: LabCase,
  more: Record<string, string> = {},
): Record<string, unknown> {
  return filled(spec.config, { ...labCase, vars: { ...more, ...labCase.vars } }) as Record<string, unknown>;
}

function filled(value: unknown, labCase: LabCase): unknown {
  if (typeof value === "string") {
    const whole = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(value)?.[1];
    if (whole) return variable(whole, labCase) ?? value;
    return value.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (slot, name: string) => {
      const known = variable(name, labCase);
      return known === undefined ? slot : Array.isArray(known) ? known.join(",") : known;
    });
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, labCase));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, labCase)]));
  }
  return value;
}

const variable = (name: string, { expect, vars }: LabCase): string | string[] | undefined =>
  Object.hasOwn(expect, name) ? expect[name] : Object.hasOwn(vars, name) ? vars[name] : undefined;
