import { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import { getTierChange } from '@countersign/services/tier-change/get';
import { listTierChanges } from '@countersign/services/tier-change/list';
import { previewTierChange } from '@countersign/services/tier-change/preview';
import { proposeTierChange } from '@countersign/services/tier-change/propose';
import { bind } from '../routing/bind.ts';

export const tierChangeRoutes = bind('tier-change', tierChangeOperations, {
  list: listTierChanges,
  get: getTierChange,
  preview: previewTierChange,
  propose: proposeTierChange,
});
