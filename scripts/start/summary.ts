import type { Configuration } from '@countersign/runtime/configuration/schema';
import type { DemoLogin } from './demo.ts';
import { table } from './steps.ts';

/** The one table at the end of a start: where everything is and who may sign in. */
export function summary(started: {
  readonly configuration: Pick<Configuration, 'PORTAL_URL' | 'CONSOLE_URL' | 'API_URL' | 'TRACKER_URL'>;
  readonly temporalUiUrl: string | undefined;
  readonly bankUrl: string | undefined;
  readonly logins: readonly DemoLogin[];
}): string {
  const { PORTAL_URL, CONSOLE_URL, API_URL, TRACKER_URL } = started.configuration;
  const addresses = [
    ['Portal', PORTAL_URL],
    ['Console', CONSOLE_URL],
    ['API documentation', `${API_URL}/api/docs`],
    ['Tracker', `${TRACKER_URL}/k/<link>`],
    ['Temporal', started.temporalUiUrl ?? 'the server that TEMPORAL_ADDRESS names'],
    ...(started.bankUrl === undefined ? [] : [['Stand-in bank', started.bankUrl]]),
  ];
  const logins = started.logins.map((login) => [
    `Sign in to the ${login.site}`,
    `${login.email}  ${login.password}`,
    login.role,
  ]);
  return table([...addresses, ...logins]);
}
