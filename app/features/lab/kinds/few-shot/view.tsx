import { m } from "#app/i18n/messages.js";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { casePanelId } from "../../case-tabs.tsx";
import type { KindViewProps } from "../kind-view.tsx";
import type { Cell, Rate, Sorted } from "./confusion.ts";
import { confusionOf, ratesOf, sortedCases } from "./confusion.ts";
import type { ShownExamples } from "./kind.ts";

/** What was taken for what among the visible cases: as a matrix, case by case, and class by class where it went wrong. */
export default function FewShotView({ lab, cases, onOpen }: KindViewProps) {
  const labels = (lab.shown as ShownExamples).labels.map((label) => label.name);
  const sorted = sortedCases(labels, cases);
  if (sorted.length === 0) return null;
  const rows = confusionOf(labels, sorted);
  const filled = rows.flat().filter((cell) => cell.cases.length > 0);
  // What went wrong first: it is what one looks for.
  const groups = [...filled.filter((cell) => !cell.right), ...filled.filter((cell) => cell.right)];
  return (
    <>
      <h3 className="sub">{m.kind_few_shot_matrix()}</h3>
      <Matrix labels={labels} rows={rows} sorted={sorted} />
      <p className="soft small">{m.kind_few_shot_how()}</p>
      <h4 className="sub">{m.kind_few_shot_where()}</h4>
      <ul className="confusions">
        {groups.map((cell) => (
          <li key={groupId(cell)} id={groupId(cell)} tabIndex={-1}>
            <span className={classNames("chip", cell.right ? "ok" : "danger")}>
              <Icon name={cell.right ? "check" : "cross"} />
              {groupName(cell)}
            </span>
            <ul>
              {cell.cases.map((id) => (
                <li key={id}>
                  <a
                    href={`#${casePanelId(id)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      onOpen(id);
                    }}
                  >
                    {caseName(lab.visibleCases, id)}
                  </a>
                  {/* What misled the model stands in its words. */}
                  {!cell.right && <p className="soft small">{textOf(lab, id)}</p>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Rates rates={ratesOf(labels, sorted)} />
      {lab.hiddenGists.length > 0 && <p className="soft small">{m.kind_few_shot_hidden()}</p>}
    </>
  );
}

function Matrix({ labels, rows, sorted }: { labels: string[]; rows: Cell[][]; sorted: Sorted[] }) {
  const right = sorted.filter((one) => one.expected === one.answered).length;
  return (
    <TableScroll label={m.kind_few_shot_matrix()}>
      <table className="table confusion num">
        <caption>{m.kind_few_shot_caption({ right, total: sorted.length })}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {m.kind_few_shot_expected()}
            </th>
            <th scope="colgroup" colSpan={labels.length + 1}>
              {m.kind_few_shot_answered()}
            </th>
          </tr>
          <tr>
            {[...labels, m.kind_few_shot_none()].map((label) => (
              <th key={label} scope="col">
                <span className="upright">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={labels[index]}>
              <th scope="row">{labels[index]}</th>
              {cells.map((cell) => (
                <td
                  key={cell.answered ?? ""}
                  className={classNames(
                    cell.right && "right",
                    !cell.right && cell.cases.length > 0 && "wrong",
                  )}
                >
                  <Count cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Count({ cell }: { cell: Cell }) {
  const count = cell.cases.length;
  if (count === 0) return <span className="soft">0</span>;
  return (
    <a href={`#${groupId(cell)}`} aria-label={cellName(cell)}>
      <Icon name={cell.right ? "check" : "cross"} />
      {count}
    </a>
  );
}

/** Precision and recall in words, of the classes in which something went wrong. */
function Rates({ rates }: { rates: Rate[] }) {
  const wrong = rates.filter((one) => one.right < one.belong || one.right < one.answered);
  if (wrong.length === 0) return null;
  return (
    <>
      <h4 className="sub">{m.kind_few_shot_rates()}</h4>
      <ul className="bullets num">
        {wrong.map(({ label, belong, answered, right }) => (
          <li key={label}>
            {belong > 0 && (
              <>
                {m.kind_few_shot_recall({ label, total: belong, right })}
                <br />
              </>
            )}
            {answered > 0
              ? m.kind_few_shot_precision({ label, total: answered, right })
              : m.kind_few_shot_never({ label })}
          </li>
        ))}
      </ul>
    </>
  );
}

const groupId = ({ expected, answered }: Cell): string =>
  `confused-${expected}-${answered ?? ""}`.replace(/\s/g, "_");

function caseName(cases: KindViewProps["lab"]["visibleCases"], id: string): string {
  const index = cases.findIndex((one) => one.id === id);
  return m.kind_few_shot_case({ number: index + 1, gist: cases[index]?.gist ?? "" });
}

const textOf = ({ visibleCases }: KindViewProps["lab"], id: string): string =>
  Object.values(visibleCases.find((one) => one.id === id)?.vars ?? {}).join("\n");

function cellName({ expected, answered, right, cases }: Cell): string {
  const count = cases.length;
  if (right) return m.kind_few_shot_cell_right({ label: expected, count });
  return answered === null
    ? m.kind_few_shot_cell_none({ expected, count })
    : m.kind_few_shot_cell_wrong({ expected, answered, count });
}

function groupName({ expected, answered, right }: Cell): string {
  if (right) return m.kind_few_shot_group_right({ label: expected });
  return answered === null
    ? m.kind_few_shot_group_none({ expected })
    : m.kind_few_shot_group_wrong({ expected, answered });
}
