import type { Reply } from '@countersign/ui/client/operation-types';
import { Typography } from '@mui/material';
import type { Column } from '../list/record-list.tsx';
import { useText } from '../text/use-text.ts';
import { EventStatusTag } from './event-status-tag.tsx';

export type EventRow = Reply<'event.list'>['items'][number];

/** What happened, and whether it counts: the columns with which every list of events begins. */
export function useEventColumns(): readonly Column<EventRow>[] {
  const t = useText();
  return [
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
  ];
}
