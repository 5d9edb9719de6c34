import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import type { Reply } from '@countersign/ui/client/operation-types';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { type Field, type FormValues, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordList } from '../list/record-list.tsx';
import { commonCurrencies } from '../parts/known-lists.ts';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Product = Reply<'product.list'>['items'][number];

export default function ProductsPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<Product | 'new'>();
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
    { kind: 'text', name: 'code', label: t('product.code'), required: true, max: 40 },
    { kind: 'text', name: 'amount', label: t('product.listPrice'), inputMode: 'decimal', max: 30 },
    { kind: 'one', name: 'currency', label: t('field.currency'), required: true, options: commonCurrencies },
  ];

  const amountOf = (values: FormValues) => {
    const currency = textOf(values, 'currency');
    return readAmount(textOf(values, 'amount'), format.locale, isCurrency(currency) ? scaleOf(currency) : 2);
  };

  function bodyOf(values: FormValues) {
    const currency = textOf(values, 'currency');
    const amount = amountOf(values);
    return {
      name: textOf(values, 'name'),
      code: textOf(values, 'code'),
      listPrice: amount === undefined ? null : { amount, currency },
    };
  }

  function saved() {
    refresh();
    notify(t('action.saved'), { type: 'success' });
  }

  async function setActive(product: Product, isActive: boolean) {
    await call('product.update', { params: { id: product.id }, body: { isActive } });
    saved();
  }

  return (
    <>
      <RecordList<Product>
        resource="products"
        title={t('settings.productsTitle')}
        lead={t('settings.productsText')}
        back={{ to: '/settings', label: t('nav.backToSettings') }}
        actions={
          may('product.create') ? (
            <Button variant="contained" onClick={() => setEdited('new')}>
              {t('product.add')}
            </Button>
          ) : null
        }
        filters={[{ kind: 'search', name: 'search', label: t('product.search') }]}
        columns={[
          { name: 'name', label: t('field.name'), render: (product) => product.name },
          { name: 'code', label: t('product.code'), render: (product) => product.code },
          {
            name: 'listPrice',
            label: t('product.listPrice'),
            align: 'end',
            render: (product) => (product.listPrice === null ? '–' : format.money(product.listPrice)),
          },
          {
            name: 'isActive',
            label: t('field.status'),
            render: (product) => (
              <Tag tone={product.isActive ? 'success' : 'neutral'}>
                {t(product.isActive ? 'product.sold' : 'product.retired')}
              </Tag>
            ),
          },
          ...(may('product.update')
            ? [
                {
                  name: 'actions',
                  label: t('field.actions'),
                  align: 'end' as const,
                  render: (product: Product) => (
                    <Box sx={{ display: 'flex', gap: 0.5, justifyContent: { md: 'flex-end' } }}>
                      <Button
                        onClick={() => setEdited(product)}
                        aria-label={t('product.changeOne', { name: product.name })}
                      >
                        {t('action.change')}
                      </Button>
                      <Button
                        onClick={() => void setActive(product, !product.isActive)}
                        aria-label={t(product.isActive ? 'product.retireOne' : 'product.reviveOne', {
                          name: product.name,
                        })}
                      >
                        {t(product.isActive ? 'product.retire' : 'product.revive')}
                      </Button>
                    </Box>
                  ),
                },
              ]
            : []),
        ]}
        empty={{ title: t('product.emptyTitle'), text: t('product.emptyText') }}
      />
      {edited === undefined ? null : (
        <RecordFormDialog
          title={edited === 'new' ? t('product.add') : edited.name}
          submitLabel={t('action.save')}
          fields={fields}
          initial={
            edited === 'new'
              ? { currency: 'EUR' }
              : {
                  name: edited.name,
                  code: edited.code,
                  amount: edited.listPrice === null ? '' : typedAmount(edited.listPrice.amount, format.locale),
                  currency: edited.listPrice?.currency ?? 'EUR',
                }
          }
          check={(values): Record<string, string> =>
            textOf(values, 'amount') === '' || amountOf(values) !== undefined
              ? {}
              : { amount: t('fieldProblem.amount') }
          }
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            if (edited === 'new') await call('product.create', { body: bodyOf(values) });
            else await call('product.update', { params: { id: edited.id }, body: bodyOf(values) });
            saved();
          }}
        />
      )}
    </>
  );
}
