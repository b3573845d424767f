import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SignInSheet } from "#app/features/workshop/attendance/sign-in-sheet.tsx";
import { m } from "#app/i18n/messages.js";
import { readAttendance, seeAttendance } from "#app/journey/see-attendance.server.ts";
import { localeOf } from "#app/platform/locale.ts";

export const meta: MetaFunction = () => [{ title: m.frame_title({ title: m.attendance_sheet_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const read = await readAttendance(args);
  return seeAttendance(read, localeOf(new URL(args.request.url).pathname), false);
}

export default function SignInSheetRoute() {
  return <SignInSheet page={useLoaderData<typeof loader>()} />;
}
