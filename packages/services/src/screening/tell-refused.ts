import type { ListProblem } from '@countersign/domain/screening/list-edition';
import { listTitles, type ScreeningList } from '@countersign/domain/screening/listed-entry';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { mailCompliance } from './mail-compliance.internal.ts';

/**
 * Raises the alarm in one tenant over an edition that was not taken: an audit row, and a mail to each of its compliance
 * analysts. Once per refused import, however often it is told.
 */
export function tellRefusedList(
  ctx: ServiceContext,
  refused: { readonly list: ScreeningList; readonly importId: string; readonly problem: ListProblem },
): Promise<number> {
  const { list, importId, problem } = refused;
  return transact(ctx, async (tx) => {
    const told = await mailCompliance(ctx, tx, {
      kind: 'screening_list_refused',
      key: importId,
      facts: { list: listTitles[list], problem },
      page: '/screening/lists',
    });
    await recordAudit(ctx, tx, {
      action: 'screening.list-refused',
      subjectKind: 'screening_list',
      subjectId: list,
      facts: { problem, importId, told },
    });
    return told;
  });
}
