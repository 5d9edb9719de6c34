import { and, eq, sql } from '@countersign/db/query';
import { matchKeys } from '@countersign/db/schema/deal-registration';
import { blockingKeys } from '@countersign/domain/matching/blocking-keys';
import type { ServiceContext, Transaction } from '../context.ts';
import { comparable, type KnownCustomer } from './customer.ts';

export type SubjectKind = (typeof matchKeys.$inferSelect)['subjectKind'];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly customer: KnownCustomer;
}

/** Makes a registration or an account findable by its customer; keys of an earlier name or domain go. */
export async function indexSubject(ctx: ServiceContext, tx: Transaction, subject: Subject): Promise<void> {
  const mine = and(
    eq(matchKeys.tenantId, ctx.tenantId),
    eq(matchKeys.subjectKind, subject.kind),
    eq(matchKeys.subjectId, subject.id),
  );
  await tx.delete(matchKeys).where(mine);
  await addSubjects(ctx, tx, [subject]);
}

/** Makes subjects findable that never were before, many in one statement. */
export async function addSubjects(ctx: ServiceContext, tx: Transaction, subjects: readonly Subject[]): Promise<void> {
  const rows = subjects.flatMap(({ kind, id, customer }) =>
    blockingKeys(comparable(customer)).map((key) => ({ key, kind, id })),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into match_keys (tenant_id, key, subject_kind, subject_id)
    select ${ctx.tenantId}, key, kind, id from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(key text, kind text, id text)
    on conflict do nothing`);
}
