import { bases, boundaries, dayCounts, monthEnds, planRoundings, refundModes } from '@countersign/domain/plan/document';
import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import { Box } from '@mui/material';
import { Section } from '../../parts/section.tsx';
import { useText } from '../../text/use-text.ts';
import { CapInput } from './cap-input.tsx';
import { fieldGrid } from './field-grid.ts';
import { ParamInput, RowsInput } from './param-input.tsx';

const choices = [
  { name: 'base', type: 'choice', choices: bases },
  { name: 'rounding', type: 'choice', choices: planRoundings },
  { name: 'boundary', type: 'choice', choices: boundaries },
  { name: 'refundMode', type: 'choice', choices: refundModes },
  { name: 'dayCount', type: 'choice', choices: dayCounts },
  { name: 'monthEnd', type: 'choice', choices: monthEnds },
] as const satisfies readonly ParamField[];
const holdDays: ParamField = { name: 'holdDays', type: 'whole', unit: 'days', min: 0, max: 400 };
const uplift = [
  { name: 'tier', type: 'text' },
  { name: 'percent', type: 'percent' },
] as const satisfies readonly ParamField[];

/** What holds for all rules of the plan. */
export function PlanSettings() {
  const t = useText();
  return (
    <Section title={t('planEditor.settings')}>
      <Box sx={{ ...fieldGrid, pt: 1 }}>
        {choices.map((field) => (
          <ParamInput key={field.name} field={field} place={[field.name]} label={t(`planField.${field.name}`)} />
        ))}
        <ParamInput
          field={holdDays}
          place={['holdDays']}
          label={t('planField.holdDays')}
          help={t('planField.holdHelp')}
        />
        <CapInput place={['budget']} label={t('planField.budget')} />
        <RowsInput place={['tierUplifts']} label={t('planField.tierUplifts')} columns={uplift} rowsMax={40} />
      </Box>
    </Section>
  );
}
