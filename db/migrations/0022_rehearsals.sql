ALTER TABLE `workshop` ADD `rehearsal_of` text REFERENCES workshop(id);--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_rehearsal_unique` ON `workshop` (`rehearsal_of`,`created_by`);