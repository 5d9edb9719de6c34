import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { GateCatalogue } from './gate-catalogue.tsx';
import { ruleSettingsQuery } from './rule-settings-query.ts';
import { ScreeningThresholds } from './screening-thresholds.tsx';
import { WaitingProposals } from './waiting-proposals.tsx';
import { WeightList } from './weight-list.tsx';

/** Rules of law as data, what each factor weighs, and how alike a name must be. */
export default function RulesPage() {
  const t = useText();
  const may = useMay();
  const settings = useQuery(ruleSettingsQuery);
  const gates = useQuery({ queryKey: ['gates'], queryFn: ({ signal }) => call('gate.list', { signal }) });
  const failed = [settings, gates].find(({ data, error }) => data === undefined && error !== null);
  return (
    <Page title={t('ruleSetting.title')} lead={t('ruleSetting.lead')}>
      {failed === undefined ? null : <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {settings.isPending || gates.isPending ? <LoadingLines lines={10} /> : null}
      {settings.data === undefined || gates.data === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Section title={t('ruleSetting.proposals')}>
            <WaitingProposals proposals={settings.data.items.filter(({ status }) => status === 'proposed')} />
          </Section>
          <Section title={t('ruleSetting.gates')}>
            <GateCatalogue gates={gates.data.items} proposals={settings.data.items} />
          </Section>
          <Section title={t('ruleSetting.weights')}>
            <WeightList weights={settings.data.weights} />
          </Section>
          {may('screening.settings') ? (
            <Section title={t('ruleSetting.thresholds')}>
              <ScreeningThresholds />
            </Section>
          ) : null}
        </Box>
      )}
    </Page>
  );
}
