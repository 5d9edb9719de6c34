import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { EffectInput } from '../case/effect.ts';
import { membersWithRole } from '../member/with-role.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { EligibleMember } from './eligible-members.ts';

/** What a notice is about, and the transaction that it belongs to. */
type About = Pick<EffectInput<CaseState>, 'ctx' | 'tx' | 'row'>;

interface TaskNotice {
  readonly taskId: string;
  readonly step: string;
}

/** Tells those who may decide that something waits for them; a large role is not mailed one by one. */
const mailedMax = 12;

export async function notifyCandidates(
  input: About,
  notice: TaskNotice & { readonly dueAt: number | null; readonly eligible: readonly EligibleMember[] },
): Promise<void> {
  if (!input.row.sendsMail) return;
  for (const member of notice.eligible.slice(0, mailedMax)) {
    await queueMail(input.ctx, input.tx, {
      kind: 'task_assigned',
      key: `task_assigned/${notice.taskId}/${member.id}`,
      to: { memberId: member.id },
      caseId: input.row.id,
      facts: { ...caseFacts(input), step: notice.step, dueAt: notice.dueAt },
    });
  }
}

/** Tells the tenant's administrators that a step has nobody left who may decide. */
export async function notifyBlocked(input: About, notice: TaskNotice): Promise<void> {
  const { ctx, tx } = input;
  const administrators = await membersWithRole(ctx, tx, 'administrator');
  for (const { id } of administrators.slice(0, mailedMax)) {
    await queueMail(ctx, tx, {
      kind: 'blocked',
      key: `blocked/${notice.taskId}/${ctx.now()}/${id}`,
      to: { memberId: id },
      caseId: input.row.id,
      facts: { ...caseFacts(input), step: notice.step },
    });
  }
}

/** Members who hold one of the roles or are named, for a reminder or an escalation. */
export async function notifyMembers(
  input: EffectInput<CaseState>,
  notice: TaskNotice & {
    readonly kind: 'reminder' | 'escalated';
    readonly memberIds: readonly string[];
    readonly dueAt: number | null;
  },
): Promise<void> {
  if (!input.row.sendsMail || notice.memberIds.length === 0) return;
  const found = await input.tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.tenantId, input.ctx.tenantId),
        eq(members.status, 'active'),
        inArray(members.id, [...notice.memberIds]),
      ),
    );
  for (const { id } of found.slice(0, mailedMax)) {
    await queueMail(input.ctx, input.tx, {
      kind: notice.kind,
      key: `${notice.kind}/${notice.taskId}/${input.state.seq}/${id}`,
      to: { memberId: id },
      caseId: input.row.id,
      facts: { ...caseFacts(input), step: notice.step, dueAt: notice.dueAt },
    });
  }
}

export function caseFacts(input: About): { number: string | null; title: string; caseId: string; subjectId: string } {
  return { number: input.row.number, title: input.row.title, caseId: input.row.id, subjectId: input.row.subjectId };
}
