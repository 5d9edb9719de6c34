import type { InputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { renderPaper } from '../document/render-paper.ts';
import { taxFormPaper } from '../document/tax-form-paper.ts';
import { issuerOf, languageOf, wordingOf } from '../document/wording.ts';
import type { FileReply } from '../file/file-reply.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { partnerNameOf } from './present.internal.ts';
import { loadTaxForm, openStated } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['pdf'];

/** A signed statement with all that was stated and certified, as PDF; whoever takes it is written down. */
export async function pdfTaxForm(ctx: ServiceContext, { params, query }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'tax-form.pdf');
  const paper = await transact(ctx, async (tx) => {
    const row = await loadTaxForm(ctx, tx, params.id);
    const stated = await openStated(ctx, tx, row);
    if (row.form === null || row.signedAt === null || stated?.signedName == null)
      throw new AppError('action_not_available', { detail: 'There is nothing signed to print.' });
    await recordAudit(ctx, tx, {
      action: 'tax-form.pdf',
      subjectKind: 'tax_form',
      subjectId: row.id,
      facts: { partnerId: row.partnerId, form: row.form },
    });
    return taxFormPaper(
      { row, form: row.form, signedAt: row.signedAt, answers: stated.answers, signedName: stated.signedName },
      {
        partnerName: await partnerNameOf(ctx, tx, row.partnerId),
        issuer: await issuerOf(ctx, tx),
        wording: wordingOf(await languageOf(ctx, tx, query.language), 'UTC'),
      },
    );
  });
  return { name: `${params.id}.pdf`, mediaType: 'application/pdf', content: await renderPaper(paper) };
}
