import type { taxFormRows } from '@countersign/db/schema/tax-form';
import { certificationOf } from '@countersign/domain/tax-form/certification';
import { answersAsked, askedQuestions, type TaxAnswers } from '@countersign/domain/tax-form/questions';
import { type AnyTaxForm, taxFormEditions } from '@countersign/domain/tax-form/tax-form';
import type { Paper, PaperTable } from './paper.ts';
import type { Wording } from './wording.ts';

/** As many signs as surely fit a line of the page's small type. */
const lineLength = 92;

/**
 * A statement about tax: every field, and what was certified word for word. It follows no authority's layout, so that nobody
 * takes it for the form itself.
 */
export function taxFormPaper(
  stated: {
    readonly row: typeof taxFormRows.$inferSelect;
    readonly form: AnyTaxForm;
    readonly signedAt: number;
    readonly answers: TaxAnswers;
    readonly signedName: string;
  },
  given: { readonly partnerName: string; readonly issuer: Paper['issuer']; readonly wording: Wording },
): Paper {
  const { row, form, answers, signedName, signedAt } = stated;
  const { wording, issuer } = given;
  const words = wording.texts.taxForm;
  const { name, edition } = taxFormEditions[form];
  return {
    title: wording.fill(words.title, { form: name }),
    issuer,
    language: wording.language,
    createdAt: signedAt,
    pageText: wording.texts.page,
    facts: [
      { label: words.partner, value: given.partnerName },
      ...(edition === null ? [] : [{ label: words.edition, value: `${name} (${edition})` }]),
      { label: words.signedBy, value: signedName },
      { label: words.signedOn, value: wording.instant(signedAt) },
      { label: words.validThrough, value: row.expiresOn === null ? words.untilChanged : wording.day(row.expiresOn) },
    ],
    blocks: [
      answersOf(row.regime, answers, wording),
      {
        heading: words.certified,
        columns: [{ title: '', width: 1 }],
        rows: [...certificationOf(form, answers), words.summaryNote].flatMap(linesOf),
      },
    ],
  };
}

function answersOf(regime: Parameters<typeof askedQuestions>[0], all: TaxAnswers, { texts }: Wording): PaperTable {
  const words = texts.taxForm;
  const answers = answersAsked(regime, all);
  return {
    heading: words.answers,
    columns: [
      { title: words.question, width: 2 },
      { title: words.answer, width: 3 },
    ],
    rows: askedQuestions(regime, answers).flatMap((question) => {
      const answer = answers[question.key];
      if (answer === undefined || answer === '') return [];
      const shown =
        typeof answer === 'boolean'
          ? answer
            ? words.yes
            : words.no
          : question.kind === 'choice'
            ? texts.taxOption[question.options?.find((option) => option === answer) ?? 'other']
            : answer;
      return [{ cells: [texts.taxQuestion[question.key], shown] }];
    }),
  };
}

/** A paragraph as lines of their own: the page draws one line a row. */
function linesOf(paragraph: string): PaperTable['rows'] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return [...lines.map((text) => ({ cells: [text] })), { cells: [''] }];
}
