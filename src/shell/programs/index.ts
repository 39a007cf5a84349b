// Written by `npm run generate`. Do not edit.
import type { Program } from '../program.js';
import addgroup from './addgroup.js';
import adduser from './adduser.js';
import apk from './apk.js';
import aptGet from './apt-get.js';
import bun from './bun.js';
import bundle from './bundle.js';
import cargo from './cargo.js';
import chgrp from './chgrp.js';
import chmod from './chmod.js';
import chown from './chown.js';
import composer from './composer.js';
import conda from './conda.js';
import curl from './curl.js';
import dnf from './dnf.js';
import dotnet from './dotnet.js';
import dpkg from './dpkg.js';
import gem from './gem.js';
import git from './git.js';
import go from './go.js';
import gpg from './gpg.js';
import gradle from './gradle.js';
import groupadd from './groupadd.js';
import make from './make.js';
import microdnf from './microdnf.js';
import mvn from './mvn.js';
import npm from './npm.js';
import npx from './npx.js';
import pacman from './pacman.js';
import pip from './pip.js';
import pipenv from './pipenv.js';
import pipx from './pipx.js';
import pnpm from './pnpm.js';
import poetry from './poetry.js';
import rm from './rm.js';
import rpm from './rpm.js';
import rustup from './rustup.js';
import sha256sum from './sha256sum.js';
import sudo from './sudo.js';
import tar from './tar.js';
import tdnf from './tdnf.js';
import unzip from './unzip.js';
import useradd from './useradd.js';
import usermod from './usermod.js';
import uv from './uv.js';
import wget from './wget.js';
import yarn from './yarn.js';
import yum from './yum.js';
import zypper from './zypper.js';

const programs: readonly Program[] = [
  addgroup,
  adduser,
  apk,
  aptGet,
  bun,
  bundle,
  cargo,
  chgrp,
  chmod,
  chown,
  composer,
  conda,
  curl,
  dnf,
  dotnet,
  dpkg,
  gem,
  git,
  go,
  gpg,
  gradle,
  groupadd,
  make,
  microdnf,
  mvn,
  npm,
  npx,
  pacman,
  pip,
  pipenv,
  pipx,
  pnpm,
  poetry,
  rm,
  rpm,
  rustup,
  sha256sum,
  sudo,
  tar,
  tdnf,
  unzip,
  useradd,
  usermod,
  uv,
  wget,
  yarn,
  yum,
  zypper,
];

const byName = new Map(programs.flatMap((program) => program.names.map((name) => [name, program] as const)));

/** The description of a program by its name; undefined when there is none. */
export function programNamed(name: string): Program | undefined {
  return byName.get(name);
}
