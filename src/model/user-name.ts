/** Whether USER names root: by name, by number, with or without a group. */
export function isRoot(user: string): boolean {
  return /^(?:root|0+|)(?::|$)/.test(user);
}

/** The user without the group behind the colon. */
export function userPart(user: string): string {
  return user.split(':', 1)[0] ?? user;
}

/** Whether a user or group is a number. */
export function isNumeric(name: string): boolean {
  return /^\d+$/.test(name);
}
