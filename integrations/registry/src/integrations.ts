/** Every integration, loaded when it is asked for. A new one is a folder and a line here. */
export const integrations = {
  clamav: () => import('@countersign/integration-clamav/manifest'),
  disk: () => import('@countersign/integration-disk/manifest'),
  ecb: () => import('@countersign/integration-ecb/manifest'),
  manual: () => import('@countersign/integration-manual/manifest'),
  ofac: () => import('@countersign/integration-ofac/manifest'),
  s3: () => import('@countersign/integration-s3/manifest'),
  sepa: () => import('@countersign/integration-sepa/manifest'),
  smtp: () => import('@countersign/integration-smtp/manifest'),
  'stand-in-bank': () => import('@countersign/integration-stand-in-bank/manifest'),
  'stand-in-systems': () => import('@countersign/integration-stand-in-systems/manifest'),
  stripe: () => import('@countersign/integration-stripe/manifest'),
  'un-sanctions': () => import('@countersign/integration-un-sanctions/manifest'),
  vies: () => import('@countersign/integration-vies/manifest'),
} as const;
export type IntegrationName = keyof typeof integrations;
