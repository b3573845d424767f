CREATE TABLE `lab_solution` (
	`enrolment_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`reason` text NOT NULL,
	`failed_attempts` integer NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_solution_unique` ON `lab_solution` (`enrolment_id`,`activity_id`);--> statement-breakpoint
ALTER TABLE `lab_attempt` ADD `after_solution` integer DEFAULT false NOT NULL;