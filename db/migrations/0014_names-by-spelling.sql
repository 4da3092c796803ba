DROP INDEX "watchlist_names_keys_idx";--> statement-breakpoint
ALTER TABLE "watchlist_names" ALTER COLUMN "spelling_id" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "watchlist_names_spelling_idx" ON "watchlist_names" USING btree ("spelling_id","entry_id","kind","list","first_version","last_version","topics","birth_dates","countries");--> statement-breakpoint
ALTER TABLE "watchlist_names" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "watchlist_names" DROP COLUMN "keys";