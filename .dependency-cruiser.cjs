// The module arrows of docs/architecture.md, enforced. A room knows only the rooms before it.
const rooms = {
  domain: [],
  contract: ['domain'],
  platform: ['domain'],
  identity: ['domain', 'contract', 'platform'],
  catalogue: ['domain', 'contract', 'platform', 'identity'],
  participation: ['domain', 'contract', 'platform', 'identity', 'catalogue'],
  assessment: ['domain', 'contract', 'platform', 'identity', 'catalogue', 'participation'],
  credentials: ['domain', 'contract', 'platform', 'identity'],
  records: ['domain', 'contract', 'platform', 'identity', 'catalogue', 'participation', 'assessment', 'credentials'],
  exchange: ['domain', 'contract', 'platform', 'identity', 'catalogue', 'credentials', 'records'],
};
const arrows = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-knows-only-earlier-rooms`,
  severity: 'error',
  from: { path: `^libs/${room}/` },
  to: { path: '^(libs|apps|migrations|test|bench)/', pathNot: `^libs/(${[room, ...may].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...arrows,
    {
      name: 'web-knows-only-contract-and-domain',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps|migrations|test|bench)/', pathNot: '^(apps/web|libs/(contract|domain))/' },
    },
    {
      name: 'domain-and-contract-are-pure',
      severity: 'error',
      from: { path: '^libs/(domain|contract)/' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|express)' },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'digitalbazaar-only-in-credentials',
      severity: 'error',
      from: { pathNot: '^(libs/credentials|bench|test)/' },
      to: { path: 'node_modules/@digitalbazaar' },
    },
    {
      name: 'libs-are-entered-by-their-front-door',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/([^/]+)/src/', pathNot: '^libs/($2)/src/|/src/index\\.ts$' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@laurel/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
