import type { Lab } from "./lab.ts";

/** On which seeds a submission runs, and on how many of them a check must hold. */
export type RunPlan = { seeds: number[]; needed: number };

/**
 * The plan for a submission. One set of seeds holds for everybody who shares the key: a cohort, or for self-paced
 * learners the course version's hash; so nobody draws an easier set. A real model runs each case several times when
 * the lab says so, and a check then holds that held in k of n.
 */
export function planFor(lab: Lab, key: string, model: { simulated: boolean } = { simulated: true }): RunPlan {
  const repeated = model.simulated ? null : lab.realModel;
  const count = repeated?.of ?? lab.seeds;
  return { seeds: seedsFor(lab, key, count), needed: repeated?.pass ?? count };
}

/** The first `count` seeds of a key. A lab with one seed and nothing that varies keeps the seed of its own settings. */
export function seedsFor(lab: Lab, key: string, count: number): number[] {
  const varies = lab.text["zh-TW"].variations.length > 0;
  if (count === 1 && !varies) return [lab.model.seed];
  const random = randomFrom(`${lab.id}:${key}`);
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(random(1_000_000));
  return [...seeds];
}

/** Whole numbers below a bound, the same sequence for the same text (FNV-1a into mulberry32). */
export function randomFrom(text: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return below > 0 ? ((mixed ^ (mixed >>> 14)) >>> 0) % below : 0;
  };
}

/** Under which name a run's output is kept: the case's id alone when it runs once. */
export const outputKey = (caseId: string, seed: number, plan: RunPlan): string =>
  plan.seeds.length === 1 ? caseId : `${caseId}@${seed}`;
