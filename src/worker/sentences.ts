/** What the engine could not do, in a sentence for the reader: it tells only what stood in its way. */

import words from '#words/engines';
import type { Obstacle } from '../core/obstacles';

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

export function sentenceOf(obstacle: Obstacle): string {
  const { refusals, losses } = words;
  switch (obstacle.kind) {
    case 'noModel':
    case 'noBase':
    case 'training':
    case 'noMemory':
      return refusals[obstacle.kind];
    case 'noEngine':
      return refusals.noEngine(obstacle.there, obstacle.wanted);
    case 'notStarted':
      return refusals.notStarted(obstacle.detail);
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
