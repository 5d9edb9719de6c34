import { countries } from '@countersign/domain/country/countries';
import { useMemo } from 'react';
import { useWords } from '../app/texts.tsx';
import { Check, SelectField, TextField } from '../parts/field.tsx';
import type { Question } from './tax-looks.ts';

interface QuestionFieldProps {
  readonly question: Question;
  readonly value: string | boolean | undefined;
  /** What is kept of a secret answer, masked. */
  readonly kept: string | undefined;
  readonly isLocked: boolean;
  readonly error?: string | undefined;
  readonly onValue: (value: string | boolean) => void;
}

/** One question of the interview as the browser's own control. */
export function QuestionField({ question, value, kept, isLocked, error, onValue }: QuestionFieldProps) {
  const { texts, fill, format } = useWords();
  const label = texts.taxQuestion[question.key];
  const look = { label, error, isOptional: question.isOptional, disabled: isLocked };
  const text = typeof value === 'string' ? value : '';
  const byName = useMemo(
    () =>
      countries
        .map((code) => ({ code, name: format.country(code) }))
        .toSorted((left, right) => format.compare(left.name, right.name)),
    [format],
  );
  switch (question.kind) {
    case 'yes_no':
      return (
        <fieldset className="quiz-question" disabled={isLocked}>
          <legend>{label}</legend>
          {[true, false].map((one) => (
            <Check
              key={String(one)}
              type="radio"
              name={question.key}
              label={one ? texts.tax.yes : texts.tax.no}
              checked={value === one}
              onValue={() => onValue(one)}
            />
          ))}
          {error !== undefined && <p className="field-error">{error}</p>}
        </fieldset>
      );
    case 'choice':
      return (
        <SelectField
          {...look}
          hint={question.key === 'entity' ? texts.tax.ownerHint : undefined}
          value={text}
          onValue={onValue}
        >
          <option value="">{texts.tax.choose}</option>
          {question.options.map((option) => (
            <option key={option} value={option}>
              {texts.taxOption[option]}
            </option>
          ))}
        </SelectField>
      );
    case 'country':
      return (
        <SelectField {...look} value={text} onValue={onValue}>
          <option value="">{texts.tax.choose}</option>
          {byName.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      );
    case 'text':
    case 'number':
    case 'date':
    case 'percent':
      return (
        <TextField
          {...look}
          {...(kept === undefined ? {} : { hint: fill(texts.tax.secretKept, { mask: kept }) })}
          type={question.kind === 'date' ? 'date' : 'text'}
          inputMode={question.kind === 'percent' ? 'decimal' : 'text'}
          autoComplete="off"
          maxLength={500}
          value={text}
          onValue={onValue}
        />
      );
    default:
      return question.kind satisfies never;
  }
}
