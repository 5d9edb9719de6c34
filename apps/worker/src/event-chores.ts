import { moveArrivedEvents, tenantsWithArrivedEvents } from '@countersign/services/event/move-arrived';
import type { Chore } from './relay/chores.ts';
import { systemContext, type WorkerParts } from './worker-context.ts';

const moveEveryMs = 500;

/** Turns postbacks that the tracker answered into events. */
export function eventChores(parts: WorkerParts): readonly Chore[] {
  return [
    {
      name: 'move arrived events',
      everyMs: moveEveryMs,
      run: async () => {
        for (const tenantId of await tenantsWithArrivedEvents(parts.db))
          await moveArrivedEvents(systemContext(parts, tenantId, 'postbacks'));
      },
    },
  ];
}
