ALTER TABLE "prospects" ADD COLUMN "import_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "prospects_import_key" ON "prospects" USING btree ("tenant_id","import_key");