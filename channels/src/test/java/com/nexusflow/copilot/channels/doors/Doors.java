package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.Visitor;
import java.net.http.HttpResponse;
import java.util.function.Function;

/** The ways in, each as one person. */
public final class Doors {

    private Doors() {}

    public static Function<Call, HttpResponse<String>> rest(Member member) {
        Api api = Api.as(member);
        return call -> api.send(call.into(api.request(call.address())));
    }

    public static Function<Call, HttpResponse<String>> pages(Member member) {
        Visitor visitor = Visitor.signIn(member);
        return call -> visitor.send(call.into(visitor.request(call.address())));
    }
}
