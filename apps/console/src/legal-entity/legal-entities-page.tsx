import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { type Field, type FormValues, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type LegalEntity = Reply<'legal-entity.list'>['items'][number];

/** The companies that contract with partners and pay them. */
export default function LegalEntitiesPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<LegalEntity | 'new'>();
  const known = edited === 'new' ? undefined : edited;
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 140 },
    { kind: 'country', name: 'country', label: t('field.country') },
    { kind: 'text', name: 'vatNumber', label: t('legalEntity.vatNumber'), max: 20 },
    { kind: 'text', name: 'iban', label: t('legalEntity.iban'), help: t('legalEntity.ibanHelp'), max: 60 },
    { kind: 'text', name: 'bic', label: t('legalEntity.bic'), max: 20 },
    ...(known === undefined
      ? ([
          {
            kind: 'text',
            name: 'baseCurrency',
            label: t('legalEntity.baseCurrency'),
            help: t('legalEntity.baseCurrencyHelp'),
            required: true,
            max: 4,
          },
        ] satisfies Field[])
      : []),
  ];
  const bodyOf = (values: FormValues) => ({
    name: textOf(values, 'name'),
    country: textOrNull(values, 'country'),
    vatNumber: textOrNull(values, 'vatNumber'),
    iban: textOrNull(values, 'iban'),
    bic: textOrNull(values, 'bic'),
  });
  return (
    <>
      <RecordList<LegalEntity>
        resource="legal-entities"
        title={t('legalEntity.title')}
        lead={t('legalEntity.lead')}
        back={{ to: '/settings', label: t('nav.backToSettings') }}
        actions={
          may('legal-entity.create') ? (
            <Button variant="contained" onClick={() => setEdited('new')}>
              {t('legalEntity.add')}
            </Button>
          ) : null
        }
        columns={[
          {
            name: 'name',
            label: t('field.name'),
            render: (entity) => (
              <>
                {entity.name} {entity.isDefault ? <Tag tone="brand">{t('legalEntity.isDefault')}</Tag> : null}
              </>
            ),
          },
          {
            name: 'country',
            label: t('field.country'),
            render: (entity) => (entity.country === null ? '–' : format.country(entity.country)),
          },
          { name: 'vatNumber', label: t('legalEntity.vatNumber'), render: (entity) => entity.vatNumber ?? '–' },
          {
            name: 'iban',
            label: t('legalEntity.iban'),
            render: (entity) =>
              entity.iban === null ? (
                <>
                  <Tag tone="warning">{t('legalEntity.noIban')}</Tag>
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {t('legalEntity.noIbanText')}
                  </Typography>
                </>
              ) : (
                <code>{entity.iban.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              ),
          },
          { name: 'currency', label: t('legalEntity.baseCurrency'), render: (entity) => entity.baseCurrency },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (entity) =>
              may('legal-entity.update') ? (
                <Box sx={{ display: 'inline-flex', gap: 0.5 }}>
                  {entity.isDefault ? null : (
                    <Button
                      onClick={() =>
                        void call('legal-entity.update', {
                          params: { id: entity.id },
                          ifMatch: entity.revision,
                          body: { isDefault: true },
                        }).then(refresh, () => notify(t('problem.stale_revision'), { type: 'warning' }))
                      }
                    >
                      {t('legalEntity.makeDefault')}
                    </Button>
                  )}
                  <Button onClick={() => setEdited(entity)}>{t('action.change')}</Button>
                </Box>
              ) : (
                '–'
              ),
          },
        ]}
        empty={{ title: t('legalEntity.emptyTitle'), text: t('legalEntity.emptyText') }}
      />
      {edited === undefined ? null : (
        <RecordFormDialog
          title={known?.name ?? t('legalEntity.add')}
          submitLabel={t(known === undefined ? 'legalEntity.add' : 'action.save')}
          fields={fields}
          initial={{
            name: known?.name ?? '',
            country: known?.country ?? '',
            vatNumber: known?.vatNumber ?? '',
            iban: known?.iban ?? '',
            bic: known?.bic ?? '',
            baseCurrency: 'EUR',
          }}
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            const body = bodyOf(values);
            if (known === undefined) {
              const baseCurrency = textOf(values, 'baseCurrency').toUpperCase();
              await call('legal-entity.create', { body: { ...body, baseCurrency } });
            } else await call('legal-entity.update', { params: { id: known.id }, ifMatch: known.revision, body });
            refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      )}
    </>
  );
}
