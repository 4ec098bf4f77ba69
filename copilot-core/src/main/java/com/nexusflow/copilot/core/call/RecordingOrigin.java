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
     * @throws NotThereYet when it is not to be had at the moment, and may be within the hour
     * @throws IOException when something failed that may not fail again at once
     * @throws UnusableRecording when it never will be had
     */
    InputStream open(String origin) throws IOException, InterruptedException, NotThereYet, UnusableRecording;

    /** It may not be larger than that. */
    long mostBytes();
}
