import { and, eq } from '@countersign/db/query';
import type { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { contacts } from '@countersign/db/schema/people';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import type { OnboardingCase, OnboardingStatus } from '@countersign/domain/onboarding/onboarding-case';
import type { EffectInput } from '../case/effect.ts';
import { membersWithRole } from '../member/with-role.ts';
import { queueMail } from '../notification/queue-mail.ts';

type Input = EffectInput<OnboardingCase>;
type TaskRow = typeof onboardingTasks.$inferSelect;

interface Turn {
  readonly onboarding: typeof onboardings.$inferSelect;
  readonly status: OnboardingStatus;
  readonly before: readonly TaskRow[];
  readonly after: readonly TaskRow[];
}

/** A large role is not mailed one by one. */
const mailedMax = 12;

/** Mails of one turn of an onboarding: to the partner what it has to do, to staff what waits for them or is stuck. */
export async function tellPlan(input: Input, turn: Turn): Promise<void> {
  if (!input.row.sendsMail) return;
  const { transition } = input;
  const fresh = turn.after.filter(
    (task) => waits(task) && turn.before.find(({ key }) => key === task.key)?.status !== task.status,
  );
  if (transition.name === 'open_plan') await tellPartner(input, turn, { kind: 'onboarding_opened' });
  if (transition.name === 'return_task')
    for (const task of fresh.filter(({ status }) => status === 'action_required'))
      await tellPartner(input, turn, { kind: 'onboarding_returned', task: nameOf(task), text: task.reason ?? '' });
  const reminded = named(turn.after, transition.facts['remind']);
  if (reminded.some(isPartners))
    await tellPartner(input, turn, { kind: 'onboarding_reminder', count: reminded.filter(isPartners).length });
  for (const task of [...fresh, ...reminded].filter((one) => !isPartners(one))) await tellStaff(input, turn, task);
  for (const task of named(turn.after, transition.facts['escalate'])) await tellStuck(input, turn, task);
  const isActive = turn.status === 'active' || turn.status === 'completed';
  if (isActive && turn.onboarding.activatedAt === null) await tellPartner(input, turn, { kind: 'onboarding_active' });
}

const waits = ({ status }: TaskRow) => status === 'ready' || status === 'in_review' || status === 'action_required';
/** A task of the partner that is under review waits for staff. */
const isPartners = ({ side, status }: TaskRow) => side === 'partner' && status !== 'in_review';
const nameOf = ({ title, kind }: TaskRow) => title ?? `onboarding_${kind}`;

function named(rows: readonly TaskRow[], keys: unknown): readonly TaskRow[] {
  return Array.isArray(keys) ? rows.filter(({ key }) => keys.includes(key)) : [];
}

async function tellPartner(
  { ctx, tx, state }: Input,
  { onboarding }: Turn,
  mail: {
    readonly kind: 'onboarding_opened' | 'onboarding_reminder' | 'onboarding_returned' | 'onboarding_active';
    readonly task?: string;
    readonly text?: string;
    readonly count?: number;
  },
): Promise<void> {
  const { kind, ...facts } = mail;
  const people = await tx
    .select({ id: contacts.id, roles: contacts.roles })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, onboarding.partnerId),
        eq(contacts.status, 'active'),
      ),
    );
  for (const { id } of people.filter(({ roles }) => roles.includes('owner')))
    await queueMail(ctx, tx, {
      kind,
      key: `${kind}/${onboarding.id}/${state.seq}/${id}`,
      to: { contactId: id },
      facts,
      link: `${ctx.urls.portal}/onboarding`,
    });
}

async function tellStaff(input: Input, turn: Turn, task: TaskRow): Promise<void> {
  const { ctx, tx, row, state } = input;
  const reviewers =
    task.status === 'in_review' && task.reviewRole !== null ? await membersWithRole(ctx, tx, task.reviewRole) : [];
  const people =
    task.assigneeId !== null
      ? [{ id: task.assigneeId }]
      : reviewers.length > 0
        ? reviewers
        : await managersOf(input, turn);
  for (const { id } of people.slice(0, mailedMax))
    await queueMail(ctx, tx, {
      kind: 'onboarding_task',
      key: `onboarding_task/${row.id}/${task.key}/${state.seq}/${id}`,
      to: { memberId: id },
      caseId: row.id,
      facts: { partner: await partnerName(input, turn), task: nameOf(task), dueAt: task.dueAt },
    });
}

async function tellStuck(input: Input, turn: Turn, task: TaskRow): Promise<void> {
  const { ctx, tx, row, state } = input;
  for (const { id } of (await managersOf(input, turn)).slice(0, mailedMax))
    await queueMail(ctx, tx, {
      kind: 'onboarding_stuck',
      key: `onboarding_stuck/${row.id}/${task.key}/${state.seq}/${id}`,
      to: { memberId: id },
      caseId: row.id,
      facts: { partner: await partnerName(input, turn), task: nameOf(task), dueAt: task.dueAt },
    });
}

/** Who manages the partner in this program; where nobody does, everybody who manages partners. */
async function managersOf({ ctx, tx }: Input, { onboarding }: Turn): Promise<readonly { readonly id: string }[]> {
  const [enrollment] = await tx
    .select({ id: enrollments.managerMemberId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, onboarding.enrollmentId)));
  if (enrollment?.id) return [{ id: enrollment.id }];
  return membersWithRole(ctx, tx, 'partner_manager');
}

async function partnerName({ ctx, tx }: Input, { onboarding }: Turn): Promise<string> {
  const [partner] = await tx
    .select({ name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, onboarding.partnerId)));
  return partner?.name ?? '';
}
