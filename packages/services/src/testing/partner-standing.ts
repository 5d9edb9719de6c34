import type { PartnerStatus } from '@countersign/domain/partner/partner';
import { contactPermissions, permissionsOfContact } from '@countersign/domain/permission/permissions';
import type { ServiceContext } from '../context.ts';
import type { TestTenant } from './test-tenant.ts';

/** Whether an operation is one that the people of a partner call as well. */
export function isWrittenByContacts(id: string): boolean {
  return contactPermissions.owner.some((permission) => permission === id);
}

/** The owner of the first partner as they would be if it stood so. */
export function ofPartnerThatIs(status: PartnerStatus, tenant: TestTenant): ServiceContext {
  const { ctx } = tenant.partnerA.owner;
  if (ctx.actor.kind !== 'contact') throw new Error('an owner is a contact');
  return { ...ctx, actor: { ...ctx.actor, ...permissionsOfContact(ctx.actor.roles, status) } };
}
