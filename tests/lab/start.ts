import { createBench, listenOn, type Undo } from './bench.ts';
import { type BrowserNeeds, browserArgs, createBrowserNeeds } from './browser-needs.ts';
import { type Certificates, makeCertificates } from './certificates.ts';
import { families } from './families/index.ts';
import { type Endpoint, expectedOf } from './family.ts';
import { createIndexServer } from './index-page.ts';
import { renderPage } from './page.ts';
import { pageAddress, servePage } from './page-server.ts';
import { findProgram, installHint } from './program.ts';
import type { Lab, LabScenario } from './scenario.ts';

export interface LabOptions {
  /** Gets a line for each endpoint that is left out, with the reason. */
  log?: (line: string) => void;
  /** Ids of the endpoints to start; all of them by default. */
  only?: string[];
}

interface Place {
  endpoint: Endpoint;
  address: string;
}

interface Site {
  certificates: Certificates;
  indexUrl: string;
  undoes: Undo[];
  needs: BrowserNeeds;
}

const quick = 300;

/** Starts the endpoints on loopback. Rejects, with nothing left running, when an id is unknown or a server cannot start. */
export async function startLab({ log, only }: LabOptions = {}): Promise<Lab> {
  const places = choosePlaces(only);
  const certificates = await makeCertificates(places.map(({ address }) => address));
  const undoes: Undo[] = [];
  const needs = createBrowserNeeds();
  const scenarios: LabScenario[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= undoInReverse(undoes);
    return stopped;
  };
  try {
    const index = createIndexServer(families, scenarios, { caCertificate: certificates.authority, needs });
    const indexUrl = `http://127.0.0.1:${await listenOn(index, '127.0.0.1', undoes)}/`;
    const present = places.filter(({ endpoint: { id, needs: program } }) => {
      if (!program || findProgram(program)) return true;
      log?.(`${id} is left out: ${installHint(program)}`);
      return false;
    });
    const site = { certificates, indexUrl, undoes, needs };
    scenarios.push(
      ...(await allOrNone(present.map(({ endpoint, address }) => startEndpoint(endpoint, address, site)))),
    );
    return {
      indexUrl,
      scenarios,
      caCertificate: certificates.authority,
      browserArgs: browserArgs(needs),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An endpoint keeps its address whatever else is started. */
function choosePlaces(only: string[] | undefined): Place[] {
  const places = families
    .flatMap(({ endpoints }) => endpoints)
    .map((endpoint, position) => ({ endpoint, address: pageAddress(position) }));
  if (!only) return places;
  const unknown = only.filter((id) => !places.some(({ endpoint }) => endpoint.id === id));
  if (unknown.length > 0) throw new Error(`The lab has no endpoint ${unknown.join(', ')}`);
  return places.filter(({ endpoint }) => only.includes(endpoint.id));
}

async function startEndpoint(endpoint: Endpoint, address: string, site: Site): Promise<LabScenario> {
  const { id, row, title, settlesAfter = quick, also = [] } = endpoint;
  const { certificates, indexUrl, undoes } = site;
  const page = await endpoint.open(createBench(id, site));
  const scenario = { id, expects: expectedOf(endpoint), row, title, settlesAfter, also };
  const html = renderPage(scenario, page, indexUrl);
  const pageUrl = await servePage(id, page, html, { address, certificate: certificates.good, undoes });
  if (page.publicSite) site.needs.publicSites.push(new URL(pageUrl).host);
  return { ...scenario, pageUrl, ...(page.drive && { drive: page.drive }) };
}

/** As `Promise.all`, but waits for all of them also when one fails, so that nothing starts after the others are stopped. */
async function allOrNone<T>(promises: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function undoInReverse(undoes: Undo[]): Promise<void> {
  for (const undo of undoes.reverse()) await undo();
}
