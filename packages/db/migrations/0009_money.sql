CREATE SCHEMA "ingest";
--> statement-breakpoint
CREATE TABLE "ingest"."events" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"event" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attribution_versions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"document" jsonb NOT NULL,
	"author_person_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attribution_versions_tenant_id_program_id_version_pk" PRIMARY KEY("tenant_id","program_id","version")
);
--> statement-breakpoint
CREATE TABLE "end_customers" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"ref" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C",
	"bound_at" timestamp (3) with time zone,
	"bound_until" timestamp (3) with time zone,
	"bound_by" text,
	"first_event_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "end_customers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_sources" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"public_key" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"signing_secret" text,
	"parameter_map" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "event_sources_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_states" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"event_id" uuid NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"enrollment_id" text COLLATE "C",
	"attribution" jsonb,
	"released_by_person" text COLLATE "C",
	"release_note" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "event_states_tenant_id_event_id_pk" PRIMARY KEY("tenant_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"customer_ref" text COLLATE "C",
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"currency" text COLLATE "C",
	"net_minor" bigint,
	"tax_minor" bigint,
	"discount_minor" bigint,
	"quantity" integer NOT NULL,
	"product" text COLLATE "C",
	"country" text COLLATE "C",
	"coupon_code" text COLLATE "C",
	"click_id" uuid,
	"refers_to" text COLLATE "C",
	"deal_id" text COLLATE "C",
	"properties" jsonb NOT NULL,
	CONSTRAINT "events_tenant_id_received_at_id_pk" PRIMARY KEY("tenant_id","received_at","id")
) PARTITION BY RANGE (received_at);
--> statement-breakpoint
CREATE TABLE "fact_keys" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "fact_keys_tenant_id_source_id_key_pk" PRIMARY KEY("tenant_id","source_id","key")
) PARTITION BY HASH (tenant_id, source_id, key);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"legal_entity_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"balance_minor" bigint NOT NULL,
	"ceiling_minor" bigint,
	CONSTRAINT "ledger_balances_tenant_id_account_id_pk" PRIMARY KEY("tenant_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"transaction_id" uuid NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	CONSTRAINT "ledger_entries_tenant_id_transaction_id_account_id_pk" PRIMARY KEY("tenant_id","transaction_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"legal_entity_id" text COLLATE "C" NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "ledger_transactions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "legal_entities" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"country" text COLLATE "C",
	"vat_number" text COLLATE "C",
	"iban" text COLLATE "C",
	"bic" text COLLATE "C",
	"base_currency" text COLLATE "C" NOT NULL,
	"is_default" boolean NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "legal_entities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "coupon_codes" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coupon_codes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity"."link_routes" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"link_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"target" text NOT NULL,
	"hosts" jsonb NOT NULL,
	"utm" jsonb NOT NULL,
	"cookie_days" integer NOT NULL,
	"cookie_mode" text NOT NULL,
	"is_live" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"target" text NOT NULL,
	"utm" jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_by_person" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity"."source_routes" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"parameter_map" jsonb NOT NULL,
	"is_live" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracking_settings" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"hosts" jsonb NOT NULL,
	"default_target" text NOT NULL,
	"cookie_days" integer NOT NULL,
	"cookie_mode" text NOT NULL,
	"customer_mask" text NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tracking_settings_tenant_id_program_id_pk" PRIMARY KEY("tenant_id","program_id")
);
--> statement-breakpoint
CREATE TABLE "bank_entries" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"legal_entity_id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"booked_on" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"end_to_end_id" text COLLATE "C",
	"is_return" integer NOT NULL,
	"reason_code" text,
	"payout_id" text COLLATE "C",
	"status" text NOT NULL,
	"owner_member_id" text COLLATE "C",
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"rail" text NOT NULL,
	"holder" text NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"account_sealed" text NOT NULL,
	"account_mask" text NOT NULL,
	"bic" text COLLATE "C",
	"status" text NOT NULL,
	"proposed_by_person" text COLLATE "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by_person" text COLLATE "C",
	"usable_from" timestamp (3) with time zone NOT NULL,
	"proof_file_id" text COLLATE "C",
	"refusal" text,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_methods_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "payout_runs" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"legal_entity_id" text COLLATE "C" NOT NULL,
	"rail" text NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"pay_on" text NOT NULL,
	"status" text NOT NULL,
	"case_id" text COLLATE "C",
	"list_hash" text COLLATE "C",
	"makers" jsonb NOT NULL,
	"approved_by_persons" jsonb NOT NULL,
	"total_minor" bigint NOT NULL,
	"payout_count" integer NOT NULL,
	"held_count" integer NOT NULL,
	"file_id" text COLLATE "C",
	"revision" integer NOT NULL,
	"released_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"run_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"payment_method_id" text COLLATE "C",
	"amount_minor" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"hold_reason" text,
	"attempt" integer NOT NULL,
	"end_to_end_id" text COLLATE "C",
	"intent_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"settled_minor" bigint,
	"failure" text,
	"statement_ids" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payouts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"event_id" uuid NOT NULL,
	"plan_version_id" text COLLATE "C" NOT NULL,
	"rule" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"amount_exact" numeric NOT NULL,
	"basis_minor" bigint,
	"basis_currency" text COLLATE "C",
	"fx_rate" numeric,
	"fx_day" date,
	"fx_source" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"hold_until" timestamp (3) with time zone NOT NULL,
	"reverses_line_id" uuid,
	"trace" jsonb NOT NULL,
	"period_id" text COLLATE "C",
	"statement_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_overrides" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"plan_id" text COLLATE "C" NOT NULL,
	"rule" text COLLATE "C" NOT NULL,
	"params" jsonb NOT NULL,
	"reason" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"maker_person_id" text COLLATE "C" NOT NULL,
	"approved_by_person" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_overrides_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"plan_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"effective_from" timestamp (3) with time zone,
	"writers" jsonb NOT NULL,
	"activated_by_person" text COLLATE "C",
	"activated_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plans_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "periods" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"from_on" text NOT NULL,
	"to_on" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"case_id" text COLLATE "C",
	"frozen_at" timestamp (3) with time zone,
	"prepared_by_person" text COLLATE "C",
	"approved_by_persons" jsonb NOT NULL,
	"totals" jsonb,
	"hash" text COLLATE "C",
	"revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "periods_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"period_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"opening_minor" bigint NOT NULL,
	"earned_minor" bigint NOT NULL,
	"corrections_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	"closing_minor" bigint NOT NULL,
	"available_minor" bigint NOT NULL,
	"pending_minor" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "statements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "ingest"."touches" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"link_id" text COLLATE "C",
	"kind" text NOT NULL,
	"quality" text NOT NULL,
	"visitor_id" text COLLATE "C",
	"sub_ids" jsonb NOT NULL,
	"utm" jsonb NOT NULL,
	"target" text NOT NULL,
	"referrer_host" text,
	"user_agent" text,
	"paid_search" text,
	"coupon_code" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"enrollment_id" text COLLATE "C" NOT NULL,
	"link_id" text COLLATE "C",
	"kind" text NOT NULL,
	"quality" text NOT NULL,
	"visitor_id" text COLLATE "C",
	"sub_ids" jsonb NOT NULL,
	"utm" jsonb NOT NULL,
	"target" text NOT NULL,
	"referrer_host" text,
	"user_agent" text,
	"paid_search" text,
	"coupon_code" text COLLATE "C",
	CONSTRAINT "touches_tenant_id_received_at_id_pk" PRIMARY KEY("tenant_id","received_at","id")
) PARTITION BY RANGE (received_at);
--> statement-breakpoint
ALTER TABLE "event_sources" ADD CONSTRAINT "event_sources_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_tenant_id_legal_entity_id_legal_entities_tenant_id_id_fk" FOREIGN KEY ("tenant_id","legal_entity_id") REFERENCES "public"."legal_entities"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_balances" ADD CONSTRAINT "ledger_balances_tenant_id_account_id_ledger_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."ledger_accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","transaction_id") REFERENCES "public"."ledger_transactions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_tenant_id_account_id_ledger_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."ledger_accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_codes" ADD CONSTRAINT "coupon_codes_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_settings" ADD CONSTRAINT "tracking_settings_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_runs" ADD CONSTRAINT "payout_runs_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_runs" ADD CONSTRAINT "payout_runs_tenant_id_legal_entity_id_legal_entities_tenant_id_id_fk" FOREIGN KEY ("tenant_id","legal_entity_id") REFERENCES "public"."legal_entities"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_tenant_id_run_id_payout_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."payout_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_overrides" ADD CONSTRAINT "plan_overrides_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_tenant_id_plan_id_plans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."plans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "periods" ADD CONSTRAINT "periods_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_tenant_id_period_id_periods_tenant_id_id_fk" FOREIGN KEY ("tenant_id","period_id") REFERENCES "public"."periods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_tenant_id_enrollment_id_enrollments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","enrollment_id") REFERENCES "public"."enrollments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "end_customers_ref" ON "end_customers" USING btree ("tenant_id","program_id","ref");--> statement-breakpoint
CREATE INDEX "end_customers_enrollment" ON "end_customers" USING btree ("tenant_id","enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_sources_name" ON "event_sources" USING btree ("tenant_id","program_id","name");--> statement-breakpoint
CREATE INDEX "event_states_list" ON "event_states" USING btree ("tenant_id","program_id","status","received_at","event_id");--> statement-breakpoint
CREATE INDEX "event_states_enrollment" ON "event_states" USING btree ("tenant_id","enrollment_id","received_at","event_id");--> statement-breakpoint
CREATE INDEX "events_id" ON "events" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "events_external" ON "events" USING btree ("tenant_id","source_id","external_id");--> statement-breakpoint
CREATE INDEX "events_refers_to" ON "events" USING btree ("tenant_id","source_id","refers_to");--> statement-breakpoint
CREATE INDEX "events_customer" ON "events" USING btree ("tenant_id","program_id","customer_ref","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_once" ON "ledger_accounts" USING btree ("tenant_id","legal_entity_id","kind","enrollment_id","currency");--> statement-breakpoint
CREATE INDEX "ledger_accounts_enrollment" ON "ledger_accounts" USING btree ("tenant_id","enrollment_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_account" ON "ledger_entries" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_key" ON "ledger_transactions" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE INDEX "ledger_transactions_at" ON "ledger_transactions" USING btree ("tenant_id","effective_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_entities_name" ON "legal_entities" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_entities_default" ON "legal_entities" USING btree ("tenant_id") WHERE "legal_entities"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_codes_once" ON "coupon_codes" USING btree ("tenant_id","program_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "links_code" ON "links" USING btree ("tenant_id","code");--> statement-breakpoint
CREATE INDEX "links_enrollment" ON "links" USING btree ("tenant_id","enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_entries_once" ON "bank_entries" USING btree ("tenant_id","legal_entity_id","reference");--> statement-breakpoint
CREATE INDEX "bank_entries_open" ON "bank_entries" USING btree ("tenant_id","status");--> statement-breakpoint
CREATE INDEX "payment_methods_partner" ON "payment_methods" USING btree ("tenant_id","partner_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_runs_number" ON "payout_runs" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_end_to_end" ON "payouts" USING btree ("tenant_id","end_to_end_id");--> statement-breakpoint
CREATE INDEX "payouts_run" ON "payouts" USING btree ("tenant_id","run_id","id");--> statement-breakpoint
CREATE INDEX "payouts_enrollment" ON "payouts" USING btree ("tenant_id","enrollment_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lines_once" ON "lines" USING btree ("tenant_id","event_id","enrollment_id","rule","kind");--> statement-breakpoint
CREATE INDEX "lines_enrollment" ON "lines" USING btree ("tenant_id","enrollment_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "lines_state" ON "lines" USING btree ("tenant_id","program_id","state","hold_until");--> statement-breakpoint
CREATE INDEX "lines_statement" ON "lines" USING btree ("tenant_id","statement_id");--> statement-breakpoint
CREATE INDEX "plan_overrides_enrollment" ON "plan_overrides" USING btree ("tenant_id","enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_versions_number" ON "plan_versions" USING btree ("tenant_id","plan_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_name" ON "plans" USING btree ("tenant_id","program_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "periods_once" ON "periods" USING btree ("tenant_id","program_id","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_once" ON "statements" USING btree ("tenant_id","period_id","enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_number" ON "statements" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "statements_enrollment" ON "statements" USING btree ("tenant_id","enrollment_id","created_at");--> statement-breakpoint
CREATE INDEX "arriving_touches" ON "ingest"."touches" USING btree ("tenant_id","received_at");--> statement-breakpoint
CREATE INDEX "touches_id" ON "touches" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "touches_enrollment" ON "touches" USING btree ("tenant_id","enrollment_id","received_at");--> statement-breakpoint
CREATE INDEX "touches_visitor" ON "touches" USING btree ("tenant_id","visitor_id");