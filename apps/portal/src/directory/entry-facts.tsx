import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';

type Entry = Reply<'directory.search'>['items'][number];

/** Kind, country and how long: what is said of every company. */
export function EntryLine({ entry }: { readonly entry: Entry }) {
  const { texts, fill, format } = useWords();
  const since = format.date(entry.since);
  const how = !entry.isFormer
    ? fill(texts.directory.since, { date: since })
    : entry.until === null
      ? fill(texts.directory.wasUntil, { since })
      : fill(texts.directory.until, { since, until: format.date(entry.until) });
  return (
    <p className="soft">{[texts.shared.partnerType[entry.type], format.country(entry.country), how].join(' · ')}</p>
  );
}

export function Competences({ entry }: { readonly entry: Entry }) {
  const { texts } = useWords();
  if (entry.profile === null) return null;
  return (
    <ul className="directory-tags">
      {entry.profile.competences.map((competence) => (
        <li key={competence} className="tag">
          {texts.shared.competence[competence]}
        </li>
      ))}
    </ul>
  );
}

export function EntryLogo({ slug, entry }: { readonly slug: string; readonly entry: Entry }) {
  const { texts, fill } = useWords();
  const [isBroken, setBroken] = useState(false);
  if (entry.profile?.hasLogo !== true || isBroken)
    return (
      <span className="directory-mark" aria-hidden>
        {[...entry.name][0]}
      </span>
    );
  return (
    <img
      className="directory-logo"
      src={client.downloadUrl('directory.logo', { slug, partnerId: entry.id })}
      alt={fill(texts.directory.logoOf, { name: entry.name })}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
}
