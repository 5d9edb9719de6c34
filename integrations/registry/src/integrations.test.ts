import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileStoreOf } from './file-store.ts';
import { integrations } from './integrations.ts';
import { mailerOf } from './mailer.ts';
import { payoutRailsOf } from './payout-rails.ts';
import { virusScannerOf } from './virus-scanner.ts';

const folders = readdirSync(fileURLToPath(new URL('../../', import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'registry')
  .map(({ name }) => name);

describe('the registry', () => {
  it('has a line for every integration, whose manifest names its ports and settings', async () => {
    expect(Object.keys(integrations).sort()).toEqual(folders.sort());
    for (const [name, load] of Object.entries(integrations)) {
      const { manifest } = await load();
      expect(manifest.name).toBe(name);
      expect(manifest.ports.length).toBeGreaterThan(0);
      expect(manifest.settings.safeParse(null).success, name).toBe(false);
    }
  });

  it('keeps mail where no server is configured', async () => {
    const mailer = mailerOf({ MAIL_FROM: 'A <a@b.example>' });
    const mail = { messageId: 'm@x', to: { name: 'A', address: 'a@b.example' }, subject: 'S', text: 'T', html: 'T' };
    expect(await mailer.send(mail)).toEqual({ status: 'kept' });
    await expect(
      mailerOf({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'A <a@b.example>' }).send(mail),
    ).rejects.toThrow();
  });

  it('keeps files on disk unless a whole bucket is configured, and has nobody look at them unless told', () => {
    const disk = { FILES_DIR: '.', FILES_S3_REGION: 'us-east-1', FILES_S3_PREFIX: '' };
    expect(Object.keys(fileStoreOf(disk))).toContain('putStream');
    const half = { ...disk, FILES_S3_ENDPOINT: 'https://s3.example', FILES_S3_BUCKET: 'Not A Bucket' };
    expect(() => fileStoreOf(half)).toThrow('bucket, accessKeyId, secretAccessKey');
    expect(virusScannerOf({ VIRUS_SCANNER: 'off' }).source).toBeNull();
    expect(virusScannerOf({ VIRUS_SCANNER: '127.0.0.1:3310' }).source).toBe('ClamAV');
  });

  it('calls a bank where one is configured, and writes files where none is', () => {
    expect(payoutRailsOf({}).sepa.delivery).toBe('file');
    expect(payoutRailsOf({ BANK_URL: 'http://127.0.0.1:1' }).sepa.delivery).toBe('call');
    expect(Object.entries(payoutRailsOf({})).map(([name, rail]) => [name, rail.name])).toEqual([
      ['sepa', 'sepa'],
      ['manual', 'manual'],
    ]);
  });
});
