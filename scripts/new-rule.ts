import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [category, id] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../src/rules/dockerfile');
const categories = readdirSync(root).sort();

if (!category || !id || !categories.includes(category) || !/^[a-z][a-z0-9-]+$/.test(id)) {
  console.error(
    `usage: npm run new-rule CATEGORY ID\n  CATEGORY is one of ${categories.join(', ')}\n  ID says what to do, like use-cache-mount-for-pip or no-sudo`,
  );
  process.exit(2);
}
const path = join(root, category, `${id}.ts`);
if (existsSync(path)) {
  console.error(`${path} exists already.`);
  process.exit(2);
}

writeFileSync(
  path,
  `import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: '${id}',
  title: 'Say in one line what to do',
  category: '${category}',
  severity: 'warning',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'Say what breaks or what it costs, in one to four sentences, to a tired person.',
  remedy: 'Say the way out in one imperative sentence.',
  messages: { found: '{program} is what was found.' },
  check: {
    command(command, { report }) {
      if (command.program !== 'program-to-look-for' || !command.name) return;
      report({ message: 'found', values: { program: command.program }, at: command.name.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\\nRUN write what is wrong\\n', at: 'write' },
    { good: 'FROM debian:13\\nRUN write what is right\\n' },
  ],
});
`,
);
console.log(`Wrote ${path}
1. Write the examples first: bad, at (what is underlined), good.
2. RULE=${id} npm test is red until the check fits them. src/rules/dockerfile/${category}/ has neighbours to look at.
3. npm run generate puts it into the index.`);
