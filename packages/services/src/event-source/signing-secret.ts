import type { ServiceContext } from '../context.ts';

const purposeOf = (sourceId: string) => `event-source/${sourceId}/signing-secret`;

export function sealSigningSecret(ctx: ServiceContext, sourceId: string, secret: string): string {
  return ctx.ports.vault.seal(purposeOf(sourceId), secret);
}

/** Null where the source has none, or its key is not this installation's. */
export function openSigningSecret(ctx: ServiceContext, sourceId: string, sealed: string | null): string | null {
  return sealed === null ? null : ctx.ports.vault.open(purposeOf(sourceId), sealed);
}
