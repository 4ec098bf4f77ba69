package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;

/** Somebody who talks through a door and is known here, with the rights of this moment. */
public record Speaker(Person person, TenantScope scope) {}
