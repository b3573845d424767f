import type { Answer, AnswerProblem, Question } from "./question.ts";
import { answerProblem } from "./question.ts";

/**
 * Reads the answer out of a submitted question form. An ordering comes either as `option` fields in their order
 * (with scripts) or as one `place-<id>` number an item (without).
 */
export function readAnswer(
  form: FormData,
  question: Question,
): { answer: Answer; problem: AnswerProblem | null } {
  const options = form.getAll("option").filter((value): value is string => typeof value === "string");
  const answer = question.type === "order" && options.length === 0 ? byPlaces(form, question) : options;
  if (answer === null) return { answer: [], problem: "not-all-placed" };
  return { answer, problem: answerProblem(question, answer) };
}

function byPlaces(form: FormData, question: Question): Answer | null {
  const placed = question.options.map((option) => ({
    id: option.id,
    place: Number(form.get(`place-${option.id}`)),
  }));
  const places = new Set(placed.map(({ place }) => place));
  if (places.size !== placed.length || placed.some(({ place }) => !Number.isInteger(place) || place < 1))
    return null;
  return placed.sort((a, b) => a.place - b.place).map(({ id }) => id);
}
