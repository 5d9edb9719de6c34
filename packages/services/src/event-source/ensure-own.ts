import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';
import type { EventSourceRow } from './present.internal.ts';

const names = { internal: 'Countersign', import: 'Import' } as const;

/** The program's source of what the product itself has seen, such as confirmed wins; made when first needed. */
export function ensureInternalSource(ctx: ServiceContext, tx: Transaction, programId: string): Promise<EventSourceRow> {
  return ensureOwn(ctx, tx, { programId, kind: 'internal' });
}

/** The program's source of events that files brought without naming another; made when first needed. */
export function ensureImportSource(ctx: ServiceContext, tx: Transaction, programId: string): Promise<EventSourceRow> {
  return ensureOwn(ctx, tx, { programId, kind: 'import' });
}

async function ensureOwn(
  ctx: ServiceContext,
  tx: Transaction,
  wanted: { readonly programId: string; readonly kind: keyof typeof names },
): Promise<EventSourceRow> {
  const { programId, kind } = wanted;
  const mine = and(
    eq(eventSources.tenantId, ctx.tenantId),
    eq(eventSources.programId, programId),
    eq(eventSources.kind, kind),
    isNull(eventSources.archivedAt),
  );
  const find = () => tx.select().from(eventSources).where(mine).orderBy(asc(eventSources.createdAt)).limit(1);
  const [found] = await find();
  if (found) return found;
  // Nothing from outside leads here: it has no route, and nobody learns its secret.
  const values = {
    tenantId: ctx.tenantId,
    programId,
    kind,
    dedupeKey: 'external_id',
    publicKey: randomBytes(12).toString('base64url'),
    secretHash: hashToken(makeToken()),
    signingSecret: null,
    parameterMap: {},
    revision: 1,
    archivedAt: null,
    createdAt: ctx.now(),
  } as const;
  for (const suffix of ['', ` (${kind})`, ` ${randomBytes(3).toString('hex')}`]) {
    await tx
      .insert(eventSources)
      .values({ ...values, id: ctx.ids.next('esrc'), name: `${names[kind]}${suffix}` })
      .onConflictDoNothing();
    const [row] = await find();
    if (row) return row;
  }
  throw new Error(`program ${programId} has no source of its own`);
}
