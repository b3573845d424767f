import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof } from "#app/features/identity/actor.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import type { AttendanceAnswer } from "#app/features/workshop/attendance/attendance.ts";
import { AttendancePage } from "#app/features/workshop/attendance/attendance-page.tsx";
import { signErrorInWords } from "#app/features/workshop/attendance/attendance-words.ts";
import { decisionForm } from "#app/features/workshop/attendance/decision.ts";
import { readPaperLines } from "#app/features/workshop/attendance/paper.ts";
import { ruleForm } from "#app/features/workshop/attendance/rule.ts";
import { m } from "#app/i18n/messages.js";
import { enterPaper } from "#app/journey/enter-paper.server.ts";
import { readAttendance, seeAttendance } from "#app/journey/see-attendance.server.ts";
import { setAttendanceRule } from "#app/journey/set-attendance-rule.server.ts";
import { signAllAsProposed, signAttendance } from "#app/journey/sign-attendance.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? m.frame_title({ title: m.attendance_title() }) : m.frame_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  const read = await readAttendance(args);
  const proven = await hasProof(args, "begin");
  return seeAttendance(read, localeOf(new URL(args.request.url).pathname), proven);
}

/** The rule, a decision, all decisions, and names from paper: for whoever leads the workshop. */
export async function action(args: ActionFunctionArgs) {
  const lead = await readAttendance(args);
  authorise(lead.actor, "workshop.lead", { trainerIds: lead.trainerIds });
  const { requestId } = args.context;
  const form = await readForm(args.request);
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] ??= value;
  const { intent = "" } = values;
  const answer = (change: Partial<AttendanceAnswer>, status = 200) =>
    data<AttendanceAnswer>({ intent, values, errors: {}, count: null, unknown: [], ...change }, { status });
  const refused = (code: string) => answer({ errors: { form: signErrorInWords(code) } }, 409);

  if (intent === "rule") {
    const input = ruleForm.safeParse(values);
    if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
    if (await setAttendanceRule(lead.actor, lead.workshop.id, input.data, requestId)) return answer({});
    return answer({ errors: { form: m.attendance_rule_fixed() } }, 409);
  }
  if (intent === "all") {
    const count = await signAllAsProposed(lead, requestId);
    return count === "not-yet" ? refused(count) : answer({ count });
  }
  if (intent === "paper") {
    const lines = readPaperLines(values.who ?? "");
    if (!lines) return answer({ errors: { who: "missing" } }, 400);
    const entered = await enterPaper(lead, lines, requestId);
    if (entered === "not-yet") return refused(entered);
    return answer({ count: entered.entered, unknown: entered.unknown });
  }
  const input = decisionForm.safeParse(values);
  if (!input.success) return answer({ errors: fieldErrors(input.error) }, 400);
  const signed = await signAttendance(lead, input.data, requestId);
  if (signed === "signed") return answer({});
  return signed === "reason" ? answer({ errors: { reason: signed } }, 400) : refused(signed);
}

export default function AttendanceRoute() {
  const answer = useActionData<typeof action>();
  return <AttendancePage page={useLoaderData<typeof loader>()} answer={answer ?? null} />;
}
