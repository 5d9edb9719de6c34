import type { CaseView } from '@countersign/contracts/case/operations';
import { Box, Typography } from '@mui/material';
import { Due } from '../parts/due.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { CaseStatusTag } from './case-status-tag.tsx';

/** Where it is, who has it, by when, and what happens if nobody acts. */
export function Whereabouts({ view }: { view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const who = useWho();
  const { whereabouts, nextEvent } = view;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <CaseStatusTag view={view} />
        {view.isBlocked ? <Tag tone="danger">{t('inbox.blocked')}</Tag> : null}
        {whereabouts.isPaused ? <Tag tone="warning">{t('case.paused')}</Tag> : null}
        {whereabouts.dueAt === null || whereabouts.isPaused ? null : <Due at={whereabouts.dueAt} />}
      </Box>
      <Typography variant="body2">
        {whereabouts.heldBy === null
          ? t(`case.side.${whereabouts.side}`)
          : t('case.heldBy', { who: who(whereabouts.heldBy) })}
      </Typography>
      {nextEvent === null ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('case.next', { what: lookUp('nextEvent', nextEvent.kind), at: format.deadline(nextEvent.at) })}
        </Typography>
      )}
    </Box>
  );
}
