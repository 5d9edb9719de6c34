import type { MailKind } from '@countersign/domain/notification/mail';
import type { ServiceContext } from '../context.ts';

/** The page that a mail is about: the case for staff, the partner's own deal in the portal. A link only opens a page; it never decides. */
export function linkFor(
  urls: ServiceContext['urls'],
  about: {
    readonly side: 'staff' | 'partner';
    readonly kind: MailKind;
    readonly caseId: string | null;
    readonly subjectId: unknown;
  },
): string {
  if (about.side === 'staff')
    return about.caseId === null
      ? address(urls.console, '/')
      : address(urls.console, `/cases/${encodeURIComponent(about.caseId)}`);
  return typeof about.subjectId === 'string'
    ? address(urls.portal, `/deals/${encodeURIComponent(about.subjectId)}`)
    : address(urls.portal, '/');
}

/** Where an invitation is accepted. */
export function invitationLink(urls: ServiceContext['urls'], side: 'staff' | 'partner', token: string): string {
  return address(
    side === 'staff' ? urls.console : urls.portal,
    `/accept-invitation?token=${encodeURIComponent(token)}`,
  );
}

function address(origin: string, path: string): string {
  return new URL(path, origin).href;
}
