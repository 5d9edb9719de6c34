import { isProblem } from '@countersign/ui/client/problem';
import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Fact } from '../parts/fact.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { DirectoryFrame } from './directory-frame.tsx';
import { Competences, EntryLine, EntryLogo } from './entry-facts.tsx';

/** One company of a public directory. */
export default function EntryPage() {
  const { texts, fill, format } = useWords();
  const { slug = '', partnerId = '' } = useParams();
  const query = useQuery(`directory ${slug} of ${partnerId}`, (signal) =>
    client.call('directory.entry', { params: { slug, partnerId }, signal }),
  );
  const above = <Link to={`/directory/${slug}`}>{texts.directory.back}</Link>;
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'invalid_input'))
    return <DirectoryFrame title={texts.directory.goneTitle} intro={texts.directory.goneText} above={above} />;
  const { data } = query;
  if (data === undefined)
    return (
      <DirectoryFrame title={texts.states.loading} above={above}>
        {query.error === undefined ? <Loading rows={6} /> : <Failure error={query.error} onRetry={query.reload} />}
      </DirectoryFrame>
    );
  const { profile } = data;
  return (
    <DirectoryFrame
      title={data.name}
      intro={fill(texts.directory.title, { program: data.programName })}
      colour={data.colour}
      above={above}
    >
      <article className="card directory-entry">
        <EntryLogo slug={slug} entry={data} />
        <div>
          <EntryLine entry={data} />
          {profile !== null && (
            <>
              <p className="directory-words">{profile.description}</p>
              <Competences entry={data} />
              <dl className="facts facts-grid">
                <Fact label={texts.directory.countries}>{format.list(profile.countries.map(format.country))}</Fact>
                {profile.languages.length > 0 && (
                  <Fact label={texts.directory.languages}>{format.list(profile.languages.map(format.language))}</Fact>
                )}
                {profile.website !== null && (
                  <Fact label={texts.directory.website}>
                    <a href={profile.website} rel="noreferrer nofollow ugc">
                      {profile.website.replace(/^https?:\/\//, '')}
                    </a>
                  </Fact>
                )}
              </dl>
            </>
          )}
        </div>
      </article>
    </DirectoryFrame>
  );
}
