import type { messageOperations } from '@countersign/contracts/message/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentMessage } from './present.internal.ts';

type Operation = (typeof messageOperations)['get'];

/** Mails whose link signs somebody in. */
const withSecretLink: ReadonlySet<string> = new Set(['invitation', 'password_reset']);

/**
 * One mail with its text. The link of an invitation or a new password is another person's way in: it is shown to
 * administrators alone, and only while no mail server is configured and the mail can be read nowhere else.
 */
export function getMessage(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'message.get');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.tenantId, ctx.tenantId), eq(messages.id, params.id)));
    if (!row) throw notFound('mail');
    const isShown = !withSecretLink.has(row.kind) || (row.status === 'kept' && isAdministrator(ctx));
    const show = (body: string) => (isShown ? body : hideTokens(body));
    return { ...presentMessage(row), text: show(row.text), html: show(row.html) };
  });
}

function isAdministrator({ actor }: ServiceContext): boolean {
  return actor.kind === 'member' && actor.apiKeyId === null && actor.roles.includes('administrator');
}

/** Whatever follows the path of an address in the mail's own links. */
function hideTokens(body: string): string {
  return body.replace(/(https?:\/\/[^\s"<>?#]+)[?#][^\s"<>]*/g, '$1?…');
}
