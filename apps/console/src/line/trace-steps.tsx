import { Box, Typography } from '@mui/material';
import { type TraceStep, useTraceText } from './use-trace-text.ts';

/** The steps to an amount, in order, grouped by the rule that took them. */
export function TraceSteps({ trace }: { trace: readonly TraceStep[] }) {
  const traceText = useTraceText();
  const groups: { rule: string | null; steps: TraceStep[] }[] = [];
  for (const step of trace) {
    const last = groups.at(-1);
    if (last !== undefined && last.rule === step.rule) last.steps.push(step);
    else groups.push({ rule: step.rule, steps: [step] });
  }
  return groups.map((group, index) => (
    <Box key={`${index} ${group.rule ?? ''}`} sx={{ '& + &': { mt: 1 } }}>
      {group.rule === null ? null : (
        <Typography variant="h3" component="p" sx={{ overflowWrap: 'anywhere' }}>
          {group.rule}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, mt: 0.25, paddingInlineStart: 2.5, fontSize: '0.8125rem', lineHeight: 1.6 }}>
        {group.steps.map((step, at) => (
          <Box component="li" key={`${at} ${step.code}`} sx={{ overflowWrap: 'anywhere' }}>
            {traceText(step)}
          </Box>
        ))}
      </Box>
    </Box>
  ));
}
