import { useCallback, useEffect, useRef, useState } from "react";
import { readSse } from "#app/platform/sse.ts";
import type { CaseVerdict, CheckResult } from "./lab.ts";
import type { RunTrouble } from "./lab-page-data.ts";
import type { RunEvent } from "./run-events.ts";

/** A run as it goes; `trouble` says why it didn't even begin, or how it ended without a verdict. */
export type RunState = {
  phase: "idle" | "running" | "done";
  /** Text so far, by case. */
  outputs: Record<string, string>;
  /** The case that the model is answering. */
  current: string | null;
  verdict: { prompt: CheckResult[]; cases: CaseVerdict[] } | null;
  trouble: RunTrouble | null;
};

const IDLE: RunState = { phase: "idle", outputs: {}, current: null, verdict: null, trouble: null };

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
      const end = (trouble: RunTrouble | null) => {
        stopper.current = null;
        if (gone.current) return;
        setState((before) => ({ ...before, phase: "done", current: null, trouble }));
        onEnd(trouble);
      };
      try {
        const response = await fetch(endpoint, {
          method: "POST",
          body: new URLSearchParams({ prompt }),
          signal: controller.signal,
        });
        if (!response.ok || !response.body) return end(await troubleOf(response));
        for await (const message of readSse(response.body)) {
          const event = JSON.parse(message.data) as RunEvent;
          begun = true;
          if (event.type === "end") {
            return end(event.outcome === "finished" ? null : { kind: event.outcome });
          }
          setState((before) => advance(before, event));
        }
        // The stream was cut before its end: the run doesn't count, whatever had come.
        end({ kind: "failed" });
      } catch {
        end({ kind: controller.signal.aborted ? "stopped" : begun ? "failed" : "offline" });
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

function advance(before: RunState, event: Exclude<RunEvent, { type: "end" }>): RunState {
  switch (event.type) {
    case "case-start":
      return { ...before, current: event.caseId, outputs: { ...before.outputs, [event.caseId]: "" } };
    case "text": {
      const text = (before.outputs[event.caseId] ?? "") + event.text;
      return { ...before, outputs: { ...before.outputs, [event.caseId]: text } };
    }
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
