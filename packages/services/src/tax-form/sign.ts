import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { isOwnName } from '@countersign/domain/matching/own-name';
import { contradictionsOf } from '@countersign/domain/tax-form/contradictions';
import { deriveForm } from '@countersign/domain/tax-form/derive-form';
import { answersAsked, type TaxAnswers } from '@countersign/domain/tax-form/questions';
import { isManualForm } from '@countersign/domain/tax-form/tax-form';
import { lastValidDay } from '@countersign/domain/tax-form/validity';
import { foldText } from '@countersign/domain/text/fold';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { legalNamesOf } from '../partner/legal-names.ts';
import { type ContactActor, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { answerProblems } from './answer-problems.ts';
import { summaryOf, todayOf } from './present.internal.ts';
import { loadTaxForm, openStated, requireContact, sealStated, updateTaxForm } from './stated.internal.ts';
import { validateTaxForm } from './validate.internal.ts';

type Operation = (typeof taxFormOperations)['sign'];

/**
 * Signs by typing a name: the signer's own, or that of the person whom the statement is about. What is complete and without
 * contradiction is relied on at once; anything else waits for staff (`in_review`), and so does a form that has to come on
 * paper. Refuses what is incomplete, each question named.
 */
export function signTaxForm(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.sign');
  const actor = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id, 'update');
    requireRevision(row.revision, ifMatch);
    if (row.status !== 'draft' && row.status !== 'asked_again')
      throw new AppError('action_not_available', { detail: 'This statement is signed.' });
    const stated = await openStated(ctx, tx, row);
    const answers = answersAsked(row.regime, stated?.answers ?? {});
    const today = todayOf(ctx);
    const derived = deriveForm(row.regime, answers);
    const problems = answerProblems({ regime: row.regime, answers }, today);
    if (problems.length > 0)
      throw invalidInput(...problems.map(({ key, code }) => ({ field: `answers.${key}`, code })));
    if (derived.kind === 'open') throw invalidInput({ field: 'answers', code: 'required' });
    requireOwnSignature(body.name, actor, answers);
    const known = await knownOf(ctx, tx, actor.partnerId, answers);
    const contradictions = contradictionsOf(derived.form, answers, known);
    const signed = await updateTaxForm(ctx, tx, row, {
      status: 'in_review',
      form: derived.form,
      sealed: await sealStated(ctx, tx, actor.partnerId, { answers, signedName: body.name }),
      contradictions: [...contradictions],
      askedFields: [],
      askedText: null,
      signedByPerson: actor.personId,
      signedOn: today,
      signedAt: ctx.now(),
      expiresOn: lastValidDay(derived.form, today),
    });
    await recordAudit(ctx, tx, {
      action: 'tax-form.sign',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId: actor.partnerId, form: derived.form, rule: derived.rule, contradictions },
    });
    const waits = contradictions.length > 0 || isManualForm(derived.form);
    return summaryOf(ctx, tx, waits ? signed : await validateTaxForm(ctx, tx, signed));
  });
}

function requireOwnSignature(typed: string, actor: ContactActor, answers: TaxAnswers): void {
  const same = (name: string) => foldText(typed).trim() === foldText(name).trim();
  const isPerson = answers['entity'] === 'individual' || answers['usClass'] === 'individual';
  if (same(actor.name) || (isPerson && same(String(answers['name'])))) return;
  throw invalidInput({ field: 'name', code: 'invalid', message: `sign as ${actor.name}` });
}

async function knownOf(ctx: ServiceContext, tx: Transaction, partnerId: string, answers: TaxAnswers) {
  const [partner] = await tx
    .select({ country: partners.country })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId)));
  const names = (await legalNamesOf(ctx, tx, [partnerId])).get(partnerId) ?? [];
  const stated = [answers['name'], answers['tradeName']].filter((name) => typeof name === 'string');
  return { country: partner?.country ?? '', isOwnName: stated.some((name) => isOwnName(names, name)) };
}
