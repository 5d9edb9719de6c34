import { writeFileSync } from 'node:fs';
import { bundleWorkflows } from './bundle-workflows.ts';

// `node write-bundle.ts <file>`: the workflows bundled ahead, for WORKFLOW_BUNDLE.
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Say which file to write: node write-bundle.ts <file>');
const { code } = await bundleWorkflows();
writeFileSync(file, code);
