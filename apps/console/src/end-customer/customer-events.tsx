import type { Reply } from '@countersign/ui/client/operation-types';
import { Typography } from '@mui/material';
import { call } from '../data/api.ts';
import { EventStatusTag } from '../event/event-status-tag.tsx';
import { RecordSection } from '../list/record-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type EventRow = Reply<'event.list'>['items'][number];

/** What a customer did, newest first, and whom each was credited to. */
export function CustomerEvents({ endCustomerId }: { endCustomerId: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <RecordSection<EventRow>
      title={t('endCustomer.events')}
      queryKey={['end-customers', 'events', endCustomerId]}
      load={(at, signal) => call('event.list', { query: { ...at, endCustomerId }, signal })}
      linkTo={(event) => `/events/${event.id}`}
      empty={t('endCustomer.noEvents')}
      columns={[
        {
          name: 'kind',
          label: t('event.kind'),
          render: (event) => (
            <>
              {t(`eventKind.${event.kind}`)}
              <Typography
                variant="caption"
                component="span"
                sx={{ display: 'block', color: 'text.secondary', overflowWrap: 'anywhere' }}
              >
                {event.externalId}
              </Typography>
            </>
          ),
        },
        {
          name: 'status',
          label: t('field.status'),
          render: (event) => (
            <>
              <EventStatusTag status={event.status} />
              {event.reason === null ? null : (
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {t(`keptReason.${event.reason}`)}
                </Typography>
              )}
            </>
          ),
        },
        {
          name: 'partner',
          label: t('field.partner'),
          render: (event) => event.enrollment?.partnerName ?? t('event.nobody'),
        },
        {
          name: 'occurredAt',
          label: t('event.occurredAt'),
          isShort: true,
          render: (event) => format.dateTime(event.occurredAt),
        },
        {
          name: 'net',
          label: t('event.net'),
          align: 'end',
          render: (event) => (event.net === null ? '–' : format.money(event.net)),
        },
      ]}
    />
  );
}
