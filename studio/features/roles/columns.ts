/** What the columns of the table are, for rows that span them all, and how its lines are found from the address. */
import { rights } from '../../grants/rights.js';

export const COLUMNS = rights.length + 3;

export const lineId = (name: string): string => `grants-of-${name}`;
