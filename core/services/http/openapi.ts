export function openApiDocument() {
  return { openapi: '3.1.0', info: { title: 'C(AI)DENCE', version: '1.0.0' }, paths: {} }
}
