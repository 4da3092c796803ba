CREATE TABLE "session_keys" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"session_id" uuid NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_keys_tenant_id_mode_session_id_pk" PRIMARY KEY("tenant_id","mode","session_id")
);
--> statement-breakpoint
ALTER TABLE "check_runs" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "document_type" text;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "document_country" text;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "without_biometrics" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session_keys" ADD CONSTRAINT "session_keys_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;