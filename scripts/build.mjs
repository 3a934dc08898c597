// `npm run build`: builds the app and, only when all of it is written, says so in build/.built-from.
import { build } from './workshop.mjs';

const { code, output } = await build();
process.stdout.write(output);
process.exit(code);
