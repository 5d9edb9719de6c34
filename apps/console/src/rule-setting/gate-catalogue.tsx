import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { GateEffectTag } from '../vetting/vetting-tags.tsx';
import { ProposeDialog, type Proposing } from './propose-dialog.tsx';
import { useRuleWords } from './use-rule-words.ts';

type Gate = Reply<'gate.list'>['items'][number];
type Setting = Reply<'rule-setting.list'>['items'][number];

/** Every rule of law with its source, its days, and whether it acts. */
export function GateCatalogue({ gates, proposals }: { gates: readonly Gate[]; proposals: readonly Setting[] }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const words = useRuleWords();
  const [proposing, setProposing] = useState<Proposing | null>(null);
  const waits = (id: string) => proposals.some((each) => each.ruleId === id && each.status === 'proposed');
  const ask = (gate: Gate) => {
    const action = t(gate.isEnabled ? 'ruleSetting.putOut' : 'ruleSetting.putIn');
    const before = gate.isEnabled ? 1 : 0;
    setProposing({ kind: 'gate', ruleId: gate.id, value: 1 - before, before, title: words('gate', gate.id), action });
  };
  const days = ({ from, to }: Gate) => [
    ...(from === null ? [] : [t('ruleSetting.from', { on: format.civilDate(from) })]),
    ...(to === null ? [] : [t('ruleSetting.to', { on: format.civilDate(to) })]),
  ];
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 2, m: 0, p: 0, listStyle: 'none' }}>
      {gates.map((gate) => (
        <Box component="li" key={gate.id} sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ display: 'grid', gap: 0.5, flex: '1 1 320px', minWidth: 0 }}>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
              <GateEffectTag effect={gate.effect} />
              {gate.jurisdictions.map((place) => (
                <Tag key={place}>{place}</Tag>
              ))}
              {gate.isVerified ? null : <Tag tone="warning">{t('gate.isUnverified')}</Tag>}
              {gate.isEnabled ? null : <Tag tone="danger">{t('ruleSetting.outOfForce')}</Tag>}
            </Box>
            <Typography variant="body2">{words('gate', gate.id)}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
              {[t('gate.source', { source: gate.source }), ...days(gate)].join(' · ')}
            </Typography>
          </Box>
          {may('rule-setting.propose') && !waits(gate.id) ? (
            <Button size="small" onClick={() => ask(gate)}>
              {t(gate.isEnabled ? 'ruleSetting.putOut' : 'ruleSetting.putIn')}
            </Button>
          ) : null}
        </Box>
      ))}
      {proposing === null ? null : <ProposeDialog proposing={proposing} onClose={() => setProposing(null)} />}
    </Box>
  );
}
