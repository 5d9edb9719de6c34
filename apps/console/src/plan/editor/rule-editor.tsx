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
import { RuleParams } from './rule-params.tsx';
import { TierParams } from './tier-params.tsx';

const name: ParamField = { name: 'name', type: 'text' };
const leg: ParamField = { name: 'leg', type: 'text' };
const kindField: ParamField = { name: 'kind', type: 'choice', choices: ruleKinds.map((kind) => kind.name) };
const holdDays: ParamField = { name: 'holdDays', type: 'whole', unit: 'days', min: 0, max: 400, isOptional: true };
const cap: ParamField = { name: 'cap', type: 'money', isOptional: true };

/** One rule: for which events it is, what it gives, and what it never passes. */
export function RuleEditor({ index, onRemove }: { index: number; onRemove: (() => void) | undefined }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const { draft, set } = useDraft();
  const place: Place = ['rules', index];
  const rule = valueAt(draft, place);
  const title = valueAt(rule, ['name']);
  const kind = ruleKindNamed(valueAt(rule, ['kind']));
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
        {kind === undefined ? null : (
          <>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {lookUp('ruleKindText', kind.name)}
            </Typography>
            <RuleParams kind={kind} at={[...place, 'params']} />
            <TierParams kind={kind} place={place} />
          </>
        )}
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
