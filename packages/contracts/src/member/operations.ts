import { memberRoles, membershipStatuses } from '@countersign/domain/member/roles';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { email, id, idempotent, idParams, instant, line, nothing, page, pageQuery } from '../shared/fields.ts';

export const member = z.object({
  id,
  userId: z.string().nullable(),
  personId: id,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(memberRoles)),
  status: z.enum(membershipStatuses),
  reportsTo: id.nullable(),
  hasTwoFactor: z.boolean(),
  openTasks: z.int(),
  invitedAt: instant,
});

const roles = z.array(z.enum(memberRoles)).min(1).max(memberRoles.length);

export const memberOperations = {
  list: {
    method: 'GET',
    path: '/members',
    summary: 'Staff and their roles',
    audience: 'staff',
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      role: z.enum(memberRoles).optional(),
      status: z.enum(membershipStatuses).optional(),
    }),
    output: page(member),
  },
  get: {
    method: 'GET',
    path: '/members/{id}',
    summary: 'One member',
    audience: 'staff',
    params: idParams,
    output: member,
  },
  invite: {
    method: 'POST',
    path: '/members',
    summary: 'Invite a colleague by mail',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ name: line(120), email, roles }),
    output: member,
    errors: ['already_member'],
  },
  update: {
    method: 'PATCH',
    path: '/members/{id}',
    summary: 'Change roles and manager',
    audience: 'staff',
    params: idParams,
    body: z.object({ roles: roles.optional(), reportsTo: id.nullable().optional() }),
    output: member,
    errors: ['last_administrator'],
  },
  remove: {
    method: 'DELETE',
    path: '/members/{id}',
    summary: 'Remove a member; their sessions and keys end at once',
    audience: 'staff',
    params: idParams,
    status: 204,
    output: nothing,
    errors: ['last_administrator'],
  },
  'join-person': {
    method: 'POST',
    path: '/members/{id}/person',
    summary: 'Say that this login belongs to the same human as another member or contact',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ sameAsId: id }),
    output: member,
  },
} as const satisfies Operations;
