import { m } from "#app/i18n/messages.js";
import type { ShownTry } from "./spotlight.ts";

/** A try as everybody sees it: what was written, and what the model answered. */
export function ShownTryText({ shown, level }: { shown: ShownTry; level: "h2" | "h3" }) {
  const Heading = level;
  const several = shown.cases.length > 1;
  return (
    <>
      <div className="stack-s">
        <Heading className="sub">{m.showing_text()}</Heading>
        <pre className="answer">{shown.text}</pre>
      </div>
      <div className="stack-s">
        {shown.cases.map(({ id, gist, answers }, index) => (
          <div key={id} className="stack-s">
            <Heading className="sub">
              {several ? m.showing_answer_to({ number: index + 1, gist }) : m.showing_answer()}
            </Heading>
            {answers.map(({ title, output }) => (
              <div key={title ?? ""}>
                {title !== null && <p className="soft">{title}</p>}
                <pre className="answer">{output === "" ? m.lab_output_empty() : output}</pre>
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

/** Whose it is, where its author wants that to be said. */
export function ShownBy({ shown }: { shown: ShownTry }) {
  return shown.name === null ? m.showing_by_somebody() : m.showing_by({ name: shown.name });
}
