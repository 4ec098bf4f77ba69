/** The records a seller keeps: accounts, contacts, opportunities, products, activities. */
@NullMarked
package com.nexusflow.copilot.core.crm;

import org.jspecify.annotations.NullMarked;
