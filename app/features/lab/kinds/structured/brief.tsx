import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { KindBriefProps } from "../kind-view.tsx";
import type { SchemaField } from "./fields.ts";
import { fieldsOf } from "./fields.ts";

/** The schema that answers are held against: as a table of fields, and as it is. */
export default function SchemaBrief({ lab }: KindBriefProps) {
  const schema = schemaOf(lab.shown);
  return (
    <>
      <h2 className="sub">{m.structured_schema()}</h2>
      <TableScroll label={m.structured_schema()}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.structured_field()}</th>
              <th scope="col">{m.structured_allowed()}</th>
              <th scope="col">{m.structured_about()}</th>
            </tr>
          </thead>
          <tbody>
            {fieldsOf(schema).map((field) => (
              <tr key={field.path}>
                <th scope="row" className="nw">
                  {field.path}
                </th>
                <td>{allowed(field)}</td>
                <td>{field.about}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <details className="material">
        <summary className="go">
          {m.structured_source()}
          <Icon name="down" />
        </summary>
        <pre className="answer source">{JSON.stringify(schema, null, 2)}</pre>
      </details>
    </>
  );
}

export const schemaOf = (shown: unknown): unknown => (shown as { schema?: unknown } | null)?.schema;

function allowed({ type, values, min, max, required }: SchemaField): string {
  const comma = m.structured_separator();
  const size =
    min !== null && max !== null
      ? type === "string"
        ? m.structured_chars_between({ min, max })
        : m.structured_between({ min, max })
      : max !== null
        ? type === "string"
          ? m.structured_chars_most({ max })
          : m.structured_most({ max })
        : min === null || (type === "string" && min <= 1)
          ? null
          : type === "string"
            ? m.structured_chars_least({ min })
            : m.structured_least({ min });
  return [
    values ? m.structured_one_of({ values: values.join(m.structured_list()) }) : typeName(type),
    size,
    required ? null : m.structured_optional(),
  ]
    .filter((part) => part !== null)
    .join(comma);
}

export function typeName(type: string | null): string | null {
  switch (type) {
    case "string":
      return m.structured_type_string();
    case "number":
      return m.structured_type_number();
    case "integer":
      return m.structured_type_integer();
    case "boolean":
      return m.structured_type_boolean();
    case "array":
      return m.structured_type_array();
    case "object":
      return m.structured_type_object();
    default:
      return type;
  }
}
