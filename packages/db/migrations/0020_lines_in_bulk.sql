CREATE TABLE "rated_terms" (
	"tenant_id" text COLLATE "C" NOT NULL,
	"id" uuid NOT NULL,
	"plan_version_id" text COLLATE "C" NOT NULL,
	"overrides" jsonb NOT NULL,
	"tier" text COLLATE "C",
	"group" text COLLATE "C",
	"conversion" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rated_terms_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
DROP INDEX "lines_state";--> statement-breakpoint
DROP INDEX "lines_statement";--> statement-breakpoint
ALTER TABLE "lines" ALTER COLUMN "trace" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lines" ADD COLUMN "terms_id" uuid;--> statement-breakpoint
ALTER TABLE "lines" ADD COLUMN "posted_with" uuid;--> statement-breakpoint
ALTER TABLE "lines" ADD COLUMN "released_with" uuid;--> statement-breakpoint
ALTER TABLE "rated_terms" ADD CONSTRAINT "rated_terms_tenant_id_plan_version_id_plan_versions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","plan_version_id") REFERENCES "public"."plan_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lines_due" ON "lines" USING btree ("tenant_id","program_id","hold_until") WHERE "lines"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "lines_pending" ON "lines" USING btree ("tenant_id","enrollment_id","hold_until") WHERE "lines"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "lines_statement" ON "lines" USING btree ("tenant_id","enrollment_id","statement_id");--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON rated_terms FROM countersign_app;
--> statement-breakpoint
GRANT UPDATE (released_with) ON lines TO countersign_app;
--> statement-breakpoint
-- Posts what is not posted yet, known by its key, and gives back how many were new; null when an account is missing, and
-- then nothing was done. Entries name their posting and their account by place. Postings come in the order of their keys
-- and entries are written in the order of their accounts: whoever posts the same at once never waits in a circle.
CREATE FUNCTION post_transactions(
  tenant text, posted timestamptz,
  account_entities text[], account_kinds text[], account_enrollments text[], account_currencies text[],
  posting_keys text[], posting_kinds text[], posting_entities text[], posting_ats timestamptz[], posting_facts text[],
  entry_postings integer[], entry_accounts integer[], entry_amounts bigint[]
) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  accounts text[];
  ids uuid[];
  added uuid[];
BEGIN
  SELECT array_agg(a.id ORDER BY w.place) INTO accounts
  FROM unnest(account_entities, account_kinds, account_enrollments, account_currencies)
      WITH ORDINALITY AS w(entity, kind, enrollment, currency, place)
    LEFT JOIN ledger_accounts a ON a.tenant_id = tenant AND a.legal_entity_id = w.entity AND a.kind = w.kind
      AND a.enrollment_id = w.enrollment AND a.currency = w.currency;
  IF array_position(accounts, NULL) IS NOT NULL THEN
    RETURN NULL;
  END IF;
  ids := ARRAY(SELECT uuidv7() FROM generate_series(1, cardinality(posting_keys)));
  WITH new AS (
    INSERT INTO ledger_transactions (tenant_id, id, key, kind, legal_entity_id, effective_at, posted_at, facts)
    SELECT tenant, ids[i], posting_keys[i], posting_kinds[i], posting_entities[i], posting_ats[i], posted, posting_facts[i]::jsonb
    FROM generate_series(1, cardinality(posting_keys)) AS i
    ON CONFLICT (tenant_id, key) DO NOTHING
    RETURNING id
  ) SELECT array_agg(new.id) INTO added FROM new;
  IF added IS NULL THEN
    RETURN 0;
  END IF;
  INSERT INTO ledger_entries (tenant_id, transaction_id, account_id, amount_minor, currency)
  SELECT tenant, ids[entry_postings[i]], accounts[entry_accounts[i]], entry_amounts[i], account_currencies[entry_accounts[i]]
  FROM generate_series(1, cardinality(entry_postings)) AS i
  WHERE cardinality(added) = cardinality(ids) OR ids[entry_postings[i]] = ANY (added)
  ORDER BY accounts[entry_accounts[i]] COLLATE "C";
  RETURN cardinality(added);
END $$;
--> statement-breakpoint
-- Entries of a posting come in one statement; it balances per currency, and the balances move with it.
CREATE OR REPLACE FUNCTION carry_ledger_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  unbalanced record;
  is_foreign boolean;
  is_new boolean;
BEGIN
  SELECT a.tenant_id, a.transaction_id, a.currency, sum(a.amount_minor) AS rest INTO unbalanced
  FROM added a GROUP BY 1, 2, 3 HAVING sum(a.amount_minor) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting % does not balance: % % are left over', unbalanced.transaction_id, unbalanced.rest, unbalanced.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
  END IF;
  SELECT bool_or(c.currency <> a.currency), bool_or(b.account_id IS NULL) INTO is_foreign, is_new
  FROM (SELECT DISTINCT tenant_id, account_id, currency FROM added) a
    JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id
    LEFT JOIN ledger_balances b ON b.tenant_id = a.tenant_id AND b.account_id = a.account_id;
  IF is_foreign THEN
    RAISE EXCEPTION 'an entry is not in its account''s currency'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_currency';
  END IF;
  IF is_new THEN
    -- A CHECK looks at the row that an upsert proposes, before it finds the one that is there; so rows are made empty first.
    INSERT INTO ledger_balances (tenant_id, account_id, balance_minor, ceiling_minor)
    SELECT DISTINCT a.tenant_id, a.account_id, 0, CASE WHEN c.kind IN ('partner_available', 'partner_held') THEN 0 END
    FROM added a JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id
    ORDER BY a.tenant_id, a.account_id
    ON CONFLICT (tenant_id, account_id) DO NOTHING;
  END IF;
  -- Everybody locks in the same order, or two batches would wait for each other.
  PERFORM 1 FROM ledger_balances b
  WHERE (b.tenant_id, b.account_id) IN (SELECT a.tenant_id, a.account_id FROM added a)
  ORDER BY b.tenant_id, b.account_id FOR UPDATE;
  UPDATE ledger_balances b SET balance_minor = b.balance_minor + s.amount_minor
  FROM (SELECT a.tenant_id, a.account_id, sum(a.amount_minor) AS amount_minor FROM added a GROUP BY 1, 2) s
  WHERE b.tenant_id = s.tenant_id AND b.account_id = s.account_id;
  RETURN NULL;
END $$;
