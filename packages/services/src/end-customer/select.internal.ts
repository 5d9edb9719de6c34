import type { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { endCustomers } from '@countersign/db/schema/event';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { type CustomerMask, maskCustomer } from '@countersign/domain/event/mask-customer';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

export type EndCustomerOutput = OutputOf<(typeof endCustomerOperations)['list']>['items'][number];
export type EndCustomerRead = Awaited<ReturnType<typeof selectEndCustomers>>[number];

/** Customers with their program and whom they are bound to. */
export function selectEndCustomers(tx: Transaction, matching: SQL | undefined) {
  return tx
    .select({
      id: endCustomers.id,
      programId: endCustomers.programId,
      programName: sql<string>`${programs.name}`.as('program_name'),
      currency: programs.currency,
      ref: endCustomers.ref,
      enrollmentId: endCustomers.enrollmentId,
      boundAt: endCustomers.boundAt,
      boundUntil: endCustomers.boundUntil,
      boundBy: endCustomers.boundBy,
      firstEventAt: endCustomers.firstEventAt,
      partnerId: sql<string | null>`${partners.id}`.as('partner_id'),
      partnerName: sql<string | null>`${partners.name}`.as('partner_name'),
    })
    .from(endCustomers)
    .innerJoin(programs, and(eq(programs.tenantId, endCustomers.tenantId), eq(programs.id, endCustomers.programId)))
    .leftJoin(
      enrollments,
      and(eq(enrollments.tenantId, endCustomers.tenantId), eq(enrollments.id, endCustomers.enrollmentId)),
    )
    .leftJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(matching);
}

/** As its reader may see it: for a partner masked, as its program says. */
export function presentEndCustomer(ctx: ServiceContext, row: EndCustomerRead, mask: CustomerMask): EndCustomerOutput {
  const { partnerId, partnerName, enrollmentId } = row;
  return {
    id: row.id,
    programId: row.programId,
    programName: row.programName,
    ref: ctx.actor.kind === 'contact' ? maskCustomer(row.ref, mask) : row.ref,
    enrollment:
      enrollmentId === null || partnerId === null
        ? null
        : { id: enrollmentId, partnerId, partnerName: partnerName ?? partnerId },
    boundAt: row.boundAt === null ? null : formatInstant(row.boundAt),
    boundUntil: row.boundUntil === null ? null : formatInstant(row.boundUntil),
    boundBy: row.boundBy,
    firstEventAt: formatInstant(row.firstEventAt),
  };
}
