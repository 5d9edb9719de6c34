import { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import { archiveEventSource } from '@countersign/services/event-source/archive';
import { createEventSource } from '@countersign/services/event-source/create';
import { listEventSources } from '@countersign/services/event-source/list';
import { rotateEventSource } from '@countersign/services/event-source/rotate';
import { updateEventSource } from '@countersign/services/event-source/update';
import { bind } from '../routing/bind.ts';

export const eventSourceRoutes = bind('event-source', eventSourceOperations, {
  list: listEventSources,
  create: createEventSource,
  update: updateEventSource,
  rotate: rotateEventSource,
  archive: archiveEventSource,
});
