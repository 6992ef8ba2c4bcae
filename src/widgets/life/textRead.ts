import corpusStrings from '#strings/corpus';
import { settingsNow, type LifeState } from '../../store';

/** What the text is called that the reader's model has read, or the next will; `null`: its file does not say. */
export function textRead(state: LifeState): string | null {
  const { corpus } = settingsNow(state);
  const { opened } = state.model ?? {};
  return opened && corpus === 'own' ? opened.about.corpus : corpusStrings.corpora[corpus].title;
}
