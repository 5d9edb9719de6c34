import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreements } from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import { changedCount, diffTexts } from '@countersign/domain/agreement/diff';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadProposal } from './load-proposal.internal.ts';

type Operation = (typeof agreementOperations)['proposal'];

/** A partner's wording against ours, line by line and word by word. */
export async function proposalToAgreement(
  ctx: ServiceContext,
  { params }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.proposal');
  const { proposal, version, text, names } = await read(ctx, async (tx) => {
    const found = await loadProposal(ctx, tx, params.proposalId);
    const [of] = await tx
      .select({ agreement: agreements.name, partner: partners.name })
      .from(agreements)
      .innerJoin(partners, and(eq(partners.tenantId, agreements.tenantId), eq(partners.id, found.proposal.partnerId)))
      .where(and(eq(agreements.tenantId, ctx.tenantId), eq(agreements.id, found.version.agreementId)));
    return { ...found, names: of };
  });
  // Worked out outside the transaction: two long texts take a moment.
  const changes = diffTexts(text.body, proposal.body);
  return {
    id: proposal.id,
    number: proposal.number,
    status: proposal.status,
    agreementId: version.agreementId,
    agreementName: names?.agreement ?? '',
    version: version.version,
    partner: { id: proposal.partnerId, name: names?.partner ?? '' },
    language: proposal.language,
    note: proposal.note,
    proposedBy: proposal.proposedByName,
    proposedAt: formatInstant(proposal.proposedAt),
    reason: proposal.reason,
    sha256: proposal.sha256,
    changedLines: changedCount(changes),
    changes: changes.map(({ kind, words }) => ({ kind, words: words.map((word) => ({ ...word })) })),
  };
}
