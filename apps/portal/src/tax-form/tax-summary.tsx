import { useWords } from '../app/texts.tsx';
import { Fact } from '../parts/fact.tsx';
import { Card } from '../parts/page.tsx';
import type { TaxForm } from './tax-looks.ts';
import { useAnswerText } from './use-answer-text.ts';

/** What was answered, numbers masked, with what it leads to and why. */
export function TaxSummary({ form }: { readonly form: TaxForm }) {
  const { texts, fill } = useWords();
  const answerText = useAnswerText();
  const { derived } = form;
  return (
    <Card title={texts.tax.summary}>
      {derived.form !== null && (
        <p>
          <strong>{fill(texts.tax.result, { form: texts.taxForm[derived.form] })}</strong>{' '}
          {derived.edition?.edition != null && <span className="soft">{derived.edition.edition}</span>}
          <br />
          <span className="soft">{fill(texts.tax.why, { source: derived.source ?? '' })}</span>
        </p>
      )}
      {derived.isManual && <p>{texts.tax.manual}</p>}
      <dl className="facts facts-grid">
        {form.questions.map((question) => {
          const answer = form.answers?.[question.key];
          return answer === undefined ? null : (
            <Fact key={question.key} label={texts.taxQuestion[question.key]}>
              {answerText(question, answer)}
            </Fact>
          );
        })}
      </dl>
    </Card>
  );
}
