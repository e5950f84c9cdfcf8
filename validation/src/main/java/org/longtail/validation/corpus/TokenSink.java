package org.longtail.validation.corpus;

/** Takes the tokens of running text, in their order. */
@FunctionalInterface
interface TokenSink {

    /**
     * Takes one token.
     *
     * @param characters holds the token at its start; filled anew for the next one
     * @param length of the token
     * @param hash as of a {@code String} of the same characters
     */
    void add(char[] characters, int length, int hash);
}
