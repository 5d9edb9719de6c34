DROP INDEX "periods_once";--> statement-breakpoint
CREATE UNIQUE INDEX "periods_once" ON "periods" USING btree ("tenant_id","program_id","from_on") WHERE "periods"."status" <> 'refused';