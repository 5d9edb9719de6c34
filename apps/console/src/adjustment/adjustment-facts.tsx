import type { Adjustment } from '@countersign/contracts/adjustment/operations';
import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AdjustmentStatusTag } from './adjustment-status-tag.tsx';

/** What a correction says, who proposed it and who approved it. */
export function AdjustmentFacts({ adjustment }: { adjustment: Adjustment }) {
  const t = useText();
  const format = useFormat();
  return (
    <Facts
      columnWidth={150}
      facts={[
        { label: t('field.status'), value: <AdjustmentStatusTag status={adjustment.status} /> },
        { label: t('adjustment.amount'), value: <strong>{format.money(adjustment.amount)}</strong> },
        {
          label: t('field.partner'),
          value: (
            <MuiLink component={Link} to={`/partners/${adjustment.partner.id}`}>
              {adjustment.partner.name}
            </MuiLink>
          ),
        },
        { label: t('adjustment.reason'), value: t(`adjustmentReason.${adjustment.reason}`) },
        { label: t('adjustment.proposedBy'), value: adjustment.proposedBy ?? '–' },
        { label: t('adjustment.proposedAt'), value: format.dateTime(adjustment.createdAt) },
        {
          label: t('adjustment.approvedBy'),
          value: adjustment.approvedBy.length === 0 ? '–' : format.list(adjustment.approvedBy),
        },
        {
          label: t('adjustment.decidedAt'),
          value: adjustment.decidedAt === null ? '–' : format.dateTime(adjustment.decidedAt),
        },
        ...(adjustment.eventId === null
          ? []
          : [
              {
                label: t('adjustment.event'),
                value: (
                  <MuiLink component={Link} to={`/events/${adjustment.eventId}`}>
                    {t('adjustment.openEvent')}
                  </MuiLink>
                ),
              },
            ]),
        { label: t('adjustment.note'), value: adjustment.note, wide: true },
      ]}
    />
  );
}
