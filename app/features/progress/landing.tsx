import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";

const DEMO_ACCOUNTS = [
  ["learner@demo.example", m.home_demo_learner],
  ["hr@demo.example", m.home_demo_hr],
  ["trainer@demo.example", m.home_demo_trainer],
  ["operator@demo.example", m.home_demo_operator],
] as const;

/** What a newcomer sees before signing in: what this is, for whom, and the way in. */
export function Landing({ demo }: { demo: boolean }) {
  return (
    <>
      <section className="next" aria-labelledby="landing">
        <div>
          <h1 id="landing">{m.home_landing_title()}</h1>
          <p className="lede">{m.home_landing_lede()}</p>
          <div className="acts">
            <LocaleLink className="btn big" to="/sign-in">
              {m.frame_sign_in()}
              <Icon name="right" />
            </LocaleLink>
            <LocaleLink className="go" to="/verify">
              {m.frame_nav_verify()}
            </LocaleLink>
          </div>
        </div>
      </section>
      {demo && (
        <section className="hang" aria-labelledby="demo">
          <header>
            <h2 id="demo">{m.home_demo_title()}</h2>
          </header>
          <div className="stack">
            <dl className="facts wide">
              {DEMO_ACCOUNTS.map(([email, what]) => (
                <div key={email}>
                  <dt>
                    <code>{email}</code>
                  </dt>
                  <dd>{what()}</dd>
                </div>
              ))}
            </dl>
            <p className="soft">{m.home_demo_text()}</p>
          </div>
        </section>
      )}
      <section className="hang" aria-labelledby="how">
        <header>
          <h2 id="how">{m.home_landing_how()}</h2>
        </header>
        <ol className="flow landing-flow">
          {[
            [m.home_landing_step_1(), m.home_landing_step_1_text()],
            [m.home_landing_step_2(), m.home_landing_step_2_text()],
            [m.home_landing_step_3(), m.home_landing_step_3_text()],
            [m.home_landing_step_4(), m.home_landing_step_4_text()],
          ].map(([step, text]) => (
            <li key={step}>
              <b>{step}</b>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
      {[
        [m.home_landing_learner(), m.home_landing_learner_text()],
        [m.home_landing_hr(), m.home_landing_hr_text()],
        [m.home_landing_public(), m.home_landing_public_text()],
      ].map(([who, text]) => (
        <section className="hang compact" key={who}>
          <header>
            <h2>{who}</h2>
          </header>
          <p>{text}</p>
        </section>
      ))}
    </>
  );
}
