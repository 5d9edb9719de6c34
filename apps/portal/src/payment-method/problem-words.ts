import type { Text, TextValues } from '@countersign/locales/format/text';
import type { PortalTexts } from '../app/texts.tsx';
import type { FieldProblem } from './read-proposal.ts';

interface Words {
  readonly texts: PortalTexts;
  readonly fill: (text: Text, values?: TextValues) => string;
}

export function problemWords(problem: FieldProblem | undefined, { texts, fill }: Words): string | undefined {
  if (problem === undefined) return undefined;
  const text = texts.paymentMethods.form.errors[problem.code];
  return problem.code === 'iban_length_wrong'
    ? fill(text, { expected: problem.expectedLength, given: problem.givenLength })
    : text;
}
