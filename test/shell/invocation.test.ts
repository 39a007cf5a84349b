import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '#dockerfile/parse.js';
import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';
import { scriptsOf } from '#shell/scripts-of.js';

/** `subcommand | options | operands` of the first command. */
const READINGS: Readonly<Record<string, string>> = {
  // Clusters, and values that stand in the next word.
  'apt-get -qqy install curl': 'install | -q -q -y | curl',
  'apt-get install -yqq --no-install-recommends curl git': 'install | -y -q -q --no-install-recommends | curl git',
  'apt-get -o Dpkg::Options::=--force-confold -y install curl':
    'install | -o=Dpkg::Options::=--force-confold -y | curl',
  'apt-get -oAcquire::Retries=3 update': 'update | -o=Acquire::Retries=3 | ',
  'apt-get install -yt bookworm-backports git': 'install | -y -t=bookworm-backports | git',
  'apt-get install --target-release=stable git': 'install | --target-release=stable | git',
  'apt-get install --target-release stable git': 'install | --target-release=stable | git',
  'apt-get install curl -y': 'install | -y | curl',
  'apt-get install -- curl -y': 'install |  | curl -y',
  'apt-get install -q=2 curl': 'install | -q -= -2 | curl',
  'apt-get install "curl" \'git\'': 'install |  | curl git',
  'apt-get install $PKGS -y': 'install | -y | $PKGS',
  'apt-get': ' |  | ',
  'apt-mark hold nginx': 'hold |  | nginx',
  'apt-cache -o Dir=/x madison nginx': 'madison | -o=Dir=/x | nginx',
  'apt-key adv --keyserver hkp://keys.example --recv-keys 0A1B':
    'adv | --keyserver=hkp://keys.example --recv-keys | 0A1B',
  'add-apt-repository -y ppa:ondrej/php': ' | -y | ppa:ondrej/php',
  'apk add --no-cache -t .deps gcc': 'add | --no-cache -t=.deps | gcc',
  'apk --no-cache add --virtual .deps gcc musl-dev': 'add | --no-cache --virtual=.deps | gcc musl-dev',
  'apk add -X https://e.org/testing gosu': 'add | -X=https://e.org/testing | gosu',
  'apk add --no-cache --repository=https://e.org/edge gosu': 'add | --no-cache --repository=https://e.org/edge | gosu',
  'dnf -y --setopt=install_weak_deps=False install git': 'install | -y --setopt=install_weak_deps=False | git',
  'dnf --setopt tsflags=nodocs --enablerepo crb install -y git':
    'install | --setopt=tsflags=nodocs --enablerepo=crb -y | git',
  'microdnf install --nodocs --installroot /out git': 'install | --nodocs --installroot=/out | git',
  'yum -d 0 -e 0 install -y git': 'install | -d=0 -e=0 -y | git',
  'yum -- install -y git': 'install |  | -y git',
  'zypper --non-interactive install -y --from oss vim': 'install | --non-interactive -y --from=oss | vim',
  'zypper -n in -t pattern devel_basis': 'in | -n -t=pattern | devel_basis',
  'pacman -Syu --noconfirm git': ' | -S -y -u --noconfirm | git',
  'pacman -S --needed -r /mnt base': ' | -S --needed -r=/mnt | base',
  'rpm -Uvh --prefix /opt x.rpm': ' | -U -v -h --prefix=/opt | x.rpm',
  'dpkg --add-architecture i386': ' | --add-architecture | i386',
  // Language package managers.
  'pip install -U -r requirements.txt flask': 'install | -U -r=requirements.txt | flask',
  'pip --no-cache-dir install -i https://e.org/simple x': 'install | --no-cache-dir -i=https://e.org/simple | x',
  'pip3 install --index-url=https://e.org x': 'install | --index-url=https://e.org | x',
  'pip3.12 install -qe .': 'install | -q -e=. | ',
  'pipx install --python python3.12 black': 'install | --python=python3.12 | black',
  'uv pip install --system -r requirements.txt': 'pip | --system -r=requirements.txt | install',
  'uv sync --frozen --no-dev --group prod': 'sync | --frozen --no-dev --group=prod | ',
  'poetry install --without dev -C app': 'install | --without=dev -C=app | ',
  'pipenv install --system --deploy': 'install | --system --deploy | ',
  'conda install -y -n base -c conda-forge numpy': 'install | -y -n=base -c=conda-forge | numpy',
  'conda clean -afy': 'clean | -a -f -y | ',
  'mamba clean --all -f -y': 'clean | --all -f -y | ',
  'npm --prefix app ci': 'ci | --prefix=app | ',
  'npm i -g --unsafe-perm node-red': 'i | -g --unsafe-perm | node-red',
  'npm run build -- --mode production': 'run |  | build --mode production',
  'npm install --omit dev --loglevel=error': 'install | --omit=dev --loglevel=error | ',
  'npx -p typescript tsc': ' | -p=typescript | tsc',
  'yarn --cwd web install --network-timeout 600000': 'install | --cwd=web --network-timeout=600000 | ',
  yarn: ' |  | ',
  'pnpm --filter web... -C app install': 'install | --filter=web... -C=app | ',
  'bun install --frozen-lockfile --cwd app': 'install | --frozen-lockfile --cwd=app | ',
  'gem install rails -v 7.1 -N': 'install | -v=7.1 -N | rails',
  'bundle install -j4 --retry 3 --without development': 'install | -j=4 --retry=3 --without=development | ',
  'composer install --no-dev -d /app': 'install | --no-dev -d=/app | ',
  'go build -trimpath -ldflags "-s -w" -o /app ./cmd/app': 'build | -trimpath -ldflags=-s -w -o=/app | ./cmd/app',
  'go build --ldflags "-s -w" -tags=netgo .': 'build | --ldflags=-s -w -tags=netgo | .',
  'go mod download -x': 'mod | -x | download',
  'cargo install --locked --version 1.2 ripgrep': 'install | --locked --version=1.2 | ripgrep',
  'cargo build --release --bin app -j 4': 'build | --release --bin=app -j=4 | ',
  'rustup target add --toolchain nightly wasm32-wasi': 'target | --toolchain=nightly | add wasm32-wasi',
  'mvn -B -f api/pom.xml -Pprod -DskipTests=true package': ' | -B -f=api/pom.xml -Pprod -DskipTests=true | package',
  './mvnw -q -pl api -am package': ' | -q -pl=api -am | package',
  './gradlew --no-daemon -x test build': ' | --no-daemon -x=test | build',
  'dotnet publish app.csproj -c Release -o /out -p:UseAppHost=false':
    'publish | -c=Release -o=/out -p:UseAppHost=false | app.csproj',
  // Downloads, archives, files.
  'curl -fsSLo /tmp/x https://e.org/x': ' | -f -s -S -L -o=/tmp/x | https://e.org/x',
  'curl -fsSL -o- https://e.org/x': ' | -f -s -S -L -o=- | https://e.org/x',
  'curl -H "Accept: a" --retry 3 -X POST https://e.org': ' | -H=Accept: a --retry=3 -X=POST | https://e.org',
  'curl -jkLH "Cookie: a=b" https://e.org': ' | -j -k -L -H=Cookie: a=b | https://e.org',
  'wget -qO- https://e.org/x': ' | -q -O=- | https://e.org/x',
  'wget -nv -O x --max-redirect 1 https://e.org/x': ' | -n -v -O=x --max-redirect=1 | https://e.org/x',
  'wget -cO x https://e.org/x': ' | -c -O=x | https://e.org/x',
  'git clone --depth 1 -b v1 https://e.org/x.git x': 'clone | --depth=1 -b=v1 | https://e.org/x.git x',
  'git -C /src checkout -q v1 -- a b': 'checkout | -C=/src -q | v1 a b',
  'git -c http.sslVerify=false clone https://e.org/x': 'clone | -c=http.sslVerify=false | https://e.org/x',
  'git push -u origin main': 'push | -u | origin main',
  'tar -xzf x.tgz -C /opt --strip 1': ' | -x -z -f=x.tgz -C=/opt --strip=1 | ',
  'tar -xJC /usr/src --strip-components=1': ' | -x -J -C=/usr/src --strip-components=1 | ',
  'tar xzf x.tgz -C /opt': ' | -C=/opt | xzf x.tgz',
  'unzip -oqd /opt x.zip': ' | -o -q -d=/opt | x.zip',
  'rm -rf -- -x /tmp/y': ' | -r -f | -x /tmp/y',
  'ln -sfT /a /b': ' | -s -f -T | /a /b',
  'cp -rt /to a b': ' | -r -t=/to | a b',
  'mkdir -pm 755 /a': ' | -p -m=755 | /a',
  'chown -R --from=root app:app /a': ' | -R --from=root | app:app /a',
  'sed -i -e s/a/b/ f': ' | -i -e=s/a/b/ | f',
  'sed -ne s/a/b/p f': ' | -n -e=s/a/b/p | f',
  'grep -rn --include "*.c" -m 1 x .': ' | -r -n --include=*.c -m=1 | x .',
  'find /usr -name "*.pyc" -type f -delete': ' | -name=*.pyc -type=f -delete | /usr',
  'echo -ne a': ' | -n -e | a',
  'printf -v X %s a': ' | -v=X | %s a',
  'tee -a /etc/x': ' | -a | /etc/x',
  // Users, shells, languages.
  'useradd -ms /bin/bash -u 1000 app': ' | -m -s=/bin/bash -u=1000 | app',
  'adduser -D -H -G app -u 1000 app': ' | -D -H -G=app -u=1000 | app',
  'adduser --disabled-password --gecos "" app': ' | --disabled-password --gecos= | app',
  'groupadd -rg 999 app': ' | -r -g=999 | app',
  'usermod -aG docker app': ' | -a -G=docker | app',
  'set -euxo pipefail': ' | -e -u -x -o=pipefail | ',
  'set -ex': ' | -e -x | ',
  'export -n A=b': ' | -n | A=b',
  '. /etc/profile': ' |  | /etc/profile',
  'bash -euo pipefail -c "a b"': ' | -e -u -o=pipefail -c=a b | ',
  'sh -xc "a b"': ' | -x -c=a b | ',
  'python3 -u -W ignore -m http.server 80': ' | -u -W=ignore -m=http.server | 80',
  'python -c "import x"': ' | -c=import x | ',
  'node -r dotenv/config app.js': ' | -r=dotenv/config | app.js',
  'perl -pi -e s/a/b/ f': ' | -p -i -e=s/a/b/ | f',
  'php -d memory_limit=-1 -r "echo 1;"': ' | -d=memory_limit=-1 -r=echo 1; | ',
  'java -Xmx1g -cp a:b -jar app.jar': ' | -Xmx1g -cp=a:b -jar=app.jar | ',
  'su - app -c "a b"': ' | -c=a b | - app',
  'sudo -Eu app ls': ' | -E -u=app | ls',
  'make -C src -j 4 install': ' | -C=src -j | 4 install',
  'cmake -S . -B build -DX=ON -G Ninja': ' | -S=. -B=build -DX=ON -G=Ninja | ',
  'gcc -O2 -o app app.c -lm': ' | -O2 -o=app -lm | app.c',
  'gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys A B':
    ' | --batch --keyserver=hkps://keys.openpgp.org --recv-keys | A B',
  'sha256sum -c -': ' | -c | -',
  'systemctl enable --now -t service x': 'enable | --now -t=service | x',
  'service nginx start': ' |  | nginx start',
  'ssh-keyscan -t rsa -p 22 github.com': ' | -t=rsa -p=22 | github.com',
  'ssh -p 22 -o X=y h ls': ' | -p=22 -o=X=y | h ls',
  // Paths, and the exec form.
  '/usr/bin/apt-get -y install curl': 'install | -y | curl',
  '["apt-get","-y","-t","x","install","curl"]': 'install | -y -t=x | curl',
  '["curl","-fsSLo","a b","https://e.org"]': ' | -f -s -S -L -o=a b | https://e.org',
};

/** The commands that a line runs, each as `program: subcommand | options | operands`. */
const WRAPPED: Readonly<Record<string, readonly string[]>> = {
  'sudo -E apt-get install -y curl': ['sudo', 'apt-get: install | -y | curl'],
  'sudo -u root -- apt-get update': ['sudo', 'apt-get: update |  | '],
  'sudo -nu root apt-get update': ['sudo', 'apt-get: update |  | '],
  'sudo DEBIAN_FRONTEND=noninteractive apt-get update': ['sudo', 'apt-get: update |  | '],
  'env -u HOME A=b npm ci': ['env', 'npm: ci |  | '],
  'env - PATH=/bin npm ci': ['env', 'npm: ci |  | '],
  'env -S "npm ci"': ['env'],
  'exec gosu app node server.js': ['exec', 'gosu', 'node:  |  | server.js'],
  'nice -n 10 make -j4': ['nice', 'make:  | -j -4 | '],
  'timeout -k 5 10 curl -f https://e.org': ['timeout', 'curl:  | -f | https://e.org'],
  'chroot --userspec=a:b /mnt apk add git': ['chroot', 'apk: add |  | git'],
  'xargs -rn 1 apk add --no-cache': ['xargs', 'apk: add | --no-cache | '],
  'xargs -I{} cp {} /x': ['xargs', 'cp:  |  | {} /x'],
  'command apt-get update': ['command', 'apt-get: update |  | '],
  'command -v apt-get': ['command'],
  'command -pv gpg': ['command'],
  'python -m pip install -r requirements.txt': ['python', 'pip: install | -r=requirements.txt | '],
  'python3.11 -Im pip --no-cache-dir install flask': ['python3.11', 'pip: install | --no-cache-dir | flask'],
  'python -mpip install flask': ['python', 'pip: install |  | flask'],
  'python3 -W ignore -X dev -m poetry install': ['python3', 'poetry: install |  | '],
  '/opt/venv/bin/python -m pip install flask': ['python', 'pip: install |  | flask'],
  'python -m venv /opt/venv': ['python', 'venv'],
  'python app.py -m pip': ['python'],
  'python -c "import pip" -m pip': ['python'],
  'sudo python3 -m pip install flask': ['sudo', 'python3', 'pip: install |  | flask'],
  'corepack pnpm install --frozen-lockfile': ['corepack', 'pnpm: install | --frozen-lockfile | '],
  'corepack yarn@4.1.0 install': ['corepack', 'yarn: install |  | '],
  'corepack enable': ['corepack'],
  'busybox wget -O x https://e.org/x': ['busybox', 'wget:  | -O=x | https://e.org/x'],
  'busybox --install /bin': ['busybox'],
  'tini -- node server.js': ['tini', 'node:  |  | server.js'],
  'setpriv --reuid 1000 --clear-groups node a.js': ['setpriv', 'node:  |  | a.js'],
};

describe('invocationOf', () => {
  it('tells options, their values, the subcommand and operands apart', () => {
    const read = Object.fromEntries(
      Object.keys(READINGS).map((line) => [line, reading(commandsOf(line)[0] as Command)]),
    );
    assert.deepEqual(read, READINGS);
  });

  it('knows nothing of a program that is not described', () => {
    for (const line of ['frobnicate -y install x', '$TOOL install x', 'A=b', 'constructor a', '__proto__ a']) {
      assert.equal(invocationOf(commandsOf(line)[0] as Command), undefined, line);
    }
  });

  it('points at the words of the file', () => {
    const text = 'FROM debian\nRUN apt-get install -y \\\n  --target-release=x \\\n  -t "y z" curl\n';
    const [command] = commandsIn(text);
    const call = invocationOf(command as Command);
    assert.ok(call);
    assert.equal(slice(text, call.subcommandWords[0]?.span), 'install');
    assert.equal(slice(text, findOption(call, '-t')?.valueWord?.span), '"y z"');
    assert.equal(slice(text, findOption(call, '-q', '--target-release')?.word.span), '--target-release=x');
    assert.equal(slice(text, call.operands[0]?.span), 'curl');
  });
});

describe('a command that starts another one', () => {
  it('stands before it in the list, and the other one is read by its own program', () => {
    const read = Object.fromEntries(
      Object.keys(WRAPPED).map((line) => [
        line,
        commandsOf(line).map((command, index, all) => {
          return index < all.length - 1 || !invocationOf(command) || !command.wrapper
            ? command.program
            : `${command.program}: ${reading(command)}`;
        }),
      ]),
    );
    assert.deepEqual(read, WRAPPED);
  });

  it('gives it its place and the variables that it sets', () => {
    const text = 'FROM python\nRUN env A="b c" python -mpip install x\n';
    const [, python, pip] = commandsIn(text);
    assert.deepEqual(
      python?.assignments.map(({ name, value, span }) => [
        name,
        value?.value,
        slice(text, value?.span),
        slice(text, span),
      ]),
      [['A', 'b c', '"b c"', 'A="b c"']],
    );
    assert.equal(slice(text, pip?.name?.span), 'pip');
    assert.equal(slice(text, pip?.span), 'pip install x');
    assert.equal(pip?.script.source.text.slice(pip.start, pip.end), 'pip install x');
    assert.equal(pip?.wrapper, python);
  });
});

function reading(command: Command): string {
  const call = invocationOf(command);
  if (!call) return 'unknown';
  const options = call.options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  return [call.subcommand, options.join(' '), call.operands.map(({ value }) => value).join(' ')].join(' | ');
}

function commandsOf(line: string): readonly Command[] {
  return commandsIn(`FROM debian\nRUN ${line}\n`);
}

function commandsIn(text: string): readonly Command[] {
  const run = parse(text).instructions.find(({ kind }) => kind === 'RUN');
  assert.ok(run);
  return scriptsOf(text, run, ['/bin/sh', '-c'])[0]?.commands ?? [];
}

function slice(text: string, span: { readonly start: number; readonly end: number } | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}
