import type { AnalysedImage } from './analyse.js';
import { wholeContent } from './read-content.js';
import type { Watch } from './scan.js';

/** A user of the image, with what /etc/passwd and /etc/shadow say. */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
  /** Whether a password lets in: `empty` lets everybody in, `locked` nobody, `set` who knows it. The password is not kept. */
  readonly password: 'empty' | 'locked' | 'set';
  /** May start a shell. */
  readonly canLogIn: boolean;
}

export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** The users and groups that containers have; the layers are those that wrote the files last. */
export interface Accounts {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly layers: Readonly<Partial<Record<AccountFile, number>>>;
}

export type AccountFile = 'etc/passwd' | 'etc/group' | 'etc/shadow';

/** Reads the account files while an image is read: give `watch` to analyseImage, then ask for what containers see. */
export function accountSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): Accounts } {
  const texts: { readonly path: AccountFile; readonly layer: number; readonly row: number; readonly text: string }[] =
    [];
  return {
    watch: ({ path, size, storedSize }, layer, row) => {
      if (!isAccountFile(path) || size !== storedSize || size > LARGEST) return undefined;
      return wholeContent(size, (content) => texts.push({ path, layer, row, text: content.toString('utf8') }));
    },
    found({ merged }) {
      const visible = (path: AccountFile) =>
        texts.findLast((each) => each.path === path && merged.hiddenBy(each.layer, each.row) === undefined);
      const [passwd, group, shadow] = [visible('etc/passwd'), visible('etc/group'), visible('etc/shadow')];
      return {
        users: usersIn(passwd?.text ?? '', shadow?.text ?? ''),
        groups: groupsIn(group?.text ?? ''),
        layers: { 'etc/passwd': passwd?.layer, 'etc/group': group?.layer, 'etc/shadow': shadow?.layer },
      };
    },
  };
}

const LARGEST = 2 ** 20;

function isAccountFile(path: string): path is AccountFile {
  return path === 'etc/passwd' || path === 'etc/group' || path === 'etc/shadow';
}

function usersIn(passwd: string, shadow: string): readonly User[] {
  const hashes = new Map(rowsOf(shadow, 2).map(([name, hash]) => [name, hash as string]));
  return rowsOf(passwd, 4).flatMap(([name = '', own = '', uid = '', gid = '', , home = '', shell = '']): User[] => {
    if (!/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    // An x sends to /etc/shadow; without an entry there nobody gets in.
    const hash = own === 'x' ? (hashes.get(name) ?? '*') : own;
    const password = hash === '' ? 'empty' : /^[!*]/.test(hash) ? 'locked' : 'set';
    const canLogIn = !/(?:^|\/)(?:nologin|false|sync|shutdown|halt)$/.test(shell);
    return [{ name, uid: Number(uid), gid: Number(gid), home, shell, password, canLogIn }];
  });
}

function groupsIn(group: string): readonly Group[] {
  return rowsOf(group, 3).flatMap(([name = '', , gid = '', members = '']): Group[] => {
    if (!/^\d+$/.test(gid)) return [];
    return [{ name, gid: Number(gid), members: members.split(',').filter((member) => member !== '') }];
  });
}

/** The fields of each line that has at least so many. */
function rowsOf(text: string, least: number): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= least && fields[0] !== '' && !fields[0]?.startsWith('#'));
}
