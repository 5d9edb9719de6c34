import type { AnswerValue, FormField, FormText } from '@countersign/domain/form/form';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** A form's own text in the reader's language; English where it has none. */
export function useFormText(): (text: FormText) => string {
  const { locale } = useFormat();
  return (text) => (locale.startsWith('de') ? (text.de ?? text.en) : text.en);
}

/** An answer as people read it. */
export function useAnswerText(files: readonly { id: string; name: string }[]) {
  const t = useText();
  const format = useFormat();
  const formText = useFormText();
  const one = (field: FormField, value: string) => {
    if (field.kind === 'country' || field.kind === 'countries') return format.country(value);
    if (field.kind === 'files') return files.find(({ id }) => id === value)?.name ?? value;
    if (field.kind === 'date') return format.civilDate(value);
    const option = field.options?.find((known) => known.value === value);
    return option === undefined ? value : formText(option.label);
  };
  return (field: FormField, value: AnswerValue | undefined): string => {
    if (value === undefined) return '–';
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    if (typeof value === 'number') return format.number(value);
    return typeof value === 'string' ? one(field, value) : format.list(value.map((item) => one(field, item)));
  };
}
