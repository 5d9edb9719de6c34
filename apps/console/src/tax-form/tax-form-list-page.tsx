import { taxStandings } from '@countersign/domain/tax-form/tax-form';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { TaxStandingTag } from './tax-tags.tsx';

type TaxForm = Reply<'tax-form.list'>['items'][number];

/** Statements of partners about tax: which stand, which run out, which are to be looked at. */
export default function TaxFormListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <RecordList<TaxForm>
      resource="tax-forms"
      title={t('tax.listTitle')}
      lead={t('tax.listLead')}
      actions={
        <>
          <Button component={Link} to="/tax-forms/rules">
            {t('tax.rules')}
          </Button>
          <Button component={Link} to="/tax-forms/missing" variant="outlined">
            {t('tax.toMissing')}
          </Button>
        </>
      }
      filters={[
        {
          kind: 'one',
          name: 'standing',
          label: t('tax.standing'),
          options: taxStandings
            .filter((standing) => standing !== 'missing')
            .map((standing) => ({ id: standing, label: t(`taxStanding.${standing}`) })),
        },
        { kind: 'partner', name: 'partnerId', label: t('tax.partner') },
      ]}
      {...(may('tax-form.get') ? { linkTo: (form: TaxForm) => `/tax-forms/${form.id}` } : {})}
      columns={[
        { name: 'partner', label: t('tax.partner'), render: (form) => form.partner.name },
        {
          name: 'form',
          label: t('tax.form'),
          render: (form) => (form.form === null ? t(`taxRegime.${form.regime}`) : t(`taxForm.${form.form}`)),
        },
        { name: 'standing', label: t('tax.standing'), render: (form) => <TaxStandingTag standing={form.standing} /> },
        {
          name: 'signed',
          label: t('tax.signedOn'),
          isShort: true,
          render: (form) => (form.signedOn === null ? '–' : format.civilDate(form.signedOn)),
        },
        {
          name: 'through',
          label: t('tax.through'),
          isShort: true,
          render: (form) =>
            form.expiresOn === null
              ? form.signedOn === null
                ? '–'
                : t('tax.untilChanged')
              : format.civilDate(form.expiresOn),
        },
      ]}
      empty={{ title: t('tax.emptyTitle'), text: t('tax.emptyText') }}
    />
  );
}
