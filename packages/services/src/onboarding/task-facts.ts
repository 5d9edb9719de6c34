import { and, desc, eq, isNotNull } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { links } from '@countersign/db/schema/link';
import { paymentMethods } from '@countersign/db/schema/payout';
import type { OnboardingTaskKind } from '@countersign/domain/onboarding/task-kind';
import { todayIn } from '../agreement/standing.internal.ts';
import { agreementTask } from '../agreement/task.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { taxFormTask } from '../tax-form/task.ts';
import { requiredCoursesLeft } from '../training/required-left.ts';

export interface TaskSubject {
  readonly partnerId: string;
  readonly programId: string;
  readonly enrollmentId: string;
}

/** What the product knows of the tasks of one kind when a plan is made. */
export interface TaskFacts {
  /** Whether the program asks for it at all; asked where it is not said. */
  readonly isAsked?: (ctx: ServiceContext, tx: Transaction, of: TaskSubject) => Promise<boolean>;
  /** What has to be prepared when it is asked and not done yet. */
  readonly begin?: (ctx: ServiceContext, tx: Transaction, of: TaskSubject) => Promise<void>;
  /** What it is done with already; null where it is not. */
  readonly doneWith?: (ctx: ServiceContext, tx: Transaction, of: TaskSubject) => Promise<string | null>;
}

const firstOf = (rows: readonly { readonly id: string }[]) => rows[0]?.id ?? null;

/** Kinds of tasks that the product sees for itself, a line each; others are asked of whoever they are for. */
export const taskFacts: Readonly<Partial<Record<OnboardingTaskKind, TaskFacts>>> = {
  agreement: agreementTask,
  payment_method: {
    doneWith: async (ctx, tx, { partnerId }) =>
      firstOf(
        await tx
          .select({ id: paymentMethods.id })
          .from(paymentMethods)
          .where(
            and(
              eq(paymentMethods.tenantId, ctx.tenantId),
              eq(paymentMethods.partnerId, partnerId),
              eq(paymentMethods.status, 'confirmed'),
            ),
          )
          .orderBy(desc(paymentMethods.proposedAt))
          .limit(1),
      ),
  },
  training: {
    isAsked: async (ctx, tx, of) =>
      (await requiredCoursesLeft(ctx, tx, { ...of, on: await todayIn(ctx, tx, of.programId) })).length > 0,
  },
  tax_form: taxFormTask,
  first_link: {
    doneWith: async (ctx, tx, { enrollmentId }) =>
      firstOf(
        await tx
          .select({ id: links.id })
          .from(links)
          .where(
            and(
              eq(links.tenantId, ctx.tenantId),
              eq(links.enrollmentId, enrollmentId),
              isNotNull(links.createdByPerson),
            ),
          )
          .orderBy(links.id)
          .limit(1),
      ),
  },
  first_deal: {
    doneWith: async (ctx, tx, { partnerId, programId }) =>
      firstOf(
        await tx
          .select({ id: dealRegistrations.id })
          .from(dealRegistrations)
          .where(
            and(
              eq(dealRegistrations.tenantId, ctx.tenantId),
              eq(dealRegistrations.partnerId, partnerId),
              eq(dealRegistrations.programId, programId),
              isNotNull(dealRegistrations.caseId),
            ),
          )
          .orderBy(dealRegistrations.id)
          .limit(1),
      ),
  },
};
