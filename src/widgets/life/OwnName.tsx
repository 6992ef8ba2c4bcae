import strings from '#strings/characters';
import { visible } from '../../core/visible';

/** The name of something that the reader has brought: nothing in it is hidden, or turns what is round it. */
export const OwnName = ({ name }: { readonly name: string }) => (
  <bdi className="life-own-name" translate="no">
    {visible(name, strings.invisible)}
  </bdi>
);
