import { and, eq, isNotNull, type SQL } from '@countersign/db/query';
import { statements } from '@countersign/db/schema/statement';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';

/** Staff see every statement; a partner's people their partner's, once it is published. Joined with its membership. */
export function visibleStatements(ctx: ServiceContext): SQL | undefined {
  const { actor } = ctx;
  const inTenant = eq(statements.tenantId, ctx.tenantId);
  return actor.kind === 'contact'
    ? and(inTenant, eq(enrollments.partnerId, actor.partnerId), isNotNull(statements.publishedAt))
    : inTenant;
}
