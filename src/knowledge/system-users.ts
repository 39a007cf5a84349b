import type { Distribution } from './image-tag.js';

const DEBIAN =
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network systemd-resolve systemd-timesync messagebus ubuntu';
const ALPINE =
  'root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games cyrus vpopmail ntp smmsp guest nobody postgres';

/** The users that the plain image of a distribution has in /etc/passwd, over all its releases; undefined where we have no list. */
export function systemUsersOf(distribution: Distribution | undefined): readonly string[] | undefined {
  switch (distribution) {
    case 'debian':
    case 'ubuntu':
      return DEBIAN.split(' ');
    case 'alpine':
      return ALPINE.split(' ');
    case 'distroless':
      return ['root', 'nobody', 'nonroot'];
    case 'scratch':
      return [];
    default:
      return undefined;
  }
}

/** Names that people give to the user of an application and no package creates. */
export function isApplicationUser(name: string): boolean {
  return /^(?:app|appuser|app-user|app_user|application|nonroot|non-root|user|myuser|me|dev|developer|runner|worker|web|webapp|web-user|webuser|service|svc|server|api|spring|springboot|java|django|flask|python|go|golang|rust|rails|deploy|deployer|appl|container|docker|dockeruser|builder)$/.test(
    name,
  );
}
