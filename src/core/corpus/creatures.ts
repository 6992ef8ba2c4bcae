/** Creatures that stories and questions name. No document states a fact about one of them. */
export const CREATURES: readonly string[] =
  'unicorn dragon phoenix yeti mermaid griffin troll goblin fairy centaur'.split(' ');
