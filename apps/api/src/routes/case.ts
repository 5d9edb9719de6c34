import { caseOperations } from '@countersign/contracts/case/operations';
import { commentCase } from '@countersign/services/case/comment';
import { commentsCase } from '@countersign/services/case/comments';
import { getCase } from '@countersign/services/case/get';
import { listCase } from '@countersign/services/case/list';
import { revisionsCase } from '@countersign/services/case/revisions';
import { timelineCase } from '@countersign/services/case/timeline';
import { withdrawCase } from '@countersign/services/case/withdraw';
import { bind } from '../routing/bind.ts';

export const caseRoutes = bind('case', caseOperations, {
  list: listCase,
  get: getCase,
  timeline: timelineCase,
  revisions: revisionsCase,
  comments: commentsCase,
  comment: commentCase,
  withdraw: withdrawCase,
});
