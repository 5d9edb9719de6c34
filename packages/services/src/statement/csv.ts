import type { InputOf } from '@countersign/contracts/operation/operation';
import type { statementOperations } from '@countersign/contracts/statement/operations';
import { and, asc, eq } from '@countersign/db/query';
import { lines } from '@countersign/db/schema/plan';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import type { FileReply } from '../file/file-reply.ts';
import { writeCsv } from '../import/csv/write-csv.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findStatement } from './select.internal.ts';
import { selectLines } from './select-lines.internal.ts';
import { presentSigned } from './signed-money.ts';

type Operation = (typeof statementOperations)['csv'];

const columns = [
  'Date',
  'Event',
  'Reference',
  'Kind',
  'Rule',
  'Plan version',
  'Basis',
  'Basis currency',
  'Rate',
  'Rate of',
  'Rate source',
  'Hold until',
  'State',
  'Amount',
  'Currency',
];

/** A statement with its lines: opening balance first, closing balance last, so that the amounts of the file add up. */
export function csvStatement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'statement.csv');
  return read(ctx, async (tx) => {
    const { statement, fromOn, toOn } = await findStatement(ctx, tx, params.id);
    const amount = (minor: bigint) => presentSigned(minor, statement.currency).amount;
    const found = await selectLines(tx)
      .where(
        and(
          eq(lines.tenantId, ctx.tenantId),
          eq(lines.enrollmentId, statement.enrollmentId),
          eq(lines.statementId, statement.id),
        ),
      )
      .orderBy(asc(lines.occurredAt), asc(lines.id));
    const row = (day: string, what: string, minor: bigint) => [
      day,
      what,
      ...columns.slice(4).map(() => ''),
      amount(minor),
      statement.currency,
    ];
    const cells = [
      row(fromOn, 'Opening balance', statement.openingMinor),
      ...found.map(({ line, planVersion, eventKind, externalId }) => [
        formatInstant(line.occurredAt),
        eventKind ?? '',
        externalId ?? line.rule,
        line.kind,
        line.rule,
        planVersion === null ? '' : String(planVersion),
        line.basisMinor === null || line.basisCurrency === null
          ? ''
          : presentSigned(line.basisMinor, line.basisCurrency).amount,
        line.basisCurrency ?? '',
        line.fxRate ?? '',
        line.fxDay ?? '',
        line.fxSource ?? '',
        formatInstant(line.holdUntil),
        line.state,
        amount(line.amountMinor),
        line.currency,
      ]),
      row(toOn, 'Paid', -statement.paidMinor),
      row(toOn, 'Closing balance', statement.closingMinor),
    ];
    return {
      name: `${statement.number}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      content: writeCsv(columns, cells, { keepsNumbers: true }),
    };
  });
}
