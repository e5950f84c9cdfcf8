package org.longtail.validation.law.learner;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCountSampler;

/** Could a verdict fail? Small lies, each told to the law that must notice it. */
class LearnerFaultsTest {

    private static ZipfCountSampler steeper(Zipf law) {
        return ZipfCountSampler.of(Zipf.of(law.exponent() * 1.005));
    }

    private static boolean middle(Map<String, Object> setting) {
        return Settings.real(setting, Settings.EXPONENT) == 1.5 && setting.containsValue(Bigram.ONE);
    }

    @Test
    void halfAPercentOfExponentShowsInTheBigramModel() {
        Findings findings = SerialRunner.run(new Bigram(LearnerFaultsTest::steeper, 1), LearnerFaultsTest::middle);
        Faults.assertFails(findings, Kind.EXACT, "total variation");
        Faults.assertFails(findings, Kind.EXPONENT, "exponent of leading term of the total variation");
    }

    @Test
    void aSingleTermIsNotTheBigramLaw() {
        Findings findings = SerialRunner.run(new Bigram(ZipfCountSampler::of, 0), LearnerFaultsTest::middle);
        Faults.assertFails(findings, Kind.EXPONENT, "exponent of leading term of the total variation");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of leading term of the total variation");
    }

    @Test
    void aCapacityThatIsOffByOneShowsUnderACut() {
        Findings findings =
                SerialRunner.run(new AssociativeMemory(1), setting -> setting.containsKey(TripletLaw.CAPACITY));
        Faults.assertFails(findings, Kind.EXACT, "error under cut and capacity");
    }

    @Test
    void anAttemptThatIsNotCountedShows() {
        Findings findings = SerialRunner.run(
                new Verification(setting -> Settings.with(
                        setting, RepeatedSampling.ATTEMPTS, Settings.whole(setting, RepeatedSampling.ATTEMPTS) + 1)),
                setting -> setting.containsValue("attempts made"));
        Faults.assertFails(findings, Kind.EXACT, "share of problems unsolved");
    }

    @Test
    void aHundredthOfTheWrongLabelsShows() {
        Findings findings = SerialRunner.run(
                new Verification(setting -> Settings.with(setting, LabelFilter.KEEP_WRONG, 0.31)),
                setting -> setting.containsKey(LabelFilter.ERROR_RATE));
        Faults.assertFails(findings, Kind.EXACT, "alignment of the mean with the truth");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of odds of error after the filter");
    }
}
