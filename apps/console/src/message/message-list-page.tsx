import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { useText } from '../text/use-text.ts';
import { MessageStatusTag } from './message-status-tag.tsx';

type Message = Reply<'message.list'>['items'][number];

const statuses = ['waiting', 'sent', 'kept', 'failed'] as const satisfies readonly Message['status'][];

export default function MessageListPage() {
  const t = useText();
  return (
    <RecordList<Message>
      resource="messages"
      title={t('nav.outbox')}
      lead={t('message.lead')}
      filters={[
        { kind: 'search', name: 'search', label: t('message.search') },
        {
          kind: 'one',
          name: 'status',
          label: t('field.status'),
          options: statuses.map((status) => ({ id: status, label: t(`message.status.${status}`) })),
        },
      ]}
      linkTo={(message) => `/messages/${message.id}`}
      columns={[
        { name: 'subject', label: t('message.subject'), render: (message) => message.subject },
        { name: 'to', label: t('message.to'), render: (message) => message.to },
        { name: 'status', label: t('field.status'), render: (message) => <MessageStatusTag status={message.status} /> },
        { name: 'locale', label: t('message.language'), render: (message) => message.locale },
        {
          name: 'createdAt',
          isShort: true,
          label: t('message.written'),
          render: (message) => <When at={message.createdAt} />,
        },
        {
          name: 'sentAt',
          isShort: true,
          label: t('message.sent'),
          render: (message) => (message.sentAt === null ? '–' : <When at={message.sentAt} />),
        },
      ]}
      empty={{ title: t('message.emptyTitle'), text: t('message.emptyText') }}
    />
  );
}
