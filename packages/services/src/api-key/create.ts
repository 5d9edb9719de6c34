import type { apiKeyOperations } from '@countersign/contracts/api-key/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { apikey } from '@countersign/db/schema/sign-in';
import { type FieldProblem, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { apiKeyPrefix } from '../identity/find-api-key.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';
import { type MemberActor, requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentApiKey } from './present.internal.ts';

type Operation = (typeof apiKeyOperations)['create'];
const dayMs = 24 * 60 * 60_000;
const shownCharacters = 8;

/**
 * Creates an API key of the caller. Its secret is in the first reply alone and only its hash is stored, so the reply to
 * a repeated request has none. Refuses (`invalid_input`, field `scopes.N`) a scope that the caller does not hold.
 */
export async function createApiKey(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'api-key.create');
  const member = requireMember(ctx);
  checkScopes(member, body.scopes);
  const secret = makeToken(apiKeyPrefix);
  const created = await transact(ctx, async (tx) => {
    const at = new Date(ctx.now());
    const row: typeof apikey.$inferInsert = {
      id: ctx.ids.next('key'),
      name: body.name,
      start: secret.slice(0, apiKeyPrefix.length + shownCharacters),
      prefix: apiKeyPrefix,
      key: hashToken(secret),
      referenceId: member.id,
      enabled: true,
      expiresAt: body.expiresInDays === null ? null : new Date(ctx.now() + body.expiresInDays * dayMs),
      createdAt: at,
      updatedAt: at,
      permissions: JSON.stringify([...new Set(body.scopes)].sort()),
    };
    const [inserted] = await tx.insert(apikey).values(row).returning();
    if (!inserted) throw new Error('the key was not stored');
    await recordAudit(ctx, tx, {
      action: 'api-key.create',
      subjectKind: 'api-key',
      subjectId: inserted.id,
      facts: { scopes: body.scopes.length, expiresInDays: body.expiresInDays },
    });
    return presentApiKey(inserted);
  });
  return { ...created, secret: ctx.idempotency?.wasReplayed ? null : secret };
}

function checkScopes(member: MemberActor, scopes: readonly string[]): void {
  const held: ReadonlySet<string> = member.permissions;
  const problems = scopes.flatMap((scope, index): FieldProblem[] =>
    held.has(scope)
      ? []
      : [{ field: `scopes.${index}`, code: 'scope_not_held', message: 'you do not hold this permission yourself' }],
  );
  if (problems.length > 0) throw invalidInput(...problems);
}
