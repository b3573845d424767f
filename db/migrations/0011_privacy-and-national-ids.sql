CREATE TABLE `data_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`enrolment_id` text,
	`wanted` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`outcome` text,
	`answer` text,
	`emptied_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_one_open` ON `data_request` (`person_id`,`kind`) WHERE "data_request"."decided_at" is null and "data_request"."enrolment_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_one_open_a_record` ON `data_request` (`enrolment_id`,`kind`) WHERE "data_request"."decided_at" is null and "data_request"."enrolment_id" is not null;--> statement-breakpoint
CREATE INDEX `data_request_person` ON `data_request` (`person_id`);--> statement-breakpoint
CREATE TABLE `person_national_id` (
	`person_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`lookup` text NOT NULL,
	`entered_at` text NOT NULL,
	`entered_by` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_national_id_lookup_unique` ON `person_national_id` (`lookup`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_one_time_link_key` (
	`hash` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `one_time_link`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_one_time_link_key`("hash", "link_id") SELECT "hash", "link_id" FROM `one_time_link_key`;--> statement-breakpoint
DROP TABLE `one_time_link_key`;--> statement-breakpoint
ALTER TABLE `__new_one_time_link_key` RENAME TO `one_time_link_key`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `one_time_link_key_link` ON `one_time_link_key` (`link_id`);--> statement-breakpoint
ALTER TABLE `person` ADD `erased_at` text;--> statement-breakpoint
CREATE INDEX `audit_event_person` ON `audit_event` ("detail" ->> 'personId') WHERE "audit_event"."detail" ->> 'personId' is not null;--> statement-breakpoint
CREATE INDEX `audit_event_list` ON `audit_event` (`subject_id`,`seq`) WHERE "audit_event"."action" in ('record.list', 'record.export', 'team.read');