CREATE TABLE "watchlist_spellings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watchlist_spellings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" "bytea" NOT NULL,
	"name" text NOT NULL,
	"topics" smallint NOT NULL,
	"keys" integer[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "screenings" ADD COLUMN "is_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "watchlist_names" ADD COLUMN "spelling_id" bigint;--> statement-breakpoint
ALTER TABLE "watchlist_names" ADD COLUMN "birth_dates" text[];--> statement-breakpoint
ALTER TABLE "watchlist_names" ADD COLUMN "countries" text[];--> statement-breakpoint
CREATE UNIQUE INDEX "watchlist_spellings_hash_key" ON "watchlist_spellings" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "watchlist_spellings_keys_idx" ON "watchlist_spellings" USING gin ("keys");--> statement-breakpoint
ALTER TABLE "watchlist_names" ADD CONSTRAINT "watchlist_names_spelling_id_watchlist_spellings_id_fk" FOREIGN KEY ("spelling_id") REFERENCES "public"."watchlist_spellings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Lists imported before go on to serve.
INSERT INTO "watchlist_spellings" ("hash", "name", "topics", "keys")
SELECT DISTINCT ON (1) sha256(convert_to("name", 'UTF8')), "name", bit_or("topics") OVER (PARTITION BY "name"), "keys"
FROM "watchlist_names" ORDER BY 1;--> statement-breakpoint
UPDATE "watchlist_names" n SET "spelling_id" = s."id",
	"birth_dates" = CASE WHEN jsonb_array_length(e."content" -> 'birthDates') <= 20
		THEN ARRAY(SELECT jsonb_array_elements_text(e."content" -> 'birthDates')) END,
	"countries" = CASE WHEN jsonb_array_length(e."content" -> 'countries') <= 20
		THEN ARRAY(SELECT jsonb_array_elements_text(e."content" -> 'countries')) END
FROM "watchlist_spellings" s, "watchlist_entries" e
WHERE s."hash" = sha256(convert_to(n."name", 'UTF8')) AND e."id" = n."entry_id";
