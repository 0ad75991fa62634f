import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The API's own description, from routes and wire schemas. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Laurel')
    .setDescription('Co-curricular and extended transcripts. Errors are problem+json (RFC 9457) with a stable code.')
    .setVersion('1')
    .addCookieAuth('laurel')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Answers GET /api/openapi.json. Public: the shape of the API is no secret. */
export function describeApi(app: INestApplication): void {
  const document = openApiOf(app);
  app.getHttpAdapter().get('/api/openapi.json', (_request: unknown, response: { json(body: unknown): void }) => {
    response.json(document);
  });
}
