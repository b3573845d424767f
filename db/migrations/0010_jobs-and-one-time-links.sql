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