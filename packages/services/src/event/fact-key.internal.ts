import type { EventInput } from '@countersign/domain/event/parse-event';
import type { EventSource } from './load-source.ts';

/**
 * What an event is known by when it comes again: its id, or its click (once for each kind, so that a click's sign-up and
 * its order are two), or both. Without a click its id alone.
 */
export function factKey(dedupeKey: EventSource['dedupeKey'], input: EventInput): string {
  if (dedupeKey === 'external_id' || input.clickId === undefined) return input.externalId;
  const click = `click/${input.kind}/${input.clickId}`;
  switch (dedupeKey) {
    case 'click':
      return click;
    case 'click_external_id':
      return `${click}/${input.externalId}`;
    default:
      return dedupeKey satisfies never;
  }
}
