import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasProof, requireActor } from "#app/features/identity/actor.server.ts";
import { columnProblem } from "#app/features/identity/roster/roster-columns.ts";
import { readColumns } from "#app/features/identity/roster/roster-form.ts";
import type { RosterErrors } from "#app/features/identity/roster/roster-page.tsx";
import { RosterPage } from "#app/features/identity/roster/roster-page.tsx";
import { unreadableInWords } from "#app/features/identity/roster/roster-words.ts";
import { m } from "#app/i18n/messages.js";
import { runRosterJob } from "#app/journey/run-roster-job.server.ts";
import { officerOf, openRoster, seeRoster } from "#app/journey/see-rosters.server.ts";
import { readForm } from "#app/platform/http.server.ts";
import { inLocale } from "#app/platform/request-locale.server.ts";
import type { Tone } from "#app/ui/notice.tsx";

export const handle = { page: "desk" };

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.roster_title() }) }];

/** What was just done, as the address says it. */
const DONE: Record<string, { tone: Tone; text: () => string }> = {
  done: { tone: "ok", text: m.roster_done_done },
  undone: { tone: "ok", text: m.roster_done_undone },
  changed: { tone: "warn", text: m.roster_done_changed },
  blocked: { tone: "warn", text: m.roster_done_blocked },
  late: { tone: "warn", text: m.roster_done_late },
};

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const query = new URL(args.request.url).searchParams;
  const page = Number(query.get("page") ?? "1");
  const wanted = { kind: query.get("kind"), page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
  const done = query.get("done") ?? "";
  return {
    roster: seeRoster(actor, args.params.roster ?? "", wanted),
    proven: await hasProof(args, "begin"),
    done: Object.hasOwn(DONE, done) ? done : null,
    choosing: query.has("columns"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  const { id, counts, header, committedAt } = openRoster(actor, args.params.roster ?? "");
  const { request, context } = args;
  const form = await readForm(request);
  const refuse = (errors: RosterErrors, status = 400) => data({ errors }, { status });
  const back = (done: string) => redirect(`${new URL(request.url).pathname}${done && `?done=${done}`}`);
  const officer = officerOf(actor, context.requestId);

  const intent = form.get("intent");
  if (intent === "columns") {
    const columns = readColumns(form, header.length);
    if (committedAt) return back("late");
    if (columnProblem(columns)) return refuse({ columns });
    const result = await runRosterJob({ kind: "plan", id, officer, columns });
    if (result.outcome !== "unreadable") return back("");
    return refuse({ file: unreadableInWords(result.problem, result.row) });
  }
  if (intent !== "commit" && intent !== "undo") return refuse({});
  if (!(await hasProof(args, "finish"))) return refuse({ unproven: true }, 403);
  if (intent === "undo") {
    const { outcome } = await runRosterJob({ kind: "undo", id, officer });
    return back(outcome === "done" ? "undone" : "late");
  }
  const left = counts?.left ?? 0;
  if (left > 0 && !committedAt && form.get("leavers") !== String(left)) return refuse({ leavers: true });
  const { outcome } = await runRosterJob({
    ...{ kind: "commit", id, officer, shownHash: String(form.get("shown") ?? "") },
    // It stays on the role's page, whatever language whoever looks at it reads.
    reason: inLocale("zh-TW", () => m.roster_role_ended()),
  });
  return back(outcome === "unreadable" ? "late" : outcome);
}

export default function RosterRoute() {
  const { roster, proven, done, choosing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const said = done && !answer ? DONE[done] : undefined;
  return (
    <RosterPage
      roster={roster}
      proven={proven}
      done={said ? { tone: said.tone, text: said.text() } : null}
      errors={answer?.errors ?? {}}
      choosing={choosing}
    />
  );
}
