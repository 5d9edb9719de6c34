import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { runTracker, trackerVariables } from './run-tracker.ts';

await runTracker(loadConfiguration(process.env, trackerVariables));
