import type { Statement } from '@countersign/contracts/statement/operations';
import { RecordSection } from '../list/record-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

interface StatementPage {
  items: readonly Statement[];
  nextCursor: string | null;
  total: number;
}

/** Statements as a part of a page: of a period, or of a partner. */
export function StatementSection({
  queryKey,
  load,
  isOfPartner = false,
}: {
  queryKey: readonly unknown[];
  load: (at: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<StatementPage>;
  /** All of the same partner, so that the month names them. */
  isOfPartner?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <RecordSection<Statement>
      title={t('statement.list')}
      queryKey={queryKey}
      load={load}
      linkTo={(statement) => `/statements/${statement.id}`}
      empty={t('statement.none')}
      columns={[
        isOfPartner
          ? {
              name: 'month',
              label: t('period.month'),
              render: (statement) => format.yearMonth(statement.fromOn.slice(0, 7)),
            }
          : { name: 'partner', label: t('field.partner'), render: (statement) => statement.partner.name },
        { name: 'number', isShort: true, label: t('statement.number'), render: (statement) => statement.number },
        {
          name: 'opening',
          label: t('statement.opening'),
          align: 'end',
          render: (statement) => format.money(statement.opening),
        },
        {
          name: 'earned',
          label: t('statement.earned'),
          align: 'end',
          render: (statement) => format.money(statement.earned),
        },
        {
          name: 'corrections',
          label: t('statement.corrections'),
          align: 'end',
          render: (statement) => format.money(statement.corrections),
        },
        { name: 'paid', label: t('statement.paid'), align: 'end', render: (statement) => format.money(statement.paid) },
        {
          name: 'closing',
          label: t('statement.closing'),
          align: 'end',
          render: (statement) => <strong>{format.money(statement.closing)}</strong>,
        },
      ]}
    />
  );
}
