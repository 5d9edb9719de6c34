import { eventKinds, eventStatuses, keptReasons } from '@countersign/domain/event/event';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { type EventRow, useEventColumns } from './use-event-columns.tsx';

/** What customers did, and what became of it. */
export default function EventListPage() {
  const t = useText();
  const format = useFormat();
  const whatAndWhere = useEventColumns();
  const programs = usePrograms();
  return (
    <RecordList<EventRow>
      resource="events"
      title={t('nav.events')}
      lead={t('event.listLead')}
      filters={[
        { kind: 'search', name: 'externalId', label: t('event.externalIdExact') },
        { kind: 'search', name: 'customer', label: t('event.customerExact') },
        {
          kind: 'several',
          name: 'status',
          label: t('field.status'),
          options: eventStatuses.map((status) => ({ id: status, label: t(`eventStatus.${status}`) })),
        },
        {
          kind: 'several',
          name: 'reason',
          label: t('event.keptBecause'),
          options: keptReasons.map((reason) => ({ id: reason, label: t(`keptReason.${reason}`) })),
        },
        {
          kind: 'several',
          name: 'kind',
          label: t('event.kind'),
          options: eventKinds.map((kind) => ({ id: kind, label: t(`eventKind.${kind}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        { kind: 'date', name: 'from', label: t('event.from') },
        { kind: 'date', name: 'to', label: t('event.to'), end: true },
      ]}
      linkTo={(event) => `/events/${event.id}`}
      columns={[
        ...whatAndWhere,
        { name: 'partner', label: t('field.partner'), render: (event) => event.enrollment?.partnerName ?? '–' },
        { name: 'customer', label: t('event.customer'), render: (event) => event.customer ?? '–' },
        { name: 'source', label: t('event.source'), render: (event) => event.source.name },
        {
          name: 'net',
          label: t('event.net'),
          align: 'end',
          render: (event) => (event.net === null ? '–' : format.money(event.net)),
        },
        {
          name: 'occurredAt',
          isShort: true,
          label: t('event.occurredAt'),
          render: (event) => <When at={event.occurredAt} />,
        },
      ]}
      empty={{ title: t('event.emptyTitle'), text: t('event.emptyText') }}
    />
  );
}
