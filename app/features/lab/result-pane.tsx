import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { CaseResult, CheckList, caseState } from "./case-result.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import type { CheckResult, LearnerVerdict } from "./lab.ts";
import type { LabPageData, RunTrouble } from "./lab-page-data.ts";
import { SignInAgain } from "./save-line.tsx";
import { runSentence, troubleText } from "./sentences.ts";
import type { RunState } from "./use-lab-run.tsx";
import { VerdictView } from "./verdict-view.tsx";

/**
 * What is shown at the right: a run as it goes, its checks, or the verdict of a submission; beside it what kept
 * the last run or submission from a result. `foreign`: it was made in the page's other language.
 */
export type Shown = { trouble: RunTrouble | null } & (
  | { kind: "nothing" }
  | { kind: "run"; foreign: boolean; state: Pick<RunState, "phase" | "outputs" | "current" | "verdict"> }
  | { kind: "attempt"; foreign: boolean; number: number; verdict: LearnerVerdict }
);

export function ResultPane(props: {
  page: LabPageData;
  shown: Shown;
  chosen: string;
  onChoose: (caseId: string) => void;
}) {
  const { page, shown, chosen } = props;
  const verdict =
    shown.kind === "nothing" ? null : shown.kind === "run" ? shown.state.verdict : shown.verdict;
  const run = shown.kind === "run" ? shown.state : null;
  const outputOf = (id: string) => verdict?.cases.find((one) => one.id === id)?.output ?? run?.outputs[id];
  const hasOutput =
    run?.phase === "running" || page.lab.visibleCases.some((one) => outputOf(one.id) !== undefined);
  return (
    <div className="stack-s">
      {shown.trouble && <Trouble trouble={shown.trouble} returnTo={page.path} />}
      {shown.kind === "nothing" && !shown.trouble && <p className="soft">{m.lab_result_empty()}</p>}
      {shown.kind !== "nothing" && shown.foreign && <p className="soft small">{m.lab_other_language()}</p>}
      {run?.verdict && <p className="num">{runSentence(run.verdict)}</p>}
      {shown.kind === "attempt" && (
        <VerdictView number={shown.number} verdict={shown.verdict} serial={page.serial} next={page.next} />
      )}
      {verdict && <PromptChecks checks={verdict.prompt} />}
      {hasOutput && (
        <>
          <p className="simulated chip soft">
            <Icon name="info" />
            {m.lab_model_simulated()}
          </p>
          <CaseTabs
            tabs={page.lab.visibleCases.map(({ id }, index) => ({
              id,
              label: m.lab_case({ number: index + 1 }),
              state: run?.current === id ? "running" : caseState(verdict?.cases.find((one) => one.id === id)),
            }))}
            chosen={chosen}
            onChoose={props.onChoose}
            panel={(id) => {
              const output = outputOf(id);
              if (output === undefined) return <p className="soft">{m.lab_waiting()}</p>;
              const checks = verdict?.cases.find((one) => one.id === id)?.checks ?? null;
              return (
                <CaseResult caseId={id} output={output} checks={checks} streaming={run?.current === id} />
              );
            }}
          />
        </>
      )}
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

function Trouble({ trouble, returnTo }: { trouble: RunTrouble; returnTo: string }) {
  return (
    <div className={trouble.kind === "stopped" ? "notice" : "notice warn"}>
      <Icon name={trouble.kind === "stopped" ? "stop" : "alert"} />
      <p>
        {troubleText(trouble)} {trouble.kind === "signed-out" && <SignInAgain returnTo={returnTo} />}
      </p>
    </div>
  );
}
