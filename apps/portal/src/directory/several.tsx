import { useWords } from '../app/texts.tsx';
import { Check, SelectField } from '../parts/field.tsx';

interface SeveralProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** Several of a long list: what is picked stands below, and is taken away there again. */
export function Several({ options, chosen, onChosen, ...look }: SeveralProps) {
  const { texts } = useWords();
  return (
    <>
      <SelectField
        {...look}
        value=""
        onValue={(code) => (code === '' || chosen.includes(code) ? undefined : onChosen([...chosen, code]))}
      >
        <option value="">{texts.directoryProfile.choose}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {chosen.map((code) => (
        <Check
          key={code}
          label={options.find((option) => option.code === code)?.name ?? code}
          checked
          onValue={() => onChosen(chosen.filter((other) => other !== code))}
        />
      ))}
    </>
  );
}
