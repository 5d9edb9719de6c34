import type { SharedTexts } from '@countersign/locales/shared-texts';
import { ApiProblem } from '@countersign/ui/client/problem';

/** The sentence for a refusal, by its code; the server's own words never reach a screen. */
export function problemText(error: unknown, texts: SharedTexts): string {
  const code = error instanceof ApiProblem ? error.code : 'unreadable';
  return texts.problem[code] ?? texts.problem.internal;
}
