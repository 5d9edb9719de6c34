import type { licenceOperations } from '@countersign/contracts/licence/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, isNull } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import { renewals } from '@countersign/db/schema/watch';
import type { ServiceContext } from '../context.ts';
import { presentOwnRenewal, selectRenewals } from '../renewal/present.internal.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { watchDayOf } from '../watch/watch-day.ts';
import { presentOwnLicence, selectLicences } from './present.internal.ts';

type Operation = (typeof licenceOperations)['mine'];

const shownMax = 100;

/** A partner's own licences and insurance, and what it has been asked for or has handed in, newest first. */
export function ownLicences(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'licence.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') return Promise.resolve({ items: [], renewals: [] });
  const today = watchDayOf(ctx);
  return read(ctx, async (tx) => {
    const rows = await selectLicences(
      tx,
      and(eq(licences.tenantId, ctx.tenantId), eq(licences.partnerId, actor.partnerId), isNull(licences.replacedAt)),
    )
      .orderBy(licences.expiresOn, licences.id)
      .limit(shownMax);
    const handedIn = await selectRenewals(
      tx,
      and(eq(renewals.tenantId, ctx.tenantId), eq(renewals.partnerId, actor.partnerId)),
    )
      .orderBy(desc(renewals.createdAt), desc(renewals.id))
      .limit(shownMax);
    return { items: rows.map((row) => presentOwnLicence(row, today)), renewals: handedIn.map(presentOwnRenewal) };
  });
}
