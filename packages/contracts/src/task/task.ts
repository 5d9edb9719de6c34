import { decisionOutcomes, taskKinds, taskStatuses } from '@countersign/domain/approval/approval';
import { processNames } from '@countersign/domain/process/registry';
import { z } from 'zod';
import { signedMoney } from '../shared/earning.ts';
import { id, instant } from '../shared/fields.ts';

export const task = z.object({
  id,
  caseId: id,
  process: z.enum(processNames),
  kind: z.enum(taskKinds),
  status: z.enum(taskStatuses),
  step: z.string(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string(),
  /** Null where the case is about no partner in particular. */
  partnerName: z.string().nullable(),
  programName: z.string(),
  /** Below zero for a correction that takes away. */
  amount: signedMoney.nullable(),
  openedAt: instant,
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
  isEscalated: z.boolean(),
  required: z.int(),
  given: z.int(),
  claimedBy: z.object({ id, name: z.string() }).nullable(),
  /** Why this is in the caller's inbox, as code and facts for a sentence. */
  whyMe: z.array(
    z.object({ kind: z.enum(['role', 'member', 'relation', 'escalation', 'administrator']), value: z.string() }),
  ),
  /** Why the policy asks: rule and facts. */
  whyRouted: z.object({ ruleName: z.string(), facts: z.record(z.string(), z.unknown()) }),
  canDecide: z.boolean(),
  /** When the caller may not: the refusal they would get. */
  cannotBecause: z.string().nullable(),
  outcomes: z.array(z.enum(decisionOutcomes)),
  /** What approving will do now: `protect`, or `wait` when the protection is already taken. Null where it is not the last approval. */
  approvalGives: z.enum(['protect', 'wait']).nullable(),
  /** Whether nobody else is asked after this one approves. */
  isLastApproval: z.boolean(),
  revision: z.int(),
});
export type Task = z.output<typeof task>;
