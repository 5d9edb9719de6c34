import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Missing = Reply<'tax-form.missing'>['items'][number];

/** Partners without the statement that a program of theirs asks for. */
export default function MissingListPage() {
  const t = useText();
  const format = useFormat();
  return (
    <RecordList<Missing>
      resource="missing-tax-forms"
      title={t('tax.missingTitle')}
      lead={t('tax.missingLead')}
      back={{ to: '/tax-forms', label: t('tax.back') }}
      linkTo={(row) => `/partners/${row.partner.id}`}
      columns={[
        { name: 'partner', label: t('tax.partner'), render: (row) => row.partner.name },
        { name: 'regime', label: t('tax.regime'), render: (row) => t(`taxRegime.${row.regime}`) },
        { name: 'programs', label: t('tax.programs'), render: (row) => format.list(row.programs) },
        {
          name: 'held',
          label: t('tax.standing'),
          render: (row) => (
            <Tag tone={row.isHeld ? 'warning' : 'neutral'}>{t(row.isHeld ? 'tax.held' : 'tax.notHeld')}</Tag>
          ),
        },
      ]}
      empty={{ title: t('tax.emptyMissingTitle'), text: t('tax.emptyMissingText') }}
    />
  );
}
