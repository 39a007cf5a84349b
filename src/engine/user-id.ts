/**
 * The numeric id that the USER of an image stands for, going by its /etc/passwd; undefined for a name that is not
 * there. Nothing set means root.
 */
export function userIdOf(user: string, passwd: string): number | undefined {
  const name = user.split(':')[0] as string;
  if (name === '' || name === 'root') return 0;
  if (/^\d+$/.test(name)) return Number(name);
  const row = passwd.split('\n').find((line) => line.startsWith(`${name}:`));
  const id = row?.split(':')[2];
  return id !== undefined && /^\d+$/.test(id) ? Number(id) : undefined;
}
