CREATE TABLE `floor_question` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`text` text NOT NULL,
	`named` integer NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `floor_question_of_workshop` ON `floor_question` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `floor_question_of_participant` ON `floor_question` (`participant_id`);--> statement-breakpoint
CREATE TABLE `floor_vote` (
	`question_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`question_id`, `participant_id`),
	FOREIGN KEY (`question_id`) REFERENCES `floor_question`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `floor_vote_of_participant` ON `floor_vote` (`participant_id`);--> statement-breakpoint
CREATE TABLE `workshop_poll` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`step_id` text,
	`question` text NOT NULL,
	`quiz` text,
	`opened_at` text NOT NULL,
	`closed_at` text,
	`shown` integer NOT NULL,
	`revealed_at` text,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_poll_of_workshop` ON `workshop_poll` (`workshop_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `workshop_poll_open` ON `workshop_poll` (`workshop_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `workshop_poll_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`poll_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`choices` text NOT NULL,
	`text` text NOT NULL,
	`released` integer DEFAULT false NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`poll_id`) REFERENCES `workshop_poll`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `workshop_participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_poll_answer_once` ON `workshop_poll_answer` (`poll_id`,`participant_id`);--> statement-breakpoint
CREATE INDEX `workshop_poll_answer_of_participant` ON `workshop_poll_answer` (`participant_id`);--> statement-breakpoint
ALTER TABLE `workshop_step` ADD `question` text;