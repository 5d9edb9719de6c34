import { Box, Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { fieldsAt, valueAt } from './editor/plan-draft.ts';
import { usePlanValueText } from './use-plan-value-text.ts';

const settings = ['base', 'rounding', 'boundary', 'refundMode', 'dayCount', 'monthEnd', 'holdDays', 'budget'] as const;
const conditions = ['kinds', 'products', 'countries', 'tiers', 'groups', 'purchase'] as const;
const caps = ['perLine', 'perCustomer', 'perPeriod', 'ruleBudget'] as const;

/** A plan's terms, rule by rule, for reading. */
export function PlanDocumentView({ document }: { document: Readonly<Record<string, unknown>> }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const valueText = usePlanValueText();
  const rules: readonly unknown[] = Array.isArray(document['rules']) ? document['rules'] : [];
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Facts
        columnWidth={140}
        facts={[
          { label: t('field.currency'), value: valueText(document['currency']) },
          ...settings.flatMap((name) =>
            document[name] === undefined ? [] : [{ label: t(`planField.${name}`), value: valueText(document[name]) }],
          ),
          ...(document['tierUplifts'] === undefined
            ? []
            : [{ label: t('planField.tierUplifts'), value: valueText(document['tierUplifts']) }]),
        ]}
      />
      {rules.map((rule, index) => {
        const when = fieldsAt(valueAt(rule, ['when']));
        const limits = fieldsAt(valueAt(rule, ['caps']));
        const kind = valueAt(rule, ['kind']);
        return (
          <Box
            key={index}
            sx={{ borderInlineStart: '3px solid', borderColor: 'lineStrong', paddingInlineStart: 1.5, minWidth: 0 }}
          >
            <Typography variant="h3" sx={{ overflowWrap: 'anywhere', mb: 0.75 }}>
              {valueText(valueAt(rule, ['name']))}
            </Typography>
            <Facts
              columnWidth={140}
              facts={[
                { label: t('planField.kind'), value: lookUp('planChoice', String(kind)) },
                { label: t('planField.leg'), value: valueText(valueAt(rule, ['leg'])) },
                ...Object.entries(fieldsAt(valueAt(rule, ['params']))).map(([name, value]) => ({
                  label: lookUp('ruleParam', name),
                  value: valueText(value),
                })),
                ...(valueAt(rule, ['tiers']) === undefined
                  ? []
                  : [{ label: t('planField.tierParams'), value: valueText(valueAt(rule, ['tiers'])), wide: true }]),
                ...conditions.flatMap((name) =>
                  when[name] === undefined
                    ? []
                    : [{ label: t(`planField.${name}`), value: valueText(when[name], name), wide: name === 'kinds' }],
                ),
                ...caps.flatMap((name) => {
                  const value = limits[name === 'ruleBudget' ? 'budget' : name];
                  return value === undefined ? [] : [{ label: t(`planField.${name}`), value: valueText(value) }];
                }),
                ...(valueAt(rule, ['holdDays']) === undefined
                  ? []
                  : [{ label: t('planField.ownHoldDays'), value: valueText(valueAt(rule, ['holdDays'])) }]),
              ]}
            />
          </Box>
        );
      })}
    </Box>
  );
}
