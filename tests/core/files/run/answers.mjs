/** What run.mjs makes of texts, for runCode.test.ts. The folder is the argument; the rest comes from stdin, as JSON. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const run = await import(pathToFileURL(join(process.argv[2], 'run.mjs')).href);
const asked = JSON.parse(readFileSync(0, 'utf8'));
const config = run.readJson('config.json');
const template = run.readJson('tokenizer_config.json').chat_template;
const tokenizer = run.createTokenizer(run.readJson('tokenizer.json'));
const model = run.createLlama(config, run.readSafetensors(run.readFile('model.safetensors')));

function goOn(prompt) {
  const pick = (logits) => run.choose(logits, { temperature: 0, topK: 0, topP: 1 }, 0);
  return tokenizer.decode(run.write(model, prompt, asked.most, pick));
}

function logitsAfter(row) {
  model.begin();
  return Array.from(row.map((token) => model.read(token)).at(-1));
}

console.log(
  JSON.stringify({
    tokens: asked.texts.map((text) => tokenizer.encode(text)),
    decoded: asked.texts.map((text) => tokenizer.decode(tokenizer.encode(text))),
    documents: asked.documents.map((text) => goOn(run.documentPrompt(tokenizer, config, text))),
    chats: asked.chats.map((text) => goOn(run.chatPrompt(tokenizer, config, template, text))),
    logits: asked.rows.map(logitsAfter),
  }),
);
