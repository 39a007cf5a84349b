import type { Config, ProjectConfig } from '../../index.js';
import type { RuleChoice } from './rule-options.js';
import { askedConfig, configWith } from './rule-options.js';

/** Makes something for the config of a file, once for all files of one project. Throws at once when the options name what does not exist. */
export function perProject<Made>(
  options: RuleChoice,
  make: (config: Config) => Made,
): (project: ProjectConfig) => Made {
  const asked = askedConfig(options);
  const made = new Map<ProjectConfig, Made>();
  return (project) => {
    const known = made.get(project) ?? make(configWith(project.config, asked));
    made.set(project, known);
    return known;
  };
}
