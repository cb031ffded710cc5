/** Version of the platform, against which documents state what they require. A test holds it to package.json. */
export const platformVersion = '0.1.0';
