import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import type { KindViewProps } from "../kind-view.tsx";
import { schemaOf } from "./brief.tsx";
import type { Fault, SchemaField } from "./fields.ts";
import { fieldsOf, rowsOf } from "./fields.ts";
import type { ReadJson } from "./read-json.ts";
import { readJson } from "./read-json.ts";

/** Each visible answer as the system that imports it would take it: field by field, or where it can't. */
export default function StructuredView({ lab, cases }: KindViewProps) {
  const fields = fieldsOf(schemaOf(lab.shown));
  return (
    <>
      <h3 className="sub">{m.structured_read()}</h3>
      {lab.visibleCases.map(({ id }, index) => {
        const verdict = cases.find((one) => one.id === id);
        return verdict && <Answer key={id} number={index + 1} output={verdict.output} fields={fields} />;
      })}
    </>
  );
}

function Answer({ number, output, fields }: { number: number; output: string; fields: SchemaField[] }) {
  const read = readJson(output);
  const said = notJson(read);
  const name = m.structured_answer({ number });
  return (
    <>
      {"value" in read ? (
        <TableScroll label={name}>
          <table className="table">
            <caption>{name}</caption>
            <thead>
              <tr>
                <th scope="col">{m.structured_field()}</th>
                <th scope="col">{m.structured_value()}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(read.value, fields).map(({ path, value, fault }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td>
                    {value === "" ? <span className="soft">{m.structured_empty_value()}</span> : value}
                    {fault && (
                      <span className="error">
                        <Icon name="alert" />
                        {faultText(fault)}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : (
        <h4>{name}</h4>
      )}
      {said && (
        <p className="error">
          <Icon name="alert" />
          {said}
        </p>
      )}
    </>
  );
}

/** Why an answer isn't JSON, or isn't nothing but JSON; null where it is. */
function notJson(read: ReadJson): string | null {
  switch (read.kind) {
    case "json":
      return null;
    case "fence":
      return m.structured_fence();
    case "around":
      return m.structured_around();
    case "empty":
      return m.structured_no_answer();
    case "none":
      return m.structured_none();
    case "unfinished":
      return m.structured_unfinished();
    case "broken":
      return m.structured_broken({ line: read.line, column: read.column, near: read.near });
  }
}

function faultText(fault: Fault): string {
  switch (fault) {
    case "missing":
      return m.structured_fault_missing();
    case "extra":
      return m.structured_fault_extra();
    case "not-listed":
      return m.structured_fault_not_listed();
    case "type":
      return m.structured_fault_type();
    case "short":
      return m.structured_fault_short();
    case "long":
      return m.structured_fault_long();
  }
}
