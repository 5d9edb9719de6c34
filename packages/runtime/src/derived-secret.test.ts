import { describe, expect, it } from 'vitest';
import { databaseRolePassword, databaseRoleUrl } from './derived-secret.ts';

const secret = 's'.repeat(32);

describe('databaseRoleUrl', () => {
  it('keeps host, port, database and options and replaces the login', () => {
    const url = databaseRoleUrl({
      databaseUrl: 'postgres://owner:pw@db:5499/countersign?sslmode=require',
      secret,
      role: 'countersign_app',
    });
    const password = databaseRolePassword({ secret, role: 'countersign_app' });
    expect(url).toBe(`postgres://countersign_app:${password}@db:5499/countersign?sslmode=require`);
  });

  it('gives each role another password', () => {
    expect(databaseRolePassword({ secret, role: 'a' })).not.toBe(databaseRolePassword({ secret, role: 'b' }));
  });
});
