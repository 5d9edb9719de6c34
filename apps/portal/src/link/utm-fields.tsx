import { useWords } from '../app/texts.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';

const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const;
export type UtmValues = Readonly<Partial<Record<(typeof utmNames)[number], string>>>;

interface UtmFieldsProps {
  readonly values: UtmValues;
  readonly onValues: (values: UtmValues) => void;
}

/** Few need them, so they are folded away. */
export function UtmFields({ values, onValues }: UtmFieldsProps) {
  const { texts } = useWords();
  return (
    <details className="more">
      <summary>
        {texts.links.more} <Icon name="down" />
      </summary>
      <div className="field-pair">
        {utmNames.map((name) => (
          <TextField
            key={name}
            label={texts.links.utm[name]}
            maxLength={200}
            value={values[name] ?? ''}
            onValue={(value) => onValues({ ...values, [name]: value })}
          />
        ))}
      </div>
    </details>
  );
}

/** Only what was filled in. */
export function utmOf(values: UtmValues): { readonly utm?: Record<string, string> } {
  const filled = Object.entries(values).flatMap(([name, value]) => {
    const text = value?.trim() ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return filled.length === 0 ? {} : { utm: Object.fromEntries(filled) };
}
