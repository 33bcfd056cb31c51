import { documentExtensions } from '../../assets/mentions/languageOfFile';

/** The documents of a project that are read without being opened. */
export const readableDocuments = `**/*.{${documentExtensions.join(',')}}`;

/** How many of them are read at most. */
export const maximumDocuments = 5000;

/** Bytes; what is larger was written by a program, and is read by none but programs. */
export const maximumDocumentSize = 5_000_000;
