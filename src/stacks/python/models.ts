import type { Fact } from '../fact.js';
import { likely } from '../fact.js';
import { allInSources, findInSources, placeOf, type Sources } from '../search-sources.js';

/** A model that a program loads from the Hugging Face Hub. */
export interface Model {
  /** `sentence-transformers/all-MiniLM-L6-v2` */
  readonly id: string;
  /** A commit, tag or branch; undefined when the program names none. */
  readonly revision: string | undefined;
}

/** The models that the sources name. */
export function findModels(sources: Sources, dependencies: ReadonlySet<string>): Fact<readonly Model[]> | undefined {
  if (!LIBRARIES.some((name) => dependencies.has(name))) return undefined;
  const revision = findInSources(sources, /revision\s*[=:]\s*["']([\w.-]+)["']/i)?.match[1];
  const hits = [...allInSources(sources, NAMED), ...allInSources(sources, SENTENCES)];
  const models = new Map<string, Model>();
  for (const { match } of hits) {
    const name = match[1] ?? match[2] ?? '';
    const id = name.includes('/') ? name : `sentence-transformers/${name}`;
    // Two models have revisions of their own, which nothing tells apart here.
    models.set(id, { id, revision });
  }
  if (models.size === 0) return undefined;
  const found = [...models.values()].map((each) => (models.size === 1 ? each : { ...each, revision: undefined }));
  return likely(found, [...new Set(hits.map(placeOf))].join(', '));
}

const LIBRARIES = ['transformers', 'sentence-transformers', 'huggingface-hub', 'diffusers', 'optimum'];

/** As the argument of what loads one, or as the value of something that is called a model. */
const NAMED =
  /(?:from_pretrained|SentenceTransformer|CrossEncoder|snapshot_download|hf_hub_download)\(\s*["']([\w.-]+\/[\w.-]+)["']|\b\w*(?:model|MODEL|repo_id)\w*["']?\s*[=,:]\s*["']([\w.-]+\/[\w.-]+)["']/;

const SENTENCES = /SentenceTransformer\(\s*["']([\w.-]+)["']/;
