CREATE TABLE `departure` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`since` text NOT NULL,
	`import_id` text,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `departure_one_open` ON `departure` (`person_id`) WHERE "departure"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX `departure_person` ON `departure` (`person_id`);--> statement-breakpoint
CREATE TABLE `former_name` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`until` text NOT NULL,
	`import_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `former_name_person` ON `former_name` (`person_id`);--> statement-breakpoint
CREATE TABLE `roster_import` (
	`id` text PRIMARY KEY NOT NULL,
	`agency_id` text NOT NULL,
	`mode` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text,
	`file` blob,
	`header_row` integer NOT NULL,
	`header` text NOT NULL,
	`columns` text NOT NULL,
	`plan_hash` text,
	`planned_at` text,
	`counts` text,
	`invitations` integer,
	`committed_at` text,
	`committed_by` text,
	`undone_at` text,
	`undone_by` text,
	`emptied_at` text,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`committed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_import_agency` ON `roster_import` (`agency_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `roster_line` (
	`import_id` text NOT NULL,
	`seq` integer NOT NULL,
	`row` integer,
	`kind` text NOT NULL,
	`person_id` text,
	`post_id` text,
	`detail` text,
	`undo` text,
	PRIMARY KEY(`import_id`, `seq`),
	FOREIGN KEY (`import_id`) REFERENCES `roster_import`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roster_line_kind` ON `roster_line` (`import_id`,`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `__new_person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`name` text NOT NULL,
	`romanised_name` text,
	`employee_number` text,
	`created_at` text NOT NULL,
	`erased_at` text
);
--> statement-breakpoint
INSERT INTO `__new_person`("id", "email", "name", "romanised_name", "employee_number", "created_at", "erased_at") SELECT "id", "email", "name", "romanised_name", "employee_number", "created_at", "erased_at" FROM `person`;--> statement-breakpoint
DROP TABLE `person`;--> statement-breakpoint
ALTER TABLE `__new_person` RENAME TO `person`;--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX `person_employee_number_unique` ON `person` (`employee_number`);--> statement-breakpoint
CREATE INDEX `one_time_link_creator` ON `one_time_link` (`created_by`);--> statement-breakpoint
CREATE INDEX `post_person` ON `post` (`person_id`);