import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { Box, Typography } from '@mui/material';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What of the partner waits, for which reason, and the report on blocked money. */
export function HoldList({ vetting }: { vetting: Vetting }) {
  const t = useText();
  const format = useFormat();
  const { holds, report } = vetting;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {holds.length === 0 ? <Typography variant="body2">{t('hold.nothing')}</Typography> : null}
      {holds.map((hold) => (
        <Box key={hold.id} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <strong>{t(`heldThing.${hold.held}`)}</strong>
          <Tag tone={hold.blocksMoney ? 'danger' : 'warning'}>{t(`holdReason.${hold.reason}`)}</Tag>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {hold.blocksMoney ? t('hold.blocked') : t('hold.since', { at: format.dateTime(hold.placedAt) })}
          </Typography>
        </Box>
      ))}
      {report === null ? null : (
        <Typography variant="body2">
          {t('hold.report', { number: report.number, status: t(`reportStatus.${report.status}`) })}
        </Typography>
      )}
    </Box>
  );
}
