ALTER TABLE "contests" ADD COLUMN "proposed_notes" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "proposed_method" text;