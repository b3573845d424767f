-- Nobody stays signed in across this change: the sessions there are don't say when they began, or on what.
DROP TABLE `auth_session`;--> statement-breakpoint
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`sign_in_id` text NOT NULL,
	`started_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`rights` text NOT NULL,
	`browser` text NOT NULL,
	`system` text NOT NULL,
	`device_kind` text NOT NULL,
	`replaced_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `auth_session_person` ON `auth_session` (`person_id`);--> statement-breakpoint
CREATE INDEX `auth_session_expiry` ON `auth_session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `auth_session_sign_in` ON `auth_session` (`sign_in_id`);
