CREATE TABLE "erasures" (
	"tenant_id" uuid NOT NULL,
	"mode" "mode" NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"state" text NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deferred_until" timestamp with time zone,
	"reason" text,
	"finished_at" timestamp with time zone,
	"receipt" jsonb,
	CONSTRAINT "erasures_tenant_id_mode_id_pk" PRIMARY KEY("tenant_id","mode","id"),
	CONSTRAINT "erasures_state_check" CHECK (("erasures"."state" = 'done') = ("erasures"."finished_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_tenant_id_mode_entity_id_entities_tenant_id_mode_id_fk" FOREIGN KEY ("tenant_id","mode","entity_id") REFERENCES "public"."entities"("tenant_id","mode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_entity_key" ON "erasures" USING btree ("tenant_id","mode","entity_id");--> statement-breakpoint
CREATE INDEX "erasures_deferred_idx" ON "erasures" USING btree ("deferred_until") WHERE state = 'deferred';