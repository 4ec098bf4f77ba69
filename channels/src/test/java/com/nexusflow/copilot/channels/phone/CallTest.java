package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTest {

    private static final PhoneOffice OFFICE = PhoneOffice.open();

    @Test
    void aRepAsksAndHearsTheAnswerAndAsksOn() {
        FakeCall call = OFFICE.line().ring(OFFICE.rep());
        System.out.println(call.heard());
        call.press(PhoneOffice.PIN);
        System.out.println(call.heard());
        for (String q : new String[] {"how is my pipeline", "and last quarter", "which deals are open", "win rate by sector", "win rate this year", "top accounts by won revenue", "tell me about Bergström Logistik",
            "my open deals by stage", "set the amount of Bergström Logistik – expansion 42 to 45k", "what can you do", "what is the weather", "who is the best rep", "won revenue by month this year"}) {
            call.say(q);
            System.out.println("Q " + q + "\nA " + call.heard() + "\n  " + call.moments());
        }
        System.out.println(call.twiml());
        call.hangUp();
        assertThat(call.isOver()).isTrue();
    }
}
