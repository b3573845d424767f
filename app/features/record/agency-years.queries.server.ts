import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";

type Year = { year: string; people: number; completions: number; creditedMinutes: number };

/**
 * What was completed in an agency, by years of Taipei, the latest first. It goes by the agency that each completion
 * names, so what becomes of the agency, or of its people, later on changes no sum.
 */
export function yearsOfAgency(agencyId: string, database: Queryable = getDatabase()): Year[] {
  return database.all<Year>(sql`
    SELECT substr(date(completed_at, '+8 hours'), 1, 4) AS year, count(DISTINCT person_id) AS people,
      count(*) AS completions, sum(credited_minutes) AS creditedMinutes
    FROM completion
    WHERE agency_id = ${agencyId}
      AND NOT EXISTS (SELECT 1 FROM completion_withdrawal WHERE completion_id = completion.id)
    GROUP BY year ORDER BY year DESC`);
}
