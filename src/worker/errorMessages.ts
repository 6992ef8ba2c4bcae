/** What the engine could not do, in a sentence for the reader: it tells only what stood in its way. */

import strings from '#strings/engines';
import type { EngineFault, EngineName } from '../core/engines';
import type { Obstacle } from '../core/engineErrors';

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

export function messageOf(obstacle: Obstacle): string {
  const { refusals, losses } = strings;
  switch (obstacle.kind) {
    case 'noModel':
    case 'noBase':
    case 'training':
    case 'noMemory':
    case 'networkDiverged':
    case 'modelDiverged':
      return refusals[obstacle.kind];
    case 'noEngine':
      return refusals.noEngine(obstacle.there, obstacle.wanted);
    case 'notStarted':
      return describeFault(obstacle.engine, obstacle.why);
    case 'noRoom': {
      const { bytes, mostBytes } = obstacle;
      return refusals.noRoom(megabytes(bytes), mostBytes && megabytes(mostBytes));
    }
    case 'arrayTooLarge': {
      const { array, bytes, mostBytes } = obstacle;
      return refusals.arrayTooLarge(array, megabytes(bytes), megabytes(mostBytes));
    }
    case 'headTooWide':
      return refusals.headTooWide(obstacle.most, obstacle.headDim);
    case 'textTooShort': {
      const { contextLength, tokens } = obstacle;
      return refusals.textTooShort(contextLength + 1, contextLength, tokens);
    }
    case 'answerTooLate': {
      const { conversation, within, before } = obstacle;
      return before === null
        ? refusals.noAnswer(conversation, within)
        : refusals.answerTooLate(conversation, within, before);
    }
    case 'gpuLost':
      return obstacle.detail === '' ? losses.gpuLost : losses.gpuLostBecause(obstacle.detail);
    case 'gpuRefused':
      return losses.gpuRefused(obstacle.detail);
    case 'gpuSilent':
      return losses.gpuSilent(obstacle.seconds);
    case 'gpuLostInWork':
      return losses.gpuLostInWork;
  }
}

/** Why an engine is not to be had. */
export function describeFault(engine: EngineName, why: EngineFault): string {
  const { faults } = strings;
  switch (why.kind) {
    case 'absent':
    case 'lost':
    case 'damaged':
      return faults[why.kind](engine);
    case 'silent':
      return faults.silent(engine, why.seconds);
    case 'notFetched':
      return faults.notFetched(engine, why.status);
    case 'failed':
      return faults.failed(engine, why.detail);
  }
}
