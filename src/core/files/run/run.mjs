/**
 * Runs the language model that lies beside this file. Needs Node 20 or newer, and no packages.
 *
 *     node run.mjs "The zebra"                         goes on with a text
 *     node run.mjs --chat "What does the zebra eat?"   answers a question
 *     node run.mjs --help                              tells the rest
 *
 * Chapters are those of the guide "LLMs Under the Hood", with their addresses in it. The model reads
 * one token at a time, so a vector is that of one token. run.py is the same in Python.
 */

import { readFileSync, realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What a reader can mend, in a sentence. */
class Sentence extends Error {}

// Chapter 3, "A file of numbers": /pre-training/#a-file-of-numbers

/** A file beside this one. */
export function readFile(name) {
  try {
    return readFileSync(new URL(name, import.meta.url));
  } catch {
    throw new Sentence(`expected ${name} beside run.mjs, got none.`);
  }
}

export const readJson = (name) => JSON.parse(readFile(name).toString());

/** Tensors by name. Eight bytes tell the length of a header, which tells where each one lies. */
export function readSafetensors(file) {
  const start = 8 + Number(file.readBigUInt64LE());
  const { __metadata__, ...header } = JSON.parse(file.toString('utf8', 8, start));
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
    const bytes = new Uint8Array(file.subarray(...data_offsets.map((at) => start + at))).buffer;
    const halves = dtype === 'F16' && Float32Array.from(new Uint16Array(bytes), fromHalf);
    tensors[name] = { shape, data: halves || new Float32Array(bytes) };
  }
  return tensors;
}

/** float16: a sign, five bits of exponent, ten of fraction. */
function fromHalf(bits) {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  return sign * (exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14);
}

// Chapter 2, "Text has to become numbers": /transformers/#text-has-to-become-numbers

/** Byte-pair encoding by tokenizer.json, where each byte is spelled as a visible character. */
export function createTokenizer({ pre_tokenizer, model, added_tokens }) {
  const patterns = (pre_tokenizer.pretokenizers ?? []).flatMap((part) => part.pattern?.Regex ?? []);
  const isOwn = Object.keys(model.vocab).length === 256 + model.merges.length;
  if (!isOwn || patterns.length !== 1 || patterns[0].includes('\\s')) {
    throw new Sentence("expected a tokenizer.json of the guide's own kind, got another.");
  }
  const pattern = new RegExp(patterns[0], 'gu');
  const isVisible = (byte) => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  let other = 0x100;
  const spelling = Array.from({ length: 256 }, (_, byte) =>
    String.fromCharCode(isVisible(byte) ? byte : other++),
  );
  const byteOf = new Map(spelling.map((character, byte) => [character, byte]));
  const ids = new Map(Object.entries(model.vocab));
  const special = new Map(added_tokens.map(({ content, id }) => [content, id]));
  const bytes = new Map(Array.from(special, ([name, id]) => [id, [...Buffer.from(name)]]));
  for (const [token, id] of ids)
    bytes.set(
      id,
      Array.from(token, (c) => byteOf.get(c)),
    );
  const ranks = new Map(model.merges.map((merge, rank) => [merge, rank]));

  /** From single bytes, the merges in the order in which they were learnt. */
  function encodeWord(word) {
    let parts = Array.from(Buffer.from(word), (byte) => spelling[byte]);
    for (;;) {
      const pairs = parts.slice(1).map((part, i) => `${parts[i]} ${part}`);
      const first = Math.min(...pairs.map((pair) => ranks.get(pair) ?? Infinity));
      if (first === Infinity) return parts.map((part) => ids.get(part));
      const merged = [];
      for (const part of parts) {
        if (`${merged.at(-1)} ${part}` === model.merges[first]) merged.push(merged.pop() + part);
        else merged.push(part);
      }
      parts = merged;
    }
  }

  return {
    special,
    encode: (text) => (text.match(pattern) ?? []).flatMap(encodeWord),
    decode: (ids) => Buffer.from(ids.flatMap((id) => bytes.get(id))).toString(),
  };
}

// Chapter 2, "One block, repeated": /transformers/#one-block-repeated

/** The model of config.json, and what it keeps of the tokens that it has read. */
export function createLlama(config, tensors) {
  const headSize = config.hidden_size / config.num_attention_heads;
  /** Queries that share each head of keys and values: grouped queries. */
  const group = config.num_attention_heads / config.num_key_value_heads;
  let position = 0;
  let cache = [];

  /** A matrix times a vector: each row is weighed by it. */
  function linear(name, x) {
    const { shape, data } = tensors[`${name}.weight`];
    return Float64Array.from({ length: shape[0] }, (_, row) => dot(data, row * x.length, x));
  }

  /** RMSNorm: divided by the root mean square, and each number scaled by its gain. */
  function norm(name, x) {
    const root = Math.sqrt(dot(x, 0, x) / x.length + config.rms_norm_eps);
    const { data } = tensors[`${name}.weight`];
    return x.map((value, i) => (value / root) * data[i]);
  }

  /** In "Attention compares and blends": /transformers/#attention-compares-and-blends */
  function attention(n, x) {
    const at = `model.layers.${n}.self_attn`;
    const [queries, key] = ['q', 'k'].map((name) => rotate(linear(`${at}.${name}_proj`, x)));
    // The window slides: a token sees one whole context, of which it is the last.
    cache[n].push({ key, value: linear(`${at}.v_proj`, x) });
    if (cache[n].length > config.max_position_embeddings) cache[n].shift();
    const blended = new Float64Array(queries.length);
    for (let head = 0; head < config.num_attention_heads; head++) {
      const query = queries.subarray(head * headSize, (head + 1) * headSize);
      const shared = Math.floor(head / group) * headSize;
      const scores = cache[n].map(({ key }) => dot(key, shared, query) / Math.sqrt(headSize));
      for (const [t, weight] of softmax(scores).entries()) {
        const { value } = cache[n][t];
        const own = blended.subarray(head * headSize, (head + 1) * headSize);
        for (let i = 0; i < headSize; i++) own[i] += weight * value[shared + i];
      }
    }
    return linear(`${at}.o_proj`, blended);
  }

  /** RoPE, in "Near or far": /transformers/#near-or-far. It turns the pairs i and i + half. */
  function rotate(heads) {
    const half = headSize / 2;
    return heads.map((value, at) => {
      const i = at % headSize;
      const angle = position * config.rope_theta ** (-(i % half) / half);
      const turned = i < half ? -heads[at + half] : heads[at - half];
      return value * Math.cos(angle) + turned * Math.sin(angle);
    });
  }

  /** SwiGLU, in "Looking is not yet doing": /transformers/#looking-is-not-yet-doing */
  function mlp(n, x) {
    const at = `model.layers.${n}.mlp`;
    const up = linear(`${at}.up_proj`, x);
    const silu = linear(`${at}.gate_proj`, x).map((gate) => gate / (1 + Math.exp(-gate)));
    return linear(
      `${at}.down_proj`,
      silu.map((value, i) => value * up[i]),
    );
  }

  return {
    config,

    /** Empties the key-value cache: /inference/#one-token-then-the-next */
    begin() {
      position = 0;
      cache = Array.from({ length: config.num_hidden_layers }, () => []);
    },

    /** Takes one token through the blocks: logits of the next one, [vocab_size]. */
    read(token) {
      const width = config.hidden_size;
      const embedding = tensors['model.embed_tokens.weight'].data;
      let x = Float64Array.from(embedding.subarray(token * width, (token + 1) * width));
      for (let n = 0; n < cache.length; n++) {
        x = add(x, attention(n, norm(`model.layers.${n}.input_layernorm`, x)));
        x = add(x, mlp(n, norm(`model.layers.${n}.post_attention_layernorm`, x)));
      }
      position++;
      const head = config.tie_word_embeddings ? 'model.embed_tokens' : 'lm_head';
      return linear(head, norm('model.norm', x));
    },
  };
}

const add = (a, b) => a.map((value, i) => value + b[i]);

/** Of a vector, and as many numbers from a place on. */
function dot(data, from, x) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += data[from + i] * x[i];
  return sum;
}

function softmax(scores) {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

// Chapter 5, "Choosing from the probabilities": /inference/#choosing-from-the-probabilities

/** One token: by `draw`, a random number from 0 to 1, or the likeliest at temperature 0. */
export function choose(logits, { temperature, topK, topP }, draw) {
  const ids = Array.from(logits.keys()).sort((a, b) => logits[b] - logits[a] || a - b);
  if (temperature === 0) return ids[0];
  const weights = logits.map((score) => Math.exp((score - logits[ids[0]]) / temperature));
  const sumOf = (ids) => ids.reduce((sum, id) => sum + weights[id], 0);
  // Top-k: the likeliest first, and so many of them.
  let kept = ids.slice(0, topK || ids.length);
  // Top-p: the fewest that together have this share.
  if (topP < 1) {
    const enough = topP * sumOf(kept);
    let sum = 0;
    kept = kept.slice(0, 1 + kept.findIndex((id) => (sum += weights[id]) >= enough));
  }
  // The draw points to a place on a line, where each token has as much room as it is likely.
  kept.sort((a, b) => a - b);
  let left = draw * sumOf(kept);
  return kept.find((id) => (left -= weights[id]) < 0) ?? kept.at(-1);
}

/** The numbers from 0 to 1 that the guide draws: sfc32, begun by splitmix32. */
export function randomNumbers(seed) {
  let [a, b, c] = [1, 2, 3].map((n) => {
    let z = ((seed | 0) + n * 0x9e3779b9) | 0;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  });
  let count = 0;
  const next = () => {
    const sum = (a + b + ++count) | 0;
    [a, b, c] = [b ^ (b >>> 9), (c * 9) | 0, (((c << 21) | (c >>> 11)) + sum) | 0];
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

// Chapter 5, "One token, then the next": /inference/#one-token-then-the-next

/** Tokens up to the end token, which is left out, or `most` of them. */
export function write(model, prompt, most, pick) {
  model.begin();
  let logits;
  for (const token of prompt) logits = model.read(token);
  const written = [];
  while (written.length < most) {
    const token = pick(logits);
    if (token === model.config.eos_token_id) break;
    written.push(token);
    logits = model.read(token);
  }
  return written;
}

/** A text begins behind the end of another. */
export const documentPrompt = (tokenizer, config, text) => [
  config.bos_token_id,
  ...tokenizer.encode(text),
];

// Chapter 5, "Talking to your model": /inference/#talking-to-your-model

/** A question and the opening of its answer, as the chat template puts them. */
export function chatPrompt(tokenizer, config, template, question) {
  const [, asked] = /'([^']*)' \+ message\['content'\]/.exec(template) ?? [];
  const [, answered] = /add_generation_prompt %}(.*?){%/.exec(template) ?? [];
  if (asked === undefined || answered === undefined) {
    throw new Sentence("expected the guide's template in tokenizer_config.json, got another.");
  }
  const said = (opening, text) => {
    const name = [...tokenizer.special.keys()].find((name) => opening.startsWith(name));
    return [tokenizer.special.get(name), ...tokenizer.encode(opening.slice(name.length) + text)];
  };
  return [config.bos_token_id, ...said(asked, question), ...said(answered, '')];
}

const HELP = `Usage: node run.mjs [options] [text]

Runs the language model that lies beside this file.

  text              to go on with, or to answer
  --chat            answer; without a text, each line that is typed
  --temperature T   0, the likeliest token, if nothing is said
  --top-k K         draw from so many of the likeliest; 0: from all
  --top-p P         from those that have this probability; 1: from all
  --seed N          of the draw
  --tokens N        write so many at most; 100 if nothing is said
  --help            this text`;

async function main() {
  const text = (usual) => ({ type: 'string', default: usual });
  const numbers = { temperature: text('0'), 'top-k': text('0'), 'top-p': text('1') };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ ...numbers, seed: text('0'), tokens: text('100') },
      ...{ chat: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  if (values.help) return console.log(HELP);
  const names = ['temperature', 'top-p', 'top-k', 'seed', 'tokens'];
  const [temperature, topP, ...counts] = names.map((name) => Number(values[name] || NaN));
  if (!(temperature >= 0 && temperature < Infinity && topP > 0 && topP <= 1)) {
    throw new Sentence('expected a temperature from 0 on, and a top-p above 0 and up to 1.');
  }
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new Sentence('expected whole numbers from 0 on for top-k, seed and tokens.');
  }
  const [topK, seed, most] = counts;
  const tokenizer = createTokenizer(readJson('tokenizer.json'));
  const config = readJson('config.json');
  const model = createLlama(config, readSafetensors(readFile('model.safetensors')));
  const template = readJson('tokenizer_config.json').chat_template;
  const draw = randomNumbers(seed);
  const pick = (logits) => choose(logits, { temperature, topK, topP }, draw());
  const goOn = (prompt) => tokenizer.decode(write(model, prompt, most, pick));
  const given = positionals.join(' ');
  if (!values.chat) return console.log(given + goOn(documentPrompt(tokenizer, config, given)));
  for await (const line of given ? [given] : createInterface(process.stdin)) {
    console.log(goOn(chatPrompt(tokenizer, config, template, line.trim())).replace(/^ /, ''));
  }
}

/** Whether it was started, rather than imported. */
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Sentence) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`run.mjs: ${error.message}`);
    process.exitCode = 1;
  }
}
