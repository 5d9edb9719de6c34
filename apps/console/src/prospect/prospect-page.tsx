import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { KnownList } from '../application/application-details.tsx';
import { useMay } from '../auth/session.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { FitSection } from './fit-section.tsx';
import { AddNote, ProspectActions, useProspectRefresh } from './prospect-actions.tsx';
import { ProspectChangeDialog } from './prospect-change-dialog.tsx';
import { prospectQuery } from './prospect-query.ts';
import { ProspectStatusTag } from './prospect-status-tag.tsx';

type Detail = Reply<'prospect.get'>;

/** One prospect: what is known, how well it fits, what happened, what comes next. */
export default function ProspectPage() {
  const { prospectId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery(prospectQuery(prospectId));
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneProspect prospect={data} />;
}

function OneProspect({ prospect }: { prospect: Detail }) {
  const t = useText();
  const format = useFormat();
  return (
    <Page
      title={prospect.name}
      heading={
        <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          {prospect.name} <ProspectStatusTag status={prospect.status} />
        </Box>
      }
      lead={[
        t(`partnerType.${prospect.partnerType}`),
        prospect.programName,
        prospect.referredBy === null ? null : t('prospect.referredBy', { name: prospect.referredBy.name }),
        prospect.creditedAt === null ? null : t('prospect.credited', { at: format.date(prospect.creditedAt) }),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/prospects', label: t('nav.prospects') }}
      actions={<ProspectActions prospect={prospect} />}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Known prospect={prospect} />
          <FitSection prospect={prospect} />
          <Section title={t('prospect.known')}>
            {prospect.known.length === 0 ? t('prospect.knownNone') : <KnownList known={prospect.known} />}
          </Section>
        </Box>
        <Section title={t('prospect.log')} aside={<AddNote prospect={prospect} />}>
          {prospect.events.map((event) => (
            <Box key={event.id} sx={{ py: 0.75, borderTop: '1px solid', borderColor: 'divider' }}>
              <Typography variant="body2" sx={{ fontWeight: 560 }}>
                {t(`prospectEvent.${event.kind}`)}
              </Typography>
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                {event.actorName} · {format.dateTime(event.at)}
              </Typography>
              {event.text === null ? null : (
                <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
                  {event.text}
                </Typography>
              )}
            </Box>
          ))}
        </Section>
      </Box>
    </Page>
  );
}

function Known({ prospect }: { prospect: Detail }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const refresh = useProspectRefresh(prospect.id);
  const [isChanging, setChanging] = useState(false);
  return (
    <Section
      title={t('application.company')}
      aside={
        may('prospect.update') ? <Button onClick={() => setChanging(true)}>{t('action.change')}</Button> : undefined
      }
    >
      <Facts
        facts={[
          { label: t('field.country'), value: prospect.country === null ? '–' : format.country(prospect.country) },
          { label: t('prospect.website'), value: prospect.website ?? '–' },
          { label: t('prospect.registrationNumber'), value: prospect.registrationNumber ?? '–' },
          { label: t('prospect.contactName'), value: prospect.contactName ?? '–' },
          { label: t('prospect.contactEmail'), value: prospect.contactEmail ?? '–' },
          { label: t('prospect.source'), value: t(`prospectSource.${prospect.source}`) },
          { label: t('prospect.owner'), value: prospect.owner?.name ?? '–' },
          { label: t('prospect.nextStep'), value: prospect.nextStep ?? '–' },
          {
            label: t('prospect.nextStepOn'),
            value: prospect.nextStepOn === null ? '–' : format.civilDate(prospect.nextStepOn),
          },
        ]}
      />
      {isChanging ? (
        <ProspectChangeDialog prospect={prospect} onClose={() => setChanging(false)} onDone={refresh} />
      ) : null}
    </Section>
  );
}
