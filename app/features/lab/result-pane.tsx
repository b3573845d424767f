import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { CaseResult, CheckList, caseState } from "./case-result.tsx";
import { CaseTabs, showCase } from "./case-tabs.tsx";
import { GuardNoticeBox } from "./guard-findings.tsx";
import { KindView } from "./kinds/kind-view.tsx";
import type { CheckResult, LearnerVerdict } from "./lab.ts";
import type { LabPageData, RunTrouble } from "./lab-page-data.ts";
import type { ShownOpinions } from "./opinion/opinion.ts";
import { OpinionView } from "./opinion/opinion-view.tsx";
import { ReadingView } from "./reading-view.tsx";
import { SignInAgain } from "./save-line.tsx";
import { allPassed, runSentence, troubleText } from "./sentences.ts";
import { StopButton } from "./stop-button.tsx";
import { SubmitButton, WORK_FORM } from "./submit-button.tsx";
import type { RunState } from "./use-lab-run.tsx";
import type { Place } from "./use-lab-work.tsx";
import { VerdictView } from "./verdict-view.tsx";
import type { Work } from "./work.ts";
import { workTitle } from "./work-words.ts";

/**
 * What is shown at the right: a run as it goes, its checks, or the verdict of a submission; beside it what kept
 * the last run or submission from a result. `foreign`: it was made in the page's other language.
 */
export type Shown = { trouble: RunTrouble | null } & (
  | { kind: "nothing" }
  | {
      kind: "run";
      foreign: boolean;
      state: Omit<RunState, "trouble">;
    }
  | {
      kind: "attempt";
      foreign: boolean;
      number: number;
      afterSolution: boolean;
      verdict: LearnerVerdict;
      opinions: ShownOpinions | null;
    }
);

export function ResultPane(props: {
  page: LabPageData;
  shown: Shown;
  chosen: string;
  onChoose: (caseId: string) => void;
  /** The work as it is now, which the reading quotes. */
  work: Work;
  onShow: (place: Place) => void;
  onStop: () => void;
  submitting: boolean;
}) {
  const { page, shown, chosen } = props;
  const verdict =
    shown.kind === "nothing" ? null : shown.kind === "run" ? shown.state.verdict : shown.verdict;
  const run = shown.kind === "run" ? shown.state : null;
  const outputOf = (id: string) => verdict?.cases.find((one) => one.id === id)?.output ?? run?.outputs[id];
  const stepsOf = (id: string) => verdict?.cases.find((one) => one.id === id)?.steps ?? run?.steps[id];
  const hasOutput =
    run?.phase === "running" || page.lab.visibleCases.some((one) => outputOf(one.id) !== undefined);
  return (
    <div className="stack-s">
      {shown.trouble && <Trouble trouble={shown.trouble} returnTo={page.path} />}
      {shown.kind === "nothing" && !shown.trouble && (
        <p className="soft">{page.lab.asksModel ? m.lab_result_empty() : m.lab_result_empty_choice()}</p>
      )}
      {shown.kind !== "nothing" && shown.foreign && <p className="soft small">{m.lab_other_language()}</p>}
      {run?.notice && <GuardNoticeBox notice={run.notice} />}
      {run?.verdict && <p className="num">{runSentence(run.verdict)}</p>}
      {/* Where the panes take turns, the buttons beside the prompt are out of sight. */}
      {run?.verdict && run.phase !== "running" && allPassed(run.verdict) && (
        <p className="panes-in-turn">
          <SubmitButton submitting={props.submitting} form={WORK_FORM} />
        </p>
      )}
      {shown.kind === "attempt" && <VerdictView {...shown} serial={page.serial} next={page.next} />}
      {shown.kind === "attempt" && shown.opinions && (
        <OpinionView shown={shown.opinions} cases={page.lab.visibleCases.map((one) => one.id)} />
      )}
      {verdict && <PromptChecks checks={verdict.prompt} title={workTitle(page.lab)} />}
      {verdict && (
        <KindView
          lab={page.lab}
          work={props.work}
          cases={verdict.cases}
          onOpen={(id) => showCase(id, props.onChoose)}
        />
      )}
      {run?.phase === "running" && (
        <p className="panes-in-turn">
          <StopButton onStop={props.onStop} />
        </p>
      )}
      {hasOutput && page.lab.asksModel && (
        <>
          <p className={page.model.simulated ? "simulated chip soft" : "chip soft"}>
            <Icon name="info" />
            {page.model.simulated ? m.lab_model_simulated() : m.lab_model_real({ name: page.model.name })}
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
              if (run?.current === id && run.position > 0) return <InLine position={run.position} />;
              const checks = verdict?.cases.find((one) => one.id === id)?.checks ?? null;
              return (
                <>
                  {run?.thoughts[id] && <Thoughts text={run.thoughts[id]} />}
                  <CaseResult
                    caseId={id}
                    output={output}
                    steps={stepsOf(id) ?? []}
                    checks={checks}
                    streaming={run?.current === id}
                  />
                  {run?.cut.includes(id) && <p className="soft small">{m.lab_output_cut()}</p>}
                </>
              );
            }}
          />
        </>
      )}
      {run?.reading && run.phase !== "running" && (
        <ReadingView reading={run.reading} work={props.work} onShow={props.onShow} />
      )}
      {!page.lab.asksModel ? null : page.model.simulated ? (
        <p className="soft small">
          {m.lab_model_note()} <LocaleLink to="/practice-model">{m.lab_model_card()}</LocaleLink>
        </p>
      ) : (
        <p className="soft small">{m.lab_model_note_real()}</p>
      )}
    </div>
  );
}

/** How far away the model is, while others are before one. */
function InLine({ position }: { position: number }) {
  return (
    <p className="soft num">
      {position === 1 ? m.lab_run_next() : m.lab_run_queued({ ahead: position - 1 })}
    </p>
  );
}

/** What a model says to itself before it answers: no part of the answer, so it is folded. */
function Thoughts({ text }: { text: string }) {
  return (
    <details>
      <summary className="go">
        {m.lab_thoughts()}
        <Icon name="down" />
      </summary>
      <pre className="answer source">{text}</pre>
    </details>
  );
}

/** Checks on the prompt itself: said only when one fails, or they would crowd out the answer. */
function PromptChecks({ checks, title }: { checks: CheckResult[]; title: string }) {
  const failed = checks.filter((check) => !check.pass);
  if (failed.length === 0) return null;
  return (
    <>
      <h3 className="sub num">
        {m.lab_checks_work({ title, passed: checks.length - failed.length, total: checks.length })}
      </h3>
      <CheckList checks={failed} />
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
