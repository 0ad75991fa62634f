import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier } from 'react-admin';
import { post, request } from './http.js';

/** React-admin's data provider, with the domain's verbs: screens ask for a decision, they never write a state. */
export interface LaurelDataProvider extends DataProvider {
  /** `POST /api/{resource}/{id}/{verb}`: returns the row after the decision. */
  act<T>(resource: string, id: Identifier, verb: string, body?: object): Promise<T>;
  /** `POST /api/{resource}/{verb}`: a verb over many rows, or one that has no row yet. */
  actOnMany<T>(resource: string, verb: string, body: object): Promise<T>;
  /** `POST /api/{path}` with files; `fields` travel beside them. */
  send<T>(path: string, file: File, fields?: Record<string, string>): Promise<T>;
  /** `GET /api/{path}`: a view that is no row of a list, such as a dry run or one's own record. */
  read<T>(path: string, signal?: AbortSignal): Promise<T>;
}

const API = '/api';

const client = (url: string, options: RequestInit = {}) =>
  request(url, options).then(({ status, headers, json }) => ({ status, headers, json, body: '' }));

const step = (text: Identifier) => encodeURIComponent(String(text));

export const dataProvider: LaurelDataProvider = {
  ...simpleRestProvider(API, client),
  supportAbortSignal: true,
  act: <T>(resource: string, id: Identifier, verb: string, body: object = {}) =>
    post<T>(`${API}/${resource}/${step(id)}/${verb}`, body).then(({ json }) => json),
  actOnMany: <T>(resource: string, verb: string, body: object) =>
    post<T>(`${API}/${resource}/${verb}`, body).then(({ json }) => json),
  send: <T>(path: string, file: File, fields: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    return request<T>(`${API}/${path}`, { method: 'POST', body: form }).then(({ json }) => json);
  },
  read: <T>(path: string, signal?: AbortSignal) =>
    request<T>(`${API}/${path}`, { signal: signal ?? null }).then(({ json }) => json),
};
