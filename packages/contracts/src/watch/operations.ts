import { heldThings } from '@countersign/domain/hold/hold';
import { watchKinds } from '@countersign/domain/watch/watch';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, idempotent, instant } from '../shared/fields.ts';

const heldByKind = z.object({ kind: z.enum(watchKinds), held: z.array(z.enum(heldThings)).max(heldThings.length) });

/** What waits when something of each kind has run out; 0 as revision until somebody has chosen. */
export const watchSettings = z.object({ kinds: z.array(heldByKind), revision: z.int() });
export type WatchSettingsView = z.output<typeof watchSettings>;

const count = z.int();

export const watchOperations = {
  settings: {
    method: 'GET',
    path: '/watch/settings',
    summary: 'What waits when something of a partner has run out',
    audience: 'staff',
    output: watchSettings,
  },
  'update-settings': {
    method: 'PUT',
    path: '/watch/settings',
    summary: 'Say what waits when something of a partner has run out; kinds that are left out stay',
    audience: 'staff',
    ...idempotent,
    ifMatch: true,
    body: z.object({ kinds: z.array(heldByKind).min(1).max(watchKinds.length) }),
    output: watchSettings,
    errors: ['stale_revision'],
  },
  days: {
    method: 'GET',
    path: '/watch/days',
    summary: 'The days on which everything that runs out was looked at, newest first',
    audience: 'staff',
    query: z.object({ before: civilDate.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    output: z.object({
      items: z.array(
        z.object({
          day: civilDate,
          startedAt: instant,
          /** Null while it runs. */
          finishedAt: instant.nullable(),
          /** Days before it on which nothing ran; what came due on them was made up. */
          daysMissed: count,
          /** Things that run out within 90 days or have run out. */
          found: count,
          warned: count,
          /** Renewals that were begun. */
          asked: count,
          lapsed: count,
          held: count,
          lifted: count,
        }),
      ),
    }),
  },
} as const satisfies Operations;
