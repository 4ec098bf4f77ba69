package com.nexusflow.copilot.core.call;

import java.io.IOException;
import java.io.InputStream;

/** A platform that recordings are fetched from. */
public interface RecordingOrigin {

    CallSource source();

    /**
     * The recording of the current tenant, from its beginning.
     *
     * @param origin as it was named when the call was announced
     * @throws IOException when it cannot be had now and is to be asked for again
     * @throws UnusableRecording when it never will be had
     */
    InputStream open(String origin) throws IOException, InterruptedException, UnusableRecording;

    /** It may not be larger than that. */
    long mostBytes();
}
