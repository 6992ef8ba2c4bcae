/** Apart from the rest of the recipe, because the cover names it and fetches nothing else of that. */

/** Tokens of the recipe's vocabulary: the merges of its documents run out there. */
export const RECIPE_VOCAB_SIZE = 856;
