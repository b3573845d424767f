CREATE TABLE `sign_in_card` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`voided_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_card_once_a_sheet` ON `sign_in_card` (`person_id`,`sheet_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_card_one_open` ON `sign_in_card` (`person_id`) WHERE "sign_in_card"."used_at" IS NULL AND "sign_in_card"."voided_at" IS NULL;--> statement-breakpoint
CREATE INDEX `sign_in_card_creator` ON `sign_in_card` (`created_by`);