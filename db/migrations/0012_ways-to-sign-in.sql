CREATE TABLE `agency_contact` (
	`agency_id` text PRIMARY KEY NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `external_identity` (
	`id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`email` text,
	`linked_at` text NOT NULL,
	`used_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `external_identity_unique` ON `external_identity` (`issuer`,`subject`);--> statement-breakpoint
CREATE UNIQUE INDEX `external_identity_person` ON `external_identity` (`person_id`,`issuer`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkey_credential_unique` ON `passkey` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkey_person` ON `passkey` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person_id` text,
	`detail` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `auth_session` ADD `way` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `auth_session` ADD `provider` text;--> statement-breakpoint
ALTER TABLE `auth_session` ADD `strong` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_in_step` ADD `way` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_in_step` ADD `provider` text;--> statement-breakpoint
-- Whoever has an app has shown its code in each sign-in that began after it was set up.
UPDATE `auth_session` SET `strong` = 1 WHERE `person_id` IN (
	SELECT `person_id` FROM `totp_secret` WHERE `confirmed_at` <= `auth_session`.`started_at`
);
