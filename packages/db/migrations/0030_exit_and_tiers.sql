CREATE TABLE "barred_identities" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"exit_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "barred_identities_tenant_id_kind_digest_exit_id_pk" PRIMARY KEY("tenant_id","kind","digest","exit_id")
);
--> statement-breakpoint
CREATE TABLE "exit_appeals" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"exit_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"text" text NOT NULL,
	"answer" text,
	"filed_by_person" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "exit_appeals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "exit_effects_done" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"exit_id" text COLLATE "C" NOT NULL,
	"effect" text NOT NULL,
	"before" jsonb NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "exit_effects_done_tenant_id_exit_id_effect_pk" PRIMARY KEY("tenant_id","exit_id","effect")
);
--> statement-breakpoint
CREATE TABLE "exit_revisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"exit_id" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"notice_days" integer NOT NULL,
	"clawback_days" integer NOT NULL,
	"choices" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"by_person" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exit_revisions_tenant_id_exit_id_revision_pk" PRIMARY KEY("tenant_id","exit_id","revision")
);
--> statement-breakpoint
CREATE TABLE "exits" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"partner_text" text NOT NULL,
	"origin" text NOT NULL,
	"status" text NOT NULL,
	"notice_days" integer NOT NULL,
	"clawback_days" integer NOT NULL,
	"choices" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"proposed_by_person" text COLLATE "C" NOT NULL,
	"approved_by_persons" jsonb NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"appeal_until" timestamp (3) with time zone,
	"reminded" integer NOT NULL,
	"account" jsonb,
	"cancel_note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tier_changes" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"from_tier" text,
	"to_tier" text,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"partner_text" text NOT NULL,
	"status" text NOT NULL,
	"effective_on" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"ends_on" text,
	"ends_at" timestamp (3) with time zone,
	"preview" jsonb NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"proposed_by_person" text COLLATE "C" NOT NULL,
	"approved_by_persons" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"applied_at" timestamp (3) with time zone,
	"returned_at" timestamp (3) with time zone,
	CONSTRAINT "tier_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "partner_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "settles_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "barred_identities" ADD CONSTRAINT "barred_identities_tenant_id_exit_id_exits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","exit_id") REFERENCES "public"."exits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exit_appeals" ADD CONSTRAINT "exit_appeals_tenant_id_exit_id_exits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","exit_id") REFERENCES "public"."exits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exit_effects_done" ADD CONSTRAINT "exit_effects_done_tenant_id_exit_id_exits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","exit_id") REFERENCES "public"."exits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exit_revisions" ADD CONSTRAINT "exit_revisions_tenant_id_exit_id_exits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","exit_id") REFERENCES "public"."exits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exits" ADD CONSTRAINT "exits_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exits" ADD CONSTRAINT "exits_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_changes" ADD CONSTRAINT "tier_changes_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exit_appeals_number" ON "exit_appeals" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "exit_appeals_once" ON "exit_appeals" USING btree ("tenant_id","exit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exits_number" ON "exits" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "exits_one_open" ON "exits" USING btree ("tenant_id","enrollment_id") WHERE "exits"."status" in ('in_review', 'notice', 'ending');--> statement-breakpoint
CREATE INDEX "exits_newest" ON "exits" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "exits_due" ON "exits" USING btree ("tenant_id","ends_at") WHERE "exits"."status" in ('notice', 'ending');--> statement-breakpoint
CREATE INDEX "exits_partner" ON "exits" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tier_changes_number" ON "tier_changes" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "tier_changes_one_open" ON "tier_changes" USING btree ("tenant_id","enrollment_id") WHERE "tier_changes"."status" in ('in_review', 'scheduled');--> statement-breakpoint
CREATE INDEX "tier_changes_newest" ON "tier_changes" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tier_changes_enrollment" ON "tier_changes" USING btree ("tenant_id","enrollment_id","created_at");--> statement-breakpoint
CREATE INDEX "tier_changes_due" ON "tier_changes" USING btree ("tenant_id","status","effective_at");--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- What was decided on stays as it was; a bar is lifted by a decision that its table keeps, never by the app's own hand.
REVOKE UPDATE, DELETE ON exit_revisions FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON exits, exit_effects_done, exit_appeals, tier_changes FROM countersign_app;
