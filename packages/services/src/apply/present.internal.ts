import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { forms } from '@countersign/db/schema/form';
import { programs, tenants } from '@countersign/db/schema/tenant';
import { draftLifeDays } from '@countersign/domain/application/application';
import { mayReapplyFrom } from '@countersign/domain/application/reapply';
import type { FormDefinition } from '@countersign/domain/form/form';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { bytesMaxOf } from '../file/check-file.internal.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';

type View = OutputOf<(typeof applyOperations)['open']>;

/** An application as its applicant sees it: in neutral words, whatever was found and whoever has it. */
export async function presentForApplicant(ctx: ServiceContext, tx: Transaction, row: ApplicationRow): Promise<View> {
  const [about] = await tx
    .select({ definition: forms.definition, programName: programs.name, companyName: tenants.name })
    .from(forms)
    .innerJoin(programs, and(eq(programs.tenantId, forms.tenantId), eq(programs.id, forms.programId)))
    .innerJoin(tenants, eq(tenants.tenantId, forms.tenantId))
    .where(and(eq(forms.tenantId, ctx.tenantId), eq(forms.id, row.formId)));
  if (!about) throw new Error(`application ${row.id} has no form`);
  const instantOf = (at: number | null) => (at === null ? null : formatInstant(at));
  return {
    status: row.status === 'submitted' ? 'in_review' : row.status,
    number: row.number,
    companyName: about.companyName,
    programName: about.programName,
    partnerType: row.partnerType,
    email: row.email,
    form: about.definition as View['form'],
    answers: mutable(row.answers),
    consents: row.consents.map(({ key }) => key),
    files: await filesOf(ctx, tx, row.id),
    fileLimits: { filesMax: filesPerApplication(ctx), bytesMax: bytesMaxOf('evidence', ctx.limits) },
    changes: row.changes && { ...row.changes, limitAt: formatInstant(row.changes.limitAt) },
    rejection: rejectionOf(row, about.definition),
    submittedAt: instantOf(row.submittedAt),
    decidedAt: instantOf(row.decidedAt),
    expectedBy: row.status === 'submitted' || row.status === 'in_review' ? instantOf(row.dueAt) : null,
    expiresAt: row.status === 'draft' ? formatInstant(row.createdAt + draftLifeDays * millisecondsPerDay) : null,
    revision: row.revision,
  };
}

/** A rule's own reasons would say what is known of others; an applicant reads them as one neutral reason. */
const tellable: ReadonlySet<string> = new Set(['not_eligible', 'no_fit', 'incomplete', 'traffic_quality', 'other']);

function rejectionOf(row: ApplicationRow, { reapply }: FormDefinition): View['rejection'] {
  if (row.rejection === null) return null;
  const { reason, text } = row.rejection;
  const from = row.decidedAt === null ? null : mayReapplyFrom(reapply, row.decidedAt);
  return {
    reason: tellable.has(reason) ? reason : 'not_eligible',
    text,
    reapplyFrom: typeof from === 'number' ? formatInstant(from) : null,
  };
}

const filesUsually = 20;

export function filesPerApplication(ctx: ServiceContext): number {
  return ctx.limits?.filesPerApplicationMax ?? filesUsually;
}

export async function filesOf(
  ctx: ServiceContext,
  tx: Transaction,
  applicationId: string,
): Promise<{ id: string; name: string; size: number }[]> {
  return tx
    .select({ id: files.id, name: files.name, size: files.size })
    .from(files)
    .where(and(eq(files.tenantId, ctx.tenantId), eq(files.applicationId, applicationId)))
    .orderBy(asc(files.createdAt));
}

/** Lists are read-only inside and plain in replies. */
export function mutable(answers: ApplicationRow['answers']): View['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]),
  );
}
