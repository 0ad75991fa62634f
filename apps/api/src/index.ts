export { AppModule } from './app.module.js';
export { entities, type House, openHouse } from './house.js';
export { createHttpApp } from './http/http-app.js';
export { openApiOf } from './http/openapi.js';
export { seedIfEmpty } from './seed/seed.js';
export { type Running, serve } from './serve.js';
