import { expect, it } from 'vitest';
import { packDocuments } from '../../src/core/batches';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { eachWord } from '../../src/core/corpus/words';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { inSlices } from '../../src/store/data/inSlices';
import { tokensMet } from '../../src/store/data/tokensMet';
import { animalPoints } from '../../src/widgets/EmbeddingMap/points';

it('has every token of the stream that a model reads, and no other', async () => {
  const documents = smallWorldDocuments();
  const tokenizer = createTokenizer(trainTokenizer(documents, 856));
  const met = await tokensMet(documents, tokenizer);
  expect(met).toEqual(new Set(packDocuments(tokenizer, documents)));
  // Most tokens of the recipe only ever were steps to longer ones, or are bytes that no word has.
  expect(tokenizer.vocabSize).toBe(856);
  expect(met.size).toBeLessThan(856 / 2);
  // The map of embeddings shows none that was never met.
  const shown = animalPoints(tokenizer).flatMap(({ tokenIds }) => tokenIds);
  expect(shown.filter((id) => !met.has(id))).toEqual([]);
});

it('gives way while it reads a long text', async () => {
  const tokenizer = createTokenizer({ merges: [] });
  let turns = 0;
  const timer = setInterval(() => turns++);
  const met = await tokensMet(['ab '.repeat(2_000_000)], tokenizer);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
  expect([...met].sort((a, b) => a - b)).toEqual([32, 97, 98, tokenizer.endId]);
});

it('so do all words of a text of one line', async () => {
  const met: string[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++);
  await inSlices(eachWord('ab '.repeat(1_000_000)), (word) => met.push(word));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
  expect(met).toHaveLength(1_000_000);
});
