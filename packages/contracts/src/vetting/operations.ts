import { riskLevels } from '@countersign/domain/risk/risk';
import { vettingOccasions, vettingStatuses } from '@countersign/domain/vetting/vetting';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, page, pageQuery, paragraph } from '../shared/fields.ts';
import { vettingStatement } from './statement.ts';
import { ownVetting, vetting, vettingCondition, vettingSummary } from './vetting.ts';

export const vettingOperations = {
  list: {
    method: 'GET',
    path: '/vettings',
    summary: 'Vettings, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      programId: id.optional(),
      status: z.enum(vettingStatuses).optional(),
      riskLevel: z.enum(riskLevels).optional(),
    }),
    output: page(vettingSummary),
  },
  get: {
    method: 'GET',
    path: '/vettings/{id}',
    summary: 'One vetting: statement, checks, owners, risk, rules of law, holds',
    audience: 'staff',
    params: idParams,
    output: vetting,
  },
  open: {
    method: 'POST',
    path: '/vettings',
    summary: 'Look at a partner; it is asked for what its type and country need',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      partnerId: id,
      programId: id,
      occasion: z.enum(vettingOccasions).exclude(['application']),
      /** For the partner. */
      text: paragraph(1000).nullable(),
    }),
    output: vettingSummary,
    errors: ['conflict'],
  },
  mine: {
    method: 'GET',
    path: '/own-vettings',
    summary: 'What a partner is asked about itself',
    audience: 'partner',
    output: z.object({ items: z.array(ownVetting) }),
  },
  answer: {
    method: 'POST',
    path: '/vettings/{id}/answer',
    summary: "State what was asked for; the partner's own people, or staff for them",
    audience: 'both',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: vettingStatement,
    output: ownVetting,
    errors: ['action_not_available'],
  },
  'set-conditions': {
    method: 'PUT',
    path: '/vettings/{id}/conditions',
    summary: 'Say what a clear will depend on; approvals given before count no more',
    audience: 'staff',
    params: idParams,
    body: z.object({ conditions: z.array(vettingCondition).max(10) }),
    output: vetting,
    errors: ['action_not_available'],
  },
  'meet-condition': {
    method: 'POST',
    path: '/vettings/{id}/conditions/met',
    summary: 'Say that what a clear depended on is there; what waited for it goes on',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({
      /** Of the condition in the list, from 0. */
      place: z.int().min(0).max(9),
      note: paragraph(500),
    }),
    output: vetting,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;
