import type { Files } from '#project/files.js';

/** Reads something once for all folders of a project that ask for it. */
export function oncePerProject<Value>(read: (project: Files) => Promise<Value>): (project: Files) => Promise<Value> {
  const known = new WeakMap<Files, Promise<Value>>();
  return (project) => {
    const value = known.get(project) ?? read(project);
    known.set(project, value);
    return value;
  };
}
