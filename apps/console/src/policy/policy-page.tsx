import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { sessionQuery } from '../auth/session-query.ts';
import { call } from '../data/api.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { When } from '../parts/due.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { PolicyPreview } from './policy-preview.tsx';
import { PolicyRules } from './policy-rules.tsx';

/** Who decides what: one version of a policy as sentences, what it gives for made-up facts, its review. */
export default function PolicyPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const lookUp = useLookedUpText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { policyId = '' } = useParams();
  const [chosen, setChosen] = useState('');
  const {
    data: policy,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['policies', 'one', policyId],
    queryFn: ({ signal }) => call('policy.get', { params: { id: policyId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (policy === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const active = policy.versions.find(({ status }) => status === 'active') ?? policy.versions[0];
  const version = policy.versions.find(({ id }) => id === chosen) ?? active;
  return (
    <Page
      title={lookUp('process', policy.name)}
      lead={policy.programName}
      back={{ to: '/policies', label: t('nav.backToPolicies') }}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {policy.isReviewed ? null : (
          <Alert
            severity="warning"
            action={
              may('policy.review') ? (
                <ConfirmButton
                  color="warning"
                  label={t('policy.reviewAction')}
                  title={t('policy.reviewTitle')}
                  text={t('policy.reviewText', { version: active?.version ?? 0 })}
                  onConfirm={async () => {
                    await call('policy.review', { params: { id: policy.id } });
                    await queryClient.invalidateQueries({ queryKey: ['policies'] });
                    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
                    notify(t('policy.reviewDone'), { type: 'success' });
                  }}
                />
              ) : undefined
            }
          >
            {t('policy.notReviewedText')}
          </Alert>
        )}
        {version === undefined ? null : (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
            }}
          >
            <Section
              title={t('policy.rules')}
              aside={
                <TextField
                  select
                  label={t('policy.shownVersion')}
                  value={version.id}
                  onChange={(event) => setChosen(event.target.value)}
                  sx={{ minWidth: 200 }}
                >
                  {policy.versions.map((item) => (
                    <MenuItem key={item.id} value={item.id}>
                      {t('policy.versionStatus', { version: item.version, status: t(`policyStatus.${item.status}`) })}
                    </MenuItem>
                  ))}
                </TextField>
              }
            >
              <PolicyRules document={version.document} />
            </Section>
            <Box sx={{ display: 'grid', gap: 2 }}>
              <Section title={t('policy.aboutVersion')}>
                <Facts
                  facts={[
                    { label: t('policy.createdBy'), value: version.createdBy },
                    { label: t('policy.createdAt'), value: <When at={version.createdAt} /> },
                    {
                      label: t('policy.activatedAt'),
                      value: version.activatedAt === null ? '–' : <When at={version.activatedAt} />,
                    },
                    { label: t('policy.casesDecided'), value: format.number(version.casesDecided) },
                    {
                      label: t('policy.review'),
                      value: t(version.isReviewed ? 'policy.reviewed' : 'policy.notReviewed'),
                    },
                    { label: t('policy.engine'), value: version.engine },
                  ]}
                />
              </Section>
              <Section title={t('policy.previewTitle')}>
                <PolicyPreview policyId={policy.id} versionId={version.id} />
              </Section>
            </Box>
          </Box>
        )}
      </Box>
    </Page>
  );
}
