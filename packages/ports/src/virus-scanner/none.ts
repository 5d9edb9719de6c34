import type { VirusScanner } from './port.ts';

/** Nobody looks: every file is taken as it comes, which the console says. */
export const noVirusScanner: VirusScanner = { source: null, scan: async () => ({ status: 'clean' }) };
