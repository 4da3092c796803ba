CREATE TABLE "single_sign_on_subjects" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "single_sign_on_subjects_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "subjects" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "single_sign_on_subjects" ADD CONSTRAINT "single_sign_on_subjects_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "single_sign_on_subjects_user_key" ON "single_sign_on_subjects" USING btree ("user_id","issuer");