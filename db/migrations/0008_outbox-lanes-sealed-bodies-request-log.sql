CREATE TABLE "api_requests" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"status" smallint NOT NULL,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_requests_tenant_id_mode_created_at_id_pk" PRIMARY KEY("tenant_id","mode","created_at","id")
);
--> statement-breakpoint
CREATE TABLE "tenant_logos" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"png" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "body" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD COLUMN "low_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "sealed_body" "bytea";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "lane" uuid GENERATED ALWAYS AS (md5(endpoint_id::text || ' ' || url)::uuid) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD COLUMN "request_headers" jsonb;--> statement-breakpoint
ALTER TABLE "api_requests" ADD CONSTRAINT "api_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_logos" ADD CONSTRAINT "tenant_logos_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_requests_age_idx" ON "api_requests" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "check_runs_lane_idx" ON "check_runs" USING btree ("tenant_id","run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "emails_lane_idx" ON "emails" USING btree ("tenant_id","run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "emails_newest_idx" ON "emails" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "events_bodies_idx" ON "events" USING btree ("created_at") WHERE sealed_body is not null or body is not null;--> statement-breakpoint
CREATE INDEX "deliveries_lane_idx" ON "deliveries" USING btree ("lane","run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_endpoint_idx" ON "deliveries" USING btree ("tenant_id","mode","endpoint_id","created_at","id");