import { rails } from '@countersign/domain/payout/payout';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';

/** Gathers what is available per partner; whoever cannot be paid is held, with the reason on the next page. */
export default function PayoutRunCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const programs = usePrograms();
  const only = programs.length === 1 ? programs[0]?.id : undefined;
  return (
    <Page
      title={t('payoutRun.create')}
      lead={t('payoutRun.createLead')}
      back={{ to: '/payout-runs', label: t('nav.backToRuns') }}
      width="reading"
    >
      {programs.length === 0 ? (
        <LoadingLines lines={4} />
      ) : (
        <RecordForm
          startsFocused
          submitLabel={t('payoutRun.createSubmit')}
          initial={{ programId: only ?? '', rail: 'sepa', payOn: tomorrow() }}
          fields={[
            { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: programs },
            {
              kind: 'one',
              name: 'rail',
              label: t('payoutRun.rail'),
              help: t('payoutRun.railHelp'),
              required: true,
              options: rails.map((rail) => ({ id: rail, label: t(`rail.${rail}`) })),
            },
            {
              kind: 'text',
              type: 'date',
              name: 'payOn',
              label: t('payoutRun.payOn'),
              help: t('payoutRun.payOnHelp'),
              required: true,
            },
          ]}
          onSubmit={async (values) => {
            const run = await call('payout-run.create', {
              body: {
                programId: textOf(values, 'programId'),
                rail: chosenOf(values, 'rail', rails)[0] ?? 'sepa',
                payOn: textOf(values, 'payOn'),
              },
            });
            queryClient.setQueryData(['payout-runs', 'one', run.id], run);
            void navigate(`/payout-runs/${run.id}`);
          }}
        />
      )}
    </Page>
  );
}

function tomorrow(): string {
  return new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
}
