// Written by `npm run generate`. Do not edit.
import type { Program } from '../program.js';
import addAptRepository from './add-apt-repository.js';
import addgroup from './addgroup.js';
import adduser from './adduser.js';
import apk from './apk.js';
import aptCache from './apt-cache.js';
import aptGet from './apt-get.js';
import aptKey from './apt-key.js';
import aptMark from './apt-mark.js';
import bun from './bun.js';
import bundle from './bundle.js';
import cargo from './cargo.js';
import cat from './cat.js';
import cd from './cd.js';
import chgrp from './chgrp.js';
import chmod from './chmod.js';
import chown from './chown.js';
import chpasswd from './chpasswd.js';
import cmake from './cmake.js';
import composer from './composer.js';
import conda from './conda.js';
import cp from './cp.js';
import curl from './curl.js';
import dnf from './dnf.js';
import dotnet from './dotnet.js';
import dpkg from './dpkg.js';
import echo from './echo.js';
import exportProgram from './export.js';
import find from './find.js';
import gcc from './gcc.js';
import gem from './gem.js';
import git from './git.js';
import go from './go.js';
import gpg from './gpg.js';
import gradle from './gradle.js';
import grep from './grep.js';
import groupadd from './groupadd.js';
import install from './install.js';
import java from './java.js';
import ln from './ln.js';
import make from './make.js';
import microdnf from './microdnf.js';
import mkdir from './mkdir.js';
import mv from './mv.js';
import mvn from './mvn.js';
import node from './node.js';
import npm from './npm.js';
import npx from './npx.js';
import pacman from './pacman.js';
import passwd from './passwd.js';
import perl from './perl.js';
import php from './php.js';
import pip from './pip.js';
import pipenv from './pipenv.js';
import pipx from './pipx.js';
import pnpm from './pnpm.js';
import poetry from './poetry.js';
import printf from './printf.js';
import python from './python.js';
import rm from './rm.js';
import rpm from './rpm.js';
import ruby from './ruby.js';
import rustup from './rustup.js';
import scp from './scp.js';
import sed from './sed.js';
import service from './service.js';
import set from './set.js';
import sh from './sh.js';
import sha256sum from './sha256sum.js';
import source from './source.js';
import ssh from './ssh.js';
import sshKeyscan from './ssh-keyscan.js';
import su from './su.js';
import sudo from './sudo.js';
import systemctl from './systemctl.js';
import tar from './tar.js';
import tdnf from './tdnf.js';
import tee from './tee.js';
import unzip from './unzip.js';
import updateRcD from './update-rc-d.js';
import useradd from './useradd.js';
import usermod from './usermod.js';
import uv from './uv.js';
import wget from './wget.js';
import yarn from './yarn.js';
import yum from './yum.js';
import zypper from './zypper.js';

const programs: readonly Program[] = [
  addAptRepository,
  addgroup,
  adduser,
  apk,
  aptCache,
  aptGet,
  aptKey,
  aptMark,
  bun,
  bundle,
  cargo,
  cat,
  cd,
  chgrp,
  chmod,
  chown,
  chpasswd,
  cmake,
  composer,
  conda,
  cp,
  curl,
  dnf,
  dotnet,
  dpkg,
  echo,
  exportProgram,
  find,
  gcc,
  gem,
  git,
  go,
  gpg,
  gradle,
  grep,
  groupadd,
  install,
  java,
  ln,
  make,
  microdnf,
  mkdir,
  mv,
  mvn,
  node,
  npm,
  npx,
  pacman,
  passwd,
  perl,
  php,
  pip,
  pipenv,
  pipx,
  pnpm,
  poetry,
  printf,
  python,
  rm,
  rpm,
  ruby,
  rustup,
  scp,
  sed,
  service,
  set,
  sh,
  sha256sum,
  source,
  ssh,
  sshKeyscan,
  su,
  sudo,
  systemctl,
  tar,
  tdnf,
  tee,
  unzip,
  updateRcD,
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
