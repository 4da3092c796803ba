ALTER TABLE "check_runs" ADD COLUMN "vendor_state" jsonb;--> statement-breakpoint
ALTER TABLE "check_runs" ADD COLUMN "vendor_ref" text;--> statement-breakpoint
CREATE INDEX "check_runs_vendor_idx" ON "check_runs" USING btree ("vendor_ref") WHERE vendor_ref is not null;