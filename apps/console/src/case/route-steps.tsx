import type { CaseView } from '@countersign/contracts/case/operations';
import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonChecked from '@mui/icons-material/RadioButtonChecked';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutlined';
import { Box, Typography } from '@mui/material';
import { Due } from '../parts/due.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';

const icons = {
  done: <CheckCircle color="success" fontSize="small" />,
  current: <RadioButtonChecked color="primary" fontSize="small" />,
  ahead: <RadioButtonUnchecked color="disabled" fontSize="small" />,
  skipped: <RemoveCircleOutline color="disabled" fontSize="small" />,
};

/** The route: who decided, who decides now, who comes after. */
export function RouteSteps({ route }: { route: CaseView['route'] }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const who = useWho();
  if (route.length === 0) return <Typography variant="body2">{t('route.none')}</Typography>;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
      {route.map((step, index) => (
        <Box
          component="li"
          key={`${index} ${step.name}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
          sx={{ display: 'flex', gap: 1.25, alignItems: 'flex-start' }}
        >
          {icons[step.state]}
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="body1" sx={{ fontWeight: step.state === 'current' ? 600 : 480, lineHeight: 1.35 }}>
              {who(step.name)}
            </Typography>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {t(`route.state.${step.state}`)} · {who(step.who)}
              {step.required > 1 ? ` · ${t('inbox.given', { given: step.given, required: step.required })}` : ''}
            </Typography>
            {step.state === 'current' && step.dueAt !== null ? <Due at={step.dueAt} /> : null}
            {step.decisions.map((decision) => (
              <Typography variant="caption" component="div" key={`${decision.by} ${decision.at}`}>
                {t('route.decision', {
                  by: decision.by,
                  outcome: lookUp('outcome', decision.outcome),
                  at: format.dateTime(decision.at),
                })}
              </Typography>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
