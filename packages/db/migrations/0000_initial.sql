CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C" NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text COLLATE "C",
	"actor_name" text NOT NULL,
	"person_id" text COLLATE "C",
	"action" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C",
	"facts" jsonb NOT NULL,
	"seal_format" integer,
	"seal_sequence" bigint,
	"previous_hash" text COLLATE "C",
	"hash" text COLLATE "C",
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"caller" text COLLATE "C" NOT NULL,
	"key" text NOT NULL,
	"operation" text COLLATE "C" NOT NULL,
	"payload_hash" text COLLATE "C" NOT NULL,
	"response" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_caller_key_pk" PRIMARY KEY("tenant_id","caller","key")
);
--> statement-breakpoint
CREATE TABLE "number_sequences" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_sequences_tenant_id_name_pk" PRIMARY KEY("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"visibility" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text COLLATE "C",
	"actor_name" text NOT NULL,
	"text" text,
	"facts" jsonb NOT NULL,
	CONSTRAINT "case_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"process" text NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"title" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"is_open" boolean NOT NULL,
	"origin" text NOT NULL,
	"sends_mail" boolean NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer NOT NULL,
	"revision" integer NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"policy_version_id" text COLLATE "C",
	"snapshot" jsonb,
	"is_blocked" boolean NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "cases_subject" UNIQUE("tenant_id","process","subject_id")
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"workflow_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"caller" text COLLATE "C" NOT NULL,
	"idempotency_key" text NOT NULL,
	"payload_hash" text COLLATE "C" NOT NULL,
	"actor" jsonb NOT NULL,
	"message" jsonb NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text NOT NULL,
	"refusal" text COLLATE "C",
	"result" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "commands_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"visibility" text NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"file_ids" jsonb NOT NULL,
	CONSTRAINT "comments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"task_id" text COLLATE "C",
	"command_id" text COLLATE "C",
	"step" text NOT NULL,
	"outcome" text NOT NULL,
	"source" text NOT NULL,
	"member_id" text COLLATE "C",
	"person_id" text COLLATE "C",
	"actor_name" text NOT NULL,
	"authority" text NOT NULL,
	"reason" text COLLATE "C",
	"text" text,
	"internal_note" text,
	"fields" jsonb,
	"policy_version_id" text COLLATE "C",
	"revision" integer NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"purpose" text NOT NULL,
	"uploaded_by_member" text COLLATE "C",
	"uploaded_by_contact" text COLLATE "C",
	"partner_id" text COLLATE "C",
	"case_id" text COLLATE "C",
	"deal_id" text COLLATE "C",
	"visibility" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"recipient" text NOT NULL,
	"recipient_name" text NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"case_id" text COLLATE "C",
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "messages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"priority" integer NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"done_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "projections" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer NOT NULL,
	"content_hash" text COLLATE "C" NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "projections_tenant_id_case_id_epoch_seq_pk" PRIMARY KEY("tenant_id","case_id","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"step" text NOT NULL,
	"step_index" integer NOT NULL,
	"required" integer NOT NULL,
	"given" integer NOT NULL,
	"candidate_roles" jsonb NOT NULL,
	"candidate_members" jsonb NOT NULL,
	"excluded_persons" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"is_escalated" boolean NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"claimed_by" text COLLATE "C",
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"is_named" boolean NOT NULL,
	"country" text COLLATE "C",
	"website" text,
	"domain" text COLLATE "C",
	"registration_number" text,
	"sales_owner_id" text COLLATE "C",
	"external_id" text,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_keys" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"customer_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "customer_keys_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_lines" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"deal_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "deal_lines_tenant_id_deal_id_product_id_pk" PRIMARY KEY("tenant_id","deal_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "deal_matches" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"deal_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"score" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"is_same_customer" boolean NOT NULL,
	"shares_product" boolean NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deal_matches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "deal_matches_once" UNIQUE("tenant_id","deal_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "deal_registrations" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C",
	"number" text COLLATE "C",
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"import_key" text,
	"terms" jsonb NOT NULL,
	"pending_terms" jsonb,
	"revision" integer NOT NULL,
	"customer_name" text,
	"customer_country" text COLLATE "C",
	"customer_domain" text COLLATE "C",
	"customer_id" text COLLATE "C",
	"amount_minor" bigint,
	"amount_currency" text COLLATE "C",
	"close_month" text COLLATE "C",
	"stage" text,
	"own_reference" text,
	"created_by_member" text COLLATE "C",
	"created_by_contact" text COLLATE "C",
	"submitted_by_person" text COLLATE "C",
	"submitted_by_name" text,
	"submitted_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone,
	"protected_until" text COLLATE "C",
	"granted_discount_bp" integer,
	"extensions_used" integer NOT NULL,
	"changes" jsonb,
	"offer_accept_by" timestamp (3) with time zone,
	"rejection" jsonb,
	"win" jsonb,
	"loss" jsonb,
	"has_matches" boolean NOT NULL,
	"facts" jsonb,
	"held_by" text,
	"due_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deal_registrations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_revisions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"deal_id" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"terms_hash" text COLLATE "C" NOT NULL,
	"author_person_id" text COLLATE "C" NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deal_revisions_tenant_id_deal_id_revision_pk" PRIMARY KEY("tenant_id","deal_id","revision")
);
--> statement-breakpoint
CREATE TABLE "match_keys" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "match_keys_tenant_id_key_subject_kind_subject_id_pk" PRIMARY KEY("tenant_id","key","subject_kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"customer_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"deal_id" text COLLATE "C" NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slots_tenant_id_customer_id_product_id_country_pk" PRIMARY KEY("tenant_id","customer_id","product_id","country")
);
--> statement-breakpoint
CREATE TABLE "identity"."invitations" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"membership_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identity"."membership_directory" (
	"user_id" text COLLATE "C" NOT NULL,
	"membership_id" text COLLATE "C" NOT NULL,
	"tenant_id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "membership_directory_user_id_membership_id_pk" PRIMARY KEY("user_id","membership_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."tenant_directory" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tenant_directory_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C" NOT NULL,
	"line" integer NOT NULL,
	"values" jsonb NOT NULL,
	"status" text NOT NULL,
	"problems" jsonb NOT NULL,
	"flags" jsonb NOT NULL,
	"subject_id" text COLLATE "C",
	CONSTRAINT "import_rows_tenant_id_import_id_line_pk" PRIMARY KEY("tenant_id","import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"file_id" text COLLATE "C" NOT NULL,
	"file_name" text NOT NULL,
	"program_id" text COLLATE "C",
	"columns" jsonb NOT NULL,
	"mapping" jsonb,
	"total_rows" integer NOT NULL,
	"done_rows" integer NOT NULL,
	"failure" text,
	"started_by_member" text COLLATE "C" NOT NULL,
	"started_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"person_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" jsonb NOT NULL,
	"sees_all_deals" boolean NOT NULL,
	"status" text NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"zone" text NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"person_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" jsonb NOT NULL,
	"status" text NOT NULL,
	"reports_to" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"zone" text NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "members_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"process" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "policies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "policies_one_per_process" UNIQUE("tenant_id","program_id","process")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"policy_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"engine" text NOT NULL,
	"document" jsonb NOT NULL,
	"created_by_person_id" text COLLATE "C",
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"is_reviewed" boolean NOT NULL,
	"reviewed_by_person_id" text COLLATE "C",
	CONSTRAINT "policy_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "policy_versions_number" UNIQUE("tenant_id","policy_id","version")
);
--> statement-breakpoint
CREATE TABLE "currencies" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"scale" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"day" date NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"per_euro" numeric NOT NULL,
	CONSTRAINT "exchange_rates_currency_day_pk" PRIMARY KEY("currency","day")
);
--> statement-breakpoint
CREATE TABLE "identity"."account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."apikey" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"config_id" text,
	"name" text,
	"start" text,
	"prefix" text,
	"key" text NOT NULL,
	"reference_id" text COLLATE "C" NOT NULL,
	"refill_interval" integer,
	"refill_amount" integer,
	"last_refill_at" timestamp (3) with time zone,
	"enabled" boolean,
	"rate_limit_enabled" boolean,
	"rate_limit_time_window" integer,
	"rate_limit_max" integer,
	"request_count" integer,
	"remaining" integer,
	"last_request" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"permissions" text,
	"metadata" text
);
--> statement-breakpoint
CREATE TABLE "identity"."rate_limit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "identity"."two_factor" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"verified" boolean
);
--> statement-breakpoint
CREATE TABLE "identity"."user" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"two_factor_enabled" boolean,
	"person_id" text COLLATE "C",
	"locale" text COLLATE "C",
	"zone" text,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "identity"."verification" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"weekdays" jsonb NOT NULL,
	"opens_at" text COLLATE "C" NOT NULL,
	"closes_at" text COLLATE "C" NOT NULL,
	"holiday_set" text COLLATE "C" NOT NULL,
	"extra_closed" jsonb NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "calendars_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"partner_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"status" text NOT NULL,
	"tier" text,
	"group" text,
	"manager_member_id" text COLLATE "C",
	"parent_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrollments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"website" text,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "partners_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "partners_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"list_price_minor" bigint,
	"list_price_currency" text COLLATE "C",
	"is_active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"preset" text NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"zone" text NOT NULL,
	"calendar_id" text COLLATE "C" NOT NULL,
	"partner_types" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "programs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "programs_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"colour" text NOT NULL,
	"logo_file_id" text COLLATE "C",
	"default_locale" text COLLATE "C" NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_keys" ADD CONSTRAINT "customer_keys_tenant_id_customer_id_customers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_lines" ADD CONSTRAINT "deal_lines_tenant_id_deal_id_deal_registrations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deal_registrations"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_lines" ADD CONSTRAINT "deal_lines_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_matches" ADD CONSTRAINT "deal_matches_tenant_id_deal_id_deal_registrations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deal_registrations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_registrations" ADD CONSTRAINT "deal_registrations_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_registrations" ADD CONSTRAINT "deal_registrations_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_revisions" ADD CONSTRAINT "deal_revisions_tenant_id_deal_id_deal_registrations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deal_registrations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_tenant_id_deal_id_deal_registrations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deal_registrations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_tenant_id_import_id_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."imports"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_tenant_id_policy_id_policies_tenant_id_id_fk" FOREIGN KEY ("tenant_id","policy_id") REFERENCES "public"."policies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_tenant_id_partner_id_partners_tenant_id_id_fk" FOREIGN KEY ("tenant_id","partner_id") REFERENCES "public"."partners"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_tenant_id_program_id_programs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","program_id") REFERENCES "public"."programs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_tenant_id_calendar_id_calendars_tenant_id_id_fk" FOREIGN KEY ("tenant_id","calendar_id") REFERENCES "public"."calendars"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_sequence" ON "audit_log" USING btree ("seal_sequence");--> statement-breakpoint
CREATE INDEX "audit_log_unsealed" ON "audit_log" USING btree ("id") WHERE "audit_log"."seal_sequence" is null;--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("tenant_id","subject_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "case_events_case" ON "case_events" USING btree ("tenant_id","case_id","at");--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("tenant_id","is_open","changed_at");--> statement-breakpoint
CREATE INDEX "cases_partner" ON "cases" USING btree ("tenant_id","partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "commands_key" ON "commands" USING btree ("tenant_id","caller","idempotency_key");--> statement-breakpoint
CREATE INDEX "commands_pending" ON "commands" USING btree ("created_at") WHERE "commands"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "commands_case" ON "commands" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "comments_case" ON "comments" USING btree ("tenant_id","case_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_command" ON "decisions" USING btree ("tenant_id","command_id");--> statement-breakpoint
CREATE INDEX "decisions_case" ON "decisions" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "files_case" ON "files" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "files_deal" ON "files" USING btree ("tenant_id","deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_key" ON "messages" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("tenant_id","kind","key");--> statement-breakpoint
CREATE INDEX "outbox_ready" ON "outbox" USING btree ("priority","available_at") WHERE "outbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_due" ON "tasks" USING btree ("tenant_id","due_at") WHERE "tasks"."status" in ('open', 'blocked');--> statement-breakpoint
CREATE INDEX "tasks_case" ON "tasks" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_external" ON "accounts" USING btree ("tenant_id","external_id");--> statement-breakpoint
CREATE INDEX "accounts_name" ON "accounts" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "deal_lines_product" ON "deal_lines" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_registrations_number" ON "deal_registrations" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_registrations_import" ON "deal_registrations" USING btree ("tenant_id","import_key");--> statement-breakpoint
CREATE INDEX "deal_registrations_changed" ON "deal_registrations" USING btree ("tenant_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "deal_registrations_partner" ON "deal_registrations" USING btree ("tenant_id","partner_id","changed_at");--> statement-breakpoint
CREATE INDEX "deal_registrations_status" ON "deal_registrations" USING btree ("tenant_id","status","changed_at");--> statement-breakpoint
CREATE INDEX "deal_registrations_customer" ON "deal_registrations" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "match_keys_subject" ON "match_keys" USING btree ("tenant_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "slots_deal" ON "slots" USING btree ("tenant_id","deal_id");--> statement-breakpoint
CREATE INDEX "membership_directory_membership" ON "identity"."membership_directory" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "import_rows_status" ON "import_rows" USING btree ("tenant_id","import_id","status","line");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_email" ON "contacts" USING btree ("tenant_id","partner_id","email");--> statement-breakpoint
CREATE INDEX "contacts_person" ON "contacts" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "identity"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "apikey_key" ON "identity"."apikey" USING btree ("key");--> statement-breakpoint
CREATE INDEX "apikey_reference" ON "identity"."apikey" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "identity"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "identity"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "identity"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "enrollments_once" ON "enrollments" USING btree ("tenant_id","partner_id","program_id");