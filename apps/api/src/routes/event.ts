import { eventOperations } from '@countersign/contracts/event/operations';
import { getEvent } from '@countersign/services/event/get';
import { listEvents } from '@countersign/services/event/list';
import { recordEvent } from '@countersign/services/event/record';
import { recordEventBatch } from '@countersign/services/event/record-batch';
import { releaseEvent } from '@countersign/services/event/release';
import { bind } from '../routing/bind.ts';

export const eventRoutes = bind('event', eventOperations, {
  record: recordEvent,
  'record-batch': recordEventBatch,
  list: listEvents,
  get: getEvent,
  release: releaseEvent,
});
