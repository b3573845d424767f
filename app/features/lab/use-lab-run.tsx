import { useCallback, useEffect, useRef, useState } from "react";
import { readSse } from "#app/platform/sse.ts";
import type { CaseVerdict, CheckResult, StepOutput } from "./lab.ts";
import type { GuardNotice, PromptReading, RunTrouble } from "./lab-page-data.ts";
import type { RunEvent } from "./run-events.ts";

/** A run as it goes; `trouble` says why it didn't even begin, or how it ended without a verdict. */
export type RunState = {
  phase: "idle" | "running" | "done";
  /** Text so far, by case; of a case with several answers the one that is being given. */
  outputs: Record<string, string>;
  /** Every answer so far of a case that takes several. */
  steps: Record<string, StepOutput[]>;
  /** What a model said to itself before it answered, by case. */
  thoughts: Record<string, string>;
  /** Cases whose answer was cut at the cap on its length. */
  cut: string[];
  /** The case that the model is answering. */
  current: string | null;
  verdict: { prompt: CheckResult[]; cases: CaseVerdict[] } | null;
  trouble: RunTrouble | null;
  reading: PromptReading | null;
  notice: GuardNotice | null;
  /** How many turns away the model is; 0 when it is answering. */
  position: number;
};

/** Nothing has been run. */
export const IDLE: RunState = {
  phase: "idle",
  outputs: {},
  steps: {},
  thoughts: {},
  cut: [],
  current: null,
  verdict: null,
  trouble: null,
  reading: null,
  notice: null,
  position: 0,
};

/** The server lets itself be heard every 15 seconds: after three times that nobody is there any more. */
const QUIET_MS = 45_000;
/** Why a run was given up: nothing came for too long. */
const QUIET = "quiet";

/**
 * Runs a prompt on the visible cases and shows the answer as it comes; can be stopped at any moment.
 * @param onEnd called once a run, with what kept it from a verdict
 */
export function useLabRun(endpoint: string, onEnd: (trouble: RunTrouble | null) => void) {
  const [state, setState] = useState<RunState>(IDLE);
  const stopper = useRef<AbortController | null>(null);
  const gone = useRef(false);

  const run = useCallback(
    async (prompt: string) => {
      if (stopper.current) return;
      const controller = new AbortController();
      stopper.current = controller;
      setState({ ...IDLE, phase: "running" });
      let begun = false;
      let silence: number | undefined;
      const heard = () => {
        window.clearTimeout(silence);
        silence = window.setTimeout(() => controller.abort(QUIET), QUIET_MS);
      };
      const end = (trouble: RunTrouble | null) => {
        stopper.current = null;
        window.clearTimeout(silence);
        if (gone.current) return;
        setState((before) => ({ ...before, phase: "done", current: null, trouble }));
        onEnd(trouble);
      };
      try {
        heard();
        const response = await fetch(endpoint, {
          method: "POST",
          body: new URLSearchParams({ prompt }),
          signal: controller.signal,
        });
        begun = true;
        if (!response.ok || !response.body) return end(await troubleOf(response));
        for await (const message of readSse(response.body.pipeThrough(listening(heard)))) {
          const event = JSON.parse(message.data) as RunEvent;
          if (event.type === "end") {
            return end(event.trouble);
          }
          setState((before) => advance(before, event));
        }
        // The stream was cut before its end: without a verdict, whatever had come.
        end({ kind: "cut" });
      } catch {
        const { aborted, reason } = controller.signal;
        if (aborted && reason !== QUIET) return end({ kind: "stopped" });
        end({ kind: begun || aborted ? "cut" : "offline" });
      }
    },
    [endpoint, onEnd],
  );

  const stop = useCallback(() => stopper.current?.abort(), []);
  // Leaving the page ends a run that nobody watches any more.
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      stopper.current?.abort();
    };
  }, []);
  return { state, run, stop };
}

/** Passes a stream on and tells of every piece, heartbeats included. */
function listening(heard: () => void): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(piece, controller) {
      heard();
      controller.enqueue(piece);
    },
  });
}

function advance(before: RunState, event: Exclude<RunEvent, { type: "end" }>): RunState {
  switch (event.type) {
    case "queued":
      return { ...before, position: event.position };
    case "guard":
      return { ...before, notice: event.notice };
    case "reading":
      return { ...before, position: 0, reading: event.reading };
    case "case-start":
      return { ...before, current: event.caseId, outputs: { ...before.outputs, [event.caseId]: "" } };
    case "step": {
      const { caseId, step, title } = event;
      const steps = [...(before.steps[caseId] ?? []), { step, title, output: "" }];
      return {
        ...before,
        outputs: { ...before.outputs, [caseId]: "" },
        steps: { ...before.steps, [caseId]: steps },
      };
    }
    case "text": {
      const { caseId } = event;
      const text = (before.outputs[caseId] ?? "") + event.text;
      const steps = before.steps[caseId];
      const last = steps?.at(-1);
      return {
        ...before,
        position: 0,
        outputs: { ...before.outputs, [caseId]: text },
        ...(steps && last
          ? { steps: { ...before.steps, [caseId]: [...steps.slice(0, -1), { ...last, output: text }] } }
          : {}),
      };
    }
    case "thinking": {
      const text = (before.thoughts[event.caseId] ?? "") + event.text;
      return { ...before, position: 0, thoughts: { ...before.thoughts, [event.caseId]: text } };
    }
    case "length":
      return { ...before, cut: [...before.cut, event.caseId] };
    case "verdict":
      return { ...before, verdict: { prompt: event.prompt, cases: event.cases } };
  }
}

async function troubleOf(response: Response): Promise<RunTrouble> {
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status === 400 || response.status === 429) {
    const { error } = (await response.json()) as { error: RunTrouble };
    return error;
  }
  return { kind: "failed" };
}
