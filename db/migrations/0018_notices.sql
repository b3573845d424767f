CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`event` text NOT NULL,
	`detail` text NOT NULL,
	`created_at` text NOT NULL,
	`seen_at` text,
	`mail_settled_at` text,
	`digest_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_once` ON `notice` (`person_id`,`kind`,`event`);--> statement-breakpoint
CREATE INDEX `notice_unseen` ON `notice` (`person_id`) WHERE "notice"."seen_at" IS NULL;--> statement-breakpoint
CREATE INDEX `notice_to_mail` ON `notice` (`person_id`) WHERE "notice"."seen_at" IS NULL AND "notice"."mail_settled_at" IS NULL;--> statement-breakpoint
CREATE INDEX `notice_digest` ON `notice` (`digest_id`) WHERE "notice"."digest_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `notice_created` ON `notice` (`created_at`);--> statement-breakpoint
CREATE TABLE `notice_choice` (
	`person_id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`locale` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
