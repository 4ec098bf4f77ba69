package com.nexusflow.copilot.voice.review;
import com.nexusflow.copilot.core.call.*;
import java.nio.file.*;
import java.util.*;
class TryHeard {
    public static void main(String[] a) throws Exception {
        String el="", want=""; int good=0, n=0;
        for (String l : Files.readAllLines(Path.of("voice/src/test/resources/com/nexusflow/copilot/voice/review/heard.txt"))) {
            if (l.startsWith("#")||l.isBlank()) continue;
            if (l.startsWith("[")) { String[] p=l.substring(1,l.length()-1).split(" "); el=p[0]; want=p[1]; continue; }
            Transcript t=new Transcript("en", false, false, List.of(new Speaker(0, Side.CUSTOMER, "x")), List.of(new Utterance(0,0,0,0,l,List.of())));
            String got=Bant.judged(Talk.of(t), null).elements().get(el).status().name().toLowerCase();
            boolean ok = want.equals("quiet") ? !got.equals("not_met") : got.equals(want);
            n++; if(ok) good++; else System.out.println(el+" want "+want+" got "+got+": "+l);
        }
        System.out.println(good+" of "+n);
    }
}
