import { NowhereToBe } from '../layout/Pages.js';

export const Home = () => <NowhereToBe />;
