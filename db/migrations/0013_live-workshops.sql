CREATE TABLE `workshop` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`agency_id` text,
	`course_version_id` text,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`capacity` integer NOT NULL,
	`place` text NOT NULL,
	`link` text NOT NULL,
	`shows_text` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`join_code` text,
	`opened_at` text,
	`opened_by` text,
	`closed_at` text,
	`closed_by` text,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_join_code_unique` ON `workshop` (`join_code`);--> statement-breakpoint
CREATE INDEX `workshop_open` ON `workshop` (`opened_at`) WHERE opened_at is not null and closed_at is null;--> statement-breakpoint
CREATE TABLE `workshop_code_try` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` text NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workshop_command` (
	`workshop_id` text NOT NULL,
	`actor` text NOT NULL,
	`action_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_command_once` ON `workshop_command` (`workshop_id`,`actor`,`action_id`);--> statement-breakpoint
CREATE TABLE `workshop_event` (
	`workshop_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`audience` text NOT NULL,
	`participant_id` text,
	`fact` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_event_seq_unique` ON `workshop_event` (`workshop_id`,`seq`);--> statement-breakpoint
CREATE TABLE `workshop_lease` (
	`workshop_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `workshop_participant` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`person_id` text,
	`name` text NOT NULL,
	`seat` integer NOT NULL,
	`secret_hash` text,
	`joined_at` text NOT NULL,
	`removed_at` text,
	`removed_by` text,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_participant_person_unique` ON `workshop_participant` (`workshop_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_participant_seat_unique` ON `workshop_participant` (`workshop_id`,`seat`);--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_participant_secret_unique` ON `workshop_participant` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `workshop_participant_of_person` ON `workshop_participant` (`person_id`);--> statement-breakpoint
CREATE TABLE `workshop_presence` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`tab` text NOT NULL,
	`since` text NOT NULL,
	`seen_at` text NOT NULL,
	`left_at` text,
	`doing` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_presence_live` ON `workshop_presence` (`workshop_id`,`seen_at`) WHERE left_at is null;--> statement-breakpoint
CREATE INDEX `workshop_presence_stay` ON `workshop_presence` (`participant_id`,`tab`);--> statement-breakpoint
CREATE TABLE `workshop_step` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`activity_id` text,
	`minutes` integer NOT NULL,
	`notes` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_step_order` ON `workshop_step` (`workshop_id`,`position`);--> statement-breakpoint
CREATE TABLE `workshop_trainer` (
	`workshop_id` text NOT NULL,
	`person_id` text NOT NULL,
	`part` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `person_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_trainer_person` ON `workshop_trainer` (`person_id`);