import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { ErrorState, LoadingLines } from '../../parts/states.tsx';
import { usePrograms } from '../../parts/use-company-lists.ts';
import { useText } from '../../text/use-text.ts';
import { planQuery } from '../plan-query.ts';
import { OverrideForm } from './override-form.tsx';

/** Agreeing other terms with one partner. */
export default function OverrideCreatePage() {
  const t = useText();
  const { planId = '' } = useParams();
  const programs = usePrograms();
  const { data: plan, error, isPending, refetch } = useQuery(planQuery(planId));
  if (isPending) return <LoadingLines lines={6} />;
  if (plan === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const newest = plan.versions.findLast(({ status }) => status === 'active') ?? plan.versions.at(-1);
  const currency = programs.find(({ id }) => id === plan.programId)?.currency;
  return (
    <Page
      title={t('planOverride.addTitle')}
      lead={`${plan.name} · ${plan.programName}. ${t('planOverride.addLead')}`}
      back={{ to: `/plans/${plan.id}`, label: t('nav.backToPlan') }}
    >
      {newest === undefined || currency === undefined ? (
        <LoadingLines lines={4} />
      ) : (
        <OverrideForm planId={plan.id} programId={plan.programId} currency={currency} document={newest.document} />
      )}
    </Page>
  );
}
