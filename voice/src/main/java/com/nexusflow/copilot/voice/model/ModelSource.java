package com.nexusflow.copilot.voice.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** A place that may have models. */
interface ModelSource {

    /** Puts the model's files into the folder. What it puts there is checked afterwards; the work folder is kept for the next attempt. */
    void bring(SpeechModel model, Path into, Path work, DoubleConsumer progress) throws IOException, InterruptedException;

    /** How it is called when it fails. */
    String name();
}
