import { askedFields } from '@countersign/domain/form/check-answers';
import type { FormField } from '@countersign/domain/form/form';
import { useWords } from '../app/texts.tsx';
import type { ApplicationView } from './application-page.tsx';
import { inLanguage } from './form-text.ts';

/** What was answered, as the form asked it. */
export function AnswersList({ application }: { readonly application: ApplicationView }) {
  const { locale } = useWords();
  const textOf = useAnswerText(application);
  const asked = askedFields(application.form, application.answers).filter(
    ({ key }) => application.answers[key] !== undefined,
  );
  return (
    <dl className="apply-answers">
      {asked.map((field) => (
        <div key={field.key}>
          <dt>{inLanguage(field.label, locale)}</dt>
          <dd>{textOf(field)}</dd>
        </div>
      ))}
    </dl>
  );
}

function useAnswerText({ answers, files }: ApplicationView): (field: FormField) => string {
  const { texts, format, locale } = useWords();
  const one = (field: FormField, value: string) => {
    if (field.kind === 'country' || field.kind === 'countries') return format.country(value);
    if (field.kind === 'files') return files.find(({ id }) => id === value)?.name ?? value;
    if (field.kind === 'date') return format.civilDate(value);
    const option = field.options?.find((known) => known.value === value);
    return inLanguage(option?.label, locale) ?? value;
  };
  return (field) => {
    const value = answers[field.key];
    if (value === undefined) return '';
    if (typeof value === 'boolean') return value ? texts.application.yes : texts.application.no;
    if (typeof value === 'number') return format.number(value);
    return typeof value === 'string' ? one(field, value) : format.list(value.map((item) => one(field, item)));
  };
}
