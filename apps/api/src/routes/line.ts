import { lineOperations } from '@countersign/contracts/line/operations';
import { explainLine } from '@countersign/services/line/explain';
import { listLines } from '@countersign/services/line/list';
import { bind } from '../routing/bind.ts';

export const lineRoutes = bind('line', lineOperations, { list: listLines, explain: explainLine });
