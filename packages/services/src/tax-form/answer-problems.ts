import type { FieldCode } from '@countersign/domain/error/field-codes';
import { checkTaxAnswers } from '@countersign/domain/tax-form/check-answers';
import type { TaxAnswers, TaxQuestionKey } from '@countersign/domain/tax-form/questions';
import type { TaxRegime } from '@countersign/domain/tax-form/tax-form';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { readVatNumber } from '../identifier/vat-syntax.ts';

export interface AnswerProblem {
  readonly key: TaxQuestionKey;
  readonly code: FieldCode;
}

/** What is missing or wrong before a statement can be signed, VAT numbers by the syntax of their country included. */
export function answerProblems(
  given: { readonly regime: TaxRegime; readonly answers: TaxAnswers },
  today: CivilDate,
): readonly AnswerProblem[] {
  const problems = checkTaxAnswers(given, today);
  const { vatNumber } = given.answers;
  const isMalformed = typeof vatNumber === 'string' && readVatNumber(vatNumber).finding === 'invalid';
  return isMalformed && given.answers['isVatRegistered'] === true
    ? [...problems, { key: 'vatNumber', code: 'vat_number_malformed' }]
    : problems;
}
