import { useRef, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useQuery } from '../data/use-query.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { RegisterForm } from './register-form.tsx';

/** A new registration, or the draft in the address. The first save moves from the one to the other under the same form. */
export default function RegisterPage() {
  const { id } = useParams();
  const navigate = useNavigate();
  const created = useRef<string>(undefined);
  const [formKey] = useState(() => ({ current: id ?? 'new' }));
  const isOwnDraft = id !== undefined && id === created.current;
  if (!isOwnDraft && formKey.current !== (id ?? 'new')) {
    formKey.current = id ?? 'new';
    created.current = undefined;
  }
  const draftId = isOwnDraft ? undefined : id;

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
      key={formKey.current}
      programs={programs.data.items}
      draft={draft.data}
      onCreated={(made) => {
        created.current = made.id;
        void navigate(`/deals/${made.id}/edit`, { replace: true, preventScrollReset: true });
      }}
    />
  );
}
