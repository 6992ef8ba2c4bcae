/**
 * The service worker: keeps the whole site, as one version, and answers from what it keeps. It is
 * built by itself into `sw.js`; the list of files is put in by `src/tools/serviceWorker.mjs`.
 */

import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { MAKE_WAY, TAKE_OVER } from './messages';

declare const self: ServiceWorkerGlobalScope;

/** What the pages of this build say that they are of. */
declare const BUILD: string;

/**
 * Refuses a page of another build, as it comes when a newer version is put in place between this
 * worker and its pages: it would ask for files that are not kept here.
 */
const ofThisBuild = {
  async cacheWillUpdate({ response }: { readonly response: Response }): Promise<Response | null> {
    if (!response.ok) return null;
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
    const page = await response.clone().text();
    return page.includes(BUILD) ? response : null;
  },
};

/** Two guides on one host have two folders, so two scopes: neither touches what the other keeps. */
const kept = new PrecacheController({
  cacheName: `guide of ${self.registration.scope}`,
  plugins: [ofThisBuild],
});
kept.addToCacheList(self.__WB_MANIFEST);

// All or nothing: if one file cannot be had whole, this version is not installed.
self.addEventListener('install', (event) => event.waitUntil(kept.install(event)));

self.addEventListener('activate', (event) => {
  event.waitUntil(kept.activate(event).then(() => self.clients.claim()));
});

// Without it, a new version waits until no page of the old one is open.
self.addEventListener('message', (event) => {
  if (event.data === MAKE_WAY) event.waitUntil(makeWay());
  if (event.data === TAKE_OVER) void self.skipWaiting();
});

/** Requests so far, of every tab, and how many of them are not answered yet. */
let requests = 0;
let unanswered = 0;

/** The parts of a page come one after another, but no longer apart than this. */
const QUIET_MS = 300;
const MOST_QUIET_MS = 5_000;

/**
 * Lets the new version take over in a quiet moment. To press a button makes a page fetch what it
 * has left for later; and a request that comes just as Chromium stops this worker starts it once
 * more, and leaves the new one waiting for minutes, however often that calls `skipWaiting`.
 */
async function makeWay(): Promise<void> {
  for (let waited = 0; waited < MOST_QUIET_MS; waited += QUIET_MS) {
    const before = requests;
    await new Promise((done) => setTimeout(done, QUIET_MS));
    if (unanswered === 0 && requests === before) break;
  }
  self.registration.waiting?.postMessage(TAKE_OVER);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const address = addressOf(url);
  if (kept.getCacheKeyForURL(address)) event.respondWith(counted(fromKept(address, request)));
  else if (request.mode === 'navigate') event.respondWith(counted(unknownPage(url, request)));
});

async function counted(answer: Promise<Response>): Promise<Response> {
  requests++;
  unanswered++;
  try {
    return await answer;
  } finally {
    unanswered--;
  }
}

/** The address that a file is kept under: what a figure's link adds to it makes no difference. */
function addressOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/index\.html$/, '/');
}

/** The browser may have thrown away what was kept: then the network is asked, as ever. */
async function fromKept(address: string, request: Request): Promise<Response> {
  return (await kept.matchPrecache(address)) ?? fetch(request);
}

/** It may be a page of a newer version; where there is no network, the guide's own "No such page". */
async function unknownPage(url: URL, request: Request): Promise<Response> {
  if (kept.getCacheKeyForURL(`${addressOf(url)}/`)) {
    return Response.redirect(`${url.pathname}/${url.search}`);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept.matchPrecache(new URL('404.html', self.registration.scope).href);
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
}
