import { ContentError } from "#app/features/catalogue/content-problem.ts";
import type { ActivitySource } from "#app/features/catalogue/course.ts";
import type { Lab } from "./lab.ts";
import { parseLab } from "./lab-file.ts";

/** Parsed once a version and unit; a version never changes. */
const kept = new Map<string, Lab>();

/** The lab of a published version, hidden cases and solution included: server only. */
export function publishedLab(version: { id: string }, activity: ActivitySource): Lab {
  const key = `${version.id}/${activity.id}`;
  const known = kept.get(key);
  if (known) return known;
  const { lab, problems } = parseLab(activity);
  if (!lab) throw new ContentError(problems);
  kept.set(key, lab);
  return lab;
}
