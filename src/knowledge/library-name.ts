/** Mirrors that serve Docker's library, or all of Docker Hub, under names of their own. */
const MIRRORS: readonly (readonly [prefix: string, replacement: string])[] = [
  ['public.ecr.aws/docker/library/', ''],
  ['mirror.gcr.io/', ''],
  ['registry-1.docker.io/', ''],
  ['registry.hub.docker.com/', ''],
  ['mcr.microsoft.com/mirror/docker/', ''],
  ['public.ecr.aws/ubuntu/ubuntu', 'ubuntu'],
  ['public.ecr.aws/debian/debian', 'debian'],
  ['public.ecr.aws/amazonlinux/amazonlinux', 'amazonlinux'],
  ['ubuntu.azurecr.io/ubuntu', 'ubuntu'],
  ['ghcr.io/oracle/oraclelinux', 'oraclelinux'],
  ['container-registry.oracle.com/os/oraclelinux', 'oraclelinux'],
  ['quay.io/almalinuxorg/almalinux', 'almalinux'],
  ['quay.io/rockylinux/rockylinux', 'rockylinux'],
  ['rockylinux/rockylinux', 'rockylinux'],
  ['quay.io/fedora/fedora', 'fedora'],
  ['registry.fedoraproject.org/fedora', 'fedora'],
  ['registry.opensuse.org/opensuse/', 'opensuse/'],
  ['archlinux/archlinux', 'archlinux'],
  ['ghcr.io/nginx/nginx-unprivileged', 'nginxinc/nginx-unprivileged'],
  ['public.ecr.aws/nginx/nginx-unprivileged', 'nginxinc/nginx-unprivileged'],
  ['quay.io/nginx/nginx-unprivileged', 'nginxinc/nginx-unprivileged'],
];

/** Namespaces in which Docker's library has its images for one architecture each. */
const ARCHITECTURES = /^(?:amd64|arm32v[567]|arm64v8|i386|mips64le|ppc64le|riscv64|s390x|winamd64)\//;

/** The repository under the name that Docker's library has for it: mirrors, `library/` and architectures taken off. */
export function libraryNameOf(repository: string): string {
  for (const [prefix, replacement] of MIRRORS) {
    if (prefix.endsWith('/') ? repository.startsWith(prefix) : isSelfOrMinimal(repository, prefix)) {
      return withoutNamespace(replacement + repository.slice(prefix.length));
    }
  }
  return withoutNamespace(repository);
}

function isSelfOrMinimal(repository: string, name: string): boolean {
  return repository === name || (repository.startsWith(name) && /^-minimal$/.test(repository.slice(name.length)));
}

function withoutNamespace(repository: string): string {
  const name = repository.replace(/^(?:docker\.io\/)?library\//, '').replace(/^docker\.io\//, '');
  const official = name.replace(ARCHITECTURES, '');
  return official.includes('/') ? name : official;
}
