import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatRuleList } from '#report/rule-list.js';
import { rules } from '#rules/index.js';
import { differences } from './parity/differences.js';

const docs = join(dirname(fileURLToPath(import.meta.url)), '../docs');
mkdirSync(docs, { recursive: true });

writeFileSync(
  join(docs, 'rules.md'),
  `# The rules\n\nWritten by \`npm run generate\` from the rules themselves. \`plimsoll explain RULE\` shows why, and examples.\n\n${formatRuleList(rules, 'markdown', false)}`,
);

writeFileSync(
  join(docs, 'differences.md'),
  `# Where Plimsoll disagrees with other tools on purpose

Written by \`npm run generate\`. \`npm run parity -- FOLDER --list\` runs the peers' own test cases and shows each disagreement.

${differences.map(({ practice, reason, cases }) => `## ${practice}\n\n${reason}\n\nCases: ${cases.map((each) => `\`${each}\``).join(', ')}\n`).join('\n')}`,
);
