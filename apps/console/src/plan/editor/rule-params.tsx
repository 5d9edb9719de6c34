import type { ParamField, RuleKind } from '@countersign/domain/plan/rules/rule-kind';
import { Box } from '@mui/material';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useText } from '../../text/use-text.ts';
import { usePlanValueText } from '../use-plan-value-text.ts';
import { useDraft } from './draft-context.tsx';
import { fieldGrid } from './field-grid.ts';
import { ParamInput } from './param-input.tsx';
import { fieldsAt, listOf, type Place, valueAt } from './plan-draft.ts';

type Params = Readonly<Record<string, unknown>>;

/** What a rule of its kind needs; beside a `base` only what differs from it. */
export function RuleParams({ kind, at, base }: { kind: RuleKind; at: Place; base?: Params }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const valueText = usePlanValueText();
  const { draft, set } = useDraft();
  const own = fieldsAt(valueAt(draft, at));
  const isAsked = (field: ParamField, among: Params) =>
    field.onlyWith === undefined || field.onlyWith.is.some((choice) => choice === among[field.onlyWith?.field ?? '']);

  /** What is no longer asked for would be refused, and nobody could see it. */
  function choose(name: string, value: unknown) {
    const next = { ...own, [name]: value };
    const kept = Object.entries(next).filter(([key, known]) => {
      const other = kind.fields.find((field) => field.name === key);
      return known !== undefined && (other === undefined || isAsked(other, { ...base, ...next }));
    });
    set(at, Object.fromEntries(kept));
  }

  return (
    <Box sx={fieldGrid} role="group" aria-label={t('planEditor.params')}>
      {kind.fields
        .filter((field) => isAsked(field, { ...base, ...own }))
        .map((field) => (
          <ParamInput
            key={`${kind.name} ${field.name}`}
            field={base === undefined ? field : { ...field, isOptional: true }}
            place={[...at, field.name]}
            label={lookUp('ruleParam', field.name)}
            {...(base?.[field.name] === undefined
              ? {}
              : { help: t('planEditor.otherwise', { value: valueText(base[field.name], field.name) }) })}
            first={listOf(base?.[field.name])}
            {...(field.type === 'choice' ? { onSet: (value: unknown) => choose(field.name, value) } : {})}
          />
        ))}
    </Box>
  );
}
