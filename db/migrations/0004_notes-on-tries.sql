CREATE TABLE `lab_note` (
	`try_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`body` text NOT NULL,
	`written_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_note_try_unique` ON `lab_note` (`try_id`);--> statement-breakpoint
ALTER TABLE `lab_run` ADD `content_hash` text;