/** What is true: tenants, people, CRM records and the figures computed from them. No language model, no vendor SDK, no HTTP edge. */
@NullMarked
package com.nexusflow.copilot.core;

import org.jspecify.annotations.NullMarked;
