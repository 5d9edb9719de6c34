import type { Reply } from '@countersign/ui/client/operation-types';

export type Deal = Reply<'deal-registration.get'>;
export type CaseView = Reply<'case.get'>;
