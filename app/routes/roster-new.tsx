import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/actor.server.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import { authorise } from "#app/features/identity/policy.ts";
import { newRoster } from "#app/features/identity/roster/roster-form.ts";
import { RosterUpload } from "#app/features/identity/roster/roster-upload.tsx";
import { unreadableInWords } from "#app/features/identity/roster/roster-words.ts";
import { m } from "#app/i18n/messages.js";
import { runRosterJob } from "#app/journey/run-roster-job.server.ts";
import { officerOf, rosterAgencies } from "#app/journey/see-rosters.server.ts";
import { fieldErrors, readForm } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.ts";
import { localeOf, localePath } from "#app/platform/locale.ts";
import { MOST_FILE_BYTES } from "#app/platform/sheets/sheet-file.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.roster_new_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  return { agencies: rosterAgencies(await requireActor(args)), id: newId() };
}

const WORDS: Record<string, () => string> = {
  agency: m.roster_error_agency,
  mode: m.roster_error_mode,
  file: m.roster_error_file,
};

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args);
  authorise(actor, "roster.list", null);
  const { request, context } = args;
  const form = await readForm(request);
  const values = { agency: String(form.get("agency") ?? ""), mode: String(form.get("mode") ?? "") };
  const refuse = (errors: Record<string, string>, status = 400) => data({ values, errors }, { status });

  const input = newRoster.safeParse({ ...values, id: form.get("id"), file: form.get("file") });
  if (!input.success) {
    const fields = Object.keys(fieldErrors(input.error));
    return refuse(
      Object.fromEntries(fields.map((field) => [field, (WORDS[field] ?? m.roster_error_file)()])),
    );
  }
  const { id, agency, mode, file } = input.data;
  const path = agencyPath(agency);
  if (path.length === 0) return refuse({ agency: m.roster_error_agency() });
  authorise(actor, "roster.import", { agencyPath: path });
  if (file.size > MOST_FILE_BYTES) return refuse({ file: unreadableInWords("too-large", null) }, 413);

  const result = await runRosterJob({
    kind: "receive",
    roster: { id, agencyId: agency, mode, uploadedBy: actor.personId, fileName: file.name.slice(-100) },
    file: new Uint8Array(await file.arrayBuffer()),
    officer: officerOf(actor, context.requestId),
  });
  if (result.outcome === "unreadable") {
    return refuse({ file: unreadableInWords(result.problem, result.row) });
  }
  return redirect(localePath(localeOf(new URL(request.url).pathname), `/roster/${id}`));
}

export default function NewRosterRoute() {
  const { agencies, id } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = answer?.values ?? { agency: agencies[0]?.id ?? "", mode: "" };
  // A file that was refused isn't the one that comes next: each has an id of its own.
  return <RosterUpload key={id} id={id} agencies={agencies} values={values} errors={answer?.errors ?? {}} />;
}
