import type { Observation } from '../../src/index.js';

/** An observation as JSON for people: an element of a list a line. */
export function recordingOf(observation: Observation): string {
  const fields = Object.entries(observation).map(([name, value]) => {
    const text = Array.isArray(value) && value.length > 0 ? `[\n${value.map(lineOf).join(',\n')}\n  ]` : json(value);
    return `  "${name}": ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function lineOf(value: unknown): string {
  return `    ${json(value)}`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
