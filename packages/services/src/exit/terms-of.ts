import type { ProgramSettings } from '@countersign/db/schema/tenant';
import { exitTerms } from '@countersign/domain/exit/exit';

/** Days of notice, of claims after the end, and to appeal, as the program says or as is usual. */
export function exitTermsOf(settings: ProgramSettings): {
  readonly noticeDays: number;
  readonly clawbackDays: number;
  readonly appealDays: number;
} {
  return {
    noticeDays: settings.exitNoticeDays ?? exitTerms.noticeDays,
    clawbackDays: settings.exitClawbackDays ?? exitTerms.clawbackDays,
    appealDays: settings.exitAppealDays ?? exitTerms.appealDays,
  };
}
