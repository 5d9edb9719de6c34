import { enrollmentStatuses, settableEnrollmentStatuses } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, line, page, pageQuery, personRef } from '../shared/fields.ts';

export const enrollment = z.object({
  id,
  partnerId: id,
  partnerName: z.string(),
  programId: id,
  programName: z.string(),
  status: z.enum(enrollmentStatuses),
  tier: z.string().nullable(),
  group: z.string().nullable(),
  manager: personRef.nullable(),
  parentId: id.nullable(),
});

const changes = z.object({
  tier: line(40).nullable().optional(),
  group: line(80).nullable().optional(),
  managerId: id.nullable().optional(),
  parentId: id.nullable().optional(),
});

export const enrollmentOperations = {
  list: {
    method: 'GET',
    path: '/enrollments',
    summary: 'Memberships of partners in programs (for a partner: its own)',
    audience: 'both',
    query: pageQuery.extend({ partnerId: id.optional(), programId: id.optional() }),
    output: page(enrollment),
  },
  create: {
    method: 'POST',
    path: '/enrollments',
    summary: 'Enrol a partner in a program',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: changes.extend({ partnerId: id, programId: id }),
    output: enrollment,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/enrollments/{id}',
    summary: 'Change tier, group, manager, parent or status',
    audience: 'staff',
    params: idParams,
    body: changes.extend({ status: z.enum(settableEnrollmentStatuses).optional() }),
    output: enrollment,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;
