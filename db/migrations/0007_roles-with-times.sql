CREATE TABLE `__new_role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`agency_id` text,
	`starts_at` text NOT NULL,
	`ends_at` text,
	`granted_at` text NOT NULL,
	`granted_by` text,
	`reason` text NOT NULL,
	`confirmed_at` text,
	`confirmed_by` text,
	`revoked_at` text,
	`revoked_by` text,
	`revoked_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_role_grant`("id", "person_id", "role", "agency_id", "starts_at", "ends_at", "granted_at", "granted_by", "reason", "confirmed_at", "confirmed_by", "revoked_at", "revoked_by", "revoked_reason") SELECT "id", "person_id", "role", "agency_id", "granted_at", NULL, "granted_at", "granted_by", "reason", "granted_at", NULL, "revoked_at", NULL, NULL FROM `role_grant`;--> statement-breakpoint
DROP TABLE `role_grant`;--> statement-breakpoint
ALTER TABLE `__new_role_grant` RENAME TO `role_grant`;--> statement-breakpoint
CREATE INDEX `role_grant_person` ON `role_grant` (`person_id`);
