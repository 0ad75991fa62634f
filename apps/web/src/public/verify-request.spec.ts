import { describe, expect, it } from '@jest/globals';
import { codeFrom, isDocument } from './verify-request.js';

describe('what a stranger types into the verify page', () => {
  it.each([
    [' NF-7QM4-VR2N-YXK8 ', 'NF-7QM4-VR2N-YXK8'],
    ['https://sample.edu/verify?code=NF-7QM4-VR2N-YXK8', 'NF-7QM4-VR2N-YXK8'],
    ['https://sample.edu/verify/NF-7QM4-VR2N-YXK8?from=pdf', 'NF-7QM4-VR2N-YXK8'],
    ['https://elsewhere.example/credentials/1', 'https://elsewhere.example/credentials/1'],
    ['https://', 'https://'],
  ])('%s is the code or link %s', (line, code) => expect(codeFrom(line)).toBe(code));

  it.each([
    ['{"@context": []}', true],
    ['  [1]', true],
    ['eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiIifQ.c2ln', true],
    ['NF-7QM4-VR2N-YXK8', false],
    ['eyrie', false],
  ])('%s is a document: %s', (text, document) => expect(isDocument(text)).toBe(document));
});
