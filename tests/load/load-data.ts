import { rebuildAllRecords } from "#app/journey/rebuild-records.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import type { TestAgency } from "../support/factories.ts";
import { makeAgencyTree, makeCompletion, makePerson, publishRealCourse } from "../support/factories.ts";

/**
 * Fills a database with people who have completed the course. One takes it through the journeys; the others are
 * copies of that one's rows, in SQL, with names, agencies and days of their own. HR's list is then derived from
 * these facts by the product itself.
 */
export async function fillWithCompletions(database: Database, completions: number) {
  writeInto(database);
  const agencies = await makeAgencyTree();
  const course = await publishRealCourse();
  const model = await makePerson({ agency: agencies.county });
  const { enrolment } = await makeCompletion(model, course);
  copyCompletion(
    database,
    { personId: model.personId, enrolmentId: enrolment.id },
    completions - 1,
    agencies,
  );
  await rebuildAllRecords();
  database.$client.pragma("wal_checkpoint(TRUNCATE)");
  database.$client.exec("ANALYZE");
  return { agencies, course };
}

const SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周";
const GIVEN = [
  "怡君",
  "志明",
  "淑芬",
  "家豪",
  "雅婷",
  "俊宏",
  "美玲",
  "建宏",
  "佩珊",
  "冠宇",
  "詩涵",
  "承恩",
  "欣怡",
];

function copyCompletion(
  database: Database,
  model: { personId: string; enrolmentId: string },
  copies: number,
  agencies: Record<string, TestAgency>,
): void {
  const values = {
    ...model,
    copies,
    agencies: JSON.stringify(Object.values(agencies).map((agency) => agency.id)),
    surnames: JSON.stringify([...SURNAMES]),
    given: JSON.stringify(GIVEN),
  };
  const numbered = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @copies)";
  // A completion a day further back with each, over two years.
  const day =
    "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || (i % 730) || ' days', '-' || (i % 480) || ' minutes')";
  const one = (list: string, step = 1) =>
    `json_extract(@${list}, '$[' || ((i / ${step}) % json_array_length(@${list})) || ']')`;
  const copy = (into: string, from: string) =>
    database.$client.prepare(`${numbered} INSERT INTO ${into} ${from}`).run(values);
  database.$client.transaction(() => {
    copy(
      "person (id, email, name, created_at)",
      `SELECT id || '-' || i, 'load' || i || '@load.example', ${one("surnames")} || ${one("given", 7)}, created_at
       FROM person, n WHERE id = @personId`,
    );
    copy(
      "post (id, person_id, agency_id, title, since)",
      `SELECT id || '-' || i, person_id || '-' || i, ${one("agencies")}, title, since
       FROM post, n WHERE person_id = @personId`,
    );
    copy(
      "enrolment (id, person_id, course_id, version_id, cycle, enrolled_at)",
      `SELECT id || '-' || i, person_id || '-' || i, course_id, version_id, cycle, ${day}
       FROM enrolment, n WHERE id = @enrolmentId`,
    );
    copy(
      "activity_completion (id, enrolment_id, activity_id, kind, completed_at)",
      `SELECT id || '-' || i, enrolment_id || '-' || i, activity_id, kind, ${day}
       FROM activity_completion, n WHERE enrolment_id = @enrolmentId`,
    );
    copy(
      `completion (id, enrolment_id, person_id, course_id, version_id, version_number, title_zh, title_en,
                   credited_minutes, rule, agency_id, agency_name_zh, agency_name_en, grade, source, completed_at)`,
      `SELECT id || '-' || i, enrolment_id || '-' || i, person_id || '-' || i, course_id, version_id, version_number,
              title_zh, title_en, credited_minutes, rule, ${one("agencies")}, agency_name_zh, agency_name_en, grade,
              source, ${day}
       FROM completion, n WHERE enrolment_id = @enrolmentId`,
    );
    copy(
      "certificate (id, completion_id, person_id, serial, snapshot, issued_at)",
      `SELECT id || '-' || i, completion_id || '-' || i, person_id || '-' || i, printf('%014d', i), snapshot, ${day}
       FROM certificate, n WHERE person_id = @personId`,
    );
  })();
}
