/**
 * The outer world failed: a file is missing, a registry says no. Wrong input that we were asked to judge is
 * never a ToolError but a problem or a finding. `message` says what happened to what, `hint` what to do.
 */
export class ToolError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ToolError';
    this.code = code;
    this.hint = hint;
  }

  /** Parts of the program that are loaded apart carry a copy of this class; their errors count, too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ToolError' && 'hint' in value;
  }
}
