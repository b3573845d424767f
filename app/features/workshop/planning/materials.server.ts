import { eq } from "drizzle-orm";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { workshopMaterial } from "#db/schema/registration.ts";
import type { Material } from "./materials.ts";

/** What belongs to a workshop and is elsewhere, in order. */
export function materialsOf(workshopId: string, database: Queryable = getDatabase()): Material[] {
  return database
    .select({ title: workshopMaterial.title, link: workshopMaterial.link })
    .from(workshopMaterial)
    .where(eq(workshopMaterial.workshopId, workshopId))
    .orderBy(workshopMaterial.position)
    .all();
}

/** Puts a list of materials in the place of the one that is there. */
export function writeMaterials(tx: Transaction, workshopId: string, materials: readonly Material[]): void {
  tx.delete(workshopMaterial).where(eq(workshopMaterial.workshopId, workshopId)).run();
  for (const [index, material] of materials.entries())
    tx.insert(workshopMaterial)
      .values({ workshopId, position: index + 1, ...material })
      .run();
}
