import { askedFields, holds } from '@countersign/domain/form/check-answers';
import type { Answers, AnswerValue, FormDefinition, FormField } from '@countersign/domain/form/form';
import type { ReactNode } from 'react';
import { useWords } from '../app/texts.tsx';
import { Check, SelectField, TextArea, TextField } from '../parts/field.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { CountrySelect, useCountries } from './country-select.tsx';
import { inLanguage } from './form-text.ts';
import { PublicFiles } from './public-files.tsx';

export interface FormFieldsProps {
  readonly form: Pick<FormDefinition, 'sections'>;
  readonly answers: Answers;
  readonly token: string;
  readonly files: readonly KeptFile[];
  readonly bytesMax: number;
  /** Only these are shown; all that are asked where it is not said. */
  readonly only?: ReadonlySet<string>;
  readonly errorOf: (key: string) => string | undefined;
  readonly onAnswer: (key: string, value: AnswerValue | undefined) => void;
  readonly onFile: (file: KeptFile) => void;
}

/** A form as its definition says, in the reader's language; what a condition hides is not asked. */
export function FormFields(props: FormFieldsProps) {
  const { locale } = useWords();
  const asked = new Set(askedFields(props.form, props.answers).map(({ key }) => key));
  const isShown = (field: FormField) => asked.has(field.key) && (props.only?.has(field.key) ?? true);
  return props.form.sections
    .filter(({ when, fields }) => holds(when, props.answers) && fields.some(isShown))
    .map((section) => (
      <fieldset className="apply-section" key={section.key}>
        <legend>{inLanguage(section.title, locale)}</legend>
        {section.fields.filter(isShown).map((field) => (
          <OneField key={field.key} {...props} field={field} />
        ))}
      </fieldset>
    ));
}

function OneField(props: FormFieldsProps & { readonly field: FormField }): ReactNode {
  const { field, answers, errorOf, onAnswer } = props;
  const { texts, locale } = useWords();
  const look = {
    label: inLanguage(field.label, locale) ?? field.key,
    hint: inLanguage(field.hint, locale),
    error: errorOf(field.key),
    isOptional: !field.isRequired,
  };
  const value = answers[field.key];
  const text = typeof value === 'string' ? value : '';
  const chosen = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  const put = (next: string) => onAnswer(field.key, next === '' ? undefined : next);
  switch (field.kind) {
    case 'text':
    case 'email':
    case 'url':
    case 'date':
      return (
        <TextField
          {...look}
          type={field.kind === 'email' ? 'email' : field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'url' ? 'url' : undefined}
          maxLength={field.max ?? 300}
          value={text}
          onValue={put}
        />
      );
    case 'number':
      return (
        <TextField
          {...look}
          inputMode="numeric"
          maxLength={15}
          value={typeof value === 'number' ? String(value) : ''}
          onValue={(next) => {
            const digits = next.replace(/\D/g, '');
            onAnswer(field.key, digits === '' ? undefined : Number(digits));
          }}
        />
      );
    case 'paragraph':
      return <TextArea {...look} rows={4} maxLength={field.max ?? 4_000} value={text} onValue={put} />;
    case 'country':
      return <CountrySelect {...look} value={text} onValue={put} />;
    case 'choice':
      return (
        <SelectField {...look} value={text} onValue={put}>
          <option value="">{texts.application.choose}</option>
          {(field.options ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {inLanguage(option.label, locale)}
            </option>
          ))}
        </SelectField>
      );
    case 'choices':
      return (
        <Choices {...look}>
          {(field.options ?? []).map((option) => (
            <Check
              key={option.value}
              label={inLanguage(option.label, locale)}
              checked={chosen.includes(option.value)}
              onValue={(isChecked) =>
                onAnswer(
                  field.key,
                  isChecked ? [...chosen, option.value] : chosen.filter((other) => other !== option.value),
                )
              }
            />
          ))}
        </Choices>
      );
    case 'countries':
      return <Countries {...look} chosen={chosen} onChosen={(next) => onAnswer(field.key, next)} />;
    case 'yes_no':
      return (
        <SelectField
          {...look}
          value={typeof value === 'boolean' ? String(value) : ''}
          onValue={(next) => onAnswer(field.key, next === '' ? undefined : next === 'true')}
        >
          <option value="">{texts.application.choose}</option>
          <option value="true">{texts.application.yes}</option>
          <option value="false">{texts.application.no}</option>
        </SelectField>
      );
    case 'files':
      return (
        <Choices {...look}>
          <PublicFiles
            token={props.token}
            filesMax={field.max ?? 5}
            bytesMax={props.bytesMax}
            files={props.files.filter(({ id }) => chosen.includes(id))}
            onAdded={(file) => {
              props.onFile(file);
              onAnswer(field.key, [...chosen, file.id]);
            }}
            onRemoved={(id) =>
              onAnswer(
                field.key,
                chosen.filter((other) => other !== id),
              )
            }
          />
        </Choices>
      );
    default:
      return field.kind satisfies never;
  }
}

interface Look {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isOptional: boolean;
}

function Choices({ label, hint, error, isOptional, children }: Look & { readonly children: ReactNode }) {
  const { texts } = useWords();
  return (
    <fieldset className={error === undefined ? 'apply-choices' : 'apply-choices field-wrong'}>
      <legend>
        {label}
        {isOptional && <span className="optional"> · {texts.states.optional}</span>}
      </legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {children}
      {error !== undefined && <p className="field-error">{error}</p>}
    </fieldset>
  );
}

function Countries({
  chosen,
  onChosen,
  ...look
}: Look & { readonly chosen: readonly string[]; readonly onChosen: (chosen: readonly string[]) => void }) {
  const { texts, format } = useWords();
  const all = useCountries();
  return (
    <>
      <SelectField
        {...look}
        value=""
        onValue={(code) => (code === '' || chosen.includes(code) ? undefined : onChosen([...chosen, code]))}
      >
        <option value="">{texts.apply.countryChoose}</option>
        {all.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {chosen.map((code) => (
        <Check
          key={code}
          label={format.country(code)}
          checked
          onValue={() => onChosen(chosen.filter((other) => other !== code))}
        />
      ))}
    </>
  );
}
