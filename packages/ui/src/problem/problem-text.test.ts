import { fieldCodes } from '@countersign/domain/error/field-codes';
import { sharedTexts as german } from '@countersign/locales/de/shared';
import { sharedTexts as english } from '@countersign/locales/en/shared';
import { describe, expect, it } from 'vitest';
import { ApiProblem, type ProblemCode } from '../client/problem.ts';
import { fieldProblemText, plainProblemText, problemText, wordsOf } from './problem-text.ts';

const words = wordsOf(german);
// A server newer than the page may send codes that the page's types do not know.
const newer = (code: string, detail: string) => new ApiProblem({ status: 409, code: code as ProblemCode, detail });

describe('what is wrong, in words', () => {
  it('is said in the language of the reader, whatever sentence the server sent', () => {
    const refusal = new ApiProblem({ status: 409, code: 'slot_taken', detail: 'The slot is taken.' });
    expect(problemText(refusal, words)).toBe(german.problem.slot_taken);
    expect(fieldProblemText({ code: 'country_unknown', message: 'no such country' }, words)).toBe(
      german.fieldProblem.country_unknown,
    );
  });

  it('falls back on the sentence of the server for a code that the page does not know', () => {
    expect(problemText(newer('brand_new', 'The moon is full.'), words)).toBe('The moon is full.');
    expect(fieldProblemText({ code: 'brand_new', message: 'must be even' }, words)).toBe('must be even');
  });

  it('never shows a bare code', () => {
    expect(problemText(newer('brand_new', 'brand_new'), words)).toBe(german.problem.internal);
    expect(fieldProblemText({ code: 'brand_new', message: 'brand_new' }, words)).toBe(german.fieldProblem.invalid);
    expect(fieldProblemText({ code: 'toString', message: 'toString' }, words)).toBe(german.fieldProblem.invalid);
  });

  it('names what is wrong in the sentence itself where no field can be marked, each thing once', () => {
    const refusal = new ApiProblem({
      status: 422,
      code: 'invalid_input',
      errors: ['email_taken', 'too_long', 'email_taken'].map((code, at) => ({ field: `f${at}`, code, message: code })),
    });
    expect(problemText(refusal, words)).toBe(german.problem.invalid_input);
    expect(plainProblemText(refusal, words)).toBe('Diese Adresse ist schon vergeben. Das ist zu lang.');
  });

  it('knows nothing of the words of errors that are not the API’s', () => {
    expect(problemText(new TypeError('x is not a function'), words)).toBe(german.problem.unreadable);
  });

  it('is translated for every code of a field', () => {
    for (const code of fieldCodes) {
      expect(german.fieldProblem[code], code).not.toBe('');
      expect(german.fieldProblem[code], code).not.toBe(english.fieldProblem[code]);
    }
  });
});
