import { useWords } from '../app/texts.tsx';
import type { Question } from './tax-looks.ts';

/** An answer in the reader's words. */
export function useAnswerText(): (question: Question, answer: string | boolean) => string {
  const { texts, format } = useWords();
  return (question, answer) => {
    if (typeof answer === 'boolean') return answer ? texts.tax.yes : texts.tax.no;
    if (question.kind === 'country') return format.country(answer);
    const option = question.options.find((one) => one === answer);
    return option === undefined ? answer : texts.taxOption[option];
  };
}
