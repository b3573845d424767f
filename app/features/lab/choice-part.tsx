import { m } from "#app/i18n/messages.js";
import { Choice, Choices } from "#app/ui/choice.tsx";
import type { ChoicePart } from "./work.ts";

/** A part of the work that is chosen: one of several, or several. Its fields belong to the page's form. */
export function ChoiceFields(props: {
  part: ChoicePart;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const { part, chosen } = props;
  const single = part.max === 1;
  const count =
    part.min === part.max
      ? m.lab_choose_count_exactly({ chosen: chosen.length, count: part.min })
      : m.lab_choose_count({ chosen: chosen.length, min: part.min, max: part.max });

  function choose(id: string, checked: boolean): void {
    const now = new Set(single ? [] : chosen);
    if (checked) now.add(id);
    else now.delete(id);
    props.onChange(part.options.map((option) => option.id).filter((one) => now.has(one)));
  }

  return (
    <div className="choice-part">
      <Choices
        id={`part-${part.id}`}
        legend={part.note}
        kind={single ? undefined : <span className="num">{count}</span>}
      >
        {part.options.map((option) => (
          <Choice
            key={option.id}
            type={single ? "radio" : "checkbox"}
            name={`work.${part.id}`}
            value={option.id}
            checked={chosen.includes(option.id)}
            onChange={(event) => choose(option.id, event.target.checked)}
          >
            {option.name && <b className="option-name">{option.name}</b>}
            <span className="option-text">{option.text}</span>
          </Choice>
        ))}
      </Choices>
    </div>
  );
}
