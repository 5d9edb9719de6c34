import { configurationSchema, variableNames } from './schema.ts';
import { variableMeta } from './variables.internal.ts';

const header = `# Every environment variable of Countersign. Made by \`npm run config:example\`: change
# packages/runtime/src/configuration/schema.ts instead of this file.
# \`npm start\` needs none of them: it chooses ports and makes the secrets itself.
`;

const lineWidth = 100;

/** The text of `.env.example`: one entry per variable of the schema, in its order. */
export function exampleEnvironment(): string {
  const lines: string[] = [header];
  let section = '';
  for (const name of variableNames) {
    const schema = configurationSchema.shape[name];
    const meta = variableMeta(schema);
    if (meta.section !== section) {
      section = meta.section;
      lines.push(`# ---- ${section} ----`, '');
    }
    const fallback = schema.safeParse(undefined);
    const need = fallback.success ? 'Optional' : 'Required';
    for (const line of wrapped(`${meta.description} ${need}: ${meta.expected}.`)) lines.push(`# ${line}`);
    if (meta.example !== undefined) lines.push(`# For example: ${meta.example}`);
    lines.push(assignment(name, fallback), '');
  }
  return lines.join('\n');
}

function assignment(name: string, fallback: { success: boolean; data?: unknown }): string {
  if (!fallback.success) return `${name}=`;
  const value = textOf(fallback.data);
  return `# ${name}=${value.includes(' ') ? JSON.stringify(value) : value}`;
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
