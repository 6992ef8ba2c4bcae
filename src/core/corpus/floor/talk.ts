/** Talk between two, and sentences about a small language model. */

import { ANIMALS, type Animal } from '../animals';
import { CREATURES } from '../creatures';
import {
  ABOUT_ITSELF_SHARE,
  CREATURE_SHARE,
  EXCHANGE_COUNT,
  exchangesWith,
  LOWER_SHARE,
  SENTENCE_COUNT,
} from '../documents/talk';
import { ABOUT_ITSELF } from '../smallTalk';
import { typed } from '../typing';
import {
  andTold,
  both,
  endOr,
  evenly,
  inShare,
  stepsOf,
  stopChance,
  untold,
  type Place,
  type Step,
  type Told,
  type Weighted,
} from './place';

export const talkSteps = (): readonly Step[] => [
  ...inShare(ABOUT_ITSELF_SHARE, aboutItself(0, 0).steps()),
  ...inShare(
    1 - ABOUT_ITSELF_SHARE,
    turn({ written: 0, told: 0, other: null, animal: null }).steps(),
  ),
];

const aboutItself = (written: number, told: Told): Place => ({
  key: `itself ${written} ${told}`,
  unread: () => aboutItself(written, 0),
  steps: () =>
    endOr(stopChance(written, SENTENCE_COUNT), '', () =>
      evenly(untold(told, ABOUT_ITSELF)).map(([probability, index]) => ({
        probability,
        text: (written > 0 ? ' ' : '') + ABOUT_ITSELF[index],
        next: aboutItself(written + 1, andTold(told, index)),
      })),
    ),
});

/** What is known of a talk. Who talks is drawn when it is first said, which is as good. */
interface Talk {
  readonly written: number;
  readonly told: Told;
  /** Who begins; `null`: not known. */
  readonly other: string | null;
  readonly animal: Animal | null;
}

const keyOf = ({ written, told, other, animal }: Talk): string =>
  `${written} ${told} ${other} ${animal?.name}`;

const unread = (talk: Talk, told: Told): Talk => ({
  ...{ written: talk.written, told, other: null, animal: null },
});

/** The first of two, to whoever the second is. */
function othersTo({ other, animal }: Talk): Weighted<string> {
  if (other !== null) return [[1, other]];
  const animals = ANIMALS.filter((one) => one !== animal);
  return [
    ...CREATURES.map((name) => [CREATURE_SHARE / CREATURES.length, name] as const),
    ...animals.map(({ name }) => [(1 - CREATURE_SHARE) / animals.length, name] as const),
  ];
}

function animalsTo({ other, animal }: Talk): Weighted<Animal> {
  return evenly(animal ? [animal] : ANIMALS.filter(({ name }) => name !== other));
}

const turn = (talk: Talk): Place => ({
  key: `turn ${keyOf(talk)}`,
  unread: () => turn(unread(talk, 0)),
  steps: () =>
    endOr(stopChance(talk.written, EXCHANGE_COUNT), '', () =>
      othersTo(talk).map(([probability, other]) => ({
        probability,
        text: `${talk.written > 0 ? ' ' : ''}The ${other} said:`,
        next: saying({ ...talk, other }),
      })),
    ),
});

const PARTS = exchangesWith(ANIMALS[0]).length;

/** What may be said in each part, whoever the animal is. */
const SAID: readonly Weighted<string>[] = exchangesWith(ANIMALS[0]).map(({ says }) => {
  const texts = ANIMALS.flatMap((animal) => says(() => animal));
  return both(evenly([...new Set(texts)]), typings, typed);
});

function typings(): Weighted<'lower' | 'careful'> {
  return [
    [LOWER_SHARE, 'lower'],
    [1 - LOWER_SHARE, 'careful'],
  ];
}

const saying = (talk: Talk): Place => ({
  key: `saying ${keyOf(talk)}`,
  unread: () => saying(unread(talk, 0)),
  steps() {
    const parts = evenly(untold(talk.told, { length: PARTS }));
    const said = (part: number) => SAID[part];
    return stepsOf(
      both(parts, said, (part, text) => {
        const known = { ...talk, written: talk.written + 1, told: andTold(talk.told, part) };
        return { text: ` ${text}`, next: answering(known, part) };
      }),
    );
  },
});

const answering = (talk: Talk, part: number): Place => ({
  key: `answering ${keyOf(talk)} ${part}`,
  unread: () => answering(unread(talk, andTold(0, part)), part),
  steps: () =>
    animalsTo(talk).map(([probability, animal]) => ({
      probability,
      text: ` The ${animal.name} said:`,
      next: replying({ ...talk, animal }, part),
    })),
});

const replying = (talk: Talk, part: number): Place => ({
  key: `replying ${keyOf(talk)} ${part}`,
  unread: () => replying(unread(talk, andTold(0, part)), part),
  steps: () =>
    animalsTo(talk).flatMap(([chance, animal]) =>
      both(evenly(exchangesWith(animal)[part].replies), typings, typed).map(
        ([probability, text]) => ({
          probability: chance * probability,
          text: ` ${text}`,
          next: turn({ ...talk, animal }),
        }),
      ),
    ),
});
