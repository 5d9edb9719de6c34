import { resets } from '@countersign/domain/plan/document';
import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import { useText } from '../../text/use-text.ts';
import { useDraft } from './draft-context.tsx';
import { ParamInput } from './param-input.tsx';
import { type Place, valueAt } from './plan-draft.ts';

const amount: ParamField = { name: 'amount', type: 'money', isOptional: true };
const reset: ParamField = { name: 'reset', type: 'choice', choices: resets };

/** An amount that is not to be passed until its sum begins anew; without an amount there is no cap. */
export function CapInput({ place, label }: { place: Place; label: string }) {
  const t = useText();
  const { draft, set } = useDraft();
  const cap = valueAt(draft, place);
  return (
    <>
      <ParamInput
        field={amount}
        place={[...place, 'amount']}
        label={label}
        help={t('planField.capHelp')}
        onSet={(value) =>
          set(place, value === undefined ? undefined : { amount: value, reset: valueAt(cap, ['reset']) ?? 'monthly' })
        }
      />
      {cap === undefined ? null : (
        <ParamInput field={reset} place={[...place, 'reset']} label={t('planField.capReset', { cap: label })} />
      )}
    </>
  );
}
