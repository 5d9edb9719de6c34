CREATE TABLE "program_tax_rules" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"regime" text,
	"is_required_for_payout" boolean NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "program_tax_rules_tenant_id_program_id_pk" PRIMARY KEY("tenant_id","program_id")
);
--> statement-breakpoint
CREATE TABLE "tax_forms" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"regime" text NOT NULL,
	"status" text NOT NULL,
	"form" text,
	"sealed" text NOT NULL,
	"contradictions" jsonb NOT NULL,
	"asked_fields" jsonb NOT NULL,
	"asked_text" text,
	"signed_by_person" text COLLATE "C",
	"signed_on" text,
	"signed_at" timestamp (3) with time zone,
	"expires_on" text,
	"decided_by_person" text COLLATE "C",
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "tax_forms_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"course_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"person_name" text NOT NULL,
	"course_title" text NOT NULL,
	"issued_on" text NOT NULL,
	"expires_on" text,
	"replaced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "certificates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "course_progress" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"course_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"person_name" text NOT NULL,
	"round" integer NOT NULL,
	"lessons_read" jsonb NOT NULL,
	"attempts_used" integer NOT NULL,
	"attempts_granted" integer NOT NULL,
	"last_attempt_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"passed_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "course_progress_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "course_versions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"course_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "course_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_type" text NOT NULL,
	"title" text NOT NULL,
	"is_required" boolean NOT NULL,
	"published_version_id" text COLLATE "C",
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "courses_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "quiz_attempts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"progress_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"round" integer NOT NULL,
	"number" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"percent" integer NOT NULL,
	"is_passed" boolean NOT NULL,
	"wrong" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quiz_attempts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "program_tax_rules" ADD CONSTRAINT "program_tax_rules_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_forms" ADD CONSTRAINT "tax_forms_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_tenant_id_course_id_courses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","course_id") REFERENCES "public"."courses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_tenant_id_version_id_course_versions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."course_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_progress" ADD CONSTRAINT "course_progress_tenant_id_course_id_courses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","course_id") REFERENCES "public"."courses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_progress" ADD CONSTRAINT "course_progress_tenant_id_version_id_course_versions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."course_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_progress" ADD CONSTRAINT "course_progress_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_tenant_id_course_id_courses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","course_id") REFERENCES "public"."courses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempts" ADD CONSTRAINT "quiz_attempts_tenant_id_progress_id_course_progress_tenant_id_id_fk" FOREIGN KEY ("tenant_id","progress_id") REFERENCES "public"."course_progress"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tax_forms_open" ON "tax_forms" USING btree ("tenant_id","partner_id","regime") WHERE "tax_forms"."status" in ('draft', 'in_review', 'asked_again');--> statement-breakpoint
CREATE UNIQUE INDEX "tax_forms_valid" ON "tax_forms" USING btree ("tenant_id","partner_id","regime") WHERE "tax_forms"."status" = 'valid';--> statement-breakpoint
CREATE INDEX "tax_forms_newest" ON "tax_forms" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "tax_forms_status" ON "tax_forms" USING btree ("tenant_id","status","created_at");--> statement-breakpoint
CREATE INDEX "tax_forms_expiry" ON "tax_forms" USING btree ("tenant_id","expires_on") WHERE "tax_forms"."status" = 'valid';--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_number" ON "certificates" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_current" ON "certificates" USING btree ("tenant_id","course_id","partner_id","person_id") WHERE "certificates"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "certificates_newest" ON "certificates" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "certificates_partner" ON "certificates" USING btree ("tenant_id","partner_id","course_id");--> statement-breakpoint
CREATE INDEX "certificates_expiry" ON "certificates" USING btree ("tenant_id","expires_on") WHERE "certificates"."replaced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "course_progress_once" ON "course_progress" USING btree ("tenant_id","course_id","partner_id","person_id");--> statement-breakpoint
CREATE INDEX "course_progress_newest" ON "course_progress" USING btree ("tenant_id","started_at");--> statement-breakpoint
CREATE INDEX "course_progress_course" ON "course_progress" USING btree ("tenant_id","course_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "course_versions_version" ON "course_versions" USING btree ("tenant_id","course_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "course_versions_draft" ON "course_versions" USING btree ("tenant_id","course_id") WHERE "course_versions"."status" = 'draft';--> statement-breakpoint
CREATE INDEX "courses_newest" ON "courses" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "courses_program" ON "courses" USING btree ("tenant_id","program_id","partner_type");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempts_number" ON "quiz_attempts" USING btree ("tenant_id","progress_id","round","number");--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- How an attempt was graded stays as it was; certificates and statements about tax are replaced, never removed.
REVOKE UPDATE, DELETE ON quiz_attempts FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON courses, course_progress, certificates, tax_forms, program_tax_rules FROM countersign_app;
