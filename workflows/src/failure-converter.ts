import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Messages and stack traces of failures travel as payloads, and so are encrypted: that of a database error quotes the
 * row. Temporal loads this file by its path, in the client, the worker and the workflows' own bundle.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
