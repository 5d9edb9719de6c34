import { trackingOperations } from '@countersign/contracts/tracking/operations';
import { getTracking } from '@countersign/services/tracking/get';
import { updateTracking } from '@countersign/services/tracking/update';
import { bind } from '../routing/bind.ts';

export const trackingRoutes = bind('tracking', trackingOperations, { get: getTracking, update: updateTracking });
