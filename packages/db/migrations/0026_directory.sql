CREATE TABLE "directory_profiles" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"proposed" jsonb,
	"published" jsonb,
	"proposed_at" timestamp (3) with time zone,
	"proposed_by_name" text,
	"proposed_by_person_id" text COLLATE "C",
	"decided_at" timestamp (3) with time zone,
	"decided_by_name" text,
	"note" text,
	"revision" integer NOT NULL,
	CONSTRAINT "directory_profiles_tenant_id_partner_id_pk" PRIMARY KEY("tenant_id","partner_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."program_pages" ADD COLUMN "is_directory_open" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."program_pages" ADD COLUMN "directory_scope" text DEFAULT 'opted_in' NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "registration_number" text;--> statement-breakpoint
ALTER TABLE "directory_profiles" ADD CONSTRAINT "directory_profiles_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directory_profiles_status" ON "directory_profiles" USING btree ("tenant_id","status","proposed_at");
--> statement-breakpoint
SELECT secure_tenant_tables();
