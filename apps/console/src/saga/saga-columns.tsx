import { Typography } from '@mui/material';
import type { Column } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import type { SagaRow } from './saga-query.ts';
import { SagaStatusTag } from './saga-tags.tsx';

/** What lists say of a saga: about whom, how far, and what it waits for. */
export function useSagaColumns(): readonly Column<SagaRow>[] {
  const t = useText();
  const lookUp = useLookedUpText();
  return [
    {
      name: 'partner',
      label: t('field.partner'),
      render: ({ partner, program }) => (
        <>
          {partner.name}
          {program === null ? null : (
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {program.name}
            </Typography>
          )}
        </>
      ),
    },
    { name: 'kind', label: t('saga.kind'), render: ({ kind }) => t(`sagaKind.${kind}`) },
    { name: 'status', label: t('field.status'), render: ({ status }) => <SagaStatusTag status={status} /> },
    {
      name: 'steps',
      label: t('saga.steps'),
      isShort: true,
      render: ({ doneCount, stepCount }) => t('saga.doneOf', { done: doneCount, all: stepCount }),
    },
    {
      name: 'waitsOn',
      label: t('saga.waitsOn'),
      render: ({ waitsOn }) => (waitsOn === null ? '–' : lookUp('sagaStep', waitsOn)),
    },
    { name: 'changedAt', label: t('saga.changedAt'), render: ({ changedAt }) => <When at={changedAt} /> },
  ];
}
