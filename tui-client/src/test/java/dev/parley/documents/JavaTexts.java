package dev.parley.documents;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The string literals of Java sources that read like text for a person. A concatenation counts as one text, with
 * {@code {}} for each part that is not a literal. Left out: messages of exceptions that only a bug raises, SQL, names,
 * and options of annotations that are not picocli's.
 */
final class JavaTexts {

    /** Thrown for bugs alone: nobody but a developer reads them. */
    private static final Set<String> FOR_DEVELOPERS = Set.of(
            "IllegalStateException", "IllegalArgumentException", "AssertionError", "FailStop", "NullPointerException");

    private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}[\\p{L}'’,.:;!?)]* +[(\\p{L}{]");
    private static final Pattern SENTENCE = Pattern.compile("^\\p{Lu}\\p{L}+.*[.!?…]$");
    private static final Pattern SQL = Pattern.compile(
            "^\\s*(select|insert|update|delete|create|drop|alter|pragma|with|begin|from|where|order by|and|attach|detach|replace)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SQL_SIGN = Pattern.compile(
            "\\?\\d?\\)|= ?\\?|\\b(SELECT|FROM|WHERE|select \\w+ from|on conflict|values ?\\()\\b", Pattern.DOTALL);

    private JavaTexts() {}

    /** The texts of each source under a folder, by file, in the order of the files' names; files without one are left out. */
    static List<SourceTexts> under(Path folder) {
        List<Path> sources = Project.files(folder, ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SourceTexts> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                Set<String> texts = new LinkedHashSet<>();
                unit.accept(new Collector(), texts);
                if (!texts.isEmpty()) {
                    found.add(new SourceTexts(Path.of(unit.getSourceFile().toUri()), List.copyOf(texts)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean isForPeople(String text) {
        return (TWO_WORDS.matcher(text).find() || SENTENCE.matcher(text).matches())
                && !SQL.matcher(text).matches()
                && !SQL_SIGN.matcher(text).find();
    }

    private static final class Collector extends TreeScanner<Void, Set<String>> {

        @Override
        public Void visitLiteral(LiteralTree literal, Set<String> texts) {
            if (literal.getValue() instanceof String text) {
                add(text, texts);
            }
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Set<String> texts) {
            StringBuilder whole = new StringBuilder();
            if (sum.getKind() == Tree.Kind.PLUS && join(sum, whole, texts)) {
                add(whole.toString(), texts);
                return null;
            }
            return super.visitBinary(sum, texts);
        }

        /** Whether one of the parts is a literal text; what stands inside the other parts is looked through as well. */
        private boolean join(Tree part, StringBuilder whole, Set<String> texts) {
            if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                boolean left = join(sum.getLeftOperand(), whole, texts);
                return join(sum.getRightOperand(), whole, texts) || left;
            }
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                whole.append(text);
                return true;
            }
            whole.append("{}");
            part.accept(this, texts);
            return false;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Set<String> texts) {
            return FOR_DEVELOPERS.contains(made.getIdentifier().toString()) ? null : super.visitNewClass(made, texts);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Set<String> texts) {
            String method = call.getMethodSelect().toString();
            boolean pattern = method.equals("Pattern.compile") || method.endsWith("requireNonNull");
            return pattern ? null : super.visitMethodInvocation(call, texts);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Set<String> texts) {
            String name = annotation.getAnnotationType().toString();
            boolean picocli =
                    Set.of("Option", "Command", "Parameters").contains(name.substring(name.lastIndexOf('.') + 1));
            return picocli ? super.visitAnnotation(annotation, texts) : null;
        }

        private static void add(String text, Set<String> texts) {
            if (isForPeople(text)) {
                texts.add(text.strip());
            }
        }
    }
}
