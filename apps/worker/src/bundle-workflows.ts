import { createRequire } from 'node:module';
import { failureConverterPath } from '@countersign/workflows/client/connect';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';

// The package's own resolution finds the file under node, vitest and in an image alike.
const entry = createRequire(import.meta.url).resolve('@countersign/workflows/bundle');

/** All workflows as one script, as Temporal's sandbox runs them. Takes seconds. */
export function bundleWorkflows(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({ workflowsPath: entry, failureConverterPath });
}
