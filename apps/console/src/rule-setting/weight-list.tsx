import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { RecordRows } from '../list/record-rows.tsx';
import { useText } from '../text/use-text.ts';
import { ProposeDialog, type Proposing } from './propose-dialog.tsx';
import { useRuleWords } from './use-rule-words.ts';

type Weight = Reply<'rule-setting.list'>['weights'][number];

/** What speaks against a partner and how much each weighs; sanctions weigh what they weigh. */
export function WeightList({ weights }: { weights: readonly Weight[] }) {
  const t = useText();
  const may = useMay();
  const words = useRuleWords();
  const [proposing, setProposing] = useState<Proposing | null>(null);
  const isFixed = (factor: string) => factor.startsWith('sanctions_');
  return (
    <Box sx={{ mx: -2, mb: -2 }}>
      <RecordRows
        title={t('ruleSetting.weights')}
        rows={weights.map((weight) => ({ id: weight.factor, ...weight }))}
        columns={[
          { name: 'factor', label: t('check.factors'), render: ({ factor }) => words('risk_weight', factor) },
          {
            name: 'weight',
            label: t('ruleSetting.weight'),
            align: 'end',
            render: ({ weight, standard }) => (
              <>
                <strong>{weight}</strong>
                {weight === standard ? null : (
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {t('ruleSetting.standard', { weight: standard })}
                  </Typography>
                )}
              </>
            ),
          },
          ...(may('rule-setting.propose')
            ? [
                {
                  name: 'change',
                  label: t('ruleSetting.changeWeight'),
                  align: 'end' as const,
                  render: ({ factor, weight }: Weight) =>
                    isFixed(factor) ? null : (
                      <Button
                        size="small"
                        onClick={() =>
                          setProposing({
                            kind: 'risk_weight',
                            ruleId: factor,
                            before: weight,
                            title: t('ruleSetting.weightTitle', { factor: words('risk_weight', factor) }),
                            action: t('ruleSetting.changeWeight'),
                          })
                        }
                      >
                        {t('ruleSetting.changeWeight')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {proposing === null ? null : <ProposeDialog proposing={proposing} onClose={() => setProposing(null)} />}
    </Box>
  );
}
