import { Box, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { attributionValues, checkAttribution, documentOf, useAttributionFields } from './attribution-form.ts';

/** How a program credits events. A change is a new version; what is credited already stays. */
export default function AttributionPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const fields = useAttributionFields();
  const { programId = '' } = useParams();
  const queryKey = ['attribution', programId];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('attribution.list', { params: { programId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const [newest] = data.items;
  if (newest === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isReadOnly = !may('attribution.save');
  return (
    <Page
      title={t('attribution.title')}
      lead={t(isReadOnly ? 'settings.readOnly' : 'attribution.lead')}
      back={{ to: `/settings/programs/${programId}`, label: t('nav.backToProgram') }}
      width="reading"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
          <RecordForm
            key={newest.version}
            columns={2}
            isReadOnly={isReadOnly}
            submitLabel={t('attribution.save')}
            fields={fields}
            initial={attributionValues(newest.document)}
            check={(values) => checkAttribution(values, t)}
            onSubmit={async (values) => {
              const day = textOf(values, 'effectiveFrom');
              await call('attribution.save', {
                params: { programId },
                body: {
                  document: documentOf(values, newest.document),
                  basedOn: newest.version,
                  ...(day === '' ? {} : { effectiveFrom: `${day}T00:00:00Z` }),
                },
              });
              await queryClient.invalidateQueries({ queryKey });
              notify(t('attribution.saved'), { type: 'success' });
            }}
          />
        </Box>
        <Section title={t('attribution.versions')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.items.map((version) => (
              <Box
                component="li"
                key={version.version}
                sx={{
                  py: 1,
                  borderTop: '1px solid',
                  borderColor: 'divider',
                  display: 'flex',
                  alignItems: 'center',
                  gap: 1,
                  flexWrap: 'wrap',
                }}
              >
                <Box sx={{ flex: 1, minWidth: 200 }}>
                  <Typography variant="body2" sx={{ fontWeight: 560 }}>
                    {t('plan.version', { version: version.version })}
                  </Typography>
                  <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                    {t('attribution.versionText', {
                      from: format.dateTime(version.effectiveFrom),
                      author: version.author?.name ?? t('attribution.nobody'),
                    })}
                  </Typography>
                </Box>
                {version.isInForce ? <Tag tone="success">{t('plan.inForce')}</Tag> : null}
              </Box>
            ))}
          </Box>
        </Section>
      </Box>
    </Page>
  );
}
