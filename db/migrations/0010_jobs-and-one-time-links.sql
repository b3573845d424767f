CREATE TABLE `one_time_link` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`purpose` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`expires_at` text NOT NULL,
	`used_at` text,
	`voided_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `one_time_link_person` ON `one_time_link` (`person_id`);--> statement-breakpoint
CREATE TABLE `one_time_link_key` (
	`hash` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `one_time_link`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_link_key_link` ON `one_time_link_key` (`link_id`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` text NOT NULL,
	`due_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`lease` text,
	`cause` text,
	`outcome` text,
	`ended_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_key_unique` ON `job` (`key`);--> statement-breakpoint
CREATE INDEX `job_open` ON `job` (`due_at`) WHERE "job"."outcome" is null;--> statement-breakpoint
CREATE INDEX `job_ended` ON `job` (`outcome`,`ended_at`) WHERE "job"."outcome" is not null;