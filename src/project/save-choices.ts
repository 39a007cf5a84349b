import { parseDocument } from 'yaml';
import type { Choices } from './choices.js';

/** The text of a plimsoll.yaml with the choices for a folder; everything else in it stays, comments too. */
export function withChoices(text: string, folder: string, choices: Choices): string {
  const document = parseDocument(text);
  const said = Object.entries(choices).filter(([, value]) => value !== undefined);
  if (said.length === 0) return text;
  document.setIn(['init', folder], document.createNode(Object.fromEntries(said)));
  return document.toString({ lineWidth: 0 });
}
