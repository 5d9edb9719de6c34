import { parseArgs } from 'node:util';

export type StartOptions = {
  readonly isReset: boolean;
  readonly hasDemo: boolean;
  /** The port of the portal; the other servers follow it. */
  readonly port: number | undefined;
  /** All data of this installation. */
  readonly dataDir: string | undefined;
};

export const usage = `npm start -- [options]
  --reset        forget all data first
  --no-demo      start without the demo tenant: the first visit sets up your own
  --port <n>     the portal's port; console, API and tracker follow it (default 3000)
  --data <dir>   keep the data in this folder (default .countersign)
`;

const portMin = 1;
const portMax = 65_500;

/** The options of `npm start`, or why they are not understood. */
export function parseStartOptions(args: readonly string[]): StartOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        reset: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= portMin && port <= portMax)) {
      return {
        problem: `--port: given ${JSON.stringify(values.port)}, expected a whole number from ${portMin} to ${portMax}`,
      };
    }
    return { isReset: values.reset, hasDemo: !values['no-demo'], port, dataDir: values.data };
  } catch (err) {
    return { problem: err instanceof Error ? err.message : String(err) };
  }
}
