import type { VirusScanner } from '@countersign/ports/virus-scanner/port';
import { ClamdError, scanByStream } from './client.ts';
import type { ClamavConfig } from './config.ts';
import { verdictOf } from './wire.ts';

/** ClamAV's daemon, over its own protocol. What it does not answer in time is unavailable, never clean. */
export function clamavScanner(config: ClamavConfig): VirusScanner {
  return {
    source: 'ClamAV',
    async scan(content) {
      try {
        return verdictOf(await scanByStream(config, content));
      } catch (error) {
        if (error instanceof ClamdError) return { status: 'unavailable', code: error.code };
        throw error;
      }
    },
  };
}
