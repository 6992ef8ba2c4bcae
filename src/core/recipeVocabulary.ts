/** Apart from the rest of the recipe, because the cover names it and fetches nothing else of that. */

/**
 * Tokens of the recipe's vocabulary. Its documents have pairs for a hundred more; those are so rare
 * that their rows would hardly be trained.
 */
export const RECIPE_VOCAB_SIZE = 856;
