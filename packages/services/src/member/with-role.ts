import { and, eq, sql } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { MemberRole } from '@countersign/domain/member/roles';
import type { ServiceContext, Transaction } from '../context.ts';

/** Active members who hold a role. */
export function membersWithRole(
  ctx: ServiceContext,
  tx: Transaction,
  role: MemberRole,
): Promise<readonly { readonly id: string }[]> {
  return tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.tenantId, ctx.tenantId),
        eq(members.status, 'active'),
        sql`${members.roles} @> ${JSON.stringify([role])}::text::jsonb`,
      ),
    );
}
