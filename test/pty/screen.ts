import {createRequire} from 'node:module';
import type * as Xterm from '@xterm/headless';
import {unicodeProvider} from './unicode.ts';

const {Terminal} = createRequire(import.meta.url)('@xterm/headless') as typeof Xterm;

/** A colour of the palette by its number (0–255), or #rrggbb; undefined is the terminal's own. */
export type Color = number | string | undefined;

/** One character cell; the second half of a wide character has an empty text and width 0. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly foreground: Color;
  readonly background: Color;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

/** A model of what a terminal shows after the bytes written to it. */
export interface Screen {
  /** Resolves when the bytes are parsed. */
  write(data: Uint8Array): Promise<void>;
  resize(columns: number, rows: number): void;
  /** The visible lines without trailing blanks, always as many as the screen has rows. */
  lines(): string[];
  /** The visible lines cell by cell, as wide as the screen. */
  cells(): Cell[][];
  readonly columns: number;
  readonly rows: number;
  readonly cursor: {readonly row: number; readonly column: number; readonly visible: boolean};
  readonly alternate: boolean;
  readonly bracketedPaste: boolean;
  /** Whether a frame is being drawn between the marks of a synchronized output. */
  readonly drawing: boolean;
  /** How often the whole screen was cleared: CSI 2J or 3J, or CSI 0J with the cursor at home, or a reset. */
  readonly fullClears: number;
  /** How many frames have ended: the ends of synchronized outputs. */
  readonly frames: number;
  dispose(): void;
}

function color(isDefault: boolean, isRgb: boolean, value: number): Color {
  if (isDefault) {
    return undefined;
  }
  return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value;
}

function readCell(cell: Xterm.IBufferCell): Cell {
  return {
    text: cell.getChars() || (cell.getWidth() === 0 ? '' : ' '),
    width: cell.getWidth(),
    foreground: color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    background: color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
  };
}

/** Calls back for each number of each sequence `CSI … final`, before the terminal acts on it. */
function onCsi(terminal: Xterm.Terminal, id: Xterm.IFunctionIdentifier, callback: (parameter: number) => void): void {
  terminal.parser.registerCsiHandler(id, (parameters) => {
    for (const parameter of parameters.flat()) {
      callback(parameter);
    }
    return false;
  });
}

/** A blank screen of the given size in character cells. */
export function createScreen(columns: number, rows: number): Screen {
  const terminal = new Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
  terminal.unicode.register(unicodeProvider);
  terminal.unicode.activeVersion = unicodeProvider.version;
  let cursorVisible = true;
  let fullClears = 0;
  let frames = 0;
  onCsi(terminal, {prefix: '?', final: 'h'}, (mode) => {
    cursorVisible ||= mode === 25;
  });
  onCsi(terminal, {prefix: '?', final: 'l'}, (mode) => {
    cursorVisible &&= mode !== 25;
    frames += mode === 2026 ? 1 : 0;
  });
  onCsi(terminal, {final: 'J'}, (part) => {
    const {cursorX, cursorY} = terminal.buffer.active;
    const fromHome = part === 0 && cursorX === 0 && cursorY === 0;
    fullClears += part === 2 || part === 3 || fromHome ? 1 : 0;
  });
  terminal.parser.registerEscHandler({final: 'c'}, () => {
    fullClears += 1;
    return false;
  });

  const visibleLines = () => {
    const buffer = terminal.buffer.active;
    return Array.from({length: terminal.rows}, (_, row) => buffer.getLine(buffer.baseY + row));
  };

  return {
    write: (data) => new Promise((resolve) => terminal.write(data, resolve)),
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    lines: () => visibleLines().map((line) => line?.translateToString(true).trimEnd() ?? ''),
    cells: () =>
      visibleLines().map((line) =>
        Array.from({length: terminal.cols}, (_, column) => line?.getCell(column))
          .filter((cell) => cell !== undefined)
          .map(readCell),
      ),
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    get cursor() {
      const {cursorX, cursorY} = terminal.buffer.active;
      return {row: cursorY, column: cursorX, visible: cursorVisible};
    },
    get alternate() {
      return terminal.buffer.active.type === 'alternate';
    },
    get bracketedPaste() {
      return terminal.modes.bracketedPasteMode;
    },
    get drawing() {
      return terminal.modes.synchronizedOutputMode;
    },
    get fullClears() {
      return fullClears;
    },
    get frames() {
      return frames;
    },
    dispose: () => terminal.dispose(),
  };
}
