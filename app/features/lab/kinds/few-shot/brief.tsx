import { m } from "#app/i18n/messages.js";
import type { KindBriefProps } from "../kind-view.tsx";
import { asExample } from "./example-form.ts";
import type { ShownExamples } from "./kind.ts";

/** The classes with what belongs to each, and how a chosen example stands in the prompt. */
export default function FewShotBrief({ lab }: KindBriefProps) {
  const { labels, form } = lab.shown as ShownExamples;
  return (
    <>
      <h2 className="sub">{m.kind_few_shot_labels()}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.kind_few_shot_label()}</th>
            <th scope="col">{m.kind_few_shot_about()}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map(({ name, about }) => (
            <tr key={name}>
              <th scope="row" className="nw">
                {name}
              </th>
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{m.kind_few_shot_form()}</p>
      <pre className="answer source">
        {asExample(form, { text: m.kind_few_shot_form_text(), label: m.kind_few_shot_form_label() })}
      </pre>
    </>
  );
}
