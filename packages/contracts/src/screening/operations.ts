import { listProblems } from '@countersign/domain/screening/list-edition';
import {
  identifierKinds,
  listedKinds,
  nameQualities,
  screeningLists,
} from '@countersign/domain/screening/listed-entry';
import {
  matchStatuses,
  screeningOccasions,
  subjectOutcomes,
  verdictReasons,
  verdicts,
} from '@countersign/domain/screening/review';
import { factorKinds } from '@countersign/domain/screening/score-entry';
import { subjectKinds } from '@countersign/domain/screening/screening-subject';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  country,
  id,
  idempotent,
  idParams,
  instant,
  line,
  page,
  pageQuery,
  paragraph,
  personRef,
} from '../shared/fields.ts';

const points = z.int().min(0).max(100);
const identifier = z.object({ kind: z.enum(identifierKinds), value: line(80) });

/** Whom to screen, as far as it is known. */
export const subjectFacts = z.object({
  kind: z.enum(subjectKinds),
  name: line(300),
  aliases: z.array(line(300)).max(50).default([]),
  countries: z.array(country).max(20).default([]),
  /** A day, or a year where the day is not known. */
  bornOn: z
    .string()
    .regex(/^(?:19|20)\d{2}(?:-\d{2}-\d{2})?$/, 'malformed')
    .refine((text) => text.length === 4 || z.iso.date().safeParse(text).success, 'malformed')
    .nullable()
    .default(null),
  identifiers: z.array(identifier).max(20).default([]),
});

export const listState = z.object({
  list: z.enum(screeningLists),
  /** Null while the list is not loaded: what it would tell is not checked. */
  edition: z.int().nullable(),
  publishedAt: instant.nullable(),
  importedAt: instant.nullable(),
  checkedAt: instant.nullable(),
  entries: z.int(),
  names: z.int(),
  /** Why the last edition was refused, while the one before stays in force; null when nothing is wrong. */
  alarm: z.object({ problem: z.enum(listProblems), detail: z.string().nullable(), at: instant }).nullable(),
  /** Editions that came into force, newest first. */
  editions: z.array(
    z.object({
      edition: z.int(),
      publishedAt: instant.nullable(),
      importedAt: instant,
      entries: z.int(),
      names: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
    }),
  ),
});
export type ListState = z.output<typeof listState>;

const factor = z.object({
  kind: z.enum(factorKinds),
  points: z.int(),
  counts: z.boolean(),
  subject: z.string(),
  listed: z.string(),
});

export const matchSummary = z.object({
  id,
  subject: z.object({ id, reference: z.string(), kind: z.enum(subjectKinds), name: z.string() }),
  partnerId: id.nullable(),
  list: z.enum(screeningLists),
  listedName: z.string(),
  score: points,
  status: z.enum(matchStatuses),
  openedAt: instant,
  revision: z.int(),
});
export type MatchSummary = z.output<typeof matchSummary>;

export const match = matchSummary.extend({
  facts: subjectFacts.required(),
  entry: z.object({
    id: z.string(),
    kind: z.enum(listedKinds),
    programs: z.array(z.string()),
    names: z.array(z.object({ text: z.string(), quality: z.enum(nameQualities) })),
    births: z.array(z.object({ first: z.string(), last: z.string() })),
    countries: z.array(country),
    identifiers: z.array(z.object({ kind: z.enum(identifierKinds), value: z.string() })),
    addresses: z.array(z.string()),
    note: z.string().nullable(),
    /** Whether the list still holds it as it is shown. */
    isInForce: z.boolean(),
  }),
  factors: z.array(factor),
  scorerVersion: z.string(),
  /** Whether two people have to agree, whatever the verdict. */
  needsTwo: z.boolean(),
  proposedVerdict: z.enum(verdicts).nullable(),
  decisions: z.array(
    z.object({
      at: instant,
      by: personRef,
      verdict: z.enum(verdicts),
      reason: z.enum(verdictReasons),
      note: z.string().nullable(),
      isFinal: z.boolean(),
    }),
  ),
});
export type Match = z.output<typeof match>;

const listCheck = z.object({
  list: z.enum(screeningLists),
  /** Null: not checked, because the list was not loaded. */
  edition: z.int().nullable(),
});

export const screeningResult = z.object({
  subjectId: id,
  reference: z.string(),
  outcome: z.enum(subjectOutcomes),
  lists: z.array(listCheck),
  nameMin: points,
  scoreMin: points,
  scorerVersion: z.string(),
  at: instant,
  matches: z.array(matchSummary),
});
export type ScreeningResult = z.output<typeof screeningResult>;

export const settings = z.object({ nameMin: points, scoreMin: points, highMin: points, revision: z.int() });
export type ScreeningSettings = z.output<typeof settings>;

export const screeningOperations = {
  lists: {
    method: 'GET',
    path: '/screening/lists',
    summary: 'The sanctions lists, their editions, and what is wrong with them',
    audience: 'staff',
    output: z.object({ items: z.array(listState) }),
  },
  matches: {
    method: 'GET',
    path: '/screening/matches',
    summary: 'Matches to be reviewed, oldest first; others by filter',
    audience: 'staff',
    query: pageQuery.extend({ status: z.enum(matchStatuses).optional(), list: z.enum(screeningLists).optional() }),
    output: page(matchSummary),
  },
  match: {
    method: 'GET',
    path: '/screening/matches/{id}',
    summary: 'One match with the facts of both sides, what its score is made of, and what was decided',
    audience: 'staff',
    params: idParams,
    output: match,
  },
  'decide-match': {
    method: 'POST',
    path: '/screening/matches/{id}/decide',
    summary: 'Say whether a match is one; a true match and a high score need two people who agree',
    audience: 'staff',
    ...idempotent,
    ifMatch: true,
    params: idParams,
    body: z.object({
      verdict: z.enum(verdicts),
      reason: z.enum(verdictReasons),
      note: paragraph(2_000).nullable().default(null),
    }),
    output: match,
    errors: ['not_open', 'same_person', 'own_case'],
  },
  'screen-subject': {
    method: 'POST',
    path: '/screening/subjects',
    summary: 'Hold somebody against every list that is loaded, and keep the result',
    audience: 'staff',
    ...idempotent,
    body: z.object({
      /** What the subject stands for, in the caller's words; the same words are the same subject. */
      reference: z.string().regex(/^[a-z][a-z0-9-]{0,30}\/[A-Za-z0-9_.:-]{1,80}$/, 'malformed'),
      partnerId: id.nullable().default(null),
      facts: subjectFacts,
    }),
    output: screeningResult,
  },
  subject: {
    method: 'GET',
    path: '/screening/subjects/{id}',
    summary: 'Whom a screening is about, every result that was kept, and every match',
    audience: 'staff',
    params: idParams,
    output: z.object({
      id,
      reference: z.string(),
      partnerId: id.nullable(),
      facts: subjectFacts.required(),
      outcome: z.enum(subjectOutcomes),
      lists: z.array(listCheck),
      screenedAt: instant,
      screenings: z.array(
        z.object({
          id,
          at: instant,
          occasion: z.enum(screeningOccasions),
          outcome: z.enum(subjectOutcomes),
          lists: z.array(listCheck),
          nameMin: points,
          scoreMin: points,
          scorerVersion: z.string(),
          hits: z.int(),
        }),
      ),
      matches: z.array(matchSummary),
    }),
  },
  settings: {
    method: 'GET',
    path: '/screening/settings',
    summary: 'How alike is alike enough',
    audience: 'staff',
    output: settings,
  },
  'update-settings': {
    method: 'PUT',
    path: '/screening/settings',
    summary: 'Change how alike is alike enough; subjects are screened by it from their next screening on',
    audience: 'staff',
    ifMatch: true,
    body: z.object({
      nameMin: z.int().min(75).max(95),
      scoreMin: z.int().min(50).max(90),
      highMin: z.int().min(80).max(100),
    }),
    output: settings,
  },
} as const satisfies Operations;
