import { IdentityProblem } from '@countersign/ui/client/identity';
import type { QueryClient } from '@tanstack/react-query';
import type { AuthProvider } from 'react-admin';
import { call, identity } from '../data/api.ts';
import { permissionOf } from '../data/resources.ts';
import { forgetMembership } from './membership.ts';
import { readSession, sessionQuery } from './session-query.ts';

/** Tells react-admin who is signed in; the cookie session is the API's. */
export function makeAuthProvider(queryClient: QueryClient): AuthProvider {
  // Known to be nobody, the server is not asked again: each such question is an error in the browser's console.
  let mayBeSignedIn = !openPaths.includes(window.location.pathname);
  return {
    // What was asked before signing in was answered for nobody, the check of the session itself included.
    login: async () => {
      mayBeSignedIn = true;
      await queryClient.resetQueries();
    },
    logout: async () => {
      const wasSignedIn = queryClient.getQueryData(sessionQuery.queryKey) !== undefined;
      mayBeSignedIn = false;
      // Emptying the cache asks the check of the session again; done for nobody, that would go round without end.
      if (!wasSignedIn) return (await isSetupNeeded()) ? '/setup' : '/sign-in';
      queryClient.clear();
      forgetMembership();
      await identity.signOut().catch(ignoreEndedSession);
      return '/sign-in';
    },
    checkAuth: async () => {
      if (!mayBeSignedIn) throw new Error('Nobody is signed in.');
      try {
        await readSession(queryClient);
      } catch (error) {
        // Nobody is signed out because the server could not answer; the layout offers to try again.
        if (statusOf(error) !== 401) return;
        mayBeSignedIn = false;
        throw error;
      }
    },
    checkError: async (error: unknown) => {
      if (statusOf(error) === 401) throw { redirectTo: '/sign-in', message: 'app.auth.sessionEnded' };
    },
    getIdentity: async () => {
      const { user } = await readSession(queryClient);
      return { id: user.id, fullName: user.name };
    },
    canAccess: async ({ resource, action }) => {
      const permission = permissionOf(resource, action);
      if (permission === undefined) return true;
      return (await readSession(queryClient)).permissions.includes(permission);
    },
    // Asked on the pages before sign-in too, where a refusal would sign out and ask again for ever.
    getPermissions: async () => {
      if (!mayBeSignedIn) return [];
      try {
        return (await readSession(queryClient)).permissions;
      } catch (error) {
        if (statusOf(error) === 401) return [];
        throw error;
      }
    },
  };
}

/** Pages that need no sign-in. */
const openPaths = ['/sign-in', '/forgot-password', '/reset-password', '/accept-invitation', '/setup'];

async function isSetupNeeded(): Promise<boolean> {
  return (await call('setup.get', {})).isNeeded;
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined;
}

/** Signing out of a session that has already ended is what was wanted. */
function ignoreEndedSession(error: unknown): void {
  if (!(error instanceof IdentityProblem && error.status === 401)) throw error;
}
