import type { joinRequests } from '@countersign/db/schema/application';
import type { ServiceContext, Transaction } from '../context.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { openMany } from '../subject-key/open.ts';
import { sealFor } from '../subject-key/seal.ts';

type Stored = typeof joinRequests.$inferSelect;

export interface Joiner {
  readonly name: string;
  readonly email: string;
}
export type JoinRow = Omit<Stored, 'sealed' | 'plainName' | 'plainEmail'> & Joiner;

/** The columns of who asks, with the request's own key. */
export async function sealJoiner(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  { name, email }: Joiner,
): Promise<Pick<Stored, 'sealed' | 'emailLookup' | 'plainName' | 'plainEmail'>> {
  return {
    sealed: await sealFor(ctx, tx, id, { name, email } satisfies Joiner),
    emailLookup: (await lookupOf(ctx, tx))('email', email),
    plainName: null,
    plainEmail: null,
  };
}

/** Requests with who asks; empty words for whoever was erased. */
export async function openJoins(ctx: ServiceContext, tx: Transaction, rows: readonly Stored[]): Promise<JoinRow[]> {
  const opened = await openMany<Joiner>(
    ctx,
    tx,
    rows.map(({ id, sealed }) => ({ subjectId: id, sealed })),
  );
  return rows.map(({ sealed: _sealed, plainName, plainEmail, ...row }, index) => ({
    ...row,
    ...(opened[index] ?? { name: plainName ?? '', email: plainEmail ?? '' }),
  }));
}
