import type { ReactNode } from 'react';
import heads from '#strings/heads';
import strings from '#strings/layout';
import { chapters, references } from '../content';
import { GUIDE } from '../head';
import { NewVersion, OfflineLine } from '../offline/NewVersion';
import type { Route } from '../routes';
import { InternalLink } from './InternalLink';
import { Sandbox } from './Sandbox';
import { TermCards } from './TermCards';
import { TopBar } from './TopBar';

interface LayoutProps {
  readonly route: Route;
  readonly children: ReactNode;
}

export function Layout({ route, children }: LayoutProps) {
  return (
    <>
      <a className="skip" href="#main">
        {strings.skip}
      </a>
      <TopBar route={route} />
      <NewVersion />
      <Sandbox />
      <main id="main" tabIndex={-1}>
        {children}
        <TermCards />
      </main>
      <footer className="foot">
        <p>
          <InternalLink href="/">{GUIDE}</InternalLink>
        </p>
        <ul>
          {[...chapters, ...references].map((document) => (
            <li key={document.path}>
              <InternalLink href={document.path}>{document.title}</InternalLink>
            </li>
          ))}
          <li>
            <InternalLink href="/gallery/">{heads.gallery}</InternalLink>
          </li>
        </ul>
        <p className="foot-note">
          <OfflineLine />
          {strings.foot.note}{' '}
          <a href={`${import.meta.env.BASE_URL}licences.txt`}>{strings.foot.licences}</a>
        </p>
      </footer>
    </>
  );
}
