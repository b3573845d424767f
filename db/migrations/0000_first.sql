CREATE TABLE `lesson_answer` (
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`question_id` text NOT NULL,
	`answer` text NOT NULL,
	`correct` integer NOT NULL,
	`tries` integer NOT NULL,
	`answered_at` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `activity_id`, `question_id`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quiz_answer` (
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`answer` text NOT NULL,
	`correct` integer NOT NULL,
	`answered_at` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `question_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quiz_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`number` integer NOT NULL,
	`seed` integer NOT NULL,
	`content_hash` text NOT NULL,
	`started_at` text NOT NULL,
	`submitted_at` text,
	`right_answers` integer,
	`total` integer NOT NULL,
	`passed` integer,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_number_unique` ON `quiz_attempt` (`enrolment_id`,`activity_id`,`number`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` text PRIMARY KEY NOT NULL,
	`current_version_id` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `course_version` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`change` text NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text NOT NULL,
	`credited_minutes` integer NOT NULL,
	`activity_count` integer NOT NULL,
	`rule` text NOT NULL,
	`source` text NOT NULL,
	`published_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_version_number_unique` ON `course_version` (`course_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `course_version_hash_unique` ON `course_version` (`course_id`,`content_hash`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`completion_id` text NOT NULL,
	`person_id` text NOT NULL,
	`serial` text NOT NULL,
	`snapshot` text NOT NULL,
	`issued_at` text NOT NULL,
	`valid_until` text,
	`supersedes` text,
	FOREIGN KEY (`completion_id`) REFERENCES `completion`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_serial_unique` ON `certificate` (`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_completion_unique` ON `certificate` (`completion_id`);--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`);--> statement-breakpoint
CREATE TABLE `certificate_event` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`reason` text,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_event_certificate` ON `certificate_event` (`certificate_id`,`at`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`cycle` integer NOT NULL,
	`enrolled_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolment_cycle_unique` ON `enrolment` (`person_id`,`course_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `enrolment_version` ON `enrolment` (`version_id`);--> statement-breakpoint
CREATE TABLE `agency` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`parent_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agency_code_unique` ON `agency` (`code`);--> statement-breakpoint
CREATE INDEX `agency_parent` ON `agency` (`parent_id`);--> statement-breakpoint
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `auth_session_person` ON `auth_session` (`person_id`);--> statement-breakpoint
CREATE INDEX `auth_session_expiry` ON `auth_session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `password_credential` (
	`person_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`romanised_name` text,
	`employee_number` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX `person_employee_number_unique` ON `person` (`employee_number`);--> statement-breakpoint
CREATE TABLE `post` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`agency_id` text NOT NULL,
	`title` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_one_current` ON `post` (`person_id`) WHERE "post"."until" IS NULL;--> statement-breakpoint
CREATE INDEX `post_agency` ON `post` (`agency_id`,`until`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`agency_id` text,
	`granted_at` text NOT NULL,
	`granted_by` text,
	`reason` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grant_person` ON `role_grant` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`window_start` text NOT NULL,
	`failures` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
);
--> statement-breakpoint
CREATE TABLE `lab_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`number` integer NOT NULL,
	`submission_key` text NOT NULL,
	`locale` text NOT NULL,
	`content_hash` text NOT NULL,
	`model_id` text NOT NULL,
	`settings` text NOT NULL,
	`prompt` text NOT NULL,
	`evidence` text NOT NULL,
	`passed` integer NOT NULL,
	`score` integer NOT NULL,
	`passed_checks` integer NOT NULL,
	`total_checks` integer NOT NULL,
	`submitted_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_attempt_number_unique` ON `lab_attempt` (`enrolment_id`,`activity_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `lab_attempt_submission_unique` ON `lab_attempt` (`enrolment_id`,`submission_key`);--> statement-breakpoint
CREATE TABLE `lab_hint` (
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`number` integer NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_hint_unique` ON `lab_hint` (`enrolment_id`,`activity_id`,`number`);--> statement-breakpoint
CREATE TABLE `lab_run` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`locale` text NOT NULL,
	`prompt` text NOT NULL,
	`model_id` text NOT NULL,
	`outcome` text NOT NULL,
	`cases` text NOT NULL,
	`passed_checks` integer NOT NULL,
	`total_checks` integer NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lab_run_history` ON `lab_run` (`enrolment_id`,`activity_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`);--> statement-breakpoint
CREATE TABLE `draft` (
	`person_id` text NOT NULL,
	`subject` text NOT NULL,
	`revision` integer NOT NULL,
	`body` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `subject`)
);
--> statement-breakpoint
CREATE TABLE `activity_completion` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`kind` text NOT NULL,
	`attempt_id` text,
	`completed_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_completion_unique` ON `activity_completion` (`enrolment_id`,`activity_id`);--> statement-breakpoint
CREATE TABLE `completion` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`version_number` integer NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text NOT NULL,
	`credited_minutes` integer NOT NULL,
	`rule` text NOT NULL,
	`agency_id` text,
	`agency_name_zh` text,
	`agency_name_en` text,
	`grade` integer,
	`source` text NOT NULL,
	`completed_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `completion_enrolment_unique` ON `completion` (`enrolment_id`) WHERE "completion"."source" = 'system';--> statement-breakpoint
CREATE INDEX `completion_person` ON `completion` (`person_id`);--> statement-breakpoint
CREATE TABLE `reading_position` (
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`heading_id` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`enrolment_id`, `activity_id`),
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `record_row` (
	`enrolment_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`employee_number` text,
	`agency_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_number` integer NOT NULL,
	`state` text NOT NULL,
	`done_activities` integer NOT NULL,
	`total_activities` integer NOT NULL,
	`enrolled_at` text NOT NULL,
	`completed_at` text,
	`credited_minutes` integer NOT NULL,
	`serial` text,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_row_agency_day` ON `record_row` (`agency_id`,`day`,`enrolment_id`);--> statement-breakpoint
CREATE INDEX `record_row_agency_name` ON `record_row` (`agency_id`,`name`,`enrolment_id`);--> statement-breakpoint
CREATE INDEX `record_row_agency_course` ON `record_row` (`agency_id`,`course_id`,`state`,`day`);--> statement-breakpoint
CREATE INDEX `record_row_person` ON `record_row` (`person_id`);--> statement-breakpoint
CREATE TABLE `record_tally` (
	`agency_id` text NOT NULL,
	`course_id` text NOT NULL,
	`state` text NOT NULL,
	`day` text NOT NULL,
	`rows` integer NOT NULL,
	`credited_minutes` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `course_id`, `state`, `day`)
);
