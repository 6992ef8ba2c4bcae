/** Which files of a folder are a model's, by their names: what lies beside them is not even unpacked. */

import { ReaderError } from '../errors';
import { quote } from './json';
import { MOST_ZIP_BYTES } from './limits';

/** Of each file that is read, the most bytes; parameters may take all that there is. */
const MOST_BYTES = {
  'config.json': 100_000,
  'generation_config.json': 100_000,
  'tokenizer.json': 16_000_000,
  'tokenizer_config.json': 4_000_000,
  'chat_template.jinja': 1_000_000,
  'model.safetensors.index.json': 4_000_000,
} as const;

export type SmallFile = keyof typeof MOST_BYTES;

export const mostBytesOf = (name: SmallFile): number => MOST_BYTES[name];

export interface ModelFolder {
  /** The path of a small file, if there is one. */
  readonly small: ReadonlyMap<SmallFile, string>;
  /** The paths of the files of parameters: one, or all of those that could be parts of them. */
  readonly weights: readonly string[];
  readonly isSharded: boolean;
}

/** How many bytes of the file of that path are wanted; `null`: none. */
export function mostBytesIn({ small, weights }: ModelFolder, path: string): number | null {
  const name = Array.from(small.keys()).find((each) => small.get(each) === path);
  if (name !== undefined) return MOST_BYTES[name];
  return weights.includes(path) ? MOST_ZIP_BYTES : null;
}

/**
 * Finds a model below a folder: where its `config.json` is, as near to the top as there is one.
 * @throws ReaderError if there is none, or several, or one whose parameters are of another format
 */
export function findModel(paths: readonly string[]): ModelFolder {
  const seen = paths.filter((path) => !path.split('/').some(isHidden));
  const configs = seen.filter((path) => baseOf(path) === 'config.json');
  const least = Math.min(...configs.map(depthOf));
  const [config, other] = configs.filter((path) => depthOf(path) === least);
  if (config === undefined) {
    if (!seen.some((path) => KNOWN.test(path))) throw new ReaderError('package.notAModel');
    throw new ReaderError('package.missing', { name: 'config.json' });
  }
  if (other !== undefined) {
    throw new ReaderError('package.severalModels', { names: [quote(config), quote(other)] });
  }
  const folder = config.slice(0, -'config.json'.length);
  const here = seen.filter(
    (path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'),
  );
  const at = (name: string) => (here.includes(folder + name) ? folder + name : undefined);
  const small = new Map<SmallFile, string>();
  for (const name of Object.keys(MOST_BYTES) as SmallFile[]) {
    const path = at(name);
    if (path !== undefined) small.set(name, path);
  }
  expectTokenizer(here.map(baseOf));
  const whole = at('model.safetensors');
  const all = here.filter((path) => path.endsWith('.safetensors'));
  const isSharded = whole === undefined && small.has('model.safetensors.index.json');
  const weights = whole === undefined ? all : [whole];
  if (!isSharded) expectOne(weights, here);
  return { small, weights, isSharded };
}

const KNOWN = /\.safetensors$|(^|\/)tokenizer\.json$/;

/** What macOS puts beside files, and what is hidden everywhere. */
const isHidden = (part: string): boolean => part === '__MACOSX' || part.startsWith('.');

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length;

function expectTokenizer(names: readonly string[]): void {
  if (names.includes('tokenizer.json')) return;
  const other = names.find((name) => OTHER_TOKENIZERS.includes(name));
  if (other === undefined) throw new ReaderError('package.missing', { name: 'tokenizer.json' });
  throw new ReaderError('package.otherTokenizer', { name: other });
}

/** Of SentencePiece, and of slow tokenizers. */
const OTHER_TOKENIZERS: readonly string[] = ['tokenizer.model', 'vocab.json', 'merges.txt'];

function expectOne(weights: readonly string[], here: readonly string[]): void {
  const [first, second] = weights.map(baseOf);
  if (second !== undefined) {
    throw new ReaderError('package.severalWeights', { names: [quote(first), quote(second)] });
  }
  if (first !== undefined) return;
  const pickle = here.find((path) => /\.(bin|pt|pth|ckpt)$/.test(path));
  if (pickle === undefined) throw new ReaderError('package.missing', { name: 'model.safetensors' });
  throw new ReaderError('package.pickle', { name: quote(baseOf(pickle)) });
}
