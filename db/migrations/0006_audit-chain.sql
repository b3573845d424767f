CREATE TABLE `audit_head` (
	`day` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`at` text NOT NULL,
	`signature` text
);
--> statement-breakpoint
CREATE TABLE `__new_audit_event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text,
	`aside` text,
	`salt` text,
	`commitment` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_audit_event`("seq", "at", "actor_id", "action", "subject_type", "subject_id", "detail", "request_id", "aside", "salt", "commitment", "hash") SELECT row_number() OVER (ORDER BY "at", "id"), "at", "actor_id", "action", "subject_type", "subject_id", "detail", "request_id", NULL, NULL, '', '' FROM `audit_event` ORDER BY "at", "id";--> statement-breakpoint
DROP TABLE `audit_event`;--> statement-breakpoint
ALTER TABLE `__new_audit_event` RENAME TO `audit_event`;--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_event_aside` ON `audit_event` (`at`) WHERE `salt` IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `audit_event_kept` BEFORE DELETE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted'); END;--> statement-breakpoint
CREATE TRIGGER `audit_event_fixed` BEFORE UPDATE ON `audit_event` WHEN NEW.`aside` IS NOT NULL OR NEW.`salt` IS NOT NULL OR NEW.`seq` <> OLD.`seq` OR NEW.`at` <> OLD.`at` OR NEW.`actor_id` IS NOT OLD.`actor_id` OR NEW.`action` <> OLD.`action` OR NEW.`subject_type` <> OLD.`subject_type` OR NEW.`subject_id` <> OLD.`subject_id` OR NEW.`detail` <> OLD.`detail` OR NEW.`request_id` IS NOT OLD.`request_id` OR NEW.`commitment` <> OLD.`commitment` OR NEW.`hash` <> OLD.`hash` BEGIN SELECT RAISE(ABORT, 'an audit event is never changed; only its aside is emptied'); END;
