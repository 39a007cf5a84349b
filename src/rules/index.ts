// Written by `npm run generate`. Do not edit.
import type { Rule } from '#lint/rule.js';
import noUnknownInstruction from './dockerfile/correctness/no-unknown-instruction.js';
import useAssumeYesForAptGet from './dockerfile/correctness/use-assume-yes-for-apt-get.js';

/** Every rule, in order of category and id. */
export const rules: readonly Rule[] = [noUnknownInstruction, useAssumeYesForAptGet];
