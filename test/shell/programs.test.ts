import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '#dockerfile/parse.js';
import { effectsOf } from '#shell/effects.js';
import type { Effect, Package, Program } from '#shell/program.js';
import { programNamed } from '#shell/programs/index.js';
import { scriptsOf } from '#shell/scripts-of.js';

const folder = fileURLToPath(new URL('../../src/shell/programs', import.meta.url));

/**
 * What commands do. A package is written `name@version`, `name@` where there is no version to ask for, and `?` where
 * only the build knows the name.
 */
const EFFECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apt: {
    'apt-get update': 'refresh apt',
    'apt-get install -y curl git=1:2.4 wget/stable libc6:i386 vim:arm64=9':
      'install apt curl git@1:2.4 wget@stable libc6 vim@9',
    'apt-get install python3-pip=1.2* php7.*': 'install apt python3-pip@1.2* php7.*',
    'apt-get install ./x.deb /tmp/y_1.0_all.deb z.deb': 'install apt ./x.deb@ /tmp/y_1.0_all.deb@ z.deb@',
    'apt-get install lamp-server^ g++ libstdc++6 vim+': 'install apt lamp-server@ g++ libstdc++6 vim',
    'apt-get install postfix sendmail-': 'install apt postfix; remove apt sendmail-',
    'apt-get install $PKGS "$A $B" ${C:-a=1} $(cat x)': 'install apt ? ? ? ?',
    'apt-get install php${V:-8=}-cli=$W linux-headers-$(uname -r)':
      'install apt php${V:-8=}-cli@$W linux-headers-$(uname -r)',
    'apt install --update curl': 'refresh apt; install apt curl',
    'apt-get install -qqUy curl': 'refresh apt; install apt curl',
    'apt-get -f install': 'install apt',
    'apt-get dist-upgrade -y': 'upgrade apt',
    'aptitude safe-upgrade': 'upgrade apt',
    'apt-get purge -y --auto-remove gcc make': 'remove apt gcc make',
    'apt-get autoremove': 'remove apt',
    'apt-get dist-clean': 'clean apt',
    'apt-get build-dep -y nginx': 'install apt nginx',
    'apt-get source nginx': '',
    '["apt-get","install","-y","x","$Y"]': 'install apt x $Y',
    'apt-mark hold x': '',
    'dpkg -i --force-all x.deb /tmp/y': 'install dpkg x.deb@ /tmp/y@',
    'dpkg --purge x': 'remove dpkg x',
    'dpkg -x a.deb /b': 'extract a.deb',
    'dpkg -l': '',
  },
  apk: {
    'apk add --no-cache curl git=1.2-r0 jq~1.6 "a>=1" "b>1" "c<2" d@edge e@edge=1 f=~1':
      'install apk curl git@1.2-r0 jq@1.6 a@1 b@1 c@2 d e@1 f@1',
    'apk add --virtual .deps gcc !musl-dev ./x.apk y-1.0.apk': 'install apk gcc ./x.apk@ y-1.0.apk@',
    'apk add -U curl': 'refresh apk; install apk curl',
    'apk --update-cache upgrade': 'refresh apk; upgrade apk',
    'apk add $PKGS a=$V': 'install apk ? a@$V',
    'apk del --purge .deps': 'remove apk .deps',
    'apk update': 'refresh apk',
    'apk cache clean': 'clean apk',
    'apk info -vv': '',
  },
  'the RPM family': {
    'dnf install -y httpd httpd-2.4.6 git-core-1:2.43.0-1.fc39 kernel-${V}':
      'install dnf httpd httpd@2.4.6 git-core@1:2.43.0-1.fc39 kernel@${V}',
    'yum install -y gcc-c++-1.1.1 docker-ce-20.10.* nodejs-2:18.*':
      'install yum gcc-c++@1.1.1 docker-ce@20.10.* nodejs@2:18.*',
    'yum install -y java-11-openjdk java-1.8.0-openjdk-devel java-1.8.0-openjdk-1.8.0.412.b08-2.el8 glibc.i686':
      'install yum java-11-openjdk java-1.8.0-openjdk-devel java-1.8.0-openjdk@1.8.0.412.b08-2.el8 glibc.i686',
    'dnf install -y "nginx >= 1.20" @development-tools ./x.rpm https://e.org/y.rpm $PKGS':
      'install dnf nginx@1.20 @development-tools@ ./x.rpm@ https://e.org/y.rpm@ ?',
    'dnf -y group install "Development Tools"': 'install dnf Development Tools@',
    'yum -y groupinstall "Development Tools"': 'install yum Development Tools@',
    'dnf module install -y nodejs:20 php': 'install dnf nodejs@20 php',
    'dnf module enable nodejs:20': '',
    'dnf swap -y curl-minimal curl': 'remove dnf curl-minimal; install dnf curl',
    'yum -y swap -- remove fakesystemd -- install systemd systemd-libs':
      'remove yum fakesystemd; install yum systemd systemd-libs',
    'dnf makecache': 'refresh dnf',
    'yum update -y': 'upgrade yum',
    'dnf -y upgrade --refresh': 'upgrade dnf',
    'dnf remove -y a b': 'remove dnf a b',
    'microdnf install -y a && microdnf clean all': 'install microdnf a; clean microdnf',
    'tdnf install -y a && tdnf clean all': 'install dnf a; clean dnf',
    'yum clean all': 'clean yum',
    'dnf config-manager --set-enabled crb': '',
    'rpm -ivh https://e.org/x.rpm': 'install rpm https://e.org/x.rpm@',
    'rpm -Uvh x.rpm': 'install rpm x.rpm@',
    'rpm --import https://e.org/key': '',
    'rpm -qi x': '',
    'rpm -e x': 'remove rpm x',
  },
  'zypper and pacman': {
    'zypper -n in a b=1.2 "c>=1" d.x86_64 ./x.rpm +e "!f"':
      'install zypper a b@1.2 c@1 d.x86_64 ./x.rpm@ e; remove zypper !f',
    'zypper in -t pattern devel_basis': 'install zypper devel_basis@',
    'zypper ref': 'refresh zypper',
    'zypper --non-interactive dup': 'upgrade zypper',
    'zypper rm -u a': 'remove zypper a',
    'zypper cc -a': 'clean zypper',
    'zypper ar https://e.org x': '',
    'pacman -Syu --noconfirm git extra/vim a=1': 'refresh pacman; upgrade pacman; install pacman git vim a@1',
    'pacman -Sy': 'refresh pacman',
    'pacman -U --noconfirm ./x.pkg.tar.zst': 'install pacman ./x.pkg.tar.zst@',
    'pacman -Rns a': 'remove pacman a',
    'pacman -Scc --noconfirm': 'clean pacman',
    'pacman -Ss a': '',
  },
  Python: {
    'pip install flask==1.0 "django>=4,<5" requests[security]~=2.31 a===1 "b!=2" c':
      'install pip flask@1.0 django@4,<5 requests@2.31 a@1 b@2 c',
    'pip install "a == 1.0 ; python_version < \'3\'" "b[x,y]" "c ; os_name == \'nt\'"': 'install pip a@1.0 b c',
    'pip install git+https://e.org/x.git@v1#egg=x git+ssh://git@e.org/y.git':
      'install pip git+https://e.org/x.git@v1#egg=x@v1 git+ssh://git@e.org/y.git',
    'pip install "x @ https://e.org/x.zip" https://e.org/y.zip ./a b/c d.whl e.tar.gz . .[dev]':
      'install pip x@https://e.org/x.zip https://e.org/y.zip@ ./a@ b/c@ d.whl@ e.tar.gz@ .@ .[dev]@',
    'pip install -r requirements.txt': 'install pip from requirements.txt',
    'pip install --requirement=requirements.txt uwsgi': 'install pip uwsgi from requirements.txt',
    'pip3 install -c constraints.txt flask': 'install pip flask',
    'pip install -e .': 'install pip .@',
    'pip3.12 install --no-cache-dir --editable=git+https://e.org/x@v1#egg=x':
      'install pip git+https://e.org/x@v1#egg=x@v1',
    'pip install tensorflow$SUFFIX==$V $PKG': 'install pip tensorflow$SUFFIX@$V ?',
    'pip uninstall -y x': 'remove pip x',
    'pip cache purge': 'clean pip',
    'pip wheel -r requirements.txt': '',
    'python -m pip install x': 'install pip x',
    'python3 -m venv /opt/venv': '',
    'pipx install black==24.1 && pipx inject black isort': 'install pip black@24.1; install pip isort',
    'uv pip install --system flask -e . -r req.txt': 'install uv flask .@ from req.txt',
    'uv pip sync requirements.txt': 'install uv from requirements.txt',
    'uv sync --frozen': 'install uv',
    'uv add httpx==0.27': 'install uv httpx@0.27',
    'uv tool install ruff': 'install uv ruff',
    'uv cache clean': 'clean uv',
    'uv run app.py': '',
    'poetry install --only main': 'install poetry',
    'poetry add requests@^2.31': 'install poetry requests@^2.31',
    'poetry cache clear pypi --all': 'clean poetry',
    'poetry config virtualenvs.create false': '',
    'pipenv install --deploy --system': 'install pipenv',
    'pipenv install requests==2.31': 'install pipenv requests@2.31',
    'conda install -y -c conda-forge numpy=1.26=py312 "scipy>=1.11" conda-forge::blas=2 "x 1.0" y':
      'install conda numpy@1.26=py312 scipy@1.11 blas@2 x@1.0 y',
    'conda env create -n app -f environment.yml': 'install conda from environment.yml',
    'micromamba install -y -n base -f /tmp/env.yaml': 'install conda from /tmp/env.yaml',
    'conda install --yes --file requirements.txt': 'install conda from requirements.txt',
    'conda update --all -y': 'upgrade conda',
    'mamba clean --all -f -y': 'clean conda',
  },
  JavaScript: {
    'npm install': 'install npm',
    'npm ci --omit=dev': 'install npm',
    'npm i -g npm@10 @vue/cli@^5 typescript @scope/x': 'install npm npm@10 @vue/cli@^5 typescript @scope/x',
    'npm install user/repo#v1 user/repo git+https://e.org/x.git#v2 ./x x.tgz https://e.org/y.tgz . x@npm:y@1':
      'install npm user/repo#v1@v1 user/repo git+https://e.org/x.git#v2@v2 ./x@ x.tgz@ https://e.org/y.tgz@ .@ x@npm:y@1',
    'npm install -g yarn@$YARN_VERSION $TOOLS': 'install npm yarn@$YARN_VERSION ?',
    'npm install --prefix app --registry https://e.org express': 'install npm express',
    'npm prune --omit=dev': 'remove npm',
    'npm update -g': 'upgrade npm',
    'npm cache clean --force': 'clean npm',
    'npm run build': '',
    yarn: 'install yarn',
    'yarn --frozen-lockfile': 'install yarn',
    'yarn --version': '',
    'yarn add -D typescript@5': 'install yarn typescript@5',
    'yarn global add serve': 'install yarn serve',
    'yarn workspaces focus --production': 'install yarn',
    'yarn cache clean': 'clean yarn',
    'pnpm i --frozen-lockfile': 'install pnpm',
    'pnpm add -g turbo@2': 'install pnpm turbo@2',
    'pnpm fetch': 'install pnpm',
    'pnpm store prune': 'clean pnpm',
    'corepack pnpm install': 'install pnpm',
    'bun install --production': 'install bun',
    'bun add elysia@1.0': 'install bun elysia@1.0',
    'bun build --compile --outfile server index.ts': 'build bun',
    'npx tsc': '',
  },
  'Ruby and PHP': {
    'gem install bundler rails -v 7.1 -N': 'install gem bundler@7.1 rails@7.1',
    'gem install bundler:2.4 rake ./x.gem': 'install gem bundler@2.4 rake ./x.gem@',
    'gem install nokogiri -- --use-system-libraries --with-xml2 /usr': 'install gem nokogiri',
    'gem update --system': 'upgrade gem',
    'gem uninstall -aIx bundler': 'remove gem bundler',
    'gem cleanup': 'clean gem',
    bundle: 'install bundler',
    'bundle install --jobs 4': 'install bundler',
    'bundle --version': '',
    'bundle exec rails s': '',
    'bundle clean --force': 'clean bundler',
    'composer install --no-dev': 'install composer',
    'composer require a/b:^1 c/d=2 "e/f 3" g/h ^4 i/j': 'install composer a/b@^1 c/d@2 e/f@3 g/h@^4 i/j',
    'composer global require x/y': 'install composer x/y',
    'composer create-project laravel/laravel . 11.0': 'install composer laravel/laravel@11.0',
    'composer update': 'upgrade composer',
    'composer clear-cache': 'clean composer',
  },
  'compiled languages': {
    'go mod download': 'install go',
    'go install golang.org/x/tools/gopls@v0.15 github.com/a/b@latest':
      'install go golang.org/x/tools/gopls@v0.15 github.com/a/b@latest',
    'go get -u github.com/a/b': 'install go github.com/a/b',
    'go install ./cmd/...': 'build go',
    'go build -o /app .': 'build go',
    'go run github.com/a/b@v1 -x y.org/z': 'install go github.com/a/b@v1',
    'go run ./gen': '',
    'go clean -modcache': 'clean go',
    'cargo install ripgrep@14 fd-find': 'install cargo ripgrep@14 fd-find',
    'cargo install --version 1.2 --locked x': 'install cargo x@1.2',
    'cargo install --git https://e.org/x --tag v1': 'install cargo https://e.org/x@v1',
    'cargo install --path .': 'build cargo',
    'cargo +nightly install x': 'install cargo x',
    'cargo chef cook --release --recipe-path recipe.json': 'install cargo from recipe.json',
    'cargo fetch': 'install cargo',
    'cargo build --release': 'build cargo',
    'rustup target add wasm32-wasi': '',
    'mvn -B dependency:go-offline': 'install maven',
    'mvn -f api/pom.xml dependency:resolve package': 'install maven from api/pom.xml; build maven',
    './mvnw -q clean package -DskipTests': 'build maven',
    'mvn clean': '',
    'gradle --no-daemon -x test build': 'build gradle',
    './gradlew dependencies': 'install gradle',
    './gradlew clean': '',
    'dotnet restore src/a.csproj': 'install nuget from src/a.csproj',
    'dotnet publish -c Release -o /app': 'build dotnet',
    'dotnet tool install -g dotnet-ef --version 8.0': 'install nuget dotnet-ef@8.0',
    'dotnet nuget locals all --clear': 'clean nuget',
    'dotnet app.dll': '',
    'make -j4 install': 'build make',
    'make clean': '',
    'cmake --build build -j 4': 'build cmake',
    'cmake -S . -B build': '',
    'gcc -o a a.c': 'build gcc',
    'gcc --version': '',
  },
  downloads: {
    'curl -fsSL https://e.org/x': 'download https://e.org/x > standard output',
    'curl -fsSLo /tmp/x https://e.org/x': 'download https://e.org/x > /tmp/x',
    'curl -fsSLo"/tmp/$X" https://e.org/x': 'download https://e.org/x > /tmp/$X',
    'curl -o - https://e.org/x': 'download https://e.org/x > standard output',
    'curl -LO https://e.org/x': 'download https://e.org/x > own name',
    'curl --url https://e.org/x --output x': 'download https://e.org/x > x',
    'curl -o a https://e.org/a -O https://e.org/b https://e.org/c':
      'download https://e.org/a > a; download https://e.org/b > own name; download https://e.org/c > standard output',
    'curl --remote-name-all https://e.org/a https://e.org/b': 'download https://e.org/a https://e.org/b > own name',
    'curl -I https://e.org/x': '',
    'curl --version': '',
    'wget https://e.org/x': 'download https://e.org/x > own name',
    'wget -qO- https://e.org/x': 'download https://e.org/x > standard output',
    'wget --output-document=x https://e.org/x': 'download https://e.org/x > x',
    'wget -q -O /tmp/x https://e.org/x': 'download https://e.org/x > /tmp/x',
    'wget --spider http://localhost': '',
    'git clone --depth=1 --branch v1 https://e.org/x': 'clone https://e.org/x at v1, shallow',
    'git clone https://e.org/x /src': 'clone https://e.org/x',
    'git fetch --depth 1': '',
  },
  'archives and files': {
    'tar -xzf x.tgz -C /opt': 'extract x.tgz',
    'tar --extract --file=x.tgz': 'extract x.tgz',
    'tar xzf x.tgz': 'extract x.tgz',
    'tar xCf /opt x.tgz': 'extract x.tgz',
    'tar xz -C /opt': 'extract standard input',
    'tar -xzf - -C /opt': 'extract standard input',
    'tar -czf x.tgz .': '',
    'tar czf x.tgz .': '',
    'unzip -q x.zip -d /opt': 'extract x.zip',
    'unzip -l x.zip': '',
    'rm -rf /a /b/*': 'delete all below /a /b/*',
    'rm -f x': 'delete x',
    'find /var/cache -mindepth 1 -delete': 'delete all below /var/cache',
    'find /var/lib/apt/lists -type f -delete': 'delete all below /var/lib/apt/lists',
    'find /usr -name "*.pyc" -delete': '',
    'chmod 755 /a /b': 'mode 755 of /a /b',
    'chmod -R a+rwX /a': 'mode a+rwX of all below /a',
    'chmod -x /a': 'mode -x of /a',
    'chmod --reference=/a /b': '',
    'chown -R app:app /a': 'owner app:app of all below /a',
    'chgrp -R 0 /a': 'owner 0 of all below /a',
    'mkdir -pm 0777 /a': 'mode 0777 of /a',
    'mkdir -p /a': '',
    'install -d -m 1777 -o app /a /b': 'mode 1777 of /a /b; owner app of /a /b',
    'install -m755 x /usr/bin/x': 'mode 755 of /usr/bin/x',
    'cp -r a b': '',
  },
  users: {
    'useradd -m -u 1000 app': 'user app 1000',
    'useradd --system --uid=999 "$U"': 'user $U 999',
    'useradd -D -s /bin/bash': '',
    'adduser -D -u 1000 app': 'user app 1000',
    'adduser --disabled-password --gecos "" app': 'user app',
    'adduser app docker': '',
    'groupadd -r -g 999 app': 'group app 999',
    'addgroup -S app': 'group app',
    'addgroup app docker': '',
    'usermod -aG docker app': '',
  },
};

describe('the programs', () => {
  const modules = readdirSync(folder)
    .filter((file) => file !== 'index.ts')
    .map((file) => basename(file, '.ts'));

  it('are all in the index, each file with a name of its program', async () => {
    for (const name of modules) {
      const program = await programIn(name);
      for (const each of program.names) assert.equal(programNamed(each), program, `${name}.ts: ${each}`);
    }
  });

  it('share no name, and list every option with its dashes and once', async () => {
    const names: string[] = [];
    for (const name of modules) {
      const program = await programIn(name);
      names.push(...program.names);
      assert.deepEqual(program.valued, [...new Set(program.valued)], `${name}.ts lists an option twice`);
      for (const option of program.valued) assert.match(option, /^--?[A-Za-z0-9]/, `${name}.ts`);
    }
    assert.deepEqual(names, [...new Set(names)]);
  });

  it('do nothing that is known without arguments, save those that install or build then', () => {
    for (const name of modules.map(nameOf)) {
      const effects = describeEffects(name);
      assert.ok(
        effects === '' || /^(?:install (?:yarn|bundler)|build make|delete )$/.test(effects),
        `${name}: ${effects}`,
      );
    }
  });

  for (const [subject, rows] of Object.entries(EFFECTS)) {
    it(`do what their documentation says: ${subject}`, () => {
      const read = Object.fromEntries(Object.keys(rows).map((line) => [line, describeEffects(line)]));
      assert.deepEqual(read, rows);
    });
  }

  it('give the value of an option as a word with its place', () => {
    const text = 'FROM debian\nRUN curl -fsSLo"$X/a" --url=https://e.org/x && pip install --requirement=r.txt\n';
    const [download, install] = effectsIn(text);
    assert.ok(download?.kind === 'download' && install?.kind === 'install');
    assert.deepEqual(
      [download.to, download.urls[0], install.manifest].map((word) => [
        word?.text,
        word && text.slice(word.span.start, word.span.end),
      ]),
      [
        ['"$X/a"', '"$X/a"'],
        ['https://e.org/x', 'https://e.org/x'],
        ['r.txt', 'r.txt'],
      ],
    );
  });
});

/** `update-rc.d` of the file update-rc-d. */
function nameOf(module: string): string {
  return module === 'update-rc-d' ? 'update-rc.d' : module;
}

async function programIn(module: string): Promise<Program> {
  const loaded: { readonly default: Program } = await import(`#shell/programs/${module}.js`);
  assert.ok(loaded.default.names.includes(nameOf(module)), module);
  return loaded.default;
}

function describeEffects(line: string): string {
  return effectsIn(`FROM debian\nRUN ${line}\n`).map(describeEffect).join('; ');
}

function effectsIn(text: string): readonly Effect[] {
  const run = parse(text).instructions.find(({ kind }) => kind === 'RUN');
  assert.ok(run);
  const commands = scriptsOf(text, run, ['/bin/sh', '-c'])[0]?.commands ?? [];
  return commands.filter(({ inside }) => inside.length === 0).flatMap(effectsOf);
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'install': {
      const from = effect.manifest ? ['from', effect.manifest.value] : [];
      return ['install', effect.manager, ...effect.packages.map(describePackage), ...from].join(' ');
    }
    case 'remove':
      return ['remove', effect.manager, ...effect.packages.map(({ value }) => value)].join(' ');
    case 'refresh':
    case 'upgrade':
    case 'clean':
      return `${effect.kind} ${effect.manager}`;
    case 'download': {
      const to = effect.to?.value ?? (effect.stdout ? 'standard output' : 'own name');
      return `download ${effect.urls.map(({ value }) => value).join(' ')} > ${to}`;
    }
    case 'clone':
      return `clone ${effect.url?.value}${effect.ref ? ` at ${effect.ref}` : ''}${effect.shallow ? ', shallow' : ''}`;
    case 'delete':
      return `delete ${effect.recursive ? 'all below ' : ''}${effect.paths.map(({ value }) => value).join(' ')}`;
    case 'extract':
      return `extract ${effect.archive?.value ?? 'standard input'}`;
    case 'permissions': {
      const paths = effect.paths.map(({ value }) => value).join(' ');
      return `${effect.what} ${effect.value.value} of ${effect.recursive ? 'all below ' : ''}${paths}`;
    }
    case 'user':
      return ['user', effect.name?.value, effect.uid].filter((part) => part !== undefined).join(' ');
    case 'group':
      return ['group', effect.name?.value, effect.gid].filter((part) => part !== undefined).join(' ');
    case 'build':
      return `build ${effect.tool}`;
  }
}

function describePackage({ name, version }: Package): string {
  const shown = name === '' ? '?' : name;
  return version === undefined ? shown : `${shown}@${version}`;
}
