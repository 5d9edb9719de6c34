import type { TaxContradiction } from '@countersign/domain/tax-form/contradictions';
import { allTaxForms, taxFormStatuses, taxRegimes } from '@countersign/domain/tax-form/tax-form';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { civilDate, code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

/** What a program asks its partners about tax, and whether money waits for it. */
export const programTaxRules = pgTable(
  'program_tax_rules',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    /** Null where nothing is asked. */
    regime: text('regime', { enum: taxRegimes }),
    isRequiredForPayout: boolean('is_required_for_payout').notNull(),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.programId] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** A statement about tax. Every answer, the signer's name included, is in `sealed`, under the partner's own key. */
export const taxFormRows = pgTable(
  'tax_forms',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    regime: text('regime', { enum: taxRegimes }).notNull(),
    status: text('status', { enum: taxFormStatuses }).notNull(),
    /** Null while it is not clear yet. */
    form: text('form', { enum: allTaxForms }),
    sealed: text('sealed').notNull(),
    contradictions: jsonb('contradictions').$type<TaxContradiction[]>().notNull(),
    /** Questions that staff asks again, by their keys, and in which words. */
    askedFields: jsonb('asked_fields').$type<string[]>().notNull(),
    askedText: text('asked_text'),
    signedByPerson: code('signed_by_person'),
    signedOn: civilDate('signed_on'),
    signedAt: instant('signed_at'),
    /** Its last day; null where it lasts until something changes. */
    expiresOn: civilDate('expires_on'),
    decidedByPerson: code('decided_by_person'),
    decidedAt: instant('decided_at'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('tax_forms_open')
      .on(t.tenantId, t.partnerId, t.regime)
      .where(sql`${t.status} in ('draft', 'in_review', 'asked_again')`),
    uniqueIndex('tax_forms_valid').on(t.tenantId, t.partnerId, t.regime).where(sql`${t.status} = 'valid'`),
    index('tax_forms_newest').on(t.tenantId, t.createdAt),
    index('tax_forms_status').on(t.tenantId, t.status, t.createdAt),
    index('tax_forms_expiry').on(t.tenantId, t.expiresOn).where(sql`${t.status} = 'valid'`),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);
