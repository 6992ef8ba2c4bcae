/** What cannot be done with the reader's model, or with what comes with the guide. */

import type { ErrorMessages } from '../../../src/core/errors';
import { formatNumber, plural } from '../../../src/language/format';

const ours = {
  silent:
    'What is ours could not be fetched: the server did not answer. Try again when you are online.',
  refused: (status: number) =>
    `What is ours could not be fetched: the server answered ${status}. The guide may have been updated since you opened it: load the page anew.`,
};

const late = {
  noAnswer: (conversation: number, tokens: number) =>
    `Expected conversation ${conversation} to have some of an answer within its first ${tokens} tokens, got no answer.`,
  answer: (conversation: number, tokens: number, before: number) =>
    `Expected conversation ${conversation} to have some of an answer within its first ${tokens} tokens, got ${before} tokens before the first answer.`,
};

export default {
  /** Of what was done in the wrong order, or is not there. */
  'model.none': 'Expected a model, but none was made yet.',
  'model.noAssistant': 'Expected an assistant to go back from, but there is none.',
  'model.noBase':
    'Expected the base model of this assistant, but it came from a file without it: train a new one, or borrow ours.',
  'model.noBaseBeside': 'Expected a base model beside this one, but none is kept.',
  'translator.none': 'Expected a translator, but none was made yet.',
  'model.nothingLearnt': 'Expected a model that has learnt something: train it first.',
  'model.broken':
    'Expected a model whose run went well, but the loss of this one rose instead of falling: its numbers are of no use to anyone. Go back to an earlier moment of it, or train a new one.',
  'model.nothingKept': 'Expected a model that was kept, but there is none.',
  'model.nothingToBorrow': 'Expected a place to fetch a model from.',
  'model.elsewhere':
    'Another tab of this guide has your model: train it there, or close that tab. To look at it and to ask it, this tab will do.',

  'training.stopFirst': 'Expected the training to be stopped first.',
  'training.noSuchStep': ({ step }) => `Expected a step that was kept, got ${step}.`,
  'training.diverged': ({ steps }) =>
    `The loss rose instead of falling, so the run was ended after ${plural(steps, { one: 'step', other: 'steps' })}, and the model is as it was before. A lower learning rate helps.`,
  'training.textTooShort': ({ contextLength, tokens }) =>
    `Expected at least ${contextLength + 1} tokens of text, one window of ${contextLength} and the token after it, got ${tokens}: give more text or choose a shorter context.`,
  'training.answerTooLate': ({ conversation, within, before }) =>
    before === null
      ? late.noAnswer(conversation, within)
      : late.answer(conversation, within, before),

  /** Of the chat template that a model has brought along. */
  'chat.templateFailed': ({ detail }) =>
    `The chat template that this model has brought along does not run: “${detail}”. Its other figures are not touched by that; to chat with it, open it with another template.`,
  'chat.templateTooLong': ({ mostCharacters }) =>
    `Expected a chat template that has, and writes, at most ${formatNumber(mostCharacters, 0)} characters, got more: this model cannot be asked by it.`,
  'chat.templateTooSlow': ({ seconds }) =>
    `The chat template that this model has brought along had not ended after ${plural(seconds, { one: 'second', other: 'seconds' })}, and was stopped: this model cannot be asked by it.`,
  'chat.templateEmpty':
    'The chat template that this model has brought along makes nothing of a question: this model cannot be asked by it.',
  'chat.templateNotRun':
    'The chat template that this model has brought along could not be run: a part of the guide did not come, or this browser starts no worker for it. Load the page anew to try again.',

  /** Of the files that come with the guide. */
  'bundled.notTheModel': 'Expected the model of this guide, got something else in its place.',
  'bundled.notTheRecording':
    'Expected the recording of our own run, got something else in its place. Load the page anew to fetch it again.',
  'bundled.unfetched': ({ status }) => (status === null ? ours.silent : ours.refused(status)),

  /** Of a model that an address names. */
  'linked.missing': ({ file }) =>
    `There is no ${file} in the models folder of this site, so nothing has changed. The link may have a slip in it, or the file was taken away: ask whoever gave it to you.`,
  'linked.unfetched': ({ file, status }) =>
    status === null
      ? `${file} could not be fetched whole: the server did not answer, or the connection broke off. Nothing has changed. Try again when you are online.`
      : `${file} could not be fetched: the server answered ${status}. Nothing has changed.`,
  'linked.tooLarge': ({ file, mostBytes }) =>
    `Expected a model of at most ${Math.floor(mostBytes / 2 ** 20)} MB, but ${file} is larger: it does not fit into a page, and nothing has changed.`,

  /** Why an exam ended before its end. */
  'exam.brokeOff': 'The exam broke off: the bar at the top says why.',
  'exam.baselineDiverged': ({ step }) =>
    `The baseline’s loss rose instead of falling, and its run was ended at step ${step}: there is nothing to examine. A lower learning rate helps.`,
} satisfies ErrorMessages<
  'model' | 'chat' | 'training' | 'bundled' | 'linked' | 'exam' | 'translator'
>;
