CREATE TABLE "provisioning_settings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"steps" jsonb NOT NULL,
	"contact_roles" jsonb NOT NULL,
	"mailing_list" text,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "provisioning_settings_tenant_id_program_id_pk" PRIMARY KEY("tenant_id","program_id")
);
--> statement-breakpoint
CREATE TABLE "saga_steps" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"saga_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"is_optional" boolean NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"undo_attempts" integer NOT NULL,
	"tries" integer NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"last_error_code" text COLLATE "C",
	"last_error_at" timestamp (3) with time zone,
	"output" jsonb NOT NULL,
	"skipped_by_person" text COLLATE "C",
	"skipped_by" text,
	"skip_reason" text,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "saga_steps_tenant_id_saga_id_key_pk" PRIMARY KEY("tenant_id","saga_id","key")
);
--> statement-breakpoint
CREATE TABLE "sagas" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C",
	"direction" text NOT NULL,
	"status" text NOT NULL,
	"facts" jsonb NOT NULL,
	"started_by" text NOT NULL,
	"undone_by" text,
	"undo_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sagas_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "provisioning_settings" ADD CONSTRAINT "provisioning_settings_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saga_steps" ADD CONSTRAINT "saga_steps_tenant_id_saga_id_sagas_tenant_id_id_fk" FOREIGN KEY ("tenant_id","saga_id") REFERENCES "public"."sagas"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sagas" ADD CONSTRAINT "sagas_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sagas" ADD CONSTRAINT "sagas_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sagas_once" ON "sagas" USING btree ("tenant_id","kind","subject_id") WHERE "sagas"."status" <> 'undone';--> statement-breakpoint
CREATE INDEX "sagas_newest" ON "sagas" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sagas_open" ON "sagas" USING btree ("tenant_id","status") WHERE "sagas"."status" in ('running', 'undoing', 'failed', 'undo_failed');--> statement-breakpoint
CREATE INDEX "sagas_partner" ON "sagas" USING btree ("tenant_id","partner_id","created_at");--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- What was carried out over other systems stays on record.
REVOKE DELETE ON sagas, saga_steps, provisioning_settings FROM countersign_app;
