/** Which form of a noun goes with an amount. By itself, because every page needs it and no more of `format`. */

import strings from '#strings/numbers';

/** A noun, or a phrase with one, in the forms that a language has for amounts, after CLDR: English has two, Polish four. */
export type Forms = { readonly other: string } & Partial<
  Readonly<Record<Intl.LDMLPluralRule, string>>
>;

// Made when first wanted: a page that begins without numbers need not wait for a browser's tables.
let rules: Intl.PluralRules | undefined;

/** The form that goes with an amount: `stepForms`, `1` → `step`. */
export const formFor = (count: number, forms: Forms): string =>
  forms[(rules ??= new Intl.PluralRules(strings.tag)).select(count)] ?? forms.other;
