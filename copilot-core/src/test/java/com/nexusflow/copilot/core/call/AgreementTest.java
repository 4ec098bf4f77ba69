package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.Agreement.Pair;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static List<Pair> pairs(int count, Status person, Status machine) {
        return Collections.nCopies(count, new Pair(person, machine));
    }

    /** 20 and 15 of 50 equal; the person says met 25 times, the machine 30 times: chance 0.5, kappa (0.7 - 0.5) / 0.5. */
    @Test
    void kappaTakesChanceOut() {
        List<Pair> pairs = new ArrayList<>(pairs(20, Status.MET, Status.MET));
        pairs.addAll(pairs(5, Status.MET, Status.NOT_MET));
        pairs.addAll(pairs(10, Status.NOT_MET, Status.MET));
        pairs.addAll(pairs(15, Status.NOT_MET, Status.NOT_MET));
        Agreement agreement = Agreement.of(pairs);
        assertThat(agreement.equal()).isEqualTo(0.7, within(1e-9));
        assertThat(agreement.kappa()).isEqualTo(0.4, within(1e-9));
    }

    @Test
    void whereChanceAloneAgreesFullyThereIsNoKappa() {
        assertThat(Agreement.of(pairs(4, Status.MET, Status.MET)).kappa()).isNull();
        assertThat(Agreement.of(List.of()).verdicts()).isZero();
    }
}
