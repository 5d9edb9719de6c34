CREATE TABLE "agreement_acceptances" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"is_deemed" boolean NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"typed_name" text,
	"contact_id" text COLLATE "C",
	"person_id" text COLLATE "C",
	"email" text,
	"address" text,
	"user_agent" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_acceptances_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreement_consents" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"agreement_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_on" text,
	"mailed" integer NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "agreement_consents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreement_proposals" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"consent_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"body" text NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"note" text NOT NULL,
	"status" text NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_by_person_id" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"result_version_id" text COLLATE "C",
	CONSTRAINT "agreement_proposals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreement_versions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"agreement_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"partner_id" text COLLATE "C",
	"texts" jsonb NOT NULL,
	"notice_days" integer NOT NULL,
	"on_silence" text NOT NULL,
	"summary" text,
	"created_by_name" text NOT NULL,
	"created_by_person_id" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_by_name" text,
	"activated_at" timestamp (3) with time zone,
	"notice_until" text,
	"replaced_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "agreement_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"partner_type" text,
	"countries" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "onboarding_tasks" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"onboarding_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"side" text NOT NULL,
	"title" text,
	"help" text,
	"needs" jsonb NOT NULL,
	"proof" text NOT NULL,
	"review_role" text,
	"is_required" boolean NOT NULL,
	"status" text NOT NULL,
	"assignee_id" text COLLATE "C",
	"due_at" timestamp (3) with time zone,
	"is_escalated" boolean NOT NULL,
	"noted_at" timestamp (3) with time zone,
	"ref" text COLLATE "C",
	"proof_text" text,
	"proof_file_ids" jsonb NOT NULL,
	"done_by" text,
	"done_at" timestamp (3) with time zone,
	"reviewed_by" text,
	"reason" text,
	"task_id" text COLLATE "C",
	CONSTRAINT "onboarding_tasks_tenant_id_onboarding_id_key_pk" PRIMARY KEY("tenant_id","onboarding_id","key")
);
--> statement-breakpoint
CREATE TABLE "onboarding_templates" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_type" text NOT NULL,
	"version" integer NOT NULL,
	"is_current" boolean NOT NULL,
	"tasks" jsonb NOT NULL,
	"created_by_name" text NOT NULL,
	"created_by_person_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "onboarding_templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "onboardings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"template_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"is_stuck" boolean NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "onboardings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_tenant_id_consent_id_agreement_consents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","consent_id") REFERENCES "public"."agreement_consents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_consents" ADD CONSTRAINT "agreement_consents_tenant_id_version_id_agreement_versions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."agreement_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_consents" ADD CONSTRAINT "agreement_consents_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_proposals" ADD CONSTRAINT "agreement_proposals_tenant_id_consent_id_agreement_consents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","consent_id") REFERENCES "public"."agreement_consents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_proposals" ADD CONSTRAINT "agreement_proposals_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_tenant_id_agreement_id_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_tasks" ADD CONSTRAINT "onboarding_tasks_tenant_id_onboarding_id_onboardings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","onboarding_id") REFERENCES "public"."onboardings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_templates" ADD CONSTRAINT "onboarding_templates_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboardings" ADD CONSTRAINT "onboardings_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboardings" ADD CONSTRAINT "onboardings_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboardings" ADD CONSTRAINT "onboardings_tenant_id_template_id_onboarding_templates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","template_id") REFERENCES "public"."onboarding_templates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_acceptances_once" ON "agreement_acceptances" USING btree ("tenant_id","consent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_consents_once" ON "agreement_consents" USING btree ("tenant_id","version_id","partner_id");--> statement-breakpoint
CREATE INDEX "agreement_consents_partner" ON "agreement_consents" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE INDEX "agreement_consents_waiting" ON "agreement_consents" USING btree ("tenant_id","due_on","id") WHERE "agreement_consents"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_proposals_one_open" ON "agreement_proposals" USING btree ("tenant_id","consent_id") WHERE "agreement_proposals"."status" = 'in_review';--> statement-breakpoint
CREATE INDEX "agreement_proposals_partner" ON "agreement_proposals" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_versions_version" ON "agreement_versions" USING btree ("tenant_id","agreement_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_versions_draft" ON "agreement_versions" USING btree ("tenant_id","agreement_id") WHERE "agreement_versions"."status" = 'draft' and "agreement_versions"."partner_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_versions_in_force" ON "agreement_versions" USING btree ("tenant_id","agreement_id",coalesce("partner_id", '')) WHERE "agreement_versions"."status" = 'in_force';--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_name" ON "agreements" USING btree ("tenant_id","program_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "onboarding_templates_version" ON "onboarding_templates" USING btree ("tenant_id","program_id","partner_type","version");--> statement-breakpoint
CREATE UNIQUE INDEX "onboarding_templates_current" ON "onboarding_templates" USING btree ("tenant_id","program_id","partner_type") WHERE "onboarding_templates"."is_current";--> statement-breakpoint
CREATE UNIQUE INDEX "onboardings_number" ON "onboardings" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "onboardings_one_open" ON "onboardings" USING btree ("tenant_id","enrollment_id") WHERE "onboardings"."status" in ('open', 'held', 'active');--> statement-breakpoint
CREATE INDEX "onboardings_partner" ON "onboardings" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE INDEX "onboardings_newest" ON "onboardings" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "files_standing" ON "files" USING btree ("tenant_id","created_at") WHERE "files"."erased_at" is null;
--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- Who accepted what stays as it was, and what was once agreed or asked is never removed.
REVOKE UPDATE, DELETE ON agreement_acceptances FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON agreements, agreement_versions, agreement_consents, agreement_proposals, onboarding_templates, onboardings FROM countersign_app;
