import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges files by standards, all in one process: `Judge ua1 one.pdf 3a one.pdf ua1 two.pdf`. For each pair it prints a
 * line for every check that failed and, last, the verdict. Columns: failure or verdict, standard, file, words.
 */
public class Judge {
    public static void main(String[] pairs) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 0; i < pairs.length; i += 2) {
            judge(PDFAFlavour.byFlavourId(pairs[i]), pairs[i + 1]);
        }
    }

    private static void judge(PDFAFlavour standard, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion one : result.getTestAssertions()) {
                say("failure", standard, file, one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber()
                        + " " + one.getMessage() + " At " + one.getLocation().getContext());
            }
            say("verdict", standard, file, result.isCompliant() + " of " + result.getTotalAssertions() + " checks");
        }
    }

    private static void say(String kind, PDFAFlavour standard, String file, String words) {
        System.out.println(String.join("\t", kind, standard.getId(), file, words.replaceAll("\\s+", " ")));
    }
}
