import { isCountry } from '../country/countries.ts';
import { checkForeignTaxNumber } from '../identifier/foreign-tax-number.ts';
import { parseEin, parseGiin, parseItin, parseSsn } from '../identifier/us-tax-number.ts';
import { type CivilDate, parseCivilDate } from '../time/civil-date.ts';
import { askedQuestions, type TaxAnswers, type TaxQuestion, type TaxQuestionKey } from './questions.ts';
import type { TaxRegime } from './tax-form.ts';

export type TaxAnswerProblemCode =
  | 'required'
  | 'invalid'
  | 'invalid_value'
  | 'too_long'
  | 'country_unknown'
  | 'date_invalid'
  | 'in_the_future'
  | 'out_of_range';

export interface TaxAnswerProblem {
  readonly key: TaxQuestionKey;
  readonly code: TaxAnswerProblemCode;
}

/** What is missing or cannot be right among the questions that are asked; VAT numbers are checked by whoever knows their rules. */
export function checkTaxAnswers(
  given: { readonly regime: TaxRegime; readonly answers: TaxAnswers },
  today: CivilDate,
): readonly TaxAnswerProblem[] {
  const { regime, answers } = given;
  return askedQuestions(regime, answers).flatMap((question) => {
    const value = answers[question.key];
    if (value === undefined || value === '')
      return question.isOptional ? [] : [{ key: question.key, code: 'required' as const }];
    const code = problemOf(question, value, answers, today);
    return code === null ? [] : [{ key: question.key, code }];
  });
}

function problemOf(
  question: TaxQuestion,
  value: string | boolean,
  answers: TaxAnswers,
  today: CivilDate,
): TaxAnswerProblemCode | null {
  if (question.kind === 'yes_no') return typeof value === 'boolean' ? null : 'invalid_value';
  if (typeof value !== 'string') return 'invalid_value';
  switch (question.kind) {
    case 'choice':
      return question.options?.some((option) => option === value) ? null : 'invalid_value';
    case 'text':
      return value.length > (question.lengthMax ?? 200) ? 'too_long' : null;
    case 'country':
      return isCountry(value) ? null : 'country_unknown';
    case 'date':
      return dateProblem(value, today);
    case 'percent':
      return /^\d{1,2}(\.\d{1,2})?$/.test(value) && Number(value) <= 30 ? null : 'out_of_range';
    case 'number':
      return numberProblem(question.key, value, answers);
    default:
      return question.kind satisfies never;
  }
}

function dateProblem(value: string, today: CivilDate): TaxAnswerProblemCode | null {
  const date = parseCivilDate(value);
  if (date === undefined || date < '1900-01-01') return 'date_invalid';
  return date > today ? 'in_the_future' : null;
}

function numberProblem(key: TaxQuestionKey, value: string, answers: TaxAnswers): TaxAnswerProblemCode | null {
  switch (key) {
    case 'usNumber':
      return usNumberFits(String(answers['usNumberKind']), value) ? null : 'invalid';
    case 'giin':
      return parseGiin(value) === undefined ? 'invalid' : null;
    case 'foreignNumber':
    case 'taxNumber':
      return checkForeignTaxNumber(String(answers['residence'] ?? ''), value, holderOf(answers)) === 'invalid'
        ? 'invalid'
        : null;
    default:
      return value.length > 40 ? 'too_long' : null;
  }
}

function usNumberFits(kind: string, value: string): boolean {
  if (kind === 'ssn') return parseSsn(value) !== undefined;
  if (kind === 'itin') return parseItin(value) !== undefined;
  return parseEin(value) !== undefined;
}

const holderOf = ({ entity }: TaxAnswers) => (entity === 'individual' ? 'person' : 'company');
