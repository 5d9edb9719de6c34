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
ALTER TABLE "blocking_reports" ADD CONSTRAINT "blocking_reports_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocking_reports" ADD CONSTRAINT "blocking_reports_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licences" ADD CONSTRAINT "licences_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_holds" ADD CONSTRAINT "partner_holds_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_statements" ADD CONSTRAINT "vetting_statements_tenant_id_vetting_id_vettings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","vetting_id") REFERENCES "public"."vettings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vettings" ADD CONSTRAINT "vettings_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vettings" ADD CONSTRAINT "vettings_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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