import { and, eq } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import type { AnswerProblem } from '@countersign/domain/form/check-answers';
import type { Answers, FormDefinition } from '@countersign/domain/form/form';
import { type AppError, type FieldProblem, invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';
import { filesOf } from './present.internal.ts';

/** The version of the form that the application was begun with; later versions never touch it. */
export async function formOf(ctx: ServiceContext, tx: Transaction, row: ApplicationRow): Promise<FormDefinition> {
  const [form] = await tx
    .select({ definition: forms.definition })
    .from(forms)
    .where(and(eq(forms.tenantId, ctx.tenantId), eq(forms.id, row.formId)));
  if (!form) throw new Error(`application ${row.id} has no form`);
  return form.definition;
}

export function refusedAnswers(problems: readonly AnswerProblem[]): AppError {
  return invalidInput(
    ...problems.slice(0, 50).map(({ field, code }): FieldProblem => ({ field: `answers.${field}`, code })),
  );
}

/** Files named in answers must be the application's own. */
export async function foreignFiles(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly row: ApplicationRow; readonly form: FormDefinition; readonly answers: Answers },
): Promise<readonly AnswerProblem[]> {
  const asked = about.form.sections.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'files');
  const named = asked.filter(({ key }) => about.answers[key] !== undefined);
  if (named.length === 0) return [];
  const own = new Set((await filesOf(ctx, tx, about.row.id)).map(({ id }) => id));
  return named
    .filter(({ key }) => {
      const value = about.answers[key];
      return !Array.isArray(value) || value.some((id: string) => !own.has(id));
    })
    .map(({ key }) => ({ field: key, code: 'value_unknown' }));
}
