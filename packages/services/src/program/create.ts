import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { programOperations } from '@countersign/contracts/program/operations';
import { and, eq } from '@countersign/db/query';
import { calendars, programs } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { presentProgram } from './present.internal.ts';
import { writeProgram } from './write-program.ts';

type Operation = (typeof programOperations)['create'];

/** Adds a program from a preset, with its policies active and not yet reviewed; `conflict` when the name is taken. */
export function createProgram(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'program.create');
  const author = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const calendar = await tx
      .select({ id: calendars.id })
      .from(calendars)
      .where(and(eq(calendars.tenantId, ctx.tenantId), eq(calendars.id, body.calendarId)));
    if (calendar.length === 0) throw notFound('calendar', 'calendarId');
    const { programId } = await writeProgram(ctx, tx, body, author);
    const [row] = await tx
      .select()
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
    if (!row) throw new Error(`program ${programId} is gone`);
    await recordAudit(ctx, tx, {
      action: 'program.create',
      subjectKind: 'program',
      subjectId: programId,
      facts: { preset: body.preset, currency: body.currency },
    });
    return presentProgram(ctx, row, 0);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'programs_name') ? programNameTaken(body.name) : error;
  });
}

export function programNameTaken(name: string): AppError {
  return new AppError('conflict', {
    detail: `Another program is called ${name}.`,
    fields: [{ field: 'name', code: 'taken' }],
  });
}
