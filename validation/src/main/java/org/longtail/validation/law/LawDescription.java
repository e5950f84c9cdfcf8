package org.longtail.validation.law;

/**
 * What a law states.
 *
 * @param id short name for the command line and for random streams, for instance {@code "tail-cut"}; never changed
 * @param name readable name
 * @param statement one or two sentences, plain text
 * @param formula the law in plain Unicode, one line
 * @param source author, title, year
 */
public record LawDescription(String id, String name, String statement, String formula, String source) {}
