import type { IgnoreGroup } from '../build-plan.js';
import type { PythonFacts } from './facts.js';

/** What no build of a Python program needs. */
export function pythonIgnore({ staticRoot, mediaRoot, database }: PythonFacts): readonly IgnoreGroup[] {
  const made = [staticRoot, mediaRoot].flatMap((each) => (each && !each.value.startsWith('/') ? [each.value] : []));
  return [
    {
      title: 'What Python and its tools leave behind',
      patterns: [
        '**/__pycache__',
        '**/*.py[cod]',
        '**/*.egg-info',
        '**/.venv',
        '**/venv',
        '/build',
        '/dist',
        '**/.*_cache',
        '**/.coverage*',
        '**/htmlcov',
        '**/.nox',
        '**/.tox',
        '**/.streamlit/secrets.toml',
      ],
    },
    { title: 'Tests and notebooks', patterns: ['**/tests', '**/test_*.py', '**/conftest.py', '**/*.ipynb'] },
    ...(made.length > 0 || database
      ? [{ title: 'What Django writes', patterns: [...made, ...(database ? ['**/*.sqlite3'] : [])] }]
      : []),
  ];
}
