import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentProfile, selectProfiles } from './profile.internal.ts';

type Operation = (typeof directoryOperations)['list'];

/** Partners' profiles, newest proposal first. */
export function listDirectoryProfiles(
  ctx: ServiceContext,
  { query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'directory.list');
  const matching = and(
    eq(directoryProfiles.tenantId, ctx.tenantId),
    query.status ? inArray(directoryProfiles.status, query.status) : undefined,
    query.partnerId ? eq(directoryProfiles.partnerId, query.partnerId) : undefined,
    query.search ? contains(partners.name, query.search) : undefined,
  );
  const order = keyset(
    {
      column: directoryProfiles.proposedAt,
      id: directoryProfiles.partnerId,
      direction: 'desc',
      holds: 'instant',
    },
    query.cursor,
  );
  return read(ctx, async (tx) => {
    const rows = await selectProfiles(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx
      .select({ total: rowCount })
      .from(directoryProfiles)
      .innerJoin(
        partners,
        and(eq(partners.tenantId, directoryProfiles.tenantId), eq(partners.id, directoryProfiles.partnerId)),
      )
      .where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ profile }) => ({ value: profile.proposedAt ?? 0, id: profile.partnerId }),
      present: ({ partner, profile }) => ({ id: partner.id, ...presentProfile(partner, profile) }),
    });
  });
}
