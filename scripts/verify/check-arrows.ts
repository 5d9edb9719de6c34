import { repositoryDir } from '../repository.ts';
import { arrowRules, arrowViolations } from './arrows.ts';

const { violations, modules } = await arrowViolations(repositoryDir, arrowRules(repositoryDir));
process.stdout.write([...violations, `${modules} modules, ${violations.length} violations`, ''].join('\n'));
process.exitCode = violations.length === 0 ? 0 : 1;
