/** The floor with what the programme asks of Temporal itself. */
export const furnishedWorkflow = 'furnished';
export const furnishedQueue = 'furnished';
export const tellingQueue = 'furnished-telling';
