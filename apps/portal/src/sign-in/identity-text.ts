import { IdentityProblem } from '@countersign/ui/client/identity';
import type { PortalTexts } from '../app/texts.tsx';

/** Words for a refusal of the sign-in routes; `own` are those that a page knows better. */
export function identityText(error: unknown, texts: PortalTexts, own: Readonly<Record<string, string>> = {}): string {
  if (!(error instanceof IdentityProblem)) return texts.shared.problem.internal;
  const words = own[error.code];
  if (words !== undefined) return words;
  if (error.status === 0) return texts.shared.problem.unreachable;
  if (error.status === 429) return texts.shared.problem.too_many_requests;
  if (error.status >= 502) return texts.shared.problem.temporarily_unavailable;
  switch (error.code) {
    case 'PASSWORD_TOO_SHORT':
      return texts.password.tooShort;
    case 'PASSWORD_TOO_COMMON':
      return texts.password.tooCommon;
    case 'INVALID_TOKEN':
      return texts.password.badLink;
    case 'INVALID_PASSWORD':
      return texts.profile.wrongPassword;
    default:
      return texts.shared.problem.internal;
  }
}
