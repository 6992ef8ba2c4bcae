/** A model as other software saves one, and how a journey opens it. */

import { expect, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { encode, foreignTokenizer, savedFolder } from '../core/files/foreign';
import { bar } from './journeySteps';

const CHATML = [
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}",
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
].join('');

interface Foreign {
  /** A chat template of its own. */
  readonly template?: string;
  /** Rows of its embedding, of which most may have no token. */
  readonly rows?: number;
}

/** Grouped queries, a head of its own, `<s> </s>` before all bytes; drawn from a seed, so it babbles. */
export function foreignModel({ template, rows }: Foreign): Buffer {
  const tokenizer = foreignTokenizer({
    added: [
      ['<|im_start|>', true],
      ['<|im_end|>', true],
    ],
  });
  const { files } = savedFolder({
    version: 5,
    tokenizer,
    ...(rows !== undefined && { rows }),
    // So wide that of a large vocabulary more than a million numbers have to be drawn.
    shape: {
      ...{ nHead: 4, nKvHead: 2, tiedHead: false, contextLength: 64 },
      ...(rows !== undefined && { dModel: 32 }),
    },
  });
  if (template !== undefined) {
    const usage = JSON.parse(
      new TextDecoder().decode(files.get('tokenizer_config.json')),
    ) as object;
    files.set('tokenizer_config.json', encode({ ...usage, chat_template: template }));
  }
  return Buffer.from(zipSync(Object.fromEntries(files)));
}

export const withTemplate = (template = CHATML): Buffer => foreignModel({ template });

export async function openForeign(page: Page, buffer: Buffer): Promise<void> {
  if (!(await page.locator('.model-bar-panel').isVisible())) await bar(page).click();
  const chooser = page.getByLabel('A parameters.zip or a .gguf file');
  await chooser.waitFor({ state: 'attached' });
  await chooser.setInputFiles({ name: 'model.zip', mimeType: 'application/zip', buffer });
  await expect(bar(page)).toContainText(/opened/i, { timeout: 60_000 });
  await page.keyboard.press('Escape');
}
