import { statementOperations } from '@countersign/contracts/statement/operations';
import { csvStatement } from '@countersign/services/statement/csv';
import { getStatement } from '@countersign/services/statement/get';
import { listStatementLines } from '@countersign/services/statement/lines';
import { listStatement } from '@countersign/services/statement/list';
import { pdfStatement } from '@countersign/services/statement/pdf';
import { bind } from '../routing/bind.ts';

export const statementRoutes = bind('statement', statementOperations, {
  list: listStatement,
  get: getStatement,
  lines: listStatementLines,
  csv: csvStatement,
  pdf: pdfStatement,
});
