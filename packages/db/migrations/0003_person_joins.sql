CREATE TABLE "person_joins" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"from_person_id" text COLLATE "C" NOT NULL,
	"to_person_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_joins_tenant_id_from_person_id_pk" PRIMARY KEY("tenant_id","from_person_id")
);
