import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Link as MuiLink } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordSection } from '../list/record-section.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { TouchesOfLink } from '../touch/touches-of-link.tsx';

type Link = Reply<'link.list'>['items'][number];
type Coupon = Reply<'coupon.list'>['items'][number];

/** Links and coupon codes of a partner, program by program. */
export function PartnerLinks({ partnerId }: { partnerId: string }) {
  const { data } = useQuery({
    queryKey: ['enrollments', partnerId],
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId, limit: 100 }, signal }),
  });
  return data?.items.map((enrollment) => (
    <Box
      key={enrollment.id}
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
      }}
    >
      <Links enrollmentId={enrollment.id} programName={enrollment.programName} />
      <Coupons enrollmentId={enrollment.id} programName={enrollment.programName} />
    </Box>
  ));
}

function Links({ enrollmentId, programName }: { enrollmentId: string; programName: string }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['links', enrollmentId] });
  return (
    <>
      <RecordSection<Link>
        title={t('link.title', { program: programName })}
        queryKey={['links', enrollmentId]}
        load={(at, signal) => call('link.list', { query: { ...at, enrollmentId }, signal })}
        empty={t('link.none')}
        aside={may('link.create') ? <Button onClick={() => setAdding(true)}>{t('link.add')}</Button> : null}
        columns={[
          {
            name: 'name',
            label: t('field.name'),
            render: (link) => <TouchesOfLink linkId={link.id} name={link.name} />,
          },
          {
            name: 'url',
            label: t('link.url'),
            render: (link) => (
              <Box component="code" sx={{ overflowWrap: 'anywhere', fontSize: '0.75rem', color: 'text.primary' }}>
                {link.url}
              </Box>
            ),
          },
          {
            name: 'target',
            label: t('link.target'),
            render: (link) => (
              <MuiLink href={link.target} target="_blank" rel="noreferrer noopener" sx={{ overflowWrap: 'anywhere' }}>
                {link.target.replace(/^https?:\/\//, '')}
              </MuiLink>
            ),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (link) =>
              link.archivedAt !== null ? (
                <Tag>{t('link.archived')}</Tag>
              ) : may('link.archive') ? (
                <ConfirmButton
                  variant="text"
                  label={t('link.archive')}
                  title={t('link.archiveTitle', { name: link.name })}
                  text={t('link.archiveText')}
                  onConfirm={async () => {
                    await call('link.archive', { params: { id: link.id } });
                    await refresh();
                    notify(t('link.archiveDone'), { type: 'success' });
                  }}
                />
              ) : (
                '–'
              ),
          },
        ]}
      />
      {isAdding ? (
        <RecordFormDialog
          title={t('link.add')}
          submitLabel={t('link.add')}
          initial={{}}
          fields={[
            { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
            {
              kind: 'text',
              name: 'target',
              label: t('link.target'),
              help: t('link.targetHelp'),
              type: 'url',
              max: 2000,
            },
          ]}
          onClose={() => setAdding(false)}
          onSubmit={async (values) => {
            const target = textOf(values, 'target');
            const body = { enrollmentId, name: textOf(values, 'name'), ...(target === '' ? {} : { target }) };
            await call('link.create', { body });
            await refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      ) : null}
    </>
  );
}

function Coupons({ enrollmentId, programName }: { enrollmentId: string; programName: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['coupons', enrollmentId] });
  return (
    <>
      <RecordSection<Coupon>
        title={t('coupon.title', { program: programName })}
        queryKey={['coupons', enrollmentId]}
        load={(at, signal) => call('coupon.list', { query: { ...at, enrollmentId }, signal })}
        empty={t('coupon.none')}
        aside={may('coupon.create') ? <Button onClick={() => setAdding(true)}>{t('coupon.add')}</Button> : null}
        columns={[
          { name: 'code', label: t('coupon.code'), render: (coupon) => <code>{coupon.code}</code> },
          { name: 'since', label: t('field.since'), isShort: true, render: (coupon) => format.date(coupon.createdAt) },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (coupon) =>
              coupon.archivedAt !== null ? (
                <Tag>{t('link.archived')}</Tag>
              ) : may('coupon.archive') ? (
                <ConfirmButton
                  variant="text"
                  label={t('link.archive')}
                  title={t('link.archiveTitle', { name: coupon.code })}
                  text={t('coupon.archiveText')}
                  onConfirm={async () => {
                    await call('coupon.archive', { params: { id: coupon.id } });
                    await refresh();
                    notify(t('link.archiveDone'), { type: 'success' });
                  }}
                />
              ) : (
                '–'
              ),
          },
        ]}
      />
      {isAdding ? (
        <RecordFormDialog
          title={t('coupon.add')}
          submitLabel={t('coupon.add')}
          initial={{}}
          fields={[
            {
              kind: 'text',
              name: 'code',
              label: t('coupon.code'),
              help: t('coupon.codeHelp'),
              required: true,
              max: 40,
            },
          ]}
          onClose={() => setAdding(false)}
          onSubmit={async (values) => {
            await call('coupon.create', { body: { enrollmentId, code: textOf(values, 'code') } });
            await refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      ) : null}
    </>
  );
}
