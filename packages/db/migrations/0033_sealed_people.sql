CREATE TABLE "data_requests" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text COLLATE "C",
	"sealed" text,
	"email_lookup" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"recorded_by_person" text COLLATE "C",
	"identity_method" text,
	"identity_by_person" text COLLATE "C",
	"identity_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"extended_at" timestamp (3) with time zone,
	"extension_reason" text,
	"case_id" text COLLATE "C" NOT NULL,
	"outcome" jsonb,
	"file_id" text COLLATE "C",
	"file_expires_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "data_requests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"days" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "retention_rules_tenant_id_kind_pk" PRIMARY KEY("tenant_id","kind")
);
--> statement-breakpoint
DROP INDEX "applications_email";--> statement-breakpoint
DROP INDEX "join_requests_once";--> statement-breakpoint
ALTER TABLE "application_revisions" ALTER COLUMN "answers" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "answers" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "join_requests" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "join_requests" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_revisions" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "email_lookup" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "join_requests" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "join_requests" ADD COLUMN "email_lookup" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "prospect_events" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "email_lookup" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "data_requests_number" ON "data_requests" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "data_requests_newest" ON "data_requests" USING btree ("tenant_id","received_at");--> statement-breakpoint
CREATE INDEX "data_requests_subject" ON "data_requests" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE INDEX "prospects_email" ON "prospects" USING btree ("tenant_id","email_lookup");--> statement-breakpoint
CREATE INDEX "applications_email" ON "applications" USING btree ("tenant_id","email_lookup");--> statement-breakpoint
CREATE UNIQUE INDEX "join_requests_once" ON "join_requests" USING btree ("tenant_id","partner_id","email_lookup");
--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
REVOKE DELETE ON data_requests FROM countersign_app;
--> statement-breakpoint
-- What was stated, written and decided stays on record; whose it was can be sealed, and erased, in place.
GRANT UPDATE (sealed, statement, stated_by) ON vetting_statements TO countersign_app;
--> statement-breakpoint
GRANT UPDATE (sealed) ON application_revisions TO countersign_app;
--> statement-breakpoint
GRANT UPDATE (sealed, text, actor_name) ON prospect_events TO countersign_app;
--> statement-breakpoint
GRANT UPDATE (actor_name, text, facts) ON case_events TO countersign_app;
--> statement-breakpoint
GRANT UPDATE (text, internal_note) ON decisions TO countersign_app;
--> statement-breakpoint
-- Screenings are never changed; they go when the time is over that law has them kept for, which is longer than five years.
CREATE FUNCTION remove_screenings(tenant text, subjects text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM screenings s WHERE s.tenant_id = tenant AND s.subject_id = ANY (subjects) AND s.at > now() - interval '5 years') THEN
    RAISE EXCEPTION 'a screening of the last five years is kept';
  END IF;
  DELETE FROM screening_decisions d USING screening_matches m
    WHERE d.tenant_id = tenant AND m.tenant_id = tenant AND m.id = d.match_id AND m.subject_id = ANY (subjects);
  DELETE FROM screening_matches m WHERE m.tenant_id = tenant AND m.subject_id = ANY (subjects);
  DELETE FROM screenings s WHERE s.tenant_id = tenant AND s.subject_id = ANY (subjects);
  DELETE FROM screening_subjects s WHERE s.tenant_id = tenant AND s.id = ANY (subjects);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_screenings(text, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_screenings(text, text[]) TO countersign_app;
