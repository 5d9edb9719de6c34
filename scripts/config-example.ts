import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleEnvironment } from '@countersign/runtime/configuration/example';
import { repositoryDir } from './repository.ts';

writeFileSync(join(repositoryDir, '.env.example'), exampleEnvironment());
process.stdout.write('.env.example written\n');
