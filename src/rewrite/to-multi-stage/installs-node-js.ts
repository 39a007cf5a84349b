import type { Command } from '#shell/command.js';

/** Whether a command does nothing but bring Node.js into an image: its publishers' installers, archives and helpers. */
export function installsNodeJs({ program, args, pipeline }: Command): boolean {
  if (/^(?:nvm|n|fnm|volta)$/.test(program)) return true;
  const words = [...args, ...pipeline.flatMap((each) => each.args)].map(({ value }) => value);
  if (/^(?:bash|sh|curl|wget|tar|gpg|apt-key|tee|mkdir)$/.test(program))
    return words.some((word) => NODE_JS.test(word));
  return program === 'rm' && args.some(({ value }) => NODE_JS.test(value));
}

const NODE_JS =
  /\bnodesource|\bnodejs\.org\/|\bnode-v\d|\bnode-v?\$|\bnvm-sh\/|\.nvm\b|\$\{?NVM_DIR|\bdl\.yarnpkg\.com|\/etc\/apt\/keyrings$/;
