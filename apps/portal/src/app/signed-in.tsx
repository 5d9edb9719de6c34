import { Navigate, Outlet, useLocation } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { useSessionAccess } from './session.tsx';
import { Shell } from './shell.tsx';
import { useWords } from './texts.tsx';

/** Everything below it is for somebody signed in who acts for a partner. */
export function SignedIn() {
  const { state, load, signOut } = useSessionAccess();
  const { texts, fill } = useWords();
  const { pathname, search } = useLocation();
  switch (state.kind) {
    case 'loading':
      return (
        <main className="page">
          <Loading rows={6} />
        </main>
      );
    case 'failed':
      return (
        <main className="page">
          <Failure isPage error={state.error} onRetry={() => void load()} />
        </main>
      );
    case 'signed-out':
      // Who left on purpose makes room for the next one, who begins at home.
      return (
        <Navigate
          to="/sign-in"
          replace
          state={state.by === 'left' ? {} : { from: pathname + search, hasEnded: state.by === 'ended' }}
        />
      );
    case 'signed-in':
      if (state.session.current?.kind !== 'contact')
        return (
          <main className="page">
            <Empty
              isPage
              icon="company"
              title={texts.states.noMembershipTitle}
              text={fill(texts.states.noMembershipText, { email: state.session.user.email })}
            >
              <Button onClick={() => void signOut()}>{texts.app.signOut}</Button>
            </Empty>
          </main>
        );
      return (
        // Another membership is another company: nothing of the former page may stay.
        <Shell key={state.session.current.id} session={state.session}>
          <Outlet />
        </Shell>
      );
    default:
      return state satisfies never;
  }
}
