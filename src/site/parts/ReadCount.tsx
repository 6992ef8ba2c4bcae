import strings from '#strings/progress';
import { doneOf, outline } from '../outline';
import { useProgress } from '../readingProgress';

/** Beside a chapter in the contents: how many of its sections have been read, once there is one. */
export default function ReadCount({ path }: { readonly path: string }) {
  const progress = useProgress();
  const { sections, read } = doneOf(
    outline.filter(({ chapter }) => chapter.path === path),
    progress,
  );
  if (read === 0) return null;
  return (
    <span className="cover-read">
      {read === sections ? strings.count.all : strings.count.some(read, sections)}
    </span>
  );
}
