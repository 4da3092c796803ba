CREATE TABLE "capture_frames" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"capture_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"media_id" uuid NOT NULL,
	"action" text,
	"taken_ms" integer NOT NULL,
	CONSTRAINT "capture_frames_tenant_id_mode_capture_id_position_pk" PRIMARY KEY("tenant_id","mode","capture_id","position")
);
--> statement-breakpoint
CREATE TABLE "liveness_challenges" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"actions" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"capture_id" uuid,
	CONSTRAINT "liveness_challenges_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "discrepancies" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"field" text NOT NULL,
	"record_value" text,
	"document_value" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolution" text,
	"resolution_notes" text,
	"resolved_by" uuid,
	"resolved_by_name" text,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "discrepancies_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "discrepancies_resolved_check" CHECK (("discrepancies"."resolution" is null) = ("discrepancies"."resolved_at" is null) and ("discrepancies"."resolution" is null) = ("discrepancies"."resolved_by" is null))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"text_hash" "bytea" NOT NULL,
	"ip" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consents_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "handovers_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "contests" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proposed_by" uuid,
	"proposed_by_name" text,
	"proposed_at" timestamp with time zone,
	"decision" text,
	"notes" text,
	"method" text,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"new_session_id" uuid,
	CONSTRAINT "contests_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "contests_four_eyes_check" CHECK ("contests"."proposed_by" <> "contests"."decided_by"),
	CONSTRAINT "contests_decided_check" CHECK (("contests"."decided_at" is null) = ("contests"."decided_by" is null) and ("contests"."decided_at" is null or "contests"."decision" is not null))
);
--> statement-breakpoint
ALTER TABLE "captures" ADD COLUMN "warnings" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "captures" ADD COLUMN "processed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "captures" ADD COLUMN "rejected_reason" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "deleted_reason" text;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "engine" jsonb;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "relationship_ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "legal_hold_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "legal_hold_authority" text;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "legal_hold_reason" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "reason_code" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "reviewer_role" "role";--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "sign_in_strength" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "opened" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "policy_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "supersedes_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "standing" text DEFAULT 'final' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "seconds_review_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "first_reviewer_id" uuid;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "queue_reason" text;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "queue_risk" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "claimed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "replaces_session_id" uuid;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "document_number_hash" "bytea";--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "applicant_language" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "policy_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "capture_frames" ADD CONSTRAINT "capture_frames_tenant_id_mode_capture_id_captures_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","capture_id") REFERENCES "public"."captures"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capture_frames" ADD CONSTRAINT "capture_frames_tenant_id_mode_media_id_media_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","media_id") REFERENCES "public"."media"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "liveness_challenges" ADD CONSTRAINT "liveness_challenges_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_tenant_id_mode_check_id_checks_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","check_id") REFERENCES "public"."checks"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contests" ADD CONSTRAINT "contests_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "liveness_challenges_session_idx" ON "liveness_challenges" USING btree ("tenant_id","mode","session_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "discrepancies_field_key" ON "discrepancies" USING btree ("tenant_id","mode","check_id","field");--> statement-breakpoint
CREATE INDEX "discrepancies_session_idx" ON "discrepancies" USING btree ("tenant_id","mode","session_id");--> statement-breakpoint
CREATE INDEX "consents_session_idx" ON "consents" USING btree ("tenant_id","mode","session_id");--> statement-breakpoint
CREATE INDEX "handovers_token_idx" ON "handovers" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "contests_session_key" ON "contests" USING btree ("tenant_id","mode","session_id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_key" UNIQUE("tenant_id","mode","id","reviewer_id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_first_reviewer_fk" FOREIGN KEY ("tenant_id","mode","seconds_review_id","first_reviewer_id") REFERENCES "public"."reviews"("tenant_id","mode","id","reviewer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_seconded_once_key" ON "reviews" USING btree ("tenant_id","mode","seconds_review_id") WHERE seconds_review_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_queue_idx" ON "verification_sessions" USING btree ("tenant_id","mode","queue_risk" DESC NULLS LAST,"queued_at","id") WHERE queued_at is not null;--> statement-breakpoint
CREATE INDEX "sessions_assignee_idx" ON "verification_sessions" USING btree ("tenant_id","mode","assignee_id","created_at","id") WHERE assignee_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_document_number_idx" ON "verification_sessions" USING btree ("tenant_id","mode","document_number_hash") WHERE document_number_hash is not null;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_four_eyes_check" CHECK (("reviews"."seconds_review_id" is null) = ("reviews"."first_reviewer_id" is null) and "reviews"."first_reviewer_id" <> "reviews"."reviewer_id");--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD CONSTRAINT "sessions_queue_check" CHECK (("verification_sessions"."queued_at" is null) = ("verification_sessions"."queue_reason" is null));