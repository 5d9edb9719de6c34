import { settableEnrollmentStatuses } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, type Field, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMemberChoices, usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { ProposeTierDialog } from '../tier-change/propose-tier-dialog.tsx';

type Enrollment = Reply<'enrollment.list'>['items'][number];

const tones = {
  pending: 'warning',
  active: 'success',
  paused: 'warning',
  ending: 'warning',
  ended: 'neutral',
} as const;

/** The programs a partner takes part in, with tier, group and manager. */
export function PartnerEnrollments({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const programs = usePrograms();
  const members = useMemberChoices();
  const [edited, setEdited] = useState<Enrollment | 'new'>();
  const [tiered, setTiered] = useState<Enrollment>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['enrollments', partnerId],
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId, limit: 100 }, signal }),
  });
  const free = programs.filter(({ id }) => data?.items.every((enrollment) => enrollment.programId !== id));
  const fields: Field[] = [
    { kind: 'text', name: 'tier', label: t('enrollment.tier'), max: 40 },
    { kind: 'text', name: 'group', label: t('enrollment.group'), max: 80 },
    { kind: 'one', name: 'managerId', label: t('partner.manager'), options: members },
  ];

  async function refresh() {
    await queryClient.invalidateQueries({ queryKey: ['enrollments', partnerId] });
    await queryClient.invalidateQueries({ queryKey: ['partners'] });
    notify(t('action.saved'), { type: 'success' });
  }

  return (
    <Section
      title={t('enrollment.title')}
      aside={
        may('enrollment.create') && free.length > 0 ? (
          <Button onClick={() => setEdited('new')}>{t('enrollment.add')}</Button>
        ) : null
      }
    >
      {isPending ? <LoadingLines lines={2} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <Typography variant="body2">{t('enrollment.none')}</Typography> : null}
      <RecordLines>
        {data?.items.map((enrollment) => (
          <RecordLine
            key={enrollment.id}
            name={enrollment.programName}
            about={[enrollment.tier, enrollment.group, enrollment.manager?.name ?? t('partner.noManager')]
              .filter((part) => part !== null)
              .join(' · ')}
            tags={<Tag tone={tones[enrollment.status]}>{t(`enrollment.status.${enrollment.status}`)}</Tag>}
          >
            {may('tier-change.propose') && enrollment.status === 'active' ? (
              <Button onClick={() => setTiered(enrollment)}>{t('tierChange.change')}</Button>
            ) : null}
            {may('exit.start') && isSettable(enrollment.status) ? (
              <Button component={Link} to={`/partners/${partnerId}/end/${enrollment.id}`}>
                {t('exit.start')}
              </Button>
            ) : null}
            {may('enrollment.update') ? (
              <Button onClick={() => setEdited(enrollment)}>{t('action.change')}</Button>
            ) : null}
          </RecordLine>
        ))}
      </RecordLines>
      {tiered === undefined ? null : <ProposeTierDialog enrollment={tiered} onClose={() => setTiered(undefined)} />}
      {edited === 'new' ? (
        <RecordFormDialog
          title={t('enrollment.add')}
          submitLabel={t('enrollment.add')}
          initial={{}}
          fields={[
            { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: free },
            ...fields,
          ]}
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            await call('enrollment.create', {
              body: {
                partnerId,
                programId: textOf(values, 'programId'),
                tier: textOrNull(values, 'tier'),
                group: textOrNull(values, 'group'),
                managerId: textOrNull(values, 'managerId'),
              },
            });
            await refresh();
          }}
        />
      ) : null}
      {edited === undefined || edited === 'new' ? null : (
        <RecordFormDialog
          title={edited.programName}
          submitLabel={t('action.save')}
          initial={{
            tier: edited.tier ?? '',
            group: edited.group ?? '',
            managerId: edited.manager?.id ?? '',
            status: edited.status,
          }}
          fields={[
            // Another tier than the first is proposed, and decided on by somebody else.
            ...fields.filter(({ name }) => name !== 'tier' || edited.tier === null),
            // A membership ends by a decision, which is proposed for it as a whole.
            ...(isSettable(edited.status)
              ? [
                  {
                    kind: 'one' as const,
                    name: 'status',
                    label: t('field.status'),
                    required: true,
                    options: settableEnrollmentStatuses.map((status) => ({
                      id: status,
                      label: t(`enrollment.status.${status}`),
                    })),
                  },
                ]
              : []),
          ]}
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            const status = chosenOf(values, 'status', settableEnrollmentStatuses)[0];
            await call('enrollment.update', {
              params: { id: edited.id },
              body: {
                ...(edited.tier === null ? { tier: textOrNull(values, 'tier') } : {}),
                group: textOrNull(values, 'group'),
                managerId: textOrNull(values, 'managerId'),
                ...(status === undefined || !isSettable(edited.status) ? {} : { status }),
              },
            });
            await refresh();
          }}
        />
      )}
    </Section>
  );
}

function isSettable(status: Enrollment['status']): boolean {
  return settableEnrollmentStatuses.some((one) => one === status);
}
