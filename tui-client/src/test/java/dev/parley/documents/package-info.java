/**
 * What people read, held to the code and to its own rules: the texts of the programs, collected into one file for a reviewer
 * ({@code tui-client/target/texts.txt}), the tables of packages in ARCHITECTURE.md, and the form of the documents. It stands in
 * the last module, where the sources of all modules are at hand.
 */
package dev.parley.documents;
