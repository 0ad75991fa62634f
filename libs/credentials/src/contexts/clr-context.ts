/**
 * The JSON-LD context of CLR 2.0.1, written from its vocabulary: which IRI each word of ClrCredential, ClrSubject and
 * Association stands for. No package carries it. Signatures cover these IRIs, so a single wrong letter here would make
 * every CLR of other issuers fail; the conformance specs verify some.
 */
export const CLR_CONTEXT_URL = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

/** The 2.0.0 address is still met. It lacked `partial` and the subject's `identifier`; having them harms nobody. */
export const CLR_CONTEXT_URL_2_0_0 = 'https://purl.imsglobal.org/spec/clr/v2p0/context.json';

const clr = (word: string) => `https://purl.imsglobal.org/spec/vc/clr/vocab.html#${word}`;
const ob = (word: string) => `https://purl.imsglobal.org/spec/vc/ob/vocab.html#${word}`;
const keywords = { id: '@id', type: '@type' };
/** As `xsd` is not declared in this context itself, the datatype of `partial` and of the ids takes its meaning there. */
const several = (word: string, type: string) => ({ '@id': clr(word), '@type': type, '@container': '@set' });

export const CLR_CONTEXT = {
  '@context': {
    ...keywords,
    ClrCredential: {
      '@id': clr('ClrCredential'),
      '@context': { ...keywords, partial: { '@id': clr('partial'), '@type': 'xsd:boolean' } },
    },
    ClrSubject: {
      '@id': clr('ClrSubject'),
      '@context': {
        ...keywords,
        achievement: several('achievement', ob('Achievement')),
        association: several('association', clr('Association')),
        identifier: several('identifier-1', ob('Identifier')),
        verifiableCredential: several(
          'verifiableCredential',
          'https://www.w3.org/2018/credentials#verifiableCredential',
        ),
      },
    },
    Association: {
      '@id': clr('Association'),
      '@context': {
        associationType: { '@id': clr('AssociationType') },
        sourceId: { '@id': clr('sourceId'), '@type': 'xsd:anyURI' },
        targetId: { '@id': clr('targetId'), '@type': 'xsd:anyURI' },
      },
    },
  },
};
