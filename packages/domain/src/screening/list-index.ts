import { type CandidateIndex, candidateIndex } from './candidate-index.ts';
import { identifierKey, type ListedEntry, type NameQuality } from './listed-entry.ts';
import { consonantsShare, type NameMatch } from './name-match.ts';
import { type FoundName, type ScreeningFactor, scoreEntry } from './score-entry.ts';
import {
  inConsonants,
  type NameKind,
  type ReadName,
  readScreeningName,
  type ScreeningName,
  type SpellInLatin,
} from './screening-name.ts';
import type { ScreeningSubject } from './screening-subject.ts';

/** What a company decides for itself: how careful screening is. */
export interface ScreeningThresholds {
  /** Names less alike are not looked at, 0 to 100. */
  readonly nameMin: number;
  /** From this score on a likeness is a match that somebody reviews, 0 to 100. */
  readonly scoreMin: number;
  /** From this score on two people decide. */
  readonly highMin: number;
}
export const defaultThresholds: ScreeningThresholds = { nameMin: 85, scoreMin: 70, highMin: 95 };

export interface ScreeningHit {
  readonly entry: ListedEntry;
  readonly score: number;
  readonly factors: readonly ScreeningFactor[];
}

export interface ListIndex {
  readonly entries: number;
  readonly names: number;
  /**
   * Every entry that the subject may be, highest score first. People are looked for among people and companies among
   * companies by name; a ship, like anybody, is found by its number.
   */
  screen(subject: ScreeningSubject, thresholds: ScreeningThresholds): readonly ScreeningHit[];
}

/** Entries made ready for screening; what has been made of a list stays right as long as its entries do. */
export function listIndex(entries: readonly ListedEntry[], spell: SpellInLatin): ListIndex {
  const person = namesOf(entries, 'person', spell);
  const entity = namesOf(entries, 'entity', spell);
  const byIdentifier = identifiersOf(entries);
  return {
    entries: entries.length,
    names: person.count + entity.count,
    screen(subject, thresholds) {
      const kind: NameKind = subject.kind === 'person' ? 'person' : 'entity';
      const found = new Map<ListedEntry, FoundName | null>();
      const searched = kind === 'person' ? person : entity;
      for (const text of [subject.name, ...subject.aliases])
        searched.search(text, readScreeningName(text, kind, spell), thresholds.nameMin / 100, found);
      for (const identifier of subject.identifiers)
        for (const entry of byIdentifier.get(identifierKey(identifier) ?? '') ?? [])
          if (!found.has(entry)) found.set(entry, null);
      return [...found]
        .map(([entry, name]) => ({ entry, ...scoreEntry(subject, entry, name) }))
        .filter(({ score }) => score >= thresholds.scoreMin)
        .sort((left, right) => right.score - left.score || (left.entry.id < right.entry.id ? -1 : 1));
    },
  };
}

interface HeldName {
  readonly entry: ListedEntry;
  readonly text: string;
  readonly quality: NameQuality;
  readonly reading: ScreeningName;
}

function namesOf(entries: readonly ListedEntry[], kind: NameKind, spell: SpellInLatin) {
  const held: HeldName[] = entries
    .filter((entry) => entry.kind === kind)
    .flatMap((entry) =>
      entry.names.flatMap(({ text, quality }) =>
        readScreeningName(text, kind, spell).readings.map((reading) => ({ entry, text, quality, reading })),
      ),
    );
  const words = candidateIndex(held.map(({ reading }) => reading));
  let consonants: CandidateIndex | undefined;

  return {
    count: held.length,
    search(text: string, read: ReadName, likenessMin: number, found: Map<ListedEntry, FoundName | null>): void {
      for (const asked of read.readings) {
        const note = (place: number, match: NameMatch) => {
          const name = held[place];
          if (name === undefined || pointsOf(found.get(name.entry)) >= worth(match, name.quality)) return;
          found.set(name.entry, {
            subject: text,
            listed: name.text,
            quality: name.quality,
            match,
            subjectWords: asked.words,
            listedWords: name.reading.words,
          });
        };
        words.search(asked, likenessMin, note);
        if (!read.isAbjad) continue;
        // Few names are written in such a script; what they need is made when the first one comes.
        consonants ??= candidateIndex(held.map(({ reading }) => inConsonants(reading)));
        consonants.search(inConsonants(asked), likenessMin / consonantsShare, (place, { likeness }) =>
          note(place, { likeness: likeness * consonantsShare, kind: 'consonants' }),
        );
      }
    },
  };
}

/** A weak alias that fits exactly gives way to a name that fits nearly. */
const worth = ({ likeness }: NameMatch, quality: NameQuality) => likeness * (quality === 'weak' ? 0.8 : 1);
const pointsOf = (name: FoundName | null | undefined) => (name == null ? 0 : worth(name.match, name.quality));

function identifiersOf(entries: readonly ListedEntry[]): ReadonlyMap<string, readonly ListedEntry[]> {
  const all = new Map<string, ListedEntry[]>();
  for (const entry of entries) {
    for (const identifier of entry.identifiers) {
      const key = identifierKey(identifier);
      if (key === undefined) continue;
      const known = all.get(key);
      if (known === undefined) all.set(key, [entry]);
      else if (!known.includes(entry)) known.push(entry);
    }
  }
  return all;
}
