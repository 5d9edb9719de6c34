import { competences } from '@countersign/domain/directory/directory';
import { partnerTypes } from '@countersign/domain/partner/partner';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { type FormEvent, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { DirectoryFrame } from './directory-frame.tsx';
import { Competences, EntryLine, EntryLogo } from './entry-facts.tsx';

type Found = Reply<'directory.search'>;

/** A program's public directory: the address holds what is looked for, so that every page of it can be linked to. */
export default function DirectoryPage() {
  const { texts, fill } = useWords();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const asked = queryOf(search);
  const query = useQuery(`directory ${slug} ${search.toString()}`, (signal) =>
    client.call('directory.search', { params: { slug }, query: asked, signal }),
  );
  if (isProblem(query.error, 'not_found'))
    return <DirectoryFrame title={texts.directory.goneTitle} intro={texts.directory.goneText} />;
  const { data } = query;
  if (data === undefined)
    return (
      <DirectoryFrame title={texts.states.loading}>
        {query.error === undefined ? <Loading rows={6} /> : <Failure error={query.error} onRetry={query.reload} />}
      </DirectoryFrame>
    );
  return (
    <DirectoryFrame
      title={fill(texts.directory.title, { program: data.programName })}
      intro={fill(texts.directory.intro, { company: data.companyName })}
      colour={data.colour}
    >
      <Finder key={search.toString()} found={data} />
      <Results slug={slug} found={data} />
    </DirectoryFrame>
  );
}

function queryOf(search: URLSearchParams) {
  const type = partnerTypes.find((known) => known === search.get('type'));
  const competence = competences.find((known) => known === search.get('competence'));
  const [words, country, cursor] = [search.get('q')?.trim(), search.get('country'), search.get('cursor')];
  return {
    listed: search.get('listed') === 'former' ? ('former' as const) : ('current' as const),
    ...(words ? { search: words.slice(0, 120) } : {}),
    ...(country !== null && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(type === undefined ? {} : { type }),
    ...(competence === undefined ? {} : { competence }),
    ...(cursor === null ? {} : { cursor }),
  };
}

function Finder({ found }: { readonly found: Found }) {
  const { texts, format } = useWords();
  const [search, setSearch] = useSearchParams();
  const [words, setWords] = useState(search.get('q') ?? '');
  const look = (changes: Readonly<Record<string, string>>) => {
    const { cursor: _cursor, ...before } = Object.fromEntries(search);
    const next = Object.entries({ ...before, q: words.trim(), ...changes });
    setSearch(new URLSearchParams(next.filter(([, value]) => value !== '')));
  };
  const choice = (name: 'country' | 'type' | 'competence', options: readonly (readonly [string, string])[]) => (
    <SelectField
      label={texts.directory[name]}
      value={search.get(name) ?? ''}
      onValue={(value) => look({ [name]: value })}
    >
      <option value="">{texts.directory.any}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
  const countries = found.countries
    .map((code) => [code, format.country(code)] as const)
    .toSorted((one, other) => format.compare(one[1], other[1]));
  return (
    <form
      className="directory-finder"
      role="search"
      onSubmit={(submitted: FormEvent) => {
        submitted.preventDefault();
        look({});
      }}
    >
      <TextField label={texts.directory.search} type="search" value={words} maxLength={120} onValue={setWords} />
      {choice('country', countries)}
      {choice(
        'type',
        found.types.map((type) => [type, texts.shared.partnerType[type]] as const),
      )}
      {choice(
        'competence',
        competences.map((competence) => [competence, texts.shared.competence[competence]] as const),
      )}
      <Button type="submit" icon="search">
        {texts.directory.find}
      </Button>
    </form>
  );
}

function Results({ slug, found }: { readonly slug: string; readonly found: Found }) {
  const { texts, fill } = useWords();
  const [search] = useSearchParams();
  const at = (changes: Readonly<Record<string, string>>) => {
    const { cursor: _cursor, ...rest } = Object.fromEntries(search);
    return `?${new URLSearchParams({ ...rest, ...changes }).toString()}`;
  };
  const isFormer = search.get('listed') === 'former';
  return (
    <>
      {found.scope === 'everybody' && (
        <nav className="directory-tabs" aria-label={texts.directory.current}>
          <Link to={at({ listed: 'current' })} aria-current={isFormer ? undefined : 'page'}>
            {texts.directory.current}
          </Link>
          <Link to={at({ listed: 'former' })} aria-current={isFormer ? 'page' : undefined}>
            {texts.directory.former}
          </Link>
        </nav>
      )}
      <p className="soft" role="status">
        {fill(texts.directory.found, { count: found.total })}
      </p>
      {found.items.length === 0 && (
        <Empty icon="people" title={texts.directory.noneTitle} text={texts.directory.noneText} />
      )}
      <ul className="directory-list">
        {found.items.map((entry) => (
          <li key={entry.id} className="card">
            <EntryLogo slug={slug} entry={entry} />
            <div>
              <h2>
                <Link to={`/directory/${slug}/${entry.id}`}>{entry.name}</Link>
              </h2>
              <EntryLine entry={entry} />
              {entry.profile !== null && <p className="directory-lead">{entry.profile.description}</p>}
              <Competences entry={entry} />
            </div>
          </li>
        ))}
      </ul>
      <nav className="directory-pages" aria-label={texts.directory.next}>
        {search.has('cursor') && <Link to={at({})}>{texts.directory.first}</Link>}
        {found.nextCursor !== null && <Link to={at({ cursor: found.nextCursor })}>{texts.directory.next}</Link>}
        {found.isTakingApplications && found.types[0] !== undefined && (
          <Link to={`/apply/${slug}/${found.types[0]}`}>{texts.directory.apply}</Link>
        )}
      </nav>
    </>
  );
}
