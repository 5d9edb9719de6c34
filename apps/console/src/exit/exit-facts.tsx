import type { ExitView } from '@countersign/contracts/exit/operations';
import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ExitStatusTag } from './exit-status-tag.tsx';

/** Who leaves, why, by when, and who agreed. */
export function ExitFacts({ exit }: { exit: ExitView }) {
  const t = useText();
  const format = useFormat();
  const orDash = (at: string | null) => (at === null ? '–' : format.dateTime(at));
  return (
    <Facts
      columnWidth={150}
      facts={[
        { label: t('field.status'), value: <ExitStatusTag status={exit.status} /> },
        {
          label: t('field.partner'),
          value: (
            <MuiLink component={Link} to={`/partners/${exit.partner.id}`}>
              {exit.partner.name}
            </MuiLink>
          ),
        },
        { label: t('field.program'), value: exit.program.name },
        { label: t('exit.reason'), value: t(`exitReason.${exit.reason}`) },
        { label: t('exit.noticeDays'), value: format.number(exit.noticeDays) },
        { label: t('exit.endsAt'), value: orDash(exit.endsAt) },
        { label: t('exit.clawbackDays'), value: format.number(exit.clawbackDays) },
        { label: t('exit.appealUntil'), value: orDash(exit.appealUntil) },
        { label: t('exit.origin'), value: t(`exitOrigin.${exit.origin}`) },
        { label: t('exit.proposedBy'), value: exit.proposedBy ?? '–' },
        {
          label: t('exit.approvedBy'),
          value: exit.approvedBy.length === 0 ? '–' : format.list(exit.approvedBy),
        },
        { label: t('exit.decided'), value: orDash(exit.decidedAt) },
        { label: t('exit.note'), value: exit.note, wide: true },
        { label: t('exit.partnerText'), value: exit.partnerText, wide: true },
        ...(exit.cancelNote === null ? [] : [{ label: t('exit.cancelTitle'), value: exit.cancelNote, wide: true }]),
      ]}
    />
  );
}
