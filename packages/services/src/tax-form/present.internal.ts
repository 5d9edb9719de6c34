import type { TaxFormDetail, TaxFormSummary } from '@countersign/contracts/tax-form/operations';
import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { certificationOf } from '@countersign/domain/tax-form/certification';
import { deriveForm, taxRuleSource } from '@countersign/domain/tax-form/derive-form';
import {
  answersAsked,
  askedQuestions,
  maskAnswers,
  type TaxAnswers,
  taxQuestionKeys,
} from '@countersign/domain/tax-form/questions';
import {
  type AnyTaxForm,
  expiringDays,
  type TaxRegime,
  type TaxStanding,
  taxFormEditions,
} from '@countersign/domain/tax-form/tax-form';
import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { answerProblems } from './answer-problems.ts';
import { openStated, type TaxFormRow } from './stated.internal.ts';

export const todayOf = (ctx: ServiceContext): CivilDate => civilDateIn('UTC', ctx.now());

/** As a statement stands today. */
export function standingOf(row: Pick<TaxFormRow, 'status' | 'expiresOn'>, today: CivilDate): TaxStanding {
  switch (row.status) {
    case 'valid':
      if (row.expiresOn === null || row.expiresOn > addDays(today, expiringDays)) return 'valid';
      return row.expiresOn < today ? 'expired' : 'expiring';
    case 'replaced':
      return 'expired';
    case 'draft':
    case 'in_review':
    case 'asked_again':
      return row.status;
    default:
      return row.status satisfies never;
  }
}

export function presentTaxForm(row: TaxFormRow, partnerName: string, today: CivilDate): TaxFormSummary {
  return {
    id: row.id,
    partner: { id: row.partnerId, name: partnerName },
    regime: row.regime,
    status: row.status,
    standing: standingOf(row, today),
    form: row.form,
    edition: row.form === null ? null : editionOf(row.form),
    signedOn: row.signedOn,
    expiresOn: row.expiresOn,
    contradictions: [...row.contradictions],
    askedFields: taxQuestionKeys.filter((key) => row.askedFields.includes(key)),
    askedText: row.askedText,
    changedAt: formatInstant(row.changedAt),
    revision: row.revision,
  };
}

const editionOf = (form: AnyTaxForm) => ({ ...taxFormEditions[form] });

export async function partnerNameOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<string> {
  const [row] = await tx
    .select({ name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId)));
  return row?.name ?? '';
}

export async function summaryOf(ctx: ServiceContext, tx: Transaction, row: TaxFormRow): Promise<TaxFormSummary> {
  return presentTaxForm(row, await partnerNameOf(ctx, tx, row.partnerId), todayOf(ctx));
}

/** The statement with its interview, numbers masked. */
export async function detailOf(ctx: ServiceContext, tx: Transaction, row: TaxFormRow): Promise<TaxFormDetail> {
  const summary = await summaryOf(ctx, tx, row);
  const stated = await openStated(ctx, tx, row);
  const answers = stated === null ? {} : answersAsked(row.regime, stated.answers);
  const derived = derivedOf(row.regime, answers);
  return {
    ...summary,
    derived,
    answers: stated === null ? null : presentAnswers(maskAnswers(answers)),
    questions: askedQuestions(row.regime, answers).map((question) => ({
      key: question.key,
      step: question.step,
      kind: question.kind,
      options: [...(question.options ?? [])],
      isOptional: question.isOptional ?? false,
      isSecret: question.isSecret ?? false,
    })),
    problems: stated === null ? [] : [...answerProblems({ regime: row.regime, answers }, todayOf(ctx))],
    certification: derived.form === null ? [] : [...certificationOf(derived.form, answers)],
    signedName: stated?.signedName ?? null,
    signAs: ctx.actor.kind === 'contact' ? ctx.actor.name : null,
  };
}

function derivedOf(regime: TaxRegime, answers: TaxAnswers): TaxFormDetail['derived'] {
  const derived = deriveForm(regime, answers);
  if (derived.kind === 'open') return { form: null, isManual: false, edition: null, rule: null, source: null };
  return {
    form: derived.form,
    isManual: derived.kind === 'manual',
    edition: editionOf(derived.form),
    rule: derived.rule,
    source: taxRuleSource(derived.rule),
  };
}

/** Answers under the keys that there are; others were never kept. */
export function presentAnswers(answers: TaxAnswers): NonNullable<TaxFormDetail['answers']> {
  return Object.fromEntries(
    taxQuestionKeys.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
  );
}
