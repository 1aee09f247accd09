export type Confidence = 'certain' | 'likely' | 'possible';
