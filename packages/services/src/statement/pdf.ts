import type { InputOf } from '@countersign/contracts/operation/operation';
import type { statementOperations } from '@countersign/contracts/statement/operations';
import { and, asc, eq } from '@countersign/db/query';
import { lines } from '@countersign/db/schema/plan';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { renderPaper } from '../document/render-paper.ts';
import { statementPaper } from '../document/statement-paper.ts';
import { issuerOf, languageOf, wordingOf } from '../document/wording.ts';
import type { FileReply } from '../file/file-reply.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findStatement } from './select.internal.ts';
import { selectLines } from './select-lines.internal.ts';

type Operation = (typeof statementOperations)['pdf'];

/** A statement with all its lines as PDF, in the language that was asked for or in the reader's own. */
export async function pdfStatement(ctx: ServiceContext, { params, query }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'statement.pdf');
  const { number, paper } = await read(ctx, async (tx) => {
    const found = await findStatement(ctx, tx, params.id);
    const { statement } = found;
    const [program] = await tx
      .select({ zone: programs.zone })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, statement.programId)));
    const rows = await selectLines(tx)
      .where(
        and(
          eq(lines.tenantId, ctx.tenantId),
          eq(lines.enrollmentId, statement.enrollmentId),
          eq(lines.statementId, statement.id),
        ),
      )
      .orderBy(asc(lines.occurredAt), asc(lines.id));
    const wording = wordingOf(await languageOf(ctx, tx, query.language), program?.zone ?? 'UTC');
    const issuer = await issuerOf(ctx, tx);
    return { number: statement.number, paper: statementPaper(found, { lines: rows, issuer, wording }) };
  });
  // Drawn outside the transaction: a long statement would hold its connection for seconds.
  return { name: `${number}.pdf`, mediaType: 'application/pdf', content: await renderPaper(paper) };
}
