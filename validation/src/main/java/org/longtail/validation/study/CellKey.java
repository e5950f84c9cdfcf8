package org.longtail.validation.study;

import java.io.Serializable;

/**
 * Names a cell of a grid: all that an engine has to send to a worker which knows the grid.
 *
 * @param law the law's id
 * @param index the cell's place in the law's list
 */
public record CellKey(String law, int index) implements Serializable {}
