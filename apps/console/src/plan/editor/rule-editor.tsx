import { ruleKindNamed, ruleKinds } from '@countersign/domain/plan/rules/registry';
import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import { Box, Button, Divider, Typography } from '@mui/material';
import { Section } from '../../parts/section.tsx';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useText } from '../../text/use-text.ts';
import { CapInput } from './cap-input.tsx';
import { useDraft } from './draft-context.tsx';
import { fieldGrid } from './field-grid.ts';
import { ParamInput } from './param-input.tsx';
import { fieldsAt, type Place, valueAt } from './plan-draft.ts';
import { RuleConditions } from './rule-conditions.tsx';

const name: ParamField = { name: 'name', type: 'text' };
const leg: ParamField = { name: 'leg', type: 'text' };
const kindField: ParamField = { name: 'kind', type: 'choice', choices: ruleKinds.map((kind) => kind.name) };
const holdDays: ParamField = { name: 'holdDays', type: 'whole', unit: 'days', min: 0, max: 400, isOptional: true };
const cap: ParamField = { name: 'cap', type: 'money', isOptional: true };

/** One rule: for which events it is, what it gives, and what it never passes. */
export function RuleEditor({ index, onRemove }: { index: number; onRemove: (() => void) | undefined }) {
  const t = useText();
  const { draft, set } = useDraft();
  const place: Place = ['rules', index];
  const rule = valueAt(draft, place);
  const title = valueAt(rule, ['name']);
  const hasTierParams = valueAt(rule, ['tiers']) !== undefined;
  return (
    <Section
      title={typeof title === 'string' && title !== '' ? title : t('planEditor.unnamedRule', { number: index + 1 })}
      aside={
        onRemove === undefined ? null : (
          <Button color="error" onClick={onRemove}>
            {t('planEditor.removeRule')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <Box sx={fieldGrid}>
          <ParamInput field={name} place={[...place, 'name']} label={t('planField.name')} />
          <ParamInput field={leg} place={[...place, 'leg']} label={t('planField.leg')} help={t('planField.legHelp')} />
          <KindInput place={place} />
        </Box>
        <RuleParams place={place} />
        {hasTierParams ? <Typography variant="body2">{t('planEditor.tierParamsKept')}</Typography> : null}
        <Divider />
        <RuleConditions place={[...place, 'when']} />
        <Divider />
        <Box sx={fieldGrid}>
          <CapAmount place={place} name="perLine" />
          <CapAmount place={place} name="perCustomer" />
          <CapInput place={[...place, 'caps', 'perPeriod']} label={t('planField.perPeriod')} />
          <CapInput place={[...place, 'caps', 'budget']} label={t('planField.ruleBudget')} />
          <ParamInput
            field={holdDays}
            place={[...place, 'holdDays']}
            label={t('planField.ownHoldDays')}
            help={t('planField.ownHoldHelp')}
            onSet={(value) => set([...place, 'holdDays'], value)}
          />
        </Box>
      </Box>
    </Section>
  );
}

/** Another kind begins with the parameters of its first example. */
function KindInput({ place }: { place: Place }) {
  const t = useText();
  const { draft, set } = useDraft();
  return (
    <ParamInput
      field={kindField}
      place={[...place, 'kind']}
      label={t('planField.kind')}
      onSet={(value) => {
        const kind = ruleKindNamed(value);
        const { tiers: _ofOtherKind, ...rule } = fieldsAt(valueAt(draft, place));
        set(place, { ...rule, kind: value, params: kind?.examples[0]?.params ?? {} });
      }}
    />
  );
}

function RuleParams({ place }: { place: Place }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const { draft, set } = useDraft();
  const kind = ruleKindNamed(valueAt(draft, [...place, 'kind']));
  const at: Place = [...place, 'params'];
  const params = fieldsAt(valueAt(draft, at));
  if (kind === undefined) return null;
  const isAsked = (field: ParamField, among: typeof params) =>
    field.onlyWith === undefined || field.onlyWith.is.some((choice) => choice === among[field.onlyWith?.field ?? '']);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {lookUp('ruleKindText', kind.name)}
      </Typography>
      <Box sx={fieldGrid} role="group" aria-label={t('planEditor.params')}>
        {kind.fields
          .filter((field) => isAsked(field, params))
          .map((field) => (
            <ParamInput
              key={`${kind.name} ${field.name}`}
              field={field}
              place={[...at, field.name]}
              label={lookUp('ruleParam', field.name)}
              {...(field.type === 'choice'
                ? {
                    onSet: (value: unknown) => {
                      const next = { ...params, [field.name]: value };
                      // What is no longer asked for would be refused, and nobody could see it.
                      set(
                        at,
                        Object.fromEntries(
                          Object.entries(next).filter(([name, known]) => {
                            const other = kind.fields.find((each) => each.name === name);
                            return known !== undefined && (other === undefined || isAsked(other, next));
                          }),
                        ),
                      );
                    },
                  }
                : {})}
            />
          ))}
      </Box>
    </Box>
  );
}

function CapAmount({ place, name: field }: { place: Place; name: 'perLine' | 'perCustomer' }) {
  const t = useText();
  return (
    <ParamInput
      field={cap}
      place={[...place, 'caps', field]}
      label={t(`planField.${field}`)}
      help={t('planField.capHelp')}
    />
  );
}
