import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { useRuleWords } from './use-rule-words.ts';

type Setting = Reply<'rule-setting.list'>['items'][number];

/** What one person has proposed and another confirms or refuses. */
export function WaitingProposals({ proposals }: { proposals: readonly Setting[] }) {
  const t = useText();
  const format = useFormat();
  const words = useRuleWords();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ id, outcome }: { id: string; outcome: 'confirm' | 'refuse' }) =>
      call('rule-setting.decide', { params: { id }, body: { outcome } }),
    onSuccess: async ({ status }) => {
      await client.invalidateQueries({ queryKey: ['rule-settings'] });
      await client.invalidateQueries({ queryKey: ['gates'] });
      notify(t(status === 'in_force' ? 'ruleSetting.confirmed' : 'ruleSetting.refused'), { type: 'success' });
    },
    onError: (error) => notify(problemText(error), { type: 'error' }),
  });
  if (proposals.length === 0) return <Typography variant="body2">{t('ruleSetting.noProposals')}</Typography>;
  const valueOf = ({ kind, value }: Setting) =>
    kind === 'gate' ? t(value === 1 ? 'ruleSetting.inForce' : 'ruleSetting.outOfForce') : format.number(value);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {proposals.map((proposal) => (
        <Box key={proposal.id} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
            <strong>
              {t('ruleSetting.proposal', { rule: words(proposal.kind, proposal.ruleId), value: valueOf(proposal) })}
            </strong>
            <Typography variant="body2">{proposal.reason}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {t('ruleSetting.proposedBy', {
                name: proposal.proposedBy ?? '–',
                at: format.dateTime(proposal.proposedAt),
              })}
            </Typography>
          </Box>
          {proposal.mayDecide ? (
            <>
              <Button
                size="small"
                variant="contained"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ id: proposal.id, outcome: 'confirm' })}
              >
                {t('ruleSetting.confirm')}
              </Button>
              <Button
                size="small"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ id: proposal.id, outcome: 'refuse' })}
              >
                {t('ruleSetting.refuse')}
              </Button>
            </>
          ) : (
            <Typography variant="caption">{t('ruleSetting.own')}</Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
