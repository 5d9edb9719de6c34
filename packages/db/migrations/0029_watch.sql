CREATE TABLE "renewals" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"replaces_id" text COLLATE "C",
	"status" text NOT NULL,
	"stated" jsonb,
	"stated_by" jsonb,
	"stated_at" timestamp (3) with time zone,
	"case_id" text COLLATE "C",
	"licence_id" text COLLATE "C",
	"refused_reason" text,
	"refused_text" text,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "renewals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rule_settings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"rule_id" text COLLATE "C" NOT NULL,
	"value" integer NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"proposed_by_person" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by_person" text COLLATE "C",
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "rule_settings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "watch_days" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"day" text NOT NULL,
	"cursor" jsonb NOT NULL,
	"days_missed" integer NOT NULL,
	"found" integer NOT NULL,
	"warned" integer NOT NULL,
	"asked" integer NOT NULL,
	"lapsed" integer NOT NULL,
	"held" integer NOT NULL,
	"lifted" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "watch_days_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
CREATE TABLE "watch_notices" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"expires_on" text NOT NULL,
	"days_before" integer NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "watch_notices_tenant_id_kind_subject_id_expires_on_days_before_pk" PRIMARY KEY("tenant_id","kind","subject_id","expires_on","days_before")
);
--> statement-breakpoint
CREATE TABLE "watch_settings" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"held" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "licences" ALTER COLUMN "vetting_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vetting_statements" ALTER COLUMN "statement" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vetting_statements" ALTER COLUMN "stated_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checks" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "licences" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "licences" ADD COLUMN "renewal_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "vetting_statements" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "renewals" ADD CONSTRAINT "renewals_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewals" ADD CONSTRAINT "renewals_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_notices" ADD CONSTRAINT "watch_notices_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "renewals_number" ON "renewals" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "renewals_one_open" ON "renewals" USING btree ("tenant_id","replaces_id") WHERE "renewals"."status" in ('asked', 'in_review');--> statement-breakpoint
CREATE INDEX "renewals_newest" ON "renewals" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "renewals_of_partner" ON "renewals" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_settings_proposed" ON "rule_settings" USING btree ("tenant_id","kind","rule_id") WHERE "rule_settings"."status" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "rule_settings_in_force" ON "rule_settings" USING btree ("tenant_id","kind","rule_id") WHERE "rule_settings"."status" = 'in_force';--> statement-breakpoint
CREATE INDEX "rule_settings_newest" ON "rule_settings" USING btree ("tenant_id","proposed_at");--> statement-breakpoint
CREATE INDEX "watch_notices_of_partner" ON "watch_notices" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE INDEX "partner_holds_by_reason" ON "partner_holds" USING btree ("tenant_id","reason","id") WHERE "partner_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "vettings_of_partner" ON "vettings" USING btree ("tenant_id","partner_id","program_id","created_at");--> statement-breakpoint
CREATE INDEX "vettings_conditions" ON "vettings" USING btree ("tenant_id","id") WHERE "vettings"."conditions" <> '[]'::jsonb;--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- A turn that was taken stays taken.
REVOKE UPDATE, DELETE ON watch_notices FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON renewals, watch_settings, watch_days, rule_settings FROM countersign_app;
