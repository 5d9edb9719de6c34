import { numbersDiffer } from '../matching/likeness.internal.ts';
import { type BirthSpan, identifierKey, type ListedEntry, type NameQuality } from './listed-entry.ts';
import type { NameMatch } from './name-match.ts';
import { birthSpanOf, type ScreeningSubject } from './screening-subject.ts';

/** Kept with every result: another version may score otherwise. */
export const scorerVersion = 'pairs-1';

/** What each finding weighs, in points of 100; after the weights of OpenSanctions' logic-v2. */
export const factorPoints = {
  name: 100,
  lei: 95,
  identifier: 85,
  weakAlias: -20,
  numbersDiffer: -30,
  otherCountry: -20,
  otherBirthYear: -15,
  otherBirthDay: -25,
} as const;

export const factorKinds = ['name', 'weak_alias', 'numbers', 'lei', 'identifier', 'country', 'birth'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** One reason for a score. The points of those that count add up to it. */
export interface ScreeningFactor {
  readonly kind: FactorKind;
  readonly points: number;
  /** Of name and identifiers the one with the most points counts. */
  readonly counts: boolean;
  /** What the subject says, and what the list says. */
  readonly subject: string;
  readonly listed: string;
}

/** What was found by name, for one entry: its best name. */
export interface FoundName {
  readonly subject: string;
  readonly listed: string;
  readonly quality: NameQuality;
  readonly match: NameMatch;
  /** The words that were compared. */
  readonly subjectWords: readonly string[];
  readonly listedWords: readonly string[];
}

export interface EntryScore {
  /** 0 to 100. */
  readonly score: number;
  readonly factors: readonly ScreeningFactor[];
}

/**
 * How likely a subject is an entry, with each reason. The name, an LEI or BIC, or another identifier gives the score,
 * whichever gives most; an alias that its publisher calls weak, other numbers in the name, another country and another
 * time of birth take off. What one side does not say takes nothing off.
 */
export function scoreEntry(subject: ScreeningSubject, entry: ListedEntry, name: FoundName | null): EntryScore {
  const byName = name === null ? [] : nameFactors(subject, name);
  const identifier = identifierFactor(subject, entry);
  const namePoints = byName.reduce((sum, { points }) => sum + points, 0);
  const leads = identifier !== null && identifier.points > namePoints;
  const factors: ScreeningFactor[] = [
    ...byName.map((factor) => ({ ...factor, counts: !leads })),
    ...(identifier === null ? [] : [{ ...identifier, counts: leads }]),
    ...[countryFactor(subject, entry), birthFactor(subject, entry)].filter((factor) => factor !== null),
  ];
  const score = factors.reduce((sum, { points, counts }) => sum + (counts ? points : 0), 0);
  return { score: Math.max(0, Math.min(100, score)), factors };
}

type Finding = Omit<ScreeningFactor, 'counts'>;

function nameFactors(subject: ScreeningSubject, name: FoundName): readonly Finding[] {
  const sides = { subject: name.subject, listed: name.listed };
  const points = Math.round(name.match.likeness * factorPoints.name);
  const findings: Finding[] = [{ kind: 'name', points, ...sides }];
  if (name.quality === 'weak')
    findings.push({ kind: 'weak_alias', points: Math.round((points * factorPoints.weakAlias) / 100), ...sides });
  if (subject.kind === 'company' && numbersDiffer(name.subjectWords, name.listedWords))
    findings.push({ kind: 'numbers', points: factorPoints.numbersDiffer, ...sides });
  return findings;
}

function identifierFactor(subject: ScreeningSubject, entry: ListedEntry): Finding | null {
  let best: Finding | null = null;
  for (const own of subject.identifiers) {
    const key = identifierKey(own);
    const other = entry.identifiers.find((listed) => key !== undefined && identifierKey(listed) === key);
    if (other === undefined) continue;
    const isGlobal = other.kind === 'lei' || other.kind === 'bic';
    const points = isGlobal ? factorPoints.lei : factorPoints.identifier;
    if (best === null || points > best.points)
      best = { kind: isGlobal ? 'lei' : 'identifier', points, subject: own.value, listed: other.value };
  }
  return best;
}

function countryFactor(subject: ScreeningSubject, entry: ListedEntry): ScreeningFactor | null {
  if (subject.countries.length === 0 || entry.countries.length === 0) return null;
  const isShared = subject.countries.some((country) => entry.countries.includes(country));
  return {
    kind: 'country',
    points: isShared ? 0 : factorPoints.otherCountry,
    counts: true,
    subject: subject.countries.join(', '),
    listed: entry.countries.join(', '),
  };
}

function birthFactor(subject: ScreeningSubject, entry: ListedEntry): ScreeningFactor | null {
  const own = birthSpanOf(subject.bornOn);
  if (own === null || entry.births.length === 0) return null;
  const agrees = entry.births.some((span) => own.first <= span.last && span.first <= own.last);
  const areDays = isDay(own) && entry.births.every(isDay);
  return {
    kind: 'birth',
    points: agrees ? 0 : areDays ? factorPoints.otherBirthDay : factorPoints.otherBirthYear,
    counts: true,
    subject: subject.bornOn ?? '',
    listed: entry.births.map(describe).join(', '),
  };
}

const isDay = ({ first, last }: BirthSpan) => first === last;

function describe({ first, last }: BirthSpan): string {
  if (first === last) return first;
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from} to ${to}`;
}
