CREATE TABLE `lab_opinion` (
	`attempt_id` text NOT NULL,
	`rubric_id` text NOT NULL,
	`case_id` text NOT NULL,
	`label` text NOT NULL,
	`model_id` text NOT NULL,
	`model_name` text NOT NULL,
	`outcome` text NOT NULL,
	`gap` text,
	`reason` text DEFAULT '' NOT NULL,
	`asked_at` text NOT NULL,
	`answered_at` text,
	PRIMARY KEY(`attempt_id`, `rubric_id`, `case_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `lab_attempt`(`id`) ON UPDATE no action ON DELETE no action
);
