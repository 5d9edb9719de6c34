import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { PlanEditor } from './editor/plan-editor.tsx';
import { planQuery } from './plan-query.ts';

/** The draft of a plan's next version; it begins as a copy of the newest one. */
export default function PlanEditPage() {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { planId = '' } = useParams();
  const { data: plan, error, isPending, refetch } = useQuery({ ...planQuery(planId), refetchOnWindowFocus: false });
  if (isPending) return <LoadingLines lines={8} />;
  if (plan === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const newest = plan.versions.toSorted((one, other) => other.version - one.version)[0];
  if (newest === undefined) return <ErrorState error={error} />;
  const currency = newest.document['currency'];
  const version = plan.draftVersion ?? newest.version + 1;
  return (
    <Page
      title={plan.name}
      lead={t('plan.editLead', { version })}
      back={{ to: `/plans/${plan.id}`, label: t('nav.backToPlan') }}
    >
      <PlanEditor
        initial={newest.document}
        programId={plan.programId}
        currency={typeof currency === 'string' ? currency : ''}
        submitLabel={t('plan.saveDraft')}
        onSave={async (document) => {
          const next = await call('plan.save-draft', {
            params: { id: plan.id },
            ifMatch: plan.revision,
            body: { document },
          });
          queryClient.setQueryData(['plans', 'one', plan.id], next);
          notify(t('plan.draftSaved'), { type: 'success' });
          void navigate(`/plans/${plan.id}`);
        }}
      />
    </Page>
  );
}
