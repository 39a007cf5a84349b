import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

/** Whether nobody can tell from a command what it writes, and where: installers of others, and programs that we do not know. */
export function isOpaque(command: Command, all: readonly Command[]): boolean {
  const { program, name, args, pipeline } = command;
  const words = args.map(({ value }) => value);
  if (/^(?:sh|bash|ash)$/.test(program)) {
    const isFed = all.length > 1 && pipeline.length > 1 && pipeline[0] !== command;
    return isFed || words.some((word) => /\.(?:sh|run|bin)$/.test(word));
  }
  // A script that is fetched and run at once.
  const isFetched = pipeline[0] !== command && /^(?:curl|wget)$/.test(pipeline[0]?.program ?? '');
  if (/^(?:python3?|perl|ruby|node)$/.test(program) && isFetched) return true;
  if (program === 'make') return words.some((word) => word.startsWith('install'));
  if (program === 'cmake') return words.includes('--install');
  if (/\.(?:sh|run|bin|bash)$/.test(name?.value ?? '')) return true;
  return effectsOf(command).length === 0 && !KNOWN.test(program);
}

/** Programs that write where they are told to, or in the folder that they are started in. */
const KNOWN =
  /^(?:docker-php-ext-\w+|docker-php-source|pecl|pear|phpize|php|php-config|install-php-extensions|rails|rake|bootsnap|django-admin|manage\.py|console|artisan|apt-key|gpg|nproc|pwd|dir|sync|ldd|dpkg-query|dpkg-architecture|md5sum|sha1sum|sha512sum|mktemp|yes|esbuild|webpack|\.|:|\[|\[\[|apk|apt|apt-cache|apt-get|apt-mark|awk|base64|basename|bun|bunx|bundle|cargo|cat|cd|cmake|composer|corepack|cp|curl|cut|date|dirname|dotnet|echo|env|exec|exit|export|false|find|gem|go|gradle|gradlew|grep|gunzip|gzip|head|id|jar|java|javac|jq|ls|make|mkdir|mvn|mvnw|ng|nest|next|node|npm|npx|nuxt|pip|pip3|pipenv|pnpm|poetry|printf|prisma|python|python3|rm|rmdir|ruby|set|sed|sha256sum|sleep|sort|source|strip|tail|tar|tee|test|touch|tr|true|tsc|tsup|uname|unzip|upx|uv|vite|vue-cli-service|wc|wget|which|xargs|yarn)$/;
