// Tests in a browser pay little for PINs, but for those of the vault, which are about what a PIN costs.
import { expect } from 'vitest';
import { cheapPins } from './cheap-pins.ts';

if (!expect.getState().testPath?.endsWith('vault.browser.test.ts')) cheapPins();
