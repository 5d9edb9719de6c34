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
	"invited_at" timestamp (3) with time zone,
	"reminders_sent" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prospects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
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
CREATE INDEX "prospects_domain" ON "prospects" USING btree ("tenant_id","domain");