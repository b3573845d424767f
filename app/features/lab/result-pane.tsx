import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { CaseResult, CheckList, caseState } from "./case-result.tsx";
import type { CaseTab } from "./case-tabs.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import type { CaseVerdict, CheckResult, LearnerVerdict } from "./lab.ts";
import type { LabPageData } from "./lab-page.tsx";
import type { RunState, RunTrouble } from "./use-lab-run.tsx";
import { VerdictView } from "./verdict-view.tsx";

/** What is shown at the right: a run as it goes, its checks, or the verdict of the last submission. */
export type Shown =
  | { kind: "nothing" }
  | { kind: "run"; state: RunState }
  | { kind: "verdict"; number: number; verdict: LearnerVerdict };

export function ResultPane(props: {
  page: LabPageData;
  shown: Shown;
  chosen: string;
  onChoose: (caseId: string) => void;
}) {
  const { page, shown, chosen } = props;
  if (shown.kind === "nothing") {
    return (
      <>
        <p className="soft">{m.lab_result_empty()}</p>
        <p className="soft small">{m.lab_model_note()}</p>
      </>
    );
  }
  const verdict = shown.kind === "verdict" ? shown.verdict : shown.state.verdict;
  const cases: CaseVerdict[] = verdict?.cases ?? [];
  const run = shown.kind === "run" ? shown.state : null;
  const tabs = page.lab.visibleCases.map((one, index): CaseTab => {
    const found = cases.find((other) => other.id === one.id);
    return {
      id: one.id,
      label: m.lab_case({ number: index + 1 }),
      state: run?.current === one.id ? "running" : caseState(found),
    };
  });
  const found = cases.find((one) => one.id === chosen);
  const output = found?.output ?? run?.outputs[chosen];
  return (
    <div className="stack-s">
      {run?.trouble && <Trouble trouble={run.trouble} />}
      {run?.verdict && <RunSummary verdict={run.verdict} />}
      {shown.kind === "verdict" && (
        <VerdictView number={shown.number} verdict={shown.verdict} serial={page.serial} next={page.next} />
      )}
      {verdict && <PromptChecks checks={verdict.prompt} />}
      <p className="simulated chip soft">
        <Icon name="info" />
        {m.lab_model_simulated()}
      </p>
      <CaseTabs tabs={tabs} chosen={chosen} onChoose={props.onChoose}>
        {output === undefined ? (
          <p className="soft">{run?.phase === "running" ? m.lab_waiting() : m.lab_output_empty()}</p>
        ) : (
          <CaseResult
            caseId={chosen}
            output={output}
            checks={found?.checks ?? null}
            streaming={run?.current === chosen}
          />
        )}
      </CaseTabs>
      <p className="soft small">{m.lab_model_note()}</p>
    </div>
  );
}

/** Checks on the prompt itself: said only when one fails, or they would crowd out the answer. */
function PromptChecks({ checks }: { checks: CheckResult[] }) {
  const failed = checks.filter((check) => !check.pass);
  if (failed.length === 0) return null;
  return (
    <>
      <h3 className="sub num">
        {m.lab_checks_prompt({ passed: checks.length - failed.length, total: checks.length })}
      </h3>
      <CheckList checks={failed} caseId="prompt" />
    </>
  );
}

/** A run's result in one sentence. */
export function runSentence(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): string {
  const checks = [...verdict.prompt, ...verdict.cases.flatMap((one) => one.checks)];
  const passed = checks.filter((check) => check.pass).length;
  return passed === checks.length ? m.lab_run_all_passed() : m.lab_run_done({ passed, total: checks.length });
}

function RunSummary({ verdict }: { verdict: { prompt: CheckResult[]; cases: CaseVerdict[] } }) {
  return <p className="num">{runSentence(verdict)}</p>;
}

/** What kept a run from a result, in words. */
export function troubleText(trouble: RunTrouble): string {
  switch (trouble.kind) {
    case "empty":
      return m.lab_problem_empty();
    case "too-long":
      return m.lab_problem_too_long({ length: trouble.length, max: trouble.max });
    case "running":
      return m.lab_run_busy();
    case "signed-out":
      return m.lab_save_signed_out();
    case "offline":
      return m.lab_run_offline();
    case "stopped":
      return m.lab_run_stopped();
    case "timed-out":
      return m.lab_run_timed_out();
    case "failed":
      return m.lab_run_failed();
  }
}

function Trouble({ trouble }: { trouble: RunTrouble }) {
  return (
    <div className={trouble.kind === "stopped" ? "notice" : "notice warn"}>
      <Icon name={trouble.kind === "stopped" ? "stop" : "alert"} />
      <p>
        {troubleText(trouble)}{" "}
        {trouble.kind === "signed-out" && (
          <LocaleLink to="/sign-in" reloadDocument>
            {m.lab_sign_in_again()}
          </LocaleLink>
        )}
      </p>
    </div>
  );
}
