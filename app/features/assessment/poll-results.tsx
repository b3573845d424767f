import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import styles from "./poll.module.css";
import type { PollQuestion, PollTally, Words } from "./poll.ts";
import { FEWEST_SHOWN, resultLines, wordsIn } from "./poll.ts";

/** What is right, once it may be known: ids in their order, and why by option. */
export type ResultKey = { right: readonly string[]; why: Record<string, Words> };

/**
 * What the answers to a question came to: a table whose bars are one of its columns. For a text, the answers themselves.
 * @param own what whoever looks answered
 */
export function PollResults(props: {
  question: PollQuestion;
  tally: PollTally;
  shownKey: ResultKey | null;
  own?: readonly string[] | undefined;
  className?: string | undefined;
}) {
  const { question, tally, shownKey: key, own } = props;
  const locale = useLocale();
  if (question.kind === "text") return <Texts tally={tally} />;
  const lines = resultLines(question, tally);
  const few = lines === null;
  if (few && key === null) return <Few tally={tally} />;
  const ranking = question.kind === "ranking";
  const shown = lines ?? question.options.map(({ id, text }) => ({ id, text, value: 0, share: 0 }));
  return (
    <div className={props.className ?? "stack-s"}>
      {few && <Few tally={tally} />}
      <table className={styles.results}>
        <caption className="sr">{m.ask_results_of({ prompt: wordsIn(question.prompt, locale) })}</caption>
        <thead className="sr">
          <tr>
            <th scope="col">{m.ask_option()}</th>
            <th scope="col">{ranking ? m.ask_mean_place() : m.ask_people()}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, text, value, share }) => {
            const place = key ? key.right.indexOf(id) : -1;
            const why = key?.why[id];
            return (
              <tr key={id}>
                <th scope="row">
                  {wordsIn(text, locale)}
                  {place !== -1 && (
                    <span className={styles.right}>
                      <Icon name="check" />
                      {ranking ? m.ask_right_place({ place: place + 1 }) : m.ask_right()}
                    </span>
                  )}
                  {own?.includes(id) && !ranking && <span className="soft">{m.ask_yours()}</span>}
                  {!few && (
                    <span className={`meter ${styles.bar}`} aria-hidden="true">
                      <i style={{ inlineSize: `${share * 100}%` }} />
                    </span>
                  )}
                  {why && <span className={styles.why}>{wordsIn(why, locale)}</span>}
                </th>
                <td className="num">
                  {few
                    ? ""
                    : ranking
                      ? m.ask_place({ place: value.toFixed(1) })
                      : m.ask_count_of({ count: value, total: tally.answers })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {tally.right !== null && (
        <p className="num">{m.ask_right_count({ right: tally.right, total: tally.answers })}</p>
      )}
    </div>
  );
}

const Few = ({ tally }: { tally: PollTally }) => (
  <p className="num">{m.ask_few({ count: tally.answers, fewest: FEWEST_SHOWN })}</p>
);

function Texts({ tally }: { tally: PollTally }) {
  if (tally.answers < FEWEST_SHOWN) return <Few tally={tally} />;
  const texts = tally.texts.filter((one) => one.released);
  if (texts.length === 0) return <p className="soft">{m.ask_no_texts()}</p>;
  return (
    <ul className={styles.texts}>
      {texts.map((one) => (
        <li key={one.id}>
          <bdi>{one.text}</bdi>
        </li>
      ))}
    </ul>
  );
}
