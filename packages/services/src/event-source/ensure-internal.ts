import { randomBytes } from 'node:crypto';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';
import type { EventSourceRow } from './present.internal.ts';

const internalName = 'Countersign';

/** The program's source of what the product itself has seen, such as confirmed wins; made when first needed. */
export async function ensureInternalSource(
  ctx: ServiceContext,
  tx: Transaction,
  programId: string,
): Promise<EventSourceRow> {
  const mine = and(
    eq(eventSources.tenantId, ctx.tenantId),
    eq(eventSources.programId, programId),
    eq(eventSources.kind, 'internal'),
  );
  const find = () => tx.select().from(eventSources).where(mine).limit(1);
  const [found] = await find();
  if (found) return found;
  // Nothing from outside leads here: it has no route, and nobody learns its secret.
  const values = {
    tenantId: ctx.tenantId,
    programId,
    kind: 'internal',
    dedupeKey: 'external_id',
    publicKey: randomBytes(12).toString('base64url'),
    secretHash: hashToken(makeToken()),
    signingSecret: null,
    parameterMap: {},
    revision: 1,
    archivedAt: null,
    createdAt: ctx.now(),
  } as const;
  for (const suffix of ['', ' (internal)', ` ${randomBytes(3).toString('hex')}`]) {
    await tx
      .insert(eventSources)
      .values({ ...values, id: ctx.ids.next('esrc'), name: `${internalName}${suffix}` })
      .onConflictDoNothing();
    const [row] = await find();
    if (row) return row;
  }
  throw new Error(`program ${programId} has no source of its own`);
}
