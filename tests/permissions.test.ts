import { beforeAll, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor, Role } from "#app/features/identity/actor.ts";
import { agencyPath } from "#app/features/identity/agencies.queries.server.ts";
import type { Action, ResourceOf } from "#app/features/identity/policy.ts";
import { can } from "#app/features/identity/policy.ts";
import { seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import { askDataRequest } from "#app/journey/ask-data-request.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { setWorkshopRegistration } from "#app/journey/register-for-workshop.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { statusFor } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import type { TestAgency } from "./support/factories.ts";
import {
  makeAgency,
  makeAgencyTree,
  makeCompletion,
  makeEnrolment,
  makeOpenWorkshop,
  makePerson,
  publishRealCourse,
  publishTestCourse,
  tell,
} from "./support/factories.ts";
import { unitAddress, unitOf } from "./support/learner.ts";
import { formPost } from "./support/requests.ts";
import { triesIn } from "./support/tries.ts";

// Who may do what, written down in docs/permissions.md as the policy says it, and asked of the routes cell by cell.
// After a change of the policy: npx vitest run tests/permissions.test.ts -u

/** Somebody at a place of the tree, whose things are asked for. */
type Subject = {
  personId: string;
  email: string;
  agency: TestAgency;
  agencyPath: string[];
  enrolmentId: string;
  serial: string;
  /** A line manager's and an HR officer's role at that place. */
  managerId: string;
  hrId: string;
};

type World = {
  version: CourseVersion;
  agencies: Awaited<ReturnType<typeof makeAgencyTree>>;
  within: Subject;
  outside: Subject;
  /** An auditor's role that waits for a second operator, and whom it is for. */
  waiting: { id: string; personId: string; grantedBy: string };
};

let world: World;

/** Columns of the matrix: the role, and whether it is held for the first bureau or everywhere. */
const HOLDERS: { name: string; role: Role | null; everywhere: boolean }[] = [
  { name: "learner", role: null, everywhere: false },
  { name: "manager", role: "manager", everywhere: false },
  { name: "trainer", role: "trainer", everywhere: false },
  { name: "author", role: "author", everywhere: false },
  { name: "reviewer", role: "reviewer", everywhere: false },
  { name: "HR", role: "hr", everywhere: false },
  { name: "HR of all", role: "hr", everywhere: true },
  { name: "auditor", role: "auditor", everywhere: false },
  { name: "auditor of all", role: "auditor", everywhere: true },
  { name: "operator", role: "operator", everywhere: true },
];

type Line<A extends Action = Action> = {
  what: string;
  action: A;
  resource: (actor: Actor) => ResourceOf<A>;
  /** Asks a route for it. @returns whether it was given; null where no address names what belongs to somebody else */
  ask: ((actor: Actor) => Promise<boolean>) | null;
};

const line = <A extends Action>(one: Line<A>): Line => one as unknown as Line;

async function opens(
  actor: Actor,
  file: string,
  path: string,
  params: Record<string, string> = {},
  init: RequestInit = {},
): Promise<boolean> {
  const status = await statusFor(actor, file, path, params, init);
  expect([200, 302, 400, 404, 409]).toContain(status);
  return status === 200 || status === 302;
}

/** Whether a trainer may read what somebody tried in their workshop's lab. */
async function readsAlong(actor: Actor, showsText: boolean): Promise<boolean> {
  const { id: workshop, code } = await makeOpenWorkshop(world.version, { trainer: actor, showsText });
  const person = await makePerson();
  await joinWorkshop(code, person, "192.0.2.1", null, true);
  await triesIn(person, world.version, unitOf(world.version, "lab")).run("請整理重點");
  const [one] = roomTries(workshop, { most: 1 });
  const address = `/workshops/${workshop}/tries/${one?.id}`;
  return opens(actor, "workshop-try.tsx", address, { workshop, try: one?.id ?? "" });
}

/** Whether a trainer's decision about somebody who sat in their workshop is taken. */
async function signs(actor: Actor, personId: string): Promise<boolean> {
  const { id: workshop, code, lead } = await makeOpenWorkshop(world.version, { trainer: actor });
  await joinWorkshop(code, { personId, name: "林佳怡" }, "192.0.2.1", null);
  await tell(lead, { type: "close" });
  const form = { intent: "decide", status: "absent", reason: "", supersedes: "" };
  const participant = seatOfPerson(workshop, personId)?.id ?? "";
  const sent = formPost({ ...form, participant });
  return opens(actor, "workshop-attendance.tsx", `/workshops/${workshop}/attendance`, { workshop }, sent);
}

/** What is known of somebody who would register for a workshop to which one agency is invited. */
const registering = (actor: Actor, invited: string) => ({
  ...{ invited: [invited], personPath: agencyPath(actor.agencyId), registered: false },
});

/** Whether the page of such a workshop opens. */
async function registers(actor: Actor, invited: string): Promise<boolean> {
  const { id, trainer } = await makeOpenWorkshop(world.version, { open: false, day: "2099-01-05" });
  const set = { until: "2099-01-01T00:00:00.000Z", agencies: [invited] };
  await setWorkshopRegistration(trainer, id, set, null);
  return opens(actor, "workshop-registration.tsx", `/workshops/${id}/registration`, { workshop: id });
}

/** Lines about things at a place: of the agency in charge, or of another. */
function linesAbout(where: "within" | "outside"): Line[] {
  const words = where === "within" ? "in their agencies" : "elsewhere";
  const subject = () => world[where];
  const scope = (role: Role) => ({
    role,
    personId: subject().personId,
    agencyPath: subject().agencyPath,
  });
  const give = (role: Role) =>
    line({
      what: `Give the role of ${role}, ${words}`,
      action: "role.give",
      resource: () => ({ ...scope(role), personPath: subject().agencyPath }),
      ask: async (actor) => {
        const person = await makePerson({ agency: subject().agency });
        const fields = {
          ...{ id: newId(), who: person.email, role, agency: subject().agency.id },
          ...{ from: "2026-01-01", until: "", reason: "a test", intent: "give" },
        };
        return opens(actor, "role-new.tsx", "/roles/new", {}, formPost(fields));
      },
    });
  const read = (role: "manager" | "hr") =>
    line({
      what: `Read who has the role of ${role}, ${words}`,
      action: "role.read",
      resource: () => scope(role),
      ask: (actor) => {
        const grant = role === "hr" ? subject().hrId : subject().managerId;
        return opens(actor, "role.tsx", `/roles/${grant}`, { grant });
      },
    });
  const readAgency = line({
    what: `Read an agency and its history, ${words}`,
    action: "agency.read",
    resource: () => ({ agencyPath: subject().agencyPath }),
    ask: (actor) => {
      const { code } = subject().agency;
      return opens(actor, "agency.tsx", `/agencies/${code}`, { agency: code });
    },
  });
  const changeAgency = line({
    what: `Rename an agency or say whom its people ask, ${words}`,
    action: "agency.change",
    resource: () => ({ agencyPath: subject().agencyPath }),
    ask: (actor) => {
      const { code } = subject().agency;
      const form = formPost({ intent: "contact", contactZh: "人事室", contactEn: "the office" });
      return opens(actor, "agency.tsx", `/agencies/${code}`, { agency: code }, form);
    },
  });
  const placeAgency = line({
    what: `Put an agency below or into another one, from here to ${words}`,
    action: "agency.place",
    resource: () => ({ agencyPath: world.within.agencyPath, targetPath: subject().agencyPath }),
    ask: async (actor) => {
      const { code } = await makeAgency({ parent: world.within.agency });
      const asked = `/agencies/${code}/merge?into=${subject().agency.code}`;
      return opens(actor, "agency-merge.tsx", asked, { agency: code });
    },
  });
  const upload = line({
    what: `Upload and carry out a roster, ${words}`,
    action: "roster.import",
    resource: () => ({ agencyPath: subject().agencyPath }),
    ask: (actor) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({
        id: newId(),
        agency: subject().agency.id,
        mode: "changes",
      }))
        body.set(name, value);
      body.set("file", new File(["姓名,人員代碼\r\n王晴,R1\r\n"], "a.csv"));
      return opens(actor, "roster-new.tsx", "/roster/new", {}, { method: "POST", body });
    },
  });
  const end = (role: "manager" | "hr") =>
    line({
      what: `End the role of ${role}, ${words}`,
      action: "role.end",
      resource: () => scope(role),
      ask: async (actor) => {
        const grant = await giveTo(await makePerson({ agency: subject().agency }), role, subject().agency);
        const form = formPost({ intent: "end", reason: "a test" });
        return opens(actor, "role.tsx", `/roles/${grant}`, { grant }, form);
      },
    });
  return [
    upload,
    ...[readAgency, changeAgency, placeAgency],
    line({
      what: `Read a certificate, ${words}`,
      action: "certificate.read",
      resource: () => ({ personId: subject().personId, agencyPath: subject().agencyPath }),
      ask: (actor) => {
        const { serial } = subject();
        return opens(actor, "certificate.tsx", `/certificates/${serial}`, { serial });
      },
    }),
    line({
      what: `See how far a team is, ${words}`,
      action: "team.read",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => opens(actor, "team.tsx", `/team?agency=${subject().agency.id}`),
    }),
    line({
      what: `Read a record and its evidence, ${words}`,
      action: "record.read",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => {
        const enrolment = subject().enrolmentId;
        return opens(actor, "record.tsx", `/records/${enrolment}`, { enrolment });
      },
    }),
    line({
      what: `Download records, ${words}`,
      action: "record.export",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => opens(actor, "records-csv.ts", `/records.csv?agency=${subject().agency.id}`),
    }),
    line({
      what: `Open somebody's personal details, ${words}`,
      action: "person.read",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => {
        const person = subject().personId;
        return opens(actor, "person.tsx", `/people/${person}`, { person });
      },
    }),
    line({
      what: `Send somebody the link that sets their password, ${words}`,
      action: "person.invite",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => {
        const person = subject().personId;
        const form = formPost({ intent: "link", id: newId() });
        return opens(actor, "person.tsx", `/people/${person}`, { person }, form);
      },
    }),
    line({
      what: `Print sign-in cards, ${words}`,
      action: "card.print",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => opens(actor, "cards.tsx", `/roster/cards?agency=${subject().agency.id}`),
    }),
    line({
      what: `Enter, see and remove a national ID, ${words}`,
      action: "national-id.handle",
      resource: () => ({ agencyPath: subject().agencyPath }),
      ask: (actor) => {
        const person = subject().personId;
        const form = formPost({ intent: "remove" });
        return opens(actor, "person.tsx", `/people/${person}`, { person }, form);
      },
    }),
    line({
      what: `Decide what people ask about their data, ${words}`,
      action: "request.handle",
      resource: () => ({ personId: subject().personId, agencyPath: subject().agencyPath }),
      ask: async (actor) => {
        const id = newId();
        const asked = { id, kind: "name", enrolment: "", wanted: "林佳音", reason: "a test" } as const;
        await askDataRequest(await makePerson({ agency: subject().agency }), asked, null);
        return opens(actor, "correction.tsx", `/corrections/${id}`, { request: id });
      },
    }),
    read("manager"),
    read("hr"),
    ...(["manager", "trainer", "author", "reviewer", "hr", "auditor"] as const).map(give),
    end("manager"),
    end("hr"),
  ];
}

const own = (actor: Actor) => ({ personId: actor.personId });
const others = () => ({ personId: world.within.personId });
const course = () => ({ course: world.version.courseId });

const LINES: Line[] = [
  line({
    what: "See the home page",
    action: "home.read",
    resource: () => null,
    ask: (actor) => opens(actor, "home.tsx", "/"),
  }),
  line({
    what: "Read courses",
    action: "course.read",
    resource: () => null,
    ask: (actor) => opens(actor, "courses.tsx", "/courses"),
  }),
  line({
    what: "Join a course",
    action: "course.enrol",
    resource: () => null,
    ask: (actor) =>
      opens(
        actor,
        "course.tsx",
        `/courses/${world.version.courseId}`,
        course(),
        formPost({ intent: "enrol" }),
      ),
  }),
  line({
    what: "Work on their own lessons, quizzes and labs",
    action: "activity.work",
    resource: own,
    ask: async (actor) => {
      await makeEnrolment(actor, world.version);
      const lesson = unitOf(world.version, "lesson");
      return opens(actor, "lesson.tsx", unitAddress(world.version, lesson), {
        ...course(),
        activity: lesson.id,
      });
    },
  }),
  line({ what: "Work on somebody else's", action: "activity.work", resource: others, ask: null }),
  line({
    what: "List their own certificates",
    action: "certificate.list",
    resource: own,
    ask: (actor) => opens(actor, "certificates.tsx", "/certificates"),
  }),
  line({ what: "List somebody else's", action: "certificate.list", resource: others, ask: null }),
  line({
    what: "Read their own certificate",
    action: "certificate.read",
    resource: (actor) => ({ ...own(actor), agencyPath: [] }),
    ask: async (actor) => {
      const { serial } = await makeCompletion(actor, await publishTestCourse());
      return opens(actor, "certificate.tsx", `/certificates/${serial}`, { serial });
    },
  }),
  line({
    what: "See and change their own account",
    action: "account.manage",
    resource: own,
    ask: (actor) => opens(actor, "account.tsx", "/account"),
  }),
  line({ what: "See somebody else's", action: "account.manage", resource: others, ask: null }),
  line({
    what: "See how labs go, in numbers",
    action: "lab-health.read",
    resource: () => null,
    ask: (actor) => {
      const lab = unitOf(world.version, "lab");
      const address = `${unitAddress(world.version, lab)}/health`;
      return opens(actor, "lab-health.tsx", address, { ...course(), activity: lab.id });
    },
  }),
  line({
    what: "Plan workshops",
    action: "workshop.plan",
    resource: () => null,
    ask: (actor) => opens(actor, "workshop-new.tsx", "/workshops/new"),
  }),
  line({
    what: "See the workshops that they may register for",
    action: "workshop.list",
    resource: () => null,
    ask: (actor) => opens(actor, "workshops.tsx", "/workshops"),
  }),
  line({
    what: "Register for a workshop to which their agency is invited",
    action: "workshop.register",
    resource: (actor) => registering(actor, actor.agencyId ?? ""),
    ask: (actor) => registers(actor, actor.agencyId ?? ""),
  }),
  line({
    what: "Register for a workshop to which it isn't",
    action: "workshop.register",
    resource: (actor) => registering(actor, world.outside.agency.id),
    ask: (actor) => registers(actor, world.outside.agency.id),
  }),
  line({
    what: "Lead their own workshop",
    action: "workshop.lead",
    resource: (actor) => ({ trainerIds: [actor.personId] }),
    ask: async (actor) => {
      const { id: workshop } = await makeOpenWorkshop(world.version, { trainer: actor });
      return opens(actor, "workshop.tsx", `/workshops/${workshop}`, { workshop });
    },
  }),
  line({
    what: "Lead somebody else's",
    action: "workshop.lead",
    resource: () => ({ trainerIds: [world.within.personId] }),
    ask: async (actor) => {
      const { id: workshop } = await makeOpenWorkshop(world.version);
      return opens(actor, "workshop-projector.tsx", `/workshops/${workshop}/projector`, { workshop });
    },
  }),
  line({
    what: "Read what people write in their own workshop, which says so at the door",
    action: "workshop-text.read",
    resource: (actor) => ({ trainerIds: [actor.personId], readable: true }),
    ask: (actor) => readsAlong(actor, true),
  }),
  line({
    what: "Read it where the door says nothing",
    action: "workshop-text.read",
    resource: (actor) => ({ trainerIds: [actor.personId], readable: false }),
    ask: (actor) => readsAlong(actor, false),
  }),
  line({
    what: "Read the attendance of their own workshop",
    action: "attendance.read",
    resource: (actor) => ({
      trainerIds: [actor.personId],
      agencyPath: actor.agencyId ? [actor.agencyId] : [],
    }),
    ask: async (actor) => {
      const { id: workshop } = await makeOpenWorkshop(world.version, { trainer: actor });
      return opens(actor, "workshop-attendance.tsx", `/workshops/${workshop}/attendance`, { workshop });
    },
  }),
  line({
    what: "Read the attendance of a workshop in their agencies",
    action: "attendance.read",
    resource: () => ({ trainerIds: [], agencyPath: world.within.agencyPath }),
    ask: async (actor) => {
      const trainer = await makePerson({
        agency: world.agencies.county,
        roles: [{ role: "trainer", agency: null }],
      });
      const { id: workshop } = await makeOpenWorkshop(world.version, { trainer });
      return opens(actor, "sign-in-sheet.tsx", `/workshops/${workshop}/sign-in-sheet`, { workshop });
    },
  }),
  line({
    what: "Sign the attendance of their own workshop",
    action: "attendance.decide",
    resource: (actor) => ({ trainerIds: [actor.personId], personId: world.within.personId }),
    ask: async (actor) => signs(actor, world.within.personId),
  }),
  line({
    what: "Sign their own attendance",
    action: "attendance.decide",
    resource: (actor) => ({ trainerIds: [actor.personId], personId: actor.personId }),
    ask: async (actor) => signs(actor, actor.personId),
  }),
  line({
    what: "Open the page of a team",
    action: "team.list",
    resource: () => null,
    ask: (actor) => opens(actor, "team.tsx", "/team"),
  }),
  line({
    what: "Open the list of records",
    action: "record.list",
    resource: () => null,
    ask: (actor) => opens(actor, "records.tsx", "/records"),
  }),
  line({
    what: "Open the list of what people ask about their data",
    action: "request.list",
    resource: () => null,
    ask: (actor) => opens(actor, "corrections.tsx", "/corrections"),
  }),
  line({
    what: "Search the audit",
    action: "audit.read",
    resource: () => null,
    ask: (actor) => opens(actor, "audit.tsx", "/audit"),
  }),
  line({
    what: "See jobs that have stopped, run them again, put them aside",
    action: "job.manage",
    resource: () => null,
    ask: (actor) => opens(actor, "jobs.tsx", "/jobs"),
  }),
  line({
    what: "Open the list of agencies",
    action: "agency.list",
    resource: () => null,
    ask: (actor) => opens(actor, "agencies.tsx", "/agencies"),
  }),
  line({
    what: "Open the list of rosters",
    action: "roster.list",
    resource: () => null,
    ask: (actor) => opens(actor, "rosters.tsx", "/roster"),
  }),
  line({
    what: "Open the list of people without e-mail",
    action: "card.list",
    resource: () => null,
    ask: (actor) => opens(actor, "cards.tsx", "/roster/cards"),
  }),
  line({
    what: "Open the list of roles",
    action: "role.list",
    resource: () => null,
    ask: (actor) => opens(actor, "roles.tsx", "/roles"),
  }),
  line({
    what: "Give the role of operator",
    action: "role.give",
    resource: () => ({
      ...{ role: "operator", personId: world.within.personId, agencyPath: [] },
      personPath: world.within.agencyPath,
    }),
    ask: async (actor) => {
      const { email } = await makePerson({ agency: world.within.agency });
      const fields = {
        ...{ id: newId(), who: email, role: "operator", agency: "", from: "2026-01-01", until: "" },
        ...{ reason: "a test", intent: "give" },
      };
      return opens(actor, "role-new.tsx", "/roles/new", {}, formPost(fields));
    },
  }),
  line({
    what: "Confirm a role that another operator gave",
    action: "role.confirm",
    resource: () => ({ role: "auditor", ...world.waiting }),
    ask: async (actor) => {
      const grant = await giveTo(await makePerson(), "auditor", null, world.waiting.grantedBy);
      return opens(actor, "role.tsx", `/roles/${grant}`, { grant }, formPost({ intent: "confirm" }));
    },
  }),
  line({
    what: "Give back a role of their own",
    action: "role.end",
    resource: (actor) => ({ role: "trainer", ...own(actor), agencyPath: [] }),
    ask: async (actor) => {
      const grant = await giveTo(actor, "trainer", null);
      const form = formPost({ intent: "end", reason: "a test" });
      return opens(actor, "role.tsx", `/roles/${grant}`, { grant }, form);
    },
  }),
  ...linesAbout("within"),
  ...linesAbout("outside"),
];

async function giveTo(
  person: { personId: string },
  role: Role,
  agency: TestAgency | null,
  grantedBy: string | null = null,
): Promise<string> {
  const id = newId();
  const gift = {
    ...{ id, personId: person.personId, role, agencyId: agency?.id ?? null, grantedBy },
    ...{ startsAt: now(), endsAt: null, reason: "a test" },
  };
  expect(await giveRole(gift, null)).toBe("given");
  return id;
}

async function subjectAt(agency: TestAgency, agencyPath: string[], version: CourseVersion): Promise<Subject> {
  const person = await makePerson({ agency });
  const { enrolment, serial } = await makeCompletion(person, version);
  return {
    ...{ personId: person.personId, email: person.email, agency, agencyPath, serial },
    enrolmentId: enrolment.id,
    managerId: await giveTo(person, "manager", agency),
    hrId: await giveTo(person, "hr", agency),
  };
}

beforeAll(async () => {
  freshDatabase();
  const version = await publishRealCourse();
  const agencies = await makeAgencyTree();
  const { ministry, bureau, county, otherBureau } = agencies;
  const operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
  const proposed = await makePerson();
  world = {
    version,
    agencies,
    within: await subjectAt(county, [ministry.id, bureau.id, county.id], version),
    outside: await subjectAt(otherBureau, [ministry.id, otherBureau.id], version),
    waiting: {
      id: await giveTo(proposed, "auditor", null, operator.personId),
      personId: proposed.personId,
      grantedBy: operator.personId,
    },
  };
});

async function makeHolder({ role, everywhere }: (typeof HOLDERS)[number]): Promise<Actor> {
  const { bureau } = world.agencies;
  return makePerson({ agency: bureau, roles: role ? [{ role, agency: everywhere ? null : bureau }] : [] });
}

describe.each(HOLDERS)("$name", (holder) => {
  it.each(LINES.filter(({ ask }) => ask !== null))("$what: the route and the policy agree", async (one) => {
    const actor = await makeHolder(holder);
    const { allowed } = can(actor, one.action, one.resource(actor));
    expect(await one.ask?.(actor)).toBe(allowed);
  });
});

it("is written down as it is", async () => {
  const holders = await Promise.all(HOLDERS.map(makeHolder));
  const rows = LINES.map((one) => {
    const cells = holders.map((actor) => (can(actor, one.action, one.resource(actor)).allowed ? "yes" : "–"));
    return `| ${one.what} | \`${one.action}\` | ${cells.join(" | ")} |`;
  });
  const text = `# Who may do what

Everybody who is signed in is a learner; the other roles are given, for an agency with everything below it or for all,
and for a time. What one may not see answers as if it weren't there. "HR" and the others without "of all" hold their
role for one bureau; "in their agencies" is that bureau and what is below it.

Operators and auditors need a second operator's yes; nobody gives or confirms a role of their own, and an auditor is
neither HR nor an operator. The rules are \`app/features/identity/policy.ts\`; this page is written from them, and
\`tests/permissions.test.ts\` asks the routes for every cell.

| | | ${HOLDERS.map(({ name }) => name).join(" | ")} |
|---|---|${HOLDERS.map(() => "---").join("|")}|
${rows.join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../docs/permissions.md");
});

it("has a line for every action that the policy knows", () => {
  const actions = new Set(LINES.map(({ action }) => action));
  const known = Object.keys({
    ...{ "course.read": 0, "course.enrol": 0, "home.read": 0, "activity.work": 0, "certificate.list": 0 },
    ...{ "certificate.read": 0, "lab-health.read": 0, "team.list": 0, "team.read": 0, "record.list": 0 },
    ...{ "record.read": 0, "record.export": 0, "audit.read": 0, "account.manage": 0, "role.list": 0 },
    ...{ "role.read": 0, "role.give": 0, "role.confirm": 0, "role.end": 0, "job.manage": 0 },
    ...{ "person.invite": 0 },
    ...{ "person.read": 0, "national-id.handle": 0, "request.list": 0, "request.handle": 0 },
    ...{ "workshop.plan": 0, "workshop.lead": 0, "workshop.list": 0, "workshop.register": 0 },
    ...{ "attendance.read": 0, "attendance.decide": 0, "workshop-text.read": 0 },
    ...{ "roster.list": 0, "roster.import": 0, "card.list": 0, "card.print": 0 },
    ...{ "agency.list": 0, "agency.read": 0, "agency.change": 0, "agency.place": 0 },
  } satisfies Record<Action, 0>);
  expect([...actions].sort()).toEqual(known.sort());
});
