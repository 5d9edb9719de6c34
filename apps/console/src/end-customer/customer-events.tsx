import { call } from '../data/api.ts';
import { type EventRow, useEventColumns } from '../event/use-event-columns.tsx';
import { RecordSection } from '../list/record-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What a customer did, newest first, and whom each was credited to. */
export function CustomerEvents({ endCustomerId }: { endCustomerId: string }) {
  const t = useText();
  const format = useFormat();
  const whatAndWhere = useEventColumns();
  return (
    <RecordSection<EventRow>
      title={t('endCustomer.events')}
      queryKey={['end-customers', 'events', endCustomerId]}
      load={(at, signal) => call('event.list', { query: { ...at, endCustomerId }, signal })}
      linkTo={(event) => `/events/${event.id}`}
      empty={t('endCustomer.noEvents')}
      columns={[
        ...whatAndWhere,
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
