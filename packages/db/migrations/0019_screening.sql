CREATE TABLE "screening_decisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"match_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"is_final" boolean NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"member_name" text NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "screening_decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_editions" (
	"list" text NOT NULL,
	"edition" integer NOT NULL,
	"published_at" timestamp (3) with time zone,
	"content_hash" text COLLATE "C" NOT NULL,
	"entries" integer NOT NULL,
	"names" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"removed" integer NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_editions_list_edition_pk" PRIMARY KEY("list","edition")
);
--> statement-breakpoint
CREATE TABLE "screening_entries" (
	"list" text NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	"hash" text COLLATE "C" NOT NULL,
	"entry" jsonb NOT NULL,
	CONSTRAINT "screening_entries_list_entry_id_since_pk" PRIMARY KEY("list","entry_id","since")
);
--> statement-breakpoint
CREATE TABLE "screening_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"edition" integer,
	"problem" text,
	"detail" text,
	"content_hash" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "screening_matches" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"list" text NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"entry_hash" text COLLATE "C" NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"facts" jsonb NOT NULL,
	"score" integer NOT NULL,
	"factors" jsonb NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"proposed_verdict" text,
	"proposed_by_person" text COLLATE "C",
	"opened_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "screening_matches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_runs" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"list" text NOT NULL,
	"edition" integer NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"subjects" integer NOT NULL,
	"opened" integer NOT NULL,
	"replaced" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "screening_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screening_settings" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"high_min" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening_subjects" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C",
	"facts" jsonb NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"editions" jsonb NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"screened_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "screening_subjects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"occasion" text NOT NULL,
	"facts" jsonb NOT NULL,
	"facts_hash" text COLLATE "C" NOT NULL,
	"editions" jsonb NOT NULL,
	"name_min" integer NOT NULL,
	"score_min" integer NOT NULL,
	"scorer_version" text COLLATE "C" NOT NULL,
	"outcome" text NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "screenings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "screening_decisions" ADD CONSTRAINT "screening_decisions_tenant_id_match_id_screening_matches_tenant_id_id_fk" FOREIGN KEY ("tenant_id","match_id") REFERENCES "public"."screening_matches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_matches" ADD CONSTRAINT "screening_matches_tenant_id_subject_id_screening_subjects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subject_id") REFERENCES "public"."screening_subjects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_subjects" ADD CONSTRAINT "screening_subjects_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_tenant_id_subject_id_screening_subjects_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subject_id") REFERENCES "public"."screening_subjects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "screening_decisions_match" ON "screening_decisions" USING btree ("tenant_id","match_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_entries_in_force" ON "screening_entries" USING btree ("list","entry_id") WHERE "screening_entries"."until" is null;--> statement-breakpoint
CREATE INDEX "screening_entries_hash" ON "screening_entries" USING btree ("list","entry_id","hash");--> statement-breakpoint
CREATE INDEX "screening_entries_since" ON "screening_entries" USING btree ("list","since");--> statement-breakpoint
CREATE INDEX "screening_entries_until" ON "screening_entries" USING btree ("list","until");--> statement-breakpoint
CREATE INDEX "screening_imports_list" ON "screening_imports" USING btree ("list","at");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_matches_sides" ON "screening_matches" USING btree ("tenant_id","subject_id","list","entry_id","entry_hash","facts_hash");--> statement-breakpoint
CREATE INDEX "screening_matches_queue" ON "screening_matches" USING btree ("tenant_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "screening_matches_entry" ON "screening_matches" USING btree ("tenant_id","list","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_runs_edition" ON "screening_runs" USING btree ("tenant_id","list","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_subjects_reference" ON "screening_subjects" USING btree ("tenant_id","reference");--> statement-breakpoint
CREATE INDEX "screening_subjects_partner" ON "screening_subjects" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE INDEX "screenings_subject" ON "screenings" USING btree ("tenant_id","subject_id","at");