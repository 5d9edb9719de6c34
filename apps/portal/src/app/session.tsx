import type { Reply } from '@countersign/ui/client/operation-types';
import { ApiProblem, isProblem } from '@countersign/ui/client/problem';
import { applyBrand } from '@countersign/ui/theme/brand';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { forgetQueries } from '../data/use-query.ts';
import { client, identity } from './clients.ts';
import { chooseMembership, currentMembership } from './membership.ts';
import { onSignedOut } from './signed-out.ts';
import { forcedLocale, useWords } from './texts.tsx';

export type Session = NonNullable<Reply<'session.get'>>;
export type ContactMembership = Extract<Session['memberships'][number], { kind: 'contact' }>;

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** `ended` under somebody's hands, or `left` on purpose; else nobody was signed in here. */
  | { readonly kind: 'signed-out'; readonly by?: 'ended' | 'left' }
  | { readonly kind: 'signed-in'; readonly session: Session };

interface SessionAccess {
  readonly state: State;
  readonly load: () => Promise<void>;
  readonly replace: (session: Session) => void;
  readonly switchTo: (membershipId: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<SessionAccess | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const { setLocale, setZone } = useWords();

  const show = useCallback(
    (session: Session) => {
      if (session.branding !== null) applyBrand(session.branding.colour, document.documentElement);
      if (forcedLocale() === undefined) setLocale(session.user.locale);
      setZone(session.user.zone);
      setState({ kind: 'signed-in', session });
    },
    [setLocale, setZone],
  );

  const load = useCallback(async () => {
    try {
      show(await readSession());
    } catch (error) {
      if (isProblem(error, 'sign_in_required')) {
        chooseMembership(undefined);
        setState({ kind: 'signed-out' });
      } else setState({ kind: 'failed', error });
    }
  }, [show]);

  useEffect(() => void load(), [load]);
  useEffect(
    () =>
      onSignedOut(() => {
        forgetQueries();
        setState((last) => (last.kind === 'signed-in' ? { kind: 'signed-out', by: 'ended' } : { kind: 'signed-out' }));
      }),
    [],
  );

  const access = useMemo<SessionAccess>(
    () => ({
      state,
      load,
      replace: show,
      switchTo: async (membershipId) => {
        chooseMembership(membershipId);
        forgetQueries();
        await load();
      },
      signOut: async () => {
        await identity.signOut();
        forgetQueries();
        chooseMembership(undefined);
        setState({ kind: 'signed-out', by: 'left' });
      },
    }),
    [state, load, show],
  );
  return <SessionContext value={access}>{children}</SessionContext>;
}

/** The portal acts for partners: a login that is also staff is moved to its first partner. */
async function readSession(): Promise<Session> {
  const session = await readWithKnownMembership();
  if (session.current?.kind === 'contact') {
    chooseMembership(session.current.id);
    return session;
  }
  const contact = session.memberships.find((membership) => membership.kind === 'contact');
  if (contact === undefined) return session;
  chooseMembership(contact.id);
  return askForSession();
}

async function askForSession(): Promise<Session> {
  const session = await client.call('session.get');
  if (session === null) throw new ApiProblem({ status: 401, code: 'sign_in_required' });
  return session;
}

async function readWithKnownMembership(): Promise<Session> {
  try {
    return await askForSession();
  } catch (error) {
    // A membership that has ended since must not lock the others out.
    if (currentMembership() === undefined || isProblem(error, 'sign_in_required')) throw error;
    if (!isProblem(error, 'membership_required') && !isProblem(error, 'forbidden') && !isProblem(error, 'not_found'))
      throw error;
    chooseMembership(undefined);
    return askForSession();
  }
}

export function useSessionAccess(): SessionAccess {
  const access = useContext(SessionContext);
  if (access === null) throw new Error('useSessionAccess needs a SessionProvider above it');
  return access;
}

/** Below the signed-in part of the page tree there always is a session. */
export function useSession(): Session {
  const { state } = useSessionAccess();
  if (state.kind !== 'signed-in') throw new Error('useSession is for pages of somebody signed in');
  return state.session;
}

export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return useCallback((permission: string) => permissions.includes(permission), [permissions]);
}
