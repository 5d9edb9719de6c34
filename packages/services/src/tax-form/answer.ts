import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { deriveForm } from '@countersign/domain/tax-form/derive-form';
import { answersAsked } from '@countersign/domain/tax-form/questions';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { detailOf } from './present.internal.ts';
import { loadTaxForm, openStated, requireContact, sealStated, updateTaxForm } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['answer'];

/**
 * Keeps answers as they are given, sealed. Answers to questions that are not asked any more go. Asked again, the named
 * questions alone are open (`field_not_open`), and whatever they open in turn.
 */
export function answerTaxForm(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.answer');
  const { partnerId } = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id, 'update');
    if (row.status !== 'draft' && row.status !== 'asked_again')
      throw new AppError('action_not_available', { detail: 'This statement is signed.' });
    const stated = await openStated(ctx, tx, row);
    const before = stated?.answers ?? {};
    const given = Object.entries(body.answers);
    const closed = given.filter(
      ([key]) => row.status === 'asked_again' && before[key] !== undefined && !row.askedFields.includes(key),
    );
    if (closed.length > 0)
      throw invalidInput(...closed.map(([key]) => ({ field: `answers.${key}`, code: 'field_not_open' as const })));
    const merged: Record<string, string | boolean> = { ...before };
    for (const [key, value] of given) {
      if (value === null || value === undefined) delete merged[key];
      else merged[key] = value;
    }
    const answers = answersAsked(row.regime, merged);
    const derived = deriveForm(row.regime, answers);
    const kept = await updateTaxForm(ctx, tx, row, {
      sealed: await sealStated(ctx, tx, partnerId, { answers, signedName: null }),
      form: derived.kind === 'open' ? null : derived.form,
    });
    await recordAudit(ctx, tx, {
      action: 'tax-form.answer',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { questions: given.map(([key]) => key) },
    });
    return detailOf(ctx, tx, kept);
  });
}
