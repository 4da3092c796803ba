CREATE TYPE "public"."check_status" AS ENUM('pending', 'processing', 'completed');--> statement-breakpoint
CREATE TYPE "public"."check_type" AS ENUM('document_check', 'identity_check', 'enhanced_identity_check', 'proof_of_address_check', 'aml_check', 'pep_check');--> statement-breakpoint
CREATE TYPE "public"."job_state" AS ENUM('pending', 'done', 'parked', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."credit_kind" AS ENUM('top_up', 'charge', 'adjustment');--> statement-breakpoint
CREATE TYPE "public"."email_state" AS ENUM('pending', 'sent', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."entity_type" AS ENUM('individual', 'company');--> statement-breakpoint
CREATE TYPE "public"."screening_status" AS ENUM('not_screened', 'clear', 'potential_match', 'confirmed_match');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('admin', 'reviewer', 'auditor', 'developer');--> statement-breakpoint
CREATE TYPE "public"."mode" AS ENUM('test', 'live');--> statement-breakpoint
CREATE TYPE "public"."decision" AS ENUM('approved', 'rejected', 'flagged', 'pending');--> statement-breakpoint
CREATE TYPE "public"."outcome" AS ENUM('pending', 'clear', 'consider', 'attention', 'issue', 'error', 'not_processed');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('pending', 'delivered', 'failed', 'cancelled');--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"public_id" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"scopes" text[] NOT NULL,
	"allowed_ips" text[] DEFAULT '{}' NOT NULL,
	"error_codes" text DEFAULT 'documented' NOT NULL,
	"slot" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "api_keys_slot_check" CHECK ("api_keys"."slot" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mode" "mode",
	"action" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"target_type" text NOT NULL,
	"target_id" uuid,
	"request_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sequence" bigint,
	"hash" "bytea",
	"sealed_at" timestamp with time zone,
	CONSTRAINT "audit_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "captures" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"step" text NOT NULL,
	"attempt" smallint NOT NULL,
	"media_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "captures_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"sha256" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "media_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "tenant_keys" (
	"tenant_id" uuid NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_keys_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "check_runs" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"state" "job_state" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_token" uuid,
	"leased_until" timestamp with time zone,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "check_runs_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"check_type" "check_type" NOT NULL,
	"status" "check_status" DEFAULT 'pending' NOT NULL,
	"outcome" "outcome" DEFAULT 'pending' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"price" integer NOT NULL,
	"provider" text,
	"result_data" jsonb,
	"extracted_data" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "checks_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "credit_accounts" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"balance" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "credit_accounts_tenant_id_mode_pk" PRIMARY KEY("tenant_id","mode")
);
--> statement-breakpoint
CREATE TABLE "credit_entries" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"kind" "credit_kind" NOT NULL,
	"amount" integer NOT NULL,
	"session_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_entries_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "credit_entries_charge_check" CHECK ("credit_entries"."kind" <> 'charge' or ("credit_entries"."session_id" is not null and "credit_entries"."amount" <= 0 and "credit_entries"."mode" = 'live'))
);
--> statement-breakpoint
CREATE TABLE "emails" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"sealed_input" "bytea",
	"state" "email_state" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_token" uuid,
	"leased_until" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "emails_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "entities" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_type" "entity_type" NOT NULL,
	"entity_subtype" text,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"external_id" text,
	"is_primary" boolean DEFAULT true NOT NULL,
	"email" text,
	"phone" text,
	"title" text,
	"first_name" text,
	"middle_name" text,
	"last_name" text,
	"gender" text,
	"date_of_birth" date,
	"country_of_birth" text,
	"nationality" text,
	"legal_name" text,
	"trading_name" text,
	"registration_number" text,
	"jurisdiction" text,
	"incorporation_date" date,
	"industry_code" text,
	"business_activity_description" text,
	"address_line_1" text,
	"address_line_2" text,
	"address_city" text,
	"address_state" text,
	"address_postal_code" text,
	"address_country" text,
	"screening_status" "screening_status" DEFAULT 'not_screened' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "entities_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"type" text NOT NULL,
	"sequence" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"status" smallint NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_mode_method_path_key_pk" PRIMARY KEY("tenant_id","mode","method","path","key")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sign_ins_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"decision" "decision" NOT NULL,
	"notes" text NOT NULL,
	"check_ids" uuid[],
	"reviewer_id" uuid NOT NULL,
	"reviewer_name" text NOT NULL,
	"reviewer_email" text NOT NULL,
	"api_key_id" uuid,
	"machine_outcome" "outcome" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "applicant_devices" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"consent" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applicant_devices_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "link_tokens" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "link_tokens_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "verification_sessions" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"entity_name" text NOT NULL,
	"external_id" text,
	"email" text,
	"profile" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"outcome" text DEFAULT 'pending' NOT NULL,
	"failure_reason" text,
	"failure_details" text DEFAULT '' NOT NULL,
	"delivery_method" text NOT NULL,
	"email_sent" boolean NOT NULL,
	"webhook_url" text,
	"completion_redirect_url" text,
	"completion_state" text,
	"check_types" text[] NOT NULL,
	"price" integer NOT NULL,
	"resend_count" smallint DEFAULT 0 NOT NULL,
	"event_sequence" integer DEFAULT 0 NOT NULL,
	"latest_decision" "decision",
	"checks_completed" boolean DEFAULT false NOT NULL,
	"submitted_at" timestamp with time zone,
	"accessed_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verification_sessions_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "sessions_status_check" CHECK (status in ('pending', 'accessed', 'completed', 'expired', 'revoked', 'failed')),
	CONSTRAINT "sessions_outcomes_check" CHECK (outcome in ('pending', 'clear', 'consider', 'attention', 'issue', 'error')),
	CONSTRAINT "sessions_resend_check" CHECK ("verification_sessions"."resend_count" between 0 and 3),
	CONSTRAINT "sessions_email_check" CHECK (not "verification_sessions"."email_sent" or "verification_sessions"."email" is not null),
	CONSTRAINT "sessions_finished_check" CHECK (("verification_sessions"."status" in ('completed', 'failed')) = ("verification_sessions"."completed_at" is not null) and ("verification_sessions"."status" = 'revoked') = ("verification_sessions"."revoked_at" is not null)),
	CONSTRAINT "sessions_outcome_check" CHECK ("verification_sessions"."status" <> 'completed' or "verification_sessions"."outcome" in ('clear', 'consider', 'attention'))
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"url" text NOT NULL,
	"state" "delivery_state" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_token" uuid,
	"leased_until" timestamp with time zone,
	"last_status_code" integer,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "deliveries_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"status_code" integer,
	"error" text,
	"duration_ms" integer NOT NULL,
	"response_start" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_attempts_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"url" text,
	"description" text DEFAULT '' NOT NULL,
	"event_types" text[] NOT NULL,
	"filters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"secret" "bytea" NOT NULL,
	"previous_secret" "bytea",
	"previous_secret_until" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"last_success_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_owner_id_memberships_tenant_id_user_id_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_tenant_id_mode_media_id_media_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","media_id") REFERENCES "public"."media"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_runs" ADD CONSTRAINT "check_runs_tenant_id_mode_check_id_checks_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","check_id") REFERENCES "public"."checks"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emails" ADD CONSTRAINT "emails_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entities" ADD CONSTRAINT "entities_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_tenant_id_user_id_memberships_tenant_id_user_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applicant_devices" ADD CONSTRAINT "applicant_devices_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_tokens" ADD CONSTRAINT "link_tokens_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD CONSTRAINT "verification_sessions_tenant_id_mode_entity_id_entities_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","entity_id") REFERENCES "public"."entities"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_tenant_id_mode_event_id_events_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","event_id") REFERENCES "public"."events"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_tenant_id_mode_endpoint_id_webhook_endpoints_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","endpoint_id") REFERENCES "public"."webhook_endpoints"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_tenant_id_mode_delivery_id_deliveries_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","delivery_id") REFERENCES "public"."deliveries"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_public_id_key" ON "api_keys" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_slot_key" ON "api_keys" USING btree ("tenant_id","mode","owner_id","slot") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_sequence_key" ON "audit_entries" USING btree ("tenant_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_entries_target_idx" ON "audit_entries" USING btree ("tenant_id","target_type","target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "captures_current_key" ON "captures" USING btree ("tenant_id","mode","session_id","step") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "captures_session_idx" ON "captures" USING btree ("tenant_id","mode","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_storage_key" ON "media" USING btree ("storage_key");--> statement-breakpoint
CREATE UNIQUE INDEX "check_runs_check_key" ON "check_runs" USING btree ("tenant_id","mode","check_id");--> statement-breakpoint
CREATE INDEX "check_runs_due_idx" ON "check_runs" USING btree ("run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "checks_session_type_key" ON "checks" USING btree ("tenant_id","mode","session_id","check_type");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entries_charge_key" ON "credit_entries" USING btree ("tenant_id","mode","session_id") WHERE kind = 'charge';--> statement-breakpoint
CREATE INDEX "credit_entries_newest_idx" ON "credit_entries" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "emails_due_idx" ON "emails" USING btree ("run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "emails_session_idx" ON "emails" USING btree ("tenant_id","mode","session_id");--> statement-breakpoint
CREATE INDEX "entities_newest_idx" ON "entities" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "entities_external_id_idx" ON "entities" USING btree ("tenant_id","mode","external_id","created_at","id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "entities_name_idx" ON "entities" USING btree ("tenant_id","mode","name_folded");--> statement-breakpoint
CREATE UNIQUE INDEX "events_sequence_key" ON "events" USING btree ("tenant_id","mode","session_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "events_once_key" ON "events" USING btree ("tenant_id","mode","session_id","type") WHERE type in ('verification.session_created', 'verification.session_accessed', 'verification.session_completed', 'verification.session_failed', 'verification.session_expired');--> statement-breakpoint
CREATE INDEX "events_newest_idx" ON "events" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "idempotency_expires_idx" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "memberships_user_idx" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ins_id_key" ON "sign_ins" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "reviews_session_idx" ON "reviews" USING btree ("tenant_id","mode","session_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "applicant_devices_hash_key" ON "applicant_devices" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "link_tokens_hash_key" ON "link_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "link_tokens_current_key" ON "link_tokens" USING btree ("tenant_id","mode","session_id") WHERE replaced_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_active_key" ON "verification_sessions" USING btree ("tenant_id","mode","entity_id") WHERE status in ('pending', 'accessed');--> statement-breakpoint
CREATE INDEX "sessions_newest_idx" ON "verification_sessions" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_status_idx" ON "verification_sessions" USING btree ("tenant_id","mode","status","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_outcome_idx" ON "verification_sessions" USING btree ("tenant_id","mode","outcome","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_status_outcome_idx" ON "verification_sessions" USING btree ("tenant_id","mode","status","outcome","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_entity_idx" ON "verification_sessions" USING btree ("tenant_id","mode","entity_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_overdue_idx" ON "verification_sessions" USING btree ("expires_at") WHERE status in ('pending', 'accessed');--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_event_url_key" ON "deliveries" USING btree ("tenant_id","mode","event_id","endpoint_id","url");--> statement-breakpoint
CREATE INDEX "deliveries_due_idx" ON "deliveries" USING btree ("run_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_newest_idx" ON "deliveries" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "delivery_attempts_delivery_idx" ON "delivery_attempts" USING btree ("tenant_id","mode","delivery_id");--> statement-breakpoint
CREATE INDEX "delivery_attempts_newest_idx" ON "delivery_attempts" USING btree ("tenant_id","mode","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_default_key" ON "webhook_endpoints" USING btree ("tenant_id","mode") WHERE is_default;