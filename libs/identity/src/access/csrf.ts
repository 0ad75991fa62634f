import { createHash, timingSafeEqual } from 'node:crypto';
import { forbidden } from '@laurel/domain';
import type { Request } from 'express';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for methods that promise to change nothing (RFC 9110 §9.2.1). */
export const isSafe = (method: string): boolean => SAFE_METHODS.has(method);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** An unsafe request of a signed-in session must repeat the session's token; a foreign page cannot know it. */
export function requireCsrfToken(request: Request, token: string): void {
  if (isSafe(request.method)) return;
  const sent = request.get('x-csrf-token');
  if (sent && timingSafeEqual(digest(sent), digest(token))) return;
  throw forbidden('csrf-token-wrong', 'This page has been open since an earlier sign-in. Reload it and try again.');
}

/**
 * Refuses a browser's request that another site set off, for the routes that have no session to hold a token yet
 * (sign-in, setup). Browsers always say where an unsafe request comes from; what says nothing is no browser.
 */
export function requireSameOrigin(request: Request, publicOrigin?: string): void {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const ours = publicOrigin ?? `${request.protocol}://${request.get('host')}`;
  const foreign = site ? !['same-origin', 'none'].includes(site) : origin !== undefined && origin !== ours;
  if (foreign)
    throw forbidden('cross-site-request', 'This request came from another site. Open Laurel itself and try again.');
}
