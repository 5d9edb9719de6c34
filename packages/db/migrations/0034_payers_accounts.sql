CREATE TABLE "statement_reads" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"legal_entity_id" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"read_to" text NOT NULL,
	CONSTRAINT "statement_reads_tenant_id_legal_entity_id_account_pk" PRIMARY KEY("tenant_id","legal_entity_id","account")
);
--> statement-breakpoint
DROP INDEX "event_states_enrollment";--> statement-breakpoint
DROP INDEX "events_refers_to";--> statement-breakpoint
DROP INDEX "bank_entries_once";--> statement-breakpoint
DROP INDEX "touches_visitor";--> statement-breakpoint
ALTER TABLE "bank_entries" ADD COLUMN "account" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "payout_runs" ADD COLUMN "payer_account" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "statement_reads" ADD CONSTRAINT "statement_reads_tenant_id_legal_entity_id_legal_entities_tenant_id_id_fk" FOREIGN KEY ("tenant_id","legal_entity_id") REFERENCES "public"."legal_entities"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_states_enrollment" ON "event_states" USING btree ("tenant_id","enrollment_id","received_at","event_id") WHERE "event_states"."enrollment_id" is not null;--> statement-breakpoint
CREATE INDEX "events_refers_to" ON "events" USING btree ("tenant_id","source_id","refers_to") WHERE "events"."refers_to" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_entries_once" ON "bank_entries" USING btree ("tenant_id","legal_entity_id","account","reference");--> statement-breakpoint
CREATE INDEX "touches_visitor" ON "touches" USING btree ("tenant_id","visitor_id") WHERE "touches"."visitor_id" is not null;--> statement-breakpoint
-- Runs that were released so far left from the account that their payer has, and it is read on from where it was left.
ALTER TABLE "payout_runs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "legal_entities" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bank_entries" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payouts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "payout_runs" r SET "payer_account" = e."iban" FROM "legal_entities" e
  WHERE e."tenant_id" = r."tenant_id" AND e."id" = r."legal_entity_id" AND r."released_at" IS NOT NULL AND r."rail" <> 'manual';--> statement-breakpoint
UPDATE "bank_entries" b SET "account" = e."iban" FROM "legal_entities" e
  WHERE e."tenant_id" = b."tenant_id" AND e."id" = b."legal_entity_id" AND e."iban" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "payouts" p JOIN "payout_runs" r ON r."tenant_id" = p."tenant_id" AND r."id" = p."run_id"
      WHERE p."tenant_id" = b."tenant_id" AND p."id" = b."payout_id" AND r."rail" = 'manual');--> statement-breakpoint
INSERT INTO "statement_reads" ("tenant_id", "legal_entity_id", "account", "read_to")
  SELECT "tenant_id", "id", "iban", "statement_read_to" FROM "legal_entities" WHERE "iban" IS NOT NULL AND "statement_read_to" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "payout_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "legal_entities" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bank_entries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payouts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "legal_entities" DROP COLUMN "statement_read_to";--> statement-breakpoint
SELECT secure_tenant_tables();
