package org.longtail.validation.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.ScalingLaw;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds laws by the names that users type. */
final class LawNames {

    private LawNames() {}

    /** The laws of these names, each once; all when there is no name. */
    static List<ScalingLaw> resolve(List<String> names, List<ScalingLaw> known) {
        if (names.isEmpty()) {
            return known;
        }
        Map<String, ScalingLaw> byName = new LinkedHashMap<>();
        known.forEach(law -> byName.put(law.description().id(), law));
        return names.stream()
                .distinct()
                .map(name -> {
                    ScalingLaw law = byName.get(name);
                    if (law == null) {
                        throw new IllegalArgumentException("law is unknown: " + name
                                + Failures.didYouMean(similar(name, byName)) + " (longtail laws lists them)");
                    }
                    return law;
                })
                .toList();
    }

    /** picocli knows what is similar to a mistyped command: here the laws are the commands. */
    private static List<String> similar(String name, Map<String, ScalingLaw> known) {
        CommandLine commands = new CommandLine(CommandSpec.create());
        known.keySet().forEach(id -> commands.addSubcommand(id, CommandSpec.create()));
        return new UnmatchedArgumentException(commands, List.of(name)).getSuggestions();
    }
}
