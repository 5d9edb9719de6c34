import { describe, expect, it } from 'vitest';
import { createLogger, loggerFor } from './logger.ts';

function lineOf(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ name: 'test', level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return JSON.parse(lines.join(''));
}

describe('logger', () => {
  it('carries request, tenant and case on every line', () => {
    const context = { requestId: 'req_1', tenantId: 'tenant_1', caseId: 'case_1' };
    expect(lineOf((log) => loggerFor(log, context).info('decided'))).toMatchObject({
      ...context,
      level: 'info',
      msg: 'decided',
      name: 'test',
    });
  });

  it('hides secrets and personal data, nested ones too', () => {
    const line = lineOf((log) =>
      log.info({
        password: 'p1',
        user: { email: 'e1@example.com', login: { token: 't1' } },
        req: { headers: { authorization: 'Bearer b1', cookie: 'c1', accept: '*/*' } },
      }),
    );
    expect(JSON.stringify(line)).not.toMatch(/p1|e1@|t1"|b1|c1/);
    expect(line).toMatchObject({ req: { headers: { accept: '*/*' } } });
  });
});
