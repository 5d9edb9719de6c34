import { checkIban, printIban } from '@countersign/domain/iban/iban';
import { useWords } from '../app/texts.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { problemWords } from './problem-words.ts';
import { hintWhileTyping } from './read-proposal.ts';

interface IbanFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
}

/** Checked while it is typed; a valid one is shown in groups of four when the field is left. */
export function IbanField({ value, error, onValue }: IbanFieldProps) {
  const words = useWords();
  const { texts, fill, format } = words;
  const { form } = texts.paymentMethods;
  const hint = hintWhileTyping(value);
  const wrong = hint.kind === 'wrong' ? problemWords(hint.refusal, words) : undefined;
  return (
    <div className="iban">
      <TextField
        label={form.iban}
        hint={hint.kind === 'missing' ? fill(form.ibanMissing, { count: hint.count }) : undefined}
        error={error ?? wrong}
        value={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={50}
        onValue={onValue}
        onBlur={() => {
          const iban = checkIban(value);
          if (iban.ok) onValue(printIban(iban.value));
        }}
      />
      <p className="iban-valid" role="status">
        {hint.kind === 'valid' && (
          <>
            <Icon name="check" size={15} /> {fill(form.ibanOk, { country: format.country(hint.country) })}
          </>
        )}
      </p>
    </div>
  );
}
