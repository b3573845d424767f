CREATE TABLE `model_use` (
	`scope` text NOT NULL,
	`hour` text NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`scope`, `hour`)
);
--> statement-breakpoint
ALTER TABLE `lab_attempt` ADD `findings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `lab_attempt` ADD `emptied_at` text;--> statement-breakpoint
CREATE INDEX `lab_attempt_to_empty` ON `lab_attempt` (`submitted_at`) WHERE emptied_at is null;--> statement-breakpoint
ALTER TABLE `lab_run` ADD `settings` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `lab_run` ADD `findings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `lab_run` ADD `reading` text;--> statement-breakpoint
ALTER TABLE `lab_run` ADD `emptied_at` text;--> statement-breakpoint
CREATE INDEX `lab_run_to_empty` ON `lab_run` (`finished_at`) WHERE emptied_at is null;