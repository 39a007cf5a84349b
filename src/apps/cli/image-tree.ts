import { emitKeypressEvents } from 'node:readline';
import { isatty } from 'node:tty';
import type { AnalysedImage, TreeIndex, TreeKey, TreeState, TreeView } from '../../index.js';
import { layerListOf, pressed, resized, startState, TREE_FRAME, treeIndexOf, treeScreen } from '../../index.js';

/** Whether somebody sits at a terminal and can browse. */
export function canBrowse(): boolean {
  return isatty(0) && isatty(1) && process.env.TERM !== 'dumb';
}

/** Browses the files of an image on the whole screen until a key ends it; the screen is then as it was before. */
export async function browse(scanned: AnalysedImage): Promise<void> {
  const { stdin, stdout } = process;
  const instructions = layerListOf(scanned).map(({ instruction }) => instruction);
  const image = { layers: instructions.length, indexOf: remembered((view) => treeIndexOf(scanned, view)) };
  let state = startState(image, stdout.rows - TREE_FRAME);
  const draw = () => stdout.write(screenOf(state, image.indexOf(state.view), instructions, stdout.columns || 80));
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdout.write(`${ESC}[?1049h${ESC}[?25l`);
  try {
    draw();
    await new Promise<void>((resolve) => {
      stdin.on('keypress', (text: string | undefined, { name, shift, ctrl }: Keypress) => {
        const key = ctrl ? (name === 'c' || name === 'd' ? 'quit' : undefined) : keyOf(text, name, shift);
        if (key === undefined || state.isDone) return;
        state = pressed(state, key, image);
        if (state.isDone) resolve();
        else draw();
      });
      // A terminal that is closed has no more keys.
      stdin.on('end', resolve);
      process.on('SIGTERM', resolve);
      stdout.on('resize', () => {
        state = resized(state, stdout.rows - TREE_FRAME);
        draw();
      });
    });
  } finally {
    stdout.write(`${ESC}[?25h${ESC}[?1049l`);
    stdin.setRawMode(false);
    stdin.pause();
  }
}

interface Keypress {
  readonly name?: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
}

const ESC = '\u001b';

const BY_NAME: Readonly<Record<string, TreeKey>> = {
  up: 'up',
  k: 'up',
  down: 'down',
  j: 'down',
  left: 'fold',
  h: 'fold',
  right: 'unfold',
  l: 'unfold',
  return: 'toggle',
  enter: 'toggle',
  space: 'toggle',
  pageup: 'page up',
  pagedown: 'page down',
  home: 'first',
  g: 'first',
  end: 'last',
  tab: 'next layer',
  w: 'waste',
  s: 'order',
  q: 'quit',
  escape: 'quit',
};

function keyOf(text: string | undefined, name = '', shift = false): TreeKey | undefined {
  if (text === '*') return 'unfold all';
  if (shift && name === 'tab') return 'previous layer';
  if (shift && name === 'g') return 'last';
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}

/** One write for the whole screen, so that it does not flicker. */
function screenOf(state: TreeState, index: TreeIndex, instructions: readonly string[], width: number): string {
  const lines = treeScreen(state, index, instructions, width).map(({ text, isChosen }) =>
    isChosen ? `${ESC}[7m${text}${ESC}[0m${ESC}[K` : `${text}${ESC}[K`,
  );
  return `${ESC}[H${lines.join('\r\n')}${ESC}[J`;
}

/** Views are laid out once each. */
function remembered(make: (view: TreeView) => TreeIndex): (view: TreeView) => TreeIndex {
  const known = new Map<string, TreeIndex>();
  return (view) => {
    const key = `${view.layer} ${view.wasted}`;
    const index = known.get(key) ?? make(view);
    known.set(key, index);
    return index;
  };
}
