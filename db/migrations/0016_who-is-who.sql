CREATE TABLE `agency_change` (
	`id` text PRIMARY KEY NOT NULL,
	`agency_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_day` text NOT NULL,
	`name_zh` text,
	`name_en` text,
	`target_id` text,
	`was` text,
	`reason` text NOT NULL,
	`entered_at` text NOT NULL,
	`entered_by` text,
	`done_at` text,
	`cancelled_at` text,
	`cancelled_by` text,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agency_change_one_waiting` ON `agency_change` (`agency_id`,`kind`) WHERE "agency_change"."done_at" is null and "agency_change"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX `agency_change_agency` ON `agency_change` (`agency_id`,`from_day`);--> statement-breakpoint
CREATE INDEX `agency_change_target` ON `agency_change` (`target_id`);--> statement-breakpoint
ALTER TABLE `agency` ADD `ended_on` text;--> statement-breakpoint
CREATE INDEX `completion_agency` ON `completion` (`agency_id`,`completed_at`);