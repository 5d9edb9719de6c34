import { client } from '../../app/clients.ts';
import { useWords } from '../../app/texts.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { RoutePreview } from '../view/route-preview.tsx';
import type { SavedDraft, SaveState } from './draft-saver.ts';
import { useTermsForm } from './form-context.ts';
import { isFilled } from './read-field.ts';
import { isMandatory, type SectionName, sectionNames, sections } from './sections.ts';

/** What is done, what is left, and who will decide by when. */
export function RegisterAside({
  saved,
  isSettled,
}: {
  readonly saved: SavedDraft | undefined;
  readonly isSettled: boolean;
}) {
  const { texts } = useWords();
  return (
    <aside className="register-aside">
      <nav className="card" aria-label={texts.register.steps}>
        <h2>{texts.register.steps}</h2>
        <ol className="progress-list">
          {sectionNames.map((name) => (
            <ProgressItem key={name} name={name} />
          ))}
        </ol>
      </nav>
      <section className="card">
        <h2>{texts.register.preview}</h2>
        <DraftPreview saved={saved} isSettled={isSettled} />
      </section>
    </aside>
  );
}

function ProgressItem({ name }: { readonly name: SectionName }) {
  const { texts, fill, format } = useWords();
  const { values } = useTermsForm();
  const { fields } = sections[name];
  const empty = fields.filter((field) => !isFilled(field, values, format.locale));
  const missing = empty.filter(isMandatory).length;
  const isDone = empty.length === 0 || (missing === 0 && fields.some(isMandatory));
  const state = isDone ? 'done' : missing > 0 ? 'missing' : empty.length < fields.length ? 'begun' : 'open';
  return (
    <li className={`progress-item progress-${state}`}>
      <a href={`#section-${name}`}>
        <span className="progress-mark">{isDone && <Icon name="check" size={13} />}</span>
        <span>{texts.register[name]}</span>
        <small>
          {isDone && <span className="visually-hidden">{texts.register.complete}</span>}
          {missing > 0 && fill(texts.register.stepLeft, { count: missing })}
          {state === 'open' && texts.register.later}
        </small>
      </a>
    </li>
  );
}

function DraftPreview({ saved, isSettled }: { readonly saved: SavedDraft | undefined; readonly isSettled: boolean }) {
  const { texts } = useWords();
  const key = saved === undefined || !isSettled ? undefined : `preview ${saved.id} ${saved.revision}`;
  const { data } = useQuery(
    key,
    (signal) => client.call('deal-registration.preview', { params: { id: saved?.id ?? '' }, signal }),
    { keepPrevious: true },
  );
  if (data === undefined || !data.isComplete) return <p className="soft">{texts.register.previewMissing}</p>;
  return <RoutePreview preview={data} />;
}

const stateIcons: Record<SaveState, IconName> = {
  new: 'pencil',
  saved: 'check',
  unsaved: 'pencil',
  saving: 'clock',
  offline: 'offline',
  conflict: 'warning',
  failed: 'warning',
};

export function SaveMark({ state, hasRefused }: { readonly state: SaveState; readonly hasRefused: boolean }) {
  const { texts } = useWords();
  const words = texts.register.save[state === 'saved' && hasRefused ? 'invalid' : state];
  return (
    <span className={`save-mark save-${state}`} role="status">
      <Icon name={stateIcons[state]} size={16} /> {words}
    </span>
  );
}
