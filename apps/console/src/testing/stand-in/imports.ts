import type { ImportStatus } from '@countersign/domain/import/import';
import { at, programs } from './company.ts';

const ids: Partial<Record<ImportStatus, string>> = {
  committed: 'import_01jt0000000000000000000001',
  validated: 'import_01jt0000000000000000000002',
  uploaded: 'import_01jt0000000000000000000003',
};
const columns = ['opportunity_id', 'sales_agent', 'product', 'account', 'deal_stage', 'close_date', 'close_value'];
const mapped = {
  columns: {
    externalId: 'opportunity_id',
    partner: 'sales_agent',
    product: 'product',
    customerName: 'account',
    status: 'deal_stage',
    closeMonth: 'close_date',
    amount: 'close_value',
  },
  values: {},
  defaults: { currency: 'EUR', customerCountry: 'DE' },
  sendMail: false,
};
const required = ['partner', 'customerName', 'customerCountry', 'product', 'amount', 'currency', 'status'];

export function importJob(status: ImportStatus) {
  const isDone = status === 'committed';
  const isRead = status !== 'uploaded';
  return {
    id: ids[status] ?? 'import_01jt0000000000000000000009',
    kind: 'deal-registration' as const,
    status,
    fileName: 'pipeline-export.csv',
    programId: programs[0]?.id ?? null,
    totalRows: 5867,
    doneRows: isDone ? 4916 : isRead ? 5867 : 0,
    counts: {
      pending: isRead ? 0 : 5867,
      valid: isDone ? 0 : isRead ? 4879 : 0,
      flagged: isDone || !isRead ? 0 : 37,
      invalid: isRead ? 951 : 0,
      committed: isDone ? 4916 : 0,
      skipped: 0,
    },
    columns,
    sample: [
      {
        opportunity_id: '1C1I7A6R',
        sales_agent: 'Vela Systems',
        product: 'GTXPro',
        account: 'Cancity',
        deal_stage: 'Won',
        close_date: '2026-03-01',
        close_value: '1054',
      },
    ],
    mapping: isRead ? mapped : null,
    suggestedMapping: mapped,
    targets: [...required, 'externalId', 'closeMonth', 'ownReference', 'description'].map((field) => ({
      field,
      isRequired: required.includes(field),
    })),
    unmappedValues: isDone
      ? {}
      : {
          product: [{ value: 'GTXPro', rows: 1480, suggestion: 'GTX Pro' }],
          status: [{ value: 'Engaging', rows: 443, suggestion: 'open' }],
        },
    failure: null,
    startedBy: 'Ada Brandt',
    createdAt: at(-5),
    finishedAt: isDone ? at(-4) : null,
  };
}

export const importRows = Array.from({ length: 120 }, (_, index) => {
  const isInvalid = index % 6 === 2;
  const isFlagged = index % 11 === 3;
  return {
    line: index + 2,
    status: isInvalid ? ('invalid' as const) : isFlagged ? ('flagged' as const) : ('valid' as const),
    values: {
      customerName: isInvalid ? '' : `Customer ${index}`,
      partner: 'Vela Systems',
      product: 'GTX Pro',
      amount: `${1000 + index * 37}`,
      status: 'Won',
    },
    problems: isInvalid ? [{ field: 'customerName', code: 'missing' }] : [],
    flags: isFlagged ? [{ kind: 'duplicate', label: 'DR-2026-00404 Müller & Söhne GmbH' }] : [],
    subjectId: null,
  };
});
