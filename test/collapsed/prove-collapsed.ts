import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainedByConversion } from '#engine/explained-by-conversion.js';
import type { Proof } from '#engine/proof.js';
import { buildAndRun, prove } from '#engine/prove.js';
import { ensureBaseImages } from '../engine/base-images.js';
import type { ThereAndBack } from './there-and-back.js';

/** The collapsed image against the converted one, and the size of the good one. */
export interface CollapsedProof {
  readonly proof: Proof;
  /** Bytes, unpacked. */
  readonly goodSize: number;
}

/** Builds and runs a collapsed file, what convert makes of it, and the good file that it was; undefined where it is not converted. */
export async function proveCollapsed(each: ThereAndBack): Promise<CollapsedProof | undefined> {
  const { project, good, collapsed, conversion } = each;
  if (!('text' in collapsed) || conversion?.kind !== 'converted') return undefined;
  await ensureBaseImages(good, collapsed.text, conversion.text);
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
  try {
    const context = join(folder, 'project');
    await cp(project.source, context, { recursive: true });
    await cp(join(project.expectedFolder, '.dockerignore'), join(context, '.dockerignore'));
    const files = { good, collapsed: collapsed.text, converted: conversion.text };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const options = {
      context,
      request: project.expectation.engine?.request,
      environment: project.expectation.engine?.env,
      healthInterval: 1,
      timeout: 60,
      measure: false,
    };
    const proof = await prove(join(folder, 'collapsed'), join(folder, 'converted'), {
      ...options,
      noteOpened: true,
      allowedConfig: ['Env'],
      explainedBy: explainedByConversion(conversion.adds),
    });
    const [built] = await buildAndRun([join(folder, 'good')], options);
    return { proof, goodSize: built?.size ?? Number.NaN };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
