import { isCountry } from '../country/countries.ts';
import { parseCivilDate } from '../time/civil-date.ts';
import type { Answers, AnswerValue, FormCondition, FormDefinition, FormField } from './form.ts';

export const answerProblemCodes = [
  'required',
  'invalid_type',
  'too_long',
  'too_short',
  'too_big',
  'too_small',
  'country_unknown',
  'value_unknown',
  'invalid_format',
  'date_invalid',
  'field_unknown',
] as const;
export type AnswerProblemCode = (typeof answerProblemCodes)[number];
export type AnswerProblem = { readonly field: string; readonly code: AnswerProblemCode };

const textMax = 300;
const paragraphMax = 4_000;
const listMax = 60;

/** The fields that are asked, given the answers so far: whatever a condition hides is not asked. */
export function askedFields(definition: Pick<FormDefinition, 'sections'>, answers: Answers): readonly FormField[] {
  return definition.sections
    .filter(({ when }) => holds(when, answers))
    .flatMap(({ fields }) => fields.filter(({ when }) => holds(when, answers)));
}

/**
 * What is wrong with answers, by field, and those of them that were asked. A draft may lack what is required; what it
 * has is looked at all the same.
 */
export function checkAnswers(
  definition: Pick<FormDefinition, 'sections'>,
  answers: Answers,
  { isDraft }: { readonly isDraft: boolean },
): { readonly kept: Answers; readonly problems: readonly AnswerProblem[] } {
  const asked = askedFields(definition, answers);
  const known = new Set(definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const problems: AnswerProblem[] = Object.keys(answers)
    .filter((key) => !known.has(key))
    .map((field) => ({ field, code: 'field_unknown' }));
  const kept: Record<string, AnswerValue> = {};
  for (const field of asked) {
    const value = answers[field.key];
    if (value === undefined || isEmpty(value)) {
      if (field.isRequired && !isDraft) problems.push({ field: field.key, code: 'required' });
      continue;
    }
    const code = problemOf(field, value, isDraft);
    if (code === null) kept[field.key] = value;
    else problems.push({ field: field.key, code });
  }
  return { kept, problems };
}

function isEmpty(value: AnswerValue): boolean {
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

function problemOf(field: FormField, value: AnswerValue, isDraft: boolean): AnswerProblemCode | null {
  switch (field.kind) {
    case 'text':
    case 'paragraph':
      return ofText(field, value, field.kind === 'text' ? textMax : paragraphMax, isDraft);
    case 'email':
      return ofText(field, value, 254, isDraft) ?? (isMail(value) ? null : 'invalid_format');
    case 'url':
      return ofText(field, value, 1_000, isDraft) ?? (isWebAddress(value) ? null : 'invalid_format');
    case 'country':
      return typeof value !== 'string' ? 'invalid_type' : isCountry(value) ? null : 'country_unknown';
    case 'countries':
      return ofList(field, value, (item) => (isCountry(item) ? null : 'country_unknown'));
    case 'choice':
      if (typeof value !== 'string') return 'invalid_type';
      return isOption(field, value) ? null : 'value_unknown';
    case 'choices':
      return ofList(field, value, (item) => (isOption(field, item) ? null : 'value_unknown'));
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'invalid_type';
      if (value < (field.min ?? 0)) return 'too_small';
      return value > (field.max ?? 1_000_000_000_000) ? 'too_big' : null;
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : 'date_invalid';
    case 'yes_no':
      return typeof value === 'boolean' ? null : 'invalid_type';
    case 'files':
      return ofList(field, value, (item) => (/^file_[0-9a-z]{26}$/.test(item) ? null : 'invalid_format'));
    default:
      return field.kind satisfies never;
  }
}

function ofText(field: FormField, value: AnswerValue, max: number, isDraft: boolean): AnswerProblemCode | null {
  if (typeof value !== 'string') return 'invalid_type';
  if (value.length > Math.min(field.max ?? max, max)) return 'too_long';
  return !isDraft && value.trim().length < (field.min ?? 0) ? 'too_short' : null;
}

function ofList(
  field: FormField,
  value: AnswerValue,
  problem: (item: string) => AnswerProblemCode | null,
): AnswerProblemCode | null {
  if (!Array.isArray(value)) return 'invalid_type';
  const items: readonly unknown[] = value;
  if (items.length > Math.min(field.max ?? listMax, listMax)) return 'too_big';
  if (items.length < (field.min ?? 0)) return 'too_small';
  for (const item of items) {
    const code = typeof item === 'string' ? problem(item) : 'invalid_type';
    if (code !== null) return code;
  }
  return null;
}

function isOption(field: FormField, value: string): boolean {
  return (field.options ?? []).some((option) => option.value === value);
}

function isMail(value: AnswerValue): boolean {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}

/** A scheme may be left out, as people type it. */
function isWebAddress(value: AnswerValue): boolean {
  return (
    typeof value === 'string' && /^(https?:\/\/)?[^\s/@:]+\.[^\s/@:.]{2,}(:\d{1,5})?([/?#]\S*)?$/i.test(value.trim())
  );
}

function isDay(value: string): boolean {
  return value >= '1900' && parseCivilDate(value) !== undefined;
}

/** Whether a condition holds; one that is not there always does. */
export function holds(when: FormCondition | undefined, answers: Answers): boolean {
  if (when === undefined) return true;
  const value = answers[when.field];
  switch (when.is) {
    case 'filled':
      return value !== undefined && !isEmpty(value);
    case 'equals':
      return value === when.value;
    case 'not_equals':
      return value !== when.value;
    case 'includes':
      return Array.isArray(value) && value.some((item) => item === when.value);
    case 'at_least':
      return typeof value === 'number' && typeof when.value === 'number' && value >= when.value;
    default:
      return when.is satisfies never;
  }
}
