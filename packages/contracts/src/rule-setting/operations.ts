import { ruleSettingKinds, ruleSettingStatuses } from '@countersign/domain/gate/rule-setting';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, paragraph } from '../shared/fields.ts';

/** How the tenant has set a rule of law or the weight of a factor, or would. */
export const ruleSetting = z.object({
  id,
  kind: z.enum(ruleSettingKinds),
  /** A rule's id, or a factor. */
  ruleId: z.string(),
  /** A rule of law: 1 acts, 0 does not. A factor: its weight. */
  value: z.int(),
  /** By the product, where nobody set it. */
  standard: z.int(),
  reason: z.string(),
  status: z.enum(ruleSettingStatuses),
  proposedBy: z.string().nullable(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Whether the caller is somebody else than who proposed it. */
  mayDecide: z.boolean(),
});
export type RuleSetting = z.output<typeof ruleSetting>;

export const ruleSettingOperations = {
  list: {
    method: 'GET',
    path: '/rule-settings',
    summary: 'Rules of law and weights that are set otherwise than by the product, and what is proposed',
    audience: 'staff',
    output: z.object({
      items: z.array(ruleSetting),
      weights: z.array(z.object({ factor: z.string(), weight: z.int(), standard: z.int() })),
    }),
  },
  propose: {
    method: 'POST',
    path: '/rule-settings',
    summary: 'Propose that a rule of law does not act, or what a factor weighs; somebody else confirms it',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      kind: z.enum(ruleSettingKinds),
      ruleId: z.string().max(60),
      value: z.int().min(0).max(100),
      reason: paragraph(500),
    }),
    output: ruleSetting,
    errors: ['conflict'],
  },
  decide: {
    method: 'POST',
    path: '/rule-settings/{id}/decide',
    summary: 'Confirm or refuse what somebody else has proposed',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ outcome: z.enum(['confirm', 'refuse']) }),
    output: ruleSetting,
    errors: ['same_person', 'action_not_available'],
  },
} as const satisfies Operations;
