/** A question by the chat template (Jinja) that a model has brought along, as `transformers` runs it. */

import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';
import { ReaderError } from '../errors';

export interface TemplateQuestion {
  readonly template: string;
  readonly question: string;
  /** Names of the tokens that stand before the first, and that end an answer. */
  readonly beginToken: string;
  readonly endToken: string;
}

/** Those of the largest models have some ten thousand characters. */
export const LONGEST_TEMPLATE = 200_000;
/** What is written beside a question of a thousand characters is a page at most. */
export const LONGEST_WRITTEN = 100_000;
const MOST_NUMBERS = 10_000;
const LONGEST_DETAIL = 200;

/**
 * The whole prompt, up to where the answer begins. How long it takes, nobody knows before: a template is
 * a program.
 * @throws ReaderError if it fails, or writes nothing, or too much
 */
export function renderTemplate({
  template,
  question,
  beginToken,
  endToken,
}: TemplateQuestion): string {
  if (template.length > LONGEST_TEMPLATE) {
    throw new ReaderError('chat.templateTooLong', { mostCharacters: LONGEST_TEMPLATE });
  }
  const written = run(template, {
    messages: [{ role: 'user', content: question }],
    add_generation_prompt: true,
    bos_token: beginToken,
    eos_token: endToken,
  });
  if (written.length > LONGEST_WRITTEN) {
    throw new ReaderError('chat.templateTooLong', { mostCharacters: LONGEST_WRITTEN });
  }
  if (written === '') throw new ReaderError('chat.templateEmpty');
  return written;
}

function run(template: string, given: Readonly<Record<string, unknown>>): string {
  try {
    // As `transformers` sets Jinja up.
    const program = parse(tokenize(template, { lstrip_blocks: true, trim_blocks: true }));
    const environment = new Environment();
    for (const [name, value] of Object.entries({ ...GLOBALS, ...given })) {
      environment.set(name, value);
    }
    const { value } = new Interpreter(environment).run(program);
    return String(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const short =
      detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL - 1)}…` : detail;
    throw new ReaderError('chat.templateFailed', { detail: short });
  }
}

/** What templates may count on. */
const GLOBALS: Readonly<Record<string, unknown>> = {
  ...{ true: true, True: true, false: false, False: false, none: null, None: null },
  raise_exception(message: unknown): never {
    throw new Error(String(message));
  },
  /** The package's own would fill the memory with as many numbers as it is asked for. */
  range(start: number, stop?: number, step = 1): number[] {
    const [from, to] = typeof stop === 'number' ? [start, stop] : [0, start];
    const count = Math.max(0, Math.ceil((to - from) / step));
    if (!(count <= MOST_NUMBERS)) throw new Error(`range of more than ${MOST_NUMBERS}`);
    return Array.from({ length: count }, (_, i) => from + i * step);
  },
  strftime_now(format: string): string {
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', options).format();
    const parts: Readonly<Record<string, () => string>> = {
      d: () => part({ day: '2-digit' }),
      b: () => part({ month: 'short' }),
      B: () => part({ month: 'long' }),
      m: () => part({ month: '2-digit' }),
      Y: () => part({ year: 'numeric' }),
    };
    return format.replace(/%(\w)/g, (whole, letter: string) => parts[letter]?.() ?? whole);
  },
};
