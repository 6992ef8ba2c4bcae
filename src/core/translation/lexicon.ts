/** The words of the grammar: each English word with its French, and what French must know of it. */

export type Gender = 'masculine' | 'feminine';

export interface Noun {
  readonly english: string;
  readonly french: string;
  readonly gender: Gender;
}

export interface Adjective {
  readonly english: string;
  readonly masculine: string;
  readonly feminine: string;
  /** The masculine before a vowel, where that is another: “un vieil arbre”. */
  readonly beforeVowel?: string;
  /** Where it stands in French. In English, each stands before its noun. */
  readonly place: 'before' | 'after';
}

export interface Verb {
  /** As “does not” takes it. */
  readonly base: string;
  /** The third person singular. */
  readonly singular: string;
  /** The third person singular in French. */
  readonly french: string;
  /** Whether it takes a direct object: always, or never. */
  readonly transitive: boolean;
}

const noun = (english: string, french: string, gender: Gender): Noun => ({
  english,
  french,
  gender,
});

/**
 * No person, of whom a random verb or colour could say what is better not said. No French one begins
 * with h, which elides in some words (l’homme) and not in others (le héros).
 */
export const NOUNS: readonly Noun[] = [
  noun('cat', 'chat', 'masculine'),
  noun('dog', 'chien', 'masculine'),
  noun('mouse', 'souris', 'feminine'),
  noun('bird', 'oiseau', 'masculine'),
  noun('cow', 'vache', 'feminine'),
  noun('horse', 'cheval', 'masculine'),
  noun('goat', 'chèvre', 'feminine'),
  noun('wolf', 'loup', 'masculine'),
  noun('house', 'maison', 'feminine'),
  noun('tree', 'arbre', 'masculine'),
  noun('car', 'voiture', 'feminine'),
  noun('boat', 'bateau', 'masculine'),
  noun('star', 'étoile', 'feminine'),
  noun('apple', 'pomme', 'feminine'),
  noun('table', 'table', 'feminine'),
  noun('book', 'livre', 'masculine'),
];

/** In the order in which English has them before a noun: opinion, size, age, colour. */
export const ADJECTIVES: readonly Adjective[] = [
  { english: 'happy', masculine: 'heureux', feminine: 'heureuse', place: 'after' },
  { english: 'small', masculine: 'petit', feminine: 'petite', place: 'before' },
  { english: 'big', masculine: 'grand', feminine: 'grande', place: 'before' },
  {
    english: 'old',
    masculine: 'vieux',
    feminine: 'vieille',
    beforeVowel: 'vieil',
    place: 'before',
  },
  {
    english: 'new',
    masculine: 'nouveau',
    feminine: 'nouvelle',
    beforeVowel: 'nouvel',
    place: 'before',
  },
  { english: 'black', masculine: 'noir', feminine: 'noire', place: 'after' },
  { english: 'white', masculine: 'blanc', feminine: 'blanche', place: 'after' },
  { english: 'green', masculine: 'vert', feminine: 'verte', place: 'after' },
  { english: 'red', masculine: 'rouge', feminine: 'rouge', place: 'after' },
  { english: 'blue', masculine: 'bleu', feminine: 'bleue', place: 'after' },
];

const verb = (base: string, french: string, transitive: boolean): Verb => ({
  base,
  singular: `${base}s`,
  french,
  transitive,
});

/**
 * No verb of liking: an object with “un” becomes one with “de” after the negation of all verbs here, as
 * in “ne voit pas de chat”, and would not after “n’aime pas”.
 */
export const VERBS: readonly Verb[] = [
  verb('sleep', 'dort', false),
  verb('sing', 'chante', false),
  verb('fall', 'tombe', false),
  verb('wait', 'attend', false),
  verb('run', 'court', false),
  verb('burn', 'brûle', false),
  verb('see', 'voit', true),
  verb('eat', 'mange', true),
  verb('hear', 'entend', true),
  verb('want', 'veut', true),
  verb('take', 'prend', true),
  verb('find', 'trouve', true),
];

/** By its first letter, which tells the sound of every word here. */
export const startsWithVowel = (word: string): boolean => /^[aeioué]/.test(word);
