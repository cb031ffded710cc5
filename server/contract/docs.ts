/** The API described: the document as the caller has it, the page that shows it, and the error catalogue. */
import { endpoints } from './endpoint.js';
import { anything, file, map, string } from './schema.js';
import { label } from './words.js';

const page = { answer: 'text/html' };

export const docsEndpoints = endpoints('docs', {
  openapi: {
    method: 'get',
    path: '/api/openapi.json',
    who: 'anyone',
    undocumented: true,
    summary: label('This document', '本文档'),
    headers: ['IfNoneMatch'],
    answer: map(anything),
    answerHeaders: ['ETag'],
    failures: [],
  },
  docs: {
    method: 'get',
    path: '/api/docs',
    who: 'anyone',
    undocumented: true,
    summary: label('The API as a page', 'API 页面'),
    answer: string,
    media: page,
    failures: [],
  },
  docsAsset: {
    method: 'get',
    path: '/api/docs/assets/{name}',
    who: 'anyone',
    undocumented: true,
    summary: label('What the page loads', '页面加载的文件'),
    params: { name: string },
    answer: file,
    failures: [404],
  },
  docsErrors: {
    method: 'get',
    path: '/api/docs/errors',
    who: 'anyone',
    undocumented: true,
    summary: label('The error codes as a page', '错误码页面'),
    answer: string,
    media: page,
    failures: [],
  },
});
