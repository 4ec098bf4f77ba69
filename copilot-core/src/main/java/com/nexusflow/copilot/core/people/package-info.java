/** Persons, teams, roles, rights and how a person signs in. */
@NullMarked
package com.nexusflow.copilot.core.people;

import org.jspecify.annotations.NullMarked;
