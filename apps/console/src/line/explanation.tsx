import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Link as MuiLink, Typography } from '@mui/material';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { LineStateTag } from './line-state-tag.tsx';
import { TraceSteps } from './trace-steps.tsx';

const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['explanations', id],
    queryFn: ({ signal }) => call('line.explain', { params: { id }, signal }),
  });

/** Why this amount, for a line; why this or why nothing, for an event. */
export function Explanation({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery(explanationQuery(id));
  if (isPending) return <LoadingLines lines={5} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isNothing = data.lines.length === 0 && data.nothing.length === 0;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {data.event?.status === 'kept' ? <Alert severity="info">{t('line.keptAside')}</Alert> : null}
      {data.event?.status === 'queued' ? <Alert severity="info">{t('line.notRatedYet')}</Alert> : null}
      {isNothing && data.event?.status === 'rated' ? <Alert severity="info">{t('line.noPlan')}</Alert> : null}
      {data.lines.map(({ line, trace }) => (
        <Block key={line.id} plan={line.plan} trace={trace}>
          <Typography component="span" sx={{ fontSize: '1.125rem', fontWeight: 620 }}>
            {format.money(line.amount)}
          </Typography>
          <LineStateTag state={line.state} />
          {line.statementId === null ? null : (
            <MuiLink component={Link} to={`/statements/${line.statementId}`} variant="body2">
              {t('line.statement')}
            </MuiLink>
          )}
        </Block>
      ))}
      {data.nothing.map(({ plan, trace }) => (
        <Block key={plan.id} plan={plan} trace={trace}>
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {t('line.nothing')}
          </Typography>
        </Block>
      ))}
    </Box>
  );
}

function Block({
  plan,
  trace,
  children,
}: {
  plan: Reply<'line.explain'>['lines'][number]['line']['plan'];
  trace: Reply<'line.explain'>['lines'][number]['trace'];
  children: ReactNode;
}) {
  const t = useText();
  return (
    <Box sx={{ borderInlineStart: '3px solid', borderColor: 'lineStrong', paddingInlineStart: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>{children}</Box>
      <Typography variant="caption" component="div" sx={{ mb: 0.75 }}>
        {plan === null ? (
          t('lineKind.adjustment')
        ) : (
          <MuiLink component={Link} to={`/plans/${plan.id}`}>
            {t('line.planVersion', { plan: plan.name, version: plan.version })}
          </MuiLink>
        )}
      </Typography>
      <TraceSteps trace={trace} />
    </Box>
  );
}
