import type { ImportStatus } from '@countersign/domain/import/import';
import type { Tone } from '../theme/theme.ts';

export const importTones: Record<ImportStatus, Tone> = {
  uploaded: 'info',
  mapped: 'info',
  validating: 'info',
  validated: 'warning',
  committing: 'info',
  committed: 'success',
  failed: 'danger',
};
