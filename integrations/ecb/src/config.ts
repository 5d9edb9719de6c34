import { z } from 'zod';

/** Where the rates are read from: a file of the ECB's history (CSV) or an address of its CSV or XML. */
export const ecbConfig = z.object({
  location: z.union([
    z.url({ protocol: /^https$/ }),
    z
      .string()
      .min(1)
      .max(4096)
      .regex(/^(?![a-z]+:\/\/)[^\0]+$/i),
  ]),
});
export type EcbConfig = z.output<typeof ecbConfig>;

/** All days since 1999, about 16:00 in Frankfurt on every TARGET day; the same as CSV comes only zipped. */
export const ecbHistoryAddress = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml';
