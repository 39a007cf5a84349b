/** Whether a file of this path usually holds a secret; `path` has no slash in front. */
export function isSecretFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return NAMES.test(name) || /(?:^|\/)(?:\.ssh|\.aws|\.gnupg)(?:$|\/(?:credentials|$))/.test(path) || PATHS.test(path);
}

const NAMES =
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|[._]netrc|\.git-credentials|\.pgpass|\.my\.cnf|\.pypirc|\.env(?:\.(?:local|prod|production|staging|secrets?))?|secrets?\.(?:ya?ml|json|env|txt)|credentials(?:\.(?:json|csv|ya?ml))?|(?:[\w-]*-)?service[_-]?account[\w-]*\.json|kubeconfig|.+\.(?:pfx|p12|kdbx)|(?:private|privkey|server|tls|ssl|client|ca|host)[\w.-]*\.key|privkey[\w-]*\.pem|[\w-]*private[_-]?key[\w-]*\.pem)$/;

const PATHS = /(?:^|\/)(?:\.docker\/config\.json|\.kube\/config)$/;
