import { checkAnswers } from '@countersign/domain/form/check-answers';
import type { Answers, FormDefinition } from '@countersign/domain/form/form';
import { isProblem } from '@countersign/ui/client/problem';
import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { fieldText } from '../parts/problem-text.ts';

/** What is wrong with each answer: by the form's own rules here, and by what the server refused. */
export function useFieldErrors(form: Pick<FormDefinition, 'sections'>) {
  const { texts } = useWords();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  return {
    count: Object.keys(errors).length,
    errorOf: (key: string): string | undefined => errors[key],
    clear: (key: string) =>
      setErrors((last) => Object.fromEntries(Object.entries(last).filter(([other]) => other !== key))),
    /** Whether everything can be sent. */
    check(answers: Answers): boolean {
      const { problems } = checkAnswers(form, answers, { isDraft: false });
      setErrors(
        Object.fromEntries(
          problems.map(({ field, code }) => [field, fieldText({ field, code, message: code }, texts.shared)]),
        ),
      );
      return problems.length === 0;
    },
    add: (key: string, text: string) => setErrors((last) => ({ ...last, [key]: text })),
    /** Marks what the server refused; false where it named no field of the form. */
    take(problem: unknown): boolean {
      if (!isProblem(problem)) return false;
      const named = problem.errors.filter(({ field }) => /^(answers|consents)\./.test(field));
      if (named.length === 0) return false;
      setErrors(
        Object.fromEntries(
          named.map((error) => [error.field.replace(/^answers\./, ''), fieldText(error, texts.shared)]),
        ),
      );
      return true;
    },
  };
}
