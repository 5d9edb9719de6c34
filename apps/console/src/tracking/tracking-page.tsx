import { cookieModes, customerMasks } from '@countersign/domain/link/tracking';
import { Box } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { addressOrNull, chosenOf, type FormValues, textOf } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';

/** Where a program's links may lead, what they remember, and what partners see of customers. */
export default function TrackingPage() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { programId = '' } = useParams();
  const queryKey = ['tracking', programId];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('tracking.get', { params: { id: programId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isReadOnly = !may('tracking.update');

  function check(values: FormValues): Record<string, string> {
    const days = Number(textOf(values, 'cookieDays'));
    return Number.isInteger(days) && days >= 1 && days <= 400 ? {} : { cookieDays: t('fieldProblem.number') };
  }

  return (
    <Page
      title={t('tracking.title')}
      lead={t(isReadOnly ? 'settings.readOnly' : 'tracking.lead')}
      back={{ to: `/settings/programs/${programId}`, label: t('nav.backToProgram') }}
      width="reading"
    >
      <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <RecordForm
          key={data.revision}
          isReadOnly={isReadOnly}
          submitLabel={t('action.save')}
          check={check}
          initial={{
            hosts: data.hosts.join('\n'),
            defaultTarget: data.defaultTarget ?? '',
            cookieDays: String(data.cookieDays),
            cookieMode: data.cookieMode,
            customerMask: data.customerMask,
          }}
          fields={[
            {
              kind: 'text',
              name: 'hosts',
              label: t('tracking.hosts'),
              help: t('tracking.hostsHelp'),
              required: true,
              lines: 3,
              max: 4000,
            },
            {
              kind: 'text',
              name: 'defaultTarget',
              label: t('tracking.defaultTarget'),
              help: t('tracking.defaultTargetHelp'),
              required: true,
              max: 2000,
            },
            {
              kind: 'one',
              name: 'cookieMode',
              label: t('tracking.cookieMode'),
              required: true,
              options: cookieModes.map((mode) => ({ id: mode, label: t(`cookieMode.${mode}`) })),
            },
            {
              kind: 'text',
              name: 'cookieDays',
              label: t('tracking.cookieDays'),
              help: t('tracking.cookieDaysHelp'),
              required: true,
              inputMode: 'numeric',
              max: 3,
            },
            {
              kind: 'one',
              name: 'customerMask',
              label: t('tracking.customerMask'),
              required: true,
              options: customerMasks.map((mask) => ({ id: mask, label: t(`customerMask.${mask}`) })),
            },
          ]}
          onSubmit={async (values) => {
            const next = await call('tracking.update', {
              params: { id: programId },
              ifMatch: data.revision,
              body: {
                hosts: textOf(values, 'hosts')
                  .split(/[\s,]+/)
                  .filter((host) => host !== ''),
                defaultTarget: addressOrNull(values, 'defaultTarget') ?? '',
                cookieDays: Number(textOf(values, 'cookieDays')),
                cookieMode: chosenOf(values, 'cookieMode', cookieModes)[0] ?? data.cookieMode,
                customerMask: chosenOf(values, 'customerMask', customerMasks)[0] ?? data.customerMask,
              },
            });
            queryClient.setQueryData(queryKey, next);
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      </Box>
    </Page>
  );
}
