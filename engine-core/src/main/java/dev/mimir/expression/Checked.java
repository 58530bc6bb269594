package dev.mimir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.Set;

/// An expression that fits its vocabulary.
///
/// @param tree ready to be planned: every call names one implementation of the [Library]
/// @param variables names it reads itself
/// @param functions functions of the designer that it calls itself
/// @param depth of nested operations
/// @param cost number of operations
/// @param neverTrue whether it is a bool that cannot be true for any values within their bounds
record Checked(
    String source,
    CelAbstractSyntaxTree tree,
    Type type,
    Set<String> variables,
    Set<String> functions,
    int depth,
    long cost,
    boolean neverTrue) {}
