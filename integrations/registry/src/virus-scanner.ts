import { clamavScanner } from '@countersign/integration-clamav/adapter';
import { clamavConfig } from '@countersign/integration-clamav/config';
import { noVirusScanner } from '@countersign/ports/virus-scanner/none';
import type { VirusScanner } from '@countersign/ports/virus-scanner/port';

/** Who looks at uploaded files: ClamAV at `host:port`, or nobody. */
export function virusScannerOf(configuration: { readonly VIRUS_SCANNER: string }): VirusScanner {
  if (configuration.VIRUS_SCANNER === 'off') return noVirusScanner;
  const [, host, port] = /^(.+):(\d+)$/.exec(configuration.VIRUS_SCANNER) ?? [];
  return clamavScanner(clamavConfig.parse({ host: host?.replace(/^\[|\]$/g, ''), port: Number(port) }));
}
