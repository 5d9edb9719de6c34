import { Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { LineSection } from '../line/line-section.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { CustomerEvents } from './customer-events.tsx';

/** One customer: what led here first, whom it is bound to, what it did, and what was earned with it. */
export default function EndCustomerPage() {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const may = useMay();
  const { endCustomerId = '' } = useParams();
  const {
    data: customer,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['end-customers', 'one', endCustomerId],
    queryFn: ({ signal }) => call('end-customer.get', { params: { id: endCustomerId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (customer === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { enrollment, firstTouch, firstEvent } = customer;
  return (
    <Page
      title={customer.ref ?? t('endCustomer.hidden')}
      lead={customer.programName}
      back={{ to: '/end-customers', label: t('nav.backToEndCustomers') }}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          <Section title={t('endCustomer.binding')}>
            <Facts
              columnWidth={140}
              facts={[
                {
                  label: t('endCustomer.boundTo'),
                  value:
                    enrollment === null ? (
                      t('event.nobody')
                    ) : (
                      <MuiLink component={Link} to={`/partners/${enrollment.partnerId}`}>
                        {enrollment.partnerName}
                      </MuiLink>
                    ),
                },
                {
                  label: t('endCustomer.boundBy'),
                  value: customer.boundBy === null ? '–' : lookUp('candidateKind', customer.boundBy),
                },
                {
                  label: t('endCustomer.boundSince'),
                  value: customer.boundAt === null ? '–' : format.dateTime(customer.boundAt),
                },
                {
                  label: t('endCustomer.boundUntil'),
                  value:
                    customer.boundUntil !== null
                      ? format.dateTime(customer.boundUntil)
                      : enrollment === null
                        ? '–'
                        : t('endCustomer.forLife'),
                },
              ]}
            />
          </Section>
          <Section title={t('endCustomer.story')}>
            <Facts
              columnWidth={140}
              facts={[
                {
                  label: t('endCustomer.firstTouch'),
                  value:
                    firstTouch === null
                      ? t('endCustomer.noTouch')
                      : [
                          lookUp('candidateKind', firstTouch.kind),
                          firstTouch.partnerName,
                          format.dateTime(firstTouch.at),
                        ]
                          .filter((part) => part !== null)
                          .join('\n'),
                },
                {
                  label: t('endCustomer.firstEvent'),
                  value:
                    firstEvent === null ? (
                      '–'
                    ) : (
                      <MuiLink component={Link} to={`/events/${firstEvent.id}`}>
                        {t(`eventKind.${firstEvent.kind}`)}, {format.date(firstEvent.occurredAt)}
                      </MuiLink>
                    ),
                },
                { label: t('endCustomer.eventCount'), value: format.number(customer.eventCount) },
                { label: t('endCustomer.earned'), value: <strong>{format.money(customer.earned)}</strong> },
              ]}
            />
          </Section>
        </Box>
        {may('event.list') ? <CustomerEvents endCustomerId={customer.id} /> : null}
        {may('line.list') ? (
          <LineSection
            title={t('endCustomer.lines')}
            empty={t('endCustomer.noLines')}
            queryKey={['end-customers', 'lines', customer.id]}
            load={(at, signal) => call('line.list', { query: { ...at, endCustomerId: customer.id }, signal })}
          />
        ) : null}
      </Box>
    </Page>
  );
}
