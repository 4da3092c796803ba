CREATE TABLE "hit_decisions" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"hit_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_by_name" text NOT NULL,
	"api_key_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hit_decisions_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "screening_hits" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"list" text NOT NULL,
	"source_id" text NOT NULL,
	"entity_hash" text NOT NULL,
	"entry_hash" text NOT NULL,
	"entry" jsonb NOT NULL,
	"version" integer NOT NULL,
	"score" real NOT NULL,
	"evidence" text NOT NULL,
	"parts" jsonb,
	"algorithm" text NOT NULL,
	"reopens_id" uuid,
	"decision" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screening_hits_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "screening_hits_decided_check" CHECK (("screening_hits"."decision" is null) = ("screening_hits"."decided_at" is null)),
	CONSTRAINT "screening_hits_decision_check" CHECK ("screening_hits"."decision" in ('confirmed', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "screening_matches" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"screening_id" uuid NOT NULL,
	"hit_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"score" real NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "screening_matches_tenant_id_mode_screening_id_hit_id_pk" PRIMARY KEY("tenant_id","mode","screening_id","hit_id")
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"session_id" uuid,
	"check_id" uuid,
	"kind" text NOT NULL,
	"fields" jsonb,
	"list_versions" jsonb NOT NULL,
	"algorithm" text NOT NULL,
	"threshold" real NOT NULL,
	"candidates" integer NOT NULL,
	"best_score" real,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screenings_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "watchlist_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watchlist_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"list" text NOT NULL,
	"source_id" text NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"content_hash" "bytea" NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watchlist_names" (
	"entry_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"list" text NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"topics" smallint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"keys" integer[] NOT NULL,
	CONSTRAINT "watchlist_names_entry_id_position_pk" PRIMARY KEY("entry_id","position")
);
--> statement-breakpoint
CREATE TABLE "watchlist_seen" (
	"list" text NOT NULL,
	"number" integer NOT NULL,
	"entry_id" bigint NOT NULL,
	CONSTRAINT "watchlist_seen_list_number_entry_id_pk" PRIMARY KEY("list","number","entry_id")
);
--> statement-breakpoint
CREATE TABLE "watchlist_versions" (
	"list" text NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'importing' NOT NULL,
	"format" text NOT NULL,
	"reader" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"published_at" text,
	"records" integer DEFAULT 0 NOT NULL,
	"entries" integer DEFAULT 0 NOT NULL,
	"names" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"broken" integer DEFAULT 0 NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"added" integer,
	"changed" integer,
	"removed" integer,
	"unchanged" integer,
	"lease_token" uuid,
	"leased_until" timestamp with time zone,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	"pruned_at" timestamp with time zone,
	CONSTRAINT "watchlist_versions_list_number_pk" PRIMARY KEY("list","number"),
	CONSTRAINT "watchlist_versions_state_check" CHECK ("watchlist_versions"."state" in ('importing', 'current', 'superseded', 'abandoned', 'pruned'))
);
--> statement-breakpoint
CREATE TABLE "watchlists" (
	"name" text PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"current_version" integer,
	"last_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hit_decisions" ADD CONSTRAINT "hit_decisions_tenant_id_mode_hit_id_screening_hits_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","hit_id") REFERENCES "public"."screening_hits"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hit_decisions" ADD CONSTRAINT "hit_decisions_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_tenant_id_mode_entity_id_entities_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","entity_id") REFERENCES "public"."entities"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_matches" ADD CONSTRAINT "screening_matches_tenant_id_mode_screening_id_screenings_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","screening_id") REFERENCES "public"."screenings"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_matches" ADD CONSTRAINT "screening_matches_tenant_id_mode_hit_id_screening_hits_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","hit_id") REFERENCES "public"."screening_hits"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_tenant_id_mode_entity_id_entities_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","entity_id") REFERENCES "public"."entities"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_tenant_id_mode_session_id_verification_sessions_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","session_id") REFERENCES "public"."verification_sessions"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_tenant_id_mode_check_id_checks_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","check_id") REFERENCES "public"."checks"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watchlist_names" ADD CONSTRAINT "watchlist_names_entry_id_watchlist_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."watchlist_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watchlist_versions" ADD CONSTRAINT "watchlist_versions_list_watchlists_name_fk" FOREIGN KEY ("list") REFERENCES "public"."watchlists"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hit_decisions_hit_idx" ON "hit_decisions" USING btree ("tenant_id","mode","hit_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_hits_pair_key" ON "screening_hits" USING btree ("tenant_id","mode","entity_id","list","source_id","entity_hash","entry_hash");--> statement-breakpoint
CREATE INDEX "screening_matches_hit_idx" ON "screening_matches" USING btree ("tenant_id","mode","hit_id");--> statement-breakpoint
CREATE INDEX "screenings_entity_idx" ON "screenings" USING btree ("tenant_id","mode","entity_id","kind","created_at","id");--> statement-breakpoint
CREATE INDEX "screenings_session_idx" ON "screenings" USING btree ("tenant_id","mode","session_id","created_at","id") WHERE session_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "watchlist_entries_source_key" ON "watchlist_entries" USING btree ("list","source_id","first_version");--> statement-breakpoint
CREATE INDEX "watchlist_entries_first_idx" ON "watchlist_entries" USING btree ("list","first_version");--> statement-breakpoint
CREATE INDEX "watchlist_entries_last_idx" ON "watchlist_entries" USING btree ("list","last_version") WHERE last_version is not null;--> statement-breakpoint
CREATE INDEX "watchlist_names_keys_idx" ON "watchlist_names" USING gin ("keys");--> statement-breakpoint
CREATE UNIQUE INDEX "watchlist_versions_importing_key" ON "watchlist_versions" USING btree ("list") WHERE state = 'importing';--> statement-breakpoint
CREATE UNIQUE INDEX "watchlist_versions_current_key" ON "watchlist_versions" USING btree ("list") WHERE state = 'current';