CREATE TABLE "application_identities" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"application_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "application_identities_tenant_id_application_id_kind_value_pk" PRIMARY KEY("tenant_id","application_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "application_revisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"application_id" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "application_revisions_tenant_id_application_id_revision_pk" PRIMARY KEY("tenant_id","application_id","revision")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_type" text NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"status" text NOT NULL,
	"email" text NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"company_name" text,
	"contact_name" text,
	"country" text COLLATE "C" NOT NULL,
	"website" text,
	"registration_number" text,
	"eligibility" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"consents" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"terms_hash" text COLLATE "C",
	"source" text NOT NULL,
	"campaign" text,
	"prospect_id" text COLLATE "C",
	"referred_by_partner_id" text COLLATE "C",
	"case_id" text COLLATE "C",
	"partner_id" text COLLATE "C",
	"risk" text,
	"risk_factors" jsonb NOT NULL,
	"rejection" jsonb,
	"changes" jsonb,
	"due_at" timestamp (3) with time zone,
	"reminders_sent" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "applications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "funnel_counts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"week" text COLLATE "C" NOT NULL,
	"source" text NOT NULL,
	"step" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "funnel_counts_tenant_id_program_id_week_source_step_pk" PRIMARY KEY("tenant_id","program_id","week","source","step")
);
--> statement-breakpoint
CREATE TABLE "join_requests" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	CONSTRAINT "join_requests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity"."program_pages" (
	"slug" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"is_open" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."public_links" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_type" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"definition" jsonb NOT NULL,
	"is_reviewed" boolean NOT NULL,
	"created_by_person_id" text COLLATE "C",
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "forms_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "fit_criteria" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"criteria" jsonb NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "fit_criteria_tenant_id_program_id_pk" PRIMARY KEY("tenant_id","program_id")
);
--> statement-breakpoint
CREATE TABLE "prospect_events" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"prospect_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_name" text NOT NULL,
	"text" text,
	"facts" jsonb NOT NULL,
	CONSTRAINT "prospect_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_type" text NOT NULL,
	"name" text NOT NULL,
	"country" text COLLATE "C",
	"website" text,
	"domain" text COLLATE "C",
	"registration_number" text,
	"contact_name" text,
	"contact_email" text,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"owner_member_id" text COLLATE "C",
	"next_step" text,
	"next_step_on" text,
	"fit" jsonb NOT NULL,
	"referred_by_partner_id" text COLLATE "C",
	"referred_by_contact_id" text COLLATE "C",
	"credited_at" timestamp (3) with time zone,
	"application_id" text COLLATE "C",
	"partner_id" text COLLATE "C",
	"import_key" text,
	"invited_at" timestamp (3) with time zone,
	"reminders_sent" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prospects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_decisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"match_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"is_final" boolean NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"member_name" text NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "screening_decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_editions" (
	"list" text NOT NULL,
	"edition" integer NOT NULL,
	"published_at" timestamp (3) with time zone,
	"content_hash" text COLLATE "C" NOT NULL,
	"entries" integer NOT NULL,
	"names" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"removed" integer NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_editions_list_edition_pk" PRIMARY KEY("list","edition")
);
--> statement-breakpoint
CREATE TABLE "screening_entries" (
	"list" text NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	"hash" text COLLATE "C" NOT NULL,
	"entry" jsonb NOT NULL,
	CONSTRAINT "screening_entries_list_entry_id_since_pk" PRIMARY KEY("list","entry_id","since")
);
--> statement-breakpoint
CREATE TABLE "screening_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"edition" integer,
	"problem" text,
	"detail" text,
	"content_hash" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "screening_matches" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"list" text NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"entry_hash" text COLLATE "C" NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"facts" jsonb NOT NULL,
	"score" integer NOT NULL,
	"factors" jsonb NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"proposed_verdict" text,
	"proposed_by_person" text COLLATE "C",
	"opened_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "screening_matches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_runs" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"list" text NOT NULL,
	"edition" integer NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"subjects" integer NOT NULL,
	"opened" integer NOT NULL,
	"replaced" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "screening_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_settings" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"high_min" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening_subjects" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C",
	"facts" jsonb NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"editions" jsonb NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"screened_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_subjects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"occasion" text NOT NULL,
	"facts" jsonb NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"editions" jsonb NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "screenings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "blocking_reports" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"vetting_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "blocking_reports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vetting_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"source" text,
	"provider" text,
	"list_version" text,
	"input" jsonb NOT NULL,
	"result" jsonb NOT NULL,
	"factors" jsonb NOT NULL,
	"note" text,
	"file_ids" jsonb NOT NULL,
	"by_member_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone,
	CONSTRAINT "checks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "licences" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"jurisdiction" text COLLATE "C" NOT NULL,
	"regulator" text NOT NULL,
	"number" text NOT NULL,
	"valid_from" text,
	"expires_on" text,
	"file_id" text COLLATE "C",
	"vetting_id" text COLLATE "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	CONSTRAINT "licences_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "partner_holds" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"held" text NOT NULL,
	"reason" text NOT NULL,
	"source_id" text COLLATE "C",
	"note" text,
	"placed_by_person" text COLLATE "C",
	"placed_at" timestamp (3) with time zone NOT NULL,
	"lifted_by_person" text COLLATE "C",
	"lifted_at" timestamp (3) with time zone,
	"lift_note" text,
	CONSTRAINT "partner_holds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "vetting_statements" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"vetting_id" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"statement" jsonb NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"stated_by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vetting_statements_tenant_id_vetting_id_revision_pk" PRIMARY KEY("tenant_id","vetting_id","revision")
);
--> statement-breakpoint
CREATE TABLE "vettings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"occasion" text NOT NULL,
	"depth" text NOT NULL,
	"status" text NOT NULL,
	"case_id" text COLLATE "C",
	"revision" integer NOT NULL,
	"asked" jsonb NOT NULL,
	"asked_text" text,
	"asked_until" timestamp (3) with time zone,
	"risk" jsonb,
	"risk_level" text,
	"gates" jsonb NOT NULL,
	"conditions" jsonb NOT NULL,
	"opened_by_person" text COLLATE "C",
	"cleared_on" text,
	"review_due_on" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vettings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "application_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "application_identities" ADD CONSTRAINT "application_identities_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "public"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_tenant_id_form_id_forms_tenant_id_id_fk" FOREIGN KEY ("tenant_id","form_id") REFERENCES "public"."forms"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fit_criteria" ADD CONSTRAINT "fit_criteria_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospect_events" ADD CONSTRAINT "prospect_events_tenant_id_prospect_id_prospects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","prospect_id") REFERENCES "public"."prospects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_tenant_id_referred_by_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","referred_by_partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_decisions" ADD CONSTRAINT "screening_decisions_tenant_id_match_id_screening_matches_tenant_id_id_fk" FOREIGN KEY ("tenant_id","match_id") REFERENCES "public"."screening_matches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_matches" ADD CONSTRAINT "screening_matches_tenant_id_subject_id_screening_subjects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subject_id") REFERENCES "public"."screening_subjects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_subjects" ADD CONSTRAINT "screening_subjects_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_tenant_id_subject_id_screening_subjects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subject_id") REFERENCES "public"."screening_subjects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocking_reports" ADD CONSTRAINT "blocking_reports_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocking_reports" ADD CONSTRAINT "blocking_reports_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licences" ADD CONSTRAINT "licences_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_holds" ADD CONSTRAINT "partner_holds_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_statements" ADD CONSTRAINT "vetting_statements_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vettings" ADD CONSTRAINT "vettings_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vettings" ADD CONSTRAINT "vettings_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_identities_value" ON "application_identities" USING btree ("tenant_id","kind","value");--> statement-breakpoint
CREATE INDEX "applications_newest" ON "applications" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "applications_email" ON "applications" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "applications_drafts" ON "applications" USING btree ("tenant_id","status","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "join_requests_once" ON "join_requests" USING btree ("tenant_id","partner_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "program_pages_program" ON "identity"."program_pages" USING btree ("tenant_id","program_id");--> statement-breakpoint
CREATE INDEX "public_links_subject" ON "identity"."public_links" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_version" ON "forms" USING btree ("tenant_id","program_id","partner_type","version");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_active" ON "forms" USING btree ("tenant_id","program_id","partner_type") WHERE "forms"."status" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "forms_draft" ON "forms" USING btree ("tenant_id","program_id","partner_type") WHERE "forms"."status" = 'draft';--> statement-breakpoint
CREATE INDEX "prospect_events_prospect" ON "prospect_events" USING btree ("tenant_id","prospect_id","at");--> statement-breakpoint
CREATE INDEX "prospects_newest" ON "prospects" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "prospects_status" ON "prospects" USING btree ("tenant_id","status","invited_at");--> statement-breakpoint
CREATE INDEX "prospects_domain" ON "prospects" USING btree ("tenant_id","domain");--> statement-breakpoint
CREATE UNIQUE INDEX "prospects_import_key" ON "prospects" USING btree ("tenant_id","import_key");--> statement-breakpoint
CREATE INDEX "screening_decisions_match" ON "screening_decisions" USING btree ("tenant_id","match_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_entries_in_force" ON "screening_entries" USING btree ("list","entry_id") WHERE "screening_entries"."until" is null;--> statement-breakpoint
CREATE INDEX "screening_entries_hash" ON "screening_entries" USING btree ("list","entry_id","hash");--> statement-breakpoint
CREATE INDEX "screening_entries_since" ON "screening_entries" USING btree ("list","since");--> statement-breakpoint
CREATE INDEX "screening_entries_until" ON "screening_entries" USING btree ("list","until");--> statement-breakpoint
CREATE INDEX "screening_imports_list" ON "screening_imports" USING btree ("list","at");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_matches_sides" ON "screening_matches" USING btree ("tenant_id","subject_id","list","entry_id","entry_hash","facts_hash");--> statement-breakpoint
CREATE INDEX "screening_matches_queue" ON "screening_matches" USING btree ("tenant_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "screening_matches_entry" ON "screening_matches" USING btree ("tenant_id","list","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_runs_edition" ON "screening_runs" USING btree ("tenant_id","list","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_subjects_reference" ON "screening_subjects" USING btree ("tenant_id","reference");--> statement-breakpoint
CREATE INDEX "screening_subjects_partner" ON "screening_subjects" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE INDEX "screenings_subject" ON "screenings" USING btree ("tenant_id","subject_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "blocking_reports_vetting" ON "blocking_reports" USING btree ("tenant_id","vetting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checks_current" ON "checks" USING btree ("tenant_id","vetting_id","kind") WHERE "checks"."status" <> 'replaced';--> statement-breakpoint
CREATE UNIQUE INDEX "licences_current" ON "licences" USING btree ("tenant_id","partner_id","kind","jurisdiction","number") WHERE "licences"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "licences_expiry" ON "licences" USING btree ("tenant_id","expires_on") WHERE "licences"."replaced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "partner_holds_standing" ON "partner_holds" USING btree ("tenant_id","partner_id","held","reason") WHERE "partner_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "partner_holds_newest" ON "partner_holds" USING btree ("tenant_id","placed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vettings_number" ON "vettings" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "vettings_one_open" ON "vettings" USING btree ("tenant_id","partner_id","program_id") WHERE "vettings"."status" in ('awaiting_partner', 'checking', 'in_review');--> statement-breakpoint
CREATE INDEX "vettings_newest" ON "vettings" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "vettings_review_due" ON "vettings" USING btree ("tenant_id","review_due_on");