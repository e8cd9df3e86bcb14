import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.Word;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Labels the names of a CoNLL-U file's sentences with a classifier of Stanford CoreNLP, one word and IOB tag a line, as cmd/train reads with -tree-names.
 *
 * The jars are edu.stanford.nlp:stanford-corenlp:4.5.7 without and with the classifier models.
 *
 * usage: java -cp stanford-corenlp-4.5.7.jar:stanford-corenlp-4.5.7-models.jar NameLabels.java CLASSIFIER < IN.conllu > OUT.conll
 */
class NameLabels {
    static final Map<String, String> KINDS = Map.of("PERSON", "PER", "ORGANIZATION", "ORG", "LOCATION", "LOC", "MISC", "MISC");

    public static void main(String[] args) throws Exception {
        CRFClassifier<CoreLabel> classifier = CRFClassifier.getClassifier(args[0]);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        List<Word> words = new ArrayList<>();
        for (String line : Files.readString(Path.of("/dev/stdin")).split("\n", -1)) {
            String[] columns = line.split("\t");
            if (columns.length == 10 && columns[0].matches("\\d+")) {
                words.add(new Word(columns[1]));
            } else if (line.isEmpty() && !words.isEmpty()) {
                label(classifier, words, out);
                words.clear();
            }
        }
        out.flush();
    }

    /** A name is a run of words of one kind: the classifiers do not divide names that meet. */
    static void label(CRFClassifier<CoreLabel> classifier, List<Word> words, PrintStream out) {
        String before = "O";
        int at = 0;
        for (CoreLabel word : classifier.classifySentence(words)) {
            String kind = KINDS.getOrDefault(word.get(AnswerAnnotation.class), "O");
            String tag = kind.equals("O") ? kind : (kind.equals(before) ? "I-" : "B-") + kind;
            out.println(words.get(at++).word() + "\t" + tag);
            before = kind;
        }
        out.println();
    }
}
