/** A field as a schema describes it: what the learner reads in a table. */
export type SchemaField = {
  /** 通報人.姓名, 人員[].年齡 */
  path: string;
  type: string | null;
  /** The values that it may have; null where the schema names none. */
  values: string[] | null;
  required: boolean;
  min: number | null;
  max: number | null;
  about: string;
};

const DEEPEST = 6;

/** The fields of an object's schema, nested ones by their path. What isn't a schema has none. */
export function fieldsOf(schema: unknown, before = "", depth = 0): SchemaField[] {
  const properties = at(schema, "properties");
  if (!isObject(properties) || depth > DEEPEST) return [];
  const needed = at(schema, "required");
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    const own: SchemaField = {
      path,
      type: typeOf(field),
      values: valuesOf(field),
      required: Array.isArray(needed) && needed.includes(name),
      min: numberAt(field, "minLength") ?? numberAt(field, "minimum"),
      max: numberAt(field, "maxLength") ?? numberAt(field, "maximum"),
      about: textAt(field, "description"),
    };
    const items = at(field, "items");
    return [
      own,
      ...fieldsOf(field, `${path}.`, depth + 1),
      ...(items === undefined ? [] : fieldsOf(items, `${path}[].`, depth + 1)),
    ];
  });
}

/** What is wrong with a field of an answer, as far as a table can say it in a word. */
export type Fault = "missing" | "extra" | "not-listed" | "type" | "short" | "long";
export type Row = { path: string; value: string | null; fault: Fault | null };

/** An answer's values in the order of the schema's fields, then those that the schema doesn't have. */
export function rowsOf(value: unknown, fields: readonly SchemaField[]): Row[] {
  const values = leavesOf(value, "", 0);
  const plain = (path: string) => path.replace(/\[\d+\]/g, "[]");
  const rows = fields.flatMap((field): Row[] => {
    const inner = fields.some(
      (one) => one.path.startsWith(`${field.path}.`) || one.path.startsWith(`${field.path}[]`),
    );
    const own = values.filter((one) => plain(one.path) === field.path);
    if (own.length > 0) return own.map((one) => ({ ...shownLeaf(one), fault: faultOf(one.value, field) }));
    const deeper = values.some(
      (one) => one.path.startsWith(`${field.path}.`) || one.path.startsWith(`${field.path}[`),
    );
    if (deeper && inner) return [];
    const items = values.filter((one) => one.path.startsWith(`${field.path}[`));
    if (items.length > 0) return items.map((one) => ({ ...shownLeaf(one), fault: null }));
    // A field of an object that isn't there is told once, by the object.
    const parent = fields.find((one) => one !== field && field.path.startsWith(`${one.path}.`));
    const absent = parent !== undefined && !values.some((one) => one.path.startsWith(`${parent.path}.`));
    return field.required && !absent ? [{ path: field.path, value: null, fault: "missing" }] : [];
  });
  const known = new Set(rows.map((row) => row.path));
  const others = values.filter((one) => !known.has(one.path));
  return [...rows, ...others.map((one): Row => ({ ...shownLeaf(one), fault: "extra" }))];
}

type Leaf = { path: string; value: unknown };

const shownLeaf = ({ path, value }: Leaf) => ({
  path,
  value: typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
});

/** Values that hold no others, by path; an empty list or object counts as one. */
function leavesOf(value: unknown, path: string, depth: number): Leaf[] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((one, index) => [`${path}[${index}]`, one])
    : isObject(value)
      ? Object.entries(value).map(([name, one]) => [path === "" ? name : `${path}.${name}`, one])
      : [];
  if (entries.length === 0 || depth > DEEPEST) return path === "" ? [] : [{ path, value }];
  return entries.flatMap(([inner, one]) => leavesOf(one, inner, depth + 1));
}

function faultOf(value: unknown, field: SchemaField): Fault | null {
  if (field.values && !field.values.includes(written(value))) return "not-listed";
  if (
    field.type &&
    field.type !== jsonType(value) &&
    !(field.type === "number" && jsonType(value) === "integer")
  )
    return "type";
  const size = typeof value === "string" ? [...value].length : typeof value === "number" ? value : null;
  if (size === null) return null;
  if (field.max !== null && size > field.max) return "long";
  return field.min !== null && size < field.min ? "short" : null;
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const at = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
const numberAt = (value: unknown, name: string): number | null => {
  const found = at(value, name);
  return typeof found === "number" ? found : null;
};
const textAt = (value: unknown, name: string): string => {
  const found = at(value, name);
  return typeof found === "string" ? found : "";
};
const written = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
const typeOf = (field: unknown): string | null => textAt(field, "type") || null;
function valuesOf(field: unknown): string[] | null {
  const listed = at(field, "enum");
  if (Array.isArray(listed)) return listed.map(written);
  const only = at(field, "const");
  return only === undefined ? null : [written(only)];
}
