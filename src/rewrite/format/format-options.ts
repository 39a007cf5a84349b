/** How `format` lays out a file. What is left out follows the file. */
export interface FormatOptions {
  /** The indentation of continuation lines: a number of blanks, or `tab`. */
  readonly indent?: number | 'tab' | undefined;
  /** How wide a tab counts where tabs and blanks are mixed: 4 by default. */
  readonly tabWidth?: number | undefined;
  /** Write the lists of packages that span lines one package a line, in alphabetical order: false by default. */
  readonly sortPackages?: boolean | undefined;
  readonly lineEnd?: '\n' | '\r\n' | undefined;
  /** End the file with a line end: true by default. */
  readonly finalLineEnd?: boolean | undefined;
  /** Remove blanks at the ends of lines: true by default. */
  readonly trimLines?: boolean | undefined;
}
