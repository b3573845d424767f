CREATE TABLE `attendance_answer` (
	`workshop_id` text NOT NULL,
	`number` integer NOT NULL,
	`participant_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_answer_once` ON `attendance_answer` (`workshop_id`,`number`,`participant_id`);--> statement-breakpoint
CREATE TABLE `attendance_check` (
	`workshop_id` text NOT NULL,
	`number` integer NOT NULL,
	`opens_at` text NOT NULL,
	`closes_at` text NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`workshop_id`, `number`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attendance_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`status` text NOT NULL,
	`proposed` text NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`rule_version` integer NOT NULL,
	`decided_at` text NOT NULL,
	`decided_by` text NOT NULL,
	`supersedes` text,
	`completion_id` text,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`completion_id`) REFERENCES `completion`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_decision_first` ON `attendance_decision` (`participant_id`) WHERE supersedes is null;--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_decision_next` ON `attendance_decision` (`supersedes`) WHERE supersedes is not null;--> statement-breakpoint
CREATE INDEX `attendance_decision_workshop` ON `attendance_decision` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `attendance_decision_person` ON `attendance_decision` (`person_id`);--> statement-breakpoint
CREATE INDEX `attendance_decision_completion` ON `attendance_decision` (`completion_id`);--> statement-breakpoint
CREATE TABLE `attendance_paper` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`entered_at` text NOT NULL,
	`entered_by` text NOT NULL,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_paper_workshop` ON `attendance_paper` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `attendance_rule` (
	`workshop_id` text NOT NULL,
	`version` integer NOT NULL,
	`rule` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `version`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attendance_secret` (
	`workshop_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attendance_try` (
	`participant_id` text NOT NULL,
	`number` integer NOT NULL,
	`tries` integer NOT NULL,
	PRIMARY KEY(`participant_id`, `number`),
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `completion_withdrawal` (
	`completion_id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`because` text NOT NULL,
	FOREIGN KEY (`completion_id`) REFERENCES `completion`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `attendance_decision_fixed` BEFORE UPDATE ON `attendance_decision` WHEN (NEW.`reason` <> '' AND NEW.`reason` <> OLD.`reason`) OR NEW.`id` IS NOT OLD.`id` OR NEW.`workshop_id` IS NOT OLD.`workshop_id` OR NEW.`participant_id` IS NOT OLD.`participant_id` OR NEW.`person_id` IS NOT OLD.`person_id` OR NEW.`status` IS NOT OLD.`status` OR NEW.`proposed` IS NOT OLD.`proposed` OR NEW.`evidence` IS NOT OLD.`evidence` OR NEW.`rule_version` IS NOT OLD.`rule_version` OR NEW.`decided_at` IS NOT OLD.`decided_at` OR NEW.`decided_by` IS NOT OLD.`decided_by` OR NEW.`supersedes` IS NOT OLD.`supersedes` OR NEW.`completion_id` IS NOT OLD.`completion_id` BEGIN SELECT RAISE(ABORT, 'a decision about attendance is never changed; only its reason is emptied'); END;--> statement-breakpoint
CREATE TRIGGER `attendance_decision_kept` BEFORE DELETE ON `attendance_decision` WHEN OLD.`decided_at` > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-5 years') BEGIN SELECT RAISE(ABORT, 'a decision about attendance is kept for five years'); END;
