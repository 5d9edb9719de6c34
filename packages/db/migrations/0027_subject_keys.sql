CREATE TABLE "subject_keys" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"wrapped_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone,
	"destroyed_by_person" text COLLATE "C",
	"destroyed_basis" text,
	CONSTRAINT "subject_keys_tenant_id_subject_id_pk" PRIMARY KEY("tenant_id","subject_id")
);
--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- That a key was destroyed stays on record, and a destroyed one never comes back.
REVOKE DELETE ON subject_keys FROM countersign_app;
