import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { gateIds } from '@countersign/domain/gate/default-gates';
import { Box, Typography } from '@mui/material';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { GateEffectTag } from './vetting-tags.tsx';

/** The rules of law that act, each with its source and the day it was looked up for. */
export function GateList({ gates }: { gates: Vetting['gates'] }) {
  const t = useText();
  const format = useFormat();
  const wordsOf = (id: string) => {
    const known = gateIds.find((gate) => gate === id);
    return known === undefined ? id : t(`gateText.${known}`);
  };
  if (gates.length === 0) return <Typography variant="body2">{t('gate.nothing')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {gates.map((gate) => (
        <Box key={gate.id} sx={{ display: 'grid', gap: 0.25 }}>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <GateEffectTag effect={gate.effect} />
            {gate.jurisdictions.map((place) => (
              <Tag key={place}>{place}</Tag>
            ))}
            {gate.isVerified ? null : <Tag tone="warning">{t('gate.isUnverified')}</Tag>}
          </Box>
          <Typography variant="body2">{wordsOf(gate.id)}</Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {`${t('gate.source', { source: gate.source })} · ${t('gate.asOf', { on: format.civilDate(gate.on) })}`}
          </Typography>
        </Box>
      ))}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('gate.counsel')}
      </Typography>
    </Box>
  );
}
