import persistence from '#strings/persistence';
import strings from '#strings/translator';
import { useLife } from '../../../store';
import { hasLearnt, isActive, type TranslatorState } from '../../../store/translator';
import { formatMoment } from '../keptNames';

const { kept: said } = strings;

/** Whether the device keeps a translator between visits, or why it does not. */
export function KeptTranslator({ translator }: { readonly translator: TranslatorState }) {
  const { owns, forgets } = useLife(({ persistence }) => persistence);
  return keptText(translator, owns, forgets);
}

/**
 * @param owns whether this tab may train and keep
 * @param forgets whether the browser deletes it after a week without a visit
 */
export function keptText(
  translator: TranslatorState,
  owns: boolean,
  forgets: boolean,
): string | null {
  const { origin, trouble, savedAt } = translator;
  if (!owns) return said.elsewhere;
  if (trouble !== null && origin === 'yours') return said.trouble[trouble.problem];
  // What was kept last is another while a new one is trained.
  if (!hasLearnt(translator) || isActive(translator)) return null;
  if (origin === 'ours') return said.ours;
  if (savedAt === null) return null;
  return persistence.at(formatMoment(savedAt)) + (forgets ? ` ${said.forgets}` : '');
}
