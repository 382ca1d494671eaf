/** The key of the recorded histories. It protects nothing: they hold codes, dates and made-up ids, and anyone may read them. */
export const historiesKeys = 'histories:dzItaGlzdG9yaWVzLXRlc3Qta2V5LW5vdC1zZWNyZXQ=';
