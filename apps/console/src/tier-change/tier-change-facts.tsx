import type { TierChange } from '@countersign/contracts/tier-change/operations';
import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { TierStatusTag } from './tier-status-tag.tsx';
import { useTierPeriod } from './use-tier-period.ts';

export function TierChangeFacts({ change }: { change: TierChange }) {
  const t = useText();
  const format = useFormat();
  const period = useTierPeriod();
  return (
    <Facts
      columnWidth={150}
      facts={[
        { label: t('field.status'), value: <TierStatusTag status={change.status} /> },
        {
          label: t('field.partner'),
          value: (
            <MuiLink component={Link} to={`/partners/${change.partner.id}`}>
              {change.partner.name}
            </MuiLink>
          ),
        },
        { label: t('field.program'), value: change.program.name },
        { label: t('tierChange.from'), value: change.fromTier ?? t('tierChange.noTier') },
        {
          label: t('tierChange.to'),
          value: (
            <>
              <strong>{change.toTier ?? t('tierChange.noTier')}</strong>
              {` · ${t(`tierDirection.${change.direction}`)}`}
            </>
          ),
        },
        { label: t('tierChange.period'), value: period(change) },
        { label: t('tierChange.reason'), value: t(`tierChangeReason.${change.reason}`) },
        { label: t('exit.proposedBy'), value: change.proposedBy ?? '–' },
        {
          label: t('exit.approvedBy'),
          value: change.approvedBy.length === 0 ? '–' : format.list(change.approvedBy),
        },
        { label: t('exit.decided'), value: change.decidedAt === null ? '–' : format.dateTime(change.decidedAt) },
        { label: t('tierChange.note'), value: change.note, wide: true },
        { label: t('tierChange.partnerText'), value: change.partnerText, wide: true },
      ]}
    />
  );
}
