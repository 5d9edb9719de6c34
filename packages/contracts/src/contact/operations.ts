import { contactRoles, membershipStatuses } from '@countersign/domain/member/roles';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { email, id, idempotent, idParams, instant, line, nothing, page, pageQuery } from '../shared/fields.ts';

export const contact = z.object({
  id,
  partnerId: id,
  personId: id,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(contactRoles)),
  seesAllDeals: z.boolean(),
  status: z.enum(membershipStatuses),
  invitedAt: instant,
});

const roles = z.array(z.enum(contactRoles)).min(1).max(contactRoles.length);

export const contactOperations = {
  list: {
    method: 'GET',
    path: '/contacts',
    summary: 'People who act for a partner (for a partner: its own)',
    audience: 'both',
    query: pageQuery.extend({ partnerId: id.optional(), search: z.string().max(120).optional() }),
    output: page(contact),
  },
  invite: {
    method: 'POST',
    path: '/contacts',
    summary: 'Invite somebody to act for a partner',
    audience: 'both',
    ...idempotent,
    status: 201,
    body: z.object({
      partnerId: id.optional(),
      name: line(120),
      email,
      roles,
      seesAllDeals: z.boolean().default(true),
    }),
    output: contact,
    errors: ['already_member'],
  },
  update: {
    method: 'PATCH',
    path: '/contacts/{id}',
    summary: "Change a contact's roles and what they see",
    audience: 'both',
    params: idParams,
    body: z.object({ roles: roles.optional(), seesAllDeals: z.boolean().optional() }),
    output: contact,
    errors: ['last_administrator'],
  },
  remove: {
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: 'Remove a contact; their sessions end at once',
    audience: 'both',
    params: idParams,
    status: 204,
    output: nothing,
    errors: ['last_administrator'],
  },
} as const satisfies Operations;
