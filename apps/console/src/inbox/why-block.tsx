import type { Task } from '@countersign/contracts/task/task';
import { Box, Typography } from '@mui/material';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { useFactText } from './use-fact-text.ts';

/** Why the reader is asked, and why the policy asks anybody at all. */
export function WhyBlock({ task }: { task: Task }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const factText = useFactText();
  const who = useWho();
  const reasons = task.whyMe.map(({ kind, value }) => {
    return t(`whyMe.${kind}`, { value: who(value) });
  });
  const facts = factText(task.whyRouted.facts);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box>
        <Typography variant="caption" component="h3" sx={{ color: 'text.secondary', fontWeight: 480 }}>
          {t('why.me')}
        </Typography>
        {(reasons.length === 0 ? [t('why.notAsked')] : reasons).map((reason) => (
          <Typography key={reason} variant="body2">
            {reason}
          </Typography>
        ))}
      </Box>
      <Box>
        <Typography variant="caption" component="h3" sx={{ color: 'text.secondary', fontWeight: 480 }}>
          {t('why.routed')}
        </Typography>
        <Typography variant="body2">{t('why.rule', { rule: lookUp('ruleName', task.whyRouted.ruleName) })}</Typography>
        {facts.length === 0 ? null : (
          <Box
            component="ul"
            sx={{ m: 0, mt: 0.5, paddingInlineStart: 2, fontSize: '0.8125rem', color: 'text.secondary' }}
          >
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}
