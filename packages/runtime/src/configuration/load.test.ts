import { describe, expect, it } from 'vitest';
import { ConfigurationError, type Environment, loadConfiguration } from './load.ts';

const required = {
  DATABASE_URL: 'postgres://owner:hunter2@127.0.0.1:5499/countersign',
  DATABASE_ROLES_SECRET: 'r'.repeat(32),
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  TEMPORAL_PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
  AUTH_SECRET: 'a'.repeat(32),
  AUDIT_SIGNING_KEY_FILE: '/tmp/key.pem',
  AUDIT_CHECKPOINT_DIR: '/tmp/checkpoints',
  FILES_DIR: '/tmp/files',
};

function problemsOf(environment: Environment): ConfigurationError {
  try {
    loadConfiguration(environment);
  } catch (err) {
    if (err instanceof ConfigurationError) return err;
    throw err;
  }
  throw new Error('The configuration was accepted.');
}

describe('loadConfiguration', () => {
  it('gives typed values and defaults', () => {
    const configuration = loadConfiguration({
      ...required,
      API_PORT: '8080',
      DEMO: 'true',
      TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
    });
    expect(configuration).toMatchObject({
      API_PORT: 8080,
      DEMO: true,
      LOG_LEVEL: 'info',
      RELAY_STARTS_PER_SECOND: 10,
      TRUSTED_PROXIES: ['loopback', '10.0.0.0/8'],
    });
  });

  it('treats an empty value as absent', () => {
    expect(loadConfiguration({ ...required, SMTP_URL: '', LOG_LEVEL: '' })).toMatchObject({
      SMTP_URL: undefined,
      LOG_LEVEL: 'info',
    });
  });

  it('drops the slash at the end of an origin, so that paths can be appended', () => {
    expect(loadConfiguration({ ...required, PORTAL_URL: 'https://partners.example.com/' }).PORTAL_URL).toBe(
      'https://partners.example.com',
    );
  });

  it('names every bad variable with what was given and what is expected', () => {
    const { problems, message } = problemsOf({
      ...required,
      API_PORT: '99999',
      LOG_LEVEL: 'loud',
      TEMPORAL_ADDRESS: undefined,
    });
    expect(problems).toEqual([
      { variable: 'LOG_LEVEL', given: '"loud"', expected: expect.stringContaining('fatal') },
      { variable: 'TEMPORAL_ADDRESS', given: 'nothing', expected: 'host:port' },
      { variable: 'API_PORT', given: '"99999"', expected: 'a port from 0 to 65535' },
    ]);
    expect(message).toContain('API_PORT: given "99999", expected a port from 0 to 65535');
  });

  it.each([
    ['AUTH_SECRET', 'hunter2'],
    ['DATABASE_URL', 'mysql://owner:hunter2@db/x'],
    ['TEMPORAL_PAYLOAD_KEY', 'hunter2'],
    ['SMTP_URL', 'http://me:hunter2@mail'],
  ])('never shows the text of the secret %s', (name, given) => {
    const { message } = problemsOf({ ...required, [name]: given });
    expect(message).toContain(`${name}: given a secret of ${given.length} characters`);
    expect(message).not.toContain('hunter2');
  });

  it('asks a process only for the variables it needs', () => {
    expect(loadConfiguration({ DATABASE_URL: required.DATABASE_URL }, ['DATABASE_URL', 'TRACKER_PORT'])).toEqual({
      DATABASE_URL: required.DATABASE_URL,
      TRACKER_PORT: 3003,
    });
  });
});
