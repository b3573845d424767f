import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { agencyChange } from "./schema/agency-change.ts";
import { floorQuestion, floorVote, workshopPollAnswer } from "./schema/ask.ts";
import { lessonAnswer, quizAnswer, quizAttempt } from "./schema/assessment.ts";
import {
  attendanceAnswer,
  attendanceDecision,
  attendancePaper,
  attendanceRule,
  attendanceTry,
} from "./schema/attendance.ts";
import { certificate, certificateEvent } from "./schema/credential.ts";
import { enrolment } from "./schema/enrolment.ts";
import {
  authSession,
  departure,
  formerName,
  oneTimeLink,
  passwordCredential,
  person,
  post,
  recoveryCode,
  roleGrant,
  signInStep,
  totpSecret,
} from "./schema/identity.ts";
import { labAttempt, labHint, labNote, labOpinion, labRun, labSolution } from "./schema/lab.ts";
import { notice, noticeChoice } from "./schema/notice.ts";
import { auditEvent, draft } from "./schema/platform.ts";
import { dataRequest, personNationalId } from "./schema/privacy.ts";
import { activityCompletion, completion, completionWithdrawal, readingPosition } from "./schema/progress.ts";
import { workshopRegistration } from "./schema/registration.ts";
import { rosterImport, rosterLine } from "./schema/roster.ts";
import { modelUse } from "./schema/sandbox.ts";
import { agencyContact, externalIdentity, passkey, signInCard, signInChallenge } from "./schema/sign-in.ts";
import {
  workshop,
  workshopCommand,
  workshopEvent,
  workshopLease,
  workshopParticipant,
  workshopPresence,
  workshopTrainer,
} from "./schema/workshop.ts";

/** Why a column isn't in the copy that a person takes of their data. */
export type LeftOut = "secret" | "hidden-cases" | "seals-the-chain" | "of-others";

/**
 * What becomes of a table's rows when a person's data are erased: they go; some columns are emptied (`set`, SQL with
 * `@pseudonym` and `@at`); they stay, with why; or the code that owns the table does it (`by`).
 */
export type Erasure = "delete" | { set: string } | { keep: string } | { by: string };

export type PersonalTable = {
  table: SQLiteTable;
  /** SQL: which rows are about `@person`. */
  mine: string;
  leftOut?: Record<string, LeftOut>;
  /** SQL in the place of a column of which not all is theirs. */
  instead?: Record<string, string>;
  erase: Erasure;
};

const OWN = "person_id = @person";
const ENROLLED = "enrolment_id IN (SELECT id FROM enrolment WHERE person_id = @person)";

/** A question from the floor that is theirs; its text stands in the room's events, too. */
const ASKED =
  "fact ->> '$.question.id' IN (SELECT id FROM floor_question WHERE participant_id IN (SELECT id FROM workshop_participant WHERE person_id = @person))";
const SEATS = "SELECT id FROM workshop_participant WHERE person_id = @person";
/** A name in a fact of a room, where it is theirs: `{id, name}` at a path. */
const theirs = (path: string) =>
  `'$.${path}.name', CASE WHEN fact ->> '$.${path}.id' = @person THEN @pseudonym ELSE fact ->> '$.${path}.name' END`;

const about = (
  table: SQLiteTable,
  mine: string,
  erase: Erasure,
  copy: Pick<PersonalTable, "leftOut" | "instead"> = {},
): PersonalTable => ({ table, mine, erase, ...copy });

/**
 * Every table that holds data about people: what is theirs in it, what a copy leaves out, what an erasure does. The copy
 * and the erasure both go by it, and a test fails for a table that refers to people and stands in neither list.
 */
export const PERSONAL_TABLES = {
  person: about(person, "id = @person", {
    set: "name = @pseudonym, email = NULL, romanised_name = NULL, employee_number = NULL, erased_at = @at",
  }),
  former_name: about(formerName, OWN, "delete"),
  post: about(post, OWN, { set: "title = ''" }),
  departure: about(departure, OWN, { keep: "when nobody who has a name left" }),
  // Who carried out an import answers for it; the file names others.
  roster_import: about(
    rosterImport,
    "uploaded_by = @person OR committed_by = @person OR undone_by = @person",
    { set: "file_name = CASE WHEN uploaded_by = @person THEN '' ELSE file_name END" },
    { leftOut: { file: "of-others" } },
  ),
  roster_line: about(
    rosterLine,
    OWN,
    { set: "detail = NULL" },
    // What isn't clear is just whether the row is theirs.
    { instead: { detail: "CASE WHEN kind IN ('ambiguous', 'wrong') THEN NULL ELSE detail END" } },
  ),
  role_grant: about(roleGrant, OWN, {
    set: "reason = '', revoked_reason = CASE WHEN revoked_reason IS NULL THEN NULL ELSE '' END",
  }),
  person_national_id: about(personNationalId, OWN, "delete", {
    leftOut: { sealed: "secret", lookup: "secret" },
  }),
  password_credential: about(passwordCredential, OWN, "delete", { leftOut: { hash: "secret" } }),
  totp_secret: about(totpSecret, OWN, "delete", { leftOut: { sealed: "secret" } }),
  recovery_code: about(recoveryCode, OWN, "delete", { leftOut: { hash: "secret" } }),
  one_time_link: about(oneTimeLink, OWN, { set: "person_id = NULL, voided_at = coalesce(voided_at, @at)" }),
  sign_in_step: about(signInStep, OWN, "delete", { leftOut: { id: "secret" } }),
  auth_session: about(authSession, OWN, "delete", { leftOut: { id: "secret" } }),
  external_identity: about(externalIdentity, OWN, "delete"),
  passkey: about(passkey, OWN, "delete", { leftOut: { public_key: "secret" } }),
  sign_in_challenge: about(signInChallenge, OWN, "delete", { leftOut: { id: "secret", detail: "secret" } }),
  sign_in_card: about(signInCard, OWN, "delete", { leftOut: { hash: "secret", sheet_id: "secret" } }),
  agency_contact: about(agencyContact, "set_by = @person", { set: "set_by = NULL" }),
  agency_change: about(agencyChange, "entered_by = @person OR cancelled_by = @person", {
    keep: "what was decided about an agency; whoever decided it has no name any more",
  }),
  data_request: about(dataRequest, OWN, {
    set: "wanted = '', reason = '', answer = CASE WHEN answer IS NULL THEN NULL ELSE '' END, emptied_at = @at",
  }),
  enrolment: about(enrolment, OWN, { keep: "which course was taken, by nobody who has a name" }),
  notice: about(notice, OWN, "delete"),
  notice_choice: about(noticeChoice, OWN, "delete"),
  activity_completion: about(activityCompletion, ENROLLED, { keep: "what hours rest on" }),
  completion: about(completion, OWN, { keep: "the agency's hours, by nobody who has a name" }),
  completion_withdrawal: about(
    completionWithdrawal,
    "by = @person OR completion_id IN (SELECT id FROM completion WHERE person_id = @person)",
    { keep: "why a completion doesn't count" },
  ),
  certificate: about(certificate, OWN, {
    set: "snapshot = json_set(snapshot, '$.name', @pseudonym, '$.romanisedName', NULL, '$.erased', json('true'))",
  }),
  certificate_event: about(
    certificateEvent,
    "certificate_id IN (SELECT id FROM certificate WHERE person_id = @person)",
    { set: "reason = NULL" },
  ),
  lesson_answer: about(lessonAnswer, ENROLLED, { set: "answer = '[]'" }),
  quiz_attempt: about(quizAttempt, ENROLLED, { keep: "what hours rest on: numbers" }),
  quiz_answer: about(quizAnswer, `attempt_id IN (SELECT id FROM quiz_attempt WHERE ${ENROLLED})`, {
    set: "answer = '[]'",
  }),
  lab_run: about(labRun, ENROLLED, { by: "the lab empties its texts and keeps the verdicts" }),
  lab_attempt: about(
    labAttempt,
    ENROLLED,
    { by: "the lab empties its texts and keeps the verdicts" },
    { leftOut: { evidence: "hidden-cases" } },
  ),
  lab_note: about(labNote, ENROLLED, "delete"),
  lab_opinion: about(labOpinion, `attempt_id IN (SELECT id FROM lab_attempt WHERE ${ENROLLED})`, {
    set: "reason = ''",
  }),
  lab_hint: about(labHint, ENROLLED, { keep: "numbers" }),
  lab_solution: about(labSolution, ENROLLED, { keep: "says why a later try was practice" }),
  reading_position: about(readingPosition, ENROLLED, "delete"),
  draft: about(draft, OWN, "delete"),
  workshop: about(workshop, "@person IN (created_by, opened_by, closed_by, cancelled_by)", {
    keep: "which workshops there were, led by nobody who has a name",
  }),
  workshop_trainer: about(workshopTrainer, OWN, { keep: "who led, by nobody who has a name" }),
  workshop_participant: about(
    workshopParticipant,
    OWN,
    { set: "name = @pseudonym, secret_hash = NULL" },
    { leftOut: { secret_hash: "secret" } },
  ),
  workshop_event: about(
    workshopEvent,
    `participant_id IN (${SEATS}) OR ${ASKED} OR @person IN (fact ->> '$.driver.id', fact ->> '$.by.id')`,
    {
      set: `fact = json_replace(fact, '$.name', @pseudonym, '$.ask', '', '$.question.text', '', '$.question.name', NULL, ${theirs("driver")}, ${theirs("by")})`,
    },
  ),
  workshop_registration: about(workshopRegistration, "@person IN (person_id, registered_by, withdrawn_by)", {
    set: "reason = CASE WHEN person_id = @person THEN '' ELSE reason END",
  }),
  workshop_poll_answer: about(workshopPollAnswer, `participant_id IN (${SEATS})`, "delete"),
  floor_vote: about(floorVote, `participant_id IN (${SEATS})`, "delete"),
  floor_question: about(floorQuestion, `participant_id IN (${SEATS})`, { set: "text = ''" }),
  workshop_command: about(workshopCommand, `actor = @person OR actor IN (${SEATS})`, "delete"),
  workshop_lease: about(workshopLease, OWN, "delete"),
  workshop_presence: about(workshopPresence, `participant_id IN (${SEATS})`, "delete"),
  attendance_rule: about(attendanceRule, "set_by = @person", { keep: "what a workshop's rule was" }),
  attendance_answer: about(attendanceAnswer, `participant_id IN (${SEATS})`, "delete"),
  attendance_try: about(attendanceTry, `participant_id IN (${SEATS})`, "delete"),
  attendance_paper: about(attendancePaper, `entered_by = @person OR participant_id IN (${SEATS})`, {
    keep: "what a decision rests on",
  }),
  attendance_decision: about(attendanceDecision, "person_id = @person OR decided_by = @person", {
    set: "reason = CASE WHEN person_id = @person THEN '' ELSE reason END",
  }),
  model_use: about(modelUse, "scope = 'person:' || @person", "delete"),
  audit_event: about(
    auditEvent,
    "actor_id = @person OR subject_id = @person OR detail ->> 'personId' = @person",
    { by: "the audit empties what was said and from where; the chain covers a commitment" },
    // What others said and from where isn't theirs.
    {
      leftOut: { salt: "seals-the-chain", commitment: "seals-the-chain", hash: "seals-the-chain" },
      instead: { aside: "CASE WHEN actor_id = @person THEN aside END" },
    },
  ),
} satisfies Record<string, PersonalTable>;

export type PersonalTableName = keyof typeof PERSONAL_TABLES;

/** Tables that are in nobody's copy, each with why. */
export const NOT_PERSONAL: Record<string, string> = {
  agency: "agencies, not people",
  course: "content",
  course_version: "content",
  audit_head: "hashes of the whole audit",
  job: "work to be done; its payload holds ids",
  one_time_link_key: "hashes of what opens a link; without the link they open nothing",
  record_row:
    "a list derived from enrolment, completion and person, which the copy has; made anew by the erasure",
  record_tally: "sums",
  workshop_poll: "what a room was asked, without who answered",
  workshop_step: "what a workshop is planned to do",
  attendance_check: "when everybody in a room was asked to check in",
  attendance_secret: "what a workshop's codes are derived from",
  workshop_agency: "whose people are invited: agencies, not people",
  workshop_material: "titles and addresses",
  workshop_code_try: "counts under hashes, for a quarter of an hour",
  sign_in_failure: "counts under keyed hashes, for some minutes; nobody can tell whose",
};
