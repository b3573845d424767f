import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { TextRange } from "./lab.ts";
import type { PromptReading, ReadWords } from "./lab-page-data.ts";
import { readPartName, readValueText, unstatedPartName } from "./reading-words.ts";
import type { Place } from "./use-lab-work.tsx";
import type { Work } from "./work.ts";
import { textIn } from "./work.ts";

/** Longest quotation of one's own words; the rest is in the editor. */
const LONGEST_QUOTE = 40;

/**
 * How the practice model read the prompt, part by part, beside the words that each part was read from. No real
 * model can show this; what isn't said is listed as well, because that is what it will not keep.
 * @param onShow selects the words in the editor
 */
export function ReadingView(props: { reading: PromptReading; work: Work; onShow: (place: Place) => void }) {
  const { lines, unstated } = props.reading;
  return (
    <details className="reading">
      <summary className="go">
        {m.reading_title()}
        <Icon name="down" />
      </summary>
      <p className="soft small">{m.reading_note()}</p>
      <dl className="facts">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part may stand twice, and the list never changes
          <div key={index}>
            <dt>{readPartName(line.part)}</dt>
            <dd>
              {readValueText(line.value)}
              {line.words.length > 0 && <Words words={line.words} work={props.work} onShow={props.onShow} />}
            </dd>
          </div>
        ))}
        {unstated.length > 0 && (
          <div>
            <dt>{m.reading_unstated()}</dt>
            <dd>{unstated.map(unstatedPartName).join(m.reading_separator())}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}

/** One's own words that a part was read from; where the text still holds them, they lead to their place. */
function Words(props: { words: ReadWords[]; work: Work; onShow: (place: Place) => void }) {
  return (
    <span className="hint">
      {props.words.slice(0, 3).map((words) => {
        // Runs that were kept before labs had parts don't say which: there was one.
        const part = words.part ?? Object.keys(props.work)[0] ?? "";
        const place = placeNow(words, textIn(props.work, part));
        const quote = quoted(words.text);
        return place ? (
          <button
            key={words.start}
            type="button"
            className="go needs-script"
            onClick={() => props.onShow({ ...place, part })}
            aria-label={m.reading_show({ words: quote })}
          >
            {m.reading_words({ words: quote })}
          </button>
        ) : (
          <span key={words.start}>{m.reading_words({ words: quote })}</span>
        );
      })}
    </span>
  );
}

/** Where the words stand in a text that may have been changed since; null when they are gone. */
function placeNow({ start, end, text }: ReadWords, prompt: string): TextRange | null {
  if (prompt.slice(start, end) === text) return { start, end };
  const found = prompt.indexOf(text);
  return found < 0 ? null : { start: found, end: found + text.length };
}

function quoted(text: string): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length > LONGEST_QUOTE
    ? `${characters.slice(0, LONGEST_QUOTE).join("")}…`
    : characters.join("");
}
