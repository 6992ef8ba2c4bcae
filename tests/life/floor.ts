/** How far the base model of the guide is from the floor of its loss. */

import { atOnce, evaluationBatch, packDocuments } from '../../src/core/batches';
import {
  createIdealReader,
  documentFloorInParts,
  windowFloorInParts,
  type Floor,
} from '../../src/core/corpus/floor';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import type { EngineName } from '../../src/core/engines';
import { readSafetensors } from '../../src/core/files/safetensors';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { heldOutLoss } from '../../src/store/exam/runExam';
import { checkRecord } from '../../src/store/model/record';
import type { EngineClient } from '../../src/worker/client';

export interface FloorResult {
  readonly engine: EngineName;
  readonly seed: number;
  /** Of the base model over windows of held-out documents, in nats a token. */
  readonly lossBase: number;
  /** Over the same windows, of a reader that knows all but chance. */
  readonly windows: Floor;
  /** The same reader over all held-out documents, each from its beginning. */
  readonly documents: Floor;
}

const RECORD = new URL('../../public/models/life.json', import.meta.url);
const BASE = new URL('../../public/models/base.safetensors', import.meta.url);

/** @param report is given a line now and then */
export async function measureFloor(
  client: EngineClient,
  wanted: EngineName | 'auto',
  report: (line: string) => void,
): Promise<FloorResult> {
  const { name, device } = await client.call('start', { engine: wanted });
  const record = checkRecord(await (await fetch(RECORD)).json());
  if (!record) throw new Error('measureFloor: expected the record of our model, got another.');
  const { arrays } = readSafetensors(new Uint8Array(await (await fetch(BASE)).arrayBuffer()));
  const { config, settings } = record;
  const { seed } = settings;
  report(`engine ${name} on ${device}, our base model, seed ${seed}`);
  await client.call('createModel', { config, tokenizer: record.tokenizer, seed });
  await client.call('writeParameters', { parameters: arrays });
  const tokenizer = createTokenizer(record.tokenizer);
  const lossBase = await heldOutLoss({ client, tokenizer });
  report(`validation loss ${lossBase.toFixed(4)}`);

  const held = smallWorldDocuments(HELD_OUT);
  const reader = createIdealReader(tokenizer);
  const documents = atOnce(documentFloorInParts(reader, tokenizer, held));
  report(`floor of whole documents ${said(documents)}`);
  const batch = evaluationBatch(packDocuments(tokenizer, held), { time: config.contextLength });
  const windows = atOnce(windowFloorInParts(reader, batch));
  report(`floor of the windows of that loss ${said(windows)}`);
  return { engine: name, seed, lossBase, windows, documents };
}

const said = ({ loss, standardError, tokens }: Floor): string =>
  `${loss.toFixed(4)} ± ${standardError.toFixed(4)}, of ${tokens} tokens`;
