/** Reading what customers did and how it was credited. */
export const readsEvents = [
  'event.list',
  'event.get',
  'event-source.list',
  'attribution.list',
  'attribution.get',
  'end-customer.list',
  'end-customer.get',
] as const;

/** What a partner reads of the events credited to it. */
export const readsOwnEvents = ['event.list', 'event.get', 'end-customer.list', 'end-customer.get'] as const;

export const recordsEvents = ['event.record', 'event.record-batch'] as const;

/** Letting an event count after all. */
export const releasesEvents = ['event.release'] as const;

export const managesEventSources = [
  'event-source.create',
  'event-source.update',
  'event-source.rotate',
  'event-source.archive',
] as const;

export const changesAttribution = ['attribution.save'] as const;
