import type { ParamField, RuleKind } from '@countersign/domain/plan/rules/rule-kind';
import { Box, Button, FormHelperText, Typography } from '@mui/material';
import { useText } from '../../text/use-text.ts';
import { useDraft } from './draft-context.tsx';
import { ParamInput } from './param-input.tsx';
import { fieldsAt, type Place, valueAt } from './plan-draft.ts';
import { RuleParams } from './rule-params.tsx';

const tierField: ParamField = { name: 'tier', type: 'text' };
const tiersMax = 40;

/** What partners of some tiers have instead of the rule's own parameters. */
export function TierParams({ kind, place }: { kind: RuleKind; place: Place }) {
  const t = useText();
  const { draft, set, problemAt } = useDraft();
  const at: Place = [...place, 'tiers'];
  const value = valueAt(draft, at);
  const tiers: readonly unknown[] = Array.isArray(value) ? value : [];
  const base = fieldsAt(valueAt(draft, [...place, 'params']));
  const problem = problemAt(at);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {tiers.length === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('planEditor.tiersText')}
        </Typography>
      )}
      {tiers.map((_tier, index) => (
        <Box
          key={index}
          role="group"
          aria-label={t('planEditor.tier', { number: index + 1 })}
          sx={{
            display: 'grid',
            gap: 1.5,
            borderInlineStart: '3px solid',
            borderColor: 'lineStrong',
            paddingInlineStart: 1.5,
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
            <Box sx={{ flex: '1 1 160px', maxWidth: 320, display: 'grid' }}>
              <ParamInput field={tierField} place={[...at, index, 'tier']} label={t('enrollment.tier')} />
            </Box>
            <Button
              onClick={() => {
                const left = tiers.filter((_other, other) => other !== index);
                set(at, left.length === 0 ? undefined : left);
              }}
            >
              {t('planEditor.removeTier')}
            </Button>
          </Box>
          <RuleParams kind={kind} at={[...at, index, 'params']} base={base} />
          {problemAt([...at, index, 'params']) === undefined ? null : (
            <FormHelperText error>{problemAt([...at, index, 'params'])}</FormHelperText>
          )}
        </Box>
      ))}
      {problem === undefined ? null : <FormHelperText error>{problem}</FormHelperText>}
      {tiers.length >= tiersMax ? null : (
        <Box>
          <Button onClick={() => set(at, [...tiers, { params: {} }])}>{t('planEditor.addTier')}</Button>
        </Box>
      )}
    </Box>
  );
}
