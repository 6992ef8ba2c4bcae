/** What else an assistant is asked in `npm run life`: other typings, small talk, creatures, refusals. */

import { chatPrompt } from '../../src/core/batches';
import { CREATURES } from '../../src/core/corpus/creatures';
import { indefinite, question, QUESTIONS, tellMe } from '../../src/core/corpus/grammar';
import { SMALL_TALK, UNSEEN_SMALL_TALK } from '../../src/core/corpus/smallTalk';
import { FACTS, REFUSAL, splitCreatures, type Animal } from '../../src/core/corpus/smallWorld';
import { typed, TYPINGS, type Typing } from '../../src/core/corpus/typing';
import type { Turn } from '../../src/core/dataset';
import { ANSWER_TOKENS, examQuestions, isAnswerForm } from '../../src/core/exam';
import { GREEDY } from '../../src/core/sampling';
import { generateText, type ModelInWorker } from '../../src/store/generation/generateText';

/** Shares of all that was asked, 0 to 1. */
export interface Interview {
  /** Exact answers about unseen animals: typed in three other ways. */
  readonly lower: number;
  readonly unmarked: number;
  readonly both: number;
  /** The same in four typings: "Tell me what the zebra eats.", "What does a zebra eat?". */
  readonly tellMe: number;
  readonly indefinite: number;
  /** Small talk in four typings: wordings of the conversations, and others. */
  readonly smallTalk: number;
  readonly unseenSmallTalk: number;
  /** Answers by their form that name the creature asked about. */
  readonly creatures: number;
  /** The same of a name that no document has. */
  readonly unreadName: number;
  readonly refused: {
    /** Of the conversations. */
    readonly seenCreatures: number;
    readonly unseenCreatures: number;
    readonly unreadName: number;
    /** Of which the assistant knows the answer. */
    readonly unseenAnimals: number;
  };
}

const UNREAD_NAME = 'dinosaur';

const FAILURES_TOLD = 6;

/** @param report is given a line for each part, and some of what failed */
export async function interview(
  model: ModelInWorker,
  unseen: readonly Animal[],
  seed: number,
  report: (line: string) => void,
): Promise<Interview> {
  /** @returns the share of answers that pass */
  const ask = async (
    title: string,
    asked: readonly Turn[],
    passes: (said: string, turn: Turn) => boolean,
  ): Promise<number> => {
    const said = await answersTo(
      model,
      asked.map(({ user }) => user),
    );
    const failed = asked.flatMap((turn, i) => (passes(said[i], turn) ? [] : [i]));
    const share = 1 - failed.length / asked.length;
    report(`${title}: ${(100 * share).toFixed(1)} %`);
    for (const i of failed.slice(0, FAILURES_TOLD)) report(`  ${asked[i].user} → ${said[i]}`);
    return share;
  };
  const typedQuestions = (typing: Typing) =>
    ask(
      `unseen animals, ${typing}`,
      examQuestions(unseen, typing).map((one) => ({ user: one.question, assistant: one.answer })),
      isExact,
    );
  const tellMeAll = examQuestions(unseen)
    .filter(({ phrasing }) => phrasing === 0)
    .map((one) => ({ user: tellMe(one.animal, one.fact), assistant: one.answer }));
  const indefiniteAll = examQuestions(unseen)
    .filter(({ fact }) => fact !== 'baby')
    .map((one) => ({ user: indefinite(one.question, one.animal), assistant: one.answer }));
  const { seen: seenCreatures, unseen: unseenCreatures } = splitCreatures(seed);
  const animalNames = unseen.map(({ name }) => name);
  return {
    lower: await typedQuestions('lower'),
    unmarked: await typedQuestions('unmarked'),
    both: await typedQuestions('both'),
    tellMe: await ask('"Tell me"', inAllTypings(tellMeAll), isExact),
    indefinite: await ask('"a zebra"', inAllTypings(indefiniteAll), isExact),
    smallTalk: await ask('small talk', inAllTypings(SMALL_TALK), isExact),
    unseenSmallTalk: await ask('small talk, new', inAllTypings(UNSEEN_SMALL_TALK), isExact),
    creatures: await ask('creatures', questionsAbout(CREATURES), namesTheOneAsked),
    unreadName: await ask('a name never read', questionsAbout([UNREAD_NAME]), namesTheOneAsked),
    refused: {
      seenCreatures: await ask('refused, seen creatures', questionsAbout(seenCreatures), isRefusal),
      unseenCreatures: await ask(
        'refused, unseen creatures',
        questionsAbout(unseenCreatures),
        isRefusal,
      ),
      unreadName: await ask('refused, a name never read', questionsAbout([UNREAD_NAME]), isRefusal),
      unseenAnimals: await ask('refused, unseen animals', questionsAbout(animalNames), isRefusal),
    },
  };
}

/** Greedy answers; one that did not end has an ellipsis. */
async function answersTo(model: ModelInWorker, questions: readonly string[]): Promise<string[]> {
  const prompts = questions.map((text) => chatPrompt(model.tokenizer, [], text));
  const lots = [...new Set(prompts.map(({ length }) => length))];
  const answers: string[] = [];
  for (const length of lots) {
    const lot = prompts.flatMap((prompt, i) => (prompt.length === length ? [i] : []));
    const { texts } = await generateText(
      model,
      lot.map((i) => prompts[i]),
      { sampling: GREEDY, maxNewTokens: ANSWER_TOKENS, seed: 0 },
    );
    for (const [at, { text, ended }] of texts.entries()) {
      answers[lot[at]] = ended ? text.trim() : `${text.trim()} …`;
    }
  }
  return answers;
}

const inAllTypings = (turns: readonly Turn[]): Turn[] =>
  turns.flatMap(({ user, assistant }) =>
    TYPINGS.map((typing) => ({ user: typed(user, typing), assistant })),
  );

/** Fifteen questions about each name; here `assistant` is the name. */
const questionsAbout = (names: readonly string[]): Turn[] =>
  names.flatMap((name) =>
    FACTS.flatMap((fact) =>
      QUESTIONS[fact].map((_, phrasing) => ({
        user: question({ name }, fact, phrasing),
        assistant: name,
      })),
    ),
  );

const isExact = (said: string, { assistant }: Turn) => said === assistant;
const isRefusal = (said: string) => said === REFUSAL;
const namesTheOneAsked = (said: string, { assistant: name }: Turn) =>
  isAnswerForm(said) && said.split(' ').includes(name);
