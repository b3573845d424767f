CREATE TABLE `workshop_agency` (
	`workshop_id` text NOT NULL,
	`agency_id` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `agency_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_agency_agency` ON `workshop_agency` (`agency_id`);--> statement-breakpoint
CREATE TABLE `workshop_material` (
	`workshop_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`link` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `position`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `workshop_registration` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`person_id` text NOT NULL,
	`position` integer NOT NULL,
	`registered_at` text NOT NULL,
	`registered_by` text NOT NULL,
	`placed_at` text,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`reason` text DEFAULT '' NOT NULL,
	`locale` text NOT NULL,
	`changes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_registration_once` ON `workshop_registration` (`workshop_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `workshop_registration_line` ON `workshop_registration` (`workshop_id`,`position`);--> statement-breakpoint
CREATE INDEX `workshop_registration_person` ON `workshop_registration` (`person_id`);--> statement-breakpoint
ALTER TABLE `workshop` ADD `registration_until` text;--> statement-breakpoint
ALTER TABLE `workshop` ADD `sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `workshop` ADD `cancelled_at` text;--> statement-breakpoint
ALTER TABLE `workshop` ADD `cancelled_by` text REFERENCES person(id);