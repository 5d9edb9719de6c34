import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { Alert, Box } from '@mui/material';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import { CheckList } from './check-list.tsx';
import { Conditions } from './conditions.tsx';
import { GateList } from './gate-list.tsx';
import { HoldList } from './hold-list.tsx';
import { Owners } from './owners.tsx';
import { RiskFactors } from './risk-factors.tsx';
import { StatementFacts } from './statement-facts.tsx';

/** The parts of a vetting, on its own page and in its review. */
export function VettingView({ vetting }: { vetting: Vetting }) {
  const t = useText();
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Alert severity="warning">{t('vetting.confidential')}</Alert>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: '1fr 1fr' } }}>
        <Section title={t('vetting.riskTitle')}>
          <RiskFactors risk={vetting.risk} />
        </Section>
        <Section title={t('vetting.holdsTitle')}>
          <HoldList vetting={vetting} />
        </Section>
      </Box>
      <Section title={t('vetting.checksTitle')} flush>
        <CheckList vetting={vetting} />
      </Section>
      {vetting.statement?.form === 'person' ? null : (
        <Section title={t('vetting.ownersTitle')}>
          <Owners ownership={vetting.ownership} />
        </Section>
      )}
      <Section title={t('vetting.gatesTitle')}>
        <GateList gates={vetting.gates} />
      </Section>
      <Conditions vetting={vetting} />
      <Section title={t('vetting.about')}>
        <StatementFacts vetting={vetting} />
      </Section>
    </Box>
  );
}
