package dev.parley.documents;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages below one of the project's packages, and which of them each one uses, as the sources say. */
final class PackageUses {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern NAMED = Pattern.compile("\\bdev(?:\\.[a-z]\\w*)+(?=\\.[A-Z])");

    private PackageUses() {}

    /** By package, with names relative to {@code root}; the root itself is neither listed nor counted as used. */
    static Map<String, Set<String>> below(String root, Path sources) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path source : Project.files(sources, ".java")) {
            String code = COMMENT.matcher(Project.read(source)).replaceAll(" ");
            Matcher declared = DECLARED.matcher(code);
            if (declared.find() && declared.group(1).startsWith(root + ".")) {
                String own = declared.group(1).substring(root.length() + 1);
                Set<String> used = uses.computeIfAbsent(own, name -> new TreeSet<>());
                NAMED.matcher(code)
                        .results()
                        .map(named -> named.group())
                        .filter(name -> name.startsWith(root + "."))
                        .map(name -> name.substring(root.length() + 1))
                        .filter(name -> !name.equals(own))
                        .forEach(used::add);
            }
        }
        return uses;
    }
}
