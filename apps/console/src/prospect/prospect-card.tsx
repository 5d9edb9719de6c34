import { mayMove, type ProspectStatus, prospectStatuses } from '@countersign/domain/prospect/prospect';
import { MenuItem, Link as MuiLink, Paper, TextField, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import type { Prospect } from './prospect-query.ts';

/** One prospect on the board: dragged with the mouse, or moved by its own list with the keyboard. */
export function ProspectCard({
  item,
  onDrag,
  onMove,
}: {
  item: Prospect;
  onDrag: (item: Prospect | undefined) => void;
  onMove: (to: ProspectStatus) => void;
}) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const targets = may('prospect.move') ? prospectStatuses.filter((to) => mayMove(item.status, to)) : [];
  return (
    <Paper
      variant="outlined"
      draggable={targets.length > 0}
      onDragStart={() => onDrag(item)}
      onDragEnd={() => onDrag(undefined)}
      sx={{ p: 1, mb: 1 }}
    >
      <MuiLink component={Link} to={`/prospects/${item.id}`} draggable={false} sx={{ fontWeight: 560 }}>
        {item.name}
      </MuiLink>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {[
          t(`partnerType.${item.partnerType}`),
          item.owner?.name ?? null,
          item.fit.score === null ? null : `${t('prospect.fit')} ${format.number(item.fit.score)}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Typography>
      {item.nextStep === null ? null : (
        <Typography variant="caption" component="div">
          {item.nextStep} {item.nextStepOn === null ? '' : format.civilDate(item.nextStepOn)}
        </Typography>
      )}
      {targets.length === 0 ? null : (
        <TextField
          select
          size="small"
          variant="standard"
          value=""
          label={t('prospect.moveTo')}
          onChange={(event) => {
            const to = targets.find((status) => status === event.target.value);
            if (to !== undefined) onMove(to);
          }}
          sx={{ width: '100%', mt: 0.5 }}
        >
          {targets.map((to) => (
            <MenuItem key={to} value={to}>
              {t(`prospectStatus.${to}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Paper>
  );
}
