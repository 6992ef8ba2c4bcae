/** The pages of the parts: the list of all, and each by itself. Fetched by those who look at them. */

import type { ComponentType } from 'react';
import strings from '#strings/specimens';
import type { Content } from '../pageContent';
import { InternalLink } from '../parts/InternalLink';
import { partPath } from '../routes';
import { SPECIMENS } from './names';
import type { SpecimenName } from './names';
import './specimens.css';

const files = import.meta.glob<{ readonly default: ComponentType }>('./kit/*.tsx');

const LIST: Content = { default: PartList, sections: [] };

/** @param name without it, the list of the parts */
export async function loadSpecimen(name: SpecimenName | undefined): Promise<Content> {
  if (name === undefined) return LIST;
  const States = (await files[`./kit/${name}.tsx`]?.())?.default;
  if (!States) throw new Error(`loadSpecimen: expected a file kit/${name}.tsx, found none.`);
  return { default: () => <PartPage name={name} States={States} />, sections: [] };
}

function PartList() {
  return (
    <article className="page reference">
      <header className="chapter-head">
        <p className="chapter-number">
          <InternalLink href="/gallery/">{strings.toFigures}</InternalLink>
        </p>
        <h1>{strings.title}</h1>
        <p className="chapter-lead">{strings.lead}</p>
      </header>
      <div className="prose">
        <dl className="specimen-list">
          {SPECIMENS.map((name) => (
            <div key={name}>
              <dt>
                <InternalLink href={partPath(name)}>{name}</InternalLink>
              </dt>
              <dd>{strings.purposes[name]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  );
}

interface PartPageProps {
  readonly name: SpecimenName;
  readonly States: ComponentType;
}

function PartPage({ name, States }: PartPageProps) {
  return (
    <article className="page figure-page part-page">
      <header className="figure-page-head">
        <p className="chapter-number">
          <InternalLink href={partPath()}>{strings.title}</InternalLink>
        </p>
        <h1>{name}</h1>
      </header>
      <div className="prose">
        <p>{strings.purposes[name]}</p>
        <p className="specimen-note">{name === 'Predict' ? strings.live : strings.notice}</p>
        <States />
      </div>
    </article>
  );
}
