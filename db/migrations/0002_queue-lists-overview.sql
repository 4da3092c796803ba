CREATE TABLE "daily_figures" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"day" date NOT NULL,
	"profile" text NOT NULL,
	"figures" jsonb NOT NULL,
	"settled" boolean NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "daily_figures_tenant_id_mode_day_profile_pk" PRIMARY KEY("tenant_id","mode","day","profile")
);
--> statement-breakpoint
CREATE TABLE "entity_notes" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entity_notes_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" text[],
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "saved_views_list_check" CHECK ("saved_views"."list" in ('sessions', 'queue', 'entities'))
);
--> statement-breakpoint
ALTER TABLE "verification_sessions" ALTER COLUMN "latest_decision" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "search_name" text GENERATED ALWAYS AS (translate(lower(name), 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž', 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "search_last_name" text GENERATED ALWAYS AS (translate(lower(coalesce(last_name, legal_name)), 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž', 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz')) STORED;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "search_email" text GENERATED ALWAYS AS (translate(lower(email), 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž', 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz')) STORED;--> statement-breakpoint
ALTER TABLE "entities" ADD COLUMN "search_external_id" text GENERATED ALWAYS AS (translate(lower(external_id), 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž', 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz')) STORED;--> statement-breakpoint
ALTER TABLE "verification_sessions" ADD COLUMN "search_email" text GENERATED ALWAYS AS (translate(lower(email), 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž', 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz')) STORED;--> statement-breakpoint
ALTER TABLE "entity_notes" ADD CONSTRAINT "entity_notes_tenant_id_mode_entity_id_entities_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","entity_id") REFERENCES "public"."entities"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_tenant_id_owner_id_memberships_tenant_id_user_id_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entity_notes_newest_idx" ON "entity_notes" USING btree ("tenant_id","mode","entity_id","created_at","id");--> statement-breakpoint
CREATE INDEX "saved_views_list_idx" ON "saved_views" USING btree ("tenant_id","mode","list");--> statement-breakpoint
CREATE INDEX "entities_search_name_idx" ON "entities" USING btree ("tenant_id","mode",search_name collate "C") WHERE search_name is not null;--> statement-breakpoint
CREATE INDEX "entities_search_last_name_idx" ON "entities" USING btree ("tenant_id","mode",search_last_name collate "C") WHERE search_last_name is not null;--> statement-breakpoint
CREATE INDEX "entities_search_email_idx" ON "entities" USING btree ("tenant_id","mode",search_email collate "C") WHERE search_email is not null;--> statement-breakpoint
CREATE INDEX "entities_search_external_id_idx" ON "entities" USING btree ("tenant_id","mode",search_external_id collate "C") WHERE search_external_id is not null;--> statement-breakpoint
CREATE INDEX "reviews_newest_idx" ON "reviews" USING btree ("tenant_id","mode","created_at");--> statement-breakpoint
CREATE INDEX "sessions_decision_idx" ON "verification_sessions" USING btree ("tenant_id","mode","latest_decision","created_at","id") WHERE latest_decision is not null;--> statement-breakpoint
CREATE INDEX "sessions_search_email_idx" ON "verification_sessions" USING btree ("tenant_id","mode",search_email collate "C") WHERE search_email is not null;