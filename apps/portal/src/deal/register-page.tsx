import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useQuery } from '../data/use-query.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { RegisterForm } from './register-form.tsx';

interface Origin {
  /** Another form for each. */
  readonly turn: number;
  /** The draft that the form was opened with; undefined for a new one. */
  readonly start: string | undefined;
  readonly created?: string;
  /** The address has followed to the draft that was created. */
  readonly hasMoved?: true;
}

/** The same form while the address is its own; a new one for any other address. */
function originAt(origin: Origin, id: string | undefined): Origin {
  if (id !== undefined && id === origin.created)
    return origin.hasMoved === true ? origin : { ...origin, hasMoved: true };
  if (id === origin.start && origin.hasMoved === undefined) return origin;
  return { turn: origin.turn + 1, start: id };
}

/** A new registration, or the draft in the address. The first save moves from the one to the other under the same form. */
export default function RegisterPage() {
  const { id } = useParams();
  const navigate = useNavigate();
  const [origin, setOrigin] = useState<Origin>({ turn: 0, start: id });
  const next = originAt(origin, id);
  if (next !== origin) setOrigin(next);
  const draftId = next.start;

  const draft = useQuery(draftId === undefined ? undefined : `draft ${draftId}`, (signal) =>
    client.call('deal-registration.get', { params: { id: draftId ?? '' }, signal }),
  );
  const programs = useQuery('programs', (signal) => client.call('program.list', { query: { limit: 100 }, signal }));

  const error = draft.error ?? programs.error;
  if (error !== undefined) {
    return (
      <Failure
        isPage
        error={error}
        onRetry={() => {
          draft.reload();
          programs.reload();
        }}
      />
    );
  }
  // An older answer may be cached; a form is filled once, so it waits for the newest.
  if (programs.data === undefined || (draftId !== undefined && (draft.data === undefined || draft.isLoading))) {
    return <Loading rows={6} />;
  }
  if (draft.data !== undefined && draft.data.status !== 'draft')
    return <Navigate to={`/deals/${draft.data.id}`} replace />;
  return (
    <RegisterForm
      key={next.turn}
      programs={programs.data.items}
      draft={draft.data}
      onCreated={(made) => {
        setOrigin((last) => ({ ...last, created: made.id }));
        void navigate(`/deals/${made.id}/edit`, { replace: true, preventScrollReset: true });
      }}
    />
  );
}
