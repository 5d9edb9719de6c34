import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { useWords } from '../app/texts.tsx';
import { Icon } from './icon.tsx';

interface FieldLook {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** Label above, hint below it, error beside the field and read with it. */
export function Field({
  label,
  hint,
  error,
  isOptional,
  children,
}: FieldLook & { readonly children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const { texts } = useWords();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>
        {label}
        {isOptional === true && <span className="optional"> · {texts.states.optional}</span>}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': described || undefined,
      })}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
    </div>
  );
}

type InputProps = FieldLook &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & { readonly onValue: (value: string) => void };

export function TextField({ label, hint, error, isOptional, onValue, ...rest }: InputProps) {
  return (
    <Field {...{ label, hint, error, isOptional: isOptional ?? false }}>
      {(wiring) => <input {...rest} {...wiring} onChange={(change) => onValue(change.target.value)} />}
    </Field>
  );
}

type AreaProps = FieldLook &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> & { readonly onValue: (value: string) => void };

export function TextArea({ label, hint, error, isOptional, onValue, ...rest }: AreaProps) {
  return (
    <Field {...{ label, hint, error, isOptional: isOptional ?? false }}>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} onChange={(change) => onValue(change.target.value)} />}
    </Field>
  );
}

type SelectProps = FieldLook &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> & { readonly onValue: (value: string) => void };

export function SelectField({ label, hint, error, isOptional, onValue, children, ...rest }: SelectProps) {
  return (
    <Field {...{ label, hint, error, isOptional: isOptional ?? false }}>
      {(wiring) => (
        <select {...rest} {...wiring} onChange={(change) => onValue(change.target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'> {
  readonly label: ReactNode;
  readonly type?: 'checkbox' | 'radio';
  readonly onValue: (isChecked: boolean) => void;
}

export function Check({ label, type = 'checkbox', onValue, ...rest }: CheckProps) {
  return (
    <label className="check">
      <input {...rest} type={type} onChange={(change) => onValue(change.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
