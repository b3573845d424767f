import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { guardPrompt } from "#app/features/sandbox/guard/guard-prompt.ts";
import { readPrompt } from "#app/features/sandbox/practice/parse-prompt.ts";
import type { ChatMessage, ModelProvider } from "#app/features/sandbox/provider.ts";
import { completeAnswer, ModelError } from "#app/features/sandbox/provider.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { endWithReader } from "./command.ts";

const USAGE = `Usage: npm run --silent try -- [--model practice] [--seed N] [--temperature T] [--system FILE] [--reading] < PROMPT

Reads a prompt from standard input and prints the model's answer.
  --model NAME       the model that answers (default: practice)
  --seed N           a whole number from 0 on (default: 1)
  --temperature T    from 0 to 2 (default: 0); above 0 the seed decides between variants
  --system FILE      a file with the system message
  --reading          print how the practice model reads the prompt, as JSON, instead of the answer`;

/** Longest answer in the model's own tokens: more than any lab allows. */
const MAX_TOKENS = 8_000;

endWithReader();
const options = readOptions();
const prompt = (await text(process.stdin)).replace(/^\uFEFF/, "");
const messages: ChatMessage[] = [
  ...(options.system === null ? [] : [{ role: "system" as const, content: options.system }]),
  { role: "user", content: prompt },
];
if (options.reading) print(readingOf(messages));
else await answer(options.provider);

async function answer(provider: ModelProvider): Promise<void> {
  const refused = refusedByGuard(provider);
  if (refused.length > 0) {
    console.error(["The guard keeps this from the model:", ...refused].join("\n"));
    process.exitCode = 1;
    return;
  }
  try {
    const { text: answered, reason } = await completeAnswer(
      provider.run({
        messages,
        settings: {
          temperature: options.temperature,
          seed: options.seed,
          maxTokens: MAX_TOKENS,
          locale: "zh-TW",
        },
      }),
    );
    if (reason === "length") console.error(`The answer was cut after ${MAX_TOKENS} tokens.`);
    if (reason === "timeout" || reason === "aborted") {
      console.error("The model took too long; what it had said so far follows.");
      process.exitCode = 1;
    }
    print(answered);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What keeps the text from a real model; the practice model is part of this program, and nothing leaves it. */
function refusedByGuard({ simulated, outsideHost }: ModelProvider): string[] {
  if (simulated) return [];
  const whole = messages.map((message) => message.content).join("\n\n");
  const { action, findings } = guardPrompt(whole, { locale: "en", outsideHost });
  return action === "block" ? [...new Set(findings.map((one) => `  ${one.message}`))] : [];
}

/** The reading with the words that each part was read from, in place of their positions. */
function readingOf(conversation: ChatMessage[]): string {
  const whole = conversation.map((message) => message.content).join("\n\n");
  const { evidence, ...reading } = readPrompt(conversation);
  const quoted = evidence.map(({ part, start, end }) => ({ part, words: whole.slice(start, end) }));
  return JSON.stringify({ ...reading, evidence: quoted }, null, 2);
}

function print(result: string): void {
  process.stdout.write(result.endsWith("\n") ? result : `${result}\n`);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        model: { type: "string", default: "practice" },
        seed: { type: "string", default: "1" },
        temperature: { type: "string", default: "0" },
        system: { type: "string" },
        reading: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      print(USAGE);
      process.exit(0);
    }
    if (!/^\d{1,9}$/.test(values.seed))
      fail(`--seed must be a whole number from 0 on, not "${values.seed}".`);
    const temperature = Number(values.temperature);
    if (values.temperature.trim() === "" || !(temperature >= 0 && temperature <= 2))
      fail(`--temperature must be a number from 0 to 2, not "${values.temperature}".`);
    if (values.reading && values.model !== "practice")
      fail(`Only the practice model can show how it reads a prompt, not "${values.model}".`);
    return {
      provider: providerFor({ default: values.model }),
      seed: Number(values.seed),
      temperature,
      system: values.system === undefined ? null : systemMessage(values.system),
      reading: values.reading,
    };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function systemMessage(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    return fail(`The system message can't be read from ${file}.`);
  }
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}
