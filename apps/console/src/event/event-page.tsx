import { Alert, Box, Button, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProposeAdjustmentDialog } from '../adjustment/propose-adjustment-dialog.tsx';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Explanation } from '../line/explanation.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AttributionPath } from './attribution-path.tsx';
import { EventStatusTag } from './event-status-tag.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

/** One event: what was told, whom it is credited to and why, what it earned or why nothing. */
export default function EventPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isReleasing, setReleasing] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const { eventId = '' } = useParams();
  const {
    data: event,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['events', 'one', eventId],
    queryFn: ({ signal }) => call('event.get', { params: { id: eventId }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'queued' ? 2_000 : false),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (event === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const facts: Fact[] = [
    { label: t('field.status'), value: <EventStatusTag status={event.status} /> },
    {
      label: t('field.partner'),
      value:
        event.enrollment === null ? (
          t('event.nobody')
        ) : (
          <MuiLink component={Link} to={`/partners/${event.enrollment.partnerId}`}>
            {event.enrollment.partnerName}
          </MuiLink>
        ),
    },
    { label: t('event.occurredAt'), value: format.dateTime(event.occurredAt) },
    { label: t('event.receivedAt'), value: format.dateTime(event.receivedAt) },
    { label: t('event.source'), value: event.source.name },
    { label: t('event.externalId'), value: event.externalId },
  ];
  const add = (label: string, value: string | null) => {
    if (value !== null) facts.push({ label, value });
  };
  if (event.customer !== null) {
    const filter = JSON.stringify({ ref: event.customer });
    facts.push({
      label: t('event.customer'),
      value: (
        <MuiLink component={Link} to={`/end-customers?filter=${encodeURIComponent(filter)}`}>
          {event.customer}
        </MuiLink>
      ),
    });
  }
  add(t('event.net'), event.net && format.money(event.net));
  add(t('event.tax'), event.tax && format.money(event.tax));
  add(t('event.discount'), event.discount && format.money(event.discount));
  add(t('field.quantity'), format.number(event.quantity));
  add(t('field.product'), event.product);
  add(t('field.country'), event.country && format.country(event.country));
  add(t('event.coupon'), event.coupon);
  add(t('event.refersTo'), event.refersTo);
  for (const [name, value] of Object.entries(event.properties)) facts.push({ label: name, value });
  return (
    <Page
      title={t('event.title', { kind: t(`eventKind.${event.kind}`), id: event.externalId })}
      back={{ to: '/events', label: t('nav.backToEvents') }}
      actions={
        <>
          {event.enrollment !== null && may('adjustment.propose') ? (
            <Button variant="outlined" onClick={() => setCorrecting(true)}>
              {t('adjustment.proposeFor')}
            </Button>
          ) : null}
          {event.status === 'kept' && event.reason !== 'duplicate' && may('event.release') ? (
            <Button variant="contained" onClick={() => setReleasing(true)}>
              {t('event.release')}
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {event.reason === null ? null : (
          <Alert severity="warning">
            {t(`keptReasonText.${event.reason}`)}{' '}
            {event.reason === 'duplicate' && event.attribution.eventId !== null ? (
              <MuiLink component={Link} underline="always" to={`/events/${event.attribution.eventId}`}>
                {t('event.openFirst')}
              </MuiLink>
            ) : null}
          </Alert>
        )}
        {event.release === null ? null : (
          <Alert severity="info">
            {t('event.released', { by: event.release.by ?? '–', note: event.release.note })}
          </Alert>
        )}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <Section title={t('event.told')}>
              <Facts facts={facts} columnWidth={140} />
            </Section>
            <Section title={t('event.attribution')}>
              <AttributionPath attribution={event.attribution} />
            </Section>
          </Box>
          <Section title={t('event.earned')}>
            <Explanation id={event.id} />
          </Section>
        </Box>
      </Box>
      {isCorrecting && event.enrollment !== null ? (
        <ProposeAdjustmentDialog
          partner={{ id: event.enrollment.partnerId, label: event.enrollment.partnerName }}
          programId={event.programId}
          eventId={event.id}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
      {isReleasing ? <ReleaseDialog event={event} onClose={() => setReleasing(false)} /> : null}
    </Page>
  );
}
