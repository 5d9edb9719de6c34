import type { OperationId } from '@countersign/contracts/operation/registry';
import type { Session } from '@countersign/contracts/session/operations';
import type { MemberRole } from '@countersign/domain/member/roles';
import { createContext, type ReactNode, use } from 'react';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. Only for parts below the layout, which waits for the session. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('useSession was called outside the signed-in layout.');
  return session;
}

/** Whether the signed-in person may call an operation; screens hide what they may not. */
export function useMay(): (operation: OperationId) => boolean {
  const { permissions } = useSession();
  return (operation) => permissions.includes(operation);
}

export function useReaderZone(): string {
  return use(SessionContext)?.user.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useOwnRoles(): readonly MemberRole[] {
  const { current } = useSession();
  return current?.kind === 'member' ? current.roles : [];
}
