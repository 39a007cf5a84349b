import type { Script } from './script.js';

/** The variables that a script sets itself: assignments, export, read, for, and what tools such as `. file` may bring (`*`). */
export function assignedNames(script: Script): ReadonlySet<string> {
  const known = cache.get(script);
  if (known) return known;
  const names = new Set<string>();
  for (const { program, args, assignments } of script.commands) {
    for (const { name } of assignments) names.add(name);
    if (/^(?:export|declare|typeset|local|readonly|read|getopts|mapfile|readarray|printf|unset|let)$/.test(program)) {
      for (const { value } of args) names.add(value.replace(/[=[].*$/s, ''));
    }
    if (program === '.' || program === 'source' || program === 'eval') names.add('*');
  }
  for (const match of script.source.text.matchAll(/\b(?:for|select)\s+(\w+)\b|\$\{(\w+):?=/g))
    names.add((match[1] ?? match[2]) as string);
  cache.set(script, names);
  return names;
}

const cache = new WeakMap<Script, ReadonlySet<string>>();
