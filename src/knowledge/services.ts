/**
 * Servers that must start as root and hand their work to another user by themselves, and supervisors that start others so.
 * Sources: the manuals of the programs.
 */
const STARTED_AS_ROOT = new Set([
  'nginx',
  'httpd',
  'httpd-foreground',
  'apache2',
  'apache2ctl',
  'apachectl',
  'apache2-foreground',
  'php-fpm',
  'sshd',
  'cron',
  'crond',
  'supervisord',
  'systemd',
  'init',
  's6-svscan',
  'runsvdir',
  'runsvdir-start',
  'my_init',
  'dockerd',
  'containerd',
  'buildkitd',
  'mysqld',
  'mysqld_safe',
  'mariadbd',
  'vsftpd',
  'smbd',
  'postfix',
  'dovecot',
  'named',
  'unbound',
  'dnsmasq',
  'haproxy',
  'rsyslogd',
  'openvpn',
  'xinetd',
]);

/** Programs whose only work is to start another one as somebody else. */
export const STEP_DOWN =
  /(?:^|[\s/"'=])(?:gosu|su-exec|setpriv|runuser|setuidgid|s6-setuidgid|s6-overlay|chpst|fixuid|setuser|su)(?=$|[\s"'@:/.-])|--userspec\b/;

/** Whether a server starts as root by design and steps down itself. */
export function isStartedAsRoot(program: string): boolean {
  return STARTED_AS_ROOT.has(program.replace(/^php-fpm[\d.]*$/, 'php-fpm'));
}

/** Whether the server of a base image starts as root by design: nginx, Apache, PHP-FPM and what is built on them. */
export function isImageStartedAsRoot(image: string): boolean {
  return /(?:^|\/)(?:nginx|openresty|httpd|haproxy|php|wordpress|drupal|joomla|nextcloud|matomo|phpmyadmin|mediawiki|docker)$/.test(
    image,
  );
}

/** Whether a program only waits for people or for time: a shell, a REPL, `sleep infinity`. */
export function isNoService(program: string, args: readonly string[]): boolean {
  if (/^(?:sleep|tail|true|false|echo|cat|ls|env|id|top|watch|version|help)$/.test(program)) return true;
  const options = args.filter((arg) => !/^-(?:[il]+|-login|-interactive)$/.test(arg));
  return (
    options.length === 0 &&
    /^(?:ba|a|da|z|k|fi|pw)?sh$|^(?:powershell|cmd|tmux|screen)(?:\.exe)?$|^(?:i?python|pypy|bpython|irb|i?ruby|node|deno|bun|ghci|jshell|groovysh|R|julia|lua|php|psql|mysql|erl|iex|clojure|lein|sbcl|swift|sqlite3|redis-cli|mongo|mongosh|perl|scala|racket|octave|gap|sage|rakudo|perl6|raku|rebar3|mono|ash|dotnet|go|cargo|rustc|mvn|gradle|npm|yarn|make|gcc|clang|git|vim|nano|emacs)[\d.]*$/.test(
      program,
    )
  );
}
