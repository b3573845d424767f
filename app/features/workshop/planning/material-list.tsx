import { m } from "#app/i18n/messages.js";
import type { Material } from "./materials.ts";

/** What belongs to a workshop and is elsewhere; nothing where there is nothing. */
export function MaterialList({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="materials">
      <h2 id="materials">{m.planning_materials()}</h2>
      <ul>
        {materials.map(({ title, link }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same title and address may stand there twice
          <li key={index}>
            <a href={link} target="_blank" rel="noreferrer">
              <bdi>{title}</bdi>
              <span className="sr"> {m.planning_new_window()}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
