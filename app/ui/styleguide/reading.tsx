import { m } from "#app/i18n/messages.js";
import { Button } from "../button.tsx";
import { Callout } from "../callout.tsx";
import { CodeBlock } from "../code-block.tsx";
import { Hang } from "../hang.tsx";
import { Icon } from "../icon.tsx";

export function ReadingSection() {
  const variable = `{{${m.styleguide_reading_variable()}}}`;
  return (
    <Hang title={m.styleguide_reading()}>
      <div className="prose">
        <Callout>
          <p>{m.styleguide_reading_info()}</p>
        </Callout>
        <Callout kind="rule">
          <p>{m.styleguide_reading_rule()}</p>
        </Callout>
        <Callout kind="caution">
          <p>{m.styleguide_reading_caution()}</p>
        </Callout>
        <Callout kind="try">
          <p>{m.styleguide_reading_try()}</p>
        </Callout>
        <CodeBlock
          title={m.styleguide_reading_prompt_title()}
          text={m.styleguide_reading_prompt({ variable })}
        />
      </div>
    </Hang>
  );
}

export function LabSection() {
  return (
    <Hang title={m.styleguide_lab()}>
      <div className="stack">
        <div className="ed">
          <div className="ln">
            <span className="hd">{m.styleguide_lab_line_1()}</span>
          </div>
          <div className="ln cur">
            <span>{m.styleguide_lab_line_2()}</span>
          </div>
          <div className="ln">
            <span>
              <span className="var">{`{{${m.styleguide_lab_variable()}}}`}</span>
            </span>
          </div>
        </div>
        <div className="runbar">
          <Button type="button" icon="play">
            {m.styleguide_lab_run()}
          </Button>
          <p className="quota">{m.styleguide_lab_idle()}</p>
        </div>
        <div className="runbar">
          <Button type="button" kind="quiet" icon="stop">
            {m.styleguide_lab_stop()}
          </Button>
          <p className="quota num">{m.styleguide_lab_running()}</p>
        </div>
        <ul className="checks">
          <li className="check pass">
            <Icon name="check" />
            <span>{m.styleguide_lab_pass()}</span>
            <span className="res">{m.styleguide_lab_passed()}</span>
          </li>
          <li className="check fail">
            <Icon name="cross" />
            <span>{m.styleguide_lab_fail()}</span>
            <span className="res">{m.styleguide_lab_failed()}</span>
            <p className="more">
              {m.styleguide_lab_why_before()}
              <mark>{m.styleguide_lab_why_mark()}</mark>
              {m.styleguide_lab_why_after()}
            </p>
          </li>
          <li className="check wait">
            <Icon name="none" />
            <span>{m.styleguide_lab_wait()}</span>
            <span className="res">{m.styleguide_lab_waiting()}</span>
          </li>
        </ul>
      </div>
    </Hang>
  );
}
